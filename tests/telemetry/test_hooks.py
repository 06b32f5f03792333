"""Hooks: what they get, in which order, and what their exceptions do."""

import logging
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import GeminiClient
from gemini_sdk._transport.hooks import masked_request_headers, masked_response_headers, masked_url
from gemini_sdk.emulator import Rule
from gemini_sdk.errors import ConfigurationError, RateLimitError, ServerError
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
    call = drive.gemini(max_retries=1, **named).generate_content
    if drive.blocking:
        with pytest.raises(ConfigurationError, match="on_request: a coroutine function"):
            call(FLASH, "Hello")
    else:
        drive.get(call(FLASH, "Hello"))
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
    client = drive.gemini(on_request=seen.append)
    drive.get(client.files.upload(b"text", mime_type="text/plain"))
    _, piece = seen
    assert piece.url.partition("?")[2]
    assert all(pair.endswith("=***") for pair in piece.url.partition("?")[2].split("&"))


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
