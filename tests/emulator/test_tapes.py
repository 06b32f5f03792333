"""Tapes: what a proxy records of a service, which an emulator plays here, and what answers from the recording."""

import base64
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import AzureInferenceClient, GeminiClient
from gemini_sdk.emulator import Emulator, EmulatorOptions, TapeOptions
from gemini_sdk.emulator.tapes.exchange import TapedExchange, TapedPiece, TapedRequest
from gemini_sdk.emulator.tapes.scrubber import Scrubber
from gemini_sdk.emulator.tapes.tape import TapeReader
from gemini_sdk.errors import ConfigurationError, NotFoundError
from tests.raw_server import RawServer, chunk, cut, stream_head

MODEL = "gemini-3.8-flash"
KEY = "AIza-this-is-the-key-of-a-test-4711"


@pytest.fixture(scope="module")
def service() -> Iterator[Emulator]:
    with Emulator(EmulatorOptions(pace=0.02)) as emulator:
        yield emulator


def taped(file: Path, upstream: str | None = None, **options: Any) -> Emulator:
    return Emulator(EmulatorOptions(tape=TapeOptions(file, upstream, **options)))


def gemini_sdk(url: str) -> list[Any]:
    """What this package answers: a call, a stream, an error."""
    with GeminiClient(api_key=KEY, base_url=url, max_retries=0) as client:
        said = [client.generate_content(MODEL, "Hello").to_json()]
        said += [each.to_json() for each in client.stream_generate_content(MODEL, "Why 하늘?")]
        with pytest.raises(NotFoundError) as caught:
            client.generate_content("no-model", "Hello")
        return [*said, str(caught.value)]


def azure(url: str) -> list[Any]:
    with AzureInferenceClient(endpoint=url, credential=KEY) as client:
        messages: Any = [{"role": "user", "content": "Hello"}]
        return [client.chat_completions(messages, model="gpt-4o").to_json()]


def google_genai(url: str) -> list[Any]:
    genai = pytest.importorskip("google.genai")
    client = genai.Client(api_key=KEY, http_options={"base_url": url})
    answer = client.models.generate_content(model=MODEL, contents="Hello")
    chunks = client.models.generate_content_stream(model=MODEL, contents="Why?")
    return [answer.text, *(chunk.text for chunk in chunks)]


def openai(url: str) -> list[Any]:
    package = pytest.importorskip("openai")
    messages = [{"role": "user", "content": "Hello"}]
    with package.OpenAI(api_key=KEY, base_url=f"{url}/openai/v1/") as client:
        answer = client.chat.completions.create(model="gpt-4o", messages=messages)
        chunks = client.chat.completions.create(model="gpt-4o", messages=messages, stream=True)
        return [answer.model_dump_json(), *(chunk.model_dump_json() for chunk in chunks)]


@pytest.mark.parametrize("program", [gemini_sdk, azure, google_genai, openai])
def test_a_tape_answers_as_the_service_did(
    service: Emulator, tmp_path: Path, program: Callable[[str], list[Any]]
) -> None:
    file = tmp_path / "tape.jsonl"
    with taped(file, service.url) as recorder:
        recorded = program(recorder.url)
    assert KEY not in file.read_text(encoding="utf-8")
    with taped(file) as player:
        assert program(player.url) == recorded
        assert player.tape is not None
        assert not player.tape.unused
        assert not player.tape.missing


def test_answers_have_the_same_bytes(service: Emulator, tmp_path: Path) -> None:
    file = tmp_path / "tape.jsonl"
    paths = (":generateContent", ":streamGenerateContent?alt=sse", ":streamGenerateContent")
    body = {"contents": [{"parts": [{"text": "Name 하늘 ✓"}]}]}

    def asked(url: str) -> list[tuple[int, str, bytes]]:
        with httpx2.Client(headers={"x-goog-api-key": KEY}) as client:
            found = [client.post(f"{url}/v1beta/models/{MODEL}{p}", json=body) for p in paths]
            found.append(client.get(f"{url}/v1beta/models?pageSize=3"))
            return [(a.status_code, a.headers["content-type"], a.content) for a in found]

    with taped(file, service.url) as recorder:
        recorded = asked(recorder.url)
    assert recorded == asked(service.url) or "responseId" in str(recorded)
    with taped(file) as player:
        assert asked(player.url) == recorded


def test_a_stream_has_its_timing(service: Emulator, tmp_path: Path) -> None:
    file = tmp_path / "tape.jsonl"
    with (
        taped(file, service.url) as recorder,
        GeminiClient(api_key=KEY, base_url=recorder.url) as client,
    ):
        count = len(list(client.stream_generate_content(MODEL, "Why?")))
    pieces = json.loads(file.read_text(encoding="utf-8"))["answer"]["pieces"]
    assert len(pieces) >= count > 1
    assert any(piece["after"] >= 0.01 for piece in pieces[1:])
    assert pieces[0]["text"].startswith("data: {")


def test_a_file_is_uploaded_through_a_tape(service: Emulator, tmp_path: Path) -> None:
    file = tmp_path / "tape.jsonl"

    def uploaded(url: str) -> Any:
        with GeminiClient(api_key=KEY, base_url=url) as client:
            done = client.files.upload(b"\xff\x00 bytes", mime_type="application/octet-stream")
            return done.to_json()

    with taped(file, service.url) as recorder:
        recorded = uploaded(recorder.url)
    with taped(file) as player:
        assert uploaded(player.url) == recorded


def ask(url: str, text: str) -> str:
    with GeminiClient(api_key=KEY, base_url=url) as client:
        return client.generate_content(MODEL, text).text or ""


def test_strict_and_lenient_matching(service: Emulator, tmp_path: Path) -> None:
    file = tmp_path / "tape.jsonl"
    with taped(file, service.url) as recorder:
        first, second = ask(recorder.url, "One apple"), ask(recorder.url, "Two pears")
    with taped(file) as strict:
        assert ask(strict.url, "Two pears") == second
        with pytest.raises(NotFoundError, match=r'parts\[0\].text is "One apple", not "One plum"'):
            ask(strict.url, "One plum")
        with pytest.raises(NotFoundError, match="exchange 2 has answered it already"):
            ask(strict.url, "Two pears")
        tape = strict.tape
        assert tape is not None
        assert [each.body["contents"][0]["parts"] for each in tape.unused] == [
            [{"text": "One apple"}]
        ]
        assert len(tape.missing) == 2
        report = httpx2.get(f"{strict.url}/emulator/tape").json()
        assert (len(report["unused"]), len(report["missing"])) == (1, 2)
    with taped(file, match="lenient") as lenient:
        assert [ask(lenient.url, "Two plums"), ask(lenient.url, "One")] in (
            [second, first],
            [first, second],
        )
        assert ask(lenient.url, "Two pears") == second
        with pytest.raises(NotFoundError), GeminiClient(api_key=KEY, base_url=lenient.url) as c:
            c.generate_content("gemini-3.5-flash", "One apple")


def said(text: str, **query: str) -> TapedRequest:
    return TapedRequest("POST", "/x", query, {"contents": [{"parts": [{"text": text}]}]})


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("Summarise the report of May in two lines", 2),
        ("Greet Mrs. Miller in one line", 0),
        ("Summarize the report of June in one line", 1),
    ],
)
def test_the_most_similar_text_answers(tmp_path: Path, asked: str, number: int) -> None:
    texts = ["Greet *** in one line", "Summarise the report of June", "Summarise the report of May"]
    file = tmp_path / "tape.jsonl"
    answers = [
        TapedExchange(said(each), 200, {}, (TapedPiece(str(n).encode()),))
        for n, each in enumerate(texts)
    ]
    file.write_text("".join(each.line() + "\n" for each in answers), encoding="utf-8")
    lenient = TapeReader(file, "lenient")
    found = [lenient.find(said(asked)) for _ in range(2)]  # It answers again.
    assert [each and each.body for each in found] == [str(number).encode()] * 2
    differs = TapeReader(file).closest(said(asked + "!"))
    assert f"exchange {number + 1}" in differs


def test_masked_parts_and_credentials_do_not_count(tmp_path: Path) -> None:
    file = tmp_path / "tape.jsonl"
    recorded = [
        said("I am *** of ***.", key="***", alt="sse"),
        said("I am Ada of Rome.", alt="sse"),
    ]
    answers = [TapedExchange(each, 200, {}, ()) for each in recorded]
    file.write_text("".join(each.line() + "\n" for each in answers), encoding="utf-8")
    strict = TapeReader(file)
    asked = said("I am Ada of Rome.", alt="sse")
    assert [found and found.request for found in (strict.find(asked), strict.find(asked))] == [
        recorded[1],
        recorded[0],
    ]
    assert TapeReader(file).find(said("I am Bob of Paris", alt="sse")) is None
    assert TapeReader(file).find(said("I am Bob of Paris.")) is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"scrub": ("(",)}, "scrub: .* is not a regular expression"),
        ({"match": "loose"}, "match: expected strict or lenient"),
        ({"upstream": "ftp://h"}, "upstream: expected the address of a service"),
    ],
)
def test_options_are_checked(tmp_path: Path, options: dict[str, Any], message: str) -> None:
    file = tmp_path / "tape.jsonl"
    file.touch()
    with pytest.raises(ConfigurationError, match=message), taped(file, **options):
        pass


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"request": {}, "answer": {"status": 200}}'])
def test_a_line_that_is_no_exchange_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "tape.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"tape\.jsonl:2: not"):
        taped(tmp_path / "tape.jsonl")
    with pytest.raises(ConfigurationError, match="No such file"):
        taped(tmp_path / "none.jsonl")


def test_an_upstream_that_does_not_answer(tmp_path: Path) -> None:
    file = tmp_path / "tape.jsonl"
    with taped(file, "http://127.0.0.1:1") as recorder:
        answer = httpx2.get(f"{recorder.url}/v1beta/models", headers={"x-goog-api-key": KEY})
    assert answer.status_code == 502
    assert "127.0.0.1 cannot be reached: ConnectError" in answer.json()["error"]["message"]
    assert not file.exists()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda each: (
        st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=4), each, max_size=3)
    ),
    max_leaves=8,
)
BYTES = (
    st.binary(max_size=60)
    | JSON.map(lambda value: json.dumps(value, indent=2).encode())
    | JSON.map(lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    .filter(lambda text: not re.search("[\ud800-\udfff]", text))
    .map(str.encode)
)


@given(st.lists(BYTES, max_size=3), JSON, st.integers(100, 599))
def test_a_line_is_read_as_it_was_written(bodies: list[bytes], asked: Any, status: int) -> None:
    request = TapedRequest("POST", "/p", {"a": "b"}, asked)
    pieces = tuple(TapedPiece(body, 0.5) for body in bodies)
    exchange = TapedExchange(request, status, {"content-type": "x"}, pieces)
    line = exchange.line()
    assert "\n" not in line
    again = TapedExchange.of_line(line, "line")
    assert again.body == exchange.body
    assert (again.request, again.status, again.headers) == (request, status, exchange.headers)


SECRETS = st.text(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~+/=", min_size=12
)
HEADERS = st.sampled_from(
    [
        *("authorization", "x-goog-api-key", "api-key", "ocp-apim-subscription-key", "cookie"),
        *("x-amz-security-token", "proxy-authorization", "x-my-secret"),
    ]
)


@given(SECRETS, HEADERS, st.sampled_from(["", "Bearer ", "Basic "]), st.data())
def test_no_secret_is_left(secret: str, header: str, scheme: str, data: st.DataObject) -> None:
    scrubber = Scrubber([r"user-\d+"])
    found = scrubber.secrets({header: scheme + secret}, {"key": secret})
    text = f'{{"a": "{secret} user-42", "u": "https://h/?k={quote(secret, safe="")}&x=1"}}'
    where = data.draw(st.sampled_from(["body", "value", "query", "headers", "path"]))
    shown: Any
    match where:
        case "body":
            shown = scrubber.body(text.encode(), found).decode()
        case "value":
            shown = scrubber.value({secret: [text, {"deep": secret}]}, found)
        case "query":
            shown = scrubber.query({"key": secret, "q": secret, "u": f"user-1{secret}"}, found)
        case "headers":
            kept = {"location": f"https://h/?key={secret}", "set-cookie": secret, "etag": secret}
            shown = scrubber.answer_headers(kept, found)
        case _:
            shown = scrubber.text(f"/v1/{secret}/user-7", found)
    assert secret not in json.dumps(shown, ensure_ascii=False)
    assert quote(secret, safe="") not in str(shown)
    assert "user-4" not in str(shown)


@given(SECRETS, st.sampled_from([0, 1, 2, 3, 4, 5]))
def test_no_spelling_of_a_secret_is_left(secret: str, spelling: int) -> None:
    found = Scrubber().secrets({"x-goog-api-key": secret}, {})
    written = (
        secret.replace("/", r"\/"),
        "".join(f"\\u{ord(each):04X}" for each in secret),
        "".join(f"%{ord(each):02x}" for each in secret),
        secret.lower(),
        secret.replace("+", r"\u002b").replace("/", "%2f"),
        json.dumps(secret)[1:-1],
    )[spelling]
    for text in (f"you sent {written}!", f"you sent {written}\xff!"):
        data = text.encode("latin-1")
        assert Scrubber().body(data, found) == data.replace(written.encode(), b"***")


def test_the_password_of_basic_authentication_is_left_out() -> None:
    encoded = base64.b64encode(b"ada:hunter2-hunter2").decode()
    found = Scrubber().secrets({"authorization": f"Basic {encoded}"}, {})
    assert Scrubber().text(f"{encoded}, hunter2-hunter2", found) == "***, ***"


def test_tokens_that_a_service_issues_are_left_out() -> None:
    scrubber = Scrubber()
    answer = b'{\n "access_token" : "ya29.issued",\n "expires_in": 3599}'
    assert scrubber.body(answer, []) == b'{\n "access_token" : "***",\n "expires_in": 3599}'
    form = "grant_type=refresh_token&refresh_token=1%2F%2Fsecret"
    assert scrubber.value(form, []) == "grant_type=refresh_token&refresh_token=***"


def test_a_secret_across_two_pieces_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "tape.jsonl"
    half = len(KEY) // 2
    with RawServer() as server, taped(file, server.url) as recorder:
        first, second = f"data: you sent {KEY[:half]}".encode(), f"{KEY[half:]}!\n\n".encode()
        server.plan([stream_head() + chunk(first), chunk(second) + b"0\r\n\r\n"])
        answer = httpx2.get(f"{recorder.url}/v1beta/x", headers={"x-goog-api-key": KEY})
    assert answer.text == f"data: you sent {KEY}!\n\n"
    text = file.read_text(encoding="utf-8")
    assert "you sent ***!" in text
    assert KEY[:half] not in text


def test_an_answer_that_breaks_off_is_not_recorded(tmp_path: Path) -> None:
    file = tmp_path / "tape.jsonl"
    with RawServer() as server, taped(file, server.url) as recorder:
        server.plan([stream_head() + chunk(b"data: {}\n\n"), cut])
        with pytest.raises(httpx2.RemoteProtocolError):
            httpx2.get(f"{recorder.url}/v1beta/x", headers={"x-goog-api-key": KEY})
    assert not file.exists()
