"""Types of signatures as HTML, as people write them, each name a link to the page that has it."""

import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, ForwardRef, Literal, TypeVar, get_args, get_origin

from gemini_sdk._transport.settings import NOT_GIVEN
from website.sources import Key, definition, is_defined

_LONGEST_LITERAL = 8
"""How many values of a Literal are written out."""
_WORD = re.compile(r"'[^']*'|\"[^\"]*\"|[A-Za-z_][\w.]*|.", re.DOTALL)
_MODULES = re.compile(r"^(?:[a-z_]\w*\.)+(?=[A-Za-z_])")


@dataclass(frozen=True, slots=True)
class Links:
    """Where each name is documented."""

    places: Mapping[Key, str]
    """The page of a name and its anchor: `types/files.md#File`."""
    page: str = ""
    """The page on which the links are."""
    missing: set[Key] = field(default_factory=set[Key])
    """Names of this project that no page has."""

    def to(self, key: Key) -> str | None:
        """The address of a name, from this page."""
        place = self.places.get(key)
        if place is None:
            if is_defined(key):
                self.missing.add(key)
            return None
        page, _, anchor = place.partition("#")
        if page == self.page:
            return f"#{anchor}"
        up = "../" * self.page.count("/")
        return f"{up}{page.removesuffix('.md')}.html#{anchor}"

    def _key(self, module: str, word: str) -> Key:
        """Where a name is defined. What a module does not know was added to its functions: it is public."""
        if word.startswith("types."):
            home, _, name = f"gemini_sdk.{word}".rpartition(".")
            return definition(home, name)
        name = _MODULES.sub("", word)
        key = definition(module, name)
        return key if key in self.places or is_defined(key) else definition("gemini_sdk", name)

    def on(self, page: str) -> "Links":
        """The same links, from another page."""
        return Links(self.places, page, self.missing)

    def type(self, annotation: object, module: str) -> str:
        """A type as HTML; `module` is where it is written."""
        text = annotation if isinstance(annotation, str) else text_of(annotation)
        objects = {} if isinstance(annotation, str) else _classes(annotation)
        words: list[str] = []
        for word in _WORD.findall(text):
            if not re.match(r"[A-Za-z_]", word):
                words.append(escape(word, quote=False))
                continue
            name = _MODULES.sub("", word)
            address = self.to(objects.get(name) or self._key(module, word))
            words.append(f'<a href="{address}">{name}</a>' if address else name)
        return "".join(words)


def text_of(annotation: object) -> str:
    """The type as text, without the names of modules."""
    if isinstance(annotation, str):
        return annotation
    if isinstance(annotation, ForwardRef):
        return annotation.__forward_arg__
    if annotation is None or annotation is types.NoneType:
        return "None"
    if annotation is Ellipsis:
        return "..."
    if isinstance(annotation, list):  # the parameters of a Callable
        return f"[{', '.join(map(text_of, typing.cast('list[object]', annotation)))}]"
    if isinstance(annotation, TypeVar):
        kinds = [annotation.__bound__] if annotation.__bound__ else annotation.__constraints__
        return " | ".join(map(text_of, kinds)) or annotation.__name__
    origin = get_origin(annotation)
    return _name(annotation) if origin is None else _generic(annotation, origin)


def _generic(annotation: object, origin: Any) -> str:
    arguments = get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        members = [each for each in arguments if get_args(each) != (NOT_GIVEN,)]
        return " | ".join(dict.fromkeys(map(text_of, members)))
    if origin is Literal:
        values = [repr(value) for value in arguments[:_LONGEST_LITERAL]]
        return f"Literal[{', '.join([*values, *['...'] * (len(arguments) > len(values))])}]"
    if origin in (typing.Annotated, typing.ClassVar, typing.Final):
        return text_of(arguments[0])
    name = "Callable" if origin is Callable else _name(origin)
    return f"{name}[{', '.join(map(text_of, arguments))}]"


def _name(annotation: Any) -> str:
    name: str = getattr(annotation, "__qualname__", "") or getattr(annotation, "__name__", "")
    return name or _MODULES.sub("", str(annotation))


def _classes(annotation: object) -> dict[str, Key]:
    """The classes in a type, by name."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return {annotation.__qualname__: (annotation.__module__, annotation.__qualname__)}
    bound = getattr(annotation, "__bound__", None)
    found: dict[str, Key] = _classes(bound) if bound else {}
    inner = (
        typing.cast("list[object]", annotation)
        if isinstance(annotation, list)
        else get_args(annotation)
    )
    for argument in [*inner, get_origin(annotation)]:
        if argument is not None:
            found |= _classes(argument)
    return found
