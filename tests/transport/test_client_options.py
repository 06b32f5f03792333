"""The options of a client: its HTTP library, its address, and what applies to its calls."""

import pickle
from typing import Any

import pytest

from gemini_sdk._credentials import headers
from gemini_sdk._methods.method import transport_of
from gemini_sdk._transport import http_library
from gemini_sdk._transport.addresses import checked_base_url
from gemini_sdk.errors import APIConnectionError, ConfigurationError
from tests.raw_server import RawServer, answer, cut, failure, stream
from tests.transport.driver import (
    KEY,
    AsyncProbeClient,
    Probe,
    ProbeClient,
    ProbeDriver,
    settings_of,
)

HELLO = {"text": "hello", "done": True}


def test_with_options_changes_only_what_it_says(driver: ProbeDriver) -> None:
    client = driver.client(
        timeout=1, deadline=2, max_retries=3, headers={"X-A": "1", "x-b": "1"}, query={"q": "1"}
    )
    before = client._transport.session.settings
    same = client.with_options()
    assert same is not client
    assert same._transport.session.settings == before
    varied = client.with_options(
        timeout=9, deadline=None, max_retries=0, headers={"X-B": "2"}, query={"r": "2"}
    )
    assert client._transport.session.settings == before
    assert varied._transport.session.settings == settings_of(
        timeout=9,
        deadline=None,
        max_retries=0,
        headers={"x-a": "1", "x-b": "2"},
        query={"q": "1", "r": "2"},
    )
    assert client.with_options(validate=False)._transport.session.settings.validate is False
    assert type(varied) is type(client)


@pytest.mark.parametrize("wrong", [5, ["x"], "x", {5: "x"}, {"x": ["y"]}, {"x": None}])
@pytest.mark.parametrize("option", ["headers", "query"])
def test_headers_and_query_are_mappings_of_text(
    driver: ProbeDriver, option: str, wrong: object
) -> None:
    options: dict[str, Any] = {option: wrong}
    with pytest.raises(ConfigurationError, match=option.removesuffix("s")[:5]):
        driver.client(**options)
    with pytest.raises(ConfigurationError):
        driver.client().with_options(**options)


@pytest.mark.parametrize("url", [5, b"https://x.y", None])
def test_an_address_is_text(url: Any) -> None:
    with pytest.raises(ConfigurationError, match="base_url must be a str"):
        checked_base_url(url)


def test_with_options_reaches_the_wire(driver: ProbeDriver) -> None:
    client = driver.client(headers={"x-a": "1"}, query={"q": "1"})
    driver.ask(client)
    driver.ask(client.with_options(headers={"x-a": "2"}, query={"q": "2"}))
    driver.ask(client)
    assert [seen.all("x-a") for seen in driver.server.requests] == [["1"], ["2"], ["1"]]
    queries = [seen.target.rpartition("?")[2] for seen in driver.server.requests]
    assert queries == ["q=1", "q=2", "q=1"]


def test_headers_of_a_client_take_the_place_of_its_credentials(driver: ProbeDriver) -> None:
    driver.ask(driver.client(headers={"X-Goog-Api-Key": "mine", "User-Agent": "me/1"}))
    (seen,) = driver.server.requests
    assert seen.all("x-goog-api-key") == ["mine"]
    assert seen.all("user-agent") == ["me/1"]


def test_both_libraries_clients_may_be_handed_in(driver: ProbeDriver) -> None:
    """Whichever library is preferred."""
    lent = driver.http_client(headers={"x-own": "1"}, cookies={"c": "1"})
    with http_library.use("httpx" if driver.library.__name__ == "httpx2" else "httpx2"):
        client = driver.client(http_client=lent)
    driver.server.plan(failure(503), [cut], answer(HELLO))
    assert driver.ask(client).text == "hello"
    assert driver.server.requests[0].all("x-own") == ["1"]
    assert driver.server.requests[0].all("cookie") == ["c=1"]
    assert driver.server.requests[0].all("x-goog-api-key") == [KEY]


def test_the_query_of_a_client_handed_in_joins_that_of_the_call(driver: ProbeDriver) -> None:
    driver.server.plan(stream(HELLO), answer(HELLO))
    client = driver.client(http_client=driver.http_client(params={"own": "1"}))
    assert driver.stream(client).rest()[1] is None
    driver.ask(client)
    first, second = [seen.target for seen in driver.server.requests]
    assert first in ("/v1/it:ask?alt=sse&own=1", "/v1/it:ask?own=1&alt=sse")
    assert second == "/v1/it:ask?own=1"


def test_what_is_sent_depends_on_the_sender_in_its_own_additions_only(driver: ProbeDriver) -> None:
    lent = driver.http_client(headers={"user-agent": "lent"})
    for client in (driver.client(), driver.client(http_client=lent)):
        driver.ask(client, extra_query={"q": "1"})
        driver.stream(client).rest()
    own, own_stream, others, others_stream = driver.server.requests
    for one, other in ((own, others), (own_stream, others_stream)):
        theirs = dict(other.headers)
        assert "gzip" in theirs.pop("accept-encoding")
        assert theirs.pop("connection") == "keep-alive"
        mine = dict(one.headers)
        assert mine.pop("accept-encoding") == "gzip, deflate"
        assert mine == theirs
        assert (one.method, one.target, one.body) == (other.method, other.target, other.body)


def test_hooks_of_a_client_handed_in_run(driver: ProbeDriver) -> None:
    seen: list[Any] = []

    def on_request(request: Any) -> None:
        seen.append(request.method)
        request.headers["x-hook"] = "1"

    def on_response(response: Any) -> None:
        seen.append(response.read())

    async def on_request_async(request: Any) -> None:
        on_request(request)

    async def on_response_async(response: Any) -> None:
        seen.append(await response.aread())

    hooks: dict[str, list[Any]] = {"request": [on_request], "response": [on_response]}
    if driver.asynchronous:
        hooks = {"request": [on_request_async], "response": [on_response_async]}
    client = driver.client(http_client=driver.http_client(event_hooks=hooks))
    assert driver.ask(client).text == "hello"
    assert seen[0] == "POST"
    assert b"hello" in seen[1]
    assert driver.server.requests[0].all("x-hook") == ["1"]
    driver.server.plan(stream(HELLO))
    chunks, error = driver.stream(client).rest()
    assert ([chunk.text for chunk in chunks], error) == (["hello"], None)


def test_an_exception_of_a_hook_is_the_callers(driver: ProbeDriver) -> None:
    class OwnError(Exception):
        pass

    def on_request(request: Any) -> None:
        raise OwnError

    async def on_request_async(request: Any) -> None:
        raise OwnError

    hooks: dict[str, list[Any]] = {
        "request": [on_request_async if driver.asynchronous else on_request]
    }
    client = driver.client(http_client=driver.http_client(event_hooks=hooks))
    with pytest.raises(OwnError):
        driver.ask(client)


def test_a_transport_of_the_users_own(driver: ProbeDriver) -> None:
    seen: list[Any] = []

    def handle(request: Any) -> Any:
        seen.append(request)
        if len(seen) == 1:
            raise driver.library.ConnectError("not yet")
        if "alt=sse" in str(request.url):
            return driver.library.Response(200, content=b'data: {"done": true}\n\n')
        return driver.library.Response(200, json={"text": "mocked"})

    client = driver.client("http://localhost:1/x", http_client=driver.mock(handle))
    assert driver.ask(client).text == "mocked"
    assert str(seen[1].url) == "http://localhost:1/x/v1/it:ask"
    chunks, error = driver.stream(client).rest()
    assert ([chunk.done for chunk in chunks], error) == ([True], None)
    assert not driver.server.connections


def test_an_asgi_application_as_the_server(driver: ProbeDriver) -> None:
    if not driver.asynchronous:
        pytest.skip("ASGI is asynchronous")

    async def application(scope: Any, receive: Any, send: Any) -> None:
        streamed = scope["query_string"] == b"alt=sse"
        content = b'data: {"text": "asgi", "done": true}\n\n' if streamed else b'{"text": "asgi"}'
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": content})

    transport: Any = driver.library
    lent = driver.http_client(transport=transport.ASGITransport(application))
    client = driver.client("http://localhost", http_client=lent)
    assert driver.ask(client).text == "asgi"
    assert [chunk.text for chunk in driver.stream(client).rest()[0]] == ["asgi"]


def test_limits_of_a_client_handed_in_are_kept(driver: ProbeDriver) -> None:
    limits = driver.library.Limits(max_connections=1)
    client = driver.client(http_client=driver.http_client(limits=limits), max_retries=0)
    driver.server.plan(stream(HELLO), answer(HELLO))
    chunks = driver.stream(client)
    chunks.next()
    with pytest.raises(APIConnectionError) as caught:
        driver.ask(client, timeout=0.05)
    assert caught.value.sent is False
    chunks.rest()
    assert driver.ask(client).text == "hello"


def test_the_wrong_kind_of_client_is_refused(driver: ProbeDriver) -> None:
    for wrong in (object(), "client", driver.library.Client, 0):
        with pytest.raises(ConfigurationError, match="http_client"):
            driver.client(http_client=wrong)
    other = (driver.library.Client if driver.asynchronous else driver.library.AsyncClient)()
    with pytest.raises(ConfigurationError, match="blocking clients need a Client"):
        driver.client(http_client=other)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "http or https"),
        ("localhost:80", "http or https"),
        ("ftp://localhost", "http or https"),
        ("https://", "http or https"),
        ("https://localhost?key=SECRET", "http or https"),
        ("https://localhost#SECRET", "http or https"),
        ("https://localhost?", "http or https"),
        ("https://me:SECRET@localhost", "credentials"),
        ("https://me:SECRET@localhost?x=SECRET", "credentials"),
        ("https://localhost:99999", "is not a URL"),
        ("https://[::1", "is not a URL"),
    ],
)
def test_what_is_no_base_url(url: str, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said) as caught:
        ProbeClient(url)
    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost",
        "http://a.localhost:1/x",
        "http://127.0.0.9",
        "http://[::1]:8",
        "https://x.y",
    ],
)
def test_addresses_that_are_safe(url: str) -> None:
    assert checked_base_url(url + "/") == url


def test_unencrypted_addresses_are_warned_of() -> None:
    with pytest.warns(UserWarning, match="unencrypted to example"):
        ProbeClient("http://example.test")


@pytest.mark.parametrize(
    "headers", [{"x-a": "line\nSECRET"}, {"x a": "SECRET"}, {"x-a": "SECRETü"}]
)
def test_headers_no_request_can_carry(driver: ProbeDriver, headers: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        driver.client(headers=headers)
    with pytest.raises(ConfigurationError):
        driver.client().with_options(headers=headers)
    assert "SECRET" not in str(caught.value)


def test_representations_hold_no_secret(server: RawServer) -> None:
    secret = "S3cr3t" * 4
    for kind in (ProbeClient, AsyncProbeClient):
        client = kind(
            server.url,
            credentials=headers.api_key(secret),
            headers={"x-own": secret},
            query={"key": secret},
        )
        transport = "" if kind is ProbeClient else ", http_transport='aiohttp'"
        assert repr(client) == f"{kind.__name__}(base_url={server.url!r}{transport})"
        call: Any = Probe().ask(
            body=secret.encode(),
            extra_headers={"x-own": secret},
            extra_query={"key": secret},
            extra_body={"a": secret},
        )
        session = transport_of(client).session
        session.url(call)
        session.headers(session.auth.headers(), call)
        shown = [
            client,
            transport_of(client).session.settings,
            session,
            call,
            session.auth,
            transport_of(client),
        ]
        for each in shown:
            assert secret not in repr(each)
            assert secret not in str(each)
        assert secret.encode() not in pickle.dumps(repr(shown))
