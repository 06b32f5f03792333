"""Batches of Google AI: what is sent, what comes back under which key, and what is refused before it is sent."""

import json
import pickle
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import Batch
from gemini_sdk._google.batch_file import check_lines
from gemini_sdk._google.batch_requests import entries
from gemini_sdk._google.batch_results import inline_results, line_results
from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.errors import (
    APIStatusError,
    BadRequestError,
    ConfigurationError,
    GeminiSDKError,
    InvalidAnswerError,
    InvalidPayloadError,
    NotFoundError,
    OperationFailedError,
    OperationTimeoutError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
)
from gemini_sdk.types.batches import InlinedRequest
from gemini_sdk.types.generate_content import GenerateContentRequest, GenerateContentResponse
from tests.google.driving import GoogleDriver

MODEL = "gemini-3.8-flash"
SECONDS = 0.3


@pytest.fixture(scope="module")
def emulator() -> Generator[Emulator]:
    with Emulator(EmulatorOptions(tuning_seconds=SECONDS)) as emulator:
        yield emulator


def pairs(drive: GoogleDriver, batches: Any, batch: Any) -> list[tuple[str, Any]]:
    """The results of a batch."""
    return list(drive.chunks(batches.results(batch)))


def ended(drive: GoogleDriver, batches: Any, batch: Any) -> Any:
    return drive.get(batches.wait(batch.name, poll_interval=0.05))


def test_a_batch_from_create_to_results(drive: GoogleDriver) -> None:
    batches = drive.gemini().batches
    made = drive.get(
        batches.create(
            model=MODEL,
            requests={"sky": "Why is the sky blue?", "sea": "Why is the sea blue?"},
            display_name="colours",
        )
    )
    assert (made.state, made.ended) == ("BATCH_STATE_PENDING", False)
    assert (made.model, made.display_name) == (f"models/{MODEL}", "colours")
    assert made.stats.request_count == 2
    with pytest.raises(OperationTimeoutError, match=r"client\.batches\.wait"):
        pairs(drive, batches, made)
    states: list[str] = []

    def follow(batch: Any) -> None:
        states.append(batch.state)

    done = drive.get(batches.wait(made, poll_interval=0.05, on_progress=follow))
    assert states[-1] == done.state == "BATCH_STATE_SUCCEEDED"
    assert (done.stats.successful_request_count, done.stats.failed_request_count) == (2, None)
    found = dict(pairs(drive, batches, done))
    assert found.keys() == {"sky", "sea"}
    assert "Why is the sky blue?" in found["sky"].text
    # A batch that was read before its end is read again, and so is a name.
    assert dict(pairs(drive, batches, made)).keys() == found.keys()
    assert dict(pairs(drive, batches, made.name)).keys() == found.keys()
    assert done.details.output.inlined_responses.inlined_responses[0].metadata == {"key": "sky"}
    named = [each.name for each in drive.chunks(iter_of(drive, batches.list(page_size=1)))]
    assert made.name in named
    drive.get(batches.delete(made))
    with pytest.raises(NotFoundError):
        drive.get(batches.get(made.name))


def iter_of(drive: GoogleDriver, pager: Any) -> Any:
    return iter(pager) if drive.blocking else aiter(pager)


def test_requests_in_every_form(drive: GoogleDriver) -> None:
    whole = {"contents": "c", "system_instruction": "Brief.", "generation_config": {"seed": 1}}
    forms: list[Any] = [
        "a",
        ["b", "b"],
        whole,
        ("d", "d"),
        {"key": "e", "request": whole},
        {"request": "f", "metadata": {"team": "x"}},
        GenerateContentRequest.model_validate({"contents": "g" and [{"parts": [{"text": "g"}]}]}),
        InlinedRequest(
            request=GenerateContentRequest.model_validate({"contents": {"parts": {"text": "h"}}}),
            metadata={"key": "h"},
        ),
        {"contents": "i", "model": f"models/{MODEL}"},
    ]
    drive.get(drive.gemini().batches.create(model=MODEL, requests=forms))
    sent = drive.body()["batch"]["inputConfig"]["requests"]["requests"]
    assert [each["metadata"] for each in sent] == [
        {"key": "0"},
        {"key": "1"},
        {"key": "2"},
        {"key": "d"},
        {"key": "e"},
        {"team": "x", "key": "5"},
        {"key": "6"},
        {"key": "h"},
        {"key": "8"},
    ]
    first = sent[0]["request"]
    assert first == {"contents": [{"role": "user", "parts": [{"text": "a"}]}]}
    assert sent[4]["request"]["systemInstruction"] == {"parts": [{"text": "Brief."}]}
    assert [each["request"]["contents"][0]["parts"][0]["text"] for each in sent] == list(
        "abcdcfghi"
    )


BAD: list[tuple[Any, str]] = [
    ([], "requests: is empty"),
    ({}, "requests: is empty"),
    ("one prompt"[:0] or None, "not several requests"),
    ({"contents": "one request"}, "not several requests"),
    ([("a", "x"), ("b", "y"), ("a", "z")], r"requests\[2\].key: the key of requests\[0\], too"),
    (["x", ("0", "y")], r"requests\[1\].key: the key of"),
    ([("", "x")], r"requests\[0\].key: not a key"),
    ([{"key": 7, "request": "x"}], r"requests\[0\].key: not a key"),
    ([{"key": "a"}], r"requests\[0\].request: is missing"),
    ([{"key": "a", "reqest": "x"}], "reqest: unknown field"),
    ([3], r"requests\[0\]\.contents"),
    (
        ["x", {"contents": "y", "model": "gemini-3.5-flash"}],
        r"requests\[1\].model: another model than that of the batch",
    ),
    (
        ["x", {"contents": "y", "generation_config": {"temperature": 9}}],
        r"requests\[1\].generationConfig.temperature: out of range",
    ),
    (
        [{"contents": "y", "cached_content": "cachedContents/c", "tools": [{"google_search": {}}]}],
        r"requests\[0\].tools: cannot be used together with cachedContent",
    ),
]


@pytest.mark.parametrize(("requests", "message"), BAD)
def test_what_is_wrong_is_reported_before_anything_is_sent(
    drive: GoogleDriver, requests: Any, message: str
) -> None:
    before = len(drive.emulator.journal())
    with pytest.raises(InvalidPayloadError, match=message):
        drive.get(drive.gemini().batches.create(model=MODEL, requests=requests))
    assert len(drive.emulator.journal()) == before


def test_an_unknown_model_and_a_tuned_one(drive: GoogleDriver) -> None:
    batches = drive.gemini().batches
    with pytest.raises(NotFoundError, match="not supported for batchGenerateContent"):
        drive.get(batches.create(model="nonsense", requests=["x"]))
    with pytest.raises(InvalidPayloadError, match="not the name of a model"):
        drive.get(batches.create(model="tunedModels/x", requests=["x"]))
    calls: list[Callable[[], Any]] = [
        lambda: batches.get("batches/none"),
        lambda: batches.cancel("none"),
        lambda: batches.delete("none"),
    ]
    for call in calls:
        with pytest.raises(NotFoundError):
            drive.get(call())


def test_one_request_may_fail(drive: GoogleDriver) -> None:
    batches = drive.gemini().batches
    schema = {"type": "string", "minLength": 5, "maxLength": 2}
    bad = {"contents": "x", "generation_config": {"response_json_schema": schema}}
    unknown = {"contents": "x", "cached_content": "cachedContents/none"}
    made = drive.get(batches.create(model=MODEL, requests={"good": "x", "bad": bad, "no": unknown}))
    done = ended(drive, batches, made)
    assert (done.stats.successful_request_count, done.stats.failed_request_count) == (1, 2)
    found = dict(pairs(drive, batches, done))
    assert found["good"].text
    assert isinstance(found["bad"], BadRequestError)
    assert found["bad"].code == "INVALID_ARGUMENT"
    assert isinstance(found["no"], PermissionDeniedError)


def test_a_batch_that_ends_without_answers(drive: GoogleDriver) -> None:
    batches = drive.gemini().batches
    made = drive.get(batches.create(model=MODEL, requests=["x"]))
    drive.get(batches.cancel(made))
    with pytest.raises(OperationFailedError) as cancelled:
        ended(drive, batches, made)
    assert cancelled.value.code == "BATCH_STATE_CANCELLED"
    with pytest.raises(OperationFailedError):
        pairs(drive, batches, made)
    failing = drive.get(batches.create(model=MODEL, requests=["x"], display_name="please fail"))
    with pytest.raises(OperationFailedError, match="please fail"):
        ended(drive, batches, failing)
    slow = drive.get(batches.create(model=MODEL, requests=["x"]))
    with pytest.raises(OperationTimeoutError, match="To wait again"):
        drive.get(batches.wait(slow, timeout=0.01, poll_interval=0.01))


def test_embeddings(drive: GoogleDriver) -> None:
    batches = drive.gemini().batches
    texts = {f"k{n}": f"text {n}" for n in range(5)}
    made = drive.get(
        batches.create_embeddings(
            model="gemini-embedding-001",
            requests=texts,
            output_dimensionality=16,
            task_type="SEMANTIC_SIMILARITY",
        )
    )
    sent = drive.body()["batch"]["inputConfig"]["requests"]["requests"][0]
    assert sent == {
        "request": {
            "content": {"parts": [{"text": "text 0"}]},
            "outputDimensionality": 16,
            "taskType": "SEMANTIC_SIMILARITY",
        },
        "metadata": {"key": "k0"},
    }
    found = dict(pairs(drive, batches, ended(drive, batches, made)))
    assert found.keys() == texts.keys()
    assert all(len(each.embedding.values) == 16 for each in found.values())
    with pytest.raises(InvalidPayloadError, match=r"requests\[0\]"):
        drive.get(batches.create_embeddings(model="gemini-embedding-2", requests=[3]))


def test_a_create_that_may_have_arrived_is_not_repeated(drive: GoogleDriver) -> None:
    drive.emulator.add({"operation": "batchGenerateContent", "status": 503, "times": 1})
    with pytest.raises(ServerError, match=r"client\.batches\.list"):
        drive.get(drive.gemini(max_retries=3).batches.create(model=MODEL, requests=["x"]))
    assert len(drive.emulator.journal()) == 1


# Files


def line(key: Any, request: Any = None, **more: Any) -> bytes:
    request = {"contents": [{"parts": [{"text": "x"}]}]} if request is None else request
    return json.dumps({"key": key, "request": request, **more}).encode() + b"\n"


BAD_LINES: list[tuple[list[bytes], str]] = [
    ([], "in.jsonl: is empty"),
    ([b"\n", b"  \n"], "in.jsonl: is empty"),
    ([line("a"), b"{nonsense\n"], "in.jsonl:2: not JSON"),
    ([b"[]\n"], "in.jsonl:1: not an object"),
    ([line("a"), b"\n", line("b"), line("a")], "in.jsonl:4.key: the key of line 1, too"),
    ([line("")], "in.jsonl:1.key: not a key"),
    ([line(None)], "in.jsonl:1.key: not a key"),
    ([line("a", "x")], "in.jsonl:1.request: not a request"),
    ([line("a", {})], "in.jsonl:1.request: the required field 'contents' is missing"),
    ([line("a", reqest={})], "in.jsonl:1.reqest: unknown field"),
    (
        [line("a", {"contents": [{"parts": [{"text": "x"}]}], "model": "gemini-2.5-pro"})],
        "in.jsonl:1.request.model: another model",
    ),
    (
        [line("a", {"contents": [{"parts": [{"txt": "x"}]}]})],
        r"in.jsonl:1.request.contents\[0\].parts\[0\].txt",
    ),
]


@pytest.mark.parametrize(("lines", "message"), BAD_LINES)
def test_lines_are_validated_before_they_are_uploaded(lines: list[bytes], message: str) -> None:
    with pytest.raises(InvalidPayloadError, match=message):
        check_lines(lines, "in.jsonl", f"models/{MODEL}", "GenerateContentRequest")


def test_twenty_faults_are_enough() -> None:
    def endless() -> Generator[bytes]:
        while True:
            yield b"nonsense\n"

    with pytest.raises(InvalidPayloadError) as refused:
        check_lines(endless(), "in.jsonl", f"models/{MODEL}", "GenerateContentRequest")
    assert len(refused.value.faults) == 20


def test_a_missing_file(drive: GoogleDriver, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"none\.jsonl"):
        drive.get(drive.gemini().batches.create(model=MODEL, requests=tmp_path / "none.jsonl"))
    assert not drive.emulator.journal()


def test_a_file_goes_up_and_its_answers_come_down(drive: GoogleDriver, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    keys = [f"k{n}" for n in range(50)]
    bad = line(
        "bad", {"contents": [{"parts": [{"text": "x"}]}], "cachedContent": "cachedContents/x"}
    )
    path.write_bytes(b"\n".join([*map(line, keys), bad]))
    batches = drive.gemini().batches
    made = drive.get(batches.create(model=MODEL, requests=path, display_name="from a file"))
    sent = drive.body()["batch"]["inputConfig"]
    assert sent["fileName"].startswith("files/")
    assert (made.display_name, made.stats.request_count) == ("from a file", 51)
    done = ended(drive, batches, made)
    assert done.responses_file.startswith("files/")
    found = pairs(drive, batches, done)
    assert sorted(key for key, _ in found) == sorted([*keys, "bad"])
    answers = dict(found)
    assert all(answers[key].text for key in keys)
    assert isinstance(answers["bad"], PermissionDeniedError)
    # A file that is uploaded already.
    file = drive.get(drive.gemini().files.get(sent["fileName"]))
    for uploaded in (file, file.name):
        drive.get(batches.create(model=MODEL, requests=uploaded))
        assert drive.body()["batch"]["inputConfig"] == sent
    with pytest.raises(PermissionDeniedError):
        drive.get(batches.create(model=MODEL, requests="files/none"))


@pytest.mark.parametrize("uri", ["gs://b/in.jsonl", "bq://p.d.t", "https://example.org/in.jsonl"])
def test_a_source_of_vertex_is_refused(drive: GoogleDriver, uri: str) -> None:
    for create in ("create", "create_embeddings"):
        with pytest.raises(InvalidPayloadError, match="batch_prediction_jobs"):
            drive.get(getattr(drive.gemini().batches, create)(model=MODEL, requests=uri))
    assert not drive.emulator.journal()


def test_an_uploaded_file_may_be_named_by_its_uri(drive: GoogleDriver, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(line("a"))
    client = drive.gemini()
    file = drive.get(client.files.upload(path))
    drive.get(client.batches.create(model=MODEL, requests=file.uri))
    assert drive.body()["batch"]["inputConfig"] == {"fileName": file.name}


def test_a_bad_file_is_not_uploaded(drive: GoogleDriver, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(line("a") + line("a"))
    with pytest.raises(InvalidPayloadError, match=r"in\.jsonl:2\.key: the key of line 1"):
        drive.get(drive.gemini().batches.create(model=MODEL, requests=str(path)))
    assert not drive.emulator.journal()


@pytest.mark.parametrize(
    "rule", [{"status": 400}, {"status": 503}, {"fault": "reset"}, {"raw": "nonsense"}]
)
def test_a_file_that_was_uploaded_for_nothing_is_named(
    drive: GoogleDriver, tmp_path: Path, rule: dict[str, Any]
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(line("a"))
    client = drive.gemini()
    drive.emulator.add({"operation": "batchGenerateContent", **rule})
    with pytest.raises(GeminiSDKError) as caught:
        drive.get(client.batches.create(model=MODEL, requests=path))
    (left,) = caught.value.leftovers
    assert left is not None
    assert f"client.files.delete('{left}')" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).leftovers == (left,)
    drive.get(client.files.delete(left))
    with pytest.raises(GeminiSDKError) as other:
        drive.get(client.batches.get("batches/none"))
    assert other.value.leftovers == ()


def test_a_file_of_embeddings(drive: GoogleDriver, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    content = {"parts": [{"text": "x"}]}
    path.write_bytes(b"".join(line(f"k{n}", {"content": content}) for n in range(3)))
    batches = drive.gemini().batches
    made = drive.get(batches.create_embeddings(model="gemini-embedding-2", requests=path))
    found = dict(pairs(drive, batches, ended(drive, batches, made)))
    assert found.keys() == {"k0", "k1", "k2"}
    assert all(each.embedding.values for each in found.values())


OF_A_FILE: Batch[GenerateContentResponse] = Batch(response={"responsesFile": "f"})


# Properties


@given(st.lists(st.text(min_size=1), unique=True, min_size=1, max_size=20))
def test_keys_that_come_back_are_those_that_went_in(keys: list[str]) -> None:
    found = entries([(key, "x") for key in keys])
    assert [entry.metadata["key"] for entry in found] == keys
    answers = [{"response": {}, "metadata": dict(entry.metadata)} for entry in reversed(found)]
    batch = Batch(metadata={"output": {"inlinedResponses": {"inlinedResponses": answers}}})
    assert [key for key, _ in inline_results(batch)] == keys[::-1]
    lines = [json.dumps({"key": key, "response": {}}).encode() for key in keys[::-1]]
    assert [key for key, _ in line_results(lines, OF_A_FILE)] == keys[::-1]


@given(st.integers(0, 20))
def test_every_code_of_an_error_is_an_error(code: int) -> None:
    error = {"code": code, "message": "why"}
    results = line_results([json.dumps({"key": "k", "error": error}).encode()], OF_A_FILE)
    ((key, found),) = results
    assert key == "k"
    assert "why" in str(found)
    assert isinstance(found, APIStatusError)
    assert 400 <= found.status_code < 600
    assert isinstance(found, RateLimitError) == (code == 8)


def test_a_line_that_is_no_answer() -> None:
    for bad in (b"nonsense", b"[]", b"{}", b"3"):
        results = line_results([b"\n", bad], OF_A_FILE)
        with pytest.raises(InvalidAnswerError, match="f:2: not an answer with a key"):
            list(results)
