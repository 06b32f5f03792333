"""Ids of new resources. They are random, so that two emulators, or two runs of a test, never mean the same."""

import re
import secrets

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_LONGEST, _ENDING = 40, 12


def tuned_model_id(display_name: str) -> str:
    """The words of a display name with hyphens, and a random ending: at most 40 characters."""
    words = re.sub(r"[^a-z0-9]+", "-", display_name.lower()).strip("-")
    words = re.sub(r"^[^a-z]+", "", words)[: _LONGEST - _ENDING - 1].rstrip("-")
    return "-".join(filter(None, (words or "tuned-model", short_id())))


def short_id() -> str:
    """Twelve random letters and digits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_ENDING))


def number() -> str:
    """An id as Vertex AI makes them: nineteen digits."""
    return str(10**18 + secrets.randbelow(9 * 10**18))
