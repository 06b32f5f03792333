"""What drift found, for a terminal, a program or a pull request."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from .comparison import Finding, Place
from .shapes import Upstream


@dataclass(frozen=True, slots=True)
class Report:
    """The sources that were read, and all findings."""

    folder: Path
    """Of the specs."""
    upstreams: Sequence[Upstream]
    recorded: Mapping[str, str]
    """The revisions that the specs say they were held against, by source."""
    findings: Sequence[Finding]

    def text(self) -> str:
        """A line for each source and each finding, as compilers write them."""
        lines = [self._source(u) for u in self.upstreams]
        lines += [
            f"{where}: {f.kind} on {f.platform}: {f.subject}: {f.text}"
            for where, f in self._placed()
        ]
        return "\n".join([*lines, self._sum()])

    def markdown(self) -> str:
        """Lists of sources, and a table of findings."""
        lines = [f"- {self._source(u)}" for u in self.upstreams]
        if self.findings:
            lines += ["", "| where | what | on | subject | |", "|---|---|---|---|---|"]
            lines += [
                f"| {where} | {f.kind} | {f.platform} | `{f.subject}` | {f.text} |"
                for where, f in self._placed()
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
                "file": where.rpartition(":")[0],
                "line": int(where.rpartition(":")[2]),
            }
            for where, f in self._placed()
        ]
        return json.dumps({"upstreams": upstreams, "findings": findings}, indent=2)

    def _source(self, upstream: Upstream) -> str:
        recorded = self.recorded.get(upstream.source)
        told = f"{upstream.platform}: {upstream.source}, revision {upstream.revision}"
        differs = "" if recorded == upstream.revision else f" (the specs name {recorded})"
        return told + differs + (f"; {upstream.note}" if upstream.note else "")

    def _sum(self) -> str:
        count = len(self.findings)
        return f"{count} difference{'' if count == 1 else 's'}" if count else "no differences"

    def _placed(self) -> Iterator[tuple[str, Finding]]:
        trees: dict[str, yaml.Node | None] = {}
        for finding in self.findings:
            path = self.folder / f"{finding.file}.yaml"
            if finding.file not in trees:
                trees[finding.file] = yaml.compose(path.read_text(encoding="utf-8"))
            shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
            yield f"{shown}:{_line(trees[finding.file], finding.place)}", finding


def _line(node: yaml.Node | None, place: Place) -> int:
    """The line of the node at a place, or of the last one on the way there."""
    line = 0
    for step in place:
        match node:
            case yaml.MappingNode():
                found = next(((k, v) for k, v in node.value if k.value == step), None)
            case yaml.SequenceNode():
                named = (v for v in node.value if v.value == step)
                inner = node.value[int(step)] if step.isdigit() else next(named, None)
                found = (inner, inner) if inner else None
            case _:
                found = None
        if found is None:
            break
        line, node = found[0].start_mark.line, found[1]
    return line + 1
