"""Every setting of the transport, with its default."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal, TypedDict, cast

from gemini_sdk._transport.retry import LONGEST, RetryPolicy
from gemini_sdk.errors import ConfigurationError

CONNECT_TIMEOUT = 5.0
"""Seconds for making a connection."""
NEXT_ADDRESS = 0.25
"""Seconds without an answer after which another address of a host is tried as well."""
TIMEOUT = 600.0
"""Seconds without data in one attempt: models can think for minutes."""
DEADLINE = 900.0
"""Seconds for a whole call with its retries; of a stream, until its first chunk."""
LINGER = 0.1
"""Seconds that a finished stream may take to end its answer, so that its connection can be reused."""
MAX_CONNECTIONS = 1000
"""Maximum connections of an asyncio client in one event loop; further calls wait."""
MAX_ANSWER_SIZE = 128 * 2**20
"""Maximum bytes of one answer after decompression, and of one event of a stream: several times the largest known
answers.
"""
IDLE_CONNECTIONS = 64
"""Maximum number of idle connections of a client."""

_HEADER_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_HEADER_VALUE = r"(?:[!-~](?:[\t -~]*[!-~])?)?"


class NotGiven(Enum):
    """The type of NOT_GIVEN, which stands where None has a meaning of its own: no limit."""

    NOT_GIVEN = "not given"

    def __repr__(self) -> str:
        return "NOT_GIVEN"


NOT_GIVEN: Literal[NotGiven.NOT_GIVEN] = NotGiven.NOT_GIVEN

Limit = float | None | Literal[NotGiven.NOT_GIVEN]
"""Seconds, None for no limit, or NOT_GIVEN for the client's own."""


class CallOptions(TypedDict, total=False):
    """Keyword arguments that every call accepts, in addition to those of its request."""

    timeout: Limit
    """Seconds without data in one attempt; None for no limit."""
    deadline: Limit
    """Seconds for the whole call with its retries, of a stream until its first chunk; None for no limit."""
    max_retries: int | None
    """Maximum number of attempts after the first."""
    extra_headers: Mapping[str, str] | None
    """Headers in addition to, or instead of, the client's headers and credentials."""
    extra_query: Mapping[str, str] | None
    """Query parameters to add."""
    extra_body: Mapping[str, Any] | None
    """Members to merge into the body's JSON, nested objects member by member; never validated."""
    validate: bool | None
    """Whether the request is validated before it is sent."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of every call of a client, unless the call overrides them."""

    timeout: float | None = TIMEOUT
    deadline: float | None = DEADLINE
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    query: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    validate: bool = True
    max_answer_size: int | None = MAX_ANSWER_SIZE

    def __post_init__(self) -> None:
        checked_size(self.max_answer_size)
        for name in ("timeout", "deadline"):
            checked_limit(name, getattr(self, name))
        object.__setattr__(self, "headers", checked_headers(self.headers))
        object.__setattr__(self, "query", checked_query(self.query))


def checked_limit(name: str, value: object) -> None:
    """ConfigurationError unless a limit is a positive number of seconds, None or NOT_GIVEN."""
    if value is None or value is NOT_GIVEN:
        return
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not (number and 0 < cast(float, value) <= LONGEST):
        raise ConfigurationError(
            f"{name} must be a positive number of seconds, at most a year, or None for no limit; "
            f"found {value!r}"
        )


def checked_size(value: object) -> None:
    """ConfigurationError unless `max_answer_size` is a positive number of bytes, or None."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return
    raise ConfigurationError(
        f"max_answer_size must be a positive number of bytes, or None for no limit; found {value!r}"
    )


def checked_mapping(option: str, value: object) -> Mapping[Any, Any]:
    """An option that is a mapping, empty if it is None. ConfigurationError for anything else."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ConfigurationError(f"{option} must be a mapping, found {type(value).__name__}")
    return value  # pyright: ignore[reportUnknownVariableType]


def checked_headers(headers: object, option: str = "headers") -> dict[str, str]:
    """Headers by lower-case name. ConfigurationError, which shows no value, for what HTTP cannot carry."""
    given = checked_mapping(option, headers)
    for name, value in given.items():
        if not isinstance(name, str) or not re.fullmatch(_HEADER_NAME, name):
            raise ConfigurationError(f"{name!r} is not a header name")
        if not isinstance(value, str) or not re.fullmatch(_HEADER_VALUE, value):
            raise ConfigurationError(
                f"the value of the header {name!r} must be a str of printable ASCII characters, "
                "without whitespace at its ends"
            )
    return {name.lower(): value for name, value in given.items()}


def checked_query(query: object, option: str = "query") -> dict[str, str]:
    """Query parameters as text. ConfigurationError, which shows no value, for what has no plain form."""
    given = checked_mapping(option, query)
    for name, value in given.items():
        if not isinstance(name, str):
            raise ConfigurationError(f"{name!r} is not a name of a query parameter")
        if not isinstance(value, str | int | float):
            raise ConfigurationError(
                f"the value of the query parameter {name!r} must be a str, found {type(value).__name__}"
            )
    return {name: query_text(value) for name, value in given.items()}


def query_text(value: object) -> str:
    """How a value of a query parameter is written."""
    if isinstance(value, str):
        return str.__str__(value)  # A subclass, such as an enum of texts, may show another.
    return str(value).lower() if isinstance(value, bool) else str(value)
