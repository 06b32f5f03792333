"""One call, one answer: what is sent, what is read, and what cannot be read."""

import gzip
import json
import pickle
from typing import Any

import pytest

from gemini_sdk.errors import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    GeminiSDKError,
    InvalidAnswerError,
    InvalidPayloadError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    UnprocessableEntityError,
)
from tests.raw_server import answer, body, cut, failure, head, zipped
from tests.transport.driver import KEY, ProbeDriver

pytestmark = pytest.mark.each_http_library


def test_a_call_sends_its_request_and_reads_its_answer(driver: ProbeDriver) -> None:
    assert driver.ask(name="a b:c").text == "hello"
    (seen,) = driver.server.requests
    assert (seen.method, seen.target) == ("POST", "/v1/a%20b%3Ac:ask")
    assert seen.json == {"a": {"b": 1}}
    assert seen.all("x-goog-api-key") == [KEY]
    assert seen.all("content-type") == ["application/json"]
    assert seen.all("user-agent")[0].startswith("gemini-sdk/")
    assert seen.all("host") == [driver.server.host]


def test_a_connection_is_used_again(driver: ProbeDriver) -> None:
    client = driver.client()
    for _ in range(3):
        driver.ask(client)
    assert len(driver.server.connections) == 1


def test_names_that_lead_elsewhere_are_refused(driver: ProbeDriver) -> None:
    for name in (".", ".."):
        with pytest.raises(InvalidPayloadError, match="name"):
            driver.ask(name=name)
    assert not driver.server.requests


def test_a_compressed_answer(driver: ProbeDriver) -> None:
    driver.server.plan(zipped({"text": "small"}))
    raw = driver.raw()
    assert raw.parse().text == "small"
    assert json.loads(raw.content) == {"text": "small"}
    assert "gzip" in driver.server.requests[0].all("accept-encoding")[0]


def test_an_answer_in_chunks_and_one_that_ends_with_its_connection(driver: ProbeDriver) -> None:
    driver.server.plan(
        [head(transfer_encoding="chunked"), b'4\r\n{"te\r\n', b'8\r\nxt":"x"}\r\n0\r\n\r\n']
    )
    assert driver.ask().text == "x"
    driver.server.plan([head(), b'{"text":', b'"y"}', cut])
    assert driver.ask().text == "y"


@pytest.mark.parametrize(
    ("content", "type", "said"),
    [
        (b"<html><title>Sign in</title></html>", "text/html", "Sign in"),
        (b'{"text": "cu', "application/json", "JSON"),
        (b"", "application/json", "empty"),
        (b'["list"]', "application/json", "object"),
        (b'{"text": {"not": "a string"}}', "application/json", "text"),
        (b"\xff\xfe\x00", "application/json", "JSON"),
    ],
)
def test_what_is_no_answer_is_reported_with_its_body(
    driver: ProbeDriver, content: bytes, type: str, said: str
) -> None:
    driver.server.plan(failure(503), [body(content, type=type, x_request_id="r-1")])
    with pytest.raises(InvalidAnswerError) as caught:
        driver.ask()
    error = caught.value
    assert said in str(error)
    assert (error.body, error.status_code, error.request_id) == (content, 200, "r-1")
    assert error.attempts == 2
    assert len(driver.server.requests) == 2, "what is no answer is not asked for again"
    assert pickle.loads(pickle.dumps(error)).body == content


def test_a_broken_encoding_is_reported_with_the_body_as_it_came(driver: ProbeDriver) -> None:
    content = b"not gzip at all"
    driver.server.plan([body(content, content_encoding="gzip")])
    with pytest.raises(InvalidAnswerError, match="gzip") as caught:
        driver.ask()
    assert caught.value.body == content
    driver.server.plan([body(content, 400, content_encoding="gzip")])
    with pytest.raises(BadRequestError) as refused:
        driver.ask()
    assert refused.value.body == content


def test_cut_compression_is_reported(driver: ProbeDriver) -> None:
    content = gzip.compress(json.dumps({"text": "x" * 100}).encode())[:-20]
    driver.server.plan([body(content, content_encoding="gzip")])
    with pytest.raises(InvalidAnswerError):
        driver.ask()


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequestError),
        (401, AuthenticationError),
        (403, PermissionDeniedError),
        (404, NotFoundError),
        (409, ConflictError),
        (418, APIStatusError),
        (422, UnprocessableEntityError),
        (429, RateLimitError),
        (500, ServerError),
        (501, ServerError),
    ],
)
def test_a_class_for_each_status(
    driver: ProbeDriver, status: int, kind: type[GeminiSDKError]
) -> None:
    driver.server.plan(failure(status, "what went wrong", x_request_id="r-2"))
    with pytest.raises(APIStatusError, match="what went wrong") as caught:
        driver.ask(max_retries=0)
    error = caught.value
    assert type(error) is kind
    assert (error.status_code, error.code, error.request_id) == (status, "NAME", "r-2")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.__dict__) == (str(error), error.__dict__)


def test_an_answer_that_is_only_an_error_is_one(driver: ProbeDriver) -> None:
    driver.server.plan(failure(503), answer({"error": {"code": 429, "message": "slow down"}}))
    with pytest.raises(RateLimitError, match="slow down") as caught:
        driver.ask()
    assert caught.value.attempts == 2


def test_a_server_that_repeats_the_key_is_not_quoted(driver: ProbeDriver) -> None:
    secrets = {"key": "sEcReT-in-query", "token": "sEcReT-token"}
    said = f"bad {KEY} {secrets['key']} {secrets['token']} {'own-' * 3}"
    driver.server.plan(failure(400, said))
    with pytest.raises(BadRequestError) as caught:
        driver.ask(
            extra_query={"key": secrets["key"]},
            extra_headers={"x-my-token": secrets["token"], "authorization": "Bearer own-own-own-"},
        )
    assert "bad [redacted] [redacted] [redacted] [redacted]" in str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirections_are_never_followed(driver: ProbeDriver, status: int) -> None:
    driver.server.plan([body(b"", status, location=f"{driver.server.url}/elsewhere")])
    eager = driver.http_client(follow_redirects=True)
    for client in (driver.client(), driver.client(http_client=eager)):
        with pytest.raises(APIStatusError, match="redirects are not followed"):
            driver.ask(client)
        chunks, error = driver.stream(client).rest()
        assert not chunks
        assert isinstance(error, APIStatusError)
    assert {seen.target.partition("?")[0] for seen in driver.server.requests} == {"/v1/it:ask"}
    assert len(driver.server.requests) == 4


def test_credentials_stay_at_home(driver: ProbeDriver) -> None:
    """Neither a redirection, nor a name, nor a client's own base URL leads the key elsewhere."""
    from tests.raw_server import RawServer

    with RawServer() as other:
        driver.server.plan([body(b"", 307, location=f"{other.url}/steal")])
        lent = driver.http_client(follow_redirects=True, base_url=other.url)
        for client in (driver.client(), driver.client(http_client=lent)):
            with pytest.raises(APIStatusError):
                driver.ask(client)
        with pytest.raises(InvalidPayloadError):
            driver.ask(name=f"@{other.host}/x")
        assert not other.connections


def test_raw_responses_tell_what_http_said(driver: ProbeDriver) -> None:
    driver.server.plan(failure(503), answer({"text": "hi"}, x_request_id="r-3", x_more="m"))
    raw = driver.raw()
    assert (raw.status_code, raw.attempts, raw.retries_taken) == (200, 2, 1)
    assert (raw.request_id, raw.headers["X-More"]) == ("r-3", "m")
    assert raw.parse().text == "hi"
    assert repr(raw) == "RawResponse(status_code=200, attempts=2)"


def test_a_raw_answer_that_cannot_be_read_is_still_there(driver: ProbeDriver) -> None:
    driver.server.plan([body(b"<html>")])
    raw = driver.raw()
    assert raw.content == b"<html>"
    with pytest.raises(InvalidAnswerError):
        raw.parse()


def test_extra_headers_query_and_body(driver: ProbeDriver) -> None:
    client = driver.client(
        headers={"X-One": "client", "X-Two": "client"}, query={"q": "client", "r": "&"}
    )
    driver.ask(
        client,
        extra_headers={"x-TWO": "call", "X-Goog-Api-Key": "other"},
        extra_query={"q": "call=1", "s": "ü"},
        extra_body={"a": {"c": [2]}, "d": None},
    )
    (seen,) = driver.server.requests
    assert seen.all("x-one") == ["client"]
    assert seen.all("x-two") == ["call"]
    assert seen.all("x-goog-api-key") == ["other"]
    assert seen.target == "/v1/it:ask?q=call%3D1&r=%26&s=%C3%BC"
    assert seen.json == {"a": {"b": 1, "c": [2]}, "d": None}
    driver.ask(client)
    assert driver.server.requests[1].all("x-goog-api-key") == [KEY], "extras are for one call"
    assert driver.server.requests[1].json == {"a": {"b": 1}}


def test_the_query_of_a_call_is_merged_with_the_extras(driver: ProbeDriver) -> None:
    driver.server.plan([b""])
    from tests.raw_server import stream

    driver.server.plan(stream({"done": True}))
    driver.stream(extra_query={"q": "1"}).rest()
    assert driver.server.requests[0].target == "/v1/it:ask?alt=sse&q=1"


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({"extra_headers": {"x-a": "two\r\nx-b: lines SECRET"}}, ConfigurationError),
        ({"extra_headers": {"x-a": "ünicode SECRET"}}, ConfigurationError),
        ({"extra_headers": {"x a": "SECRET"}}, ConfigurationError),
        ({"extra_headers": {"x-a": 12}}, ConfigurationError),
        ({"extra_headers": {5: "SECRET"}}, ConfigurationError),
        ({"extra_headers": 5}, ConfigurationError),
        ({"extra_headers": ["SECRET"]}, ConfigurationError),
        ({"extra_query": "SECRET"}, ConfigurationError),
        ({"extra_query": {"q": ["SECRET"]}}, ConfigurationError),
        ({"extra_query": {"q": None}}, ConfigurationError),
        ({"extra_query": {5: "SECRET"}}, ConfigurationError),
        ({"extra_body": ["SECRET"]}, ConfigurationError),
        ({"extra_body": "SECRET"}, ConfigurationError),
        ({"extra_query": {"q": "SECRET" * 20000}}, ConfigurationError),
        ({"extra_body": {"a": object()}}, InvalidPayloadError),
        ({"max_retries": -1}, ConfigurationError),
        ({"max_retries": "2"}, ConfigurationError),
        ({"max_retries": 1.5}, ConfigurationError),
    ],
)
def test_what_cannot_be_sent_is_reported_and_not_shown(
    driver: ProbeDriver, options: dict[str, object], kind: type[GeminiSDKError]
) -> None:
    with pytest.raises(kind) as caught:
        driver.ask(**options)
    assert "SECRET" not in str(caught.value)
    assert not driver.server.connections


def test_numbers_in_a_query_are_text(driver: ProbeDriver) -> None:
    options: dict[str, Any] = {"extra_query": {"n": 5, "key": True, "f": 0.5}}
    driver.server.plan(failure(400))
    with pytest.raises(GeminiSDKError):  # whose message leaves out what is secret in the query
        driver.ask(**options)
    assert driver.server.requests[0].target == "/v1/it:ask?n=5&key=true&f=0.5"


def test_numbers_json_has_not_are_sent_as_text(driver: ProbeDriver) -> None:
    driver.ask(extra_body={"a": float("nan")})
    assert driver.server.requests[0].json == {"a": "NaN"}


def test_a_base_url_may_have_a_prefix_and_a_slash(driver: ProbeDriver) -> None:
    for base_url in (f"{driver.server.url}/up/there/", f" {driver.server.url}/up/there "):
        driver.ask(driver.client(base_url))
        assert driver.server.requests[-1].target == "/up/there/v1/it:ask"


def test_errors_of_real_calls_pickle(driver: ProbeDriver) -> None:
    driver.server.plan([cut])
    with pytest.raises(GeminiSDKError) as caught:
        driver.ask()
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.__dict__) == (str(caught.value), caught.value.__dict__)
