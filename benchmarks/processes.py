"""The processes of a run: the server, one worker a subject, and fresh interpreters for imports."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

_ROOT = Path(__file__).parent.parent
_FOREIGN = ("GOOGLE_", "GEMINI_", "OPENAI_")
NOT_INSTALLED = 3


def environment() -> dict[str, str]:
    """The environment of every process: bytecode is written; nothing there redirects or configures a client."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().endswith("_PROXY")
        and not name.startswith(_FOREIGN)
        and name != "PYTHONDONTWRITEBYTECODE"
    }
    return kept | {"PYTHONPATH": os.pathsep.join([str(_ROOT), str(_ROOT / "generated")])}


class Child:
    """A Python process that is asked and answers in lines; it ends when its standard input does."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=_ROOT,
            env=environment(),
        )

    def ask(self, line: str) -> str | None:
        """The answer to a line; None if the process has ended because something is not installed."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            print(line, file=self._process.stdin, flush=True)
        return self.read()

    def read(self) -> str | None:
        """The next line."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            status = self._process.wait()
            if status == NOT_INSTALLED:
                return None
            raise RuntimeError(f"{self._process.args!r} ended with status {status}")
        return line.strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            self._process.kill()
        # Closes the pipes and waits.
        self._process.communicate()


def fresh(program: str) -> float | None:
    """Seconds of CPU time a program takes in a new interpreter, whose own start is left out; None if not installed."""
    timed = (
        "import sys, time\nstart = time.process_time()\n"
        f"try:\n    exec({program!r})\n"
        f"except ModuleNotFoundError:\n    sys.exit({NOT_INSTALLED})\n"
        "print(time.process_time() - start)"
    )
    done = subprocess.run(
        [sys.executable, "-c", timed],
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
        env=environment(),
        check=False,
    )
    if done.returncode == NOT_INSTALLED:
        return None
    done.check_returncode()
    return float(done.stdout)
