"""How a spec writes an open enum, and what codegen reads instead.

A text of which some values are known is `anyOf` of the known values and of any text, so that a generator of clients
from the spec gets both. Codegen takes every enum for open, so it reads this as `enum` alone.
"""

from collections.abc import Mapping
from typing import Any, cast

_TEXT = {"type": "string"}


def without_open_enums(node: Any) -> Any:
    """A document in which every open enum is an `enum`."""
    if isinstance(node, list):
        return [without_open_enums(each) for each in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    found = {key: without_open_enums(value) for key, value in cast("dict[str, Any]", node).items()}
    values = _known_values(found.get("anyOf"))
    if values is None:
        return found
    return {k: v for k, v in found.items() if k != "anyOf"} | _TEXT | {"enum": values}


def _known_values(options: Any) -> list[str] | None:
    """The known values, where options are those of an open enum."""
    if not isinstance(options, list) or len(cast("list[Any]", options)) != 2:
        return None
    others = [each for each in cast("list[Any]", options) if each != _TEXT]
    if len(others) != 1 or not isinstance(others[0], Mapping):
        return None
    known = cast("Mapping[str, Any]", others[0])
    values: Any = known.get("enum")
    if (
        known.keys() != {"type", "enum"}
        or known["type"] != "string"
        or not isinstance(values, list)
    ):
        return None
    return cast("list[str]", values)
