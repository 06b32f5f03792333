"""The book in which a conversion writes what became of each field: opened with the table's rows, then corrected.

Because every field is entered before anything is converted, none can be forgotten.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from gemini_sdk._openai.fields import Table
from gemini_sdk._openai.report import Kind, Report, Row, Severity, is_within
from gemini_sdk._wire import Platform
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.validation.compiled_schemas import definitions
from gemini_sdk.validation.paths import joined

Json = dict[str, Any]
Path = tuple[str | int, ...]
_SHOWN_CHARACTERS = 80
_SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
"""The gravest last."""


class Findings:
    """Rows of the fields that are set in a payload, and faults found in it."""

    def __init__(
        self, payload: Json, type_name: str, platform: Platform | None, table: Table
    ) -> None:
        self._types = definitions(type_name, platform)
        self._table = table
        self._rows = {row.path: row for row in self._entries(payload, type_name, ())}
        self._faults: list[Fault] = []

    def exact(self, path: str, reason: str, target: str | None = None) -> None:
        """A field turned out to mean the same. `target` is where it went, if not where the table says."""
        self._correct(path, "exact", reason, "info", target)

    def adapt(
        self, path: str, reason: str, severity: Severity = "info", target: str | None = None
    ) -> None:
        """A field's form, place or value changed."""
        self._correct(path, "adapted", reason, severity, target)

    def lose(self, path: str, reason: str, severity: Severity = "warning") -> None:
        """A field, or a part of it, is gone."""
        self._correct(path, "lost", reason, severity, "")

    def treat(self, target: str, reason: str, severity: Severity) -> None:
        """The model does not take a field as it is meant; `target` is where the field went."""
        for path, row in list(self._rows.items()):
            if row.target == target and row.kind != "lost":
                told = f"{reason}; {row.reason}" if row.reason else reason
                graver = _SEVERITIES[max(map(_SEVERITIES.index, (row.severity, severity)))]
                self._correct(path, "adapted", told, graver)

    def fault(
        self,
        path: str,
        problem: str,
        found: str = "",
        expected: str = "",
        suggestion: str | None = None,
    ) -> None:
        """Record a fault; `check` raises all of them together."""
        if len(found) > _SHOWN_CHARACTERS:
            found = f"{found[: _SHOWN_CHARACTERS - 1]}…"
        self._faults.append(Fault(path, problem, found, expected, suggestion))

    def extend(self, faults: Sequence[Fault]) -> None:
        """Record faults that were found elsewhere."""
        self._faults += faults

    def check(self) -> None:
        """Raise InvalidPayloadError where there are faults."""
        if self._faults:
            raise InvalidPayloadError(self._faults)

    def report(self) -> Report:
        """The rows as they are now."""
        return Report(tuple(self._rows.values()))

    def _correct(
        self, path: str, kind: Kind, reason: str, severity: Severity, target: str | None = None
    ) -> None:
        old = self._rows.get(path) or Row(path, kind, "", "", "info")
        if target is None:
            target = old.target
        self._rows[path] = replace(old, kind=kind, reason=reason, severity=severity, target=target)
        if kind == "lost":  # with all that is in it
            inner = [p for p in self._rows if p != path and is_within(p, path)]
            for place in inner:
                del self._rows[place]

    def _entries(self, value: Json, type_name: str, path: Path) -> Iterator[Row]:
        members: Json = self._types[type_name]["properties"]
        rows = self._table[type_name]
        for name, held in value.items():
            here = joined((*path, name))
            if name not in members:
                yield Row(here, "lost", "", "not a field of this API", "warning")
                continue
            row = rows[name]
            if held is None:
                yield Row(here, "exact", "", "null means unset", "info")
                continue
            yield Row(here, row.kind, row.target, row.reason, row.severity)
            inner = None if row.whole else self._inner(members[name])
            if inner is not None:
                for item, place in _objects(held, (*path, name)):
                    yield from self._entries(item, inner, place)

    def _inner(self, rule: object) -> str | None:
        """The type of the objects a member holds, if it holds any that have a type."""
        if isinstance(rule, list):
            found = (self._inner(each) for each in cast(Sequence[object], rule))
            return next(filter(None, found), None)
        if not isinstance(rule, Mapping):
            return None
        node = cast(Mapping[str, object], rule)
        name = str(node.get("$ref", "")).rpartition("/")[2]
        if name and "properties" in self._types[name]:
            return name
        return self._inner(list(node.values()))


def _objects(value: object, path: Path) -> Iterator[tuple[Json, Path]]:
    if isinstance(value, list):
        for place, item in enumerate(cast(Sequence[object], value)):
            if isinstance(item, dict):
                yield cast(Json, item), (*path, place)
    elif isinstance(value, dict):
        yield cast(Json, value), path
