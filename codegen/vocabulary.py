"""Whether a spec keeps to the keys that it may have (`keys`). Any other key is an error, and says what to write.

A key that is misspelt, or that codegen would not carry out, is never passed over. Extensions (`x-...`) of other
projects are the one exception: OpenAPI lets anyone have them, so in a file that has none of this project's, one that
resembles none of these is left alone.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, cast

from gemini_sdk.validation.suggestions import closest

from .keys import ANY, EXTENSIONS, INSTEAD, KEYS, LISTS, MAPS
from .spec_lines import Step

Fault = tuple[tuple[Step, ...], str]
Change = Callable[[object, str, tuple[Step, ...]], object]
"""What becomes of a part of a spec, by its kind and the steps that lead to it."""
_CLOSE = 0.8
"""How much alike an extension has to be to one of this project's to be taken for a typo, from 0 to 1."""


def vocabulary_faults(
    document: object, *, is_ours: bool, kind: str = "document"
) -> Iterator[Fault]:
    """Each key that can't be where it is: the steps that lead there, and what to write.

    `is_ours` says that the file is written for this project: whatever extension it has is one of this project's.
    """
    reader = _Reader(is_ours)
    for part, steps, members in parts(document, kind):
        for key in members if part in KEYS else ():
            if key not in KEYS[part] and (problem := reader.problem(key, part)):
                yield (*steps, key), problem


def parts(
    node: object, kind: str, steps: tuple[Step, ...] = ()
) -> Iterator[tuple[str, tuple[Step, ...], Mapping[str, object]]]:
    """Each mapping of a spec that codegen looks into: its kind, the steps that lead to it, and itself."""
    if kind in LISTS and isinstance(node, list):
        for index, item in enumerate(cast("list[object]", node)):
            yield from parts(item, LISTS[kind], (*steps, index))
    elif isinstance(node, Mapping) and kind != ANY:
        members = cast("Mapping[str, object]", node)
        yield kind, steps, members
        for key, value in members.items():
            yield from parts(value, _kind(kind, key), (*steps, key))


def changed(node: object, kind: str, change: Change, steps: tuple[Step, ...] = ()) -> Any:
    """A copy of a part of a spec, in which each part is what `change` makes of it, before those below it."""
    node = change(node, kind, steps)
    if kind == ANY:
        return node
    if isinstance(node, list):
        inner = LISTS.get(kind, ANY)
        items = enumerate(cast("list[object]", node))
        return [changed(item, inner, change, (*steps, index)) for index, item in items]
    if isinstance(node, Mapping):
        members = cast("Mapping[str, object]", node)
        return {
            key: changed(value, _kind(kind, key), change, (*steps, key))
            for key, value in members.items()
        }
    return node


def _kind(kind: str, key: str) -> str:
    """The kind of content of a key."""
    if (known := KEYS.get(kind)) is not None:
        return known.get(key, ANY)
    return ANY if kind == "paths" and key.startswith("x-") else MAPS.get(kind, ANY)


@dataclass(frozen=True, slots=True)
class _Reader:
    is_ours: bool

    def problem(self, key: str, kind: str) -> str | None:
        """The problem with an unknown key; None if it is another project's extension."""
        if instead := INSTEAD.get(kind, {}).get(key):
            return f"{key} is not supported; {instead}"
        if key.startswith("x-"):
            return self._problem_of_extension(key, kind)
        if nearest := closest(key, list(KEYS[kind])):
            return f"unknown key {key!r}; did you mean {nearest!r}?"
        return (
            f"unknown key {key!r}; a {kind} has {', '.join(k for k in KEYS[kind] if k[:2] != 'x-')}"
        )

    def _problem_of_extension(self, key: str, kind: str) -> str | None:
        here = [known for known in KEYS[kind] if known.startswith("x-")]
        if key in EXTENSIONS and self.is_ours:
            homes = [name for name, keys in KEYS.items() if key in keys]
            return (
                f"{key} has no meaning here; it is of {' or '.join(f'a {home}' for home in homes)}"
            )
        if found := get_close_matches(key, sorted(EXTENSIONS), 1, _CLOSE):
            return f"unknown key {key!r}; did you mean {found[0]!r}?"
        if not self.is_ours:
            return None
        expected = f"a {kind} has {', '.join(here)}" if here else f"a {kind} has no extensions"
        return f"unknown key {key!r}; {expected}"
