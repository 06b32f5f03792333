"""Prints how many recorded exchanges hold: `make recorded`, or `python -m tests.recorded [-v]`."""

import sys
from collections import Counter

from tests.recorded.checks import CHECKS, applies
from tests.recorded.exchanges import SOURCES, exchanges, folder


def main(verbose: bool) -> int:
    """A line for each method of each service; exit status 1 where something does not hold."""
    if folder() is None:
        print(
            "no recorded exchanges: ../shared/recorded is absent; set GEMINI_SDK_RECORDED to a folder of them"
        )
        return 0
    failed = False
    for name, (check, of) in CHECKS.items():
        good: Counter[tuple[str, str]] = Counter()
        all_: Counter[tuple[str, str]] = Counter()
        faults: Counter[str] = Counter()
        for source in SOURCES:
            for exchange in exchanges(source):
                if method := applies(name, exchange):
                    place = source, exchange.method
                    all_[place] += 1
                    wrong = check(exchange, method)
                    good[place] += wrong is None
                    if wrong is not None:
                        faults[f"{exchange.name} {wrong}" if verbose else f"{source} {wrong}"] += 1
        for (service, what), count in all_.items():
            rate = 100 * good[service, what] / count
            print(
                f"{name:11} {service:10} {what:24} {good[service, what]:4} of {count:4} {of} {rate:6.1f} %"
            )
        for wrong, count in faults.most_common(20):
            print(f"  {count:4} x {wrong[:160]}")
        failed = failed or bool(faults)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main("-v" in sys.argv))
