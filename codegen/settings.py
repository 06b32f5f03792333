"""Every choice codegen makes that the specs do not: one short file."""

from pathlib import Path

from .specs import PLAIN_JSON, PROTO3_JSON

ROOT = Path(__file__).resolve().parent.parent
SPECS = ROOT / "specs"
OUTPUT = ROOT / "generated" / "gemini_models"
TEMPLATES = Path(__file__).resolve().parent / "templates"

HEADER = (
    "# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate."
)

BASE_CLASSES = {PROTO3_JSON: "gemini_sdk._wire.Model", PLAIN_JSON: "gemini_sdk._wire.JsonModel"}
"""The base of a file's models, by its dialect."""
BEHAVIOURS = {
    "Candidate": "gemini_sdk._behaviour.CandidateBehaviour",
    "Content": "gemini_sdk._behaviour.ContentBehaviour",
    "GenerateContentResponse": "gemini_sdk._behaviour.ResponseBehaviour",
    "GenerationConfig": "gemini_sdk._behaviour.GenerationConfigBehaviour",
    "Part": "gemini_sdk._behaviour.PartBehaviour",
    "ChatCompletions": "gemini_sdk._behaviour.azure.ChatAnswerBehaviour",
    "ChatCompletionsChunk": "gemini_sdk._behaviour.azure.ChatChunkBehaviour",
    "ChatMessage": "gemini_sdk._behaviour.azure.MessageBehaviour",
    "Completions": "gemini_sdk._behaviour.azure.CompletionsBehaviour",
    "ContentItem": "gemini_sdk._behaviour.azure.ItemBehaviour",
    "EmbeddingItem": "gemini_sdk._behaviour.azure.EmbeddingItemBehaviour",
    "Embeddings": "gemini_sdk._behaviour.azure.EmbeddingsBehaviour",
    "ImageEmbeddingInput": "gemini_sdk._behaviour.azure.ImageInputBehaviour",
    "ToolCall": "gemini_sdk._behaviour.azure.ToolCallBehaviour",
}
"""Models with hand-written methods, and the classes that hold these."""

PYTHON_FORMS = {
    ("GenerationConfig", "responseSchema"): "type[Any] | Mapping[str, Any]",
    ("GenerationConfig", "responseJsonSchema"): "type[Any]",
}
"""Python values that clients take in a mapping beside what the wire has."""

HELD_FORMS = {("GenerationConfig", "responseSchema"): "type[Any]"}
"""Python values that a model holds, too; its behaviour lets them in."""
