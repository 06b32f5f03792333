"""Inputs found by atheris, which changes those that reach code that no other reached.

It never returns, so each target runs in a process of its own: `python -m tests.fuzz.guided TARGET ...`.
"""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.fuzz.target import LONGEST, Target

WATCHED = ["gemini_sdk", "codegen"]
_SLOW = 30
"""Seconds after which an input counts as one that takes too long: code that is watched is slower."""


def run(target: Target, seconds: float) -> tuple[list[tuple[bytes, str]], int]:
    """What failed, and how many inputs were tried."""
    with TemporaryDirectory() as folder:
        found, failed = Path(folder, "found"), Path(folder, "failed")
        found.mkdir()
        failed.mkdir()
        limits = [f"-max_total_time={seconds:.0f}", f"-timeout={_SLOW}", f"-max_len={LONGEST}"]
        places = [f"-artifact_prefix={failed}/", str(found), str(target.folder)]
        command = [sys.executable, "-m", "tests.fuzz.guided", target.name]
        shown = ["-print_final_stats=1", "-verbosity=1"]
        done = subprocess.run(
            [*command, *limits, *shown, *places], capture_output=True, check=False
        )
        words = (done.stdout + done.stderr).decode("utf-8", "replace")
        counted = re.search(r"number_of_executed_units: (\d+)", words) or re.search(
            r"Done (\d+) runs", words
        )
        lines = [
            line for line in words.splitlines() if re.search(r"(Error|Exception|ERROR)\b", line)
        ]
        failures = [
            (path.read_bytes(), ascii(lines[0] if lines else path.name)[1:301])
            for path in failed.iterdir()
        ]
        if not counted and not failures:
            raise RuntimeError(f"atheris did not run: {words[-2000:]}")
        return failures, int(counted[1]) if counted else 0


def _main() -> None:
    atheris: Any = import_module("atheris")

    with atheris.instrument_imports(include=WATCHED):
        from tests.fuzz.targets import TARGETS
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target.check)
    atheris.Fuzz()


if __name__ == "__main__":
    _main()
