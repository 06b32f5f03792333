"""The base class of each model, and the attributes of its members in addition to those of the base."""

from functools import cache
from importlib import import_module
from typing import cast

from .python_names import attribute
from .settings import BASE_CLASSES, BEHAVIOURS
from .specs import Json, as_object

_BUILTINS = {
    "array": "list",
    "boolean": "bool",
    "integer": "int",
    "number": "float",
    "object": "dict",
    "string": "str",
}


def base_class(name: str, dialect: str) -> str:
    """The module and name of the base of a type's model."""
    return BEHAVIOURS.get(name, BASE_CLASSES[dialect])


@cache
def _attributes_of(path: str) -> frozenset[str]:
    """What a class has: a member of such a name would hide it, or be hidden."""
    module, _, name = path.rpartition(".")
    return frozenset(dir(getattr(import_module(module), name)))


def attributes(name: str, schema: Json, dialect: str) -> dict[str, str]:
    """The members of a type, each with its attribute."""
    taken = _attributes_of(base_class(name, dialect)) | _builtins(schema.get("properties"))
    return {member: attribute(member, taken) for member in schema.get("properties", {})}


def _builtins(node: object) -> set[str]:
    """The types of Python that the members of a type are of: a member of such a name would hide them."""
    if isinstance(node, list):
        return {name for item in cast("list[object]", node) for name in _builtins(item)}
    members = as_object(node) or {}
    byte = members.get("format") == "byte"
    kind = "bytes" if byte else _BUILTINS.get(str(members.get("type")))
    return {name for inner in members.values() for name in _builtins(inner)} | (
        {kind} if kind else set()
    )
