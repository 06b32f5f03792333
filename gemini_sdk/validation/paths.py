"""Places in a payload, and how they are written."""

from collections.abc import Sequence
from typing import Any


def joined(path: Sequence[str | int]) -> str:
    """A path as one writes it: `contents[0].parts`; `$` for the payload itself."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or "$"


def walk(node: Any, path: Sequence[str | int]) -> Any:
    """What a path leads to."""
    for step in path:
        node = node[step]
    return node
