"""The result of every field of a converted request: the report, its rows, and the error of a strict conversion.

Nothing is lost in silence: each field that was set has a row, be it only to say that it means the same.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from gemini_sdk.errors import GeminiSDKError

Kind = Literal["exact", "adapted", "lost"]
"""Exact: the field means the same. Adapted: its meaning, place or form changed. Lost: the field is gone."""
Severity = Literal["info", "warning", "error"]
"""Info: answers are the same. Warning: answers may differ. Error: something that was requested is not done."""


@dataclass(frozen=True, slots=True)
class Row:
    """The result of one field."""

    path: str
    """The field, as in `messages[0].content[1].image_url.detail`; what is in it shares the row where it has none."""
    kind: Kind
    """Whether the field is exact, adapted or lost."""
    target: str
    """The field that it became; empty if there is none."""
    reason: str
    """The reason of the result, or a remark; may be empty."""
    severity: Severity
    """Whether answers may differ."""

    @property
    def harmless(self) -> bool:
        """Whether a strict conversion lets it pass: nothing is dropped, and answers are the same."""
        return is_harmless(self.kind, self.severity)

    def __str__(self) -> str:
        arrow = f" -> {self.target}" if self.target else ""
        return f"{self.kind:7} {self.path}{arrow}" + (f": {self.reason}" if self.reason else "")


@dataclass(frozen=True, slots=True)
class Report:
    """The rows of a conversion, in the order of the request's fields."""

    rows: tuple[Row, ...]
    """The result of each field."""

    @property
    def exact(self) -> tuple[Row, ...]:
        """The fields that mean the same."""
        return self._of("exact")

    @property
    def adapted(self) -> tuple[Row, ...]:
        """The fields whose form, place or value changed."""
        return self._of("adapted")

    @property
    def lost(self) -> tuple[Row, ...]:
        """The fields that are gone."""
        return self._of("lost")

    @property
    def harmful(self) -> tuple[Row, ...]:
        """The fields for whose sake a strict conversion fails."""
        return tuple(row for row in self.rows if not row.harmless)

    def find(self, path: str) -> Row | None:
        """The row of a field, otherwise of the field that contains it."""
        around = [row for row in self.rows if is_within(path, row.path)]
        return max(around, key=lambda row: len(row.path), default=None)

    def as_json(self) -> list[dict[str, Any]]:
        """The rows as JSON data."""
        return [asdict(row) for row in self.rows]

    def _of(self, kind: Kind) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.kind == kind)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return "\n".join(map(str, self.rows))


def is_harmless(kind: Kind, severity: Severity) -> bool:
    """Whether a strict conversion lets a field pass."""
    return kind != "lost" and severity == "info"


def is_within(path: str, place: str) -> bool:
    """Whether a path is a place itself or leads into it."""
    return path == place or path.startswith((f"{place}.", f"{place}["))


class LossyConversionError(GeminiSDKError):
    """A strict conversion would have dropped something or changed what answers are like; `report` has the details."""

    report: Report
    """The result of each field."""

    def __init__(self, report: Report) -> None:
        super().__init__("\n".join(str(row) for row in report.harmful))
        self.report = report
