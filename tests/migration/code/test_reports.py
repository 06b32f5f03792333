"""What fails after a rewriting has a comment in front of it that says what to write."""

import pytest

from gemini_sdk.migration.code import Style, rewrite
from gemini_sdk.migration.code.edits import MARK
from gemini_sdk.migration.drop_in.missing import INSTEAD

STYLES: tuple[Style, ...] = ("drop-in", "native")
HEAD = "import os\nimport openai\nfrom openai import AzureOpenAI, BadRequestError, OpenAI\nclient = OpenAI()\n"


def comment_before(line: str, program: str) -> str:
    """The comments in front of the line that has a text."""
    lines = program.splitlines()
    (found,) = (number for number, each in enumerate(lines) if line in each and MARK not in each)
    comments: list[str] = []
    while lines[found - 1].lstrip().startswith("#"):
        found -= 1
        comments.insert(0, lines[found].strip().removeprefix(MARK).strip())
    return "\n".join(comments)


CALLS = "chat.completions.create(model='gpt-4o', messages=history)"
KINDS = {
    "audio": ("client.audio.speech.create()", ".audio", INSTEAD["audio"]),
    "beta": ("client.beta.threads.create()", ".threads", INSTEAD["threads"]),
    "raw": ("client.with_raw_response.moderations.create()", ".moder", INSTEAD["moderations"]),
    "stored": ("client.chat.completions.list()", ".list()", INSTEAD["list"]),
    "continued": (
        "r = client.responses.create(model='gpt-4o', input='x', previous_response_id=before)",
        "previous_response_id=",
        "responses_store=",
    ),
    "kept": ("client.responses.retrieve(name)", "retrieve(", "responses_store="),
    "conversation": ("c = client.conversations.create()", "conversations", "MemoryResponseStore"),
    "tool": (
        "t = [{'type': 'mcp', 'server_label': 'a'}]\n"
        "r = client.responses.create(model='gpt-4o', input='x', tools=t)",
        "tools=t",
        "an MCP session",
    ),
    "template": (
        "r = client.responses.create(model='gpt-4o', prompt={'id': 'p'})",
        "prompt=",
        "as instructions",
    ),
    "module": ("x = openai.images.generate()", "openai.images", INSTEAD["images"]),
    "version 0": ("x = openai.Image.create()", "openai.Image", INSTEAD["images"]),
    "setting": ("openai.log = 'debug'", "openai.log", "the logger gemini_sdk"),
    "private": ("client._client.close()", "._client", "no such attribute"),
    "answer": (f"r = client.{CALLS}\nprint(r._request_id)", "_request_id)", "with_raw_response"),
    "at once": (f"client.{CALLS}.to_dict()", ".to_dict()", "model_dump"),
    "raw answer": (
        f"r = client.with_raw_response.{CALLS}\nprint(r.http_response.text)",
        "http_response.text",
        "they have status_code",
    ),
    "filter": (
        f"try:\n    client.{CALLS}\nexcept BadRequestError as e:\n    if e.code == 'content_filter': pass",
        "if e.code",
        "finish_reason",
    ),
    "query": ("other = AzureOpenAI(default_query={'a': 'b'})", "other =", "default_query"),
    "token": ("other = AzureOpenAI(azure_ad_token_provider=t)", "other =", "google-auth"),
    "instructor": (
        "import instructor\nx = instructor.from_openai(client)",
        "x =",
        "instructor.from_genai",
    ),
    "langchain": (
        "from langchain_openai import ChatOpenAI\nx = ChatOpenAI()",
        "x =",
        "langchain_google_genai",
    ),
    "llama_index": (
        "from llama_index.llms.azure_openai import AzureOpenAI as A\nx = A()",
        "x =",
        "llama_index.llms.google_genai",
    ),
    "litellm": (
        "from litellm import completion\nx = completion(model='azure/x')",
        "x =",
        "gemini/",
    ),
    "agents": (
        "import agents\nx = agents.OpenAIChatCompletionsModel(openai_client=client)",
        "x =",
        "LitellmModel",
    ),
    "semantic kernel": (
        "from semantic_kernel.connectors.ai.open_ai import AzureChatCompletion as A\nx = A()",
        "x =",
        "GoogleAIChatCompletion",
    ),
    "crewai": ("from crewai import LLM\nx = LLM(model='azure/x')", "x =", "gemini/"),
    "autogen": (
        "from autogen_ext.models.openai import OpenAIChatCompletionClient as C\nx = C(model='x')",
        "x =",
        "Google's key",
    ),
    "method of a client": (
        "class Mine(OpenAI):\n    def post(self, *a, **k): return super().post(*a, **k)\nx = Mine()",
        "def post",
        "never call post",
    ),
    "method of a client of a client": (
        "class Own(OpenAI): ...\nclass Mine(Own):\n    def _prepare_options(self, o): return o\nx = Mine()",
        "def _prepare_options",
        "http_client",
    ),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("lines", "place", "words"), KINDS.values(), ids=KINDS)
def test_what_fails_has_a_comment(lines: str, place: str, words: str, style: Style) -> None:
    made = rewrite(f"{HEAD}{lines}\n", style=style)
    compile(made, "made", "exec")
    assert words in comment_before(place, made)
    assert rewrite(made, style=style) == made


MODELS = {
    "variable": "os.environ['AZURE_OPENAI_DEPLOYMENT']",
    "variable with a default": "os.getenv('AZURE_OPENAI_DEPLOYMENT_NAME', 'gpt-4o')",
    "another variable": "os.environ['MY_MODEL']",
    "settings": "settings.chat_model",
    "mapping": "config['model']",
    "function": "model_of(user)",
}


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_models_that_are_not_written_down_have_a_comment(model: str) -> None:
    made = rewrite(f"{HEAD}x = client.chat.completions.create(model={model}, messages=m)\n")
    assert "Gemini model" in comment_before("x =", made)


@pytest.mark.parametrize("style", STYLES)
def test_parameter_types_become_dicts_and_annotations(style: Style) -> None:
    made = rewrite(
        "from openai import OpenAI\n"
        "from openai.types.chat import (\n"
        "    ChatCompletionMessageParam,\n"
        "    ChatCompletionUserMessageParam as User,  # what is said\n"
        ")\n"
        "messages: 'list[ChatCompletionMessageParam]' = [\n"
        "    User(\n        role='user',  # theirs\n        content='Hi',\n    ),\n"
        "    User(**more), User(given), dict(User(role='user')),\n"
        "]\n"
        "def ask(message: ChatCompletionMessageParam) -> User: ...\n",
        style=style,
    )
    assert "openai.types" not in made
    assert "# what is said\n" in made
    assert made.endswith(
        "messages: 'list[dict[str, Any]]' = [\n"
        "    {\n        'role': 'user',  # theirs\n        'content': 'Hi',\n    },\n"
        "    {**more}, dict(given), dict({'role': 'user'}),\n"
        "]\n"
        "def ask(message: dict[str, Any]) -> dict[str, Any]: ...\n"
    )
    assert "from typing import Any" in made


def test_messages_that_are_called_can_be_in_geminis_words() -> None:
    made = rewrite(
        "from openai import OpenAI\nfrom openai.types.chat import ChatCompletionUserMessageParam\n"
        "client = OpenAI()\nclient.chat.completions.create(\n"
        "    model='gpt-4o', messages=[ChatCompletionUserMessageParam(role='user', content=text)])\n",
        style="native",
    )
    assert "client.generate_content(\n    'gemini-3.8-flash', text)" in made


def test_a_subclass_of_a_client_keeps_openais_words() -> None:
    program = f"{HEAD}class Mine(OpenAI):\n    def ask(self):\n        return self.{CALLS}\n"
    made = rewrite(program, style="native")
    assert "class Mine(OpenAI):" in made
    assert "still uses OpenAI's form" in comment_before("class Mine", made)
    assert "from gemini_sdk.migration import" in made


@pytest.mark.parametrize(
    "program",
    [
        "from openai import *\nx = OpenAI()\n",
        "from openai import NOT_GIVEN as N\nx = lambda: N\n",
        "from vertexai.language_models import TextEmbeddingModel\nx = TextEmbeddingModel.from_pretrained()\n",
        "from vertexai.generative_models import Tool, grounding\n"
        "x = Tool.from_retrieval(grounding.Retrieval(grounding.VertexAISearch(engine='e')))\n",
    ],
)
def test_a_comment_above_the_first_line_is_there_once(program: str) -> None:
    made = rewrite(program)
    assert made.startswith(MARK)
    assert rewrite(made) == made


def test_a_comment_stays_with_its_import_if_others_go_before_it() -> None:
    made = rewrite(
        "from vertexai.generative_models import GenerativeModel\n"
        "x = GenerativeModel('m').generate_content('Hi')\nclass A(GenerativeModel): ...\n"
    )
    assert made.startswith("from gemini_sdk import VertexClient\n")
    assert "a model is its name here" in comment_before("from vertexai", made)
    assert rewrite(made) == made
