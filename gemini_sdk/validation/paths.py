"""Places in a payload, and how they are written."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

_NUMBER = re.compile(r"\+?[0-9]+", re.ASCII)


def joined(path: Sequence[str | int]) -> str:
    """A path as one writes it: `contents[0].parts`; `$` for the payload itself."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or "$"


def walk(node: Any, path: Sequence[str | int]) -> Any:
    """What a path leads to."""
    for step in path:
        node = node[step]
    return node


def real_path(payload: Any, path: Sequence[str | int], value: object) -> list[str | int]:
    """A path of the validator with the keys as the payload has them.

    The validator reads keys such as `2024` and `007` as numbers. Of several keys that are one number, the one that
    leads to `value` is meant.
    """
    for candidate in _paths(payload, list(path)):
        if _leads_to(payload, candidate, value):
            return candidate
    return next(_paths(payload, list(path)), list(path))


def _paths(node: Any, path: list[str | int]) -> Iterator[list[str | int]]:
    if not path:
        yield []
        return
    step, *rest = path
    keys: list[str | int] = [step]
    if isinstance(node, dict) and isinstance(step, int):
        members = cast("dict[str, Any]", node)
        keys = [key for key in members if _NUMBER.fullmatch(key) and int(key) == step]
    for key in keys:
        for tail in _paths(node[key], rest):
            yield [key, *tail]


def _leads_to(payload: Any, path: Sequence[str | int], value: object) -> bool:
    found = walk(payload, path)
    return type(found) is type(value) and bool(found == value)
