import subprocess
import sys
from threading import Thread

import httpx
import httpx2
import pytest

from gemini_sdk._transport.http_library import Library, Name, library_of, preferred, use
from gemini_sdk.errors import ConfigurationError


class _DerivedSync(httpx2.Client):
    pass


class _DerivedAsync(httpx.AsyncClient):
    pass


class Client:
    """Another package of the same name."""


def _run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_importing_it_imports_neither_library() -> None:
    script = (
        "import sys, gemini_sdk._transport.http_library;"
        "print([name for name in ('httpx', 'httpx2') if name in sys.modules])"
    )
    assert _run(script) == "[]"


def test_httpx2_is_preferred_and_httpx_stays_unloaded() -> None:
    script = (
        "import sys; from gemini_sdk._transport.http_library import preferred;"
        "print(preferred().__name__, preferred() is preferred(), 'httpx' in sys.modules)"
    )
    assert _run(script) == "httpx2 True False"


@pytest.mark.parametrize("name", ["httpx2", "httpx"])
def test_use_holds_in_every_thread_and_ends_with_its_block(name: Name) -> None:
    seen: list[Library] = []
    with use("httpx2" if name == "httpx" else "httpx") as outer:
        with use(name) as library:
            thread = Thread(target=lambda: seen.append(preferred()))
            thread.start()
            thread.join()
            assert library.__name__ == name
            assert preferred() is library
        assert preferred() is outer
    assert seen == [library]


@pytest.mark.parametrize("name", ["httpx2", "httpx"])
def test_both_have_all_that_is_used(name: Name) -> None:
    with use(name) as library:
        missing = [
            attribute for attribute in Library.__annotations__ if not hasattr(library, attribute)
        ]
        assert missing == []
        assert library.create_ssl_context()


@pytest.mark.parametrize(
    ("kind", "asynchronous", "name"),
    [
        (httpx2.Client, False, "httpx2"),
        (httpx.Client, False, "httpx"),
        (httpx2.AsyncClient, True, "httpx2"),
        (httpx.AsyncClient, True, "httpx"),
        (_DerivedSync, False, "httpx2"),
        (_DerivedAsync, True, "httpx"),
    ],
)
def test_a_client_tells_its_library(kind: type[object], asynchronous: bool, name: str) -> None:
    assert library_of(kind(), asynchronous=asynchronous).__name__ == name


@pytest.mark.parametrize(
    ("client", "asynchronous", "message"),
    [
        (
            httpx2.AsyncClient(),
            False,
            "found an httpx2.AsyncClient: blocking clients need a Client, asyncio",
        ),
        (httpx.Client(), True, "found an httpx.Client: blocking clients need a Client, asyncio"),
        (_DerivedAsync(), False, "found an httpx.AsyncClient"),
        (Client(), False, "found tests.transport.test_library.Client"),
        (object(), True, "an httpx2.AsyncClient or httpx.AsyncClient, found builtins.object"),
        (httpx.Client, False, "pass an instance, not the class"),
        (httpx.Timeout(1), False, "found httpx.Timeout"),
    ],
)
def test_anything_else_is_refused(client: object, asynchronous: bool, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        library_of(client, asynchronous=asynchronous)
