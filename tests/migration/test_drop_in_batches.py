"""`files` and `batches` of the drop-in clients: OpenAI's lines in, OpenAI's lines out, Gemini's batches between."""

import io
import json
import logging
from collections.abc import Callable
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import migration, types
from gemini_sdk.emulator import Emulator
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration.drop_in.batch_input import converted, endpoint_of, keys_of, texts_of
from gemini_sdk.migration.drop_in.batch_output import results
from gemini_sdk.migration.drop_in.call import DropInCalls
from gemini_sdk.migration.drop_in.file_objects import FileId, FileLabel
from gemini_sdk.migration.model_map import model_map_of
from tests.driver import Driver

openai_types = pytest.importorskip("openai.types", reason="the extra peers is not installed")
responses_types = pytest.importorskip("openai.types.responses")
chat_types = pytest.importorskip("openai.types.chat")

MakeClient = Callable[..., Any]
Json = dict[str, Any]
REQUEST: Json = {"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]}
CHATS, EMBEDDINGS = "/v1/chat/completions", "/v1/embeddings"
RESPONSES, TEXTS = "/v1/responses", "/v1/completions"


def chat(custom_id: str, text: str = "Hello", url: str = CHATS, **body: Any) -> Json:
    asked = {"model": "gpt-4o", "messages": [{"role": "user", "content": text}], **body}
    return {"custom_id": custom_id, "method": "POST", "url": url, "body": asked}


def embedding(custom_id: str, *texts: str, **body: Any) -> Json:
    asked = {"model": "text-embedding-3-small", "input": list(texts), **body}
    return {"custom_id": custom_id, "method": "POST", "url": EMBEDDINGS, "body": asked}


def response(custom_id: str, text: str = "Hello", url: str = RESPONSES, **body: Any) -> Json:
    asked = {"model": "gpt-4o", "input": text, **body}
    return {"custom_id": custom_id, "method": "POST", "url": url, "body": asked}


def lines(*rows: Any) -> bytes:
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode()


def read(content: Any) -> dict[str, Json]:
    return {row["custom_id"]: row for row in map(json.loads, content.text.splitlines())}


def calls(**settings: Any) -> DropInCalls:
    given: Json = {
        "deployment": None,
        "strict": False,
        "inline": None,
        "on_report": None,
        **settings,
    }
    return DropInCalls("google-ai", model_map=model_map_of(given.pop("model_map", None)), **given)


def official(made: Any, kind: Any) -> Any:
    """An answer as the openai package reads it, which must find nothing wrong with it."""
    read: Any = kind.model_validate(made.model_dump())
    assert read.model_dump(exclude_unset=True) == made.model_dump()
    return read


def test_a_batch_of_chats(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator, tmp_path: Path
) -> None:
    client = drop_in()
    given = lines(
        chat("a", "First"),
        chat("b", "Second", url="/chat/completions", temperature=0),
        chat("bad", "Third", stop=["x"] * 5),
    )
    file = driver.get(client.files.create(file=("in.jsonl", given), purpose="batch"))
    shown = official(file, openai_types.FileObject)
    assert (shown.filename, shown.purpose, shown.status) == ("in.jsonl", "batch", "processed")
    batch = driver.get(
        client.batches.create(
            input_file_id=file.id,
            endpoint=CHATS,
            completion_window="24h",
            metadata={"team": "a"},
        )
    )
    waiting = official(batch, openai_types.Batch)
    assert (waiting.status, waiting.request_counts.total) == ("validating", 3)
    assert (waiting.input_file_id, waiting.metadata) == (file.id, {"team": "a"})
    drop_in_emulator.advance(1)
    assert driver.get(client.batches.retrieve(batch.id)).status == "in_progress"
    drop_in_emulator.advance(10)
    done = official(driver.get(client.batches.retrieve(batch.id)), openai_types.Batch)
    assert (done.status, done.endpoint, done.completion_window) == ("completed", CHATS, "24h")
    assert done.completed_at >= done.created_at
    assert done.request_counts.completed == 3
    assert done.error_file_id is None
    content = driver.get(client.files.content(done.output_file_id))
    answers = read(content)
    assert set(answers) == {"a", "b", "bad"}
    for row in answers.values():
        assert row["error"] is None
        assert row["response"]["status_code"] == 200
        body = chat_types.ChatCompletion.model_validate(row["response"]["body"])
        assert body.model == "gemini-3.8-flash"
    assert "First" in answers["a"]["response"]["body"]["choices"][0]["message"]["content"]
    content.write_to_file(tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == content.read()
    output = official(
        driver.get(client.files.retrieve(done.output_file_id)), openai_types.FileObject
    )
    assert (output.purpose, output.id) == ("batch_output", done.output_file_id)


def test_a_batch_of_embeddings(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    client = drop_in()
    given = lines(embedding("one", "x"), embedding("two", "y", "z", dimensions=16))
    file = driver.get(client.files.create(file=io.BytesIO(given), purpose="batch"))
    batch = driver.get(client.batches.create(input_file_id=file.id, endpoint=EMBEDDINGS))
    drop_in_emulator.advance(10)
    done = driver.get(client.batches.retrieve(batch.id))
    answers = read(driver.get(client.files.content(done.output_file_id)))
    two = openai_types.CreateEmbeddingResponse.model_validate(answers["two"]["response"]["body"])
    assert [(each.index, len(each.embedding)) for each in two.data] == [(0, 16), (1, 16)]
    assert two.model == "gemini-embedding-001"
    assert len(answers["one"]["response"]["body"]["data"]) == 1


def prompt(custom_id: str, text: str) -> Json:
    asked = {"model": "gpt-4", "prompt": text}
    return {"custom_id": custom_id, "method": "POST", "url": TEXTS, "body": asked}


@pytest.mark.parametrize("endpoint", [RESPONSES, TEXTS])
def test_a_batch_of_responses_and_one_of_completions(
    endpoint: str, driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    client = drop_in()
    make: Any = response if endpoint == RESPONSES else prompt
    given = lines(make("a", "First"), make("b", "Second"))
    file = driver.get(client.files.create(file=given, purpose="batch"))
    batch = driver.get(client.batches.create(input_file_id=file.id, endpoint=endpoint))
    drop_in_emulator.advance(10)
    done = official(driver.get(client.batches.retrieve(batch.id)), openai_types.Batch)
    assert (done.status, done.endpoint) == ("completed", endpoint)
    answers = read(driver.get(client.files.content(done.output_file_id)))
    body = answers["b"]["response"]["body"]
    if endpoint == RESPONSES:
        made = responses_types.Response.model_validate(body)
        assert (made.status, made.model) == ("completed", "gemini-3.8-flash")
        assert "Second" in made.output_text
    else:
        assert "Second" in openai_types.Completion.model_validate(body).choices[0].text


def test_a_request_that_fails_is_in_the_file_of_errors(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    client = drop_in()
    given = lines(chat("good"), chat("bad", max_tokens=-1))
    with pytest.raises(migration.BadRequestError, match=r"line 2\.body\.max_tokens"):
        driver.get(client.files.create(file=given, purpose="batch"))
    written = lines({"key": "good", "request": REQUEST}, {"key": "bad", "request": 5})
    label = f"in.jsonl (batch {CHATS} gemini-3.8-flash)"
    file = driver.get(
        client.gemini.files.upload(written, mime_type="application/jsonl", display_name=label)
    )
    batch = driver.get(client.batches.create(input_file_id=file.name, endpoint=CHATS))
    drop_in_emulator.advance(10)
    done = official(driver.get(client.batches.retrieve(batch.id)), openai_types.Batch)
    assert (done.request_counts.completed, done.request_counts.failed) == (1, 1)
    assert set(read(driver.get(client.files.content(done.output_file_id)))) == {"good"}
    (failed,) = read(driver.get(client.files.content(done.error_file_id))).values()
    assert (failed["custom_id"], failed["response"]["status_code"]) == ("bad", 400)
    assert failed["response"]["body"]["error"]["type"] == "invalid_request_error"
    whole = driver.get(client.files.content(done.output_file_id.partition("?")[0]))
    assert set(read(whole)) == {"good", "bad"}


@pytest.mark.parametrize("part", ["output", "errors", None])
def test_answers_and_errors_are_apart(part: Any) -> None:
    answer = {"candidates": [{"content": {"parts": [{"text": "Hi"}]}, "finishReason": "STOP"}]}
    content = lines(
        {"key": "a", "response": answer},
        {"key": "b", "error": {"code": 8, "message": "Quota"}},
    )
    rows = [json.loads(x) for x in results(content, FileId("files/x", part, CHATS)).splitlines()]
    wanted = {"output": ["a"], "errors": ["b"], None: ["a", "b"]}[part]
    assert [row["custom_id"] for row in rows] == wanted
    if part == "errors":
        response = rows[0]["response"]
        assert response["status_code"] == 429
        error = response["body"]["error"]
        assert (error["message"], error["type"]) == ("Quota", "rate_limit_error")


def test_vectors_that_are_missing_are_an_error() -> None:
    vector = {"embedding": {"values": [1.0]}}
    content = lines({"key": "a[1/2]", "response": vector}, {"key": "b", "response": vector})
    found = results(content, FileId("files/x", "errors", EMBEDDINGS, "m"))
    assert [json.loads(row)["custom_id"] for row in found.splitlines()] == ["a"]
    failed = lines(
        {"key": "a[1/2]", "error": {"code": 3, "message": "x"}},
        {"key": "a[0/2]", "response": vector},
    )
    (row,) = results(failed, FileId("files/x")).splitlines()
    assert json.loads(row)["response"]["status_code"] == 400


def test_other_files_are_left_alone() -> None:
    for content in (b"", b"not json\n", b'{"a": 1}\n', b"\x00\xff"):
        assert results(content, FileId("files/x")) == content


@pytest.mark.parametrize(("phrase", "status"), [("please fail", "failed"), ("", "cancelled")])
def test_batches_that_end_otherwise(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator, phrase: str, status: str
) -> None:
    client = drop_in()
    file = driver.get(client.files.create(file=lines(chat("a")), purpose="batch"))
    batch = driver.get(
        client.batches.create(input_file_id=file.id, endpoint=CHATS, metadata={"x": phrase})
    )
    if status == "cancelled":
        ended = driver.get(client.batches.cancel(batch.id))
        assert ended.status in ("cancelling", "cancelled")
    drop_in_emulator.advance(10)
    ended = official(driver.get(client.batches.retrieve(batch.id)), openai_types.Batch)
    assert ended.status == status
    assert ended.output_file_id is None
    if status == "failed":
        assert ended.errors.data[0].message
        assert ended.failed_at is not None
    else:
        assert ended.cancelled_at is not None


def test_pages(driver: Driver, drop_in: MakeClient) -> None:
    client = drop_in()
    made = [
        driver.get(client.files.create(file=(f"{n}.txt", b"x"), purpose=purpose))
        for n, purpose in enumerate(["user_data", "vision", "user_data", "assistants", "user_data"])
    ]
    first = driver.get(client.files.list(limit=2))
    assert (len(first.data), first.has_more, first.has_next_page()) == (2, True, True)
    assert first.last_id == first.data[-1].id
    after = driver.get(client.files.list(limit=2, after=first.last_id))
    following = driver.get(first.get_next_page())
    assert [each.id for each in following.data] == [each.id for each in after.data]
    every = (
        driver.listed(client.files.list(limit=2).__aiter__())
        if not driver.blocking
        else list(client.files.list(limit=2))
    )
    assert {each.id for each in every} >= {each.id for each in made}
    data = driver.get(client.files.list(purpose="vision")).data
    assert {each.filename for each in data} == {"1.txt"}
    with pytest.raises(migration.BadRequestError, match="limit"):
        driver.get(client.files.list(limit=0))
    file = driver.get(client.files.create(file=lines(chat("a")), purpose="batch"))
    batch = driver.get(client.batches.create(input_file_id=file.id, endpoint=CHATS))
    batches = driver.get(client.batches.list(limit=1))
    assert [each.id for each in batches.data] == [batch.id] == [batches.first_id]
    assert batch.id not in [
        each.id for each in driver.get(client.batches.list(after=batch.id)).data
    ]


def test_pages_can_be_read_again_and_are_fetched_at_once(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    client = drop_in()
    for n in range(12):
        driver.get(client.files.create(file=(f"{n}.txt", b"x"), purpose="user_data"))
    before = len(drop_in_emulator.journal())
    page = driver.get(client.files.list(limit=5))

    def ids() -> list[str]:
        found = list(page) if driver.blocking else driver.listed(page.__aiter__())
        return [each.id for each in found]

    assert len(set(ids())) >= 12
    assert ids() == ids()
    following = driver.get(page.get_next_page())
    assert following is driver.get(page.get_next_page())
    whole = driver.get(client.files.list())
    with pytest.raises(RuntimeError, match="no next page"):
        driver.get(whole.get_next_page())
    driver.get(client.batches.list(limit=3))
    sizes = {entry.query["pageSize"] for entry in drop_in_emulator.journal()[before:]}
    assert sizes == {"6", "100", "4"}


def test_a_file_is_converted_in_a_thread_on_asyncio_clients(
    driver: Driver, drop_in: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[bool] = []
    reported: list[bool] = []

    def watched(*given: Any) -> Any:
        threads.append(current_thread() is main_thread())
        return converted(*given)

    def on_report(_: object) -> None:
        reported.append(current_thread() is main_thread())

    monkeypatch.setattr("gemini_sdk.migration.drop_in.files.converted", watched)
    client = drop_in(on_report=on_report)
    driver.get(client.files.create(file=lines(chat("a")), purpose="batch"))
    assert (threads, reported) == ([driver.blocking], [True])


def test_files_of_other_purposes(driver: Driver, drop_in: MakeClient, tmp_path: Path) -> None:
    client = drop_in()
    path = tmp_path / "notes.txt"
    path.write_bytes(b"The sky is blue.")
    file = driver.get(client.files.create(file=path, purpose="user_data"))
    assert (file.filename, file.purpose, file.bytes) == ("notes.txt", "user_data", 16)
    assert driver.get(client.files.wait_for_processing(file.id)).status == "processed"
    part = {"type": "file", "file": {"file_id": file.id}}
    asked = [{"role": "user", "content": [part, {"type": "text", "text": "Summarise"}]}]
    answer = driver.get(client.chat.completions.create(model="gpt-4o", messages=asked))
    assert answer.choices[0].message.content
    content = [{"type": "input_file", "file_id": file.id}, {"type": "input_text", "text": "Hi"}]
    said = driver.get(
        client.responses.create(model="gpt-4o", input=[{"role": "user", "content": content}])
    )
    assert said.output_text
    with pytest.raises(migration.BadRequestError, match="gives nobody"):
        driver.get(client.files.content(file.id))
    deleted = official(driver.get(client.files.delete(file.id)), openai_types.FileDeleted)
    assert (deleted.id, deleted.deleted) == (file.id, True)
    with pytest.raises(migration.APIStatusError):
        driver.get(client.files.retrieve(file.id))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "is empty"),
        ([{"custom_id": "a"}], "line 1: the required field 'method' is missing"),
        ([chat("a") | {"method": "GET"}], "line 1.method"),
        ([chat("a", url="/v1/responses")], "line 1.body.messages: a field of another endpoint"),
        ([response("a", url="/v1/completions")], "line 1.body.input: a field of another"),
        ([chat("a"), response("b")], "several endpoints"),
        ([response("a", previous_response_id="r")], "no store of responses"),
        ([response("a", stream=True)], "an answer of a batch is whole"),
        ([chat("a", url="/v1/videos")], "does not make videos"),
        ([chat("a", url="/v1/completions")], "expected prompt"),
        ([chat("a", stream=True)], "line 1.body.stream: an answer of a batch is whole"),
        ([chat("a"), chat("a")], "line 2.custom_id: the custom_id of line 1, too"),
        ([chat("a"), chat("b", model="gpt-4.1-nano")], "requests of several models"),
        ([chat("a"), embedding("b", "x")], "requests of several endpoints"),
        ([chat("a", messages=[])], "line 1.body.messages"),
        ([embedding("a")], "line 1.body.input"),
        ([7], "line 1"),
    ],
)
def test_lines_that_are_wrong(rows: list[Any], message: str) -> None:
    with pytest.raises(InvalidPayloadError) as caught:
        converted(lines(*rows), calls())
    assert message in str(caught.value)


def test_a_line_that_is_no_json() -> None:
    with pytest.raises(InvalidPayloadError, match="line 2: not JSON"):
        converted(lines(chat("a")) + b"{\n", calls())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"completion_window": "1h"}, "completion_window"),
        ({"endpoint": EMBEDDINGS}, "another endpoint"),
        ({"endpoint": "/v1/responses"}, "another endpoint"),
        ({"endpoint": "/v1/moderations"}, "safety_settings"),
        ({"metadata": {"a": 1}}, "metadata"),
        ({"input_file_id": ""}, "file_id"),
    ],
)
def test_what_batches_refuse(
    driver: Driver, drop_in: MakeClient, arguments: Json, message: str
) -> None:
    client = drop_in()
    file = driver.get(client.files.create(file=lines(chat("a")), purpose="batch"))
    asked = {"input_file_id": file.id, "endpoint": CHATS, "completion_window": "24h", **arguments}
    with pytest.raises(migration.BadRequestError, match=message):
        driver.get(client.batches.create(**asked))


def test_what_files_refuse(driver: Driver, drop_in: MakeClient) -> None:
    client = drop_in()
    for file, purpose, message in (
        (b"x", "fine-tune", "tuning_jobs"),
        (b"x", "evals", "gemini_sdk.bulk"),
        (b"x", "nonsense", "purpose"),
        ("a/path", "user_data", "file: unsupported type"),
        (Path("/no/such/file"), "user_data", "cannot be read"),
    ):
        with pytest.raises(migration.BadRequestError, match=message):
            driver.get(client.files.create(file=file, purpose=purpose))
    other = driver.get(client.files.create(file=b"x", purpose="user_data"))
    with pytest.raises(migration.BadRequestError, match="not a file of a batch"):
        driver.get(client.batches.create(input_file_id=other.id, endpoint=CHATS))


def test_a_client_of_vertex_ai_says_what_to_use(drop_in: MakeClient) -> None:
    client = drop_in(vertex=True)
    with pytest.raises(AttributeError, match="batch_prediction_jobs"):
        _ = client.batches
    with pytest.raises(AttributeError, match="Cloud Storage"):
        _ = client.files
    assert not hasattr(client, "batches")


def test_what_is_lost_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    reports: list[migration.Report] = []
    with caplog.at_level(logging.WARNING, "gemini_sdk.migration"):
        converted(
            lines(*(chat(str(n), user="u") for n in range(3))), calls(on_report=reports.append)
        )
    assert (len(reports), len(caplog.records)) == (3, 1)


def test_what_is_lost_of_embeddings_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    reports: list[migration.Report] = []
    with caplog.at_level(logging.WARNING, "gemini_sdk.migration"):
        rows = (embedding(str(n), "x", user="u") for n in range(4))
        converted(lines(*rows), calls(on_report=reports.append))
    assert (len(reports), len(caplog.records)) == (4, 1)


@pytest.mark.parametrize("make", [chat, embedding])
def test_a_strict_conversion_names_the_lines(make: Callable[..., Json]) -> None:
    rows = make("a", "x"), make("b", "x", user="u"), make("c", "x", user="u")
    with pytest.raises(migration.LossyConversionError) as caught:
        converted(lines(*rows), calls(strict=True))
    places = {row.path for row in caught.value.report}
    assert {"line 2.body.user", "line 3.body.user"} <= places
    assert "line 2.body.user" in str(caught.value)


@given(st.text(min_size=1, max_size=12), st.integers(1, 5))
def test_keys_of_texts_have_a_way_back(custom_id: str, count: int) -> None:
    found = [texts_of(key) for key in keys_of(custom_id, count)]
    assert found == [(custom_id, index, count) for index in range(count)]


@given(
    st.text(min_size=1, max_size=30),
    st.sampled_from(["batch", "user_data", "vision"]),
    st.sampled_from([None, (CHATS, "gemini-3.8-flash"), (EMBEDDINGS, "m")]),
)
def test_labels_of_files_have_a_way_back(name: str, purpose: str, more: Any) -> None:
    label = FileLabel(name, purpose, *(more or (None, None)))
    assert FileLabel.of(str(label)) == label


@given(st.sampled_from(["output", "errors", None]), st.sampled_from([CHATS, EMBEDDINGS]))
def test_ids_of_files_have_a_way_back(part: Any, endpoint: str) -> None:
    made = FileId("files/abc", part, endpoint, "gemini-3.8-flash") if part else FileId("files/abc")
    assert FileId.of(str(made)) == made


@pytest.mark.parametrize(
    "url",
    [
        CHATS,
        "/chat/completions",
        "/openai/v1/chat/completions",
        f"/openai/deployments/d{CHATS[3:]}",
    ],
)
def test_endpoints_as_azure_writes_them(url: str) -> None:
    assert endpoint_of(url) == CHATS


def test_each_status_is_one_of_openais() -> None:
    from gemini_sdk._google.batch import Batch
    from gemini_sdk.migration.drop_in.batch_objects import batch_object

    states = ["PENDING", "RUNNING", "SUCCEEDED", "FAILED", "CANCELLED", "EXPIRED", "NEW_ONE"]
    found: list[str] = []
    for state in states:
        metadata = {"@type": "x.GenerateContentBatch", "state": f"BATCH_STATE_{state}"}
        batch = Batch.model_validate({"name": "batches/x", "metadata": metadata})
        found.append(openai_types.Batch.model_validate(batch_object(batch).model_dump()).status)
    assert found == [
        "validating",
        "in_progress",
        "completed",
        "failed",
        "cancelled",
        "expired",
        "validating",
    ]
    stats = {"requestCount": "2", "successfulRequestCount": "2"}
    running = {"metadata": {"state": "BATCH_STATE_RUNNING", "batchStats": stats}}
    assert batch_object(Batch.model_validate(running)).status == "finalizing"


def test_the_spec_has_what_openais_types_have() -> None:
    pairs = (("Batch", "BatchObject"), ("FileObject", "FileObject"), ("FileDeleted", "FileDeleted"))
    for theirs, ours in pairs:
        wanted = getattr(openai_types, theirs).model_fields
        assert set(wanted) == set(getattr(types.azure_openai, ours).model_fields)
