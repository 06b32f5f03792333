"""The pieces of a streamed answer joined into one: how values of each kind are joined. No IO.

APIs differ only in their rules, a table each, which say how a member is joined that the kind of its value alone does
not tell.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel

from gemini_sdk._behaviour.streamed_calls import whole_calls
from gemini_sdk._wire.surrogates import concatenated

if TYPE_CHECKING:
    from gemini_models.generate_content import Part

M = TypeVar("M", bound=BaseModel)

Join = Callable[[Sequence[Any]], Any]
"""Makes one of the values that a member has in several pieces, oldest first, none of them None."""
Rules = Mapping[str, Join]
"""How to join which member; any other is joined by `join_by_type`."""

_PLAIN = frozenset({"text", "thought"})
_RAW_SOUND = ("audio/l16", "audio/pcm", "audio/l24", "audio/l8")
"""Media types of samples without a header: their pieces, one after another, are the whole."""


def joined(pieces: Sequence[M], rules: Rules) -> M:
    """One model with the members of all pieces, unknown ones included."""
    values: dict[str, list[Any]] = {}
    for piece in pieces:
        for name, value in _members(piece):
            given = values.setdefault(name, [])
            if value is not None:
                given.append(value)
    return pieces[-1].model_copy(
        update={
            n: rules.get(n, join_by_type)(given) if given else None for n, given in values.items()
        }
    )


def join_by_type(values: Sequence[Any]) -> Any:
    """Joins models and JSON objects member by member, and lists by appending. Of other values, the last one counts."""
    for kind, join in _OF_KIND:
        if isinstance(values[-1], kind):
            same = [value for value in values if isinstance(value, kind)]
            return join(same)
    return values[-1]


def last(values: Sequence[Any]) -> Any:
    """The last value."""
    return values[-1]


def first_value(values: Sequence[Any]) -> Any:
    """The first value, not counting empty text: some servers repeat it, others leave it empty from then on."""
    return next((value for value in values if value != ""), values[-1])


def last_said(values: Sequence[Any]) -> Any:
    """The last value, not counting empty text."""
    return next((value for value in reversed(values) if value != ""), values[-1])


def text(values: Sequence[Any]) -> Any:
    """Texts one after another, or lists of items."""
    said = [value for value in values if value != ""] or values
    if all(isinstance(value, str) for value in said):
        return concatenated(cast("Sequence[str]", said))
    return listed(said) if all(isinstance(value, list) for value in said) else said[-1]


def listed(values: Sequence[Any]) -> list[Any]:
    """Lists, one after another."""
    return list(chain.from_iterable(values))


def joined_lists(values: Sequence[Any]) -> list[Any]:
    """Lists of which each either goes on where the last one stopped, or says all of it again."""
    result: list[Any] = []
    for items in values:
        again = items[: len(result)] == result
        result = list(items) if again else [*result, *items]
    return result


def model(rules: Rules) -> Join:
    """Models, member by member."""
    return lambda values: joined(values, rules)


def json_object(values: Sequence[Any]) -> dict[str, Any]:
    """JSON objects, member by member, the lists in them one after another."""
    return _object(values, listed)


def by_index(rules: Rules) -> Join:
    """Lists of models that say by their `index` which belong together.

    One without an index is the first, since 0 may be left out; if there already is a first one, the position decides.
    """

    def join(values: Sequence[Any]) -> list[Any]:
        found: dict[int, list[Any]] = {}
        for items in values:
            taken: set[int] = set()
            for place, piece in enumerate(items):
                index = piece.index if piece.index is not None else (place if 0 in taken else 0)
                taken.add(index)
                found.setdefault(index, []).append(piece)
        return [joined(found[index], rules) for index in sorted(found)]

    return join


def by_member(name: str) -> Join:
    """Lists of models of which a later one takes the place of an earlier one with the same member `name`."""

    def join(values: Sequence[Any]) -> list[Any]:
        result: list[Any] = []
        for items in values:
            news = {getattr(item, name) for item in items}
            result = [item for item in result if getattr(item, name) not in news]
            result += items
        return result

    return join


def joined_parts(parts: "Iterable[Part]") -> "list[Part]":
    """Parts: a function call in pieces is one, and plain text and raw sound go on where the last part stopped."""
    result: list[Part] = []
    for kind, run in groupby(whole_calls(list(parts)), _kind_of_run):
        pieces = list(run)
        if kind is None or len(pieces) == 1:
            result += pieces
        else:
            result.append(_one_part(pieces))
    return result


def _one_part(pieces: "Sequence[Part]") -> "Part":
    """One part of several that go on where the last one stopped."""
    blob = pieces[0].inline_data
    if blob is None:
        return pieces[0].model_copy(update={"text": concatenated(p.text or "" for p in pieces)})
    data = b"".join(p.inline_data.data or b"" for p in pieces if p.inline_data is not None)
    return pieces[0].model_copy(update={"inline_data": blob.model_copy(update={"data": data})})


def _kind_of_run(part: "Part") -> object:
    """The kind of the part that a part continues, if any.

    A thought signature belongs to one part alone, and so does anything that is not known.
    """
    given = part.model_fields_set
    if part.text is not None and given <= _PLAIN:
        return bool(part.thought)
    blob = part.inline_data
    if blob is None or given != {"inline_data"} or blob.model_fields_set != {"data", "mime_type"}:
        return None
    kind = blob.mime_type or ""
    return kind if kind.lower().startswith(_RAW_SOUND) else None


def _object(values: Sequence[Any], join_lists: Join) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in chain.from_iterable(cast("dict[str, Any]", each).items() for each in values):
        old = result.get(name)
        if isinstance(old, list) and isinstance(value, list):
            result[name] = join_lists([old, value])
        elif isinstance(old, dict) and isinstance(value, dict):
            result[name] = _object([old, value], join_lists)
        elif value is not None or name not in result:
            result[name] = value
    return result


def _members(piece: BaseModel) -> Iterator[tuple[str, Any]]:
    """The members that were set, and unknown ones."""
    fields = vars(piece)
    # Few of many members are set. Their order does not matter: a model writes them in its own.
    for name in piece.model_fields_set:
        if name in fields:
            yield name, fields[name]
    yield from (piece.__pydantic_extra__ or {}).items()


_OF_KIND: tuple[tuple[type, Join], ...] = (
    (BaseModel, model({})),
    (dict, lambda values: _object(values, joined_lists)),
    (list, joined_lists),
)
