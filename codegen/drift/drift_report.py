"""The results of drift, for a terminal, a program or a pull request."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..specs import Specs
from .finding import DriftFinding
from .shapes import Upstream


@dataclass(frozen=True, slots=True)
class DriftReport:
    """The sources that were read, and all findings."""

    folder: Path
    specs: Specs
    """What the folder holds."""
    upstreams: Sequence[Upstream]
    recorded: Mapping[str, str]
    """The revisions that the specs say they were held against, by source."""
    findings: Sequence[DriftFinding]

    def text(self) -> str:
        """A line for each source and each finding, as compilers write them."""
        lines = [self._source(u) for u in self.upstreams]
        lines += [
            f"{file}:{line}: {f.kind} on {f.platform}: {f.subject}: {f.text}"
            for file, line, f in self._placed()
        ]
        return "\n".join([*lines, self._sum()])

    def markdown(self) -> str:
        """Lists of sources, and a table of findings."""
        lines = [f"- {self._source(u)}" for u in self.upstreams]
        if self.findings:
            lines += ["", "| where | what | on | subject | |", "|---|---|---|---|---|"]
            lines += [
                f"| {file}:{line} | {f.kind} | {f.platform} | `{f.subject}` | {f.text} |"
                for file, line, f in self._placed()
            ]
        return "\n".join([*lines, "", self._sum()])

    def json(self) -> str:
        """One object: `upstreams` and `findings`."""
        upstreams = [
            {
                "platform": u.platform,
                "source": u.source,
                "revision": u.revision,
                "note": u.note,
                "recorded": self.recorded.get(u.source),
            }
            for u in self.upstreams
        ]
        findings = [
            {
                "kind": f.kind,
                "platform": f.platform,
                "subject": f.subject,
                "text": f.text,
                "file": str(file),
                "line": line,
            }
            for file, line, f in self._placed()
        ]
        return json.dumps({"upstreams": upstreams, "findings": findings}, indent=2)

    def _source(self, upstream: Upstream) -> str:
        recorded = self.recorded.get(upstream.source)
        source = f"{upstream.platform}: {upstream.source}, revision {upstream.revision}"
        differs = "" if recorded == upstream.revision else f" (the specs name {recorded})"
        return source + differs + (f"; {upstream.note}" if upstream.note else "")

    def _sum(self) -> str:
        count = len(self.findings)
        return f"{count} difference{'' if count == 1 else 's'}" if count else "no differences"

    def _placed(self) -> Iterator[tuple[Path, int, DriftFinding]]:
        shown = self.folder.resolve()
        if shown.is_relative_to(Path.cwd()):
            shown = shown.relative_to(Path.cwd())
        for finding in self.findings:
            place = self.specs.place(finding.file, *finding.steps)
            yield shown / f"{finding.file}.yaml", place.line, finding
