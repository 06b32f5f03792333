"""Writes docs/performance.md: its table and its picture. The text around the table is kept."""

import platform
from collections.abc import Mapping, Sequence
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.memory import Memory
from benchmarks.subjects import SUBJECTS

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
_PACKAGES = (
    "httpx2 httpx aiohttp httpx-aiohttp orjson pydantic google-genai openai azure-ai-inference"
)
_SHOWN = {
    "SDK on httpx2": "#1a73e8",
    "SDK on aiohttp": "#34a853",
    "google-genai": "#ea4335",
    "openai": "#9aa0a6",
}
"""The subjects of the picture, and their colours."""
_BAR, _LEFT, _UNIT, _MOST = 9, 270, 28, 16


def write(rows: Sequence[Mapping[str, Any]], memory: Mapping[str, Memory]) -> None:
    """Put figures, as `--json` prints them, into the page, and draw the picture next to it."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    figures = "\n\n".join([BEGIN, _machine(), table(rows), _memory(memory), END])
    PAGE.write_text(before + figures + rest.partition(END)[2], "utf-8")
    PAGE.with_suffix(".svg").write_text(picture(rows), "utf-8")


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """A line for each row: the multiple of the base, and below it the quartiles."""
    lines = [
        f"| work | 1 = | target | {' | '.join(SUBJECTS)} |",
        f"|---|---|---|{'---|' * len(SUBJECTS)}",
    ]
    for row in rows:
        figures = row["figures"]
        targets = dict.fromkeys(f["target"] for f in figures.values() if f["target"] is not None)
        one = figures[row["base"]]["microseconds"]
        cells = [_cell(figures.get(name)) for name in SUBJECTS]
        wanted = ", ".join(f"{target:g}" for target in targets)
        duration = f"{one:.1f} µs" if one < 1000 else f"{one / 1000:.0f} ms"
        lines.append(f"| {row['title']} | {duration} | {wanted} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(figure: Mapping[str, Any] | None) -> str:
    if figure is None:
        return ""
    low, high = figure["quartiles"]
    ratio = f"{figure['ratio']:.2f}"
    return (
        f"**{ratio}** ({low:.2f}-{high:.2f})"
        if figure["passed"]
        else f"{ratio} ({low:.2f}-{high:.2f})"
    )


def _machine() -> str:
    versions = [f"{name} {found}" for name in _PACKAGES.split() if (found := _version(name))]
    return (
        f"Measured on {platform.system()} {platform.machine()}, CPython {platform.python_version()}, with "
        f"{', '.join(versions)}. Numbers in parentheses are the lower and the upper quartile of the rounds. "
        "A figure that keeps its target is bold."
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _memory(memory: Mapping[str, Memory]) -> str:
    lines = [
        "| memory, in KB | an idle client | an open stream | added by 10,000 calls |",
        "|---|---|---|---|",
        *[
            f"| {name} | {each.client:.0f} | {each.stream:.0f} | {each.calls:.0f} |"
            for name, each in memory.items()
        ],
    ]
    return "\n".join(lines) if memory else "Memory was not measured."


def picture(rows: Sequence[Mapping[str, Any]]) -> str:
    """Bars of some subjects, a group for each row, as SVG. Bars beyond the edge are cut and have a number."""
    parts: list[str] = []
    top = 30
    for place, (name, colour) in enumerate(_SHOWN.items()):
        left = 10 + place * 140
        parts.append(f'<rect x="{left}" y="8" width="10" height="10" fill="{colour}"/>')
        parts.append(f'<text x="{left + 15}" y="17">{escape(name)}</text>')
    for row in rows:
        drawn = [name for name in _SHOWN if name in row["figures"]]
        parts.append(f'<text x="10" y="{top + _BAR}">{escape(row["title"])}</text>')
        for name in drawn:
            ratio = row["figures"][name]["ratio"]
            width = min(ratio, _MOST) * _UNIT
            parts.append(
                f'<rect x="{_LEFT}" y="{top}" width="{width:.0f}" height="{_BAR - 1}" fill="{_SHOWN[name]}"/>'
                f'<text x="{_LEFT + width + 4:.0f}" y="{top + _BAR - 1}" font-size="9">{ratio:.2f}</text>'
            )
            top += _BAR + 1
        top += 12
    base = _LEFT + _UNIT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _MOST * _UNIT + 50}" height="{top}" '
        'font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="white"/>'
        f'<line x1="{base}" y1="26" x2="{base}" y2="{top - 8}" stroke="#999" stroke-dasharray="3"/>'
        f"{''.join(parts)}</svg>\n"
    )
