"""The contents of an API, in one form for all sources: messages, their fields, and methods.

Every upstream source is read into this, so that the comparison knows none of them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache


@dataclass(frozen=True, slots=True)
class Shape:
    """The JSON form of a value: `type` and `format` as in a schema, or `any`."""

    type: str
    format: str = ""
    name: str = ""
    """Upstream's name of the message or enum, where it has one."""
    values: Mapping[str, int | None] = field(default_factory=dict[str, int | None])
    """The names of an enum's values, and their numbers, if the source has them."""
    items: "Shape | None" = None
    """What an array, or a map, holds."""

    def __str__(self) -> str:
        if self.items:
            return f"{'list' if self.type == 'array' else 'map'} of {self.items}"
        if self.values:
            return self.name or "enum"
        return self.name or " ".join(filter(None, (self.type, self.format)))

    @property
    def words(self) -> str:
        """The same where names are only those of a source's own types."""
        named = replace(leaf(self), name="")
        return str(self).replace(str(leaf(self)), str(named)) if leaf(self).name else str(self)


def leaf(shape: Shape) -> Shape:
    """The innermost element of lists and maps."""
    while shape.items:
        shape = shape.items
    return shape


ANY = Shape("any")
STRUCT = Shape("object", items=ANY)


@dataclass(frozen=True, slots=True)
class Field:
    """A member of a message, under its JSON name."""

    shape: Shape
    output_only: bool = False
    deprecated: bool | None = None
    """None if the source does not say."""


@dataclass(frozen=True, slots=True)
class Message:
    """An object: its fields by JSON name, and the groups of which at most one may be set."""

    fields: Mapping[str, Field]
    oneofs: Mapping[str, frozenset[str]] | None = None
    """None if the source does not have them."""
    ungrouped: frozenset[str] = frozenset()
    """Fields for which the source does not say whether they are in a group."""
    deprecated: bool | None = field(default=None, compare=False)
    """None if the source does not say."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the API as HTTP sees it."""

    http: str
    path: str
    request: str = ""
    """The name of the body's message; empty if there is none."""
    answer: str = ""
    query: frozenset[str] = frozenset()
    operation_id: str = ""
    """Empty where the source names none."""
    results: tuple[str, ...] = ()
    """The messages that its long-running operation carries, where it starts one."""

    @property
    def key(self) -> str:
        """Its identity: the HTTP method and the path, variables nameless."""
        return f"{self.http} {nameless(self.path)}"


@dataclass(frozen=True, slots=True)
class Upstream:
    """All that a source says of one platform."""

    platform: str
    source: str
    revision: str
    messages: Mapping[str, Message]
    methods: Mapping[str, Method] = field(default_factory=dict[str, Method])
    note: str = ""
    """What else was read, or could not be."""
    unread: str = ""
    """A package whose messages were not read, so that nothing can be said of them."""
    roots: Mapping[str, str] = field(default_factory=dict[str, str])
    """Of a source that does not name the API's types: messages, and what the specs call the type of each."""


def nameless(path: str) -> str:
    """A path with its variables' names taken out: `/v1/models/{model}:predict` as `/v1/models/{}:predict`."""
    return re.sub(r"\{[^}]*\}", "{}", path)


@cache
def method_name(http: str, path: str) -> str:
    """A method's name among all: its collections and what is done to them, such as `tunedModels.permissions.list`."""
    plain, _, verb = nameless(path).partition(":")
    steps = plain.split("/")[2:]  # after the root comes the version
    on_one = steps[-1:] == ["{}"]
    standard = {
        "GET": "get" if on_one else "list",
        "POST": "create",
        "PUT": "update",
        "PATCH": "patch",
        "DELETE": "delete",
    }
    return ".".join([*(step for step in steps if step != "{}"), verb or standard[http]])
