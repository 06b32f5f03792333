"""Turns the one description of an API method into a method of sync, async and raw clients.

A description is a function that returns a Call, or something that has one. Written once, in a class that both kinds
of client inherit, it cannot drift: parameters, docstring and answer type are the same, and only what is done with the
Call differs.
"""

import functools
import inspect
from collections.abc import Callable, Coroutine
from types import MethodType
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Concatenate,
    Generic,
    Literal,
    NoReturn,
    ParamSpec,
    Self,
    TypeVar,
    cast,
    get_args,
    overload,
)

from pydantic import BaseModel

from gemini_sdk._arguments.keyword_hints import with_hints
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.settings import NOT_GIVEN, CallOptions, Settings
from gemini_sdk._transport.sync_transport import Stream, SyncTransport
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:  # programs without an asyncio client do not load asyncio
    from gemini_sdk._transport.async_transport import AsyncStream, AsyncTransport

P = ParamSpec("P")
R = TypeVar("R")
Q = ParamSpec("Q")
A = TypeVar("A", bound=BaseModel)
B = TypeVar("B", bound=BaseModel)
C = TypeVar("C", bound=BaseModel)
F = TypeVar("F", bound=Callable[..., Any])

MYPY = False
"""Which mypy takes for true, and nothing else does."""

Kind = Literal["sync", "async", "raw", "async raw"]


class MethodDescription(Generic[P]):
    """A description, to be made into the methods of each kind of client."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Any]) -> None:
        self._describe: Callable[..., Any] = describe
        self._signature: inspect.Signature | None = None
        self.__doc__ = describe.__doc__

    def bind_method(self, owner: type, name: str, kind: Kind) -> Callable[..., Any]:
        """The method `name` of a class of clients."""
        function, answer = self._made(kind)
        functools.update_wrapper(function, self._describe)
        function.__annotations__ = {**self._describe.__annotations__, "return": answer}
        function.__name__ = name
        function.__qualname__ = f"{owner.__qualname__}.{name}"
        self._signature = self._signature or _signature(self._describe)
        signature = self._signature.replace(return_annotation=answer)
        function.__signature__ = signature  # type: ignore[attr-defined]
        return function

    def _made(self, kind: Kind) -> tuple[Callable[..., Any], Any]:
        """A function for a kind of client, and what it returns."""
        raise NotImplementedError

    def answer(self, within: str = "{}") -> Any:
        """The answer type of the description's Call, as a type or as text, as annotated."""
        annotated = self._describe.__annotations__.get("return")
        if isinstance(annotated, str):
            return within.format(annotated.partition("[")[2].removesuffix("]"))
        answer = next(iter(get_args(annotated)), Any)
        return answer if within == "{}" else within.format(answer.__name__)

    def _bound(self, client: object) -> Callable[..., Any]:
        """The description itself: a class that is no client has no other use of it."""
        return self._describe if client is None else MethodType(self._describe, client)


class MethodOwner:
    """Something whose methods make calls. Descriptions it inherits become methods when its class is made.

    They become functions like any other, which is what `inspect`, `unittest.mock` and profilers understand best.
    """

    _kind: ClassVar[Kind | None] = None
    _transport: Any

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls._kind is None:
            return
        everything = [pair for base in cls.__mro__ for pair in vars(base).items()]
        for name, described in everything:
            # Unless it is overridden, or was made in a base class.
            if (
                isinstance(described, MethodDescription)
                and inspect.getattr_static(cls, name) is described
            ):
                setattr(cls, name, described.bind_method(cls, name, cls._kind))

    def __copy__(self) -> Self:
        """Another one on the same connections."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        return other

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled: connections cannot be sent to another process, and credentials should not."""
        raise ConfigurationError(
            f"{type(self).__name__}: a client cannot be pickled, because it has connections and credentials; "
            "make it in the process that uses it, and pass a function that makes it to a worker"
        )

    @property
    def _settings(self) -> Settings:
        """The default options of its calls."""
        settings: Settings = self._transport.session.settings
        return settings


class SyncCaller(MethodOwner):
    """Has methods that block."""

    _kind = "sync"
    _transport: SyncTransport


class AsyncCaller(MethodOwner):
    """Has methods that are awaited."""

    _kind = "async"
    _transport: "AsyncTransport"


class RawSyncCaller(MethodOwner):
    """Has methods that block and return a RawResponse."""

    _kind = "raw"
    _transport: SyncTransport


class RawAsyncCaller(MethodOwner):
    """Has methods that are awaited and return a RawResponse."""

    _kind = "async raw"
    _transport: "AsyncTransport"


@overload
def transport_of(caller: SyncCaller | RawSyncCaller) -> SyncTransport: ...
@overload
def transport_of(caller: AsyncCaller | RawAsyncCaller) -> "AsyncTransport": ...
def transport_of(caller: Any) -> Any:
    """The transport of a client, or of an object that belongs to a client: private there, as it is not for users."""
    return caller._transport


class ResultMethod(MethodDescription[P], Generic[P, R]):
    """A method of several calls with one result: it blocks on blocking clients, and is awaited on async ones."""

    @overload
    def __get__(self, client: SyncCaller, owner: object) -> Callable[P, R]: ...
    @overload
    def __get__(
        self, client: AsyncCaller, owner: object
    ) -> Callable[P, Coroutine[Any, Any, R]]: ...
    @overload
    def __get__(self, client: object, owner: object) -> Callable[..., Any]: ...
    def __get__(self, client: object, owner: object) -> Callable[..., Any]:
        return self._bound(client)


class method(MethodDescription[P], Generic[P, A]):  # noqa: N801 - reads as a decorator, like property
    """A method with one answer: returned by blocking clients, awaited on async ones."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Call[A]]) -> None:
        super().__init__(describe)

    def __call__(self, client: Any, /, *args: P.args, **kwargs: P.kwargs) -> Call[A]:
        """"""  # Type checkers hand it on with the parameters. With none, they would hand on that of the description.
        call: Call[A] = self._describe(client, *args, **kwargs)
        return call

    if MYPY:  # it loses a type variable in what a protocol's call gives, and shows no docstrings

        def streaming(  # pyright: ignore[reportRedeclaration]
            self, streamed: Callable[[Any, Call[A]], Call[C]]
        ) -> "stream_method[P, C, A]":
            raise NotImplementedError

    else:

        def streaming(
            self: Callable[Concatenate[Any, Q], Call[B]],
            streamed: Callable[[Any, Call[B]], Call[C]],
        ) -> "stream_method[Q, C, B]":
            """Decorates the same method with an answer in chunks: it makes one Call of the other."""
            described = cast("method[Q, B]", self)
            whole: Callable[Concatenate[Any, Q], Call[B]] = described._describe

            @functools.wraps(whole)
            def describe(client: Any, /, *args: Q.args, **kwargs: Q.kwargs) -> Call[C]:
                return streamed(client, whole(client, *args, **kwargs))

            describe.__doc__ = streamed.__doc__
            answer = streamed.__annotations__["return"]
            describe.__annotations__ = {**whole.__annotations__, "return": answer}
            return stream_method(describe, described)

    @overload
    def __get__(self, client: SyncCaller, owner: object) -> Callable[P, A]: ...
    @overload
    def __get__(
        self, client: AsyncCaller, owner: object
    ) -> Callable[P, Coroutine[Any, Any, A]]: ...
    @overload
    def __get__(self, client: RawSyncCaller, owner: object) -> Callable[P, RawResponse[A]]: ...
    @overload
    def __get__(
        self, client: RawAsyncCaller, owner: object
    ) -> Callable[P, Coroutine[Any, Any, RawResponse[A]]]: ...
    @overload
    def __get__(self, client: object, owner: object) -> Callable[..., Any]: ...
    def __get__(self, client: object, owner: object) -> Callable[..., Any]:
        return self._bound(client)

    def _made(self, kind: Kind) -> tuple[Callable[..., Any], Any]:
        describe: Callable[..., Call[A]] = with_hints(self._describe)

        def call(client: SyncCaller, /, *args: Any, **kwargs: Any) -> A:
            return transport_of(client).answer(describe(client, *args, **kwargs))

        async def call_async(client: AsyncCaller, /, *args: Any, **kwargs: Any) -> A:
            return await transport_of(client).answer(describe(client, *args, **kwargs))

        def call_raw(client: RawSyncCaller, /, *args: Any, **kwargs: Any) -> RawResponse[A]:
            wanted = describe(client, *args, **kwargs)
            return transport_of(client).send(wanted)

        async def call_raw_async(
            client: RawAsyncCaller, /, *args: Any, **kwargs: Any
        ) -> RawResponse[A]:
            wanted = describe(client, *args, **kwargs)
            return await transport_of(client).send(wanted)

        answer, raw = self.answer(), self.answer("RawResponse[{}]")
        made: dict[Kind, tuple[Callable[..., Any], Any]] = {
            "sync": (call, answer),
            "async": (call_async, answer),
            "raw": (call_raw, raw),
            "async raw": (call_raw_async, raw),
        }
        return made[kind]


class stream_method(MethodDescription[P], Generic[P, C, A]):  # noqa: N801 - reads as a decorator
    """A method whose answer arrives in chunks `C`: `for` over it on blocking clients, `async for` on async ones."""

    def __init__(
        self, describe: Callable[Concatenate[Any, P], Call[C]], whole: method[P, A]
    ) -> None:
        super().__init__(describe)
        self._whole = whole

    @overload
    def __get__(
        self, client: SyncCaller | RawSyncCaller, owner: object
    ) -> Callable[P, Stream[C, A]]: ...
    @overload
    def __get__(
        self, client: AsyncCaller | RawAsyncCaller, owner: object
    ) -> "Callable[P, AsyncStream[C, A]]": ...
    @overload
    def __get__(self, client: object, owner: object) -> Callable[..., Any]: ...
    def __get__(self, client: object, owner: object) -> Callable[..., Any]:
        return self._bound(client)

    def _made(self, kind: Kind) -> tuple[Callable[..., Any], Any]:
        describe: Callable[..., Call[C]] = with_hints(self._describe)

        def stream(client: SyncCaller, /, *args: Any, **kwargs: Any) -> Stream[C, A]:
            return transport_of(client).stream(describe(client, *args, **kwargs))

        def stream_async(client: AsyncCaller, /, *args: Any, **kwargs: Any) -> "AsyncStream[C, A]":
            return transport_of(client).stream(describe(client, *args, **kwargs))

        chunk, whole = self.answer(), self._whole.answer()
        types = "{}" if chunk == whole else f"{{}}, {getattr(whole, '__name__', whole)}"
        if kind in ("sync", "raw"):
            return stream, self.answer(f"Stream[{types}]")
        return stream_async, self.answer(f"AsyncStream[{types}]")


def spelled(options: type[Any]) -> Callable[[F], F]:
    """Decorates a function with `**options` whose signature names these, the keys of a TypedDict, for help()."""

    def decorated(function: F) -> F:
        cast(Any, function).__signature__ = _signature(function, options)
        return function

    return decorated


def _signature(function: Callable[..., Any], options: type[Any] = CallOptions) -> inspect.Signature:
    """The function's signature with the options of every call spelled out, for help() and autospecs."""
    signature = inspect.signature(function)
    parameters = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
    if len(parameters) == len(signature.parameters):
        return signature
    parameters += [
        inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, default=NOT_GIVEN, annotation=a)
        for n, a in options.__annotations__.items()
        if n not in signature.parameters
    ]
    return signature.replace(parameters=parameters)
