"""Results for people and for programs."""

import json
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from benchmarks.measure import Result
from benchmarks.subjects import SUBJECTS

_ABSENT = "-"


def as_json(results: Sequence[Result]) -> str:
    """Every figure with its spread, its absolute cost and its target."""
    return json.dumps([_document(result) for result in results], indent=2)


def show(results: Sequence[Result]) -> None:
    """Print a table."""
    subjects = [name for name in SUBJECTS if any(name in result.figures for result in results)]
    headings = ["client CPU", "target", *subjects, "1 ="]
    cells = [_cells(result, subjects) for result in results]
    if find_spec("rich") is None:
        print(_plain([headings, *cells]))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*headings, header_style="bold")
    for row in cells:
        table.add_row(*[_coloured(cell) for cell in row])
    Console(width=max(60 + 20 * len(subjects), Console().width)).print(table)


def missed(results: Sequence[Result], tolerance: float) -> list[str]:
    """What misses its target by more than a fraction of it."""
    return [
        f"{result.row.title}, {subject}: {result.figures[subject].ratio:.2f}, target {target:g}"
        for result in results
        for subject, target in result.row.targets.items()
        if result.passed(subject, tolerance) is False
    ]


def _document(result: Result) -> dict[str, Any]:
    return {
        "row": result.row.key,
        "title": result.row.title,
        "base": result.row.base,
        "figures": {
            subject: {
                "ratio": figure.ratio,
                "quartiles": [figure.low, figure.high],
                "microseconds": figure.microseconds,
                "target": result.row.targets.get(subject),
                "passed": result.passed(subject),
            }
            for subject, figure in result.figures.items()
        },
    }


def _cells(result: Result, subjects: Sequence[str]) -> list[str]:
    row = result.row
    targets = sorted(set(row.targets.values()))
    return [
        row.title,
        ", ".join(f"{target:g}" for target in targets) or _ABSENT,
        *[_figure(result, subject) for subject in subjects],
        _duration(result.figures[row.base].microseconds),
    ]


def _figure(result: Result, subject: str) -> str:
    if subject not in result.figures:
        return _ABSENT
    mark = {True: " pass", False: " FAIL", None: ""}[result.passed(subject)]
    return f"{result.figures[subject].ratio:.2f}{mark}"


def _duration(microseconds: float) -> str:
    return f"{microseconds:.1f} µs" if microseconds < 1000 else f"{microseconds / 1000:.0f} ms"


def _coloured(cell: str) -> str:
    for mark, colour in (("pass", "green"), ("FAIL", "red")):
        if cell.endswith(f" {mark}"):
            return f"[{colour}]{cell}[/]"
    return cell


def _plain(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
