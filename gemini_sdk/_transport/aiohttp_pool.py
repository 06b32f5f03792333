"""Sends the requests of asyncio clients over aiohttp, straight from the parts of a call.

httpx-aiohttp, which puts aiohttp below a client of httpx2, is left to those who hand in a client. It reports a server
that hangs up as a connection that was never made, after which a create would be sent again. It keeps cookies, changes
the spelling of URLs, and drops what had arrived before a stream broke. Correcting it would take more than this module,
and httpx2's requests and responses would cost a third of what aiohttp saves.
"""

import asyncio
from base64 import b64encode
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

import aiohttp
from multidict import CIMultiDict
from yarl import URL

from gemini_sdk._transport.aiohttp_connector import Attempt, Connector, current
from gemini_sdk._transport.exchange import Exchange, HttpReply
from gemini_sdk._transport.http_library import Library
from gemini_sdk._transport.tunables import CACHED_URLS, MAX_CONNECTIONS, MAX_HEADER_BYTES, PIECE

if TYPE_CHECKING:
    import ssl

    import httpx

_NO_LIMITS = aiohttp.ClientTimeout(total=None, connect=None, sock_read=None, sock_connect=None)
_FAULTS = (aiohttp.ClientError, OSError)


class _Request(aiohttp.ClientRequest):
    """A request whose body is sent at once."""

    def update_expect_continue(self, expect: bool = False) -> None:
        """Wait for nothing: a server that ignores `Expect` would be waited for until the timeout."""


class AiohttpPool:
    """The connections of one event loop, which all calls share."""

    def __init__(
        self, library: Library, context: "ssl.SSLContext", options: Mapping[str, Any]
    ) -> None:
        self._library = library
        self._connector = Connector(context)
        self._session = aiohttp.ClientSession(
            connector=self._connector,
            request_class=_Request,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            timeout=_NO_LIMITS,
            read_bufsize=PIECE,
            max_line_size=MAX_HEADER_BYTES,
            max_field_size=MAX_HEADER_BYTES,
        )
        # It would send a request that is not to be sent twice again.
        self._session._retry_connection = False  # pyright: ignore[reportPrivateUsage]
        self._proxy, self._proxy_headers = _proxy(options.get("proxy"))
        self._urls: dict[int, tuple[httpx.URL, URL]] = {}
        self._headers: tuple[httpx.Headers, CIMultiDict[str]] | None = None
        self._turns = asyncio.Semaphore(MAX_CONNECTIONS)
        self._used = 0
        self._closed = False

    async def acquire(self) -> "AiohttpPool":
        """What sends a request, as soon as there may be a connection for it."""
        await self._turns.acquire()
        self._used += 1
        return self

    async def release(self, sender: object, *, sound: bool) -> None:  # noqa: ARG002 - aiohttp finds out itself
        """A call has ended."""
        self._turns.release()
        self._used -= 1
        await self._close_unused()

    async def close(self) -> None:
        """Close the connections that are idle, and from now on those that come back."""
        self._closed = True
        self._connector.retire()
        await self._close_unused()

    def __del__(self) -> None:
        # aiohttp reports what is left open to the event loop, which prints it.
        if not self._session.closed:
            self._session.detach()
            self._connector.abandon()

    async def _close_unused(self) -> None:
        if self._closed and not self._used:
            await self._session.close()

    async def send(self, exchange: Exchange[Any], credentials: Mapping[str, str]) -> "AiohttpBody":
        """The answer to the next attempt, once its headers are complete."""
        url, headers = exchange.begin(credentials)
        attempt = Attempt(exchange.timeouts)
        token = current.set(attempt)
        try:
            async with attempt.limit:
                response = await self._session.request(
                    exchange.call.operation.method,
                    self._url(url),
                    headers=self._written(headers, url, exchange.body),
                    data=_data(exchange.body, attempt),
                    allow_redirects=False,
                    proxy=self._proxy,
                    proxy_headers=self._proxy_headers if self._proxy is not None else None,
                )
        except _FAULTS as error:
            raise _error(self._library, error, attempt) from error
        finally:
            current.reset(token)
        return AiohttpBody(response, self._library, exchange)

    def _url(self, url: "httpx.URL") -> URL:
        kept = self._urls.get(id(url))
        if kept is not None:
            return kept[1]
        text = b"%b://%b%b" % (url.raw_scheme, url.netloc, url.raw_path)
        made = URL(text.decode("ascii"), encoded=True)
        if len(self._urls) >= CACHED_URLS:
            self._urls.clear()
        self._urls[id(url)] = url, made
        return made

    def _written(
        self, headers: "httpx.Headers", url: "httpx.URL", body: bytes | None
    ) -> CIMultiDict[str]:
        kept = self._headers
        if kept is None or kept[0] is not headers:
            made = CIMultiDict(headers.multi_items())
            if self._proxy is not None and url.scheme == "http":
                made.extend(self._proxy_headers)
            kept = self._headers = headers, made
        if body is None or len(body) <= PIECE:
            return kept[1]
        written = kept[1].copy()
        written["content-length"] = str(len(body))
        return written


class Head:
    """Status and headers of an answer."""

    __slots__ = ("headers", "status_code")

    is_stream_consumed = False

    def __init__(self, status_code: int, headers: "httpx.Headers") -> None:
        self.status_code = status_code
        self.headers = headers


class AiohttpBody:
    """The bytes of an answer as they come."""

    def __init__(
        self, response: aiohttp.ClientResponse, library: Library, exchange: Exchange[Any]
    ) -> None:
        headers = library.Headers(response.raw_headers)
        self.response: HttpReply = Head(response.status, headers)
        self._answer = response
        self._content = response.content
        self._library = library
        self._loop = asyncio.get_running_loop()
        self._silence: float | None = exchange.timeouts.silence
        self._since: float | None = None
        """When the wait for bytes began; None while nobody waits."""
        self._timer: asyncio.TimerHandle | None = None
        self._failure: Exception | None = None
        exchange.timeouts.connection = self

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        if self._failure is not None:
            raise self._failure
        content = self._content
        if not content.is_eof() and self._silence is not None:
            self._since = self._loop.time()
            if self._timer is None:
                self._timer = self._loop.call_at(self._since + self._silence, self._look)
        try:
            data = await content.readany()
        except (*_FAULTS, RuntimeError) as error:  # RuntimeError: it was closed by another task.
            failure = self._failure = _broken(self._library, error)
            failure.__cause__ = error
            data = _rest(content)
            if not data:
                raise failure from error
        finally:
            self._since = None
        if not data:
            raise StopAsyncIteration
        return data

    def _look(self) -> None:
        """Ends a wait that has lasted too long. One timer serves all waits: one each would cost more than reading."""
        if self._silence is None:
            return
        now = self._loop.time()
        since = now if self._since is None else self._since
        if since + self._silence > now:
            self._timer = self._loop.call_at(since + self._silence, self._look)
        else:
            self._timer = None
            self._content.set_exception(TimeoutError("timed out"))

    async def aclose(self) -> None:
        """Give the connection back if the answer was read to its end, and close it otherwise."""
        self._close()

    def __del__(self) -> None:
        self._close()

    def _close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._silence = None
        self._answer.close()


class _Pieces:
    """A large body in pieces, so that the limits notice when the server takes them."""

    def __init__(self, body: bytes, attempt: Attempt) -> None:
        self._body = memoryview(body)
        self._attempt = attempt
        self._at = 0
        attempt.written = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        self._attempt.progress()
        piece = self._body[self._at : self._at + PIECE]
        if not piece:
            self._attempt.written = True
            raise StopAsyncIteration
        self._at += len(piece)
        return bytes(piece)


def _data(body: bytes | None, attempt: Attempt) -> "bytes | _Pieces | None":
    return body if body is None or len(body) <= PIECE else _Pieces(body, attempt)


def _proxy(proxy: "httpx.Proxy | None") -> tuple[str | None, dict[str, str]]:
    """The URL of a proxy without its password, and the header that has it."""
    if proxy is None:
        return None, {}
    if proxy.auth is None:
        return str(proxy.url), {}
    token = b64encode(":".join(proxy.auth).encode()).decode()
    return str(proxy.url), {"Proxy-Authorization": f"Basic {token}"}


def _rest(content: Any) -> bytes:
    """What had arrived before a body broke, which aiohttp no longer hands over."""
    data: bytes = content._read_nowait(-1) if getattr(content, "_buffer", None) else b""
    return data


def _error(library: Library, error: Exception, attempt: Attempt) -> Exception:
    """The HTTP library's error for a failed attempt, which says whether the server may have got the request."""
    if attempt.connected:
        if isinstance(error, TimeoutError) and not attempt.written:
            return library.WriteTimeout("timed out")
        return _broken(library, error)
    if isinstance(error, TimeoutError):
        host = attempt.looked_up
        return library.ConnectTimeout(
            "timed out" if host is None else f"no address was found for {host} in time"
        )
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return library.ProxyError(f"{error.status} {error.message}")
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return library.ConnectError(str(error.certificate_error))
    if isinstance(error, aiohttp.ClientConnectorError):
        return library.ConnectError(str(error.os_error))
    return library.ConnectError(str(error))


def _broken(library: Library, error: Exception) -> Exception:
    """The HTTP library's error for a fault after the connection was made."""
    if isinstance(error, TimeoutError):
        return library.ReadTimeout("timed out")
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return library.RemoteProtocolError("Server disconnected without sending a response.")
    if isinstance(error, aiohttp.ClientPayloadError):
        return library.RemoteProtocolError(
            "peer closed connection without sending complete message body"
        )
    if isinstance(error, aiohttp.ClientResponseError):
        return library.RemoteProtocolError(error.message)
    return library.ReadError(str(error))
