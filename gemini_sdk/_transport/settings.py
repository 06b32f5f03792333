"""The options of a client and of a call, and the settings that a client makes of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Literal, TypedDict, cast

from gemini_sdk._telemetry.start import read_environment
from gemini_sdk._transport.retry import RetryPolicy
from gemini_sdk._transport.tunables import DEADLINE, LONGEST, MAX_ANSWER_SIZE, TIMEOUT
from gemini_sdk.errors import ConfigurationError
from gemini_sdk.observability import OnRequest, OnResponse, OnRetry, Telemetry

_HEADER_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_HEADER_VALUE = r"(?:[!-~](?:[\t -~]*[!-~])?)?"


class NotGiven(Enum):
    """The type of NOT_GIVEN, which stands where None has a meaning of its own: no limit."""

    NOT_GIVEN = "not given"
    """The only value."""

    def __repr__(self) -> str:
        return "NOT_GIVEN"


NOT_GIVEN: Literal[NotGiven.NOT_GIVEN] = NotGiven.NOT_GIVEN
"""The option was not passed: that of the client is used."""

Limit = float | None | Literal[NotGiven.NOT_GIVEN]
"""Seconds, None for no limit, or NOT_GIVEN for the client's own."""


Size = int | None | Literal[NotGiven.NOT_GIVEN]
"""Bytes, None for no limit, or NOT_GIVEN for the client's own."""


class Options(TypedDict, total=False):
    """Options of a client, which a call can override."""

    timeout: Limit
    """Seconds without data in one attempt; None for no limit."""
    deadline: Limit
    """Seconds for a whole call with its retries, of a stream until its first chunk; None for no limit."""
    max_retries: int | None
    """Maximum number of attempts after the first."""
    validate: bool | None
    """Whether requests are validated before they are sent."""


class CallOptions(Options, total=False):
    """Keyword arguments that every call accepts, in addition to those of its request."""

    extra_headers: Mapping[str, str] | None
    """Headers in addition to, or instead of, the client's headers and credentials."""
    extra_query: Mapping[str, str] | None
    """Query parameters to add."""
    extra_body: Mapping[str, Any] | None
    """Members to merge into the body's JSON, nested objects member by member; never validated."""


class ClientOptions(Options, total=False):
    """Keyword arguments of `with_options`, and of the constructor of every client.

    The constructors have them in their signatures, where editors show them.
    """

    headers: Mapping[str, str] | None
    """Headers of every call."""
    query: Mapping[str, str] | None
    """Query parameters of every call."""
    max_answer_size: Size
    """Maximum bytes of an answer after decompression, and of one event of a stream; None for no limit."""
    on_request: OnRequest | None
    """Hook that gets a RequestEvent before each request."""
    on_response: OnResponse | None
    """Hook that gets a ResponseEvent after the headers of each response."""
    on_retry: OnRetry | None
    """Hook that gets a RetryEvent before the wait for another attempt."""
    telemetry: Telemetry | bool | None
    """Settings of OpenTelemetry; False to record nothing."""


_LIMITS = frozenset({"timeout", "deadline", "max_answer_size"})
"""Options of which None is a value."""


def given(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options that have a value."""
    return {
        name: value
        for name, value in options.items()
        if value is not NOT_GIVEN and (value is not None or name in _LIMITS)
    }


def client_options(arguments: Mapping[str, Any]) -> ClientOptions:
    """The options of a client among the arguments of its constructor."""
    return cast(ClientOptions, {name: arguments[name] for name in ClientOptions.__annotations__})


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
    on_request: OnRequest | None = field(default=None, repr=False)
    on_response: OnResponse | None = field(default=None, repr=False)
    on_retry: OnRetry | None = field(default=None, repr=False)
    telemetry: Telemetry | bool = True

    def __post_init__(self) -> None:
        read_environment()
        checked_size(self.max_answer_size)
        for name in ("on_request", "on_response", "on_retry"):
            checked_hook(name, getattr(self, name))
        if not isinstance(cast(object, self.telemetry), bool | Telemetry):
            raise ConfigurationError(
                f"telemetry must be a Telemetry or a bool; found {type(self.telemetry).__name__}"
            )
        for name in ("timeout", "deadline"):
            checked_limit(name, getattr(self, name))
        object.__setattr__(self, "headers", checked_headers(self.headers))
        object.__setattr__(self, "query", checked_query(self.query))

    def varied(self, options: ClientOptions) -> "Settings":
        """Settings with these options instead of what was there. Headers and query are added."""
        changed = given(options)
        for name in changed.keys() - ClientOptions.__annotations__:
            raise TypeError(f"{name!r} is not an option of a client")
        changed["headers"] = {**self.headers, **checked_headers(changed.get("headers"))}
        changed["query"] = {**self.query, **checked_query(changed.get("query"))}
        if "max_retries" in changed:
            changed["retry"] = replace(self.retry, max_retries=changed.pop("max_retries"))
        return replace(self, **changed)


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


def checked_hook(name: str, value: object) -> None:
    """ConfigurationError unless a hook is a callable, or None."""
    if value is not None and not callable(value):
        raise ConfigurationError(
            f"{name} must be a callable that accepts an event; found {type(value).__name__}"
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
    """Headers by lower-case name. Raises ConfigurationError, without the value, for what HTTP cannot carry."""
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
    """Query parameters as text. Raises ConfigurationError, without the value, for what has no plain form."""
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
