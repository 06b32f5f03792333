"""The tables of docs/migrating-code.md, made by rewriting; `python -m tests.docs.code_tables` writes them."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from gemini_sdk.migration.code import rewrite
from gemini_sdk.migration.code.advice import OPENAI, VERTEX, WRAPPERS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "migrating-code.md"

_OPENAI = (
    "from openai import OpenAI, AzureOpenAI, AsyncOpenAI, RateLimitError\n"
    "from openai.types.chat import ChatCompletion, ChatCompletionMessageParam\n"
    "from openai.types.chat import ChatCompletionUserMessageParam\n"
    "import os, openai\n"
)
_OPENAI_LINES = (
    "client = AzureOpenAI(azure_endpoint='https://NAME.openai.azure.com', api_version='v1')",
    "client = AzureOpenAI(api_key=os.environ['AZURE_OPENAI_API_KEY'])",
    "client = openai.AsyncOpenAI()",
    "kind = RateLimitError",
    "def f(answer: ChatCompletion): ...",
    "history: list[ChatCompletionMessageParam] = []",
    "message = ChatCompletionUserMessageParam(role='user', content=text)",
    "url = os.environ['AZURE_OPENAI_ENDPOINT']",
)
_VERTEX = (
    "import vertexai\n"
    "from vertexai.generative_models import GenerativeModel, HarmCategory, FinishReason, Part, Image\n"
    "from vertexai.generative_models import Tool, ToolConfig, grounding, Content\n"
    "from vertexai.caching import CachedContent\n"
    "from vertexai.tuning import sft\n"
    "from vertexai.language_models import TextEmbeddingModel\n"
)
_VERTEX_LINES = (
    "vertexai.init(project='my-project', location='us-central1')",
    "answer = GenerativeModel('gemini-3.8-flash').generate_content('Hi')",
    "answer = GenerativeModel('gemini-3.8-flash').generate_content('Hi', stream=True)",
    "chat = GenerativeModel('gemini-3.8-flash').start_chat()",
    "count = GenerativeModel('gemini-3.8-flash').count_tokens('Hi').total_tokens",
    "category = HarmCategory.HARM_CATEGORY_HARASSMENT",
    "reason = FinishReason.MAX_TOKENS",
    "part = Part.from_data(data, mime_type='image/png')",
    "part = Part.from_image(Image.load_from_file('photo.png'))",
    "content = Content.from_dict(mapping)",
    "config = ToolConfig.FunctionCallingConfig(mode=ToolConfig.FunctionCallingConfig.Mode.ANY)",
    "tool = Tool.from_google_search_retrieval(grounding.GoogleSearchRetrieval())",
    "cache = CachedContent.create(model_name='gemini-3.8-flash', contents=contents)",
    "caches = CachedContent.list()",
    "job = sft.train(source_model='gemini-3.5-flash', train_dataset='gs://bucket/a.jsonl')",
    "job = sft.SupervisedTuningJob(name)",
    "found = TextEmbeddingModel.from_pretrained('gemini-embedding-001').get_embeddings(texts)",
)


def _read(head: str, line: str) -> str:
    """The program of a line, with the imports that it reads."""
    names = {node.id for node in ast.walk(ast.parse(line)) if isinstance(node, ast.Name)}
    kept: list[str] = []
    for node in ast.parse(head).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            node.names = [each for each in node.names if each.name in names]
            kept += [ast.unparse(node)] if node.names else []
    return "\n".join([*kept, line]) + "\n"


def _becomes(head: str, line: str) -> str:
    made = rewrite(_read(head, line)).splitlines()
    return made[-1]


def _code(text: str) -> str:
    return f"`{text.replace('|', chr(92) + '|')}`"


def _rewritten(head: str, lines: Iterable[str]) -> Iterator[str]:
    yield "| Before | After |"
    yield "|---|---|"
    for line in lines:
        yield f"| {_code(line)} | {_code(_becomes(head, line))} |"


def _marked() -> Iterator[str]:
    yield "| Remains | The comment says |"
    yield "|---|---|"
    for name, words in VERTEX.items():
        yield f"| `vertexai`: `{name}` | {words} |"
    for name, words in OPENAI.items():
        yield f"| `openai.{name}` | {words} |"
    for wrapper in WRAPPERS:
        yield f"| {wrapper.name} | {wrapper.instead} |"


def in_place(page: str) -> str:
    """The page with its tables."""
    tables = {
        "openai": _rewritten(_OPENAI, _OPENAI_LINES),
        "vertexai": _rewritten(_VERTEX, _VERTEX_LINES),
        "marked": _marked(),
    }
    for name, lines in tables.items():
        block = f"<!-- {name}: begin -->\n" + "\n".join(lines) + f"\n<!-- {name}: end -->"
        pattern = f"<!-- {name}: begin -->.*?<!-- {name}: end -->"
        page = re.sub(pattern, block.replace("\\", r"\\"), page, flags=re.DOTALL)
    return page


if __name__ == "__main__":
    PAGE.write_text(in_place(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
