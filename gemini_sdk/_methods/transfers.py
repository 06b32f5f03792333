"""Methods that upload or download: the same code for blocking and asyncio clients."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
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
from gemini_sdk._transport.exchange import Exchange, HttpReply
from gemini_sdk._transport.pool import Pool
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.source import UploadSource
from gemini_sdk._transport.sync_transport import SyncTransport
from gemini_sdk._transport.transfer import (
    Body,
    OnProgress,
    Port,
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
T = TypeVar("T")


class _BlockingBody:
    """An answer of a blocking client, as transfers read it."""

    def __init__(self, response: HttpReply, pieces: "Iterator[bytes]") -> None:
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

    async def run(self, work: Callable[[], T]) -> T:
        return work()

    async def report(self, on_progress: OnProgress, progress: TransferProgress) -> None:
        on_progress(progress)

    @asynccontextmanager
    async def at_origin(self, session: Session) -> AsyncGenerator[Port]:
        # A client that was handed in connects to any origin.
        pool = Pool(None) if session.own else self._transport.pool
        try:
            yield _BlockingPort(SyncTransport(session, pool))
        finally:
            if session.own:
                pool.close()


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
        if source.on_disk:
            return await self.run(partial(source.read, size))
        return await source.read_async(size)

    async def run(self, work: Callable[[], T]) -> T:
        from asyncio import to_thread

        return await to_thread(work)

    async def report(self, on_progress: OnProgress, progress: TransferProgress) -> None:
        doing = on_progress(progress)
        if isawaitable(doing):
            await doing

    @asynccontextmanager
    async def at_origin(self, session: Session) -> AsyncGenerator[Port]:
        from gemini_sdk._transport.async_pool import AsyncPool
        from gemini_sdk._transport.async_transport import AsyncTransport

        pool = AsyncPool(None) if session.own else self._transport.pool
        try:
            yield _AsyncPort(AsyncTransport(session, pool))
        finally:
            if session.own:
                await pool.aclose()


def _performed(transport: SyncTransport, transfer: Transfer[R]) -> R:
    if iscoroutinefunction(transfer.on_progress):
        raise ConfigurationError("on_progress: a coroutine function needs an asyncio client")
    return finished(transfer.run(_BlockingPort(transport)))


class AfterTransfer(Generic[A]):
    """A call that is sent once a transfer has been performed: `Call.prepare` of a method that uploads first."""

    def __init__(self, transport: Any, transfer: Transfer[object], call: Call[A]) -> None:
        self._transport = transport
        self._transfer = transfer
        self._call = call

    def run(self) -> Call[A]:
        """The call, on a client that blocks."""
        _performed(self._transport, self._transfer)
        return self._call

    async def run_async(self) -> Call[A]:
        """The call, on an asyncio client."""
        await self._transfer.run(_AsyncPort(self._transport))
        return self._call


class transfer_method(ResultMethod[P, R], Generic[P, R]):  # noqa: N801 - reads as a decorator, like property
    """A method that uploads or downloads: it blocks on blocking clients, and is awaited on async ones."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Transfer[R]]) -> None:
        super().__init__(describe)

    def _made(self, kind: Kind) -> tuple[Callable[..., Any], Any]:
        describe: Callable[..., Transfer[R]] = self._describe

        def transfer(client: SyncCaller, /, *args: Any, **kwargs: Any) -> R:
            return _performed(transport_of(client), describe(client, *args, **kwargs))

        async def transfer_async(client: AsyncCaller, /, *args: Any, **kwargs: Any) -> R:
            return await describe(client, *args, **kwargs).run(_AsyncPort(transport_of(client)))

        def unsupported(_: MethodOwner, /, *__: Any, **___: Any) -> R:
            raise ConfigurationError("a transfer makes several calls and has no raw response")

        made: dict[Kind, tuple[Callable[..., Any], Any]] = {
            "sync": (transfer, self.answer()),
            "async": (transfer_async, self.answer()),
        }
        return made.get(kind, (unsupported, cast(Any, "NoReturn")))
