"""Logs say what happened to a call and nothing of what was in it."""

import logging

import pytest

from gemini_sdk.errors import GeminiSDKError
from tests.raw_server import answer, body, cut, failure, stream
from tests.transport.driver import KEY, ProbeDriver

PAYLOAD = "pAyLoAd"
SECRET = "sEcReT-value"


def said(caplog: pytest.LogCaptureFixture, *loggers: str) -> str:
    own = [each for each in caplog.records if each.name.partition(".")[0] in loggers]
    # Arguments too: a handler may format records anew.
    return "\n".join(f"{each.getMessage()} {each.args!r} {vars(each)!r}" for each in own)


def test_logs_hold_metadata_only(driver: ProbeDriver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    driver.server.plan(
        failure(503, PAYLOAD, x_request_id="r-1"),
        [cut],
        answer({"text": PAYLOAD}, x_request_id="r-2"),
        stream({"text": PAYLOAD, "done": True}),
        [body(PAYLOAD.encode())],
    )
    options = {
        "extra_headers": {"x-own": SECRET},
        "extra_query": {"q": SECRET},
        "extra_body": {"a": PAYLOAD},
    }
    client = driver.client()
    driver.ask(client, **options)
    driver.stream(client, **options).rest()
    with pytest.raises(GeminiSDKError):
        driver.ask(client, **options)
    text = said(caplog, "gemini_sdk")
    for expected in ("probe.ask", "status 503", "attempt 2 failed", "attempt 3", "r-1", "r-2"):
        assert expected in text
    for secret in (KEY, SECRET, PAYLOAD):
        assert secret not in text
    assert {each.levelno for each in caplog.records if each.name == "gemini_sdk"} == {logging.DEBUG}
    # The HTTP library logs URLs and the headers of answers, and no header of a request.
    libraries = said(caplog, "httpx", "httpx2", "httpcore", "httpcore2", "asyncio")
    assert KEY not in libraries


def test_nothing_is_logged_unasked(driver: ProbeDriver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    driver.server.plan(failure(503), answer({}))
    driver.ask()
    assert said(caplog, "gemini_sdk") == ""
