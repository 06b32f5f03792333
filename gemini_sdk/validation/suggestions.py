"""Which known name an unknown one is similar to: the only measure of similarity.

An unknown name is either a typo of a known one, which is a fault, or new: newer than this package. `typo_of`
decides. A name is a typo if

- it differs from a known one in case, underscores or hyphens only;
- it differs by one edit: a letter that is missing, added, wrong, or exchanged with its neighbour. Of names of four or
  five letters a wrong letter does not count: `topK` is not a typo of `topP`;
- it differs by two edits, and at least nine letters were written;
- it lacks words from the middle of a known one: `maxTokens` of `maxOutputTokens`.

Values of an enum often begin with the same words (`HARM_CATEGORY_...`). What follows them is compared, since
otherwise every new value would look like the old ones; and a value without these words (`HARASSMENT`) is a typo.
Names whose digits differ are new: `VERSION_2` is not a typo of `VERSION_1`.
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_CLOSE_ENOUGH = 0.6
_LISTED = 8
_SHORTEST, _SHORT, _LONG = 4, 6, 9
"""Minimum letters of names: with typos at all; with wrong letters; with two errors."""
_UNSPECIFIED = "UNSPECIFIED"


def typo_of(name: str, known: Sequence[str]) -> str | None:
    """The known field of which a name is a typo; None for a new name."""
    return _typo_of(name, tuple(known), "")


def typo_of_value(value: str, known: Sequence[str]) -> str | None:
    """The known value of an enum of which a value is a typo; None for a new value."""
    values = tuple(known)
    return _typo_of(value, values, shared_prefix(values))


@lru_cache(maxsize=1024)
def shared_prefix(values: tuple[str, ...]) -> str:
    """The words that most of an enum's values begin with, such as `HARM_CATEGORY_`; empty if there are none."""
    specified = [value for value in values if not value.endswith(_UNSPECIFIED)]
    if len(specified) == 1:  # one alone shares nothing but with the value for none
        specified = list(values)
    counts: dict[str, int] = {}
    for value in specified:
        for end in (found.end() for found in re.finditer("_", value)):
            counts[value[:end]] = counts.get(value[:end], 0) + 1
    common = [prefix for prefix, count in counts.items() if count > max(1, len(specified) // 2)]
    return max(common, key=len, default="")


@lru_cache(maxsize=4096)
def _typo_of(name: str, known: tuple[str, ...], prefix: str) -> str | None:
    if (found := same(name, known)) or (found := same(prefix + name, known)):
        return found
    rest = _rest(name, prefix)
    typos = [
        (distance, candidate)
        for candidate in known
        if (distance := _distance(name, rest, candidate, prefix)) is not None
    ]
    if typos:
        return min(typos, key=lambda typo: typo[0])[1]
    return None if prefix else next((n for n in known if _lacks_middle(name, n)), None)


def _rest(name: str, prefix: str) -> str:
    """The rest of a name after the prefix that an enum's values share."""
    return name[len(prefix) :] if name.upper().startswith(prefix.upper()) else name


def _distance(name: str, rest: str, candidate: str, prefix: str) -> int | None:
    """The number of edits by which a name differs from a known one; None if that is too many."""
    if len(candidate) < _SHORTEST or _digits(name) != _digits(candidate):
        return None
    own = _rest(candidate, prefix)
    limit = 2 if min(len(rest), len(own)) >= _LONG else 1
    pairs = [(rest, own)]
    if (rest == name) is not (own == candidate):  # the typo may be in the prefix
        pairs.append((name, candidate))
    found = min(edit_distance(_plain(written), _plain(meant), limit) for written, meant in pairs)
    if found > limit or (len(candidate) < _SHORT and _is_wrong_letter(name, candidate)):
        return None
    return found


def _is_wrong_letter(name: str, candidate: str) -> bool:
    """Whether one letter is wrong, rather than missing, added or exchanged with its neighbour."""
    written, meant = _plain(name), _plain(candidate)
    return len(written) == len(meant) and sorted(written) != sorted(meant)


def _digits(name: str) -> str:
    return "".join(re.findall("[0-9]", name))  # a letter between two may be the typo


def edit_distance(written: str, meant: str, limit: int) -> int:
    """How many letters are missing, added, wrong or exchanged with a neighbour; more than `limit` is `limit` + 1."""
    if abs(len(written) - len(meant)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(meant) + 1))
    for row, letter in enumerate(written, 1):
        line = [row]
        for column, other in enumerate(meant, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != other))
            crossed = written[row - 2 : row] == other + letter == meant[column - 2 : column][::-1]
            if row > 1 < column and crossed:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > limit:
            return limit + 1
        before, last = last, line
    return min(last[-1], limit + 1)


def _lacks_middle(name: str, candidate: str) -> bool:
    """Whether a name is a known one without some of its middle words."""
    written, meant = _words(name), _words(candidate)
    if not 2 <= len(written) < len(meant) or (written[0], written[-1]) != (meant[0], meant[-1]):
        return False
    left = iter(meant)
    return all(word in left for word in written)


def _words(name: str) -> list[str]:
    """`maxOutputTokens` and `max_output_tokens` as max, output, tokens."""
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower().split("_")


def closest(name: str, known: Sequence[str]) -> str | None:
    """The known name that is most like a name, if any is like it: a suggestion, where the name is a fault anyway."""
    plain = {_plain(n): n for n in known}
    found = difflib.get_close_matches(_plain(name), plain, 1, _CLOSE_ENOUGH)
    return plain[found[0]] if found else None


def same(name: str, known: Iterable[str]) -> str | None:
    """The known name that differs in case, underscores and hyphens only."""
    return {_plain(n): n for n in known}.get(_plain(name))


def choice(name: str, known: Sequence[str], listed: int = _LISTED) -> str:
    """The allowed alternatives of a name, in words; of more than `listed`, those most like it."""
    if not known:
        return "no fields at all"
    if len(known) <= listed:
        return f"one of {', '.join(known)}"
    plain = {_plain(n): n for n in known}
    nearest = difflib.get_close_matches(_plain(name), plain, listed, 0.0)
    rest = len(known) - len(nearest)
    return f"one of {', '.join(plain[n] for n in nearest)} and {rest} more"


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").replace(" ", "").lower()
