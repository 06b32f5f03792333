"""The findings of the rules in a payload, before the decision whether they are faults."""

from dataclasses import dataclass
from enum import Enum, auto

from gemini_sdk.errors import Fault
from gemini_sdk.validation.compiled_schemas import Path


class FindingKind(Enum):
    """The kind of a finding."""

    WRONG = auto()
    """A value breaks a rule: its type, its range, what it excludes."""
    MISSING = auto()
    """A required member is missing."""
    UNKNOWN = auto()
    """A name, or a value of an enum, is not known."""
    TURN = auto()
    """A turn or a part is empty, or a role is none."""


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """A finding that is a fault or not, depending on who wrote the field."""

    path: Path
    """The place in the payload, in the payload's spelling."""
    holder: Path
    """The object that the place is in."""
    fault: Fault
    """The fault if a person wrote the field; a warning if the name resembles no known name."""
    nature: FindingKind = FindingKind.WRONG
