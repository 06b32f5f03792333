"""Sends calls for a run: from asyncio, whatever kind of client was passed."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk._methods.client import AsyncClient, Client, SyncClient
from gemini_sdk._methods.method import transport_of
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk.errors import ConfigurationError
from gemini_sdk.observability import Telemetry

if TYPE_CHECKING:
    from gemini_sdk._transport.async_transport import AsyncTransport

Send = Callable[[Call[Any]], Awaitable[RawResponse[Any]]]


class BulkSender:
    """Sends the calls of one client, each of them once: a run has its own retries.

    - An asyncio client sends on its own connections.
    - A blocking client lends its credentials and options to asyncio connections, which are closed with the run.
    - A blocking client with an `http_client` of the caller's sends from threads, so that its proxies and certificates
      are used.
    """

    def __init__(self, client: Client, concurrency: int) -> None:
        self._close: Callable[[], Awaitable[None]] | None = None
        self._threads: ThreadPoolExecutor | None = None
        self.send: Send
        self.transport: AsyncTransport | None = None
        """The connections with the options of the client; None if they block."""
        if isinstance(client, AsyncClient):
            transport = self.transport = transport_of(client)
            settings = transport.session.settings.varied({"max_retries": 0})
            self.send = transport.with_settings(settings).send
        elif isinstance(client, SyncClient):
            self._lend(client, concurrency)
        else:
            found = type(client).__name__
            raise ConfigurationError(f"client: expected a client of this package; found {found}")

    def _lend(self, client: SyncClient, concurrency: int) -> None:
        blocking = transport_of(client)
        settings = blocking.session.settings.varied({"max_retries": 0})
        if not blocking.session.own:
            once = blocking.with_settings(settings)
            threads = self._threads = ThreadPoolExecutor(concurrency, "gemini-sdk-bulk")

            def send(call: Call[Any]) -> Awaitable[RawResponse[Any]]:
                work: Callable[[], RawResponse[Any]] = partial(
                    copy_context().run, partial(once.send, call)
                )
                return asyncio.get_running_loop().run_in_executor(threads, work)

            self.send = send
            return
        from gemini_sdk._transport.async_pool import AsyncPool
        from gemini_sdk._transport.async_transport import AsyncTransport
        from gemini_sdk._transport.http_transport import chosen

        carrier = chosen(None, blocking.session.base_url)
        transport = self.transport = AsyncTransport(blocking.session, AsyncPool(None, carrier))
        self.send = transport.with_settings(settings).send
        self._close = transport.pool.aclose

    async def aclose(self) -> None:
        """Close the connections that were made for the run."""
        if self._close is not None:
            await self._close()
        if self._threads is not None:
            self._threads.shutdown(wait=False)


def telemetry_of(client: Any) -> Telemetry | bool:
    """The settings of OpenTelemetry of a client."""
    lent = cast(SyncClient, client)  # what is asked of it is the same on asyncio clients
    return transport_of(lent).session.settings.telemetry
