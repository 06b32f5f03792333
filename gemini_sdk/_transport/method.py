"""Turns the one description of an API method into a method of sync, async and raw clients.

A description is a function that returns a Call. Written once, in a class that both kinds of client inherit, it
cannot drift: parameters, docstring and answer type are the same, and only what is done with the Call differs.
"""

import functools
import inspect
from collections.abc import Callable, Coroutine
from types import MethodType
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, overload

from pydantic import BaseModel

from gemini_sdk._transport.aio import AsyncStream, AsyncTransport
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.session import parsed
from gemini_sdk._transport.settings import NOT_GIVEN, CallOptions, Settings
from gemini_sdk._transport.sync import Stream, SyncTransport

P = ParamSpec("P")
A = TypeVar("A", bound=BaseModel)


class Caller:
    """Something whose methods make calls."""

    transport: Any

    @property
    def settings(self) -> Settings:
        """What holds for its calls unless they say otherwise."""
        settings: Settings = self.transport.session.settings
        return settings


class SyncCaller(Caller):
    """Has methods that block."""

    transport: SyncTransport


class AsyncCaller(Caller):
    """Has methods that are awaited."""

    transport: AsyncTransport


class RawSyncCaller(Caller):
    """Has methods that block and return a RawResponse."""

    transport: SyncTransport


class RawAsyncCaller(Caller):
    """Has methods that are awaited and return a RawResponse."""

    transport: AsyncTransport


class _Described(Generic[P]):
    """A description, and the functions made of it so far, one for each kind of client."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Call[Any]]) -> None:
        self._describe = describe
        self._functions: dict[type, Callable[..., Any]] = {}
        self.__doc__ = describe.__doc__

    def _bound(self, client: object, owner: type) -> Any:
        function = self._functions.get(owner)
        if function is None:
            function = self._functions[owner] = self._made(owner)
        return function if client is None else MethodType(function, client)

    def _made(self, owner: type) -> Callable[..., Any]:
        kinds = (SyncCaller, AsyncCaller, RawSyncCaller, RawAsyncCaller)
        kind = next((k for k in kinds if issubclass(owner, k)), None)
        if kind is None:
            return self._describe
        function = self._function(kind)
        functools.update_wrapper(function, self._describe)
        function.__signature__ = _signature(self._describe)  # type: ignore[attr-defined]
        return function

    def _function(self, kind: type) -> Callable[..., Any]:
        raise NotImplementedError


class method(_Described[P], Generic[P, A]):  # noqa: N801 - reads as a decorator, like property
    """A method with one answer: returned by sync clients, awaited on async ones."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Call[A]]) -> None:
        super().__init__(describe)

    def streaming(self, streamed: Callable[[Call[A]], Call[A]]) -> "stream_method[P, A]":
        """The same method with an answer in chunks; `streamed` makes one Call of the other."""
        whole: Callable[Concatenate[Any, P], Call[A]] = self._describe

        @functools.wraps(whole)
        def describe(client: Any, /, *args: P.args, **kwargs: P.kwargs) -> Call[A]:
            return streamed(whole(client, *args, **kwargs))

        return stream_method(describe)

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
    def __get__(self, client: object, owner: Any) -> Callable[..., Any]:
        bound: Callable[..., Any] = self._bound(client, owner)
        return bound

    def _function(self, kind: type) -> Callable[..., Any]:
        describe: Callable[..., Call[A]] = self._describe

        def call(client: SyncCaller, /, *args: Any, **kwargs: Any) -> A:
            wanted = describe(client, *args, **kwargs)
            return parsed(wanted, client.transport.send(wanted))

        async def call_async(client: AsyncCaller, /, *args: Any, **kwargs: Any) -> A:
            wanted = describe(client, *args, **kwargs)
            return parsed(wanted, await client.transport.send(wanted))

        def call_raw(client: RawSyncCaller, /, *args: Any, **kwargs: Any) -> RawResponse[A]:
            wanted = describe(client, *args, **kwargs)
            return RawResponse(wanted, client.transport.send(wanted))

        async def call_raw_async(
            client: RawAsyncCaller, /, *args: Any, **kwargs: Any
        ) -> RawResponse[A]:
            wanted = describe(client, *args, **kwargs)
            return RawResponse(wanted, await client.transport.send(wanted))

        functions: dict[type, Callable[..., Any]] = {
            SyncCaller: call,
            AsyncCaller: call_async,
            RawSyncCaller: call_raw,
            RawAsyncCaller: call_raw_async,
        }
        return functions[kind]


class stream_method(_Described[P], Generic[P, A]):  # noqa: N801 - reads as a decorator
    """A method whose answer arrives in chunks: `for` over it on sync clients, `async for` on async ones."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Call[A]]) -> None:
        super().__init__(describe)

    @overload
    def __get__(
        self, client: SyncCaller | RawSyncCaller, owner: object
    ) -> Callable[P, Stream[A]]: ...
    @overload
    def __get__(
        self, client: AsyncCaller | RawAsyncCaller, owner: object
    ) -> Callable[P, AsyncStream[A]]: ...
    @overload
    def __get__(self, client: object, owner: object) -> Callable[..., Any]: ...
    def __get__(self, client: object, owner: Any) -> Callable[..., Any]:
        bound: Callable[..., Any] = self._bound(client, owner)
        return bound

    def _function(self, kind: type) -> Callable[..., Any]:
        describe: Callable[..., Call[A]] = self._describe

        def stream(client: SyncCaller, /, *args: Any, **kwargs: Any) -> Stream[A]:
            return Stream(client.transport, describe(client, *args, **kwargs))

        def stream_async(client: AsyncCaller, /, *args: Any, **kwargs: Any) -> AsyncStream[A]:
            return AsyncStream(client.transport, describe(client, *args, **kwargs))

        return stream if kind in (SyncCaller, RawSyncCaller) else stream_async


def _signature(describe: Callable[..., Any]) -> inspect.Signature:
    """The description's signature with the options of every call spelled out, for help() and autospecs."""
    signature = inspect.signature(describe)
    options = inspect.Parameter.VAR_KEYWORD
    spelled = [p for p in signature.parameters.values() if p.kind is not options]
    spelled += [
        inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, default=NOT_GIVEN, annotation=a)
        for n, a in CallOptions.__annotations__.items()
        if n not in signature.parameters
    ]
    return signature.replace(parameters=spelled, return_annotation=inspect.Signature.empty)
