"""Hooks of clients, and the settings of OpenTelemetry. docs/observability.md has examples.

Nothing here has content or credentials: neither prompts nor answers, and secrets are masked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from gemini_sdk.errors import ConfigurationError, GeminiSDKError

if TYPE_CHECKING:
    from opentelemetry._logs import LoggerProvider
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import TracerProvider

__all__ = [
    "ContentCapture",
    "OnRequest",
    "OnResponse",
    "OnRetry",
    "RequestEvent",
    "ResponseEvent",
    "RetryEvent",
    "Telemetry",
]

ContentCapture = Literal["no_content", "span_only", "event_only", "span_and_event"]
"""Where prompts and answers are recorded, as OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent:
    """An HTTP request that is about to be sent. Each attempt of a call has one."""

    operation: str
    """The upstream method id, such as `generativelanguage.models.generateContent`."""
    method: str
    """The HTTP method."""
    url: str
    """The URL, with `***` for the values of secret query parameters."""
    headers: Mapping[str, str]
    """The headers by lower-case name, with `***` for the values of credentials and other secrets."""
    attempt: int
    """Number of this attempt, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseEvent:
    """An HTTP response whose headers have arrived, of whatever status. Its body has not been read yet."""

    operation: str
    """The upstream method id, such as `generativelanguage.models.generateContent`."""
    method: str
    """The HTTP method of the request."""
    url: str
    """The URL of the request, with `***` for the values of secret query parameters."""
    attempt: int
    """Number of this attempt, from 1."""
    status_code: int
    """The HTTP status."""
    headers: Mapping[str, str]
    """The headers of the response by lower-case name, with `***` for the values of cookies and secrets."""
    elapsed: float
    """Seconds from the request to the headers of the response."""
    request_id: str | None
    """Id of the request, for the support of the service; None if the service sent none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryEvent:
    """An attempt that failed, when another one follows."""

    operation: str
    """The upstream method id, such as `generativelanguage.models.generateContent`."""
    method: str
    """The HTTP method."""
    url: str
    """The URL, with `***` for the values of secret query parameters."""
    attempt: int
    """Number of the attempt that failed, from 1."""
    delay: float
    """Seconds until the next attempt."""
    error: GeminiSDKError
    """The error of the attempt; it would have been raised after the last one."""


OnRequest = Callable[[RequestEvent], object]
"""A hook that is called before each request. Asyncio clients await what it returns if that is awaitable."""
OnResponse = Callable[[ResponseEvent], object]
"""A hook that is called after the headers of each response. Asyncio clients await an awaitable result."""
OnRetry = Callable[[RetryEvent], object]
"""A hook that is called before the wait for another attempt. Asyncio clients await an awaitable result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telemetry:
    """Settings of OpenTelemetry for a client: what is recorded, and by which providers.

    Raises ConfigurationError if `content` has another value than those of ContentCapture.
    """

    content: ContentCapture | None = None
    """Where prompts and answers are recorded; None for OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT, which is
    `NO_CONTENT` by default."""
    tracer_provider: "TracerProvider | None" = None
    """The provider of spans; None for the global one."""
    meter_provider: "MeterProvider | None" = None
    """The provider of metrics; None for the global one."""
    logger_provider: "LoggerProvider | None" = None
    """The provider of events; None for the global one."""

    def __post_init__(self) -> None:
        known = get_args(ContentCapture)
        if self.content is not None and self.content not in known:
            raise ConfigurationError(
                f"content: {self.content!r} is unknown; use {', '.join(map(repr, known))} or None"
            )
