"""The process of one subject: does blocks of work on command, and reports their CPU time.

Reads lines of a row's key and a number of repetitions; answers each with seconds of CPU time and characters read, or
with an empty line where the subject has no such work.
"""

import asyncio
import gc
import inspect
import sys
import time
from collections.abc import Callable, Coroutine
from typing import Any

from benchmarks.subjects import SUBJECTS

WARM_UP = 4
"""Each block begins with a quarter of its work untimed: caches fill, and connections that idled away are refreshed."""


def timed(work: Callable[[], int], times: int) -> str:
    """Seconds and characters of a block of blocking work."""
    for _ in range(max(1, times // WARM_UP)):
        work()
    gc.collect()
    count = 0
    start = time.process_time()
    for _ in range(times):
        count += work()
    return f"{time.process_time() - start} {count}"


async def timed_async(work: Callable[[], Coroutine[Any, Any, int]], times: int) -> str:
    """The same of work that is awaited."""
    for _ in range(max(1, times // WARM_UP)):
        await work()
    gc.collect()
    count = 0
    start = time.process_time()
    for _ in range(times):
        count += await work()
    return f"{time.process_time() - start} {count}"


def main(name: str, url: str) -> None:
    """Serve until standard input ends. An ImportError ends the process with status 3: a peer is not installed."""
    try:
        subject = SUBJECTS[name](url)
    except ImportError:
        sys.exit(3)
    # One event loop for all blocks: connections do not outlive theirs.
    with asyncio.Runner() as runner:
        for line in sys.stdin:
            key, times = line.split()
            work = getattr(subject, key, None)
            if work is None:
                print(flush=True)
            elif inspect.iscoroutinefunction(work):
                print(runner.run(timed_async(work, int(times))), flush=True)
            else:
                print(timed(work, int(times)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
