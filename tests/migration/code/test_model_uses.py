"""Names of models that get another value in native style, and are read for something else than a call."""

import pytest

from tests.migration.code.test_client_kinds import comments_at
from tests.migration.code.test_other_names import made_of

HEAD = "from openai import OpenAI\nclient = OpenAI()\n"
CALL = "client.chat.completions.create(model=%s, messages=[{'role': 'user', 'content': q}])\n"
MODEL = f"MODEL = 'gpt-4o'\n{CALL % 'MODEL'}"
USES = {
    "compared": (f"{MODEL}if MODEL == 'gpt-4o': ...\n", "if MODEL"),
    "looked up": (f"{MODEL}x = LIMIT[MODEL]\n", "x ="),
    "get": (f"{MODEL}x = LIMIT.get(MODEL)\n", "x ="),
    "in": (f"{MODEL}x = MODEL in KNOWN\n", "x ="),
    "key": (f"{MODEL}x = {{MODEL: 1}}\n", "x ="),
    "method": (f"{MODEL}x = MODEL.startswith('gpt-4')\n", "x ="),
    "passed on": (f"{MODEL}x = tiktoken.encoding_for_model(MODEL)\n", "x ="),
    "function": (f"{MODEL}def cost(name):\n    return LIMIT[name]\ncost(MODEL)\n", "return LIMIT"),
    "match": (f"{MODEL}match MODEL:\n    case 'gpt-4o': ...\n", "match MODEL"),
    "parameter": (
        f"def f(model='gpt-4o'):\n    if model == 'gpt-4o': ...\n    {CALL % 'model'}",
        "if model",
    ),
    "attribute": (f"class C:\n    model = 'gpt-4o'\n{CALL % 'C.model'}x = LIMIT[C.model]\n", "x ="),
    "of self": (
        "class C:\n    def __init__(self):\n        self.m = 'gpt-4o'\n"
        f"    def f(self):\n        x = self.m == 'a'\n        {CALL % 'self.m'}",
        "x =",
    ),
    "variable": (
        f"import os\nM = os.getenv('AZURE_OPENAI_DEPLOYMENT', 'gpt-4o')\n{CALL % 'M'}x = LIMIT[M]\n",
        "x =",
    ),
}


@pytest.mark.parametrize(("program", "place"), USES.values(), ids=USES)
def test_other_uses_of_a_model_are_reported(program: str, place: str) -> None:
    made = made_of(HEAD + program, "native")
    assert "now, and not 'gpt-4o': check it" in comments_at(place, made)
    assert made.count("check it") == 1


@pytest.mark.parametrize(
    "program",
    [
        f"{MODEL}print(MODEL)\nprint(f'{{MODEL}}')\n{CALL % 'MODEL'}",
        f"{MODEL}x = other.MODEL == 'a'\n",
        f"{MODEL.replace('gpt-4o', 'gemini-2.5-flash')}x = LIMIT[MODEL]\n",
        f"def ask(model='gpt-4o'):\n    {CALL % 'model'}ask()\n",
    ],
)
def test_a_model_that_only_calls_read_is_not_reported(program: str) -> None:
    assert "check it" not in made_of(HEAD + program, "native")
