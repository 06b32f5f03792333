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
    name: f"gemini_sdk._behaviour.{place}"
    for name, place in {
        "BatchEmbedContentsResponse": "embeddings.ContentEmbeddingsBehaviour",
        "Candidate": "response.CandidateBehaviour",
        "Content": "content.ContentBehaviour",
        "ContentEmbedding": "embeddings.ContentEmbeddingBehaviour",
        "GenerateContentResponse": "response.ResponseBehaviour",
        "GenerationConfig": "generation_config.GenerationConfigBehaviour",
        "ModelDescription": "models.ModelDescriptionBehaviour",
        "Part": "part.PartBehaviour",
        "PublisherModel": "models.PublisherModelBehaviour",
        "Response": "response_text.ResponseTextBehaviour",
        "ChatCompletions": "azure.answer.ChatAnswerBehaviour",
        "ChatCompletionsChunk": "azure.answer.ChatChunkBehaviour",
        "ChatMessage": "azure.message.MessageBehaviour",
        "ChatMessageDelta": "azure.message.MessageDeltaBehaviour",
        "Completions": "azure.completions.CompletionsBehaviour",
        "ContentItem": "azure.item.ItemBehaviour",
        "EmbeddingItem": "azure.embeddings.EmbeddingItemBehaviour",
        "Embeddings": "azure.embeddings.EmbeddingsBehaviour",
        "ImageEmbeddingInput": "azure.embeddings.ImageInputBehaviour",
        "ChatCompletion": "azure.odd_values.CreatedBehaviour",
        "ChatCompletionChunk": "azure.odd_values.CreatedBehaviour",
        "Completion": "azure.odd_values.CreatedBehaviour",
        "ChatCompletionDelta": "azure.odd_values.SaidTextBehaviour",
        "ChatCompletionFunctionDelta": "azure.odd_values.CalledFunctionBehaviour",
        "ChatCompletionMessage": "azure.odd_values.SaidTextBehaviour",
        "ChatCompletionMessageFunction": "azure.odd_values.CalledFunctionBehaviour",
        "ToolCallFunction": "azure.odd_values.CalledFunctionBehaviour",
        "ToolCallFunctionDelta": "azure.odd_values.CalledFunctionBehaviour",
        "ToolCall": "azure.message.ToolCallBehaviour",
        "ToolCallDelta": "azure.message.ToolCallBehaviour",
    }.items()
}
"""Models with hand-written methods, and the classes that hold these."""

TYPE_PARAMETERS = {"ChatCompletions": "Parsed", "GenerateContentResponse": "Parsed"}
"""Models that type checkers see as generic, and the type variable: a name in `gemini_sdk._behaviour.parsing`."""

PYTHON_FORMS = {
    ("GenerationConfig", "responseSchema"): "type[Any] | Mapping[str, Any]",
    ("GenerationConfig", "responseJsonSchema"): "type[Any]",
}
"""Python values that clients accept in a mapping, in addition to JSON values."""

HELD_FORMS = {("GenerationConfig", "responseSchema"): "type[Any]"}
"""Python values that a model holds, too; its behaviour lets them in."""
