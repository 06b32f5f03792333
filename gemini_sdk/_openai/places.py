"""Paths of a request that was made of another request, and the paths there that they come from."""

from collections.abc import Iterable
from dataclasses import replace

from gemini_sdk._openai.findings import Findings
from gemini_sdk._openai.report import Kind, Row, Severity, is_within
from gemini_sdk.errors import Fault

_KINDS: tuple[Kind, ...] = ("exact", "adapted", "lost")
_SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


class Places:
    """Where each part of the made request comes from. What is below a part keeps its name, unless it has its own.

    Args:
        whole: fields of the origin that are reported as a whole.
        stored: of these, the field that names stored items, which have been reported when they were sent first.
    """

    def __init__(self, whole: Iterable[str] = (), stored: str | None = None) -> None:
        self._whole = tuple(whole)
        self._stored = stored
        self._origins: dict[str, str | None] = {}

    def add(self, made: str, origin: str | None) -> None:
        """A part comes from `origin`; from nowhere if that is None."""
        self._origins[made] = origin

    def origin(self, path: str) -> str | None:
        """The path that a path of the made request comes from; None if it comes from nowhere."""
        known = path
        while known not in self._origins:
            cut = max(known.rfind("."), known.rfind("["))
            if cut < 0:
                return None
            known = known[:cut]
        origin = self._origins[known]
        return None if origin is None else self.shown(origin + path[len(known) :])

    def shown(self, origin: str) -> str:
        """A path of the origin as it is reported."""
        return next((each for each in self._whole if is_within(origin, each)), origin)

    def faults(self, found: Iterable[Fault]) -> list[Fault]:
        """Faults of the made request at the paths that they come from; others keep their paths."""
        return [replace(each, path=self.origin(each.path) or each.path) for each in found]

    def shown_faults(self, found: Iterable[Fault]) -> list[Fault]:
        """Faults of the origin at the paths that are reported."""
        return [replace(each, path=self.shown(each.path)) for each in found]

    def carry(self, rows: Iterable[Row], findings: Findings) -> None:
        """Add the rows of the made request to the findings of its origin; of several rows, the gravest."""
        gravest: dict[str, Row] = {}
        for row in rows:
            path = self.origin(row.path)
            if path is None or path == self._stored:
                continue
            if path in self._whole and row.kind == "exact":
                continue
            if path not in gravest or _gravity(row) > _gravity(gravest[path]):
                gravest[path] = row
        for path, row in gravest.items():
            if row.kind == "exact":
                findings.exact(path, row.reason, row.target)
            elif row.kind == "adapted":
                findings.adapt(path, row.reason, row.severity, row.target)
            else:
                findings.lose(path, row.reason, row.severity)


def _gravity(row: Row) -> tuple[int, int]:
    return _SEVERITIES.index(row.severity), _KINDS.index(row.kind)
