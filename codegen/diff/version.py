"""The version that follows from differences, by the rules of docs/versioning.md."""

import re

from ..specs import SpecError
from .difference import Impact

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def next_version(current: str, impact: Impact) -> str:
    """The lowest version after `current` that may bring an impact.

    Before 1.0.0 a minor version may break what a major one may later. Raises SpecError if `current` is no version.
    """
    major, minor, patch = parsed(current)
    match impact:
        case Impact.BREAKING if major:
            return f"{major + 1}.0.0"
        case Impact.BREAKING | Impact.ADDITIVE:
            return f"{major}.{minor + 1}.0"
        case Impact.DOCUMENTATION:
            return f"{major}.{minor}.{patch + 1}"
        case Impact.NONE:
            return current


def parsed(version: str) -> tuple[int, int, int]:
    """Major, minor and patch; the rest is ignored. Raises SpecError if the text is not a version."""
    found = _VERSION.match(version)
    if found is None:
        raise SpecError(f"{version!r} is not a version such as 1.2.3")
    major, minor, patch = map(int, found.groups())
    return major, minor, patch
