"""Clients that are made, copied, changed and read in other ways than by the name of a class and of an attribute."""

import pytest

from gemini_sdk.migration.code import Style, rewrite
from gemini_sdk.migration.code.edits import MARK

STYLES: tuple[Style, ...] = ("drop-in", "native")
HEAD = """\
import functools, operator, os
from unittest.mock import patch
from functools import partial
import openai
from openai import AsyncOpenAI, AzureOpenAI, OpenAI
client = OpenAI()
history = []
"""
ASKED = 'messages=[{"role": "user", "content": "x"}]'


def comments_at(place: str, made: str) -> str:
    """The comments before the line that begins with or has a text."""
    lines = made.splitlines()
    number = next(n for n, line in enumerate(lines) if place in line and MARK not in line)
    found: list[str] = []
    while lines[number - 1].lstrip().startswith("#"):
        number -= 1
        found.insert(0, lines[number])
    return "\n".join(found)


def made_of(program: str, style: Style) -> str:
    made = rewrite(HEAD + program, style=style)
    compile(made, "<made>", "exec")
    assert rewrite(made, style=style) == made
    return made


CONSTRUCTIONS = {
    "super": "class C(AzureOpenAI):\n    def __init__(self, key, url):\n        super().__init__(KEY, URL)",
    "old super": "class C(OpenAI):\n    def __init__(self, key, url):\n        super(C, self).__init__(KEY, URL)",
    "base": "class C(OpenAI):\n    def __init__(self, key, url):\n        OpenAI.__init__(self, KEY, URL)",
    "subclass": "class C(OpenAI): ...\nclass D(C): ...\nx = D(KEY, URL)",
    "table": "T = {'a': AzureOpenAI, 'o': OpenAI}\ndef f(name, key, url): return T[name](KEY, URL)",
    "table with a default": "T = {'a': OpenAI}\nx = T.get(name, AzureOpenAI)(KEY, URL)",
    "alias": "C = openai.OpenAI\nx = C(KEY, URL)",
    "either": "def f(a, key, url):\n    kind = AzureOpenAI if a else OpenAI\n    return kind(KEY, URL)",
    "both kinds": "def f(a, key, url):\n    kind = AsyncOpenAI if a else OpenAI\n    return kind(KEY, URL)",
    "parameter": "def f(kind: type[OpenAI], key, url): return kind(KEY, URL)",
    "partial": "make = functools.partial(OpenAI, KEY, URL)",
    "call of a partial": "make = partial(OpenAI)\nx = make(KEY, URL)",
    "function": "def kind(): return OpenAI\nx = kind()(KEY, URL)",
    "by its name": "x = getattr(openai, 'AzureOpenAI')(KEY, URL)",
    "lambda": "make = lambda key, url: OpenAI(KEY, URL)",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("program", CONSTRUCTIONS.values(), ids=CONSTRUCTIONS)
def test_no_key_or_address_gets_anywhere_new(program: str, style: Style) -> None:
    given = program.replace("KEY", "api_key=key").replace("URL", "base_url=url")
    made = made_of(given, style)
    assert "api_key=" not in made
    assert "base_url=" not in made
    assert "the key was not Google's: set GEMINI_API_KEY." in made
    assert "base_url was url; calls now go to Google." in made


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", [name for name in CONSTRUCTIONS if name != "both kinds"])
def test_keys_of_the_environment_get_to_google(name: str, style: Style) -> None:
    given = CONSTRUCTIONS[name].replace("KEY", 'api_key=os.environ["OPENAI_API_KEY"]')
    made = made_of(given.replace(", URL", ""), style)
    assert 'GeminiClient(api_key=os.environ["GEMINI_API_KEY"])' in made or (
        style == "native" and 'api_key=os.environ["GEMINI_API_KEY"])' in made
    )
    assert MARK not in made.replace(f"{MARK} a class of OpenAI's clients", "")


OPTIONS = {
    "annotated": "def f(c: OpenAI, key): return c.with_options(api_key=key)",
    "parameter": "def f(c, key): return c.with_options(api_key=key)",
    "copy": "def f(c, key): return c.copy(api_key=key)",
    "attribute": "class A:\n    def f(self, key): return self.c.with_options(api_key=key)",
    "environment": "x = client.with_options(api_key=os.environ['TEAM_KEY'])",
    "made": "x = partial(OpenAI)().with_options(api_key=key)",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("program", OPTIONS.values(), ids=OPTIONS)
def test_keys_of_copies_are_reported(program: str, style: Style) -> None:
    made = made_of(program, style)
    wanted = "api_key is not used here" if style == "drop-in" else "api_key was left out"
    assert f"{MARK} {wanted}: make another client for it." in made
    assert style == "drop-in" or "api_key=" not in made


ATTRIBUTES = {
    "set": ("client.api_key = key", "construct another"),
    "set on a partial's": ("c = partial(OpenAI)()\nc.base_url = url", "construct another"),
    "read of a partial's": ("c = partial(OpenAI)()\nprint(c.api_key)", "construct another"),
    "read": ("print(client.base_url)", "construct another"),
    "set by name": ("setattr(client, 'api_key', key)", "construct another"),
    "read of a table's": ("c = {'a': OpenAI}['a']()\nprint(c.base_url)", "construct another"),
    "own class": (
        "class C(OpenAI): ...\nc = C()\nprint(c.base_url, c.own)",
        "base_url has no counterpart",
    ),
    "own self": (
        "class C(OpenAI):\n    def f(self):\n        return self.base_url",
        "base_url has no counterpart",
    ),
    "timeout": ("client.timeout = 3", "construct another"),
    "method": ("client.chat.completions.create = fake", "does not use what is set on it"),
    "module": ('openai.api_base = "https://x"', 'base_url was "https://x"'),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("program", "words"), ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_attributes_that_clients_here_lack_are_reported(
    program: str, words: str, style: Style
) -> None:
    made = made_of(program, style)
    assert f"{MARK} " in made
    assert words in made
    assert ".own has" not in made


NAMED = {
    "getattr": f"x = getattr(client, 'chat').completions.create(model='gpt-4o', {ASKED})",
    "nested": f"x = getattr(getattr(client, 'chat'), 'completions').create(model='gpt-4o', {ASKED})",
    "variable": "x = getattr(client, name).completions.create(model='gpt-4o', messages=history)",
    "attrgetter": "x = operator.attrgetter('chat.completions.create')(client)",
    "held": "get = operator.attrgetter('chat')\nx = get(client)",
    "hasattr": "x = hasattr(client, 'responses')",
    "constructed": "x = getattr(OpenAI(), 'chat').completions",
}


@pytest.mark.parametrize("program", NAMED.values(), ids=NAMED)
def test_attributes_that_are_read_by_name_keep_openais_form(program: str) -> None:
    made = made_of(program, "native")
    assert "an attribute is read by its name" in comments_at("x = ", made)
    assert "(OpenAI(gemini=" in made
    assert MARK not in made_of(program, "drop-in")


def test_an_unknown_client_is_known_by_a_named_attribute() -> None:
    program = f"def f(c): return getattr(c, 'chat').completions.create(model='gpt-4o', {ASKED})"
    assert "getattr(OpenAI(gemini=c), 'chat')" in made_of(program, "native")


def test_what_a_drop_in_client_lacks_is_reported_under_its_name() -> None:
    made = made_of("x = getattr(client, 'audio').speech", "drop-in")
    assert "audio.speech has no counterpart" in comments_at("x = ", made)


FORMS = {
    "several": f"x = client.chat.completions.create(model=MODEL, {ASKED}, n=2)",
    "variable": "x = client.chat.completions.create(model=MODEL, messages=history)",
    "effort": f"x = client.chat.completions.create(model=MODEL, {ASKED}, reasoning_effort='low')",
    "responses": "x = client.responses.create(model=MODEL, input='x')",
    "embeddings": "x = client.embeddings.create(model=MODEL, input='x')",
    "parse": "x = client.chat.completions.parse(model=MODEL, messages=history)",
    "raw": "x = client.chat.completions.with_raw_response.create(model=MODEL, messages=history)",
    "mapping": "x = client.chat.completions.create(**{'model': MODEL, 'messages': history})",
    "dict": "given = dict(model=MODEL)\nx = client.responses.create(input='x', **given)",
    "partial": "x = partial(client.chat.completions.create, model=MODEL)",
    "method": "ask = client.chat.completions.create\nx = ask(model=MODEL, messages=history)",
    "table": "T = {'a': client.responses.create}\nx = T['a'](model=MODEL, input='x')",
    "resource": "chat = client.chat\nx = chat.completions.create(model=MODEL, messages=history)",
}
MODELS = {
    "literal": '"llama3"',
    "environment": 'os.environ["MODEL"]',
    "call": "model_of(user)",
    "setting": "settings.model",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_model_that_is_not_known_is_reported(form: str, model: str, style: Style) -> None:
    made = made_of(form.replace("MODEL", model), style)
    wanted = "has to be a Gemini model"
    if style == "drop-in" and model.startswith('"'):
        wanted = "has no row in the client's model_map"
    assert f"{MARK} {model} {wanted}" in comments_at("x = ", made)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_model_that_is_known_is_not_reported(form: str) -> None:
    for style in STYLES:
        assert "model" not in comments_at("x = ", made_of(form.replace("MODEL", '"gpt-4o"'), style))


@pytest.mark.parametrize(
    ("lines", "client"),
    [
        ("def make(): return OpenAI()\ndef ask(c=Depends(make)):", "c"),
        ("from .clients import make\ndef ask(c=Depends(make)):", "c"),
        ("v = ContextVar('v', default=OpenAI())\nif v:", "v.get()"),
        ("lazy = Lazy(lambda: OpenAI())\nif lazy:", "lazy"),
        ("box = providers.Singleton(OpenAI)\nif box:", "box()"),
    ],
)
def test_what_may_yield_a_client_is_reported(lines: str, client: str) -> None:
    call = "chat.completions.create(model='gpt-4o', messages=[{'role': 'user', 'content': 'x'}])"
    made = rewrite(f"from openai import OpenAI\n{lines}\n    {client}.{call}\n", style="native")
    assert f"{client}.generate_content(" in made
    assert f"{client} may be made in another place" in made


def test_a_partial_whose_http_client_would_be_lost_is_reported() -> None:
    program = (
        "import os, httpx\nfrom functools import partial\nfrom openai import OpenAI\n"
        "F = partial(OpenAI, http_client=httpx.Client())\na = F()\n"
        "b = F(api_key=os.environ['OPENAI_API_KEY'])\n"
        "G = partial(F, api_key=os.environ['OPENAI_API_KEY'])\n"
    )
    made = rewrite(program, style="drop-in")
    words = "pass http_client here, too"
    assert made.count(words) == 2
    assert words in comments_at("b = ", made)
    assert words in comments_at("G = ", made)
    assert words not in rewrite(program, style="native")
