"""The steps of one call, without IO.

The sync and the async send loop differ only in how they send, read and sleep; everything they might disagree
about is decided here.
"""

import logging
import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from pydantic import BaseModel

from gemini_sdk._telemetry.start import NO_SPAN, NoSpan, observe
from gemini_sdk._transport import environment
from gemini_sdk._transport.call import Call, merged
from gemini_sdk._transport.deadline import Deadline, Timeouts
from gemini_sdk._transport.decoding import Counter, DamagedError, Decoder, TooLargeError
from gemini_sdk._transport.hooks import (
    called,
    masked_request_headers,
    masked_response_headers,
    masked_url,
)
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.response import request_id, status_error
from gemini_sdk._transport.retry import may_have_reached_service
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.settings import (
    NOT_GIVEN,
    checked_mapping,
)
from gemini_sdk._transport.tunables import ERROR_BODY, LARGEST_TRACED_BODY
from gemini_sdk._wire.secret_names import is_secret
from gemini_sdk._wire.surrogates import read, written
from gemini_sdk.errors import (
    AnswerTooLargeError,
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    DeadlineExceededError,
    Fault,
    GeminiSDKError,
    InvalidAnswerError,
    InvalidPayloadError,
)
from gemini_sdk.observability import RequestEvent, ResponseEvent, RetryEvent

if TYPE_CHECKING:
    import httpx

    from gemini_sdk._telemetry.call_span import CallSpan
    from gemini_sdk._telemetry.current import Current

A = TypeVar("A", bound=BaseModel)
E = TypeVar("E", bound=GeminiSDKError)


_log = logging.getLogger("gemini_sdk")


class HttpReply(Protocol):
    """Status and headers of an answer, from whatever library."""

    @property
    def status_code(self) -> int: ...
    @property
    def headers(self) -> "httpx.Headers": ...
    @property
    def is_stream_consumed(self) -> bool:
        """Whether a hook of the caller's HTTP client has read and decoded the body."""
        ...


class Exchange(Generic[A]):
    """The steps of one call: what to send next, and what to make of each outcome."""

    __slots__ = (
        "_credentials",
        "_refreshed",
        "_retry",
        "_started",
        "attempts",
        "body",
        "call",
        "deadline",
        "session",
        "span",
        "timeouts",
    )

    _streamed = False

    def __init__(self, session: Session, call: Call[A]) -> None:
        options, settings = call.options, session.settings
        self.session = session
        self.call = call
        limit = options.get("deadline", NOT_GIVEN)
        self.deadline = Deadline(settings.deadline if limit is NOT_GIVEN else limit)
        silence = options.get("timeout", NOT_GIVEN)
        self.timeouts = Timeouts(
            settings.timeout if silence is NOT_GIVEN else silence, self.deadline
        )
        retries = options.get("max_retries")
        self._retry = (
            settings.retry if retries is None else replace(settings.retry, max_retries=retries)
        )
        extra = options.get("extra_body")
        self.body = (
            call.body
            if extra is None
            else _with_extra(call.body, checked_mapping("extra_body", extra))
        )
        self.attempts = 0
        self.span: CallSpan | None = None
        """The span of the call; None if it has not begun, or nothing is recorded."""
        self._credentials: Mapping[str, str] = {}
        self._refreshed = 0
        self._started = 0.0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        if self.span is not None:
            self.span.end(None if isinstance(error, GeneratorExit) else error)

    def start(self) -> None:
        """The call begins now. Only the first time counts."""
        self.deadline.start()
        # A URL that the service named is a step of a transfer, whose first request has a span.
        if self.span is None and self.call.address is None:
            body = self.body
            self.span = observe(
                self.session.settings.telemetry,
                self.call.operation,
                self.call.path,
                None if body is None or len(body) > LARGEST_TRACED_BODY else body,
                self._server,
                streamed=self._streamed,
            )

    def current(self) -> "Current | NoSpan":
        """A block in which the span of the call is the current one."""
        return NO_SPAN if self.span is None else self.span.current()

    def answered(self, answer: A) -> A:
        """The answer, which the span of the call ends with."""
        if self.span is not None:
            self.span.end(None, lambda: answer)
        return answer

    def _server(self) -> tuple[str, int]:
        url = self.session.url(self.call)
        return url.host, url.port or (443 if url.scheme == "https" else 80)

    def requesting(self, credentials: Mapping[str, str]) -> object:
        """Call the hook of the request that comes next. Returns its result, which may be awaitable."""
        hook = self.session.settings.on_request
        if hook is None:
            return None
        headers = self.session.headers(credentials, self.call)
        return called(
            hook,
            RequestEvent(
                operation=self.call.operation.id,
                method=self.call.operation.method,
                url=self._masked_url(),
                headers=masked_request_headers(headers, credentials),
                attempt=self.attempts + 1,
            ),
        )

    def responded(self, response: HttpReply) -> object:
        """Call the hook of a response. Returns its result, which may be awaitable."""
        hook = self.session.settings.on_response
        if hook is None:
            return None
        return called(
            hook,
            ResponseEvent(
                operation=self.call.operation.id,
                method=self.call.operation.method,
                url=self._masked_url(),
                attempt=self.attempts,
                status_code=response.status_code,
                headers=masked_response_headers(response.headers, self._secrets()),
                elapsed=time.perf_counter() - self._started,
                request_id=request_id(response.headers),
            ),
        )

    def retrying(self, error: GeminiSDKError, delay: float) -> object:
        """Call the hook of a retry. Returns its result, which may be awaitable."""
        if self.span is not None:
            self.span.retried(error, delay)
        hook = self.session.settings.on_retry
        if hook is None:
            return None
        return called(
            hook,
            RetryEvent(
                operation=self.call.operation.id,
                method=self.call.operation.method,
                url=self._masked_url(),
                attempt=self.attempts,
                delay=delay,
                error=error,
            ),
        )

    def _masked_url(self) -> str:
        url = str(self.session.url(self.call))
        return masked_url(url, capability=self.call.address is not None)

    def begin(self, credentials: Mapping[str, str]) -> "tuple[httpx.URL, httpx.Headers]":
        """URL and headers of the next attempt, which begins now."""
        self.keep_deadline()
        self.attempts += 1
        self.timeouts.begun = False
        self._credentials = credentials
        self._started = time.perf_counter()
        return self.session.url(self.call), self.session.headers(credentials, self.call)

    def request(
        self,
        client: "httpx.Client | httpx.AsyncClient",
        credentials: Mapping[str, str],
    ) -> "httpx.Request":
        """The request of the next attempt, for an HTTP client that was handed in."""
        url, headers = self.begin(credentials)
        return client.build_request(
            self.call.operation.method,
            url,
            headers=headers,
            content=self.body,
            # Parameters of the client would take the place of the URL's own.
            params=url.params if client.params else None,
            extensions={"timeout": self.timeouts},
        )

    def own_request(self, credentials: Mapping[str, str]) -> "httpx.Request":
        """The request of the next attempt, for a transport made here, to which nothing is to be added."""
        url, headers = self.begin(credentials)
        library, method, body = self.session.library, self.call.operation.method, self.body
        extensions = {"timeout": self.timeouts}
        if body is None:
            return library.Request(method, url, headers=headers, extensions=extensions)
        stream = library.ByteStream(body)
        request = library.Request(
            method, url, headers=headers, stream=stream, extensions=extensions
        )
        request.headers["content-length"] = str(len(body))
        return request

    def keep_deadline(self) -> float | None:
        """Seconds left, None for no end. Raises DeadlineExceededError if there are none."""
        left = self.deadline.left()
        if left is not None and left <= 0:
            raise self.exceeded()
        return left

    def exceeded(self, doing: str = "") -> DeadlineExceededError:
        """The error that says that no time is left, and what was being done."""
        return self._final(self.deadline.exceeded(self.attempts, doing))

    def accepts(self, response: HttpReply) -> bool:
        """Whether an answer that began to arrive is one, and not an error or an unexpected redirection."""
        self.timeouts.begun = True
        if _log.isEnabledFor(logging.DEBUG):
            _log.debug(
                "%s: status %d after %.0f ms, attempt %d, request id %s",
                self.call.operation.id,
                response.status_code,
                (time.perf_counter() - self._started) * 1000,
                self.attempts,
                request_id(response.headers),
            )
        return 200 <= response.status_code < 300 or response.status_code in self.call.accepted

    def counter(self) -> Counter:
        """Counts the bytes of an answer."""
        return Counter(self.session.settings.max_answer_size)

    def answer(self, response: HttpReply, pieces: list[bytes]) -> RawResponse[A]:
        """The answer of this attempt, its body read to the end as it came over the wire."""
        content = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        if "content-encoding" in response.headers and not response.is_stream_consumed:
            content = self._decoded(response, content)
        return self._raw(response, content)

    def oversized(self, response: HttpReply, pieces: Iterable[bytes]) -> RawResponse[A]:
        """An error whose body is larger than an answer may be: its beginning is kept.

        Raises AnswerTooLargeError for an answer that is not an error.
        """
        if response.status_code < 300:
            raise self.too_large(response)
        return self._raw(response, b"".join(pieces)[:ERROR_BODY])

    def too_large(self, reply: "HttpReply | RawResponse[A]") -> AnswerTooLargeError:
        """The error for an answer, or an event of one, that is larger than the limit."""
        return AnswerTooLargeError(
            self.session.settings.max_answer_size or 0,
            status_code=reply.status_code,
            request_id=request_id(reply.headers),
            attempts=self.attempts,
        )

    def _raw(self, response: HttpReply, content: bytes) -> RawResponse[A]:
        return RawResponse(
            response.status_code, response.headers, content, self.attempts, self.call
        )

    def refusal(self, answer: RawResponse[A]) -> APIStatusError:
        """The error of an answer other than 2xx."""
        return status_error(
            answer.status_code,
            answer.headers,
            answer.content,
            self.attempts,
            secrets=self._secrets(),
        )

    def connection_error(self, error: "httpx.HTTPError") -> APIConnectionError:
        """The error for a fault of the connection."""
        library = self.session.library
        timed_out = isinstance(error, library.TimeoutException)
        left = self.deadline.left()
        failure: APIConnectionError
        if timed_out and left is not None and left <= 0.005:
            failure = self.exceeded()
        else:
            unsent = (
                library.ConnectError,
                library.ConnectTimeout,
                library.PoolTimeout,
                library.ProxyError,  # It refused to connect.
            )
            failure = (APITimeoutError if timed_out else APIConnectionError)(
                f"{self.call.operation.id}: {described(error)}{self._hint(error)}",
                attempts=self.attempts,
                sent=not isinstance(error, unsent) or _was_connected(error),
            )
        failure.__cause__ = error
        return failure

    def _hint(self, error: "httpx.HTTPError") -> str:
        """The hint that the error of a failed connection leaves out: its address, proxy and certificates."""
        session = self.session
        if not isinstance(error, (session.library.ConnectError, session.library.ProxyError)):
            return ""
        url = session.url(self.call)
        place = f" (connecting to {url.netloc.decode('ascii')}"
        if session.own:
            proxy = environment.proxy_variable(session.base_url)
            place += f" through the proxy in {proxy}" if proxy else ""
            name, path = environment.certificates()
            if name and "CERTIFICATE" in str(error):
                place += f"; {name}={path} sets the trusted certificates"
        return f"{place})"

    def delay(self, error: GeminiSDKError) -> float:
        """Seconds to wait before the next attempt. Raises the error where there is to be none."""
        if self._refreshes(error):
            return 0.0
        # The attempt that only showed a token to be stale is not one of those that were granted.
        made = self.attempts - self._refreshed
        delay = self._retry.delay(made, self.call.operation.repeatable, error)
        left = self.deadline.left()
        if delay is None or (left is not None and delay >= left):
            raise self._final(error)
        _log.debug(
            "%s: attempt %d failed (%s), the next in %.2f s",
            self.call.operation.id,
            self.attempts,
            type(error).__name__,
            delay,
        )
        return delay

    def _final(self, error: E) -> E:
        """An error that ends the call, with how to find out whether the call took effect all the same."""
        if self.attempts and may_have_reached_service(error):
            error.check = self.call.check
        return error

    def _refreshes(self, error: GeminiSDKError) -> bool:
        """Once a call, a token that the service refuses is refreshed."""
        if self._refreshed or not isinstance(error, APIStatusError) or error.status_code != 401:
            return False
        sent = self.session.headers(self._credentials, self.call)
        if any(sent[name] != value for name, value in self._credentials.items()):
            return False  # What was refused is not the token but the caller's own header.
        refreshed = self.session.auth.refused(self._credentials)
        self._refreshed = int(refreshed)
        return refreshed

    def _decoded(self, response: HttpReply, content: bytes) -> bytes:
        encoding = response.headers["content-encoding"]
        pieces: list[bytes] = []
        try:
            for piece in Decoder(encoding, self.session.settings.max_answer_size).feed(content):
                pieces.append(piece)  # noqa: PERF402 - kept where decoding fails half-way
        except TooLargeError:
            if response.status_code < 300:
                raise self.too_large(response) from None
            return b"".join(pieces)[:ERROR_BODY]
        except DamagedError as error:
            if response.status_code >= 300:
                return content
            raise InvalidAnswerError(
                f"the body cannot be decoded as {encoding}",
                status_code=response.status_code,
                body=content,
                request_id=request_id(response.headers),
                attempts=self.attempts,
            ) from error
        return b"".join(pieces)

    def _secrets(self) -> list[str]:
        """The secrets to mask in quotations of the server."""
        sent = self.session.headers(self._credentials, self.call)
        named = [*sent.items(), *self.session.query(self.call).items()]
        return [value.removeprefix("Bearer ") for name, value in named if is_secret(name)]


def _with_extra(body: bytes | None, extra: Mapping[str, Any]) -> bytes:
    try:
        return written(merged(read(body or b"{}"), extra))
    except ValueError as error:
        raise InvalidPayloadError([Fault("extra_body", f"cannot be sent: {error}")]) from None


def _was_connected(error: BaseException) -> bool:
    """Whether aiohttp had a connection, though httpx-aiohttp reports that there was none."""
    kinds = type(error.__cause__).__mro__
    named = {kind.__name__ for kind in kinds if kind.__module__.partition(".")[0] == "aiohttp"}
    return bool(named) and not named & {"ClientConnectorError", "ClientHttpProxyError"}


def described(error: "httpx.HTTPError") -> str:
    return f"{type(error).__name__}: {error}".removesuffix(": ")
