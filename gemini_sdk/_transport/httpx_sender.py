"""Sends the requests of asyncio clients by a client of httpx2 or httpx."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, Self

from gemini_sdk._transport.exchange import Exchange, HttpReply
from gemini_sdk._transport.generator_start import GeneratorStart

if TYPE_CHECKING:
    import httpx


class AsyncBody(Protocol):
    """The bytes of an answer as they come over the wire."""

    @property
    def response(self) -> HttpReply:
        """Status and headers."""
        ...

    def __aiter__(self) -> Self: ...
    def __anext__(self) -> Awaitable[bytes]: ...
    async def aclose(self) -> None:
        """Give the connection back if the answer was read to its end, and close it otherwise."""
        ...


class Sender(Protocol):
    """Sends one request at a time, or many."""

    async def send(self, exchange: Exchange[Any], credentials: Mapping[str, str]) -> AsyncBody:
        """The answer to the next attempt, once its headers are complete. Raises the errors of the HTTP library."""
        ...


class HttpxSender:
    """Sends by an HTTP client."""

    __slots__ = ("_client",)

    def __init__(self, client: "httpx.AsyncClient") -> None:
        self._client = client

    async def send(self, exchange: Exchange[Any], credentials: Mapping[str, str]) -> AsyncBody:
        """The answer to the next attempt, once its headers are complete."""
        request = exchange.request(self._client, credentials)
        return HttpxBody(await self._client.send(request, stream=True, follow_redirects=False))


class HttpxBody:
    """The bytes of an answer."""

    def __init__(self, response: "httpx.Response") -> None:
        self.response = response
        self._pieces = self._opened()
        self._begun = False

    def __aiter__(self) -> Self:
        return self

    def __anext__(self) -> Awaitable[bytes]:
        if self._begun:
            return anext(self._pieces)
        self._begun = True
        return GeneratorStart(self._pieces)

    def _opened(self) -> AsyncIterator[bytes]:
        response = self.response
        if response.is_stream_consumed:  # By a hook of a client that was handed in.
            return _only(response.content)
        # As they came: the decoder has to count the decompressed bytes.
        stream: Any = response.stream
        return aiter(stream)

    async def aclose(self) -> None:
        """Close the answer."""
        try:
            # Left to the garbage collector, a generator would end in a task of its own, some time later.
            end = getattr(self._pieces, "aclose", None)
            if end is not None:
                await end()
        finally:
            await self.response.aclose()


async def _only(content: bytes) -> AsyncGenerator[bytes]:
    yield content
