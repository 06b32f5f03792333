"""Long-running operations: work that continues at the service after the call returned.

The service's answer is a plain model without a client. Methods return a handle instead, which polls, waits, and has
typed metadata and results.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    Literal,
    ParamSpec,
    TypeVar,
    Unpack,
    overload,
)

from gemini_models import common
from gemini_sdk._google.resource_names import operation_of, resource_path
from gemini_sdk._methods.method import (
    AsyncCaller,
    Kind,
    MethodDescription,
    MethodOwner,
    RawAsyncCaller,
    RawSyncCaller,
    SyncCaller,
    method,
    transport_of,
)
from gemini_sdk._methods.waiting import Wait, wait_method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._wire import Model
from gemini_sdk.errors import InvalidAnswerError, InvalidPayloadError, OperationFailedError

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.sync_transport import SyncTransport

P = ParamSpec("P")
R = TypeVar("R", bound=Model)
M = TypeVar("M", bound=Model)
A = TypeVar("A", bound=Model)


OperationState = Literal["under way", "done", "failed", "cancelled"]
"""`done` is with success."""
_CANCELLED = 1
"""google.rpc.Code.CANCELLED"""


@dataclass(frozen=True, slots=True)
class PendingOperation(Generic[R, M]):
    """A call that is answered with an operation, and what that is about."""

    call: Call[common.Operation]
    result: type[R]
    """The type of the result."""
    metadata: type[M]
    """The type of the progress metadata."""
    collection: str
    """Where operations of its kind are, as upstream's method ids name it."""
    resume: str
    """How to find it again in Python; `{}` stands for its name."""


class OperationHandle(MethodOwner, Generic[R, M]):
    """Attributes of blocking and asyncio handles. They are from the last poll; `done`, `wait` and `refresh` poll."""

    def _open(self, begun: PendingOperation[R, M], operation: common.Operation) -> None:
        self._begun = begun
        self._heard = operation

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}: {self.state}>"

    @property
    def name(self) -> str:
        """The resource name, by which another process can find the operation."""
        return self._heard.name or ""

    @property
    def metadata(self) -> M:
        """The progress, from the last poll."""
        return _read(self._begun.metadata, self._heard.metadata)

    @property
    def state(self) -> OperationState:
        """What had become of the operation at the last poll."""
        if self.error is not None:
            return "cancelled" if self.error.code == _CANCELLED else "failed"
        return "done" if self.ended else "under way"

    @property
    def ended(self) -> bool:
        """Whether the operation had ended at the last poll, with or without success."""
        heard = self._heard
        return bool(heard.done) or heard.error is not None or heard.response is not None

    @property
    def error(self) -> common.Status | None:
        """The error of an operation that failed or was cancelled; otherwise None."""
        return self._heard.error

    @property
    def result(self) -> R | None:
        """The result; None while the operation runs. Raises OperationFailedError if it failed or was cancelled."""
        return self._outcome(self._heard) if self.ended else None

    @method
    def refresh(self, **options: Unpack[CallOptions]) -> Call[common.Operation]:
        """Poll the operation (operations.get), and update this object."""
        return self._call("get", common.Operation, options, self._remember)

    @method
    def cancel(self, **options: Unpack[CallOptions]) -> Call[common.Empty]:
        """Request cancellation (operations.cancel). The operation may still succeed or fail."""
        return self._call("cancel", common.Empty, options)

    @wait_method
    def wait(
        self,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_progress: Callable[[M], object] | None = None,
    ) -> "Wait[common.Operation, R]":
        """Wait until the operation ends, and return its result.

        The wait continues while the network or the service is down. The operation continues if the wait ends.

        Args:
            timeout: seconds to wait; None for no limit.
            poll_interval: seconds between polls; None for 5, growing to 60.
            on_progress: function that is called with the metadata at first and after each change; async clients also
                accept a coroutine function.

        Raises:
            OperationFailedError: the operation failed or was cancelled.
            OperationTimeoutError: the work did not end before `timeout`.
            APIStatusError: the service refuses the poll with a status in the 400s other than 408 and 429.
        """
        return Wait(
            name=self.name,
            look=self._call("get", common.Operation, {}, self._remember),
            over=lambda _: self.ended,
            outcome=self._outcome,
            progress=lambda _: self.metadata,
            resume=self._begun.resume.format(repr(self.name)),
            timeout=timeout,
            poll_interval=poll_interval,
            on_progress=on_progress,
        )

    def _call(
        self,
        verb: str,
        answer: type[A],
        options: CallOptions,
        finish: Callable[[A], A] | None = None,
    ) -> Call[A]:
        operation = operation_of(f"{self._begun.collection}.{verb}")
        path = resource_path(operation, self.name)
        return Call(operation=operation, path=path, answer=answer, options=options, finish=finish)

    def _remember(self, operation: common.Operation) -> common.Operation:
        self._heard = operation
        return operation

    def _outcome(self, operation: common.Operation) -> R:
        error = operation.error
        if error is not None:
            raise OperationFailedError(
                error.message or "the operation failed",
                code=error.code,
                details=error.details or (),
                name=operation.name,
            )
        return _read(self._begun.result, operation.response)


def _named(begun: PendingOperation[Any, Any], operation: common.Operation) -> common.Operation:
    """An operation that can be polled, or has ended. Raises InvalidAnswerError for any other."""
    if operation.done:
        return operation
    try:
        resource_path(operation_of(f"{begun.collection}.get"), operation.name)
    except InvalidPayloadError:
        error = InvalidAnswerError(f"not the name of an operation: {operation.name!r}")
        error.check = begun.call.check
        raise error from None
    return operation


def _read(model: type[A], packed: Mapping[str, Any] | None) -> A:
    """A message out of the form in which an operation carries it."""
    return model.model_validate({k: v for k, v in (packed or {}).items() if k != "@type"})


class Operation(SyncCaller, OperationHandle[R, M]):
    """An operation of a blocking client."""

    def __init__(
        self, transport: "SyncTransport", begun: PendingOperation[R, M], operation: common.Operation
    ) -> None:
        self._transport = transport
        self._open(begun, operation)

    def done(self) -> bool:
        """Whether the operation has ended, with or without success. Polls, unless the end is already known."""
        if not self.ended:
            self.refresh()
        return self.ended


class AsyncOperation(AsyncCaller, OperationHandle[R, M]):
    """An operation of an asyncio client."""

    def __init__(
        self,
        transport: "AsyncTransport",
        begun: PendingOperation[R, M],
        operation: common.Operation,
    ) -> None:
        self._transport = transport
        self._open(begun, operation)

    async def done(self) -> bool:
        """Whether the operation has ended, with or without success. Polls, unless the end is already known."""
        if not self.ended:
            await self.refresh()
        return self.ended


class operation_method(MethodDescription[P], Generic[P, R, M]):  # noqa: N801 - reads as a decorator
    """A method that returns an operation."""

    def __init__(self, describe: Callable[Concatenate[Any, P], PendingOperation[R, M]]) -> None:
        super().__init__(describe)

    @overload
    def __get__(self, client: SyncCaller, owner: object) -> Callable[P, Operation[R, M]]: ...
    @overload
    def __get__(
        self, client: AsyncCaller, owner: object
    ) -> "Callable[P, Coroutine[Any, Any, AsyncOperation[R, M]]]": ...
    @overload
    def __get__(
        self, client: RawSyncCaller, owner: object
    ) -> Callable[P, RawResponse[common.Operation]]: ...
    @overload
    def __get__(
        self, client: RawAsyncCaller, owner: object
    ) -> "Callable[P, Coroutine[Any, Any, RawResponse[common.Operation]]]": ...
    @overload
    def __get__(self, client: object, owner: object) -> Callable[..., Any]: ...
    def __get__(self, client: object, owner: object) -> Callable[..., Any]:
        return self._bound(client)

    def _made(self, kind: Kind) -> tuple[Callable[..., Any], Any]:
        describe: Callable[..., PendingOperation[R, M]] = self._describe

        def begin(client: SyncCaller, /, *args: Any, **kwargs: Any) -> Operation[R, M]:
            begun = describe(client, *args, **kwargs)
            answer = transport_of(client).send(begun.call).parse()
            return Operation(transport_of(client), begun, _named(begun, answer))

        async def begin_async(
            client: AsyncCaller, /, *args: Any, **kwargs: Any
        ) -> AsyncOperation[R, M]:
            begun = describe(client, *args, **kwargs)
            answer = (await transport_of(client).send(begun.call)).parse()
            return AsyncOperation(transport_of(client), begun, _named(begun, answer))

        def raw(
            client: RawSyncCaller, /, *args: Any, **kwargs: Any
        ) -> RawResponse[common.Operation]:
            return transport_of(client).send(describe(client, *args, **kwargs).call)

        async def raw_async(
            client: RawAsyncCaller, /, *args: Any, **kwargs: Any
        ) -> RawResponse[common.Operation]:
            return await transport_of(client).send(describe(client, *args, **kwargs).call)

        made: dict[Kind, tuple[Callable[..., Any], Any]] = {
            "sync": (begin, self.answer("Operation[{}]")),
            "async": (begin_async, self.answer("AsyncOperation[{}]")),
            "raw": (raw, "RawResponse[Operation]"),
            "async raw": (raw_async, "RawResponse[Operation]"),
        }
        return made[kind]
