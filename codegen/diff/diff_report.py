"""The results of a comparison, for people, programs and the changelog."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .difference import Difference, Impact, Kind
from .version import next_version

_HEADINGS: dict[Kind, str] = {"added": "Added", "changed": "Changed", "removed": "Removed"}


@dataclass(frozen=True, slots=True)
class DiffReport:
    """All differences, and the version that they start from."""

    differences: Sequence[Difference]
    version: str
    """The version of the old state."""

    @property
    def impact(self) -> Impact:
        """The worst of all."""
        return max((d.impact for d in self.differences), default=Impact.NONE)

    @property
    def next_version(self) -> str:
        """The version that may bring them."""
        return next_version(self.version, self.impact)

    def text(self) -> str:
        """A line a difference, after one that says what follows."""
        lines = [self._summary()]
        for impact in reversed(Impact):
            found = [d for d in self.differences if d.impact is impact]
            if found:
                lines += ["", f"{impact}:"]
                lines += [f"  {d}  ({_concerned(d)})" for d in found]
        return "\n".join(lines) + "\n"

    def markdown(self) -> str:
        """A table, for a comment on a change."""
        lines = [self._summary()]
        if self.differences:
            lines += ["", "| for senders | for receivers | what | where |", "|---|---|---|---|"]
            lines += [
                f"| {d.senders} | {d.receivers} | `{d.name}`: {_cell(d.text)} | {d.place} |"
                for d in self.differences
            ]
        return "\n".join(lines) + "\n"

    def json(self) -> str:
        """Everything, for programs."""
        rows = [
            {
                "kind": d.kind,
                "name": d.name,
                "text": d.text,
                "file": d.place.file,
                "line": d.place.line,
                "senders": str(d.senders),
                "receivers": str(d.receivers),
            }
            for d in self.differences
        ]
        document = {
            "impact": str(self.impact),
            "version": self.version,
            "next_version": self.next_version,
            "differences": rows,
        }
        return json.dumps(document, indent=2, ensure_ascii=False) + "\n"

    def changelog(self, day: date) -> str:
        """An entry as Keep a Changelog has them; texts that changed are left out."""
        return "\n".join([f"## [{self.next_version}] - {day}", *self._sections()]) + "\n"

    def _sections(self) -> Iterator[str]:
        changes = [d for d in self.differences if d.impact > Impact.DOCUMENTATION]
        for kind, heading in _HEADINGS.items():
            entries = [_entry(d) for d in changes if _heading(d) == kind]
            if entries:
                yield from ("", f"### {heading}", "", *entries)
        deprecated = [_entry(d) for d in self.differences if d.text == "deprecated"]
        if deprecated:
            yield from ("", "### Deprecated", "", *deprecated)

    def _summary(self) -> str:
        if not self.differences:
            return f"no differences; the version stays {self.version}"
        counts = ", ".join(
            f"{sum(d.impact is impact for d in self.differences)} {impact}"
            for impact in (Impact.BREAKING, Impact.ADDITIVE, Impact.DOCUMENTATION)
        )
        return f"{counts}; after {self.version} this is {self.next_version}"


def _concerned(difference: Difference) -> str:
    return f"senders: {difference.senders}, receivers: {difference.receivers}"


def _heading(difference: Difference) -> Kind:
    """A limit that is added breaks, and one that is removed does not: both change what they limit."""
    usual = {"added": Impact.ADDITIVE, "removed": Impact.BREAKING}
    as_usual = usual.get(difference.kind) is difference.impact
    return difference.kind if as_usual else "changed"


def _entry(difference: Difference) -> str:
    sides = {"senders": difference.senders, "receivers": difference.receivers}
    broken = " and ".join(side for side, impact in sides.items() if impact is Impact.BREAKING)
    return (
        f"- {f'**Breaking for {broken}:** ' * bool(broken)}`{difference.name}`: {difference.text}."
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
