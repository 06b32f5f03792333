"""The common base of all clients, for every API: settings that can be varied, connections that can be closed."""

import copy
import logging
import warnings
from typing import TYPE_CHECKING, Generic, Self, TypeVar, Unpack
from weakref import ref

from gemini_sdk._methods.method import AsyncCaller, MethodOwner, SyncCaller, spelled
from gemini_sdk._transport.addresses import checked_base_url, is_loopback
from gemini_sdk._transport.auth import Auth
from gemini_sdk._transport.http_library import Library, library_of, preferred
from gemini_sdk._transport.http_transport import Carrier, HttpTransport, check_unused, chosen
from gemini_sdk._transport.pool import Pool
from gemini_sdk._transport.session import BaseURLRules, Session
from gemini_sdk._transport.settings import ClientOptions, Settings
from gemini_sdk._transport.sync_transport import SyncTransport
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    from gemini_sdk._transport.http_library import AsyncHttpClient, HttpClient

H = TypeVar("H")
T = TypeVar("T")

_log = logging.getLogger("gemini_sdk")


class Client(MethodOwner):
    """The common base of sync and asyncio clients."""

    _owner: "ref[Client] | None" = None
    """The client whose connections this one shares; None of a client that has its own."""

    _http_transport: str | None = None
    """What carries the requests of an asyncio client; None of a blocking one, and where a client was handed in."""

    def __repr__(self) -> str:
        transport = f", http_transport={self._http_transport!r}" if self._http_transport else ""
        return f"{type(self).__name__}(base_url={self._transport.session.base_url!r}{transport})"

    def _owns(self) -> bool:
        return self._owner is None or self._owner() is None

    @spelled(ClientOptions)
    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """This client with other defaults, on the same connections. Headers and query are added to what there is.

        The connections stay this client's: closing the other leaves them open as long as this client exists.
        """
        other = copy.copy(self)
        other._owner = ref(self) if self._owns() else self._owner
        other._transport = self._transport.with_settings(self._settings.varied(options))
        return other


class Opened(Generic[H, T]):
    """The base of constructors that blocking and asyncio clients share; they differ in how they open a client."""

    def _open(
        self,
        base_url: str,
        auth: Auth,
        settings: Settings,
        http_client: H | None,
        http_transport: T | None,
        **place: Unpack[BaseURLRules],
    ) -> None:
        """Be ready to call."""
        raise NotImplementedError


class SyncClient(Client, SyncCaller):
    """A blocking client. Threads may share it; a forked child opens connections of its own."""

    def _open(
        self,
        base_url: str,
        auth: Auth,
        settings: Settings,
        http_client: "HttpClient | None",
        http_transport: object = None,
        **place: Unpack[BaseURLRules],
    ) -> None:
        """Be ready to call. Nothing is connected before the first call."""
        check_unused(http_transport, blocking=True)
        library = (
            preferred() if http_client is None else library_of(http_client, asynchronous=False)
        )
        own = http_client is None
        session = Session(_origin(base_url, library), auth, settings, library, own, **place)
        self._transport = SyncTransport(session, Pool(http_client))

    def close(self) -> None:
        """Close the connections: idle ones now, those in use by other threads when their calls end.

        An `http_client` handed in stays open, and so do the connections of the client that this one was made of by
        `with_options`: that client closes them. Calls made later connect anew.
        """
        if self._owns():
            self._transport.pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(Client, AsyncCaller):
    """A client whose methods are awaited. Event loops may share it: each gets connections of its own."""

    def _open(
        self,
        base_url: str,
        auth: Auth,
        settings: Settings,
        http_client: "AsyncHttpClient | None",
        http_transport: HttpTransport | None = None,
        **place: Unpack[BaseURLRules],
    ) -> None:
        """Be ready to call, so that the first call need not hold up its event loop. Nothing is connected before it."""
        # Programs without an asyncio client do not load asyncio.
        from gemini_sdk._transport.async_pool import AsyncPool
        from gemini_sdk._transport.async_transport import AsyncTransport
        from gemini_sdk._transport.preload import warm_up

        library = preferred() if http_client is None else library_of(http_client, asynchronous=True)
        own = http_client is None
        session = Session(_origin(base_url, library), auth, settings, library, own, **place)
        carrier: Carrier = "httpcore"
        if own:
            carrier = self._http_transport = chosen(http_transport, session.base_url)
        else:
            check_unused(http_transport, blocking=False)
        pool = AsyncPool(http_client, carrier)
        self._transport = AsyncTransport(session, pool)
        if _log.isEnabledFor(logging.DEBUG):
            _log.debug("made %s", repr(self))  # so that a record does not keep the client alive
        warm_up(self, session, pool)

    async def aclose(self) -> None:
        """Close the connections of this event loop: idle ones now, those in use by others when their calls end.

        An `http_client` handed in stays open, and so do the connections of the client that this one was made of by
        `with_options`: that client closes them. Calls made later connect anew.
        """
        if self._owns():
            await self._transport.pool.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


def _origin(base_url: str, library: Library) -> str:
    """The normalized form of a base URL. Raises ConfigurationError if it is not one, and warns if it is http."""
    plain = checked_base_url(base_url)
    try:
        parsed = library.URL(plain)
    except library.InvalidURL as error:
        raise ConfigurationError(f"base_url is not a URL: {error}") from None
    if parsed.scheme == "http" and not is_loopback(parsed.host):
        warnings.warn(
            f"credentials and prompts are sent unencrypted to {parsed.host}: use https",
            stacklevel=5,
        )
    return plain
