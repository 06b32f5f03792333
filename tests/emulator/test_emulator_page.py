"""The emulator's page for a browser: what is served to whom, and the data that it gets."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path
from threading import current_thread
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule, TapeOptions
from gemini_sdk.emulator.page import exchange_log, exchange_view, readable_json
from gemini_sdk.emulator.page.exchange import RecordedExchange
from gemini_sdk.emulator.page.exchange_log import ExchangeLog
from gemini_sdk.errors import Fault

STATIC = Path(exchange_log.__file__).parent / "static"
HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
GENERATE = "/v1beta/models/gemini-3.8-flash:generateContent"
STREAM = "/v1beta/models/gemini-3.8-flash:streamGenerateContent?alt=sse"
SECRET = "s3cret-9876"
DATA = ["exchanges", "exchanges/1", "tunings", "costs", "stored", "usage", "rules", "journal"]


def asking(text: str, **others: Any) -> dict[str, Any]:
    return {"contents": [{"role": "user", "parts": [{"text": text}]}], **others}


@pytest.fixture(scope="module")
def running() -> Iterator[Emulator]:
    with Emulator(EmulatorOptions(tuning_seconds=100)) as emulator:
        yield emulator


@pytest.fixture
def emulator(running: Emulator) -> Emulator:
    running.reset()
    return running


@pytest.fixture(scope="module")
def connected(running: Emulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=running.url, headers={"x-goog-api-key": SECRET}) as client:
        yield client


@pytest.fixture
def client(emulator: Emulator, connected: httpx.Client) -> httpx.Client:
    return connected


def listed(client: httpx.Client, **query: Any) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/emulator/exchanges", params=query).json()
    return answer


def one(client: httpx.Client, number: int, **query: Any) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"/emulator/exchanges/{number}", params=query).json()
    return answer


# Who gets the page


def test_browsers_get_the_page_and_programs_what_they_got(client: httpx.Client) -> None:
    page = client.get("/", headers=HTML)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<title>gemini-sdk emulator</title>" in page.text
    for headers in ({}, {"accept": "*/*"}, {"accept": "application/json"}):
        assert client.get("/", headers=headers).json()["error"]["code"] == 404
    assert client.post("/", headers=HTML).json()["error"]["code"] == 404
    assert client.get("/page/nothing.js", headers=HTML).json()["error"]["code"] == 404
    assert client.get("/page/..%2Fcosts.py", headers=HTML).status_code == 404


@pytest.mark.parametrize("file", sorted(f.name for f in STATIC.iterdir()))
def test_each_file_is_served_with_a_policy_that_forbids_everything_else(
    client: httpx.Client, file: str
) -> None:
    served = client.get("/" if file == "page.html" else f"/page/{file}", headers=HTML)
    assert served.content == (STATIC / file).read_bytes()
    policy = served.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)
    assert "frame-ancestors 'none'" in policy
    assert served.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("file", sorted(STATIC.iterdir()), ids=lambda file: file.name)
def test_no_file_reads_html_or_leaves_the_machine(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|Function\(|srcdoc|DOMParser",
        text,
    )
    assert set(re.findall(r"https?://[^\s\"'`]+", text)) <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script>|\son\w+=|style=", text)


# Who does not


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:3000"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"host": "evil.example"},
        {"host": "evil.example:8080", "origin": "http://evil.example:8080"},
    ],
    ids=str,
)
def test_a_foreign_page_reads_and_changes_nothing(
    emulator: Emulator, client: httpx.Client, headers: dict[str, str]
) -> None:
    client.post(GENERATE, json=asking("private"))
    emulator.add(Rule(text="mine"))
    kind = {**headers, "content-type": "text/plain"}
    for path, method in product(DATA, ("GET", "POST", "DELETE", "PUT")):
        refused = client.request(method, f"/emulator/{path}", headers=kind)
        assert refused.status_code == 403
        assert "private" not in refused.text
        assert "access-control-allow-origin" not in refused.headers
    assert client.delete("/emulator/rules/1", headers=headers).status_code == 403
    assert len(emulator.journal()) == len(emulator.rules()) == 1


def test_no_origin_of_cors_gets_the_page_or_its_data() -> None:
    with Emulator(EmulatorOptions(cors=("*",))) as emulator:
        headers = {"origin": "http://localhost:3000", **HTML}
        for path in ("/", "/page/page.js", "/emulator/exchanges"):
            refused = httpx.get(f"{emulator.url}{path}", headers=headers)
            assert refused.status_code == 403
            assert "access-control-allow-origin" not in refused.headers


def test_with_a_token_only_the_empty_page_is_open() -> None:
    options = EmulatorOptions(admin_token=SECRET)
    with Emulator(options) as emulator, httpx.Client(base_url=emulator.url) as client:
        page = client.get("/", headers=HTML)
        script = client.get("/page/page.js")
        assert page.is_success
        assert script.is_success
        assert SECRET not in page.text + script.text
        for path in DATA:
            assert client.get(f"/emulator/{path}").status_code == 401
        right = {"x-emulator-token": SECRET}
        assert client.get("/emulator/exchanges", headers=right).json()["exchanges"] == []


# Exchanges


def test_an_exchange_has_the_request_and_its_answer(client: httpx.Client) -> None:
    said = client.post(GENERATE, json=asking("Why is the sky blue?")).json()
    [line] = listed(client)["exchanges"]
    assert (line["number"], line["status"], line["state"]) == (1, 200, "complete")
    assert (line["operation"], line["model"]) == ("generateContent", "gemini-3.8-flash")
    assert (line["prompt"], line["errors"], line["rule"]) == ("Why is the sky blue?", 0, "")
    detail = one(client, 1)
    assert detail["text"] == said["candidates"][0]["content"]["parts"][0]["text"]
    assert '"text": "Why is the sky blue?"' in detail["request"]
    assert detail["tokens"]["total"] == said["usageMetadata"]["totalTokenCount"]
    assert detail["answer_headers"]["x-request-id"] == "emulator-1"


@pytest.mark.parametrize("stream", [False, True])
def test_responses_of_openai(client: httpx.Client, stream: bool) -> None:
    body = {"model": "gpt", "input": "Hello", "stream": stream, "temperature": "x"}
    client.post("/v1/responses", json=body)
    answered = client.post(
        "/v1/responses", json={**body, "temperature": 1}, headers={"api-key": SECRET}
    )
    assert answered.is_success
    assert [f["path"] for f in one(client, 1)["findings"]] == ["temperature"]
    shown = one(client, 2)
    assert (shown["prompt"], shown["findings"]) == ("Hello", [])
    assert shown["text"]
    assert shown["text"] == one(client, 2, whole="1")["text"]
    assert "response.completed" not in shown["text"]


def test_a_stream_is_shown_while_it_grows(emulator: Emulator, client: httpx.Client) -> None:
    emulator.add(Rule(text="One two three four", fault="hang", after=2))
    with client.stream("POST", STREAM, json=asking("Count")) as answer:
        events = (line for line in answer.iter_lines() if line.startswith("data:"))
        assert len([next(events), next(events)]) == 2
        before = listed(client)
        assert [e["state"] for e in before["exchanges"]] == ["answering"]
        shown = one(client, 1)
        assert (shown["text"], shown["chunks"], shown["stream"]) == ("One two", 2, True)
    while (news := listed(client, after=before["revision"]))["exchanges"] == []:
        pass
    assert [e["state"] for e in news["exchanges"]] == ["broken"]


@pytest.mark.parametrize(
    ("rule", "state", "status"),
    [
        ({"fault": "cut"}, "broken", 200),
        ({"fault": "reset"}, "broken", None),
        ({"status": 429}, "complete", 429),
        ({"raw": '{"candidates": [{"content": {"parts": [{"text": "Ha'}, "complete", 200),
    ],
)
def test_faults(
    emulator: Emulator, client: httpx.Client, rule: dict[str, Any], state: str, status: int | None
) -> None:
    emulator.add(rule)
    with suppress(httpx.HTTPError):
        client.post(GENERATE, json=asking("Hello"))
    while (line := listed(client)["exchanges"][0])["state"] in ("waiting", "answering"):
        pass
    assert (line["state"], line["status"]) == (state, status)
    assert line["rule"]
    shown = one(client, 1)
    assert shown["applied"] == rule
    if "raw" in rule:
        assert shown["text"] == "Ha"


def test_findings_are_next_to_the_request(client: httpx.Client) -> None:
    client.post(GENERATE, json=asking("Hi", generationConfig={"temprature": 1, "topK": "x"}))
    client.post(GENERATE, content=b"no JSON")
    client.post("/chat/completions", json={"messages": [{"role": "user"}], "temperature": 9})
    thinking = {"thinkingConfig": {"thinkingBudget": 0}}
    model = "/v1beta/models/gemini-2.5-pro:generateContent"
    client.post(model, json=asking("Hi", generationConfig=thinking))
    found = one(client, 1)["findings"]
    assert [(f["severity"], f["path"]) for f in found] == [
        ("error", "generationConfig.temprature"),
        ("error", "generationConfig.topK"),
    ]
    assert "did you mean 'temperature'?" in found[0]["message"]
    assert one(client, 2)["findings"][0]["message"] == "the body is not a JSON object"
    assert one(client, 3)["findings"]
    assert {f["severity"] for f in one(client, 4)["findings"]} == {"warning"}
    assert len(listed(client, only="findings")["exchanges"]) == 4


OPENAI: dict[str, Any] = {"max_completion_tokens": 9, "store": False, "n": 2, "tools": []}


@pytest.mark.parametrize(
    ("path", "body", "found"),
    [
        ("/v1/chat/completions", OPENAI, []),
        ("/openai/deployments/gpt/chat/completions", OPENAI, []),
        ("/openai/v1/chat/completions", {"max_completion_tokens": "9"}, ["max_completion_tokens"]),
        ("/models/chat/completions", {"n": 2}, ["n"]),
        ("/chat/completions", {"stop": None, "tools": []}, []),
    ],
)
def test_findings_are_those_of_the_endpoint(
    client: httpx.Client, path: str, body: dict[str, Any], found: list[str]
) -> None:
    client.post(path, json={"messages": [{"role": "user", "content": "Hi"}], **body})
    assert [f["path"] for f in one(client, 1)["findings"]] == found


def test_no_credential_is_shown(emulator: Emulator, client: httpx.Client) -> None:
    client.post(f"{GENERATE}?key={SECRET}", json=asking("Hello"))
    grant = {"grant_type": "refresh_token", "refresh_token": SECRET, "client_id": "a"}
    token = client.post("/token", data={**grant, "client_secret": SECRET}).json()["access_token"]
    client.post(GENERATE, json=asking("Hi"), headers={"authorization": f"Bearer {SECRET}"})
    emulator.add(Rule(operation="token", raw=f'{{"access_token": "{token}"'))
    client.post("/token", data={**grant, "client_secret": SECRET})
    emulator.add(Rule(contains="chunk", chunks=({"access_token": token}, {"a": 1})))
    client.post(GENERATE, json=asking("chunk"))
    emulator.add(Rule(raw=f"Token: access_token={token} refresh_token: {token}"))
    client.post(GENERATE, json=asking("Hi"))
    numbers = range(1, 7)
    shown = str([listed(client), *(one(client, n) for n in numbers)])
    shown += str([one(client, n, whole="1") for n in numbers])
    assert SECRET not in shown
    assert token not in shown


def test_filters_and_pages(emulator: Emulator, client: httpx.Client) -> None:
    emulator.add(Rule(contains="number 3", status=500), Rule(contains="number 4", text="Späte Ö"))
    for number in range(6):
        client.post(GENERATE, json=asking(f"number {number}"))
    client.get("/nothing")

    def numbers(**query: Any) -> list[int]:
        return [e["number"] for e in listed(client, **query)["exchanges"]]

    assert numbers() == [7, 6, 5, 4, 3, 2, 1]
    assert numbers(limit=2) == [7, 6]
    assert numbers(limit=2, before=6) == [5, 4]
    assert listed(client, limit=2)["more"]
    assert not listed(client, limit=2, before=3)["more"]
    assert numbers(only="failed") == [7, 4]
    assert numbers(only="rules") == [5, 4]
    assert numbers(contains="NUMBER 5") == [6]
    assert numbers(contains="späte ö") == [5]
    assert numbers(contains="/nothing") == [7]
    assert numbers(only="succeeded", contains="number 3") == []
    assert client.get("/emulator/exchanges?after=x").status_code == 400
    assert client.get("/emulator/exchanges?only=all").status_code == 400


def test_news_come_in_order_and_say_what_no_longer_fits(client: httpx.Client) -> None:
    before = listed(client)
    for number in range(5):
        client.post(GENERATE, json=asking(f"number {number}"))
    first = listed(client, after=before["revision"] or 1, limit=3)
    assert first["more"]
    rest = listed(client, after=first["revision"], limit=3)
    assert not rest["more"]
    found = [e["number"] for e in first["exchanges"] + rest["exchanges"]]
    assert sorted(found) == [1, 2, 3, 4, 5]
    assert listed(client, after=1, only="active")["gone"] == [1, 2, 3, 4, 5]
    cleared = client.delete("/emulator/exchanges").json()
    assert cleared["exchanges"] == []
    assert cleared["history"] != before["history"]
    assert client.get("/emulator/exchanges/1").status_code == 404


def test_scopes_are_apart(client: httpx.Client) -> None:
    other = {"x-emulator-scope": "test-7"}
    client.post(GENERATE, json=asking("Hello"), headers=other)
    mine = listed(client)
    assert mine["exchanges"] == []
    assert mine["scopes"] == ["", "test-7"]
    answer = client.get("/emulator/exchanges", headers=other).json()
    assert len(answer["exchanges"]) == 1


def test_large_content_is_shortened_unless_it_is_copied(client: httpx.Client) -> None:
    picture = b64encode(b"\x89PNG" * 30_000).decode()
    inline = {"inlineData": {"mimeType": "image/png", "data": picture}}
    script = {"inlineData": {"mimeType": "image/svg+xml", "data": "PHN2Zz4="}}
    parts = [inline, script, {"text": "x " * 50_000}]
    client.post(GENERATE, json={"contents": [{"role": "user", "parts": parts}]})
    shown = one(client, 1)
    assert len(shown["request"]) < 25_000
    assert "(160,000 characters)" in shown["request"]
    assert shown["pictures"] == [{"media": "image/png", "data": picture}]
    assert picture in one(client, 1, whole="1")["request"]
    assert len(readable_json.shortened([{"a": ["b" * 500] * 150}] * 150)) < readable_json.MOST + 99


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_log, "ANSWER_BYTES", 10)
    monkeypatch.setattr(exchange_log, "ALL_ANSWERS_BYTES", 25)
    monkeypatch.setattr(exchange_log, "REQUESTS_BYTES", 100)
    log = ExchangeLog(4)
    entry: dict[str, Any] = dict.fromkeys(("query", "headers", "body", "operation"))
    kept = [log.begin("", 1, method="GET", path="/", **entry) for _ in range(4)]
    for exchange in kept:
        log.head(exchange, 200, {})
        log.piece(exchange, b"12345678")
        log.piece(exchange, b"12345678")
        log.end(exchange, complete=True)
    assert [e.size for e in kept] == [16] * 4
    assert [e.kept for e in kept] == [0, 0, 10, 10]
    log.begin("", 1, method="GET", path="/", **entry)
    assert [e.entry.number for e in log.exchanges] == [2, 3, 4, 5]
    log.begin("", 99, method="GET", path="/", **entry)
    assert [e.entry.number for e in log.exchanges] == [5, 6]


def test_a_forgotten_answer_does_not_grow() -> None:
    log = ExchangeLog(1)
    entry: dict[str, Any] = dict.fromkeys(("query", "headers", "body", "operation"))
    first = log.begin("", 1, method="GET", path="/", **entry)
    log.piece(first, b"12")
    log.begin("", 1, method="GET", path="/", **entry)
    log.piece(first, b"34")
    assert (first.pieces, first.kept, first.size) == ([b"12"], 2, 4)


def test_a_request_is_validated_once_and_in_a_thread(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []

    def found(exchange: RecordedExchange) -> list[Fault]:
        threads.append(current_thread().name)
        return []

    monkeypatch.setattr("gemini_sdk.emulator.page.findings._found", found)
    client.post(GENERATE, json=asking("Hi"))
    for only in ("", "findings"):
        listed(client, only=only)
    one(client, 1)
    (name,) = threads
    assert name.startswith("asyncio_")


@pytest.mark.parametrize("number", ["2", "x", "9" * 5000])
def test_an_unknown_exchange_is_not_found(client: httpx.Client, number: str) -> None:
    answer = client.get(f"/emulator/exchanges/{number}")
    assert answer.status_code == 404
    assert answer.json()["error"]["status"] == "NOT_FOUND"


# Rules, tunings, usage


def test_one_rule_is_removed(emulator: Emulator, client: httpx.Client) -> None:
    emulator.add(Rule(text="a"), Rule(text="b"), Rule(text="c"))
    second = client.get("/emulator/rules").json()[1]["number"]
    left = client.delete(f"/emulator/rules/{second}").json()
    assert [r["text"] for r in left] == ["a", "c"]
    for number in (str(second), "-1", "x"):
        assert client.delete(f"/emulator/rules/{number}").status_code == 404
    emulator.add(Rule(text="d"))
    assert [rule.text for rule, _ in emulator.rules()] == ["a", "c", "d"]


def test_tunings_with_their_loss(
    emulator: Emulator, client: httpx.Client, numbers: dict[str, Any]
) -> None:
    client.post("/v1beta/tunedModels", json=numbers).raise_for_status()
    emulator.advance(60)
    [shown] = client.get("/emulator/tunings").json()["tunings"]
    assert (shown["title"], shown["state"]) == ("number generator model", "CREATING")
    assert 0 < shown["percent"] < 100
    steps, losses = zip(*shown["training"], strict=True)
    assert steps == tuple(range(1, shown["step"] + 1))
    assert losses[-1] < losses[0]


def test_costs_by_model(client: httpx.Client) -> None:
    client.post(GENERATE.replace("3.8", "2.5"), json=asking("Hello"))
    client.post(
        "/chat/completions", json={"model": "mine", "messages": [{"role": "user", "content": "Hi"}]}
    )
    costs = client.get("/emulator/costs").json()
    assert costs["models"]["gemini-2.5-flash"] > 0
    assert costs["models"]["mine"] is None


def test_stored_files(client: httpx.Client) -> None:
    start = {"x-goog-upload-protocol": "resumable", "x-goog-upload-command": "start"}
    url = client.post("/upload/v1beta/files", json={"file": {"displayName": "n"}}, headers=start)
    finish = {"x-goog-upload-command": "upload, finalize", "x-goog-upload-offset": "0"}
    client.post(url.headers["x-goog-upload-url"], content=b"hello", headers=finish)
    [file] = client.get("/emulator/stored").json()["files"]
    assert (file["title"], file["bytes"], file["state"]) == ("n", 5, "ACTIVE")


def test_tapes_are_shown_too(emulator: Emulator, tmp_path: Path) -> None:
    tape = TapeOptions(tmp_path / "tape.jsonl", upstream=emulator.url)
    with (
        Emulator(EmulatorOptions(tape=tape)) as recorder,
        httpx.Client(base_url=recorder.url, headers={"x-goog-api-key": SECRET}) as client,
    ):
        assert client.post(STREAM, json=asking("Hello")).is_success
        answer = listed(client)
        assert answer["parts"] == ["requests"]
        assert [e["operation"] for e in answer["exchanges"]] == ["streamGenerateContent"]
        assert one(client, 1)["text"]
        assert client.get("/", headers=HTML).is_success


# Whatever is sent


NAMES = """contents parts text messages role content model prompt input instances requests generationConfig
thinkingConfig topK candidates choices delta message functionCall args name inlineData mimeType data usageMetadata usage
totalTokenCount index systemInstruction tools type output tool_calls""".split()
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
)
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)
OPERATIONS = st.sampled_from(
    [
        "generativelanguage.models.generateContent",
        "aiplatform.endpoints.generateContent",
        "generativelanguage.models.embedContent",
        "generativelanguage.tunedModels.create",
        "azure.openai.responses",
        "getChatCompletions",
        None,
    ]
)


@given(JSON, JSON | st.binary(max_size=30), OPERATIONS, st.booleans())
def test_any_exchange_is_shown(body: Any, answer: Any, operation: str | None, stream: bool) -> None:
    log = ExchangeLog(1)
    sent = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    entry: dict[str, Any] = {"method": "POST", "path": "/", "query": {}, "headers": {}}
    exchange = log.begin("", 0, **entry, body=body, operation=operation)
    exchange.model = "gemini-2.5-pro"
    log.head(exchange, 200, {"content-type": "text/event-stream" if stream else "application/json"})
    log.piece(exchange, b"data: " + sent + b"\n\n" if stream else sent)
    log.end(exchange, complete=True)
    for shown in (exchange_view.summary(exchange), exchange_view.detail(exchange)):
        json.dumps(shown)
    assert isinstance(exchange_view.matches(exchange, "a"), bool)
