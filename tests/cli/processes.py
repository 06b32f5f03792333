"""Processes that cannot outlive a test, and that react to Ctrl-C however the tests were started."""

import subprocess
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

SECONDS = 120.0

# A process started in the background, by nohup or by some CI inherits that SIGINT is ignored, and so do its children.
_HEEDING = """\
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


@contextmanager
def started(
    command: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    *,
    seconds: float = SECONDS,
) -> Generator["subprocess.Popen[str]"]:
    """A command under way. It is killed after so many seconds, which ends every read and wait."""
    with subprocess.Popen(
        [sys.executable, "-c", _HEEDING, *command],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        limit = Timer(seconds, process.kill)
        limit.start()
        try:
            yield process
            process.wait()
        finally:
            limit.cancel()
            process.kill()
