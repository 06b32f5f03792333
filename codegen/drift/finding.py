"""A finding of drift: one difference between the specs and upstream, and the line to edit."""

from dataclasses import dataclass
from typing import Literal

from ..spec_lines import Step

Kind = Literal["missing", "extra", "differs", "stale"]


@dataclass(frozen=True, slots=True)
class DriftFinding:
    """One difference, and the node of a spec to edit."""

    kind: Kind
    platform: str
    subject: str
    """The subject of the finding, such as `Part.text`."""
    text: str
    file: str
    """The spec's stem."""
    steps: tuple[Step, ...]
    """What leads to the node, or to where it should be."""
