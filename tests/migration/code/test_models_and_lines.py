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


AZURE = "from azure.ai.inference import ChatCompletionsClient\n"
GENAI = "from google import genai\nfrom google.genai import errors, types\n"
KEPT = (
    f"{GENAI}x = f(types.Blob(data=b'', mime_type='a/b'))\ntry: ...\nexcept errors.APIError: ...\n"
)


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (
            f"{AZURE}C = ChatCompletionsClient\nc = C(u, k)\nx = c.complete(**kw)",
            "as keyword arguments",
        ),
        (
            f"{AZURE}class A(ChatCompletionsClient):\n    def f(self, *a):\n        x = self.complete(*a)",
            "as keyword arguments",
        ),
        (
            f"{AZURE}class A(ChatCompletionsClient):\n    def complete(self, *a):\n        x = super().complete(*a)",
            "as keyword arguments",
        ),
        (
            f"{GENAI}m = self.c['a'].models\nx = m.generate_content(model='a', contents='b')",
            "write generate_content",
        ),
        (
            f"{GENAI}class A:\n    def f(self):\n        self.m = c['a'].models\n"
            "        x = self.m.generate_content_stream(model='a', contents='b')",
            "write stream_generate_content",
        ),
    ],
)
def test_methods_by_another_way_are_reported(program: str, words: str) -> None:
    assert words in comments_at("x = ", made_of(f"{program}\n", "native"))


def test_overridden_methods_are_reported_and_others_are_not() -> None:
    program = (
        f"{AZURE}class A(ChatCompletionsClient):\n    def complete(self, *a): ...\n"
        "    def own(self): return self.own()\nA(u, k).own()\n"
    )
    made = made_of(program, "native")
    assert "name it chat_completions" in comments_at("    def complete", made)
    assert made.count(MARK) == 1


@pytest.mark.parametrize(
    "line", ["C = genai.Client", "class C(genai.Client): ...", "c = f(genai.Client)"]
)
def test_types_stay_where_the_client_stays(line: str) -> None:
    made = made_of(f"{KEPT}{line}\n", "native")
    assert KEPT in made
    assert f"{MARK} all of google.genai stays" in comments_at(line, made)
    assert made.count(MARK) == 1


def test_a_test_for_the_class_of_clients_keeps_nothing() -> None:
    made = made_of(f"{KEPT}isinstance(c, genai.Client)\n", "native")
    assert "google.genai import types" not in made


@pytest.mark.parametrize(
    ("caught", "expected"),
    [
        ("HttpResponseError", "(APIStatusError, HttpResponseError)"),
        (
            "(HttpResponseError, ResourceNotFoundError, ValueError)",
            "(APIStatusError, HttpResponseError, NotFoundError, ResourceNotFoundError, ValueError)",
        ),
    ],
)
@pytest.mark.parametrize("call", ["c.complete(messages=[])", "ask()"])
def test_errors_of_another_azure_package_are_caught_too(
    call: str, caught: str, expected: str
) -> None:
    program = (
        f"{AZURE}from azure.core.exceptions import HttpResponseError, ResourceNotFoundError\n"
        "from azure.storage.blob import BlobClient\nc, b = ChatCompletionsClient(u, k), BlobClient()\n"
        f"def ask(): return c.complete(messages=[])\ntry: {call}; b.download_blob()\nexcept {caught}: ...\n"
        "try: b.download_blob()\nexcept HttpResponseError: ...\n"
    )
    made = made_of(program, "native")
    assert f"except {expected}: ..." in made
    assert "\nexcept HttpResponseError: ..." in made


def test_several_errors_in_place_of_one_are_no_tuple_within_a_tuple() -> None:
    program = f"{GENAI}try: ...\nexcept (errors.ClientError, ValueError): ...\n"
    assert "except (BadRequestError, " in made_of(program, "native")
