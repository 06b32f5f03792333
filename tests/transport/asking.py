"""Asking an Auth for its headers, in a thread and in an event loop."""

import asyncio
from collections.abc import Callable, Mapping
from time import time

import pytest

from gemini_sdk._transport.auth import Auth
from tests.transport.token_server import SECRETS


class Clock:
    """Runs ahead of the real one."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time() + self.ahead


def bearer(number: int, quota_project: str | None = None) -> dict[str, str]:
    headers = {"authorization": f"Bearer access-token-{number}"}
    return headers if quota_project is None else {**headers, "x-goog-user-project": quota_project}


def ask(auth: Auth) -> Mapping[str, str]:
    return auth.headers()


def ask_async(auth: Auth) -> Mapping[str, str]:
    return asyncio.run(headers_async(auth))


async def headers_async(auth: Auth) -> Mapping[str, str]:
    return await auth.headers_async()


both_ways = pytest.mark.parametrize("get", [ask, ask_async])
Get = Callable[[Auth], Mapping[str, str]]


def assert_no_secret(text: str) -> None:
    assert [secret for secret in SECRETS if secret in text] == []
