"""`python -m benchmarks.fidelity`: how many random messages survive a round trip through the types of this package.

The same for google-genai, on plain messages. Needs the extras `dev`, `peers` and `upstream`.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version

try:
    from benchmarks.fidelity.measure import measure
    from benchmarks.fidelity.roots import roots
except ModuleNotFoundError as error:
    sys.exit(f"{error.name} is not installed: pip install -e '.[dev,peers,upstream]'")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table. The exit status is 1 where this package loses a message."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fidelity", description=__doc__)
    parser.add_argument(
        "--messages", type=int, default=1000, help="messages per type (default: 1000)"
    )
    parser.add_argument(
        "--peer-messages",
        type=int,
        default=1000,
        help="messages per type for google-genai (default: 1000)",
    )
    parser.add_argument(
        "--seed", type=int, default=0, help="seed of the random messages (default: 0)"
    )
    parser.add_argument(
        "--only", nargs="+", metavar="TYPE", help="names of types to test (default: all)"
    )
    options = parser.parse_args(arguments)

    chosen = [r for r in roots(pieces=True) if not options.only or r.name in options.only]
    print(f"| platform | type | messages | lost | google-genai {version('google-genai')} | lost |")
    print("|---|---|---:|---:|---:|---:|")
    lost = 0
    for root in chosen:
        tally = measure(root, options.messages, options.peer_messages, options.seed)
        peer = (
            f"{tally.peer_messages:,} | {tally.peer_lost:,}"
            if tally.peer_messages
            else "no such type |"
        )
        line = f"| {root.platform} | {root.name} | {tally.messages:,} | {tally.lost:,} | {peer} |"
        print(line, flush=True)
        lost += tally.lost
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
