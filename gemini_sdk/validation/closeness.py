"""Which of the names that are known somebody may have meant."""

import difflib
from collections.abc import Sequence

_CLOSE_ENOUGH = 0.6
_LISTED = 8


def closest(name: str, known: Sequence[str]) -> str | None:
    """The known name that is most like a name, if any is like it."""
    plain = {_plain(n): n for n in known}
    found = difflib.get_close_matches(_plain(name), plain, 1, _CLOSE_ENOUGH)
    return plain[found[0]] if found else None


def same(name: str, known: Sequence[str]) -> str | None:
    """The known name that differs in case and underscores only."""
    return {_plain(n): n for n in known}.get(_plain(name))


def choice(name: str, known: Sequence[str]) -> str:
    """What may stand in place of a name, in words; of many, those most like it."""
    if not known:
        return "no fields at all"
    if len(known) <= _LISTED:
        return f"one of {', '.join(known)}"
    plain = {_plain(n): n for n in known}
    nearest = difflib.get_close_matches(_plain(name), plain, _LISTED, 0.0)
    rest = len(known) - len(nearest)
    return f"one of {', '.join(plain[n] for n in nearest)} and {rest} more"


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
