"""Tables of what programs become, by rewriting; `python -m tests.docs.code_tables` writes them into their pages."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from gemini_sdk.migration.code import rewrite
from gemini_sdk.migration.code.advice import OPENAI, VERTEX, WRAPPERS

_DOCS = Path(__file__).resolve().parents[2] / "docs"

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
_INFERENCE = (
    "from azure.ai.inference import ChatCompletionsClient, EmbeddingsClient, ImageEmbeddingsClient\n"
    "from azure.ai.inference.models import SystemMessage, UserMessage, AssistantMessage, ToolMessage\n"
    "from azure.ai.inference.models import TextContentItem, ImageContentItem, ImageUrl, ImageEmbeddingInput\n"
    "from azure.ai.inference.models import ChatCompletionsToolDefinition, CompletionsFinishReason, EmbeddingInputType\n"
    "from azure.core.credentials import AzureKeyCredential\n"
)
_INFERENCE_LINES = (
    "ChatCompletionsClient(endpoint=url, credential=AzureKeyCredential(key))",
    "ChatCompletionsClient(url, credential, credential_scopes=[scope])",
    "ChatCompletionsClient(url, key).complete(messages=messages)",
    "ChatCompletionsClient(url, key).complete(messages=messages, stream=True)",
    "ChatCompletionsClient(url, key).get_model_info()",
    "EmbeddingsClient(url, key).embed(input=texts)",
    "ImageEmbeddingsClient(url, key).embed(input=pictures)",
    "SystemMessage('Be brief.')",
    "UserMessage(content=[TextContentItem(text='Hello')])",
    "AssistantMessage(tool_calls=calls)",
    "ToolMessage('12:00', tool_call_id=call.id)",
    "ImageContentItem(image_url=ImageUrl.load(image_file=path, image_format='png'))",
    "ImageEmbeddingInput.load(image_file=path, image_format='png')",
    "ChatCompletionsToolDefinition(function=function)",
    "reason == CompletionsFinishReason.STOPPED",
    "purpose = EmbeddingInputType.DOCUMENT",
)
_INFERENCE_ERRORS = (
    "HttpResponseError ClientAuthenticationError ResourceNotFoundError ServiceRequestError ServiceResponseError "
    "ServiceRequestTimeoutError AzureError"
).split()
_GENERATIVEAI = "import google.generativeai as genai\n"
_GENERATIVEAI_LINES = (
    "genai.configure(api_key=key)",
    "genai.GenerativeModel('gemini-3.8-flash').generate_content('Hi')",
    "genai.GenerativeModel('gemini-3.8-flash').generate_content('Hi', stream=True)",
    "genai.GenerativeModel('gemini-3.8-flash').start_chat()",
    "genai.GenerativeModel('gemini-3.8-flash', tools=[f]).start_chat(enable_automatic_function_calling=True)",
    "genai.GenerativeModel('gemini-3.8-flash').count_tokens('Hi')",
    "genai.embed_content(model='models/gemini-embedding-001', content=texts)",
    "genai.upload_file('talk.mp3')",
    "genai.list_models()",
    "genai.create_tuned_model(source_model=model, training_data=pairs)",
    "category = genai.types.HarmCategory.HARM_CATEGORY_HARASSMENT",
)


def _read(head: str, line: str) -> str:
    """The program of a line, with the imports that it reads."""
    names = {node.id for node in ast.walk(ast.parse(line)) if isinstance(node, ast.Name)}
    kept: list[str] = []
    for node in ast.parse(head).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            node.names = [each for each in node.names if (each.asname or each.name) in names]
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


def _errors() -> Iterator[str]:
    yield "| azure-core | here |"
    yield "|---|---|"
    for name in _INFERENCE_ERRORS:
        program = (
            f"from azure.core.exceptions import {name}\nfrom azure.ai.inference import ChatCompletionsClient\n"
            f"try:\n    ChatCompletionsClient(url, key).complete(messages=[])\nexcept {name}:\n    pass\n"
        )
        made = re.search(r"except (\w+):", rewrite(program))
        assert made is not None
        yield f"| `{name}` | `{made[1]}` |"


def _tables() -> dict[str, dict[str, Iterable[str]]]:
    """The tables of each page, by their places."""
    return {
        "migrating-code": {
            "openai": _rewritten(_OPENAI, _OPENAI_LINES),
            "vertexai": _rewritten(_VERTEX, _VERTEX_LINES),
            "marked": _marked(),
        },
        "from-azure-ai-inference": {
            "inference": _rewritten(_INFERENCE, _INFERENCE_LINES),
            "errors": _errors(),
        },
        "from-vertexai": {"generativeai": _rewritten(_GENERATIVEAI, _GENERATIVEAI_LINES)},
    }


PAGES = {name: _DOCS / f"{name}.md" for name in _tables()}


def in_place(name: str) -> str:
    """The text of a page with its tables as they should be."""
    page = PAGES[name].read_text(encoding="utf-8")
    for place, lines in _tables()[name].items():
        block = f"<!-- {place}: begin -->\n" + "\n".join(lines) + f"\n<!-- {place}: end -->"
        pattern = f"(?s)<!-- {place}: begin -->.*?<!-- {place}: end -->"
        page, found = re.subn(pattern, block.replace("\\", r"\\"), page)
        assert found == 1, place
    return page


if __name__ == "__main__":
    for each, file in PAGES.items():
        file.write_text(in_place(each), encoding="utf-8")
