"""Whether a request is that of a recorded exchange, and if not, how they differ.

`***` on a tape stands for any text: what was masked there need not be masked in a request.
"""

import json
from difflib import SequenceMatcher
from typing import Any

from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk._wire.secret_names import MASK, is_secret
from gemini_sdk.emulator.tapes.exchange import TapedRequest

_COMPARED = 500
"""Characters of the differing middle of two texts that are compared."""


def parts(asked: TapedRequest) -> dict[str, Any]:
    """A request as JSON, without credentials: they may be sent in another way than they were recorded."""
    query = {n: v for n, v in asked.query.items() if not (v == MASK and is_secret(n))}
    return {"method": asked.method, "path": asked.path, "query": query, "body": asked.body}


def fits(asked: Any, found: Any) -> bool:
    """Whether `asked` is what `found`, which is from a tape, stands for."""
    if isinstance(asked, str) and isinstance(found, str):
        return asked == found or _fits_masked(asked, found)
    if is_object(asked) and is_object(found):
        pairs = _pairs(asked, found)
        return pairs is not None and all(fits(asked[a], found[f]) for a, f in pairs)
    if is_list(asked) and is_list(found):
        return len(asked) == len(found) and all(map(fits, asked, found))
    return bool(asked == found)


def similarity(asked: Any, found: Any) -> float:
    """How similar two values are, from 0 to 1."""
    wanted, there = _leaves(asked), _leaves(found)
    places = wanted.keys() | there.keys()
    same = wanted.keys() & there.keys()
    return sum(_alike(wanted[each], there[each]) for each in same) / max(1, len(places))


def difference(asked: Any, found: Any, place: str) -> str | None:
    """The first difference, in words; None if there is none."""
    if fits(asked, found):
        return None
    if is_object(asked) and is_object(found):
        for name in {**asked, **found}:
            if name not in found:
                return f"{place}.{name} is not there"
            if name not in asked:
                return f"{place}.{name} is there in addition"
            if said := difference(asked[name], found[name], f"{place}.{name}"):
                return said
        return None
    if is_list(asked) and is_list(found) and len(asked) == len(found):
        pairs = enumerate(zip(asked, found, strict=True))
        return next(
            (said for n, (a, f) in pairs if (said := difference(a, f, f"{place}[{n}]"))), None
        )
    return f"{place} is {_short(found)}, not {_short(asked)}"


def _fits_masked(asked: str, found: str) -> bool:
    first, *rest = found.split(MASK)
    if not rest or not asked.startswith(first):
        return False
    last = rest.pop()
    start = len(first)
    for piece in rest:
        start = asked.find(piece, start)
        if start < 0:
            return False
        start += len(piece)
    return len(asked) - start >= len(last) and asked.endswith(last)


def _pairs(asked: dict[str, Any], found: dict[str, Any]) -> list[tuple[str, str]] | None:
    """The names of two objects that belong together; None if there are others."""
    if len(asked) != len(found):
        return None
    left = [name for name in asked if name not in found]
    pairs = [(name, name) for name in asked if name in found]
    for name in found:
        if name in asked:
            continue
        match = next((each for each in left if _fits_masked(each, name)), None)
        if match is None:
            return None
        left.remove(match)
        pairs.append((match, name))
    return pairs


def _leaves(value: Any, place: str = "") -> dict[str, Any]:
    """The texts and numbers in JSON, by their places."""
    if is_object(value):
        return {p: leaf for n, v in value.items() for p, leaf in _leaves(v, f"{place}.{n}").items()}
    if is_list(value):
        return {
            p: leaf for n, v in enumerate(value) for p, leaf in _leaves(v, f"{place}[{n}]").items()
        }
    return {place: value}


def _alike(asked: Any, found: Any) -> float:
    if fits(asked, found):
        return 1
    if not isinstance(asked, str) or not isinstance(found, str):
        return 0
    start = _shared(asked, found)
    a, f = asked[start:], found[start:]
    end = _shared(a[::-1], f[::-1])
    a, f = a[: len(a) - end], f[: len(f) - end]
    ratio = SequenceMatcher(None, a[:_COMPARED], f[:_COMPARED], autojunk=False).ratio()
    return (2 * (start + end) + ratio * (len(a) + len(f))) / (len(asked) + len(found))


def _shared(first: str, second: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(first), len(second)))


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"
