"""Models of Google's packages wherever a program keeps them, spread arguments, and statements that share a line."""

import pytest

from gemini_sdk.migration.code.edits import MARK
from tests.migration.code.test_client_kinds import comments_at
from tests.migration.code.test_other_names import made_of

OLD = "import google.generativeai as genai\n"
VERTEX = (
    "import vertexai\nfrom vertexai.generative_models import GenerativeModel\n"
    "vertexai.init(project='p')\n"
)
REPORTED = {
    "options of a model": (
        f"{OLD}x = genai.GenerativeModel('d', **kw)",
        "have to be arguments of generate_content",
        "x = dict[str, Any](model='d', **kw)",
    ),
    "options of a call": (
        f"{OLD}x = genai.GenerativeModel('d').generate_content('y', **kw)",
        "streaming is a separate method",
        "x = gemini_client.generate_content('d', 'y', **kw)",
    ),
    "list of a model": (
        f"{OLD}x = genai.GenerativeModel(*a)",
        "write the name of the model",
        "x = genai.GenerativeModel(*a)",
    ),
    "list of a function": (
        f"{OLD}x = genai.embed_content(*a)",
        "each by its name",
        "x = genai.embed_content(*a)",
    ),
    "dict of models": (
        f"{OLD}m = {{n: genai.GenerativeModel(n) for n in a}}\nx = m['a'].generate_content('y')",
        "a model is its name here: write gemini_client.generate_content",
        "x = m['a'].generate_content('y')",
    ),
    "list of models": (
        f"{OLD}m = [genai.GenerativeModel('a', tools=t)]\nfor q in m:\n    x = q.generate_content('y')",
        "a model is a dict here: write gemini_client.generate_content(**model",
        "x = q.generate_content('y')",
    ),
    "name of a tool": (
        f"{OLD}t = 'code_execution'\nx = genai.GenerativeModel('a', tools=t)",
        "and not a string",
        "x = dict[str, Any](model='a', tools=t)",
    ),
    "options of a vertexai model": (
        f"{VERTEX}x = GenerativeModel('d', **kw)",
        "pass its other options with each call",
        "x = 'd'",
    ),
    "options of a vertexai call": (
        f"{VERTEX}x = GenerativeModel('d').generate_content('y', **{{'stream': True}})",
        "streaming is a separate method",
        "x = vertex_client.generate_content('d', 'y', **{'stream': True})",
    ),
    "list of a vertexai model": (
        f"{VERTEX}x = GenerativeModel(*a)",
        "a model is its name here",
        "x = GenerativeModel(*a)",
    ),
}


@pytest.mark.parametrize(("program", "words", "line"), REPORTED.values(), ids=REPORTED)
def test_what_cannot_be_read_is_reported(program: str, words: str, line: str) -> None:
    made = made_of(f"{program}\n", "native")
    assert words in comments_at("x = ", made)
    assert f"{line}\n" in made


REWRITTEN = {
    "function of a name": (
        f"{OLD}def m(n): return genai.GenerativeModel(n)\nm('a').generate_content('x')",
        "gemini_client.generate_content(m('a'), 'x')",
    ),
    "function of options": (
        f"{OLD}def m(n): return genai.GenerativeModel(n, tools=t)\nm('a').generate_content('x')",
        "gemini_client.generate_content(**m('a'), contents='x')",
    ),
    "tool": (
        f"{OLD}m = genai.GenerativeModel('a', tools='code_execution')",
        'tools=[{"code_execution": {}}]',
    ),
    "file": (
        f"{OLD}f = genai.upload_file('a')\nf.delete()",
        "gemini_client.files.delete(f)",
    ),
    "files": (
        f"{OLD}for f in genai.list_files():\n    f.delete()",
        "    gemini_client.files.delete(f)",
    ),
    "own method": (
        f"{OLD}class A:\n    def count_tokens(self): ...\na = A()\na.count_tokens()",
        "a.count_tokens()",
    ),
    "model in a one-line method": (
        f"{VERTEX}class A:\n    def __init__(self): self.m = GenerativeModel('a', tools=[t])  # b",
        "    def __init__(self):\n        self.m_tools = [t]\n        self.m = 'a'  # b\n",
    ),
    "model in a one-line branch": (
        f"{VERTEX}if a: z = GenerativeModel('b', tools=[t])\nelse: z = None",
        "if a:\n    z_tools = [t]\n    z = 'b'\nelse: z = None\n",
    ),
    "model after a semicolon": (
        f"{VERTEX}x = 1; z = GenerativeModel('b', tools=[t])",
        "x = 1\nz_tools = [t]\nz = 'b'\n",
    ),
    "set up in one line": (
        f"{OLD}def f(): genai.configure(api_key='k')\ng = genai.upload_file('a')",
        "def f():\n    global gemini_client\n    gemini_client = GeminiClient(api_key='k')\n",
    ),
}


@pytest.mark.parametrize(("program", "lines"), REWRITTEN.values(), ids=REWRITTEN)
def test_what_can_be_read_is_rewritten(program: str, lines: str) -> None:
    made = made_of(f"{program}\n", "native")
    assert lines in made
    assert MARK not in made.replace(f"{MARK} gemini_client has no value before", "")


GENAI_LINES = {
    "method": "def __init__(self): self.c = genai.Client()",
    "branch": "def g(self):\n        if self.c is None: self.c = genai.Client()",
    "semicolon": "def g(self):\n        x = 1; self.c = genai.Client(); y = 2",
}


@pytest.mark.parametrize("lines", GENAI_LINES.values(), ids=GENAI_LINES)
def test_a_second_client_is_constructed_where_the_first_is(lines: str) -> None:
    uses = "def f(self): self.c.models.list(), self.c.aio.models.list()"
    program = f"from google import genai\nclass A:\n    {lines}\n    {uses}\n"
    made = made_of(program, "native").splitlines()
    place = next(n for n, line in enumerate(made) if "self.c = GeminiClient()" in line)
    twin = made[place].replace("self.c = GeminiClient", "self.async_c = AsyncGeminiClient")
    assert made[place + 1] == twin


def test_calls_of_another_package_get_no_comment_of_vertexai() -> None:
    program = (
        f"from google import genai\n{VERTEX}m = GenerativeModel('a')\nc = genai.Client(vertexai=True, location=l)\n"
        "c.models.generate_content(model='a', contents='x')\n"
        "def f(s): s.c.models.generate_content(model='a', contents='x')\n"
    )
    assert "a model is its name here" not in made_of(program, "native")
