"""The emulator's time, which tests may advance instead of waiting for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from gemini_sdk.emulator.store import Store

_NAME = "clock"
_LAST = datetime(9999, 12, 31, tzinfo=UTC).timestamp()


@dataclass(frozen=True, slots=True)
class _Advance:
    """The stored state of a clock: how far it is ahead, or a restart would turn time back."""

    seconds: float


class Clock:
    """Returns the time in seconds since 1970: the time of the source plus the offset."""

    def __init__(self, source: Callable[[], float], store: Store) -> None:
        self._source = source
        self._store = store

    def __call__(self) -> float:
        return self._source() + self._ahead

    def advance(self, seconds: float) -> None:
        """Moves the time on. Raises ValueError if `seconds` is less than 0: time never goes back, nor beyond 9999."""
        if not seconds >= 0:
            raise ValueError(f"seconds: must be at least 0; found {seconds}")
        if not self() + seconds < _LAST:
            raise ValueError(f"seconds: {seconds} leads to a time after the year 9999")
        self._store.put(_NAME, _Advance(self._ahead + seconds))

    @property
    def _ahead(self) -> float:
        kept = self._store.get(_Advance, _NAME)
        return kept.seconds if kept else 0.0


def rfc3339(seconds: float) -> str:
    """A time as the wire has it, which knows no years beyond 9999."""
    return (
        datetime.fromtimestamp(min(seconds, _LAST), UTC)
        .isoformat(timespec="microseconds")
        .replace("+00:00", "Z")
    )
