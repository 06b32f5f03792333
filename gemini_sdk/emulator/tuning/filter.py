"""List filters: comparisons joined by AND, each perhaps after NOT, as in Google's AIP-160.

`state="JOB_STATE_SUCCEEDED" AND NOT labels.team:*`; fields in either spelling, `=`, `!=`, `<`, `<=`, `>`, `>=`, and `:`
for "has". Times and texts compare as they are written.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from operator import ge, gt, le, lt
from typing import Any

from gemini_sdk._wire.enums import enum_value
from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk._wire.naming import camel_case
from gemini_sdk.emulator import api_errors

_TERM = re.compile(
    r"""\s*(?P<negated>NOT\s+|-)?(?P<field>[A-Za-z_][\w.-]*)\s*(?P<operator><=|>=|!=|=|<|>|:)\s*
    (?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s()"]+))\s*(?P<rest>AND\s+(?=\S)|$)""",
    re.VERBOSE,
)
_ORDERS: dict[str, Callable[[str, str], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


@dataclass(frozen=True, slots=True)
class _Term:
    path: tuple[str, ...]
    operator: str
    value: str
    negated: bool

    def fits(self, item: dict[str, Any]) -> bool:
        found: Any = item
        for step in self.path:
            found = found.get(step) if is_object(found) else None
        return self._holds(found) is not self.negated

    def _holds(self, found: Any) -> bool:
        if self.operator == ":" and self.value == "*":
            return found is not None
        if is_object(found):
            return self.operator == ":" and self.value in found
        if is_list(found):
            return self.operator == ":" and self.value in map(str, found)
        text = "" if found is None else str(found)
        if self.operator == ":":
            return self.value.casefold() in text.casefold()
        if self.operator in _ORDERS:
            return found is not None and _ORDERS[self.operator](text, self.value)
        return (text == self.value) is (self.operator == "=")


class Filter:
    """Which items of a list are wanted. An empty one fits all."""

    def __init__(self, text: str) -> None:
        """Raises ApiError (400) if the text is not a filter."""
        self._terms: list[_Term] = []
        at = 0
        while at < len(text.rstrip()):
            term = _TERM.match(text, at)
            if term is None:
                raise api_errors.bad_request(
                    f'no comparison such as state="JOB_STATE_RUNNING" at {text[at:].strip()!r}',
                    field="filter",
                )
            self._terms.append(_read(term))
            at = term.end()

    def __call__(self, item: dict[str, Any]) -> bool:
        return all(term.fits(item) for term in self._terms)


def _read(term: re.Match[str]) -> _Term:
    first, *rest = term["field"].split(".")
    names = [camel_case(first), *rest] if first == "labels" else map(camel_case, [first, *rest])
    quoted = term["quoted"]
    value = term["bare"] if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
    path = tuple(names)
    if path == ("state",):
        value = enum_value("JobState", value, "vertex")
    return _Term(path, term["operator"], value, bool(term["negated"]))
