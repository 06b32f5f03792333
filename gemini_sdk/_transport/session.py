"""The state that the calls of one client share, and the steps of each call, without IO.

The sync and the async send loop differ only in how they send, read and sleep; everything they might disagree
about is decided here.
"""

import logging
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypedDict, TypeVar

from pydantic import BaseModel

from gemini_sdk._transport import environment
from gemini_sdk._transport.addresses import in_version, on_origin
from gemini_sdk._transport.auth import Auth
from gemini_sdk._transport.call import Call, merged
from gemini_sdk._transport.deadline import Deadline, Timeouts
from gemini_sdk._transport.decoding import Counter, DamagedError, Decoder, TooLargeError
from gemini_sdk._transport.http_library import Library
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.response import request_id, status_error
from gemini_sdk._transport.retry import may_have_reached_service
from gemini_sdk._transport.settings import (
    NOT_GIVEN,
    Settings,
    checked_headers,
    checked_mapping,
    checked_query,
)
from gemini_sdk._transport.tunables import CACHED_URLS, ERROR_BODY
from gemini_sdk._version import __version__
from gemini_sdk._wire.surrogates import read, written
from gemini_sdk.errors import (
    AnswerTooLargeError,
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    ConfigurationError,
    DeadlineExceededError,
    Fault,
    GeminiSDKError,
    InvalidAnswerError,
    InvalidPayloadError,
)

if TYPE_CHECKING:
    import ssl

    import httpx

A = TypeVar("A", bound=BaseModel)
E = TypeVar("E", bound=GeminiSDKError)

USER_AGENT = f"gemini-sdk/{__version__}"
_COMMON = {
    "accept": "*/*",
    # Those that can be decoded piece by piece, whatever else the HTTP client supports.
    "accept-encoding": "gzip, deflate",
    "user-agent": USER_AGENT,
    "content-type": "application/json",
}
_SECRET_NAME = r"(?i)auth|key|token|secret|cookie"  # noqa: S105 - what names of secrets look like

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


class BaseURLRules(TypedDict, total=False):
    """Addresses of calls other than the base URL: see the fields of Session."""

    version: str | None
    regional: Callable[[str], str | None] | None


@dataclass(eq=False)
class Session:
    """One client's configuration. Clients made by `with_options` share its parts, and threads share all of it.

    What it keeps is replaced whole and never changed, so that no thread sees half of it.
    """

    base_url: str
    auth: Auth
    settings: Settings
    library: Library = field(repr=False)
    own: bool = True
    """Whether calls are sent by HTTP clients made here, and not by one that was handed in."""
    version: str | None = None
    """The version of the API instead of the one that the operation table names; None for that."""
    regional: Callable[[str], str | None] | None = None
    """Where the base URL follows from a location: the base URL of the location that a path names, if it names one."""
    _urls: "dict[str, httpx.URL]" = field(default_factory=dict[str, Any], repr=False)
    _headers: "tuple[Mapping[str, str], bytes, httpx.Headers] | None" = field(
        default=None, init=False, repr=False
    )

    def with_settings(self, settings: Settings) -> "Session":
        """The same but for the settings."""
        return replace(self, settings=settings)

    def at_origin(self, base_url: str) -> "Session":
        """The same credentials at the origin of another service, without the client's own headers and query."""
        settings = replace(self.settings, headers={}, query={})
        return Session(base_url, self.auth, settings, self.library, self.own)

    def query(self, call: Call[Any]) -> dict[str, str]:
        """The query parameters of a call."""
        query = {**self.settings.query, **call.query}
        extra = call.options.get("extra_query")
        return query if extra is None else {**query, **checked_query(extra, "extra_query")}

    def url(self, call: Call[Any]) -> "httpx.URL":
        """The URL of a call. Parsing costs a tenth of a small call, so what was parsed is kept."""
        query = self.query(call)
        if call.address is not None:
            return self._url(call.address, query)
        key = f"{call.path}?{query}" if query else call.path
        return self._urls.get(key) or self._parsed(key, call.path, query)

    def _parsed(self, key: str, path: str, query: Mapping[str, str]) -> "httpx.URL":
        base = (self.regional and self.regional(path)) or self.base_url
        url = self._url(base + (in_version(path, self.version) if self.version else path), query)
        if len(self._urls) >= CACHED_URLS:
            self._urls.clear()
        self._urls[key] = url
        return url

    def _url(self, address: str, query: Mapping[str, str]) -> "httpx.URL":
        try:
            url = self.library.URL(address)
            return url.copy_merge_params(query) if query else url
        except (self.library.InvalidURL, UnicodeError) as error:
            raise ConfigurationError(f"the URL of this call is invalid: {error}") from None

    def followed(self, url: str) -> str:
        """Where to go on when the service names a URL: on the configured origin, with its path and query.

        Raises InvalidAnswerError for a URL elsewhere, to which credentials and files must not go.
        """
        address = on_origin(url, self.base_url)
        if address is None:
            raise InvalidAnswerError(
                "the server names an address that is not on the configured origin "
                f"({self.base_url}); it is not followed"
            )
        return address

    def headers(self, credentials: Mapping[str, str], call: Call[Any]) -> "httpx.Headers":
        """The headers of a call, not to be changed. Those of one token are put together once."""
        kept = self._headers
        host = kept[1] if kept is not None and self.regional is None else self.url(call).netloc
        if kept is None or kept[0] is not credentials or kept[1] != host:
            own = {"host": host.decode("ascii")} if self.own else {}
            headers = {**own, **_COMMON, **credentials, **self.settings.headers}
            kept = self._headers = credentials, host, self.library.Headers(headers)
        extra = call.options.get("extra_headers")
        if extra is None and not call.headers:
            return kept[2]
        given = checked_headers(extra, "extra_headers")
        return self.library.Headers({**kept[2], **call.headers, **given})

    def ssl_context(self) -> "ssl.SSLContext":
        """The SSL context of connections. Made for https only: reading the CA bundle takes a tenth of a second."""
        if self.base_url.startswith("https:"):
            return environment.ssl_context(self.library)
        import ssl

        # Trusts nobody: should TLS be asked for after all, as by a proxy, it fails closed.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def client_options(self) -> dict[str, Any]:
        """Arguments of own HTTP clients, in addition to limits and certificates."""
        return environment.client_options(self.library, self.base_url)


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
        "timeouts",
    )

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
        self._credentials: Mapping[str, str] = {}
        self._refreshed = 0
        self._started = 0.0

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
        return [
            value.removeprefix("Bearer ") for name, value in named if re.search(_SECRET_NAME, name)
        ]


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
