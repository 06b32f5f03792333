"""API keys and callables, and one renewal for however many wait for it."""

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from threading import Event, Thread
from time import time
from typing import Any

import pytest

from gemini_sdk._credentials import refresh, token_provider
from gemini_sdk._credentials.headers import api_key, token
from gemini_sdk.errors import ConfigurationError, CredentialsError
from tests.transport.asking import (
    Clock,
    Get,
    ask_async,
    assert_no_secret,
    bearer,
    both_ways,
    headers_async,
)
from tests.transport.token_server import SUBJECT_TOKEN


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    for module in (token_provider, refresh):
        monkeypatch.setattr(module, "time", clock)
    return clock


# API keys


@both_ways
def test_api_key(get: Get) -> None:
    auth = api_key("AIzaKey")
    assert get(auth) == {"x-goog-api-key": "AIzaKey"}
    assert not auth.refused(auth.headers())
    assert "AIzaKey" not in f"{auth!r} {auth} {auth.headers()!r} {auth.headers()}"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("", "the API key is empty"),
        ("secretkey\n", "begins or ends with whitespace"),
        (" secretkey", "begins or ends with whitespace"),
        ("secret\r\nx: key", "not allowed in an HTTP header"),
        ("secret\x00key", "not allowed in an HTTP header"),
        ("secretkey\u20ac", "not allowed in an HTTP header"),
        ("secretkey\xe9", "not allowed in an HTTP header"),
        (b"secretkey", "the API key must be a str, found bytes"),
    ],
)
def test_a_key_that_breaks_a_header_is_refused_unseen(key: Any, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message) as caught:
        api_key(key)
    assert "secret" not in str(caught.value)


# Callables


class Tokens:
    """Gives out another token each time."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> str:
        self.asked += 1
        return f"access-token-{self.asked}"

    async def later(self) -> str:
        await asyncio.sleep(0)
        return self()


@both_ways
def test_a_callable(get: Get, clock: Clock) -> None:
    tokens = Tokens()
    auth = token(tokens)
    assert get(auth) == get(auth) == bearer(1)
    clock.ahead = 179
    assert get(auth) == bearer(1)
    clock.ahead = 181
    assert get(auth) == bearer(2)
    assert auth.refused(auth.headers())
    assert get(auth) == bearer(3)
    assert auth.refused(bearer(2))
    assert get(auth) == bearer(3)


def test_a_callable_with_a_quota_project() -> None:
    assert token(Tokens(), quota_project="billed").headers() == bearer(1, "billed")


Later = Callable[[], Awaitable[str]]


def _as_it_is(later: Later) -> Later:
    return later


def _behind_a_lambda(later: Later) -> Later:
    return lambda: later()


def _partial(later: Later) -> Later:
    return partial(later)


@pytest.mark.parametrize("wrap", [_as_it_is, _behind_a_lambda, _partial])
def test_an_asynchronous_callable(wrap: Callable[[Later], Later]) -> None:
    auth = token(wrap(Tokens().later))

    async def main() -> list[Mapping[str, str]]:
        return await asyncio.gather(*(headers_async(auth) for _ in range(50)))

    assert asyncio.run(main()) == [bearer(1)] * 50
    assert ask_async(auth) == bearer(1)


def test_an_asynchronous_callable_needs_an_async_client() -> None:
    with pytest.raises(ConfigurationError, match="use an asyncio client"):
        token(Tokens().later).headers()


def test_an_asynchronous_callable_runs_in_the_event_loop_of_the_caller() -> None:
    loops: list[asyncio.AbstractEventLoop] = []

    async def provider() -> str:
        loops.append(asyncio.get_running_loop())
        return "access-token-1"

    async def main() -> None:
        await headers_async(token(provider))
        assert loops == [asyncio.get_running_loop()]

    asyncio.run(main())


@both_ways
def test_a_callable_that_raises(get: Get) -> None:
    failures = [OSError(f"vault at {SUBJECT_TOKEN} is sealed")]

    def provider() -> str:
        if failures:
            raise failures.pop()
        return "access-token-1"

    auth = token(provider)
    with pytest.raises(CredentialsError, match="passed as credentials raised OSError") as caught:
        get(auth)
    assert_no_secret(str(caught.value))
    assert isinstance(caught.value.__cause__, OSError)
    assert get(auth) == bearer(1)


@both_ways
@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("", "the token returned by the callable is empty"),
        ("access-token-1\n", "whitespace or a line break"),
        (None, "must be a str, found NoneType"),
        (b"access-token-1", "must be a str, found bytes"),
    ],
)
def test_a_callable_that_returns_no_token(answer: Any, message: str, get: Get) -> None:
    with pytest.raises(CredentialsError, match=message) as caught:
        get(token(lambda: answer))
    assert_no_secret(str(caught.value))


def test_an_interrupted_renewal_is_taken_over() -> None:
    inside, waiting = Event(), Event()
    tokens = Tokens()

    def provider() -> str:
        if not inside.is_set():
            inside.set()
            assert waiting.wait(20)
            raise KeyboardInterrupt
        return tokens()

    auth = token(provider)
    got: list[Mapping[str, str]] = []

    async def other() -> None:
        task = asyncio.ensure_future(headers_async(auth))
        await asyncio.sleep(0)
        waiting.set()
        got.append(await task)

    def follow() -> None:
        assert inside.wait(20)
        asyncio.run(other())

    thread = Thread(target=follow)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        auth.headers()
    thread.join()
    assert got == [bearer(1)]


def test_a_callable_whose_event_loop_ends_is_asked_again() -> None:
    tokens = Tokens()
    started = asyncio.Event()

    async def provider() -> str:
        if tokens.asked == 0:
            tokens.asked = 1
            started.set()
            await asyncio.Event().wait()
        return tokens()

    auth = token(provider)

    async def first() -> None:
        task = asyncio.ensure_future(headers_async(auth))
        await started.wait()
        task.cancel()

    asyncio.run(first())
    assert ask_async(auth) == bearer(2)


def test_who_waits_in_another_event_loop_takes_over_when_the_first_one_ends() -> None:
    tokens = Tokens()
    inside, waiting = Event(), Event()
    got: list[Mapping[str, str]] = []

    async def provider() -> str:
        if not inside.is_set():
            inside.set()
            await asyncio.Event().wait()
        return tokens()

    auth = token(provider)

    async def first() -> None:
        task = asyncio.ensure_future(headers_async(auth))
        await asyncio.to_thread(waiting.wait, 20)
        task.cancel()

    async def second() -> None:
        task = asyncio.ensure_future(headers_async(auth))
        await asyncio.sleep(0)
        waiting.set()
        got.append(await task)

    def follow() -> None:
        assert inside.wait(20)
        asyncio.run(second())

    thread = Thread(target=follow)
    thread.start()
    asyncio.run(first())
    thread.join()
    assert got == [bearer(1)]


def test_who_looked_before_a_renewal_and_comes_after_it_uses_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tokens = Tokens()
    provider = token(tokens)
    provider.headers()
    looking = [True]

    def clock() -> float:
        if looking:
            looking.clear()
            other = Thread(target=provider.headers)
            other.start()
            other.join()
            # Too late for the token that was held when this clock was asked.
        return time() + 200

    for module in (token_provider, refresh):
        monkeypatch.setattr(module, "time", clock)
    assert provider.headers() == bearer(2)
    assert tokens.asked == 2


def test_a_callable_whose_event_loop_was_left_behind_is_asked_again() -> None:
    tokens = Tokens()
    started = asyncio.Event()

    async def provider() -> str:
        if tokens.asked == 0:
            tokens.asked = 1
            started.set()
            await asyncio.Event().wait()
        return tokens()

    auth = token(provider)

    async def first() -> asyncio.Future[Mapping[str, str]]:
        task = asyncio.ensure_future(headers_async(auth))
        await started.wait()
        return task

    loop = asyncio.new_event_loop()
    left = loop.run_until_complete(first())
    assert ask_async(auth) == bearer(2)
    # Back in the first loop, everything comes to an end.
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.gather(left, return_exceptions=True))
    loop.close()


class _NoThread(Thread):
    def start(self) -> None:
        raise RuntimeError("can't start new thread")


def test_no_thread_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    provider = token(Tokens())
    with monkeypatch.context() as patch:
        patch.setattr(refresh, "Thread", _NoThread)
        with pytest.raises(CredentialsError, match="can't start new thread"):
            ask_async(provider)
    assert ask_async(provider) == bearer(1)


# What is imported


def test_neither_a_key_nor_a_token_imports_more_than_they_need() -> None:
    script = """
import sys
from gemini_sdk._credentials.headers import api_key, token
assert api_key("k").headers() and token(lambda: "t").headers()
names = ("httpx", "httpx2", "google.auth", "asyncio", "gemini_sdk._credentials.google_auth")
print([name for name in names if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
