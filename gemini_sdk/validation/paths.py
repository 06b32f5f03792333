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
    """The value at a path."""
    for step in path:
        node = node[step]
    return node


def real_paths(payload: Any, path: Sequence[str | int], value: object) -> list[list[str | int]]:
    """The paths that the validator means, with the keys as the payload has them.

    The validator reads keys such as `2024` and `007` as numbers, and leaves out empty keys. Of several keys that are
    one number, those that lead to `value` are meant.
    """
    candidates = list(_paths(payload, list(path)))
    found = [steps for steps, end in candidates if _is_same(end, value)]
    return found or [steps for steps, _ in candidates][:1] or [list(path)]


def _paths(node: Any, path: list[str | int]) -> Iterator[tuple[list[str | int], Any]]:
    if not path:
        yield [], node
    if isinstance(node, dict):
        members = cast("dict[str, Any]", node)
        if "" in members and path[:1] != [""]:
            yield from _below("", members[""], path)
        for key in members:
            if path and (key == path[0] or _is_number(key, path[0])):
                yield from _below(key, members[key], path[1:])
    elif isinstance(node, list) and path:
        items = cast("list[object]", node)
        if isinstance(path[0], int) and path[0] < len(items):
            yield from _below(path[0], items[path[0]], path[1:])


def _below(
    step: str | int, node: Any, path: list[str | int]
) -> Iterator[tuple[list[str | int], Any]]:
    for steps, end in _paths(node, path):
        yield [step, *steps], end


def _is_number(key: str, step: str | int) -> bool:
    return isinstance(step, int) and bool(_NUMBER.fullmatch(key)) and int(key) == step


def _is_same(found: object, value: object) -> bool:
    return type(found) is type(value) and bool(found == value)
