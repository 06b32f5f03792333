"""Scripted replies, faults, scopes, the journal and the admin routes."""

import asyncio
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule, load
from gemini_sdk.errors import ConfigurationError

QUESTION: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "What about Rome?"}]}]}
GENERATE = "/v1beta/models/gemini-2.5-flash:generateContent"
STREAM = "/v1beta/models/gemini-2.5-flash:streamGenerateContent"
SSE = {"alt": "sse"}
SCOPE = "x-emulator-scope"


@pytest.fixture
def client(gemini_emulator: Emulator) -> Iterator[httpx.Client]:
    headers = {"x-goog-api-key": "secret-key"}
    with httpx.Client(base_url=gemini_emulator.url, headers=headers, timeout=5) as client:
        yield client


def _events(text: str) -> list[Any]:
    return [json.loads(e.removeprefix("data: ")) for e in text.split("\r\n\r\n") if e]


def test_a_script_is_worked_off_in_order(gemini_emulator: Emulator, client: httpx.Client) -> None:
    gemini_emulator.add(
        Rule(status=503, times=2, headers={"Retry-After": "1"}),
        Rule(status=429, times=1),
        Rule(text="Scripted.", times=1),
    )
    answers = [client.post(GENERATE, json=QUESTION) for _ in range(5)]
    assert [a.status_code for a in answers] == [503, 503, 429, 200, 200]
    assert answers[0].headers["retry-after"] == "1"
    assert answers[0].json()["error"]["status"] == "UNAVAILABLE"
    assert answers[2].json()["error"]["status"] == "RESOURCE_EXHAUSTED"
    texts = [a.json()["candidates"][0]["content"]["parts"][0]["text"] for a in answers[3:]]
    assert texts[0] == "Scripted."
    assert "Rome" in texts[1]


@pytest.mark.parametrize(
    ("match", "applies"),
    [
        ({}, True),
        ({"operation": "generateContent"}, True),
        ({"operation": "generativelanguage.models.generateContent"}, True),
        ({"operation": "countTokens"}, False),
        ({"model": "gemini-2.5-*"}, True),
        ({"model": "gemini-2.5"}, False),
        ({"contains": "Rome"}, True),
        ({"contains": "Paris"}, False),
        ({"contains": "Rome", "model": "other"}, False),
    ],
)
def test_rules_match(
    gemini_emulator: Emulator, client: httpx.Client, match: dict[str, Any], applies: bool
) -> None:
    gemini_emulator.add({**match, "status": 418})
    assert (client.post(GENERATE, json=QUESTION).status_code == 418) is applies


def test_replies_of_every_kind(gemini_emulator: Emulator, client: httpx.Client) -> None:
    gemini_emulator.add(
        Rule(body={"candidates": []}, times=2),
        Rule(raw="<html>busy</html>", status=502, headers={"content-type": "text/html"}, times=1),
        Rule(body={"error": {"code": 409}}, status=409, times=1),
        Rule(chunks=({"n": 1}, {"n": 2}), times=1),
        Rule(text="Two words", times=1),
    )
    assert client.post(GENERATE, json=QUESTION).json() == {"candidates": []}
    assert client.post(STREAM, json=QUESTION).json() == [{"candidates": []}]
    html = client.post(GENERATE, json=QUESTION)
    assert (html.status_code, html.text) == (502, "<html>busy</html>")
    assert html.headers["content-type"] == "text/html"
    assert client.post(STREAM, json=QUESTION).json() == {"error": {"code": 409}}
    assert _events(client.post(STREAM, params=SSE, json=QUESTION).text) == [{"n": 1}, {"n": 2}]
    said = client.post(STREAM, json=QUESTION).json()
    assert [c["candidates"][0]["content"]["parts"][0]["text"] for c in said] == ["Two", " words"]


def test_a_reset_connection(gemini_emulator: Emulator, client: httpx.Client) -> None:
    gemini_emulator.add(Rule(fault="reset", times=1))
    with pytest.raises(httpx.ReadError):
        client.post(GENERATE, json=QUESTION)
    assert client.post(GENERATE, json=QUESTION).status_code == 200


def test_silence(gemini_emulator: Emulator, client: httpx.Client) -> None:
    gemini_emulator.add(Rule(fault="hang"))
    with pytest.raises(httpx.ReadTimeout):
        client.post(GENERATE, json=QUESTION, timeout=0.1)


def test_an_answer_cut_in_half(gemini_emulator: Emulator, client: httpx.Client) -> None:
    gemini_emulator.add(Rule(fault="cut", times=1), Rule(fault="malformed", times=1))
    with pytest.raises(httpx.RemoteProtocolError):
        client.post(GENERATE, json=QUESTION)
    malformed = client.post(GENERATE, json=QUESTION)
    assert malformed.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        malformed.json()


@pytest.mark.parametrize("after", [0, 2])
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("cut", httpx.RemoteProtocolError),
        ("reset", httpx.ReadError),
        ("hang", httpx.ReadTimeout),
    ],
)
def test_a_stream_breaks_after_so_many_chunks(
    gemini_emulator: Emulator,
    client: httpx.Client,
    fault: Any,
    error: type[Exception],
    after: int,
) -> None:
    # A pace keeps the reset from overtaking what was sent before it.
    gemini_emulator.add(Rule(fault=fault, after=after, pace=0.02))
    seen: list[str] = []
    with client.stream("POST", STREAM, params=SSE, json=QUESTION, timeout=0.3) as answer:
        assert answer.status_code == 200
        pieces = answer.iter_text()
        with pytest.raises(error):
            seen.extend(pieces)
    assert len(_events("".join(seen))) == after


@pytest.mark.parametrize("after", [0, 2, 1000])
def test_a_stream_without_its_end(
    gemini_emulator: Emulator, client: httpx.Client, after: int
) -> None:
    gemini_emulator.add(Rule(fault="end", after=after))
    chunks = _events(client.post(STREAM, params=SSE, json=QUESTION).text)
    assert after == 1000 or len(chunks) == after
    assert not any("finishReason" in chunk["candidates"][0] for chunk in chunks)


@pytest.mark.parametrize("after", [0, 3])
def test_an_error_in_the_middle(
    gemini_emulator: Emulator, client: httpx.Client, after: int
) -> None:
    gemini_emulator.add(Rule(fault="error", status=500, after=after))
    for chunks in (
        _events(client.post(STREAM, params=SSE, json=QUESTION).text),
        client.post(STREAM, json=QUESTION).json(),
    ):
        assert len(chunks) == after + 1
        assert chunks[-1]["error"]["status"] == "INTERNAL"


def test_half_an_event(gemini_emulator: Emulator, client: httpx.Client) -> None:
    gemini_emulator.add(Rule(fault="malformed", after=1))
    first, second, _ = client.post(STREAM, params=SSE, json=QUESTION).text.split("\r\n\r\n")
    assert _events(first)
    with pytest.raises(json.JSONDecodeError):
        _events(second)


def test_delay_and_pace(gemini_emulator: Emulator, client: httpx.Client) -> None:
    gemini_emulator.add(Rule(delay=0.1, pace=0.05, text="a b c", times=1))
    started = time.monotonic()
    client.post(STREAM, params=SSE, json=QUESTION)
    assert time.monotonic() - started >= 0.2


def test_the_journal_holds_requests_and_no_secrets(
    gemini_emulator: Emulator, client: httpx.Client
) -> None:
    client.post(GENERATE, params={"key": "secret-key", "alt": "json"}, json=QUESTION)
    client.post("/nowhere", content=b"{", headers={"authorization": "Bearer secret-key"})
    first, second = gemini_emulator.journal()
    assert (first.number, first.method, first.path) == (1, "POST", GENERATE)
    assert first.query == {"key": "***", "alt": "json"}
    assert first.headers["x-goog-api-key"] == "***"
    assert first.body == QUESTION
    assert first.operation == "generativelanguage.models.generateContent"
    assert (second.operation, second.body) == (None, "{")
    assert second.headers["authorization"] == "Bearer ***"
    shown = client.get("/emulator/journal")
    assert [entry["path"] for entry in shown.json()] == [GENERATE, "/nowhere"]
    assert "secret-key" not in shown.text + repr([first, second])
    client.delete("/emulator/journal")
    assert gemini_emulator.journal() == []


def test_request_ids_number_the_journal(gemini_emulator: Emulator, client: httpx.Client) -> None:
    ids = [client.post(GENERATE, json=QUESTION).headers["x-request-id"] for _ in range(2)]
    assert ids == [f"emulator-{entry.number}" for entry in gemini_emulator.journal()]


def test_the_journal_forgets_the_oldest() -> None:
    options = EmulatorOptions(journal_size=2)
    with Emulator(options) as emulator:
        for number in range(3):
            httpx.post(f"{emulator.url}/{number}")
        assert [entry.path for entry in emulator.journal()] == ["/1", "/2"]


def test_rules_over_the_admin_route(client: httpx.Client) -> None:
    rule = {"status": 500, "times": 1}
    added = client.post("/emulator/rules", json=[rule, {"text": "Hi"}])
    assert added.status_code == 200
    assert [r["left"] for r in added.json()] == [1, None]
    assert client.post(GENERATE, json=QUESTION).status_code == 500
    assert [r["left"] for r in client.get("/emulator/rules").json()] == [0, None]
    assert client.delete("/emulator/rules").json() == []
    assert "Rome" in client.post(GENERATE, json=QUESTION).text


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"stauts": 500}, "stauts: unknown field"),
        ({"status": 99}, "status: 99"),
        ({"status": "500"}, "status: '500' has the wrong type"),
        ({"times": -1}, "times: -1"),
        ({"fault": "explode"}, "unknown fault 'explode'"),
        ({"text": "a", "body": {}}, "text and body"),
        ({"headers": {"a": 1}}, "headers"),
        ({"headers": {"a": "b\r\nc: d"}}, "headers: a:"),
        ({"headers": {"a": "☃"}}, "headers: a:"),
        ({"headers": {"a b": "c"}}, "headers: 'a b'"),
        (3, "a rule must be an object"),
    ],
)
def test_bad_rules_are_explained(client: httpx.Client, rule: Any, words: str) -> None:
    answer = client.post("/emulator/rules", json=rule)
    assert answer.status_code == 400
    assert words in answer.json()["error"]["message"]
    for text in (b"{", b'{"delay": 1e999}', b"[" * 100_000):
        assert client.post("/emulator/rules", content=text).status_code == 400


@pytest.mark.parametrize("status", [204, 304])
def test_a_status_without_a_body_has_none(
    client: httpx.Client, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    client.post("/emulator/rules", json={"status": status, "text": "Hi"})
    for _ in range(2):  # over one connection, which the first answer has left in order
        answer = client.post(GENERATE, json=QUESTION)
        assert (answer.status_code, answer.content) == (status, b"")
    assert caplog.records == []


def test_null_is_as_good_as_nothing(client: httpx.Client) -> None:
    rule = {"headers": None, "times": None, "text": "Hi"}
    assert client.post("/emulator/rules", json=rule).json()[0]["headers"] == {}
    assert client.post(GENERATE, json=QUESTION).status_code == 200


def test_the_emulator_describes_itself(client: httpx.Client) -> None:
    answer = client.get("/emulator").json()
    assert "four characters" in answer["tokens"]
    assert answer["blocks"]["prompt"]
    assert answer["scope_header"] == SCOPE


def test_scopes_do_not_disturb_each_other(gemini_emulator: Emulator, client: httpx.Client) -> None:
    gemini_emulator.add(Rule(status=500), scope="a")
    client.post("/emulator/rules", json={"status": 429}, headers={SCOPE: "b"})
    codes = [
        client.post(GENERATE, json=QUESTION, headers={SCOPE: name} if name else {}).status_code
        for name in ("a", "b", "")
    ]
    assert codes == [500, 429, 200]
    assert [len(gemini_emulator.journal(name)) for name in ("a", "b", "", "c")] == [1, 1, 1, 0]
    gemini_emulator.reset("a")
    assert client.post(GENERATE, json=QUESTION, headers={SCOPE: "a"}).status_code == 200
    assert client.get("/emulator/journal", headers={SCOPE: "a"}).json()[0]["scope"] == "a"


def test_rules_of_the_start_belong_to_every_scope_anew(tmp_path: Path) -> None:
    file = tmp_path / "rules.jsonl"
    file.write_text('{"status": 500, "times": 1}\n\n{"text": "From the file."}\n')
    with Emulator(EmulatorOptions(rules=load(file))) as emulator:
        for scope in ("a", "b"):
            headers = {SCOPE: scope, "x-goog-api-key": "k"}
            answers = [
                httpx.post(emulator.url + GENERATE, json=QUESTION, headers=headers) for _ in "ab"
            ]
            assert [a.status_code for a in answers] == [500, 200]
            assert "From the file." in answers[1].text
        emulator.add(Rule(status=404), scope="a")
        assert [rule.status for rule, _ in emulator.rules("a")] == [404, 500, None]


@pytest.mark.parametrize("text", ['[{"status": 500}]', '{"status": 500}', '{"status": 500}\n' * 2])
def test_rules_from_files(tmp_path: Path, text: str) -> None:
    file = tmp_path / "rules.json"
    file.write_text(text)
    assert {rule.status for rule in load(file)} == {500}


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "rules.json"
    file.write_text('{"status": 500}', encoding="utf-8-sig")
    assert [rule.status for rule in load(file)] == [500]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{\n", "line 1"),
        (b'[{}, {"x": 1}]', "rule 2"),
        (b'{}\n{"text": "\xff"}', "line 2"),
        (b"[" * 100_000, "line 1"),
    ],
)
def test_bad_files_are_explained(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "rules.json"
    file.write_bytes(data)
    with pytest.raises(ConfigurationError, match=words) as caught:
        load(file)
    assert "rules.json" in str(caught.value)


def test_start_and_stop() -> None:
    emulator = Emulator()
    with pytest.raises(RuntimeError, match="not running"):
        _ = emulator.url
    with emulator:
        url = emulator.url
        assert url.startswith("http://127.0.0.1:")
        with pytest.raises(RuntimeError, match="already"):
            emulator.start()
        with pytest.raises(ConfigurationError, match="cannot listen"):
            Emulator(EmulatorOptions(port=int(url.rpartition(":")[2]))).start()
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)
    with emulator:
        assert httpx.get(f"{emulator.url}/emulator").status_code == 200


def _await_request(emulator: Emulator) -> None:
    while not emulator.journal():
        time.sleep(0.001)


def test_stopping_ends_calls_under_way() -> None:
    async def main() -> float:
        with Emulator(EmulatorOptions(rules=(Rule(fault="hang"),))) as emulator:
            async with httpx.AsyncClient(base_url=emulator.url) as client:
                call = asyncio.create_task(client.post(GENERATE, json=QUESTION))
                await asyncio.to_thread(_await_request, emulator)
                started = time.monotonic()
                emulator.stop()
                with pytest.raises(httpx.TransportError):
                    await call
                return time.monotonic() - started

    assert asyncio.run(main()) < 5


def test_starting_is_quick() -> None:
    started = time.monotonic()
    for _ in range(5):
        with Emulator():
            pass
    assert time.monotonic() - started < 5


def test_the_plugin_costs_nothing_until_it_is_used() -> None:
    code = (
        "import sys; import pytest; before = set(sys.modules); import gemini_sdk.testing.plugin; "
        "print(*sorted(set(sys.modules) - before))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True
    )
    assert set(run.stdout.split()) <= {
        "gemini_sdk",
        "gemini_sdk.testing",
        "gemini_sdk.testing.plugin",
        "gemini_sdk._lazy_names",
        "gemini_sdk._version",
    }


def test_a_missing_extra_is_named() -> None:
    code = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "from gemini_sdk.errors import ConfigurationError\n"
        "try:\n    from gemini_sdk.emulator import Emulator\n"
        "except ConfigurationError as error:\n    print(error)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True
    )
    assert "pip install 'gemini-sdk[emulator]'" in run.stdout


def test_in_the_foreground_until_interrupted() -> None:
    code = (
        "from gemini_sdk.emulator import run\n"
        "run(port=0, on_ready=lambda url: print(url, flush=True))\n"
        "print('ended')"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True
    ) as process:
        limit = threading.Timer(30, process.kill)  # it ends every read
        limit.start()
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            assert httpx.get(f"{url}/emulator").status_code == 200
            process.send_signal(2)
            assert process.stdout.read() == "ended\n"
            assert process.wait(5) == 0
        finally:
            limit.cancel()
            process.kill()
