"""Pictures of curves as files: SVG and HTML, which need nothing, and PNG, which needs Pillow."""

from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from gemini_sdk._files import write_whole
from gemini_sdk.errors import ConfigurationError
from gemini_sdk.metrics.chart import HEIGHT, WIDTH, Dot, Line, Shape, Words, shapes
from gemini_sdk.metrics.curve import Curve
from gemini_sdk.metrics.font import font_for

_SHARPNESS = 2
"""Pixels of a PNG for one of the chart's."""

Drawing = Callable[[Mapping[str, Curve], str], bytes]


def write(curves: Mapping[str, Curve], path: Path, title: str) -> Path:
    """Write a picture in the form that the path's ending names; the path."""
    write_whole(path, drawing(path)(curves, title))
    return path


def drawing(path: Path) -> Drawing:
    """The function that draws pictures with this file extension. Raises ConfigurationError without one."""
    forms: dict[str, Drawing] = {".html": html, ".svg": svg, ".png": png}
    form = forms.get(path.suffix.lower())
    if form is None:
        raise ConfigurationError(
            f"{path}: unknown extension of a picture; use one of {', '.join(forms)}"
        )
    if form is png:
        _pillow()
    return form


def svg(curves: Mapping[str, Curve], title: str) -> bytes:
    """A picture as SVG."""
    drawn = "\n".join(_element(shape) for shape in shapes(curves, title))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-label="{escape(title)}" font-family="sans-serif">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>\n{drawn}\n</svg>\n'
    ).encode()


def html(curves: Mapping[str, Curve], title: str) -> bytes:
    """A page with the picture in it."""
    head = f'<!doctype html>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
    return head.encode() + svg(curves, title)


def png(curves: Mapping[str, Curve], title: str) -> bytes:
    """A picture as PNG. ConfigurationError without Pillow."""
    images, draws = _pillow()
    image = images.new("RGB", (WIDTH * _SHARPNESS, HEIGHT * _SHARPNESS), "white")
    pen = draws.Draw(image)
    for shape in shapes(curves, title):
        _draw(pen, shape)
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


def _element(shape: Shape) -> str:
    match shape:
        case Line(points, colour, width):
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            return (
                f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'
            )
        case Dot(x, y, colour, radius):
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour}"/>'
        case Words(x, y, text, anchor, colour, size):
            return (
                f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"'
                f' font-size="{size}">{escape(text)}</text>'
            )


def _draw(pen: Any, shape: Shape) -> None:
    many = _SHARPNESS
    match shape:
        case Line(points, colour, width):
            pen.line(
                [(x * many, y * many) for x, y in points], colour, round(width * many), "curve"
            )
        case Dot(x, y, colour, radius):
            pen.circle((x * many, y * many), radius * many, colour)
        case Words(x, y, text, anchor, colour, size):
            # In Pillow's words: left, middle or right, on the baseline.
            where = {"start": "ls", "middle": "ms", "end": "rs"}[anchor]
            pen.text((x * many, y * many), text, colour, font_for(text, size * many), where)


def _pillow() -> tuple[Any, Any]:
    try:
        from PIL import Image, ImageDraw
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            "PNG pictures need an extra: pip install 'gemini-sdk[plot]'; .html and .svg do not"
        ) from error
    return Image, ImageDraw
