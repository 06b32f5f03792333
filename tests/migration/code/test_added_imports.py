"""Where names are imported that new code reads, and under which names."""
# ruff: noqa: E501

import ast

import pytest

from gemini_sdk.migration.code import Style, rewrite
from tests.migration.code.test_other_names import made_of
from tests.migration.code.test_scopes_and_keys import CREATE

STYLES: tuple[Style, ...] = ("drop-in", "native")
KEY = 'api_key=os.environ["OPENAI_API_KEY"]'


def top_of(made: str) -> str:
    """The imports that run when the module does."""
    body = ast.parse(made).body
    return "\n".join(ast.unparse(e) for e in body if isinstance(e, ast.Import | ast.ImportFrom))


LATE = {
    "function": f"def f():\n    from openai import OpenAI\n    return OpenAI({KEY})\n",
    "method": f"class A:\n    def f(self):\n        '''Ask.'''\n        import openai\n        self.c = openai.OpenAI({KEY})\n",
    "nested": f"def f():\n    def g():\n        from openai import OpenAI\n        return OpenAI({KEY})\n    return g\n",
    "try": f"def f():\n    try:\n        from openai import OpenAI\n    except ImportError:\n        return None\n    return OpenAI({KEY})\n",
    "asyncio": f"async def f():\n    from openai import AsyncOpenAI\n    return AsyncOpenAI({KEY})\n",
    "google-genai": "def f():\n    from google import genai\n    from google.genai import types\n"
    "    return genai.Client().models.generate_content(model='gemini-3.8-flash', contents=[types.Part.from_text(text='x')])\n",
    "vertexai": "def f():\n    import vertexai\n    from vertexai.generative_models import GenerativeModel\n"
    "    vertexai.init(project='p')\n    return GenerativeModel('gemini-3.8-flash').generate_content('x').text\n",
    "azure": "def f(u, k):\n    from azure.ai.inference import ChatCompletionsClient\n    from azure.ai.inference.models import UserMessage\n"
    "    from azure.core.credentials import AzureKeyCredential\n"
    "    return ChatCompletionsClient(u, AzureKeyCredential(k)).complete(messages=[UserMessage('x')])\n",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("program", LATE.values(), ids=LATE)
def test_names_are_imported_in_the_function_where_the_old_ones_were(
    program: str, style: Style
) -> None:
    made = made_of(f"import os\n{program}", style)
    assert "gemini_sdk" in made
    assert "gemini_sdk" not in top_of(made)


def test_each_function_imports_what_it_reads() -> None:
    made = made_of(
        f"import os\ndef f():\n    from openai import OpenAI\n    return OpenAI({KEY})\n"
        f"def g(history):\n    from openai import OpenAI\n    return OpenAI().chat.completions.create(model='gpt-4o', messages=history)\n"
        "def h(): ...\n",
        "native",
    )
    body = [ast.unparse(each) for each in ast.parse(made).body]
    assert body[1].count("import") == 1
    assert "from gemini_sdk.migration import OpenAI" in body[2]
    assert "import" not in body[3]


def test_what_is_read_at_the_top_is_imported_there() -> None:
    made = made_of(
        "def f(c):\n    from openai import OpenAI\n    return OpenAI().chat\ndef g(c: 'OpenAI', x=1): ...\n"
        "def h(c, history): return c.chat.completions.create(model='gpt-4o', messages=history)\n",
        "native",
    )
    assert top_of(made) == "from gemini_sdk.migration import OpenAI"
    made = made_of(
        "def f():\n    import vertexai\n    vertexai.init(project='p')\n"
        "def g():\n    from vertexai.generative_models import GenerativeModel\n    return GenerativeModel('x').generate_content('x')\n",
        "native",
    )
    assert made.startswith("from gemini_sdk import VertexClient\n# TODO(gemini-sdk): vertex_client")
    assert "\nvertex_client: VertexClient = None" in made


CHECKED = (
    "from __future__ import annotations\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n"
    "    from google.genai import types\ndef f(x: types.Part): ...\n"
)


@pytest.mark.parametrize(
    "program",
    [
        CHECKED,
        CHECKED.replace("from __future__ import annotations\n", "").replace(
            "types.Part)", "'types.Part')"
        ),
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from openai.types import chat\n"
        "def f(x: 'chat.ChatCompletion'): ...\n",
    ],
)
def test_what_only_type_checkers_need_is_imported_for_them(program: str) -> None:
    made = made_of(program, "native")
    assert "if TYPE_CHECKING:\n    from gemini_sdk.types" in made


def test_what_is_read_at_run_time_is_imported_though_checkers_have_it() -> None:
    made = made_of(
        "import os\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from openai import OpenAI\n"
        f"def f(c: 'OpenAI'):\n    return c.{CREATE.replace('[{', 'history + [{')}\n",
        "native",
    )
    names: dict[str, object] = {}
    exec(made, names)
    assert "import OpenAI" in made.partition("def f")[2]


CLASHES = {
    "class": "class GeminiClient:\n    def __init__(self): self.c = OpenAI(KEY)\nx = GeminiClient()",
    "function": "def GeminiClient(): return OpenAI(KEY)\nx = GeminiClient()",
    "variable": "GeminiClient = 3\nx = OpenAI(KEY)",
    "import": "from mine import GeminiClient\nx = OpenAI(KEY)",
    "parameter": "def f(GeminiClient):\n    return OpenAI(KEY)",
    "local": "def f():\n    GeminiClient = OpenAI(KEY)\n    return GeminiClient",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("program", CLASHES.values(), ids=CLASHES)
def test_names_of_the_program_are_not_overwritten(program: str, style: Style) -> None:
    before = f"import os\nfrom openai import OpenAI\n{program.replace('KEY', KEY)}\n"
    made = made_of(before, style)
    assert "from gemini_sdk import GeminiClient as SdkGeminiClient" in made
    assert 'SdkGeminiClient(api_key=os.environ["GEMINI_API_KEY"])' in made
    assert made.count("GeminiClient") == before.count("GeminiClient") + 3


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        (
            "from vertexai.generative_models import GenerativeModel, Image\nclass Part: ...\n"
            "GenerativeModel('x').generate_content([Part(), Image.load_from_file('y')])\n",
            "[Part(), SdkPart.from_file('y')]",
        ),
        (
            "from google import genai\nclass GeminiClient: ...\nc: genai.Client = genai.Client(api_key=k)\n",
            "c: SdkGeminiClient = SdkGeminiClient(api_key=k)",
        ),
        (
            "from azure.ai.inference.models import UserMessage\nChatMessage = dict\nm = [UserMessage('x'), ChatMessage()]\n",
            "[AzureChatMessage(role=\"user\", content='x'), ChatMessage()]",
        ),
        (
            "from typing import TYPE_CHECKING\nfrom other import OpenAI\nimport openai\n"
            "x = openai.OpenAI().responses.create(model='gpt-4o', input='x')\ny = OpenAI()\n",
            "x = SdkOpenAI(gemini=gemini_sdk.GeminiClient()).responses",
        ),
        (
            "from openai.types import chat\nclass ChatCompletion: ...\ndef f(x: 'chat.ChatCompletion | None'): ...\n",
            "'SdkChatCompletion | None'",
        ),
    ],
)
def test_other_names_are_not_overwritten(program: str, wanted: str) -> None:
    assert wanted in made_of(program, "native")


@pytest.mark.parametrize("quote", ["'", '"'])
def test_annotations_within_strings_are_moved(quote: str) -> None:
    program = (
        "from google import genai\nfrom azure.ai.inference import ChatCompletionsClient\n"
        "from google.genai import types\ndef f(a: Qgenai.Client | NoneQ, b: list[Qtypes.PartQ], "
        "c: QChatCompletionsClientQ):\n    a.models.count_tokens(model='m', contents=b)\n"
    )
    made = made_of(program.replace("Q", quote), "native")
    wanted = "a: QGeminiClient | NoneQ, b: list[Qtypes.PartQ], c: QAzureInferenceClientQ"
    assert wanted.replace("Q", quote) in made
    assert "a.count_tokens(" in made
    assert "google" not in made


def test_the_same_name_is_imported_once() -> None:
    made = rewrite(
        "from vertexai.generative_models import GenerativeModel, Image, Part\n"
        "GenerativeModel('x').generate_content([Part.from_text('x'), Image.load_from_file('y')])\n"
    )
    assert made.count("Part\n") == 1
