"""Small programs for openai, drawn at random: scopes, aliases, conditions, shadows, keys of several origins.

Each client sends its own name as a header, so that it can be seen which client a call was made on.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from textwrap import indent
from typing import Any

from hypothesis import strategies as st

from tests.migration.code.wire import CLIENT

Draw = Callable[[st.SearchStrategy[Any]], Any]
HEAD = '''\
import asyncio
import os
from types import SimpleNamespace

KEY = os.environ.get("TEAM_KEY") or os.environ["OPENAI_API_KEY"]
URL = os.environ.get("ROUTER_URL", "https://router.example/api/v1")
settings = SimpleNamespace(key=os.environ["AZURE_OPENAI_API_KEY"], url=None)


class Fake:
    """Has the words of a client."""

    def __init__(self, **given):
        self.chat = self.completions = self

    def create(self, **given):
        print("fake", given["model"])


'''
_KINDS = ("AsyncOpenAI", "AzureOpenAI", "OpenAI")
_KEYS = (
    "",
    'api_key=os.environ["OPENAI_API_KEY"]',
    'api_key=os.getenv("AZURE_OPENAI_API_KEY")',
    'api_key=os.environ.get("TEAM_KEY", os.environ["OPENAI_API_KEY"])',
    'api_key="sk-written-down"',
    "api_key=KEY",
    "api_key=settings.key",
    'api_key=(lambda: os.environ["TEAM_KEY"])()',
)
_ADDRESSES = (
    "",
    "",
    'base_url="https://router.example/api/v1"',
    "base_url=URL",
    "base_url=settings.url",
    'base_url="https://books.openai.azure.com/openai/v1/"',
    'base_url=os.environ["AZURE_OPENAI_ENDPOINT"] + "/openai/v1"',
)
_MORE = ("", "", "temperature=0.2", "max_tokens=9", 'stop=["x"]', "top_p=0.5", 'user="u"', "n=1")
_names = ("client", "llm", "c")


@dataclass
class Program:
    """A program that is being drawn."""

    draw: Draw
    numbers: Any = field(default_factory=lambda: itertools.count(1))
    classes: dict[str, str] = field(default_factory=dict[str, str])
    """The expression for each class of clients, where it is imported for the whole program."""
    main: list[str] = field(default_factory=list[str])
    """What is called in the end."""

    def one_of(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def imports(self, *, local: bool = False) -> str:
        """An import of the clients, under whatever names."""
        form = self.one_of(*range(4 if local else 6))
        if form < 2 or form == 4:
            name = "openai" if form != 1 else "oa"
            self.classes = {kind: f"{name}.{kind}" for kind in _KINDS}
            text = "import openai" if form != 1 else "import openai as oa"
            if form == 4:
                return "try:\n    import openai\nexcept ImportError:\n    openai = None\n"
            return f"{text}\n"
        if form == 2:
            self.classes = {kind: kind for kind in _KINDS}
            return f"from openai import {', '.join(_KINDS)}\n"
        if form == 3:
            self.classes = {kind: f"My{kind}" for kind in _KINDS}
            return "".join(f"from openai import {kind} as My{kind}\n" for kind in _KINDS)
        self.classes = {}
        return ""

    def construction(self, kind: str, number: int | None = None) -> str:
        """A client with a name of its own, a key and an address of some origin."""
        given = [self.one_of(*_KEYS)]
        if kind == "AzureOpenAI":
            given += ['azure_endpoint=os.environ["AZURE_OPENAI_ENDPOINT"]']
            given += [
                self.one_of('api_version="2024-10-21"', 'api_version=os.getenv("V", "2024-10-21")')
            ]
        else:
            given.append(self.one_of(*_ADDRESSES))
        name = f"c{number or next(self.numbers)}"
        given.append(f'default_headers={{"{CLIENT}": "{name}"}}')
        return f"{self.classes[kind]}({', '.join(filter(None, given))})"

    def call(self, client: str, *, awaited: bool, printed: bool = True) -> str:
        """Statements that ask something of a client."""
        number = next(self.numbers)
        wait = "await " if awaited else ""
        model = self.one_of('"gpt-4o"', '"gpt-4o-mini"', "model")
        before = (
            f"model = {self.one_of(chr(34) + 'gpt-4.1' + chr(34), chr(34) + 'gpt-4o' + chr(34))}\n"
        )
        messages = f'[{{"role": "user", "content": "Question {number}?"}}]'
        if self.one_of(True, False):
            before += f"messages = {messages}\n"
            messages = "messages"
        given = [f"model={model}", f"messages={messages}", self.one_of(*_MORE)]
        form = self.one_of("whole", "whole", "stream", "inline", "embedding")
        arguments = ", ".join(filter(None, given))
        create = f"{wait}{client}.chat.completions.create({arguments}"
        if form == "embedding":
            made = f'{client}.embeddings.create(model="text-embedding-3-small", input="text {number}", dimensions=64)'
            return f"print(len(({wait}{made}).data))\n"
        if form == "inline":
            return f"{before}print(({create})).choices[0].message.content)\n"
        if form == "stream":
            loop = "async for" if awaited else "for"
            return (
                f"{before}{loop} part in {create}, stream=True):\n    if part.choices:\n"
                '        print(part.choices[0].delta.content or "", end="")\n'
            )
        answer = self.one_of("answer", "r", "response")
        return f"{before}{answer} = {create})\nprint({answer}.choices[0].message.content)\n"

    def name(self) -> str:
        return str(self.one_of(*_names))

    def kind(self) -> str:
        return str(self.one_of(*_KINDS))

    def block(self) -> str:
        """A part of the program; what it defines is called in `main`."""
        form = self.one_of(*_FORMS)
        outer = self.classes
        local = ""
        if not outer or self.one_of(True, False, False, False):
            local = self.imports(local=True)
        try:
            return str(form(self, local))
        finally:
            self.classes = outer

    def function(self, body: str, *, awaited: bool, parameters: str = "", given: str = "") -> str:
        """A function, which main calls."""
        name = f"f{next(self.numbers)}"
        self.main.append(f"asyncio.run({name}({given}))" if awaited else f"{name}({given})")
        prefix = "async " if awaited else ""
        return f"{prefix}def {name}({parameters}):\n{indent(body, '    ')}\n\n"


def _own(p: Program, local: str) -> str:
    kind, name = p.kind(), p.name()
    awaited = kind.startswith("Async")
    body = f"{local}{name} = {p.construction(kind)}\n" + p.call(name, awaited=awaited)
    return p.function(body, awaited=awaited)


def _conditional(p: Program, local: str) -> str:
    name = p.name()
    kinds = ["AzureOpenAI", "OpenAI"]
    flag = p.one_of('os.environ.get("NO")', "KEY", "not KEY")
    body = (
        f"{local}if {flag}:\n    {name} = {p.construction(p.one_of(*kinds))}\n"
        f"else:\n    {name} = {p.construction(p.one_of(*kinds))}\n"
    )
    return p.function(body + p.call(name, awaited=False), awaited=False)


def _fake(p: Program, local: str) -> str:
    name = p.name()
    call = f'{name}.chat.completions.create(model="gpt-4o", messages=[])\n'
    return p.function(f"{local}{name} = Fake()\n{call}", awaited=False)


def _either(p: Program, local: str) -> str:
    """A client that is a fake by a condition."""
    name = p.name()
    flag = p.one_of('os.environ.get("NO")', "KEY")
    number = next(p.numbers)
    body = (
        f"{local}if {flag}:\n    {name} = Fake()\nelse:\n    {name} = {p.construction('OpenAI')}\n"
        f'{name}.chat.completions.create(model="gpt-4o", '
        f'messages=[{{"role": "user", "content": "Question {number}?"}}])\n'
    )
    return p.function(body, awaited=False)


def _parameter(p: Program, local: str) -> str:
    kind, name = p.kind(), p.name()
    awaited = kind.startswith("Async")
    annotated = "" if local or not p.one_of(True, False) else f": {p.classes[kind]}"
    given = p.construction(kind)
    if local:
        maker = f"m{next(p.numbers)}"
        body = p.call(name, awaited=awaited)
        made = f"def {maker}():\n{indent(local, '    ')}    return {given}\n\n\n"
        return made + p.function(body, awaited=awaited, parameters=name, given=f"{maker}()")
    body = p.call(name, awaited=awaited)
    return p.function(body, awaited=awaited, parameters=f"{name}{annotated}", given=given)


def _closure(p: Program, local: str) -> str:
    name, inner = p.name(), f"g{next(p.numbers)}"
    shadow = p.one_of("", f"{name} = Fake()\n")
    call = f'{name}.chat.completions.create(model="gpt-4o", messages=[])\n' if shadow else ""
    asked = p.call(name, awaited=False)
    nested = f"def {inner}():\n" + indent(shadow + call if shadow else asked, "    ")
    body = f"{local}{name} = {p.construction('OpenAI')}\n{nested}{inner}()\n"
    return p.function(body + (asked if shadow else ""), awaited=False)


def _class(p: Program, local: str) -> str:
    kind, name, attribute = p.kind(), f"K{next(p.numbers)}", p.name()
    awaited = kind.startswith("Async")
    prefix = "async " if awaited else ""
    made = f"{local}self.{attribute} = {p.construction(kind)}\n"
    body = p.call(f"self.{attribute}", awaited=awaited)
    call = f"{name}().ask()"
    p.main.append(f"asyncio.run({call})" if awaited else call)
    return (
        f"class {name}:\n    def __init__(self):\n{indent(made, ' ' * 8)}\n"
        f"    {prefix}def ask(self):\n{indent(body, ' ' * 8)}\n\n"
    )


def _table(p: Program, local: str) -> str:
    name = p.name()
    clients = ", ".join(f'"{key}": {p.construction("OpenAI")}' for key in "ab")
    body = f"{local}clients = {{{clients}}}\n"
    if p.one_of(True, False):
        body += f"for {name} in clients.values():\n{indent(p.call(name, awaited=False), '    ')}"
    else:
        body += p.call('clients["b"]', awaited=False)
    return p.function(body, awaited=False)


def _with(p: Program, local: str) -> str:
    kind, name = p.one_of("OpenAI", "AsyncOpenAI"), p.name()
    awaited = kind.startswith("Async")
    prefix = "async " if awaited else ""
    call = indent(p.call(name, awaited=awaited), "    ")
    body = f"{local}{prefix}with {p.construction(kind)} as {name}:\n{call}"
    return p.function(body, awaited=awaited)


def _module(p: Program, local: str) -> str:
    """A client of the whole program, under a name that others have too, and a function that reads or replaces it."""
    name = p.name()
    made = f"{local}{name} = {p.construction('OpenAI')}\n\n\n"
    form = p.one_of("read", "global", "default", "now")
    call = p.call(name, awaited=False)
    if form == "now":
        return f"{local}{name} = {p.construction('OpenAI')}\n{call}\n\n"
    if form == "global":
        call = f"global {name}\n{name} = {p.construction('OpenAI')}\n{call}"
    parameters = f"{name}={name}" if form == "default" else ""
    return made + p.function(call, awaited=False, parameters=parameters)


def _other_text(p: Program, local: str) -> str:
    """Names of clients and models that are nothing of the kind."""
    name = p.name()
    return p.function(
        f'model = "gpt-4o of my own"\n{name} = model.upper()\nprint({name}, len(model))\n',
        awaited=False,
    )


_FORMS = (
    _own,
    _conditional,
    _fake,
    _either,
    _parameter,
    _closure,
    _class,
    _table,
    _with,
    _module,
    _other_text,
)


@st.composite
def programs(draw: Draw) -> str:
    """Programs of one to four parts."""
    p = Program(draw)
    text = p.imports() + HEAD
    for _ in range(draw(st.integers(1, 4))):
        text += p.block()
    return text + "\n".join(p.main) + "\n"
