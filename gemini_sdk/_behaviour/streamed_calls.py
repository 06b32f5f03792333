"""Function calls whose arguments are streamed, put together from their pieces. No IO.

A call begins with its name, goes on for as long as a piece says that it will continue, and ends with a piece that does
not, which may be empty. Its arguments come as values at JSON paths, texts in several pieces.
"""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk._wire.surrogates import concatenated

if TYPE_CHECKING:
    from gemini_models.generate_content import FunctionCall, Part, PartialArg

_STEP = re.compile(
    r"""\.([^.\[\]]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]""", re.DOTALL
)
_GAP_LIMIT = 1000
"""How far beyond a list's end a value may be placed: what is between is null. Others go to the end."""
_VALUES = ("string_value", "number_value", "bool_value", "null_value")


class StreamedCall:
    """One call, as received so far."""

    def __init__(self, part: "Part") -> None:
        self._part = part
        self._members: dict[str, Any] = {}
        self._args: dict[str, Any] = {}
        self.name: str | None = None
        self.id: str | None = None
        self.open = True
        """Whether another piece is to follow."""

    def add(self, part: "Part", call: "FunctionCall") -> None:
        """Take the next piece, or the first."""
        given = {name: getattr(call, name) for name in call.model_fields_set}
        self._members |= {name: value for name, value in given.items() if value is not None}
        self.name, self.id = call.name or self.name, call.id or self.id
        self._args |= deepcopy(call.args or {})
        for each in call.partial_args or ():
            _place(self._args, each)
        self.open = bool(call.will_continue)
        if part is not self._part:
            news = {name: getattr(part, name) for name in part.model_fields_set}
            kept = self._part.model_fields_set
            self._part = self._part.model_copy(
                update={n: v for n, v in news.items() if n not in kept and v is not None}
            )

    def part(self) -> "Part":
        """The part with the call, as it would be without streaming; one that goes on says so."""
        kind = cast("type[FunctionCall]", type(self._part.function_call))
        members = {**self._members, "args": deepcopy(self._args)}
        members |= {"name": self.name} if self.name else {}
        members |= {"id": self.id} if self.id else {}
        for name in ("partial_args", "will_continue"):
            members.pop(name, None)
        if self.open:
            members["will_continue"] = True
        return self._part.model_copy(update={"function_call": kind.model_validate(members)})


class StreamedCalls:
    """The calls of one candidate that come in pieces."""

    def __init__(self) -> None:
        self._calls: list[StreamedCall] = []

    def take(self, part: "Part") -> StreamedCall | None:
        """The call that a part begins or goes on with; None for a part that is whole."""
        call = part.function_call
        if call is None:
            return None
        found = next((each for each in reversed(self._calls) if _goes_on(each, call)), None)
        if found is None:
            if call.partial_args is None and call.will_continue is None:
                return None
            found = StreamedCall(part)
            self._calls.append(found)
        found.add(part, call)
        if not found.open:
            self._calls.remove(found)
        return found

    def unfinished(self) -> "list[Part]":
        """The calls that have not ended, with the arguments that have come."""
        left, self._calls = self._calls, []
        return [each.part() for each in left]


def whole_calls(parts: "list[Part]") -> "list[Part]":
    """Parts in which each call is one, in the place of its first piece."""
    if not any(part.function_call is not None for part in parts):
        return parts
    pieces = StreamedCalls()
    result: list[Part | StreamedCall] = []
    begun: set[int] = set()
    for part in parts:
        call = pieces.take(part)
        if call is None:
            result.append(part)
        elif id(call) not in begun:
            begun.add(id(call))
            result.append(call)
    return [each.part() if isinstance(each, StreamedCall) else each for each in result]


def _goes_on(begun: StreamedCall, call: "FunctionCall") -> bool:
    """Whether a call is a piece of one that has begun: it names no other."""
    if call.id and begun.id:
        return call.id == begun.id
    return not call.name or begun.name in (None, call.name)


def _place(args: dict[str, Any], piece: "PartialArg") -> None:
    """Put a value, or a piece of a text, at its path."""
    steps = list(_steps(piece.json_path or ""))
    if not steps:
        return
    holder: Any = args
    for step, following in pairwise(steps):
        kind: type[Any] = list if isinstance(following, int) else dict
        inner = _at(holder, step)
        if not isinstance(inner, kind):
            inner = kind()
            _put(holder, step, inner)
        holder = inner
    old = _at(holder, steps[-1])
    _put(holder, steps[-1], _value(piece, old))


def _value(piece: "PartialArg", old: Any) -> Any:
    given = next((name for name in _VALUES if name in piece.model_fields_set), None)
    if given is None:  # Only says that a text begins, or has ended.
        return "" if old is None and piece.will_continue else old
    value: Any = None if given == "null_value" else getattr(piece, given)
    if isinstance(value, str) and isinstance(old, str):
        return concatenated((old, value))
    # Numbers travel as doubles, but JSON writes whole ones without a fraction.
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 2**53
    return int(value) if whole else value


def _at(holder: Any, step: str | int) -> Any:
    if isinstance(holder, dict):
        return cast("dict[str, Any]", holder).get(str(step))
    items: list[Any] = holder
    return items[step] if isinstance(step, int) and step < len(items) else None


def _put(holder: Any, step: str | int, value: Any) -> None:
    if isinstance(holder, dict):
        holder[str(step)] = value
        return
    items: list[Any] = holder
    place = int(step)
    if place < len(items):
        items[place] = value
    else:
        gap = place - len(items)
        items += [None] * (gap if gap <= _GAP_LIMIT else 0)
        items.append(value)


def _steps(path: str) -> Iterator[str | int]:
    """The names and indexes of a JSON path (RFC 9535) that leads to one value; other text is a name as it is."""
    rest = path.removeprefix("$")
    if rest and rest[0] not in ".[":
        rest = "." + rest
    found = list(_STEP.finditer(rest))
    if "".join(each[0] for each in found) != rest:
        yield path.removeprefix("$").removeprefix(".")
        return
    for each in found:
        name, index, single, double = each.groups()
        if index is not None:
            yield int(index)
        else:
            yield name if name is not None else _unescaped(single if double is None else double)


def _unescaped(text: str) -> str:
    quoted = re.sub(r'\\.|"', lambda m: {"\\'": "'", '"': '\\"'}.get(m[0], m[0]), text)
    try:
        return str(json.loads(f'"{quoted}"', strict=False))
    except ValueError:
        return text
