"""Names of packages that the program gives to something of its own, too: where an import fails, in tests, in scopes."""

import ast

import pytest

from gemini_sdk.migration.code import Style
from tests.migration.code.test_client_kinds import comments_at
from tests.migration.code.test_other_names import STYLES, made_of

REBOUND = {
    "import fails": "try:\n    from openai import OpenAI\nexcept ImportError:\n    OpenAI = None\nc = OpenAI()\n",
    "class": "try:\n    from openai import OpenAI\nexcept ImportError:\n    class OpenAI: ...\nc = OpenAI()\n",
    "else": "if x:\n    from openai import OpenAI\nelse:\n    OpenAI = None\nc: 'OpenAI' = OpenAI()\n",
    "patched": "from openai import OpenAI\nOpenAI = patched(OpenAI)\nc = OpenAI()\n",
    "global": "from openai import OpenAI\ndef f():\n    global OpenAI\n    OpenAI = None\nc = OpenAI()\n",
    "other package": "try:\n    from openai import OpenAI\nexcept OSError:\n    from app import OpenAI\nc = OpenAI()\n",
}
SHADOWED = {
    "parameter": "from openai import OpenAI\nc = OpenAI()\ndef f(OpenAI): return OpenAI.x\n",
    "lambda": "from openai import OpenAI\nc = OpenAI()\nf = lambda OpenAI: OpenAI.x\n",
    "local class": "from openai import OpenAI\nc = OpenAI()\ndef f():\n    class OpenAI: ...\n    return OpenAI\n",
}


@pytest.mark.parametrize("program", [*REBOUND.values(), *SHADOWED.values()])
def test_drop_in_clients_keep_their_names(program: str) -> None:
    assert made_of(program, "drop-in") == program.replace(
        "from openai", "from gemini_sdk.migration"
    )


@pytest.mark.parametrize("program", REBOUND.values(), ids=REBOUND)
def test_a_client_with_another_value_keeps_its_name(program: str) -> None:
    assert made_of(program, "native") == program.replace(
        "from openai import OpenAI", "from gemini_sdk import GeminiClient as OpenAI"
    )


@pytest.mark.parametrize("program", SHADOWED.values(), ids=SHADOWED)
def test_names_of_other_scopes_stay(program: str) -> None:
    head = "from openai import OpenAI\nc = OpenAI()\n"
    new = "from gemini_sdk import GeminiClient\nc = GeminiClient()\n"
    assert made_of(program, "native") == program.replace(head, new)


@pytest.mark.parametrize("style", STYLES)
def test_errors_with_another_value_keep_their_names(style: Style) -> None:
    made = made_of(
        "try:\n    from openai import RateLimitError\nexcept ImportError:\n    class RateLimitError(Exception): ...\n"
        "try: ...\nexcept RateLimitError: ...\n",
        style,
    )
    home = "gemini_sdk.migration" if style == "drop-in" else "gemini_sdk.errors"
    assert f"from {home} import RateLimitError\n" in made


IMPORTS = {
    "vertexai": "from vertexai.generative_models import GenerativeModel",
    "google-generativeai": "from google.generativeai import GenerativeModel",
}


@pytest.mark.parametrize("line", IMPORTS.values(), ids=IMPORTS)
def test_an_import_stays_while_its_other_value_is_read(line: str) -> None:
    guard = "except ImportError:\n    GenerativeModel = None\n"
    made = made_of(
        f"try:\n    {line}\n{guard}if GenerativeModel is None: raise SystemExit\nm = GenerativeModel()\n",
        "drop-in",
    )
    assert f"    {line}\n{guard}" in made
    assert comments_at("if Gen", made)


ASK = "messages=[{'role': 'user', 'content': x}]"
TAKEN = {
    "openai": f"import openai\nopenai_client = 'mine'\nprint(openai.ChatCompletion.create(model='gpt-4', {ASK}))\n",
    "parameter": f"import openai\ndef f(openai_client): openai.ChatCompletion.create(model='gpt-4', {ASK})\n",
    "vertexai": "from vertexai.generative_models import GenerativeModel\nvertex_client = 'mine'\n"
    "print(GenerativeModel('gemini-1.5-pro').generate_content(x).text)\n",
    "google-generativeai": "import google.generativeai as genai\ngenai.configure()\n"
    "gemini_client = genai.GenerativeModel('gemini-1.5-pro')\nprint(gemini_client.generate_content(x).text)\n",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("program", TAKEN.values(), ids=TAKEN)
def test_clients_get_a_name_that_is_free(program: str, style: Style) -> None:
    made = ast.parse(made_of(program, style))
    assigned = [ast.unparse(e.targets[0]) for e in ast.walk(made) if isinstance(e, ast.Assign)]
    assert sorted(assigned) == sorted(set(assigned))
    names = {e.id for e in ast.walk(made) if isinstance(e, ast.Name)}
    assert {name for name in assigned if name.endswith("_client_")} & names


def test_the_package_gets_a_name_that_is_free() -> None:
    program = "import openai\ngemini_sdk = 5\nc: 'openai.OpenAI' = openai.OpenAI()\n"
    made = made_of(program, "native")
    assert made == (
        "import gemini_sdk as gemini_sdk_\ngemini_sdk = 5\n"
        "c: 'gemini_sdk_.GeminiClient' = gemini_sdk_.GeminiClient()\n"
    )
