"""The day by which models are old. Tests set it."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date

_clock: Callable[[], date] = date.today


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
