"""Connections of asyncio clients that keep the limits of a call at every step: the other half of `network`."""

import asyncio
import ssl
from collections.abc import Iterable
from typing import Any

from gemini_sdk._transport.deadline import PhaseTimeout, allowed
from gemini_sdk._transport.name_lookup import is_address, lookup
from gemini_sdk._transport.tunables import NEXT_ADDRESS, PIECE


class AsyncBackend:
    """Makes connections. `plain` is httpcore's own backend, `core` the module."""

    def __init__(self, plain: Any, core: Any) -> None:
        self._plain = plain
        self._core = core

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's name
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Any:
        """A connection. Those of others, who have no limits, are httpcore's."""
        if not isinstance(timeout, PhaseTimeout):
            return await self._plain.connect_tcp(host, port, timeout, local_address, socket_options)
        options = tuple(socket_options or ())

        async def connect(address: str) -> Any:
            try:
                left = timeout.left()
            except TimeoutError as error:
                raise self._core.ConnectTimeout(str(error)) from error
            return await self._plain.connect_tcp(address, port, left, local_address, options)

        if is_address(host):
            return AsyncConnection(await connect(host), self._core)
        addresses = await self._addresses(host, port, timeout)
        return AsyncConnection(await _first([connect(each) for each in addresses]), self._core)

    async def _addresses(self, host: str, port: int, limit: PhaseTimeout) -> list[str]:
        try:
            async with asyncio.timeout(limit.left()):
                found = await asyncio.wrap_future(lookup(host, port))
        except TimeoutError as error:
            words = f"no address was found for {host} in time"
            raise self._core.ConnectTimeout(words) from error
        except OSError as error:
            raise self._core.ConnectError(str(error)) from error
        return [address[4][0] for address in found]

    async def connect_unix_socket(self, path: str, *args: Any, **options: Any) -> Any:
        """A connection of httpcore's."""
        return await self._plain.connect_unix_socket(path, *args, **options)

    async def sleep(self, seconds: float) -> None:
        """Between attempts of httpcore's own."""
        await self._plain.sleep(seconds)


class AsyncConnection:
    """A stream of bytes as httpcore wants it."""

    __slots__ = ("_core", "_plain")

    def __init__(self, plain: Any, core: Any) -> None:
        self._plain = plain
        self._core = core

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's name
        """The next bytes."""
        try:
            seconds = allowed(timeout, self)
        except TimeoutError as error:
            raise self._core.ReadTimeout(str(error)) from error
        data: bytes = await self._plain.read(max_bytes, seconds)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's name
        """Send all of the bytes."""
        for start in range(0, len(buffer), PIECE):
            try:
                seconds = allowed(timeout, self)
            except TimeoutError as error:
                raise self._core.WriteTimeout(str(error)) from error
            await self._plain.write(buffer[start : start + PIECE], seconds)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's name
    ) -> "AsyncConnection":
        """The same, encrypted."""
        try:
            seconds = allowed(timeout)
        except TimeoutError as error:
            await self.aclose()
            raise self._core.ConnectTimeout(str(error)) from error
        plain = await self._plain.start_tls(ssl_context, server_hostname, seconds)
        return AsyncConnection(plain, self._core)

    def get_extra_info(self, info: str) -> Any:
        """Information for httpcore about the connection."""
        return self._plain.get_extra_info(info)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._plain.aclose()


async def _first(attempts: list[Any]) -> Any:
    """The connection that is made first. Each attempt begins a moment after the one before, or when that has failed."""
    waiting = list(reversed(attempts))
    running: set[asyncio.Task[Any]] = set()
    failure: BaseException = OSError("the host has no address")
    try:
        while waiting or running:
            if waiting:
                running.add(asyncio.ensure_future(waiting.pop()))
            done, running = await asyncio.wait(
                running,
                timeout=NEXT_ADDRESS if waiting else None,
                return_when=asyncio.FIRST_COMPLETED,
            )
            for task in done:
                failed = task.exception()
                if failed is None:
                    return task.result()
                failure = failed
    finally:
        for attempt in waiting:
            attempt.close()
        await _left_alone(running)
    raise failure


async def _left_alone(tasks: set[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        if not isinstance(result, BaseException):
            await result.aclose()
