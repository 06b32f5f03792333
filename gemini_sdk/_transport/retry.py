"""Decides whether a failed attempt is repeated, and how long to wait first.

Kept apart from the send loops, so that the sync and the async one cannot disagree, and so that every rule can be
tested without a clock or a socket.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any, cast

from gemini_sdk._transport.tunables import (
    INITIAL_DELAY,
    LONGEST,
    MAX_DELAY,
    MAX_RETRIES,
    MAX_RETRY_AFTER,
)
from gemini_sdk.errors import (
    APIConnectionError,
    APIStatusError,
    ConfigurationError,
    DeadlineExceededError,
    GeminiSDKError,
    InvalidAnswerError,
)

__all__ = ["RetryPolicy", "may_have_reached_service", "retry_after", "worded_wait"]


_SECONDS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# "retry after 7 seconds", "wait 30 seconds before retrying", "try again in 1.5s"
_WORDED = r"(?i)\b(?:retry|try again|wait)\b[^0-9.]{0,20}([0-9]{1,9}(?:\.[0-9]{1,9})?) ?s(?:ec(?:ond)?s?)?\b"
_REFUSED = 429
_NOT_IMPLEMENTED = 501


def _random() -> float:
    from random import random  # It loads hashlib, for what most programs never need.

    return random()  # noqa: S311 - no secret depends on it


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """When to try again.

    - An operation that may be repeated is retried after any connection fault, a timeout included, and after 408,
      429 and 5xx except 501.
    - Any other is retried only where the server cannot have acted on it: it answered 429, or the connection was
      never made. A 503 may come from a proxy after the server behind it has acted.
    - A deadline that has passed, an unreadable answer and a broken stream are never retried.
    - At most `max_retries` attempts follow the first.
    - The wait doubles from `initial_delay` up to `max_delay`; half of it is random, so that clients that failed
      together do not come back together.
    - A wait the server asks for is kept instead, and exceeded by at most a tenth, for the same reason.
    - A server that asks for more than `max_retry_after` is not waited for: the error is raised, and its `retry_after`
      has the number of seconds.
    """

    max_retries: int = MAX_RETRIES
    """Attempts after the first; 0 turns retries off."""
    initial_delay: float = INITIAL_DELAY
    """Seconds."""
    max_delay: float = MAX_DELAY
    """Seconds."""
    max_retry_after: float = MAX_RETRY_AFTER
    """Seconds."""
    random: Callable[[], float] = field(default=_random, repr=False, compare=False)
    """The source of random numbers from 0 up to 1."""

    def __post_init__(self) -> None:
        for name in ("max_retries", "initial_delay", "max_delay", "max_retry_after"):
            kinds = int if name == "max_retries" else (int, float)
            value: Any = getattr(self, name)
            if not isinstance(value, kinds) or isinstance(value, bool) or not value >= 0:
                raise ConfigurationError(f"{name} must be a number of at least 0; found {value!r}")

    def delay(self, attempt: int, repeatable: bool, failure: GeminiSDKError) -> float | None:
        """Seconds to wait after `failure` ended the given attempt (the first is 1), or None to give up."""
        if attempt > self.max_retries or not _worthwhile(repeatable, failure):
            return None
        asked = failure.retry_after if isinstance(failure, APIStatusError) else None
        if asked is None:
            longest = min(self.initial_delay * 2.0 ** min(attempt - 1, 64), self.max_delay)
            return longest * (1 + self.random()) / 2
        if asked > self.max_retry_after:
            return None
        return min(asked * (1 + self.random() / 10), LONGEST)


def _worthwhile(repeatable: bool, failure: GeminiSDKError) -> bool:
    if isinstance(failure, DeadlineExceededError):
        return False
    if isinstance(failure, APIConnectionError):
        return repeatable or not failure.sent
    if isinstance(failure, APIStatusError):
        status = failure.status_code
        return status == _REFUSED or (repeatable and _unclear(status))
    return False


def may_have_reached_service(failure: GeminiSDKError) -> bool:
    """Whether the server may have done what it was asked to, though the call failed."""
    if isinstance(failure, APIConnectionError):
        return failure.sent
    if isinstance(failure, APIStatusError):
        return _unclear(failure.status_code)
    return isinstance(failure, InvalidAnswerError)


def _unclear(status: int) -> bool:
    return status == 408 or (status >= 500 and status != _NOT_IMPLEMENTED)


def retry_after(headers: Mapping[str, str], details: Iterable[Any], now: float) -> float | None:
    """Seconds a server asks to wait, or None. The longest of what headers and google.rpc.RetryInfo say.

    `now` is Unix time, for a Retry-After that is a date. What cannot be read counts as not said, and what is longer
    than a year as a year.
    """
    lowered = {name.lower(): value.strip() for name, value in headers.items()}
    waits = [_header_wait(lowered, now), *map(_retry_info_wait, details)]
    return max((min(wait, LONGEST) for wait in waits if wait is not None), default=None)


def worded_wait(message: str) -> float | None:
    """Seconds that the words of an error ask to wait, or None."""
    found = re.search(_WORDED, message)
    return float(found[1]) if found else None


def _header_wait(headers: Mapping[str, str], now: float) -> float | None:
    # Azure sends both; the one in milliseconds is not rounded.
    milliseconds = headers.get("retry-after-ms", "")
    if _SECONDS.fullmatch(milliseconds):
        return float(milliseconds) / 1000
    value = headers.get("retry-after", "")
    if _SECONDS.fullmatch(value):
        return float(value)
    if not value:
        return None
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(value)
        # HTTP dates are UTC, whether or not they say so.
        date = date if date.tzinfo else date.replace(tzinfo=UTC)
        return max(0.0, date.timestamp() - now)
    except (ValueError, OverflowError):
        return None


def _retry_info_wait(detail: Any) -> float | None:
    if not isinstance(detail, dict):
        return None
    info = cast(dict[str, Any], detail)
    if not str(info.get("@type", "")).endswith("google.rpc.RetryInfo"):
        return None
    seconds = str(info.get("retryDelay", "")).removesuffix("s")
    return float(seconds) if _SECONDS.fullmatch(seconds) else None
