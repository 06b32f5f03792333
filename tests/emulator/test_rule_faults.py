"""Errors in the middle of a stream, in every form; and rules that cannot be played, which are refused when given."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, get_args

import httpx
import pytest

from gemini_sdk import AzureInferenceClient, GeminiClient
from gemini_sdk.emulator import Emulator, Rule
from gemini_sdk.emulator.rules import ERRORS, FORMS, Fault
from gemini_sdk.errors import ConfigurationError, NotFoundError, RateLimitError

STREAM = "/v1beta/models/gemini-2.5-flash:streamGenerateContent"
BODY: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]}
KEY = {"x-goog-api-key": "any"}


@pytest.fixture
def client(gemini_emulator: Emulator) -> Iterator[GeminiClient]:
    with GeminiClient(api_key="any", base_url=gemini_emulator.url, max_retries=0) as client:
        yield client


def streamed(emulator: Emulator, **query: str) -> str:
    response = httpx.post(f"{emulator.url}{STREAM}", json=BODY, headers=KEY, params=query)
    assert response.status_code == 200
    return response.text


def until_limited(chunks: Iterable[Any]) -> str:
    """The text that arrives before the error of a limit."""
    arrived = ""
    try:
        for chunk in chunks:
            arrived += chunk.text or ""
    except RateLimitError:
        return arrived
    pytest.fail("the error did not arrive")


@pytest.mark.parametrize("form", [None, *FORMS])
@pytest.mark.parametrize("fault", ERRORS)
def test_every_error_reaches_the_caller(
    gemini_emulator: Emulator, client: GeminiClient, fault: Fault, form: Any
) -> None:
    gemini_emulator.add(Rule(text="one two three", fault=fault, form=form, status=429, after=2))
    chunks = client.stream_generate_content("gemini-2.5-flash", "Hello")
    assert until_limited(chunks) == ("one two" if fault == "error" else "one two three")


@pytest.mark.parametrize("form", [None, *FORMS])
@pytest.mark.parametrize("fault", ERRORS)
def test_on_azure_too(gemini_emulator: Emulator, fault: Fault, form: Any) -> None:
    gemini_emulator.add(Rule(text="one two three", fault=fault, form=form, status=429, after=0))
    with AzureInferenceClient(
        endpoint=gemini_emulator.url, credential="any", max_retries=0
    ) as azure:
        arrived = until_limited(azure.stream_chat_completions("Hello"))
    assert arrived == ("" if fault == "error" else "one two three")


def test_how_errors_are_written(gemini_emulator: Emulator) -> None:
    error = {"error": {"code": 503, "message": "No.", "status": "UNAVAILABLE"}}
    ends = {
        "event": f"data: {json.dumps(error)}\r\n\r\n",
        "object": f"{json.dumps(error)}\n\n",
        "list": f"{json.dumps([error])}\n\n",
        "pretty": f"{json.dumps(error, indent=2)}\n\n",
    }
    for form, end in ends.items():
        gemini_emulator.add(
            Rule.of({"fault": "error-after-finish", "form": form, "body": error, "times": 1})
        )
        text = streamed(gemini_emulator, alt="sse")
        assert text.endswith(end)
        assert '"finishReason":"STOP"' in text.removesuffix(end)
        gemini_emulator.reset()
    gemini_emulator.add(Rule(fault="error", form="object", after=0, body=error))
    assert streamed(gemini_emulator, alt="sse") == ends["object"]
    gemini_emulator.reset()
    gemini_emulator.add(Rule(fault="error-after-finish", body=error))
    *_, last, answer = json.loads(streamed(gemini_emulator))
    assert last["candidates"][0]["finishReason"] == "STOP"
    assert answer == error


def test_an_unknown_model_is_refused_in_an_event(
    gemini_emulator: Emulator, client: GeminiClient
) -> None:
    url = f"{gemini_emulator.url}{STREAM.replace('gemini-2.5-flash', 'nothing')}"
    response = httpx.post(url, json=BODY, headers=KEY, params={"alt": "sse"})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/event-stream")
    assert json.loads(response.text.removeprefix("data: "))["error"]["status"] == "NOT_FOUND"
    with pytest.raises(NotFoundError) as caught:
        list(client.stream_generate_content("nothing", "Hello"))
    assert caught.value.message.startswith("models/nothing is not found")


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ({"text": 5}, "text: 5 has the wrong type"),
        ({"times": True}, "times: True has the wrong type"),
        ({"delay": "1"}, "delay: '1' has the wrong type"),
        ({"headers": {"a": "b\r\nc: d"}}, "headers: a"),
        ({"headers": {"a b": "c"}}, "headers: 'a b'"),
        ({"headers": {"a": "\u2603"}}, "headers: a"),
        ({"headers": {"a": 1}}, "headers: a"),
        ({"headers": {"Content-Length": "5"}}, "headers: Content-Length"),
        ({"headers": {"transfer-encoding": "chunked"}}, "headers: transfer-encoding"),
        ({"operation": "generateContnet"}, "did you mean 'generateContent'"),
        ({"fault": "explode"}, "fault: unknown fault 'explode'"),
        ({"form": "object"}, "form: "),
        ({"form": "object", "fault": "cut"}, "form: "),
        ({"form": "xml", "fault": "error"}, "form: unknown form 'xml'"),
        ({"after": 3}, "after: "),
        ({"raw": "x", "fault": "error"}, "fault: 'error'"),
        ({"raw": "x", "fault": "end"}, "fault: 'end'"),
        ({"raw": "x", "fault": "error-after-finish"}, "fault: 'error-after-finish'"),
        ({"text": "\ud800"}, "text: it cannot be sent"),
        ({"raw": "\ud800"}, "raw: it cannot be sent"),
        ({"body": {"a": "\ud800"}}, "body: it cannot be sent"),
        ({"chunks": [{"a": float("nan")}]}, "chunks: it cannot be sent"),
        ({"body": {"a": float("inf")}}, "body: it cannot be sent"),
        ({"status": 99}, "status: 99"),
        ({"status": 101}, "status: 101"),
        ({"text": "a", "body": {}}, "text and body"),
    ],
    ids=str,
)
def test_a_rule_that_cannot_be_played(
    gemini_emulator: Emulator, rule: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Rule(**rule)
    assert problem in str(caught.value)
    with pytest.raises(ConfigurationError) as caught:
        gemini_emulator.add(rule)
    assert problem in str(caught.value)
    answer = httpx.post(f"{gemini_emulator.url}/emulator/rules", content=json.dumps(rule))
    assert answer.status_code == 400
    assert not gemini_emulator.rules()


def test_what_is_no_json_cannot_be_sent() -> None:
    with pytest.raises(ConfigurationError, match="body: it cannot be sent as JSON"):
        Rule(body={"a": object()})
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ConfigurationError, match="body: it cannot be sent as JSON"):
        Rule(body=deep)


EMPTY: dict[str, Any] = {}
REPLIES: list[dict[str, Any]] = [
    {},
    {"text": "a b"},
    {"body": EMPTY},
    {"chunks": (EMPTY, EMPTY)},
]


@pytest.mark.parametrize("fault", get_args(Fault))
@pytest.mark.parametrize("reply", REPLIES)
@pytest.mark.parametrize("after", [0, 1, 9])
def test_every_other_rule_is_played(
    gemini_emulator: Emulator, fault: Any, reply: dict[str, Any], after: int
) -> None:
    gemini_emulator.add(Rule(fault=fault, after=after, **reply))
    for path in (STREAM, "/chat/completions"):
        try:
            with httpx.stream(
                "POST",
                f"{gemini_emulator.url}{path}",
                json=BODY
                if path == STREAM
                else {"messages": [{"role": "user", "content": "a"}], "stream": True},
                headers={**KEY, "api-key": "any"},
                params={"alt": "sse"} if path == STREAM else {},
                timeout=0.3 if fault == "hang" else 10,
            ) as response:
                response.read()
                assert response.status_code in (200, 503)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.ReadTimeout):
            assert fault in ("hang", "reset", "cut")
