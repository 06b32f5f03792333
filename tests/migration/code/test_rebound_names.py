"""Names of packages that the program gives to something of its own, too: where an import fails, in tests, in scopes."""

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
