"""Shadow comparison: both sides asked, failures reported in their place, pages whole and escaped."""

import json
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from gemini_sdk import AzureInferenceClient, GeminiClient
from gemini_sdk.cli.program import run
from gemini_sdk.emulator import Emulator
from gemini_sdk.migration import Compared, compare
from gemini_sdk.migration.comparison_pages import write_html


class Azure(BaseHTTPRequestHandler):
    """Answers a chat with what it was asked, in capitals; refuses the word `refuse`."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        said: str = body["messages"][-1]["content"]
        answer: dict[str, Any] = {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": body["model"],
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "stop",
                    "message": {"role": "assistant", "content": said.upper()},
                }
            ],
            "usage": {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7},
        }
        refused = said == "refuse"
        data = json.dumps({"error": {"code": "x", "message": "no"}} if refused else answer).encode()
        self.send_response(400 if refused else 200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def azure() -> Generator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Azure) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/openai/deployments/gpt-4o"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def emulator() -> Generator[Emulator]:
    with Emulator() as emulator:
        yield emulator


def asked(text: str, **more: object) -> dict[str, Any]:
    return {"model": "gpt-4o", "messages": [{"role": "user", "content": text}], **more}


def test_both_sides_are_asked(azure: str, emulator: Emulator) -> None:
    requests = [asked(f"question {n}", user="me", stream=True) for n in range(9)]
    with (
        AzureInferenceClient(azure, "key") as left,
        GeminiClient(api_key="any", base_url=emulator.url) as right,
    ):
        pairs = list(compare(requests, left, right, concurrency=3))
    assert [pair.number for pair in pairs] == list(range(1, 10))
    assert [pair.left.text for pair in pairs] == [f"QUESTION {n}" for n in range(9)]
    for pair in pairs:
        assert (pair.left.finish_reason, pair.left.prompt_tokens) == ("stop", 3)
        assert pair.left.lost == ()
        assert pair.right.text
        assert pair.right.finish_reason == "stop"
        assert pair.right.completion_tokens
        assert "user" in pair.right.lost
        assert pair.right.seconds > 0


TOOL = {"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object"}}}


def test_calls_texts_and_further_choices_are_reported(emulator: Emulator) -> None:
    url = f"{emulator.url}/openai/deployments/gpt-4o"
    requests = [
        asked("How is the weather?", tools=[TOOL], tool_choice="required"),
        asked("Hello", n=2),
        {"model": "gpt-4", "prompt": "Once upon a time", "max_tokens": 40},
    ]
    with (
        AzureInferenceClient(url, "key") as left,
        GeminiClient(api_key="any", base_url=emulator.url) as right,
    ):
        called, several, text = compare(requests, left, right)
    for side in (called.left, called.right):
        assert side.text is None
        assert side.calls == ("get_weather({})",)
        assert side.finish_reason == "tool_calls"
    assert several.right.choices == 2
    assert text.left.text
    assert text.right.text
    assert "get_weather({})" in page([called])
    assert "the first of 2 choices" in page([several])


def page(pairs: list[Compared]) -> str:
    file = StringIO()
    assert list(write_html(pairs, file, ("left", "right"))) == pairs
    return file.getvalue()


ODD: list[dict[str, Any]] = [
    {"messages": 5},
    {"messages": [5]},
    {"messages": {"role": "user"}},
    {"messages": []},
    {"prompt": [[1]]},
    {},
    asked("x", temprature=1),
]
UNKNOWN = [asked("x", self=1), asked("x", extra_headers=5), asked("x", timeout="x")]
"""Fields that no request has, which are left out."""


def test_what_is_wrong_with_a_request_is_reported_in_its_place(emulator: Emulator) -> None:
    with GeminiClient(api_key="any", base_url=emulator.url) as client:
        pairs = list(compare(ODD, client, client))
    assert [pair.left.error is not None for pair in pairs] == [True] * len(ODD)
    assert "temprature: unknown field" in str(pairs[6].right.error)
    assert page(pairs).count("<section>") == len(ODD)


def test_members_that_are_no_fields_are_no_arguments_either(emulator: Emulator) -> None:
    with GeminiClient(api_key="any", base_url=emulator.url) as client:
        pairs = list(compare(UNKNOWN, client, client))
    assert [pair.left.error for pair in pairs] == [None] * len(UNKNOWN)


def test_requests_are_read_as_they_are_needed(azure: str) -> None:
    read: list[int] = []

    def requests() -> Generator[dict[str, Any]]:
        for number in range(100):
            read.append(number)
            yield asked("x")

    with AzureInferenceClient(azure, "key") as client:
        pairs = compare(requests(), client, client, concurrency=2)
        next(pairs)
        assert len(read) == 2
        for _ in pairs:
            pass
    assert len(read) == 100


def test_reports_are_written(
    azure: str,
    emulator: Emulator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("AZUREAI_ENDPOINT_KEY", "secret-of-azure")
    monkeypatch.setenv("GEMINI_API_KEY", "secret-of-google")
    file, page, data = tmp_path / "r.jsonl", tmp_path / "r.html", tmp_path / "r.json"
    lines = [asked("<script>alert(1)</script>"), asked("refuse"), {**asked("x"), "model": "gpt-9"}]
    file.write_text("\n\n".join(map(json.dumps, lines)))
    urls = ["--left-url", azure, "--right-url", emulator.url]
    status = run(["migrate", "compare", str(file), *urls, "--html", str(page), "--json", str(data)])
    assert status == 1
    assert capsys.readouterr().err == "3 requests; without an answer: 1 left, 1 right\n"
    pairs = json.loads(data.read_text())
    assert pairs[1]["left"]["error"].startswith("BadRequestError")
    assert pairs[1]["right"]["text"]
    assert "gpt-9" in pairs[2]["right"]["error"]
    html = page.read_text()
    assert "<script" not in html
    assert "&lt;SCRIPT&gt;ALERT(1)&lt;/SCRIPT&gt;" in html
    assert html.endswith("</body></html>\n")
    assert html.count("<section>") == html.count("</section>") == 3
    assert "secret-of" not in html + data.read_text()


def test_a_line_that_is_no_request_is_reported(
    azure: str,
    emulator: Emulator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("AZUREAI_ENDPOINT_KEY", "any")
    monkeypatch.setenv("GEMINI_API_KEY", "any")
    file = tmp_path / "r.jsonl"
    file.write_text("\n[1]\n")
    urls = ["--left-url", azure, "--right-url", emulator.url]
    assert run(["migrate", "compare", str(file), *urls]) == 2
    assert run(["migrate", "compare", str(file), *urls, "--html", str(tmp_path / "x")]) == 2
    assert "line 2" in capsys.readouterr().err
