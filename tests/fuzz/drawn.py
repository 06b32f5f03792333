"""Inputs drawn by hypothesis."""

import time
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.target import Target

Failures = list[tuple[bytes, str]]
SLOW = 10.0
"""Seconds of CPU after which an input counts as one that takes too long; most take milliseconds."""
_BATCH = 200
_CHECKS: Any = list(HealthCheck)
_SHRINKING = 20.0


def run(target: Target, seconds: float) -> tuple[Failures, int]:
    """What failed, and how many inputs were tried. Ends at the first failure."""
    count, start, end = 0, int(time.time()), time.monotonic() + seconds
    last = b""

    def check(data: bytes) -> None:
        nonlocal count, last
        count, last = count + 1, data
        begun = time.thread_time()
        target.check(data)
        assert time.thread_time() - begun < SLOW, "it takes too long"

    options: Any = settings(
        max_examples=_BATCH,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # to make them small would take minutes
        suppress_health_check=_CHECKS,
        report_multiple_bugs=False,
    )
    try:
        for data in target.corpus:
            check(data)
        while time.monotonic() < end:
            start += 1
            seed(start)(options(given(target.inputs)(check)))()
    except Exception as error:
        return [(smaller(target, last, type(error)), described(error))], count
    return [], count


def smaller(target: Target, data: bytes, kind: type[Exception]) -> bytes:
    """An input that fails in the same way, as small as can be found in some seconds."""
    end, step = time.monotonic() + _SHRINKING, max(1, len(data) // 2)
    while step:
        at = 0
        while at < len(data) and time.monotonic() < end:
            shorter = data[:at] + data[at + step :]
            if _fails(target, shorter, kind):
                data = shorter
            else:
                at += step
        step //= 2
    return data


def _fails(target: Target, data: bytes, kind: type[Exception]) -> bool:
    try:
        target.check(data)
    except Exception as error:
        return type(error) is kind
    return False


def described(error: Exception) -> str:
    """An error in a line."""
    return ascii(f"{type(error).__name__}: {error}")[1:301]
