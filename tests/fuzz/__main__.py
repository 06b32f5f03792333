"""`make fuzz`: tries every target for some seconds, and keeps each input that fails, made as small as possible.

Half of the time inputs are drawn by hypothesis, half of it found by atheris by the code they reach, where it is
installed (extra `fuzz`). FUZZ_SECONDS, or --seconds, is the time of a target, 60 by default.
"""

import argparse
import hashlib
import importlib.util
import os
import sys
import warnings
from pathlib import Path

from tests.fuzz import drawn, guided
from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS


def main() -> int:
    """1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", choices=[[], *TARGETS], help="targets, all by default"
    )
    seconds = float(os.environ.get("FUZZ_SECONDS", "60"))
    parser.add_argument("--seconds", type=float, default=seconds, help="seconds for a target")
    options = parser.parse_args()
    has_atheris = importlib.util.find_spec("atheris") is not None
    if not has_atheris:
        print("atheris is not installed: hypothesis has all the time")
    warnings.simplefilter("ignore")
    found = 0
    for name in options.targets or TARGETS:
        target = TARGETS[name]
        share = options.seconds / 2 if has_atheris else options.seconds
        failures, count = drawn.run(target, share)
        words = f"{name:13} {count:8,} drawn by hypothesis"
        if has_atheris:
            more, count = guided.run(target, share)
            failures += more
            words += f" {count:10,} tried by atheris"
        found += len(failures)
        print(f"{words} {len(failures):3} failed", flush=True)
        for data, why in failures:
            print(f"  {_kept(target, data)}: {why}", flush=True)
    return 1 if found else 0


def _kept(target: Target, data: bytes) -> Path:
    """The file of the corpus that holds an input from now on."""
    path = target.folder / f"failed-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return path


if __name__ == "__main__":
    sys.exit(main())
