"""`python -m benchmarks`: measures, prints a table, and on request fails where a target is missed."""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks import memory, page
from benchmarks.measure import Result, measure
from benchmarks.report import as_json, missed, show
from benchmarks.rows import ROWS
from benchmarks.subjects import OURS, PEERS, SUBJECTS

ROUNDS, QUICK_ROUNDS, QUICK_SCALE = 15, 3, 0.1


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is requested. The exit status is 1 where `--fail-over` is given and a target is missed."""
    options = _parser().parse_args(arguments)
    if lacking := [name for name in ("httpx2", "httpx", "orjson") if find_spec(name) is None]:
        sys.exit(f"benchmarks need {' and '.join(lacking)}: pip install -e '.[dev]'")
    if options.figures:
        page.write(
            [r for f in options.figures for r in json.loads(f.read_text())], memory.measure()
        )
        return 0
    rows = [row for row in ROWS if not options.only or row.key in options.only]
    rounds = options.rounds or (QUICK_ROUNDS if options.quick else ROUNDS)
    subjects = [name for name in SUBJECTS if not (options.no_peers and name in PEERS)]
    subjects = list(OURS) if options.budgets else subjects
    results: list[Result] = []
    for result in measure(rows, subjects, rounds, QUICK_SCALE if options.quick else 1.0):
        results.append(result)
        print(f"{result.row.title}: done, {len(results)} of {len(rows)}", file=sys.stderr)
    if options.json:
        print(as_json(results))
    else:
        show(results)
    if options.write:
        page.write(json.loads(as_json(results)), memory.measure())
    if options.fail_over is None:
        return 0
    failures = missed(results, options.fail_over / 100)
    for failure in failures:
        print(f"missed: {failure}", file=sys.stderr)
    return 1 if failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--rounds", type=_positive, help=f"rounds per row (default: {ROUNDS})")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="few and short rounds, to test that the benchmark works; the figures are rough",
    )
    parser.add_argument(
        "--only",
        nargs="+",
        metavar="ROW",
        choices=[row.key for row in ROWS],
        help="rows to measure",
    )
    parser.add_argument("--no-peers", action="store_true", help="do not measure other SDKs")
    parser.add_argument(
        "--budgets", action="store_true", help="measure only what has targets, for a check in CI"
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help="also write the table and the picture of docs/performance.md",
    )
    parser.add_argument(
        "--figures",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="figures that `--json` printed, to write docs/performance.md from instead of measuring",
    )
    parser.add_argument(
        "--fail-over",
        type=float,
        metavar="PERCENT",
        help="exit with status 1 if a target is exceeded by more than this percentage",
    )
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
