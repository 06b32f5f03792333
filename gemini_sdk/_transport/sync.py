"""Sends calls over a blocking HTTP client."""

import os
import time
from collections.abc import Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from pydantic import BaseModel

from gemini_sdk._transport.call import Call
from gemini_sdk._transport.events import Chunks
from gemini_sdk._transport.session import Exchange, Reply, Session, parsed
from gemini_sdk.errors import GeminiSDKError

if TYPE_CHECKING:
    import httpx

A = TypeVar("A", bound=BaseModel)


class Pool:
    """The HTTP client that calls are sent by: one that was handed in, or one made at first use.

    Threads may share it. A forked child gets a pool of its own, since two processes cannot share a connection.
    """

    def __init__(self, given: "httpx.Client | None") -> None:
        self._given = given
        self._own: httpx.Client | None = None
        self._pid = os.getpid()

    def client(self, session: Session) -> "httpx.Client":
        """The client to send by."""
        if self._given is not None:
            return self._given
        if self._own is None or self._pid != os.getpid():
            limits = session.library.Limits(max_connections=None, max_keepalive_connections=64)
            self._own = session.library.Client(verify=session.ssl_context(), limits=limits)
            self._pid = os.getpid()
        return self._own

    def close(self) -> None:
        """Close what was made here; a client handed in stays open."""
        if self._own is not None:
            self._own.close()
            self._own = None


class SyncTransport:
    """Performs calls, one after another or from many threads."""

    sleep = staticmethod(time.sleep)

    def __init__(self, session: Session, pool: Pool) -> None:
        self.session = session
        self.pool = pool

    def send(self, call: Call[A]) -> Reply:
        """The answer to a call, once it is a 2xx one. Raises what DESIGN of `errors` tells, after the retries."""
        exchange = Exchange(self.session, call)
        while True:
            credentials = self.session.auth.headers()
            try:
                reply = self._attempt(exchange, credentials)
            except self.session.library.HTTPError as error:
                failure: GeminiSDKError = exchange.connection_error(error)
                failure.__cause__ = error
            else:
                if 200 <= reply.status_code < 300:
                    return reply
                failure = exchange.refusal(reply, credentials)
            self.sleep(exchange.delay(failure, credentials))

    def _attempt(self, exchange: Exchange[A], credentials: Mapping[str, str]) -> Reply:
        response = self._open(exchange, credentials)
        try:
            return exchange.reply(response, read(response, exchange))
        finally:
            response.close()

    def _open(self, exchange: Exchange[A], credentials: Mapping[str, str]) -> "httpx.Response":
        client = self.pool.client(self.session)
        request = exchange.request(client, credentials)
        response = client.send(request, stream=True, follow_redirects=False)
        exchange.answered(response)
        return response

    def open(self, exchange: Exchange[A]) -> "httpx.Response":
        """A 2xx answer whose body is still to be read."""
        while True:
            credentials = self.session.auth.headers()
            try:
                response = self._open(exchange, credentials)
                if 200 <= response.status_code < 300:
                    return response
                try:
                    reply = exchange.reply(response, read(response, exchange))
                finally:
                    response.close()
            except self.session.library.HTTPError as error:
                failure: GeminiSDKError = exchange.connection_error(error)
                failure.__cause__ = error
            else:
                failure = exchange.refusal(reply, credentials)
            self.sleep(exchange.delay(failure, credentials))


def read(response: "httpx.Response", exchange: Exchange[Any]) -> bytes:
    """The body of an answer, within the deadline however slowly it drips."""
    pieces: list[bytes] = []
    for piece in _pieces(response):
        pieces.append(piece)
        exchange.deadline.check(exchange.attempts)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _pieces(response: "httpx.Response") -> Iterator[bytes]:
    if "content-encoding" in response.headers:
        return response.iter_bytes()
    # What is not encoded needs no decoder, which would cost more than reading does.
    stream: Any = response.stream
    return iter(stream)


def unary(transport: SyncTransport, call: Call[A]) -> A:
    """Perform a call and read its answer."""
    return parsed(call, transport.send(call))


class Stream(Generic[A]):
    """An answer that arrives in chunks.

    Iterate over it, once. The request is sent when the first chunk is asked for. Leaving a `with` block, `close()`, or
    dropping the last reference ends it and frees the connection. A stream that is cut, or in which the server
    reports an error, raises after the chunks that arrived.
    """

    def __init__(self, transport: SyncTransport, call: Call[A]) -> None:
        self._chunks = self._run(transport, call)
        self.reply: Reply | None = None
        """Status, headers and attempts, once the first chunk was asked for; its content is empty."""

    def _run(self, transport: SyncTransport, call: Call[A]) -> Generator[A]:
        exchange = Exchange(transport.session, call)
        response = transport.open(exchange)
        self.reply = exchange.reply(response, b"")
        chunks = Chunks(call, response.headers)
        try:
            for data in _pieces(response):
                exchange.still_opening()
                for chunk in chunks.feed(data):
                    if isinstance(chunk, Exception):
                        raise chunk
                    exchange.timeouts.opened()
                    yield chunk
                if chunks.done:
                    return
            for chunk in chunks.flush():
                if isinstance(chunk, Exception):
                    raise chunk
                yield chunk
        except transport.session.library.HTTPError as error:
            raise exchange.broken(error, chunks) from error
        finally:
            response.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> A:
        return next(self._chunks)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the stream and free its connection; asking for more chunks then ends at once."""
        self._chunks.close()
