"""The tables of docs/migration.md, made from those in code; `python -m tests.docs.migration_tables` writes them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gemini_sdk import migration
from gemini_sdk._behaviour.media_types import accepted
from gemini_sdk._openai.effort import EFFORTS, thinking_choice
from gemini_sdk._openai.fields import TO_AZURE, TO_GEMINI, Table
from gemini_sdk._openai.model_treatment import ModelTreatment
from gemini_sdk._openai.response_fields import RESPONSES_TO_GEMINI
from gemini_sdk.known_models import catalogue
from gemini_sdk.migration.drop_in.missing import INSTEAD
from tests.docs.test_living_models import ends_soon

PAGE = Path(__file__).resolve().parents[2] / "docs" / "migration.md"

_CHAT = {
    "CreateChatCompletionRequest": "",
    "ChatCompletionMessageParam": "messages[].",
    "ChatCompletionContentPart": "messages[].content[].",
    "ChatCompletionImageUrl": "messages[].content[].image_url.",
    "ChatCompletionInputAudio": "messages[].content[].input_audio.",
    "ChatCompletionFile": "messages[].content[].file.",
    "ChatCompletionMessageToolCall": "messages[].tool_calls[].",
    "ChatCompletionMessageFunction": "messages[].tool_calls[].function.",
    "ChatCompletionExtraContent": "messages[].tool_calls[].extra_content.",
    "ChatCompletionGoogleExtra": "messages[].tool_calls[].extra_content.google.",
    "ChatCompletionTool": "tools[].",
    "ChatCompletionFunctionObject": "tools[].function.",
    "ChatCompletionNamedToolChoice": "tool_choice.",
    "ChatCompletionNamedFunction": "tool_choice.function.",
    "ChatCompletionAllowedTools": "tool_choice.allowed_tools.",
    "ChatCompletionStreamOptions": "stream_options.",
    "ChatCompletionResponseFormat": "response_format.",
    "ChatCompletionJsonSchema": "response_format.json_schema.",
    "ChatCompletionAudioOptions": "audio.",
}
_TEXT = {"CreateCompletionRequest": ""}
_RESPONSE = {
    "CreateResponseRequest": "",
    "ResponseInputItem": "input[].",
    "ResponseInputContent": "input[].content[].",
    "ResponseReasoning": "reasoning.",
    "ResponseTextConfig": "text.",
    "ResponseTextFormat": "text.format.",
    "ResponseTool": "tools[].",
    "ResponseToolChoice": "tool_choice.",
}
_EMBEDDING = {"CreateEmbeddingRequest": ""}
_GEMINI = {
    "GenerateContentRequest": "",
    "Content": "contents[].",
    "Part": "contents[].parts[].",
    "Blob": "contents[].parts[].inlineData.",
    "FileData": "contents[].parts[].fileData.",
    "FunctionCall": "contents[].parts[].functionCall.",
    "FunctionResponse": "contents[].parts[].functionResponse.",
    "GenerationConfig": "generationConfig.",
    "ThinkingConfig": "generationConfig.thinkingConfig.",
    "Tool": "tools[].",
    "FunctionDeclaration": "tools[].functionDeclarations[].",
    "ToolConfig": "toolConfig.",
    "FunctionCallingConfig": "toolConfig.functionCallingConfig.",
}


def tables() -> dict[str, str]:
    """The text of each table, by the name of its place in the page."""
    return {
        "chat": _table(TO_GEMINI, _CHAT),
        "completions": _table(TO_GEMINI, _TEXT),
        "responses": _table(RESPONSES_TO_GEMINI, _RESPONSE),
        "embeddings": _table(TO_GEMINI, _EMBEDDING),
        "instead": "\n".join(_instead()),
        "gemini": _table(TO_AZURE, _GEMINI),
        "models": "\n".join(_models()),
        "efforts": "\n".join(_efforts()),
        "media": "\n".join(_media()),
    }


def _table(table: Table, places: dict[str, str]) -> str:
    lines = ["| field | kind | target | notes |", "|---|---|---|---|"]
    for type_name, place in places.items():
        for name, row in table[type_name].items():
            target = f"`{row.target}`" if row.target else ""
            lines.append(f"| `{place}{name}` | {row.kind} | {target} | {row.reason} |")
    return "\n".join(lines)


def _instead() -> Iterator[str]:
    yield "| of OpenAI's clients | instead |"
    yield "|---|---|"
    for name, advice in INSTEAD.items():
        yield f"| `{name}` | {advice} |"


def _models() -> Iterator[str]:
    path = Path(migration.__file__ or "").parent / "models.json"
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    yield "| model | row | in use | source |"
    yield "|---|---|---|---|"
    for row in document["rows"]:
        chosen = migration.to_gemini({"model": row["from"], "prompt": "x"}).model
        yield f"| `{row['from']}` | `{row['to']}` | `{chosen}` | {row['source']} |"


def _efforts() -> Iterator[str]:
    """What each effort becomes for each model that thinks; bold where it is another effort."""
    yield f"| model | {' | '.join(f'`{effort}`' for effort in EFFORTS)} |"
    yield f"|---|{'---|' * len(EFFORTS)}"
    for model in catalogue.models():
        if model.thinking is None or ends_soon(model.name):
            continue
        cells: list[str] = []
        for effort in EFFORTS:
            choice = thinking_choice(effort, ModelTreatment.of(model))
            (sent,) = (choice.config or {"": ""}).values()
            cells.append(f"{sent}" if choice.severity == "info" else f"**{sent}**")
        yield f"| `{model.name}` | {' | '.join(cells)} |"


def _media() -> Iterator[str]:
    yield "| media | Google AI | Vertex AI |"
    yield "|---|---|---|"
    for family in ("image", "audio", "video", "text", "application"):
        cells: list[str] = []
        for platform in ("google-ai", "vertex"):
            kinds = [kind.partition("/") for kind in accepted(platform)]
            cells.append(", ".join(name for own, _, name in kinds if own == family))
        yield f"| `{family}/` | {' | '.join(cells)} |"


def in_place(text: str) -> str:
    """The page with its tables as they should be."""
    for name, table in tables().items():
        block = f"<!-- {name}: begin -->\n{table}\n<!-- {name}: end -->"
        marked = rf"(?s)<!-- {name}: begin -->.*?<!-- {name}: end -->"
        text, found = re.subn(marked, block.replace("\\", r"\\"), text)
        assert found == 1, name
    return text


if __name__ == "__main__":
    PAGE.write_text(in_place(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
