"""The findings of a conversion: faults, and for reports a row for every field, first as the table says, then corrected.

Every field has its row before anything is converted, so none can be forgotten.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from gemini_sdk._openai.fields import Field, Table
from gemini_sdk._openai.plain_json import json_kind
from gemini_sdk._openai.report import Kind, Report, Row, Severity, is_harmless, is_within
from gemini_sdk._wire import Platform
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.validation.compiled_schemas import definitions
from gemini_sdk.validation.suggestions import closest

_SHOWN_CHARACTERS = 80
_SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
"""The gravest last."""
_UNSET = Field("exact", reason="null means unset")
_UNKNOWN = Field("lost", reason="not a field of this API", severity="warning")


class Faults:
    """Faults found in a payload, for uses without a report: what is exact, adapted or lost is not kept."""

    def __init__(self) -> None:
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

    def unknown(
        self, path: str, what: str, found: object, known: Sequence[str], others: str = ""
    ) -> None:
        """Record a value that is none of the known ones; `others` names the alternatives."""
        near = closest(found, known) if isinstance(found, str) and len(known) > 1 else None
        expected = f"one of {', '.join(known)}" if len(known) > 1 else known[0]
        self.fault(path, f"unknown {what}", repr(found), f"{expected}{others}", near)

    def wrong_type(self, path: str, found: object, expected: str) -> None:
        """Record a value of another type."""
        self.fault(path, "wrong type", json_kind(found), expected)

    def text(self, owner: Json, name: str, path: str, *, required: bool = False) -> str | None:
        """The text that a member is; None, and a fault if it is of another type, or missing and required."""
        value: object = owner.get(name)
        if isinstance(value, str):
            return value
        if value is not None or required:
            self.wrong_type(f"{path}.{name}", value, "a text")
        return None

    def objects(self, value: object, path: str) -> list[Json]:
        """The objects of a list, which may be left out; an empty one for anything that is none."""
        if isinstance(value, list):
            listed = cast("list[object]", value)
            return [cast(Json, each) if isinstance(each, dict) else {} for each in listed]
        if value is not None:
            self.wrong_type(path, value, "a list")
        return []

    def is_faulty(self, path: str) -> bool:
        """Whether there is a fault in a place."""
        return any(is_within(fault.path, path) for fault in self._faults)

    def _correct(
        self, path: str, kind: Kind, reason: str, severity: Severity, target: str | None = None
    ) -> None:
        """Only reports have rows to correct."""


class FieldTypes:
    """A table of fields with the types of the specs, by which the fields of a payload are found."""

    def __init__(self, root: str, platform: Platform | None, table: Table) -> None:
        self.root = root
        self._platform: Platform | None = platform
        self._table = table
        self._members: dict[str, dict[str, tuple[Field, str | None]]] = {}
        self._harmless: dict[str, dict[str, str | None]] = {}

    def members(self, type_name: str) -> Mapping[str, tuple[Field, str | None]]:
        """The fields of a type, each with its row of the table and the type of the objects in it, if they have rows."""
        if (known := self._members.get(type_name)) is None:
            types = definitions(self.root, self._platform)
            members: Json = types[type_name]["properties"]
            table = self._table[type_name]
            rows = {name: table[name] for name in members if name in table}
            known = {
                n: (row, None if row.whole else _typed(members[n], types))
                for n, row in rows.items()
            }
            self._members[type_name] = known
        return known

    def is_harmless(self, value: Json, type_name: str) -> bool:
        """Whether a strict conversion lets all fields of an object pass, by the table alone."""
        if (harmless := self._harmless.get(type_name)) is None:
            members = self.members(type_name).items()
            harmless = {
                n: kind for n, (row, kind) in members if is_harmless(row.kind, row.severity)
            }
            self._harmless[type_name] = harmless
        for name, held in value.items():
            if held is None:
                continue
            if name not in harmless:
                return False
            if (kind := harmless[name]) is None:
                continue
            for item in cast("list[object]", held) if isinstance(held, list) else (held,):
                if isinstance(item, dict) and not self.is_harmless(cast(Json, item), kind):
                    return False
        return True


class Findings(Faults):
    """Rows of the fields that are set in a payload, and faults found in it. The payload must not change meanwhile."""

    def __init__(self, payload: Json, fields: FieldTypes) -> None:
        super().__init__()
        self._payload = payload
        self._fields = fields
        self._opened: dict[str, Field] | None = None
        """By path; made Rows when they are read, for speed."""
        self._corrections: list[tuple[str, Kind, str, Severity, str | None]] = []
        """Corrections that the rows do not have yet."""

    def treat(self, target: str, reason: str, severity: Severity) -> None:
        """The model does not take a field as it is meant; `target` is where the field went."""
        for path, row in list(self._rows().items()):
            if row.target == target and row.kind != "lost":
                joined_reason = f"{reason}; {row.reason}" if row.reason else reason
                graver = _SEVERITIES[max(map(_SEVERITIES.index, (row.severity, severity)))]
                self._correct(path, "adapted", joined_reason, graver)

    def report(self) -> Report:
        """The rows as they are now."""
        return Report(tuple(_row(path, field) for path, field in self._rows().items()))

    def harmful(self) -> list[Row]:
        """The rows for whose sake a strict conversion fails, as they are now."""
        # Most lines of a dataset lose nothing, and to make their rows would take as long as to convert them.
        if (
            self._opened is None
            and all(is_harmless(kind, severity) for _, kind, _, severity, _ in self._corrections)
            and self._fields.is_harmless(self._payload, self._fields.root)
        ):
            return []
        return [
            _row(path, field)
            for path, field in self._rows().items()
            if not is_harmless(field.kind, field.severity)
        ]

    def _correct(
        self, path: str, kind: Kind, reason: str, severity: Severity, target: str | None = None
    ) -> None:
        self._corrections.append((path, kind, reason, severity, target))

    def _rows(self) -> dict[str, Field]:
        """The row of each field by its path: as the table says, then corrected."""
        if self._opened is None:
            self._opened = {}
            self._enter(self._payload, self._fields.root, "", self._opened)
        rows = self._opened
        for path, kind, reason, severity, target in self._corrections:
            if target is None:
                target = old.target if (old := rows.get(path)) else ""
            rows[path] = Field(kind, target, reason, severity)
            if kind == "lost":  # with all that is in it
                inner = [p for p in rows if p != path and is_within(p, path)]
                for place in inner:
                    del rows[place]
        self._corrections.clear()
        return rows

    def _enter(self, value: Json, type_name: str, path: str, rows: dict[str, Field]) -> None:
        """Open the rows of an object's members, and of what is in them; `path` ends with a dot."""
        members = self._fields.members(type_name)
        for name, held in value.items():
            here = f"{path}{name}"
            if held is None:
                rows[here] = _UNSET
            elif name not in members:
                rows[here] = _UNKNOWN
            else:
                rows[here], kind = members[name]
                if kind is None:
                    continue
                if isinstance(held, dict):
                    self._enter(cast(Json, held), kind, f"{here}.", rows)
                elif isinstance(held, list):
                    for place, item in enumerate(cast("list[object]", held)):
                        if isinstance(item, dict):
                            self._enter(cast(Json, item), kind, f"{here}[{place}].", rows)


def _typed(rule: object, types: Mapping[str, Any]) -> str | None:
    if isinstance(rule, list):
        found = (_typed(each, types) for each in cast(Sequence[object], rule))
        return next(filter(None, found), None)
    if not isinstance(rule, Mapping):
        return None
    node = cast(Mapping[str, object], rule)
    name = str(node.get("$ref", "")).rpartition("/")[2]
    if name and "properties" in types[name]:
        return name
    return _typed(list(node.values()), types)


def _row(path: str, field: Field) -> Row:
    return Row(path, field.kind, field.target, field.reason, field.severity)
