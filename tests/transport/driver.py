"""A small API, and a way to call it that is the same for sync and async clients of either HTTP library."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Unpack, cast

from gemini_sdk._credentials import headers
from gemini_sdk._methods.client import AsyncClient, SyncClient
from gemini_sdk._methods.method import MethodOwner, RawAsyncCaller, RawSyncCaller, method
from gemini_sdk._transport.addresses import expand
from gemini_sdk._transport.async_transport import AsyncStream, AsyncTransport
from gemini_sdk._transport.auth import Auth
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.http_library import Library, Name
from gemini_sdk._transport.http_transport import VARIABLE
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.settings import CallOptions, ClientOptions, Settings
from gemini_sdk._transport.sync_transport import Stream, SyncTransport
from gemini_sdk._wire import Model, Operation
from tests.driver import Driver
from tests.raw_server import RawServer

if TYPE_CHECKING:
    import httpx

    from gemini_sdk._transport.http_library import AsyncHttpClient, HttpClient

A = TypeVar("A", bound=Model)
KEY = "AIza-test-key-0123456789"
TOKEN = "token-of-a-test-0"


class Said(Model):
    """An answer, or a chunk of one."""

    text: str | None = None
    done: bool | None = None


ASK = Operation(
    id="probe.ask",
    platform="google-ai",
    method="POST",
    path="/v1/{name}:ask",
    request=None,
    answer=None,
    stream=False,
    repeatable=True,
    check=None,
    query=(),
)
CREATE = replace(ASK, id="probe.create", path="/v1/{name}", repeatable=False, check="probe.list")


def streamed(probe: object, call: Call[Said]) -> Call[Said]:
    """The same, in pieces."""
    return replace(call, query={"alt": "sse"}, complete=is_done)


def is_done(chunk: Said) -> bool:
    return bool(chunk.done)


class Probe(MethodOwner):
    """The methods of the API. Of this class itself, they return the Call."""

    @method
    def ask(
        self, name: str = "it", *, body: bytes = b'{"a": {"b": 1}}', **options: Unpack[CallOptions]
    ) -> Call[Said]:
        """Ask.

        Args:
            name: of whom.
            body: what.
        """
        path = expand(ASK.path, name=name)
        return Call(operation=ASK, path=path, answer=Said, body=body, options=options)

    stream = ask.streaming(streamed)

    @method
    def create(self, name: str = "it", **options: Unpack[CallOptions]) -> Call[Said]:
        """Make something, which must not happen twice."""
        path = expand(CREATE.path, name=name)
        return Call(operation=CREATE, path=path, answer=Said, body=b"{}", options=options)


def settings_of(**options: Unpack[ClientOptions]) -> Settings:
    return Settings().varied(options)


class RawProbe(RawSyncCaller, Probe):
    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport


class AsyncRawProbe(RawAsyncCaller, Probe):
    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport


class ProbeClient(SyncClient, Probe):
    def __init__(
        self,
        base_url: str,
        *,
        credentials: Auth | None = None,
        http_client: "HttpClient | None" = None,
        http_transport: Any = None,
        **settings: Any,
    ) -> None:
        used = credentials or headers.api_key(KEY)
        self._open(base_url, used, settings_of(**settings), http_client, http_transport)

    @property
    def with_raw_response(self) -> RawProbe:
        return RawProbe(self._transport)


class AsyncProbeClient(AsyncClient, Probe):
    def __init__(
        self,
        base_url: str,
        *,
        credentials: Auth | None = None,
        http_client: "AsyncHttpClient | None" = None,
        http_transport: Any = None,
        **settings: Any,
    ) -> None:
        used = credentials or headers.api_key(KEY)
        self._open(base_url, used, settings_of(**settings), http_client, http_transport)

    @property
    def with_raw_response(self) -> AsyncRawProbe:
        return AsyncRawProbe(self._transport)


class Tokens:
    """A provider of tokens, each different."""

    def __init__(self) -> None:
        self.given = 0

    def __call__(self) -> str:
        self.given += 1
        return f"token-of-a-test-{self.given}"


class ProbeDriver(Driver):
    """Makes clients of the small API, of one HTTP library."""

    def __init__(
        self,
        server: RawServer,
        library: Library,
        naps: list[float],
        runner: asyncio.Runner | None,
    ) -> None:
        super().__init__(runner)
        self.server = server
        self.library = library
        self.naps = naps
        """Seconds slept between attempts, had they been slept."""

    @property
    def asynchronous(self) -> bool:
        return not self.blocking

    @property
    def transport(self) -> str:
        """What carries the requests of asyncio clients made here."""
        return os.environ[VARIABLE]

    @property
    def name(self) -> Name:
        return cast(Name, self.library.__name__)

    def client(self, base_url: str | None = None, **options: Any) -> Any:
        """A client of the server."""
        kind = ProbeClient if self.blocking else AsyncProbeClient
        return self.keep(kind(base_url or self.server.url, **options))

    def ask(self, client: Any = None, **options: Any) -> Said:
        """One call, by a client of its own if none is given."""
        return cast(Said, self.get((client or self.client()).ask(**options)))

    def create(self, client: Any = None, **options: Any) -> Said:
        return cast(Said, self.get((client or self.client()).create(**options)))

    def raw(self, client: Any = None, **options: Any) -> RawResponse[Said]:
        raw = (client or self.client()).with_raw_response
        return cast(RawResponse[Said], self.get(raw.ask(**options)))

    def stream(self, client: Any = None, **options: Any) -> "Driven[Said]":
        return self.driven((client or self.client()).stream(**options))

    def driven(self, stream: Stream[A] | AsyncStream[A]) -> "Driven[A]":
        return Driven(stream, self)

    def http_client(self, **options: Any) -> Any:
        """An HTTP client such as a user hands in."""
        kind = self.library.Client if self.blocking else self.library.AsyncClient
        return self.keep(kind(**options))

    def mock(self, handler: "Callable[[httpx.Request], httpx.Response]", **options: Any) -> Any:
        """An HTTP client over a transport that calls `handler`."""
        transport = cast(Any, self.library).MockTransport(handler)
        return self.http_client(transport=transport, **options)


@dataclass
class Driven(Generic[A]):
    """A stream of either kind, consumed from outside."""

    stream: Stream[A] | AsyncStream[A]
    driver: Driver

    def next(self) -> A:
        return cast(A, self.driver.next(self.stream))

    def rest(self) -> tuple[list[A], Exception | None]:
        """The chunks still to come, and the error that ended them, if one did."""
        chunks: list[A] = []
        try:
            chunks.extend(self.driver.chunks(self.stream))
        except Exception as error:
            return chunks, error
        return chunks, None

    def close(self) -> None:
        self.driver.close_stream(self.stream)
