"""Methods that upload or download: the same code for blocking and asyncio clients."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from inspect import isawaitable, iscoroutinefunction
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from pydantic import BaseModel

from gemini_sdk._methods.method import (
    AsyncCaller,
    Kind,
    MethodOwner,
    ResultMethod,
    SyncCaller,
    transport_of,
)
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.session import Exchange, Reply
from gemini_sdk._transport.source import UploadSource
from gemini_sdk._transport.sync_transport import SyncTransport
from gemini_sdk._transport.transfer import (
    Body,
    OnProgress,
    Transfer,
    TransferProgress,
    finished,
)
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gemini_sdk._transport.async_transport import AsyncTransport

P = ParamSpec("P")
A = TypeVar("A", bound=BaseModel)
R = TypeVar("R")


class _BlockingBody:
    """An answer of a blocking client, as transfers read it."""

    def __init__(self, response: Reply, pieces: "Iterator[bytes]") -> None:
        self.response = response
        self._pieces = pieces

    def __aiter__(self) -> "_BlockingBody":
        return self

    async def __anext__(self) -> bytes:
        try:
            return next(self._pieces)
        except StopIteration:
            raise StopAsyncIteration from None


class _BlockingPort:
    """Input and output that block: no method waits for anything else."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    async def send(self, call: Call[A]) -> RawResponse[A]:
        return self._transport.send(call)

    @asynccontextmanager
    async def opened(self, exchange: Exchange[Any]) -> AsyncGenerator[Body]:
        with self._transport.opened(exchange) as body:
            yield _BlockingBody(body.response, iter(body))

    async def sleep(self, seconds: float) -> None:
        self._transport.sleep(seconds)

    async def read(self, source: UploadSource, size: int) -> bytes:
        return source.read(size)

    async def write(self, write: Callable[[bytes], object], data: bytes) -> None:
        write(data)

    async def report(self, on_progress: OnProgress, progress: TransferProgress) -> None:
        on_progress(progress)


class _AsyncPort:
    """Input and output of asyncio: files are read and written in threads."""

    def __init__(self, transport: "AsyncTransport") -> None:
        self._transport = transport

    async def send(self, call: Call[A]) -> RawResponse[A]:
        return await self._transport.send(call)

    def opened(self, exchange: Exchange[Any]) -> AbstractAsyncContextManager[Body]:
        return self._transport.opened(exchange)

    async def sleep(self, seconds: float) -> None:
        await self._transport.sleep(seconds)

    async def read(self, source: UploadSource, size: int) -> bytes:
        from asyncio import to_thread

        if source.on_disk:
            return await to_thread(source.read, size)
        return await source.read_async(size)

    async def write(self, write: Callable[[bytes], object], data: bytes) -> None:
        from asyncio import to_thread

        await to_thread(write, data)

    async def report(self, on_progress: OnProgress, progress: TransferProgress) -> None:
        doing = on_progress(progress)
        if isawaitable(doing):
            await doing


class transfer_method(ResultMethod[P, R], Generic[P, R]):  # noqa: N801 - reads as a decorator, like property
    """A method that uploads or downloads: it blocks on blocking clients, and is awaited on async ones."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Transfer[R]]) -> None:
        super().__init__(describe)

    def _made(self, kind: Kind) -> tuple[Callable[..., Any], Any]:
        describe: Callable[..., Transfer[R]] = self._describe

        def transfer(client: SyncCaller, /, *args: Any, **kwargs: Any) -> R:
            wanted = describe(client, *args, **kwargs)
            if iscoroutinefunction(wanted.on_progress):
                raise ConfigurationError(
                    "on_progress: a coroutine function needs an asyncio client"
                )
            return finished(wanted.run(_BlockingPort(transport_of(client))))

        async def transfer_async(client: AsyncCaller, /, *args: Any, **kwargs: Any) -> R:
            return await describe(client, *args, **kwargs).run(_AsyncPort(transport_of(client)))

        def unsupported(_: MethodOwner, /, *__: Any, **___: Any) -> R:
            raise ConfigurationError("a transfer makes several calls and has no raw response")

        made: dict[Kind, tuple[Callable[..., Any], Any]] = {
            "sync": (transfer, self.answer()),
            "async": (transfer_async, self.answer()),
        }
        return made.get(kind, (unsupported, cast(Any, "NoReturn")))
