"""The pieces of a streamed answer joined into one: which members grow, and which are simply told again.

APIs differ only in their rules, a mapping each, so that the merging itself is written once. No IO.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel

if TYPE_CHECKING:
    from gemini_models.generate_content import Part

M = TypeVar("M", bound=BaseModel)

Join = Callable[[Sequence[Any]], Any]
"""Makes one of the values that a member has in several pieces, oldest first, none of them None."""
Rules = Mapping[str, Join]
"""How to join which member. Of any other the last value that is not None counts."""

_PLAIN = frozenset({"text", "thought"})


def joined(pieces: Sequence[M], rules: Rules) -> M:
    """One model with the members of all pieces, unknown ones included."""
    values: dict[str, list[Any]] = {}
    for piece in pieces:
        for name, value in _members(piece):
            given = values.setdefault(name, [])
            if value is not None:
                given.append(value)
    return pieces[-1].model_copy(
        update={n: rules.get(n, last)(given) if given else None for n, given in values.items()}
    )


def last(values: Sequence[Any]) -> Any:
    """What was told last."""
    return values[-1]


def first_told(values: Sequence[Any]) -> Any:
    """What was told first, not counting empty text: some servers repeat it, others leave it empty from then on."""
    return next((value for value in values if value != ""), values[-1])


def text(values: Sequence[Any]) -> Any:
    """Texts, or lists of items, one after another."""
    return "".join(values) if all(isinstance(v, str) for v in values) else values[-1]


def listed(values: Sequence[Any]) -> list[Any]:
    """Lists, one after another."""
    return list(chain.from_iterable(values))


def gathered(values: Sequence[Any]) -> list[Any]:
    """Lists of which each either goes on where the last one stopped, or tells all of it again."""
    result: list[Any] = []
    for items in values:
        again = items[: len(result)] == result
        result = list(items) if again else [*result, *items]
    return result


def model(rules: Rules) -> Join:
    """Models, member by member."""
    return lambda values: joined(values, rules)


def json_object(values: Sequence[Any]) -> dict[str, Any]:
    """JSON objects, the lists in them one after another."""
    result: dict[str, Any] = {}
    for name, value in chain.from_iterable(cast("dict[str, Any]", each).items() for each in values):
        old = result.get(name)
        if isinstance(old, list) and isinstance(value, list):
            result[name] = listed([old, value])
        elif value is not None or name not in result:
            result[name] = value
    return result


def by_index(rules: Rules) -> Join:
    """Lists of models that say by their `index` which belong together; one without an index is the first."""

    def join(values: Sequence[Any]) -> list[Any]:
        found: dict[int, list[Any]] = {}
        for piece in chain.from_iterable(values):
            found.setdefault(piece.index or 0, []).append(piece)
        return [joined(found[index], rules) for index in sorted(found)]

    return join


def joined_parts(parts: "Iterable[Part]") -> "list[Part]":
    """Parts, those of plain text that go on where the last one stopped joined to it."""
    result: list[Part] = []
    for kind, run in groupby(parts, _kind_of_text):
        pieces = list(run)
        if kind is None or len(pieces) == 1:
            result += pieces
        else:
            whole = "".join(piece.text or "" for piece in pieces)
            result.append(pieces[0].model_copy(update={"text": whole}))
    return result


def _kind_of_text(part: "Part") -> bool | None:
    """Whether text is a thought; None for what is more than text, as a signature belongs to one part alone."""
    plain = part.text is not None and part.model_fields_set <= _PLAIN
    return bool(part.thought) if plain else None


def _members(piece: BaseModel) -> Iterator[tuple[str, Any]]:
    """The members that were set, and unknown ones."""
    for name in type(piece).model_fields:
        if name in piece.model_fields_set:
            yield name, getattr(piece, name)
    yield from (piece.__pydantic_extra__ or {}).items()
