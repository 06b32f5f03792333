"""The day by which models are old. Tests set it."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from time import time


@lru_cache(maxsize=1)
def _day(_minute: int) -> date:
    return date.today()


def _current() -> date:
    # date.today() looks at the time zone's file each time, which costs more than looking a model up.
    return _day(int(time() // 60))


_clock: Callable[[], date] = _current


def today() -> date:
    """The day, on this machine's clock unless `set_to` says otherwise."""
    return _clock()


@contextmanager
def set_to(day: date) -> Generator[None]:
    """Lets `today` be `day` for the whole process, until the block ends."""
    global _clock
    before, _clock = _clock, lambda: day
    try:
        yield
    finally:
        _clock = before
