"""The tables of docs/observability.md; `python -m tests.telemetry.tables` writes them."""

from pathlib import Path

from gemini_sdk._telemetry.conventions import METRICS
from tests.telemetry.conventions import FACTS, LEVELS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "observability.md"
_LEVELS = {
    "required": "always",
    "conditional": "if known",
    "recommended": "if known",
    "opt_in": "on request",
}
_KINDS = {
    "inference": "generation",
    "embeddings": "embeddings",
    "execute_tool": "functions",
    "invoke_agent": "`invoke_agent`",
}
_OWN = {
    "http.request.resend_count": ("int", "all calls", "after a retry"),
    "gemini_sdk.resource.name": ("string", "other operations, waits", "if known"),
    "gemini_sdk.bulk.succeeded": ("int", "bulk runs", "always"),
    "gemini_sdk.bulk.failed": ("int", "bulk runs", "always"),
    "gemini_sdk.bulk.skipped": ("int", "bulk runs", "always"),
    "gemini_sdk.bulk.attempts": ("int", "bulk runs", "always"),
    "gemini_sdk.bulk.stopped": ("string", "bulk runs", "if rows are left"),
}


def attributes() -> str:
    """The table of the attributes of spans."""
    rows = ["| attribute | type | spans | recorded |", "|---|---|---|---|"]
    for name, kind in FACTS["attributes"].items():
        found = {
            _KINDS[span]: _LEVELS[level]
            for span, facts in FACTS["spans"].items()
            for level in LEVELS
            if name in facts[level]
        }
        if found:
            recorded = "after an error" if name == "error.type" else next(iter(found.values()))
            rows.append(f"| `{name}` | {kind} | {', '.join(found)} | {recorded} |")
    rows += [f"| `{name}` | {kind} | {of} | {when} |" for name, (kind, of, when) in _OWN.items()]
    return "\n".join(rows)


def metrics() -> str:
    """The table of the metrics."""
    rows = ["| metric | kind | unit | meaning | release |", "|---|---|---|---|---|"]
    for name, metric in METRICS.items():
        kind = "counter" if metric.buckets is None else "histogram"
        release = "this package" if metric.release == "own" else metric.release
        rows.append(f"| `{name}` | {kind} | `{metric.unit}` | {metric.description} | {release} |")
    return "\n".join(rows)


def written(page: str) -> str:
    """The page with its tables."""
    for name, table in (("attributes", attributes()), ("metrics", metrics())):
        head, begin, rest = page.partition(f"<!-- {name}: begin -->\n")
        _, end, tail = rest.partition(f"<!-- {name}: end -->")
        page = f"{head}{begin}\n{table}\n\n{end}{tail}"
    return page


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
