"""The picture of docs/observability.md: `python -m tests.telemetry.picture` draws a trace of a run."""

import time
from html import escape
from pathlib import Path
from typing import Any, cast

from opentelemetry.sdk.trace import Event, ReadableSpan

from gemini_sdk import GeminiClient
from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from tests.telemetry.recorder import Recorder

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "assets" / "trace.svg"
MODEL = "gemini-3.8-flash"
_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 780, 24, 24, 64, 76
_COLOURS = {"invoke_agent": "#6b7280", "generate_content": "#1a73e8", "execute_tool": "#188038"}
_SHOWN = (
    "gen_ai.response.finish_reasons",
    "gen_ai.usage.input_tokens",
    "gen_ai.usage.output_tokens",
    "gen_ai.response.time_to_first_chunk",
    "http.request.resend_count",
    "gen_ai.tool.type",
)


def run() -> list[ReadableSpan]:
    """The spans of a streamed message whose first request fails, and whose function is run."""

    def weather(city: str) -> str:
        """The weather of a city."""
        time.sleep(0.08)
        return f"sunny and 21 degrees in {city}"

    call = {"functionCall": {"name": "weather", "args": {"city": "Oslo"}}}
    asked = {
        "candidates": [{"content": {"role": "model", "parts": [call]}, "finishReason": "STOP"}]
    }
    usage = {"usageMetadata": {"promptTokenCount": 58, "candidatesTokenCount": 14}}
    stream = "streamGenerateContent"
    rules = (
        Rule(stream, status=503, headers={"retry-after-ms": "300"}, times=1, delay=0.1),
        Rule(stream, chunks=({**asked, **usage},), times=1, delay=0.2),
        Rule(
            stream,
            text="It is sunny and 21 degrees in Oslo today, so leave the umbrella at home.",
            pace=0.05,
            delay=0.15,
        ),
    )
    recorder = Recorder()
    with (
        Emulator(EmulatorOptions(rules=rules)) as emulator,
        GeminiClient(api_key="k", base_url=emulator.url, telemetry=recorder.telemetry()) as client,
    ):
        client.count_tokens(MODEL, "connects")
        recorder.clear()
        chat = client.chats.create(MODEL, tools=[weather], run_tools=True)
        print(chat.stream_message("Do I need an umbrella in Oslo?").get_final().text)
    return sorted(recorder.spans(), key=lambda span: span.start_time or 0)


def drawn(spans: list[ReadableSpan]) -> str:
    """The trace as an SVG picture."""
    begin = min(span.start_time or 0 for span in spans)
    end = max(span.end_time or 0 for span in spans)
    scale = (_WIDTH - _LEFT - _RIGHT) / (end - begin)
    height = _TOP + _ROW * len(spans) + 12
    names = {span.context.span_id: span for span in spans if span.context}

    def at(time: int) -> float:
        return _LEFT + (time - begin) * scale

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" '
        'font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="A trace">',
        f'<rect width="{_WIDTH}" height="{height}" rx="8" fill="#ffffff" stroke="#dadce0"/>',
        f'<text x="{_LEFT}" y="28" font-size="15" font-weight="600" fill="#202124">'
        "chat.stream_message(...) with a retry and a function</text>",
    ]
    seconds = (end - begin) / 1e9
    step = 0.2 if seconds < 2 else 0.5
    for tick in range(int((seconds - step / 5) / step) + 1):
        x = at(begin + int(tick * step * 1e9))
        lines += [
            f'<line x1="{x:.1f}" y1="{_TOP - 16}" x2="{x:.1f}" y2="{height - 12}" stroke="#eceff1"/>',
            f'<text x="{x + 3:.1f}" y="{_TOP - 20}" font-size="11" fill="#5f6368">{tick * step:.1f} s</text>',
        ]
    for row, span in enumerate(spans):
        lines += _row(span, _TOP + row * _ROW, at, depth=_depth(span, names))
    return "\n".join([*lines, "</svg>", ""])


def _depth(span: ReadableSpan, names: dict[int, ReadableSpan]) -> int:
    parent = names.get(span.parent.span_id) if span.parent else None
    return 0 if parent is None else 1 + _depth(parent, names)


def _row(span: ReadableSpan, y: int, at: Any, depth: int) -> list[str]:
    start, end = at(span.start_time), at(span.end_time)
    colour = _COLOURS[span.name.partition(" ")[0]]
    length = ((span.end_time or 0) - (span.start_time or 0)) / 1e6
    attributes = dict(span.attributes or {})
    shown = "  ".join(
        f"{name.rpartition('.')[2]} {_plain(attributes[name])}"
        for name in _SHOWN
        if name in attributes
    )
    # Text begins at its bar, and is moved to the left where it would leave the picture.
    title = f"{span.name}  ({length:.0f} ms)"
    x = max(_LEFT, min(start, _WIDTH - _RIGHT - 6.5 * max(len(title), 0.9 * len(shown))))
    events = "".join(map(_label, span.events))
    lines = [
        f'<rect x="{start:.1f}" y="{y + 20}" width="{max(end - start, 3):.1f}" height="14" rx="3" fill="{colour}" '
        f'fill-opacity="{0.55 if depth == 0 else 0.9}"/>',
        f'<text x="{x:.1f}" y="{y + 14}" fill="#202124">{escape(title)}{events}</text>',
        f'<text x="{x:.1f}" y="{y + 49}" font-size="11.5" fill="#5f6368" xml:space="preserve">{escape(shown)}</text>',
    ]
    first = attributes.get("gen_ai.response.time_to_first_chunk")
    if isinstance(first, float):
        chunk = at((span.start_time or 0) + int(first * 1e9))
        lines.append(
            f'<line x1="{chunk:.1f}" y1="{y + 18}" x2="{chunk:.1f}" y2="{y + 36}" stroke="#202124" stroke-width="1.5"/>'
        )
        lines.append(f'<circle cx="{chunk:.1f}" cy="{y + 18}" r="2.5" fill="#202124"/>')
    for event in span.events:
        when = at(event.timestamp)
        lines.append(
            f'<path d="M{when:.1f} {y + 20} l6 7 l-6 7 l-6 -7 z" fill="#d93025" stroke="#ffffff"/>'
        )
    return lines


def _label(event: Event) -> str:
    """An event in words, after the title of its span, however wide the reader's font is."""
    found = dict(event.attributes or {})
    text = f"{event.name}: {found['error.type']}, again in {found['gemini_sdk.retry.delay']:.1f} s"
    return f'<tspan dx="12" font-size="11.5" fill="#d93025">{escape(text)}</tspan>'


def _plain(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, cast("tuple[object, ...]", value)))
    return f"{value:.2f} s" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(drawn(run()), encoding="utf-8")
