"""`python -m benchmarks.telemetry`: what hooks and OpenTelemetry add to the CPU time of a small call and of a chunk.

Each way is a process of its own, and all take turns, so that the ratios are of the same minutes. Spans and metrics are
made and not exported: what an exporter takes depends on it.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from benchmarks.payloads import EVENTS, MODEL, PROMPT
from benchmarks.processes import Child
from benchmarks.worker import timed

PAGE = Path(__file__).parents[1] / "docs" / "observability.md"
CALLS, STREAMS, ROUNDS = 300, 10, 9
WAYS = {
    "absent": "OpenTelemetry is not loaded",
    "hooks": "three hooks",
    "loaded": "OpenTelemetry is loaded, no provider is set",
    "traced": "spans and metrics are recorded",
}


def client(way: str, url: str) -> Any:
    """A client of one way."""
    from gemini_sdk import GeminiClient

    hooks: Any = dict.fromkeys(("on_request", "on_response", "on_retry"), id)
    if way in ("loaded", "traced"):
        from opentelemetry import metrics, trace

        if way == "traced":
            from opentelemetry.sdk.metrics import MeterProvider
            from opentelemetry.sdk.metrics.export import InMemoryMetricReader
            from opentelemetry.sdk.trace import TracerProvider

            trace.set_tracer_provider(TracerProvider())
            metrics.set_meter_provider(MeterProvider([InMemoryMetricReader()]))
    given: dict[str, Any] = hooks if way == "hooks" else {}
    return GeminiClient(api_key="key", base_url=url, **given)


def work(way: str, url: str) -> None:
    """The process of one way: answers each line with seconds of CPU time of a call and of a chunk."""
    made = client(way, url)

    def small() -> int:
        return len(made.generate_content(MODEL, PROMPT).text or "")

    def stream() -> int:
        return sum(len(each.text or "") for each in made.stream_generate_content(MODEL, PROMPT))

    for _ in sys.stdin:
        call, chunks = timed(small, CALLS).split()[0], timed(stream, STREAMS).split()[0]
        print(float(call) / CALLS, float(chunks) / STREAMS / EVENTS, flush=True)


def measured(rounds: int) -> dict[str, tuple[float, float]]:
    """Seconds of a call and of a chunk by way: those of the round that other programs disturbed least."""
    found: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
    with Child("-m", "benchmarks.server") as server:
        url = f"http://127.0.0.1:{server.read()}"
        children = {way: Child("-m", "benchmarks.telemetry", "--work", way, url) for way in WAYS}
        for _ in range(rounds):
            for way, child in children.items():
                call, chunk = (child.ask("go") or "").split()
                found[way].append((float(call), float(chunk)))
        for child in children.values():
            child.__exit__(None, None, None)
    return {
        way: (min(call for call, _ in each), min(chunk for _, chunk in each))
        for way, each in found.items()
    }


def table(figures: dict[str, tuple[float, float]]) -> str:
    """The figures as Markdown."""
    rows = ["| | a small call | | a streamed chunk | |", "|---|---|---|---|---|"]
    for way, (call, chunk) in figures.items():
        first = figures["absent"]
        rows.append(
            f"| {WAYS[way]} | {call * 1e6:.0f} µs | {call / first[0]:.2f} "
            f"| {chunk * 1e6:.1f} µs | {chunk / first[1]:.2f} |"
        )
    return "\n".join(rows)


def main() -> None:
    """Measure, print, and write the page if that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", nargs=2, metavar=("WAY", "URL"), help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"rounds (default: {ROUNDS})")
    parser.add_argument("--write", action="store_true", help="also write docs/observability.md")
    options = parser.parse_args()
    if options.work:
        work(*options.work)
        return
    found = table(measured(options.rounds))
    print(found)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        head, begin, rest = page.partition("<!-- figures: begin -->\n")
        _, end, tail = rest.partition("<!-- figures: end -->")
        PAGE.write_text(f"{head}{begin}\n{found}\n\n{end}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
