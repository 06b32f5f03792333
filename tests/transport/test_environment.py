"""Whatever the environment does is an error of this package, which names the cause."""

import socket
from collections.abc import Generator
from contextlib import contextmanager
from importlib import util
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk._credentials.token_request import TokenRequest
from gemini_sdk._transport import environment
from gemini_sdk._transport.http_library import Name, preferred, use
from gemini_sdk.errors import APIConnectionError, ConfigurationError, GeminiSDKError
from tests.raw_server import RawServer, head
from tests.transport.driver import AsyncProbeClient, ProbeClient, ProbeDriver

VARIABLES = [f"{kind}_proxy" for kind in ("http", "https", "all", "no")]


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def no_socksio(monkeypatch: pytest.MonkeyPatch) -> None:
    found = util.find_spec

    def find(name: str, *rest: Any) -> Any:
        return None if name == "socksio" else found(name, *rest)

    monkeypatch.setattr(environment, "find_spec", find)


@pytest.mark.usefixtures("no_socksio")
@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
def test_a_socks_proxy_without_its_package(
    driver: ProbeDriver, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", f"{scheme}://user:SECRET@127.0.0.1:1")
    lacking = (
        "cannot use a SOCKS proxy, which ALL_PROXY names"
        if driver.transport == "aiohttp"
        else r"ALL_PROXY: a \w+ proxy needs the package socksio"
    )
    with pytest.raises(ConfigurationError, match=lacking) as caught:
        driver.ask()
    assert "SECRET" not in str(caught.value)
    # Hosts that it is not for work.
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")
    assert driver.ask().text == "hello"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("ftp://127.0.0.1:1", "scheme 'ftp'"),
        ("socks4://127.0.0.1:1", "scheme 'socks4'"),
        ("http://127.0.0.1:x", "is not a URL"),
        ("http://[", "is not a URL"),
        ("http://a\nb:1", "is not a URL"),
    ],
)
@pytest.mark.parametrize("variable", ["HTTP_PROXY", "ALL_PROXY", "all_proxy"])
def test_a_proxy_that_is_none(
    driver: ProbeDriver, variable: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigurationError, match=f"{variable.upper()}: .*{said}"):
        driver.ask()
    with pytest.raises(GeminiSDKError):
        TokenRequest()(driver.server.url)
    monkeypatch.setenv("NO_PROXY", "*")
    assert driver.ask().text == "hello"
    # An http proxy is none of an https origin's business.
    if variable == "HTTP_PROXY":
        assert environment.client_options(preferred(), "https://a.example") == {"trust_env": False}


def test_calls_go_through_a_proxy(driver: ProbeDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    with RawServer() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.host)
        assert driver.ask().text == "hello"
        assert proxy.requests[0].target.startswith(driver.server.url)
    assert not driver.server.requests
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with pytest.raises(APIConnectionError, match="through the proxy in HTTP_PROXY") as caught:
        driver.ask(max_retries=0)
    assert not caught.value.sent


@contextmanager
def refusing(answer: bytes) -> Generator[str]:
    """A proxy that answers CONNECT with this."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            try:
                while True:
                    connection, _ = listener.accept()
                    with connection:
                        connection.recv(65536)
                        connection.sendall(answer)
            except OSError:
                return

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@pytest.mark.parametrize("status", [403, 407, 502])
def test_a_refused_connect_sent_nothing(
    driver: ProbeDriver, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with refusing(head(status, content_length="0")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        client = driver.client("https://a.example")
        with pytest.raises(APIConnectionError, match=f"{status}.*HTTPS_PROXY") as caught:
            driver.create(client, max_retries=0)
    assert caught.value.sent is False


@pytest.mark.parametrize(
    ("listed", "url"),
    [
        ("a.example", "https://a.example/x"),
        ("b,  A.Example ", "https://a.example"),
        (".example", "https://a.example"),
        ("example", "https://a.example"),
        ("*.example", "https://a.example"),
        ("a.example:443", "https://a.example:443"),
        ("a.example:443", "https://a.example"),
        ("https://a.example", "https://a.example"),
        ("*", "https://a.example"),
        ("127.0.0.1", "https://127.0.0.1:8"),
        ("127.0.0.0/8", "https://127.1.2.3"),
        ("::1", "https://[::1]:8"),
        ("[::1]", "https://[::1]"),
        ("fd00::/8", "https://[fd00::1]"),
        ("nonsense/x,[,:,a.example", "https://a.example"),
    ],
)
def test_hosts_that_no_proxy_lists(listed: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "nonsense://x")
    monkeypatch.setenv("NO_PROXY", listed)
    assert environment.client_options(preferred(), url) == {"trust_env": False}


@pytest.mark.parametrize(
    ("listed", "url"),
    [
        ("", "https://a.example"),
        ("b.example", "https://a.example"),
        ("a.example.com", "https://a.example"),
        ("le", "https://a.example"),
        ("a.example:80", "https://a.example:443"),
        ("10.0.0.0/8", "https://127.0.0.1"),
        ("[", "https://a.example"),
    ],
)
def test_hosts_that_no_proxy_does_not_list(
    listed: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://proxy.example:1")
    monkeypatch.setenv("NO_PROXY", listed)
    assert "proxy" in environment.client_options(preferred(), url)


@given(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    st.text("a.:*[]/1", max_size=9),
)
def test_any_proxy_is_used_or_one_typed_error(proxy: str, listed: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALL_PROXY", proxy)
        patch.setenv("NO_PROXY", listed)
        try:
            options = environment.client_options(preferred(), "https://a.example")
        except ConfigurationError:
            return
        assert options["trust_env"] is False


@pytest.mark.parametrize("library", ["httpx2", "httpx"])
@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_certificates_that_are_none(
    library: Name, variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    garbage = tmp_path / "garbage.pem"
    garbage.write_text("no certificate")
    paths = [tmp_path / "missing", garbage] if variable == "SSL_CERT_FILE" else [tmp_path / "no"]
    kind = "a file of certificates" if variable == "SSL_CERT_FILE" else "a folder"
    with use(library):
        for path in paths:
            monkeypatch.setenv(variable, str(path))
            with pytest.raises(
                ConfigurationError, match=f"{variable}: .*{path.name}' is not {kind}"
            ):
                ProbeClient("https://127.0.0.1:1").ask()
            with pytest.raises(ConfigurationError, match=variable):
                TokenRequest()("https://127.0.0.1:1/")
            # Plain http on this machine needs none.
            with pytest.raises(APIConnectionError):
                ProbeClient("http://127.0.0.1:1").ask(max_retries=0)


def test_a_connection_that_is_refused_names_its_address(driver: ProbeDriver) -> None:
    with pytest.raises(APIConnectionError, match=r"connecting to 127\.0\.0\.1:1\b") as caught:
        driver.ask(driver.client("http://127.0.0.1:1"), max_retries=0)
    assert not caught.value.sent


@pytest.mark.parametrize("deadline", [5.0, None])
def test_another_kind_of_event_loop(server: RawServer, deadline: float | None) -> None:
    """trio steps coroutines itself, without a loop of asyncio."""
    client = AsyncProbeClient(server.url, deadline=deadline)
    with pytest.raises(ConfigurationError, match="event loop; under trio"):
        client.ask().send(None)
    with pytest.raises(ConfigurationError, match="event loop; under trio"):
        next(anext(client.stream()).__await__())
    assert not server.requests


def test_an_answer_of_an_earlier_request_is_not_blamed_on_the_next(server: RawServer) -> None:
    request = TokenRequest()
    request(server.url)
    with pytest.raises(Exception, match="127") as caught:
        request("http://127.0.0.1:1/impersonate")
    words = request.explain(caught.value)
    assert "http://127.0.0.1:1/impersonate" in words
    assert "200" not in words
