"""Classes, functions and aliases as Markdown: heading, signature, docstring, members."""

import inspect
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, cast

from pydantic import BaseModel

from gemini_sdk._wire.model import Model
from website.annotations import Links
from website.docstrings import markdown, plain
from website.signatures import signature
from website.sources import Attribute, Key, fields, source

_WITHOUT_CONSTRUCTOR: tuple[type[Any], ...] = (BaseException, dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A documented name."""

    key: Key
    public: str | None = None
    """The package that people import it from; None if they get it from another object."""
    twin: Key | None = None
    """The asynchronous class with the same members."""

    @property
    def name(self) -> str:
        """The name itself."""
        return self.key[1]

    @property
    def value(self) -> Any:
        """The object; None if it is only a name for type checkers."""
        return vars(import_module(self.key[0])).get(self.name)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the entries of one page."""

    links: Links
    undocumented: list[str] = field(default_factory=list[str])
    """Names without a text."""

    def entry(self, entry: Entry) -> str:
        """A name with all that belongs to it."""
        value, parts = entry.value, [heading(2, entry.name, entry.name)]
        if entry.public:
            parts.append(f"`from {entry.public} import {entry.name}`")
        if isinstance(value, type):
            parts += self._class(entry, cast("type[Any]", value))
        elif inspect.isroutine(value):
            parts.append(signature(entry.name, value, value.__module__, self.links))
            parts.append(self._text(entry.name, value.__doc__))
        else:
            parts.append(self.alias(entry))
        return "\n\n".join(part for part in parts if part)

    def _text(self, name: str, text: str | None) -> str:
        if not text:
            self.undocumented.append(name)
        return markdown(text)

    def alias(self, entry: Entry) -> str:
        """What a name for a type stands for."""
        found = source(entry.key[0]).attributes[entry.name]
        kind = self.links.type(found.default or "", entry.key[0])
        written = f'<pre class="signature"><code><b>{entry.name}</b> = {kind}</code></pre>'
        return f"{written}\n\n{self._text(entry.name, found.text)}"

    def _class(self, entry: Entry, kind: type[Any]) -> list[str]:
        parts: list[str] = []
        bases = [
            base for base in kind.__bases__ if _is_public(base, self.links) and base is not Model
        ]
        shown = [self.links.type(base, base.__module__) for base in bases]
        if shown:
            parts.append(f'<p class="bases">Base: <code>{", ".join(shown)}</code></p>')
        if entry.public and not issubclass(kind, _WITHOUT_CONSTRUCTOR):
            parts.append(self._constructor(entry, kind))
        parts.append(self._text(entry.name, kind.__doc__))
        shown_elsewhere = [base for base in kind.__mro__[1:] if _is_public(base, self.links)]
        inherited = {
            name for base in shown_elsewhere for name in (*fields(base), *properties(base))
        }
        found = {name: each for name, each in fields(kind).items() if name not in inherited}
        typed = [name for name in properties(kind) if name not in inherited]
        for name in typed:
            getter: Any = inspect.getattr_static(kind, name)
            function = getattr(getter, "fget", None) or getattr(getter, "func", None)
            written = getattr(function, "__annotations__", {}).get("return", "")
            text = inspect.getdoc(getter) or ""
            found[name] = Attribute(name, self.links.type(written, function.__module__), text)
        if found:
            parts.append(
                "\n".join(self._attribute(entry.name, found[n], kind, n in typed) for n in found)
            )
        for name in methods(kind):
            function = getattr(kind, name)
            if any(getattr(base, name, None) is function for base in shown_elsewhere):
                continue
            parts.append(heading(3, name, f"{entry.name}.{name}"))
            parts.append(signature(name, function, function.__module__, self.links))
            parts.append(self._text(f"{entry.name}.{name}", inspect.getdoc(function)))
        if entry.twin:
            parts += self._twin(entry, entry.twin, kind)
        return parts

    def _constructor(self, entry: Entry, kind: type) -> str:
        """Empty for classes that only this package makes: their arguments are objects of its own."""
        links = Links(self.links.places, self.links.page)
        try:
            written = signature(entry.name, kind, kind.__module__, links)
        except ValueError:
            return ""
        if any(name in source(module).classes for module, name in links.missing):
            return ""
        self.links.missing.update(links.missing)
        return written

    def _attribute(self, owner: str, attribute: Attribute, kind: type, is_html: bool) -> str:
        if not attribute.text:
            self.undocumented.append(f"{owner}.{attribute.name}")
        module = next(
            (
                b.__module__
                for b in kind.__mro__
                if attribute.name in vars(b).get("__annotations__", {})
            ),
            kind.__module__,
        )
        written = attribute.type if is_html else self.links.type(attribute.type, module)
        typed = f": <code>{written}</code>" if written else ""
        text = plain(" ".join(attribute.text.split()))
        mark = f'<span id="{owner}.{attribute.name}"></span>'
        return f"- {mark}**`{attribute.name}`**{typed}<br>{text}"

    def _twin(self, entry: Entry, twin: Key, kind: type) -> list[str]:
        other: type = getattr(import_module(twin[0]), twin[1])
        parts = [heading(2, twin[1], twin[1])]
        if entry.public:
            parts.append(f"`from {entry.public} import {twin[1]}`")
        parts.append(
            self._text(twin[1], other.__doc__ if other.__doc__ != kind.__doc__ else "For asyncio.")
        )
        here, there = set(methods(kind)), set(methods(other))
        renamed = sorted(here - there), sorted(there - here)
        instead = ""
        if any(renamed):
            names = [", ".join(f"`{name}`" for name in each) for each in renamed]
            instead = (
                f" {names[1]} stands for {names[0]}." if names[0] else f" It has {names[1]}, too."
            )
        parts.append(
            f"Its members and their parameters are those of [`{entry.name}`](#{entry.name}): methods are awaited, "
            f"and iterated with `async for`.{instead}"
        )
        return parts


def heading(level: int, title: str, anchor: str) -> str:
    """A heading with an anchor of its own."""
    return f"{'#' * level} `{title}` {{ #{anchor} }}"


def _is_public(base: type, links: Links) -> bool:
    return (base.__module__, base.__qualname__) in links.places


def properties(kind: type) -> list[str]:
    """The public properties of a class."""
    return [
        name
        for name in dir(kind)
        if not name.startswith("_")
        and type(inspect.getattr_static(kind, name)).__name__ in ("property", "cached_property")
        and _is_own(inspect.getattr_static(kind, name))
    ]


def methods(kind: type) -> list[str]:
    """The public methods of a class that this project defines."""
    return [
        name
        for name in dir(kind)
        if not name.startswith("_")
        and inspect.isroutine(getattr(kind, name, None))
        and _is_own(getattr(kind, name))
        and not (issubclass(kind, BaseModel) and hasattr(BaseModel, name))
    ]


def _is_own(member: Any) -> bool:
    function = getattr(member, "fget", None) or getattr(member, "func", None) or member
    return str(getattr(function, "__module__", "")).startswith(("gemini_sdk", "gemini_models"))
