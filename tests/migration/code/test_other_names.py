"""Names of packages in other places than an import of the name itself: modules within, and strings."""

import ast

import pytest

from gemini_sdk.migration.code import Style, rewrite
from gemini_sdk.migration.code.edits import MARK
from tests.migration.code.test_client_kinds import comments_at
from tests.migration.code.test_shelf import undefined

STYLES: tuple[Style, ...] = ("drop-in", "native")
HOME = "gemini_sdk.types.azure_openai"


def made_of(program: str, style: Style) -> str:
    made = rewrite(program, style=style)
    compile(made, "<made>", "exec")
    assert undefined(made) <= undefined(program)
    assert rewrite(made, style=style) == made
    return made


MODULES = {
    "module of types": "from openai.types.chat import chat_completion as m\nT = m.ChatCompletion",
    "package of types": "from openai.types import chat as m\nT = m.ChatCompletion",
    "types": "from openai import types as m\nT = m.chat.ChatCompletion",
    "import as": "import openai.types.chat as m\nT = m.ChatCompletion",
    "whole name": "import openai.types.chat\nT = openai.types.chat.ChatCompletion",
    "beside the package": "import openai\nimport openai.types\nT = openai.types.chat.ChatCompletion",
    "through the package": "import openai\nT = openai.types.chat.ChatCompletion",
    "annotation": "from openai.types import chat\ndef f(x: chat.ChatCompletion): ...",
    "quoted": "from openai.types import chat\ndef f(x: 'list[chat.ChatCompletion]'): ...",
    "method": "from openai.types import chat\nx = chat.ChatCompletion.model_validate(y)",
    "local": "def f(x):\n    from openai.types import chat\n    return chat.ChatCompletion(**x)",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("program", MODULES.values(), ids=MODULES)
def test_types_of_modules_are_imported_themselves(program: str, style: Style) -> None:
    made = made_of(f"{program}\n", style)
    assert f"from {HOME} import ChatCompletion" in made
    assert "types.azure_openai.ChatCompletion" not in made
    assert "openai.types" not in made
    assert MARK not in made


@pytest.mark.parametrize("style", STYLES)
def test_several_modules_of_one_import_are_moved(style: Style) -> None:
    program = (
        "import openai.types as a, openai\nimport openai.types.chat as b, openai.types as c\n"
        "import os, openai.types as d\n"
        "def f(w: a.Embedding, x: b.ChatCompletion, y: c.Model, z: d.CompletionUsage): return openai.OpenAI(), os\n"
    )
    made = made_of(program, style)
    assert "import os\n" in made
    assert "import openai" not in made
    assert MARK not in made


@pytest.mark.parametrize("style", STYLES)
def test_all_names_of_an_annotation_are_moved(style: Style) -> None:
    program = (
        "import openai\nfrom openai.types import chat\n"
        "def f() -> 'openai.Stream[chat.ChatCompletionChunk] | openai.OpenAI': ...\n"
    )
    made = made_of(program, style)
    names = ("openai.Stream", "openai.OpenAI")
    if style == "native":
        names = ("gemini_sdk.Stream", "gemini_sdk.GeminiClient")
    assert f"'{names[0]}[ChatCompletionChunk] | {names[1]}'" in made


@pytest.mark.parametrize("style", STYLES)
def test_a_module_stays_while_something_of_it_stays(style: Style) -> None:
    program = (
        "from openai.types import beta, chat\n"
        "def f(x: chat.ChatCompletion, y: beta.Thread): ...\nz = beta.Thread()\n"
    )
    made = made_of(program, style)
    assert "from openai.types import beta\n" in made
    assert "gemini_sdk.types.azure_openai; openai.types can still" in comments_at("z =", made)
    assert "x: ChatCompletion, y: beta.Thread" in made


def test_clients_and_errors_of_inner_modules_are_moved() -> None:
    program = (
        "import openai.lib.azure as a\nfrom openai import _exceptions\nfrom openai.lib import azure\n"
        "c, d = a.AzureOpenAI(), azure.AsyncAzureOpenAI()\n"
        "try: ...\nexcept _exceptions.RateLimitError: ...\n"
    )
    made = made_of(program, "native")
    assert "c, d = GeminiClient(), AsyncGeminiClient()" in made
    assert "except RateLimitError" in made
    assert "import openai" not in made
    assert MARK not in made
    made = made_of(program, "drop-in")
    assert "c, d = AzureOpenAI(), AsyncAzureOpenAI()" in made
    assert "import AsyncAzureOpenAI, AzureOpenAI, RateLimitError" in made


RESOURCES = {
    "class": "from openai.resources.chat.completions import Completions\nclass M(Completions): ...\n",
    "annotation": "from openai.resources.chat.completions import Completions\ndef f(x: Completions): ...\n",
    "object": "from openai.resources.chat.completions import Completions\npatch.object(Completions, 'create')\n",
    "module": "import openai.resources.chat.completions as c\nc.Completions.create = f\n",
    "of a package": "from openai.resources.embeddings import Embeddings\nEmbeddings.create = f\n",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("program", RESOURCES.values(), ids=RESOURCES)
def test_imports_of_resources_are_no_uses_of_clients(program: str, style: Style) -> None:
    made = made_of(program, style)
    code = [line for line in made.splitlines() if MARK not in line]
    assert code == program.splitlines()
    assert MARK in made


@pytest.mark.parametrize("style", STYLES)
def test_a_client_under_its_other_name(style: Style) -> None:
    program = "import openai\na: openai.Client = openai.Client()\nb = openai.AsyncClient()\n"
    made = made_of(program, style)
    assert MARK not in made
    kinds = ("openai.OpenAI", "openai.AsyncOpenAI")
    if style == "native":
        kinds = ("gemini_sdk.GeminiClient", "gemini_sdk.AsyncGeminiClient")
    assert f"a: {kinds[0]} = {kinds[0]}()\nb = {kinds[1]}()" in made


def test_each_import_of_the_package_has_what_is_read_of_it() -> None:
    made = made_of(
        "def f():\n    import openai\n    from openai import OpenAI\n    return OpenAI()\n"
        "def g():\n    import openai as o\n    return o.OpenAI(), o.images\n"
        "def h():\n    import openai as o\n    return o.OpenAI()\n",
        "native",
    )
    body = {
        each.name: ast.unparse(each)
        for each in ast.parse(made).body
        if isinstance(each, ast.FunctionDef)
    }
    assert "import gemini_sdk" not in body["f"]
    assert "import openai as o\n    import gemini_sdk" in body["g"]
    assert "return (gemini_sdk.GeminiClient(), o.images)" in body["g"]
    assert "import gemini_sdk\n    return gemini_sdk.GeminiClient()" in body["h"]


STRINGS = {
    "patch": ("@patch('openai.OpenAI')\ndef f(m): ...", "@patch"),
    "patch of mock": ("with mock.patch('openai.resources.chat.Completions.create'): ...", "with"),
    "mocker": ("x = mocker.patch('openai.AsyncOpenAI')", "x ="),
    "setattr": ("monkeypatch.setattr('openai.chat.completions.create', f)", "monkeypatch"),
    "import_module": ("x = importlib.import_module('openai')", "x ="),
    "import_module by a name": ("NAME = 'openai'\nx = importlib.import_module(NAME)", "x ="),
    "in a loop": ("for n in ['os', 'openai']:\n    x = importlib.import_module(n)", "x ="),
    "__import__": ("x = __import__('openai')", "x ="),
    "modules": ("x = sys.modules['openai']", "x ="),
    "get of modules": ("x = sys.modules.get('openai')", "x ="),
    "is in modules": ("x = 'openai' in sys.modules", "x ="),
    "set in modules": ("monkeypatch.setitem(sys.modules, 'openai', fake)", "monkeypatch"),
    "patched modules": ("with patch.dict('sys.modules', {'openai': fake}): ...", "with"),
    "find_spec": ("x = importlib.util.find_spec('openai')", "x ="),
    "importorskip": ("x = pytest.importorskip('openai')", "x ="),
    "version": ("x = importlib.metadata.version('openai')", "x ="),
    "logger": ("x = logging.getLogger('openai')", "x ="),
    "vertexai": ("x = patch('vertexai.generative_models.GenerativeModel')", "x ="),
    "google-genai": ("x = patch('google.genai.Client')", "x ="),
    "azure": ("x = patch('azure.ai.inference.ChatCompletionsClient')", "x ="),
    "google-generativeai": ("x = patch('google.generativeai.GenerativeModel')", "x ="),
}
BEFORE = (
    "import importlib, logging, sys\nfrom unittest import mock\nfrom unittest.mock import patch\n"
)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("lines", "place"), STRINGS.values(), ids=STRINGS)
def test_packages_in_strings_are_reported(lines: str, place: str, style: Style) -> None:
    made = made_of(f"{BEFORE}{lines}\n", style)
    assert "is not used any more: name gemini_sdk" in comments_at(place, made)


def test_a_place_is_named_where_there_is_one() -> None:
    program = f"{BEFORE}x = patch('openai.OpenAI')\n"
    assert "name gemini_sdk.migration.OpenAI instead" in made_of(program, "drop-in")
    assert "name gemini_sdk.GeminiClient instead" in made_of(program, "native")


@pytest.mark.parametrize("style", STYLES)
def test_other_strings_are_left_alone(style: Style) -> None:
    program = (
        f"{BEFORE}x = 'openai.OpenAI'\ny = cfg.get('openai.key')\nz = patch('app.openai_tools.f')\n"
    )
    assert made_of(program, style) == program


def test_targets_in_the_programs_own_modules() -> None:
    program = f"{BEFORE}import openai\nx = patch('app.llm.OpenAI')\ny = patch('app.c.chat.completions.create')\n"
    made = made_of(program, "native")
    assert "may have another name there now: GeminiClient" in comments_at("x =", made)
    for style in STYLES:
        assert "does not use what is set on it" in comments_at("y =", made_of(program, style))


@pytest.mark.parametrize("style", STYLES)
def test_variables_that_tests_set_are_reported(style: Style) -> None:
    program = (
        f"{BEFORE}import os\nimport openai\nmonkeypatch.setenv('OPENAI_API_KEY', 'k')\n"
        "with patch.dict(os.environ, {'AZURE_OPENAI_ENDPOINT': 'u'}): ...\n"
    )
    made = made_of(program, style)
    assert "OPENAI_API_KEY is GEMINI_API_KEY now" in comments_at("setenv", made)
    assert "AZURE_OPENAI_ENDPOINT is GEMINI_SDK_BASE_URL now" in comments_at("with", made)


MOCKS = {
    "spec": "x = mock.Mock(spec=OpenAI)",
    "autospec": "x = mock.create_autospec(OpenAI)",
    "used": "m = mock.MagicMock()\nx = m.chat.completions.create.return_value",
    "class": "x = patch.object(OpenAI, 'chat')",
}


@pytest.mark.parametrize("lines", MOCKS.values(), ids=MOCKS)
def test_mocks_of_clients_are_reported_in_native_style(lines: str) -> None:
    program = f"{BEFORE}from openai import OpenAI\n{lines}\n"
    assert "a mock of OpenAI's client" in comments_at("x =", made_of(program, "native"))
    assert MARK not in made_of(program, "drop-in")
