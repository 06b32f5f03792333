"""What the calls of one client have in common, and the course of each, without any IO.

The sync and the async send loop differ only in how they send, read and sleep; everything they might disagree
about is decided here.
"""

import logging
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel
from pydantic_core import from_json, to_json

from gemini_sdk._transport.answer import read_answer, request_id, status_error
from gemini_sdk._transport.auth import Auth
from gemini_sdk._transport.call import Call, merged
from gemini_sdk._transport.deadline import Deadline, Timeouts
from gemini_sdk._transport.events import Chunks
from gemini_sdk._transport.library import Library
from gemini_sdk._transport.settings import NOT_GIVEN, Settings
from gemini_sdk._version import __version__
from gemini_sdk.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    GeminiSDKError,
)

if TYPE_CHECKING:
    import httpx

A = TypeVar("A", bound=BaseModel)

USER_AGENT = f"gemini-sdk/{__version__}"
_log = logging.getLogger("gemini_sdk")
_CACHED_URLS = 1024


@dataclass(frozen=True)
class Session:
    """One client's configuration. Clients made by `with_options` share its parts."""

    base_url: str
    auth: Auth
    settings: Settings
    library: Library
    _urls: "dict[str, httpx.URL]" = field(default_factory=dict[str, Any], repr=False)
    _merged: "dict[int, tuple[Mapping[str, str], dict[str, str]]]" = field(
        default_factory=dict[int, Any], repr=False
    )

    def with_settings(self, settings: Settings) -> "Session":
        """The same but for the settings."""
        return replace(self, settings=settings, _urls={}, _merged={})

    def url(self, call: Call[Any]) -> "httpx.URL":
        """Where to send a call. Parsing costs a tenth of a small call, so what was parsed is kept."""
        extra = call.options.get("extra_query") or {}
        query = {**self.settings.query, **call.query, **extra}
        key = f"{call.path}?{query}" if query else call.path
        url = self._urls.get(key)
        if url is None:
            url = self.library.URL(self.base_url + call.path)
            if query:
                url = url.copy_merge_params(query)
            if len(self._urls) >= _CACHED_URLS:
                self._urls.clear()
            self._urls[key] = url
        return url

    def headers(self, credentials: Mapping[str, str], call: Call[Any]) -> dict[str, str]:
        """The headers of a call. Those of one token are put together once."""
        kept = self._merged.get(0)
        if kept is None or kept[0] is not credentials:
            common = {"accept": "*/*", "user-agent": USER_AGENT, "content-type": "application/json"}
            kept = credentials, {**common, **self.settings.headers, **credentials}
            self._merged[0] = kept
        extra = call.options.get("extra_headers")
        return {**kept[1], **extra} if extra else kept[1]

    def ssl_context(self) -> ssl.SSLContext:
        """For own connections. Reading the CA bundle takes a tenth of a second, which plain http can do without."""
        if self.base_url.startswith("https:"):
            return self.library.create_ssl_context()
        # Trusts nobody: should TLS be asked for after all, as by a proxy, it fails closed.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@dataclass(slots=True)
class Reply:
    """An answer as it came."""

    status_code: int
    headers: Mapping[str, str]
    content: bytes = field(repr=False)
    attempts: int

    @property
    def request_id(self) -> str | None:
        """What the service's operators need to find the request; None where it gave none."""
        return request_id(self.headers)

    @property
    def retries_taken(self) -> int:
        """Attempts after the first."""
        return self.attempts - 1


class Exchange(Generic[A]):
    """The course of one call: what to send next, and what to make of each outcome."""

    __slots__ = (
        "_asked_again",
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
            call.body if extra is None else to_json(merged(from_json(call.body or b"{}"), extra))
        )
        self.attempts = 0
        self._asked_again = False
        self._started = 0.0

    def request(
        self, client: "httpx.Client | httpx.AsyncClient", credentials: Mapping[str, str]
    ) -> "httpx.Request":
        """The request of the next attempt."""
        self.attempts += 1
        self.deadline.check(self.attempts)
        self._started = time.perf_counter()
        return client.build_request(
            self.call.operation.method,
            self.session.url(self.call),
            content=self.body,
            headers=self.session.headers(credentials, self.call),
            extensions={"timeout": self.timeouts},
        )

    def answered(self, response: "httpx.Response") -> None:
        """Note that an answer began to arrive."""
        if _log.isEnabledFor(logging.DEBUG):
            _log.debug(
                "%s: status %d after %.0f ms, attempt %d, request id %s",
                self.call.operation.id,
                response.status_code,
                (time.perf_counter() - self._started) * 1000,
                self.attempts,
                request_id(response.headers),
            )

    def still_opening(self) -> None:
        """Hold a stream to the deadline until its first event is handed over."""
        if self.timeouts.limited:
            self.deadline.check(self.attempts)

    def reply(self, response: "httpx.Response", content: bytes) -> Reply:
        """The answer of this attempt, read to its end."""
        return Reply(response.status_code, response.headers, content, self.attempts)

    def refusal(self, reply: Reply, credentials: Mapping[str, str]) -> APIStatusError:
        """The error that an answer other than 2xx tells."""
        return status_error(
            reply.status_code,
            reply.headers,
            reply.content,
            self.attempts,
            secrets=credentials.values(),
        )

    def connection_error(self, error: "httpx.HTTPError | httpx.StreamError") -> GeminiSDKError:
        """The error for a fault of the connection."""
        library = self.session.library
        left = self.deadline.left()
        timed_out = isinstance(error, library.TimeoutException)
        if timed_out and self.timeouts.limited and left is not None and left <= 0.005:
            return self.deadline.exceeded(self.attempts)
        unsent = (library.ConnectError, library.ConnectTimeout, library.PoolTimeout)
        kind = APITimeoutError if timed_out else APIConnectionError
        what = str(error) or type(error).__name__
        return kind(
            f"{self.call.operation.id}: {type(error).__name__}: {what}",
            attempts=self.attempts,
            sent=not isinstance(error, unsent),
        )

    def broken(
        self, error: "httpx.HTTPError | httpx.StreamError", chunks: Chunks[A]
    ) -> GeminiSDKError:
        """The error for a fault of the connection after a stream began."""
        failure = self.connection_error(error)
        if isinstance(failure, APITimeoutError):
            return failure
        return chunks.broken(f"{type(error).__name__}: {error}")

    def delay(self, error: GeminiSDKError, credentials: Mapping[str, str] | None = None) -> float:
        """Seconds to wait before the next attempt. Raises the error where there is to be none."""
        if self._may_ask_again(error, credentials):
            return 0.0
        delay = self._retry.delay(self.attempts, self.call.operation.repeatable, error)
        left = self.deadline.left()
        if delay is None or (left is not None and delay >= left):
            raise error
        _log.debug(
            "%s: attempt %d failed (%s), the next in %.2f s",
            self.call.operation.id,
            self.attempts,
            type(error).__name__,
            delay,
        )
        return delay

    def _may_ask_again(self, error: GeminiSDKError, credentials: Mapping[str, str] | None) -> bool:
        """Once a call, a token that the service refuses is renewed."""
        unauthenticated = isinstance(error, APIStatusError) and error.status_code == 401
        if self._asked_again or credentials is None or not unauthenticated:
            return False
        self._asked_again = True
        return self.session.auth.refused(credentials)


def parsed(call: Call[A], reply: Reply) -> A:
    """The typed answer in a reply."""
    answer = read_answer(reply.status_code, reply.headers, reply.content, call.answer)
    return call.finish(answer) if call.finish else answer
