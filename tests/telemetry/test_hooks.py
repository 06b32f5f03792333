"""Hooks: what they get, in which order, and what their exceptions do."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import GeminiClient
from gemini_sdk._transport.hooks import masked_request_headers, masked_response_headers, masked_url
from gemini_sdk.emulator import Rule
from gemini_sdk.errors import APIConnectionError, ConfigurationError, RateLimitError, ServerError
from gemini_sdk.observability import RequestEvent, ResponseEvent, RetryEvent
from tests.google.driving import FLASH
from tests.telemetry.conftest import TelemetryDriver

KEY = "AIza-secret-key"


def hooks(seen: list[Any]) -> dict[str, Any]:
    return dict.fromkeys(("on_request", "on_response", "on_retry"), seen.append)


def test_a_call_with_a_retry(drive: TelemetryDriver) -> None:
    drive.emulator.add(Rule(status=503, headers={"Retry-After": "2"}, times=1))
    seen: list[Any] = []
    client = drive.gemini(api_key=KEY, max_retries=1, **hooks(seen))
    drive.get(client.generate_content(FLASH, "my prompt"))
    assert [type(each) for each in seen] == [
        RequestEvent,
        ResponseEvent,
        RetryEvent,
        RequestEvent,
        ResponseEvent,
    ]
    assert [each.attempt for each in seen] == [1, 1, 1, 2, 2]
    assert {each.operation for each in seen} == {"generativelanguage.models.generateContent"}
    url = f"{drive.emulator.url}/v1beta/models/{FLASH}:generateContent"
    assert {(each.method, each.url) for each in seen} == {("POST", url)}
    assert seen[0].headers["x-goog-api-key"] == "***"
    assert seen[1].status_code == 503
    assert seen[2].delay >= 2
    assert isinstance(seen[2].error, ServerError)
    assert seen[4].status_code == 200
    assert seen[4].elapsed > 0
    assert seen[4].request_id
    assert KEY not in repr(seen)
    assert "my prompt" not in repr(seen)


def test_a_connection_that_fails(drive: TelemetryDriver) -> None:
    drive.emulator.add(Rule(fault="reset", times=1))
    seen: list[Any] = []
    drive.get(drive.gemini(max_retries=1, **hooks(seen)).generate_content(FLASH, "Hello"))
    assert [type(each).__name__ for each in seen] == [
        "RequestEvent",
        "RetryEvent",
        "RequestEvent",
        "ResponseEvent",
    ]


def test_a_stream(drive: TelemetryDriver) -> None:
    drive.emulator.add(Rule(status=429, times=1))
    seen: list[Any] = []
    drive.listed(drive.gemini(max_retries=1, **hooks(seen)).stream_generate_content(FLASH, "Hi"))
    assert [type(each).__name__ for each in seen] == [
        "RequestEvent",
        "ResponseEvent",
        "RetryEvent",
        "RequestEvent",
        "ResponseEvent",
    ]


def test_with_options_sets_hooks(drive: TelemetryDriver) -> None:
    seen: list[Any] = []
    client = drive.gemini()
    drive.get(client.with_options(on_request=seen.append).count_tokens(FLASH, "Hello"))
    drive.get(client.count_tokens(FLASH, "Hello"))
    assert len(seen) == 1


def test_coroutine_functions(drive: TelemetryDriver) -> None:
    seen: list[Any] = []

    async def note(event: object) -> None:
        seen.append(event)

    drive.emulator.add(Rule(status=503, times=1))
    named = dict.fromkeys(("on_request", "on_response", "on_retry"), note)
    if drive.blocking:
        with pytest.raises(ConfigurationError, match="on_request: a coroutine function"):
            drive.gemini(**named)
        with pytest.raises(ConfigurationError, match="on_retry: a coroutine function"):
            drive.gemini().with_options(on_retry=partial(note))

        def awaitable(event: object) -> object:
            return note(event)

        client = drive.gemini(on_response=awaitable)
        with pytest.raises(ConfigurationError, match="on_response: a coroutine function"):
            client.generate_content(FLASH, "Hello")
    else:
        drive.get(drive.gemini(max_retries=1, **named).generate_content(FLASH, "Hello"))
        assert len(seen) == 5


@pytest.mark.parametrize("name", ["on_request", "on_response", "on_retry"])
@pytest.mark.parametrize("streamed", [False, True], ids=["whole", "streamed"])
@pytest.mark.parametrize("failure", [ValueError("no"), httpx2.ConnectError("no")], ids=repr)
def test_an_exception_reaches_the_caller_and_ends_the_call(
    drive: TelemetryDriver, name: str, streamed: bool, failure: Exception
) -> None:
    def refuse(_: object) -> None:
        raise failure

    drive.emulator.add(Rule(status=503))
    client = drive.gemini(max_retries=3, **{name: refuse})

    def call() -> None:
        if streamed:
            drive.next(client.stream_generate_content(FLASH, "Hello"))
        else:
            drive.get(client.generate_content(FLASH, "Hello"))

    with pytest.raises(type(failure)) as raised:
        call()
    assert raised.value is failure
    assert len(drive.emulator.journal()) == (0 if name == "on_request" else 1)


def test_no_loop_takes_an_exception_of_a_hook_for_a_failure_of_its_own(
    drive: TelemetryDriver,
) -> None:
    failure = APIConnectionError("refused", attempts=1, sent=True)
    failing, calls = "", 0

    def refuse(event: RequestEvent) -> None:
        nonlocal calls
        calls += 1
        if failing in event.url or failing in event.operation:
            raise failure

    client = drive.gemini(max_retries=3)
    stored = drive.get(client.files.upload(b"text", mime_type="text/plain"))
    refusing = client.with_options(on_request=refuse)
    embedded = client.with_options(on_request=refuse, max_retries=2)
    cases: list[tuple[str, int, Callable[[], Any]]] = [
        ("files", 1, lambda: refusing.files.wait(stored.name)),
        ("upload_id", 2, lambda: refusing.files.upload(b"text", mime_type="text/plain")),
        ("embed", 1, lambda: embedded.embed_content("gemini-embedding-2", "Hello")),
    ]
    for failing, expected, call in cases:  # noqa: B007 - `refuse` reads it
        calls = 0
        with pytest.raises(APIConnectionError) as raised:
            drive.get(call())
        assert raised.value is failure
        assert raised.value.check is None
        assert calls == expected


def test_hooks_see_no_retry_that_does_not_happen(drive: TelemetryDriver) -> None:
    drive.emulator.add(Rule(status=429))
    seen: list[Any] = []
    with pytest.raises(RateLimitError):
        drive.get(drive.gemini(on_retry=seen.append).generate_content(FLASH, "Hello"))
    assert seen == []


def test_what_is_no_callable_is_refused() -> None:
    wrong: Any = "print"
    with pytest.raises(ConfigurationError, match="on_retry must be a callable"):
        GeminiClient(api_key="k", on_retry=wrong)


def test_an_upload_shows_no_address_that_can_be_used(drive: TelemetryDriver) -> None:
    seen: list[Any] = []
    answers: list[ResponseEvent] = []
    client = drive.gemini(on_request=seen.append, on_response=answers.append)
    drive.get(client.files.upload(b"text", mime_type="text/plain"))
    _, piece = seen
    assert piece.url.partition("?")[2]
    assert all(pair.endswith("=***") for pair in piece.url.partition("?")[2].split("&"))
    started = answers[0].headers["x-goog-upload-url"]
    assert started == piece.url


UPLOAD = "https://storage.example/upload?uploadType=resumable&upload_id=Ab12"


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("location", UPLOAD, UPLOAD.partition("?")[0] + "?uploadType=***&upload_id=***"),
        ("location", "/upload?upload_id=Ab12", "/upload?upload_id=***"),
        ("content-location", "upload?upload_id=Ab12", "upload?upload_id=***"),
        ("x-goog-upload-control-url", "https://host/u?id=Ab12", "https://host/u?id=***"),
        ("link", '<https://host/u?sig=Ab12>; rel="next"', '<https://host/u?sig=***>; rel="next"'),
        ("x-guploader-uploadid", "Ab12", "***"),
        ("x-password", "Ab12", "***"),
        ("x-ratelimit-remaining-tokens", "12", "12"),
        ("content-length", "11", "11"),
    ],
)
def test_headers_of_responses(name: str, value: str, shown: str) -> None:
    assert masked_response_headers({name: value}, []) == {name: shown}


def test_a_short_value_of_a_request_masks_nothing_of_the_response(drive: TelemetryDriver) -> None:
    answers: list[ResponseEvent] = []
    client = drive.gemini(headers={"x-max-tokens": "1"}, on_response=answers.append)
    drive.get(client.count_tokens(FLASH, "Hello"))
    assert answers[0].headers["content-type"].startswith("application/json")
    assert masked_response_headers({"content-length": "11"}, ["1"]) == {"content-length": "11"}


FIRST = ["key", "sig", "X-Goog-Signature", "x-credential", "password", "x-password", "code"]
OTHERS = ["x-signature", "X-Amz-Credential", "pwd", "client_secret", "assertion", "id_token"]


@pytest.mark.parametrize("name", [*FIRST, *OTHERS])
def test_hooks_and_journal_know_the_same_secrets(drive: TelemetryDriver, name: str) -> None:
    seen: list[RequestEvent] = []
    given = {"headers": {name: "Ab12-cd34"}, "query": {name: "Ab12-cd34"}}
    client = drive.gemini(on_request=seen.append, **given)
    drive.get(client.count_tokens(FLASH, "Hello"))
    assert "Ab12-cd34" not in repr(seen)
    (entry,) = drive.emulator.journal()
    assert entry.query[name] == "***"
    assert entry.headers[name.lower()] == "***"


SECRETS = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=8, max_size=40)


@given(SECRETS, st.sampled_from(["key", "access_token", "API-Key", "sig_auth"]))
def test_no_secret_of_a_query_is_shown(secret: str, name: str) -> None:
    url = httpx2.URL("https://host/path").copy_merge_params({name: secret, "alt": "sse"})
    shown = masked_url(str(url), capability=False)
    assert secret not in shown
    assert "alt=sse" in shown


@given(SECRETS, st.sampled_from(["x-custom", "authorization", "api-key", "cookie"]))
def test_no_secret_of_headers_is_shown(secret: str, name: str) -> None:
    sent = httpx2.Headers({name: secret, "accept": "application/json"})
    shown = masked_request_headers(sent, {name.upper(): secret})
    assert shown == {name: "***", "accept": "application/json"}
    answered = masked_response_headers({"x-echo": f"<{secret}>", "set-cookie": "a=b"}, [secret])
    assert answered == {"x-echo": "***", "set-cookie": "***"}


def test_logs_do_not_change(drive: TelemetryDriver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "gemini_sdk")
    drive.get(drive.recorded(**hooks([])).generate_content(FLASH, "Hello"))
    drive.get(drive.gemini(telemetry=False).generate_content(FLASH, "Hello"))
    lines = [
        r.getMessage().partition(" after")[0]
        for r in caplog.records
        if ": status" in r.getMessage()
    ]
    assert lines[0] == lines[1]
    assert not [r for r in caplog.records if "telemetry" in r.getMessage()]
