"""The methods of clients, as editors, help() and test doubles see them."""

import asyncio
import inspect
from collections.abc import Awaitable
from typing import Any
from unittest.mock import create_autospec

import pytest

from gemini_sdk import AsyncGeminiClient, GeminiClient
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import CallOptions
from tests.raw_server import RawServer
from tests.transport.driver import (
    AsyncProbeClient,
    AsyncRawProbe,
    Probe,
    ProbeClient,
    RawProbe,
    Said,
)

KINDS: list[Any] = [ProbeClient, AsyncProbeClient, RawProbe, AsyncRawProbe]
UNARY = ["ask", "create"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [*UNARY, "stream"])
def test_signatures_spell_every_parameter(kind: Any, name: str) -> None:
    signature = inspect.signature(getattr(kind, name))
    names = list(signature.parameters)
    own = ["self", "name"] + ([] if name == "create" else ["body"])
    assert names == [*own, *CallOptions.__annotations__]
    for option in CallOptions.__annotations__:
        parameter = signature.parameters[option]
        assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
        assert repr(parameter.default) == "NOT_GIVEN"
    assert "self" not in inspect.signature(getattr(kind.__new__(kind), name)).parameters


@pytest.mark.parametrize("name", UNARY)
def test_which_are_coroutine_functions(name: str) -> None:
    for kind, awaited in zip(KINDS, (False, True, False, True), strict=True):
        assert inspect.iscoroutinefunction(getattr(kind, name)) is awaited
        assert inspect.iscoroutinefunction(getattr(kind.__new__(kind), name)) is awaited
        assert not inspect.iscoroutinefunction(kind.stream)


@pytest.mark.parametrize("kind", KINDS)
def test_names_and_docstrings(kind: Any) -> None:
    assert inspect.getdoc(kind.ask) == ("Ask.\n\nArgs:\n    name: of whom.\n    body: what.")
    assert inspect.getdoc(kind.stream) == "The same, in pieces."
    for name in (*UNARY, "stream"):
        function = getattr(kind, name)
        assert function.__name__ == name
        assert function.__qualname__ == f"{kind.__name__}.{name}"
        assert function.__module__ == Probe.__module__
        assert getattr(kind, name) is function, "made once"


def test_return_annotations(server: RawServer) -> None:
    def returned(function: Any) -> Any:
        return inspect.signature(function).return_annotation

    assert returned(ProbeClient.ask) is Said
    assert returned(AsyncProbeClient.ask) is Said
    assert returned(RawProbe.ask) == "RawResponse[Said]"
    assert returned(ProbeClient.stream) == "Stream[Said]"
    assert returned(AsyncProbeClient.stream) == "AsyncStream[Said]"


async def awaited(answer: Awaitable[Said]) -> Said:
    return await answer


@pytest.mark.parametrize("kind", KINDS)
def test_doubles_are_held_to_the_signatures(kind: Any) -> None:
    double = create_autospec(kind, instance=True)
    double.ask.return_value = Said(text="double")
    answer = double.ask("it", timeout=3)
    if inspect.isawaitable(answer):
        answer = asyncio.run(awaited(answer))
    assert answer == Said(text="double")
    double.stream("it")
    for name in (*UNARY, "stream"):
        with pytest.raises(TypeError):
            getattr(double, name)("it", "too many")
        with pytest.raises(TypeError):
            getattr(double, name)(misspelt=1)


@pytest.mark.parametrize("kind", [GeminiClient, AsyncGeminiClient])
def test_doubles_of_real_clients(kind: Any) -> None:
    double = create_autospec(kind, instance=True)
    double.stream_generate_content("gemini-2.5-flash", "hi", deadline=3)
    with pytest.raises(TypeError):
        double.generate_content("gemini-2.5-flash", "hi", misspelt=3)
    assert kind.stream_generate_content.__name__ == "stream_generate_content"


def test_a_description_alone_gives_the_call() -> None:
    call: Any = Probe().ask("x")
    assert type(call) is Call
    assert call.path == "/v1/x:ask"


def test_methods_can_be_overridden(server: RawServer) -> None:
    class Louder(ProbeClient):
        def ask(self, *args: Any, **options: Any) -> Said:  # pyright: ignore[reportIncompatibleVariableOverride]
            return Said(text=f"{super().ask(*args, **options).text}!")

    class Loudest(Louder):
        pass

    for kind in (Louder, Loudest):
        with kind(server.url) as client:
            assert client.ask().text == "hello!"
            assert client.create().text == "hello"
    assert Loudest.create is Louder.create is ProbeClient.create
