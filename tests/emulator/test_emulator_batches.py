"""Batches in the emulator: the forms of the service, and what google-genai makes of them."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from gemini_sdk import GeminiClient, VertexClient
from gemini_sdk.emulator import Emulator

MODEL = "gemini-2.5-flash"
CREATE = f"/v1beta/models/{MODEL}:batchGenerateContent"


@pytest.fixture
def http(emulator: Emulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=emulator.url, headers={"x-goog-api-key": "k"}) as client:
        yield client


def request(text: str, **more: Any) -> dict[str, Any]:
    return {"contents": [{"role": "user", "parts": [{"text": text}]}], **more}


def body(*texts: str, **more: Any) -> dict[str, Any]:
    inlined = [{"request": request(each), "metadata": {"key": each}} for each in texts]
    source = {"requests": {"requests": inlined}}
    return {"batch": {"displayName": "d", "inputConfig": source, **more}}


def test_the_forms_of_the_service(http: httpx.Client, emulator: Emulator) -> None:
    made = http.post(CREATE, json=body("a", "b")).json()
    metadata = made["metadata"]
    assert made.keys() == {"name", "metadata"}
    assert metadata["@type"].endswith(".GenerateContentBatch")
    assert metadata["state"] == "BATCH_STATE_PENDING"
    assert metadata["batchStats"] == {"requestCount": "2", "pendingRequestCount": "2"}
    emulator.advance(1)
    running = http.get(f"/v1beta/{made['name']}").json()
    assert running["metadata"]["state"] == "BATCH_STATE_RUNNING"
    emulator.advance(1)
    done = http.get(f"/v1beta/{made['name']}").json()
    assert done["done"]
    assert done["response"]["@type"].endswith(".GenerateContentBatchOutput")
    assert done["metadata"]["batchStats"] == {"requestCount": "2", "successfulRequestCount": "2"}
    output = done["metadata"]["output"]["inlinedResponses"]["inlinedResponses"]
    assert [each["metadata"] for each in output] == [{"key": "a"}, {"key": "b"}]
    assert http.get(f"/v1beta/{made['name']}").json() == done
    listed = http.get("/v1beta/batches").json()["operations"]
    assert [each["name"] for each in listed] == [made["name"]]
    assert http.post(f"/v1beta/{made['name']}:cancel").json() == {}
    assert http.get(f"/v1beta/{made['name']}").json() == done
    assert http.delete(f"/v1beta/{made['name']}").json() == {}
    assert http.get("/v1beta/batches").json() == {}


@pytest.mark.parametrize(
    ("path", "wanted", "code", "message"),
    [
        (CREATE, {}, 400, "batch"),
        (CREATE, body(), 400, "requests"),
        (CREATE, body("a", nonsense=1), 400, "nonsense"),
        (CREATE.replace(MODEL, "nonsense"), body("a"), 404, "not supported for batchGenerate"),
        (CREATE.replace(MODEL, "gemini-embedding-2"), body("a"), 404, "not supported"),
        (CREATE, {"batch": {"inputConfig": {"fileName": "files/none"}}}, 403, "file none"),
        (
            CREATE,
            {
                "batch": {
                    "inputConfig": {
                        "requests": {"requests": [{"request": request("a", model="models/b")}]}
                    }
                }
            },
            400,
            "the same model",
        ),
    ],
)
def test_refusals(
    http: httpx.Client, path: str, wanted: dict[str, Any], code: int, message: str
) -> None:
    answer = http.post(path, json=wanted)
    assert answer.status_code == code
    assert message.lower() in answer.json()["error"]["message"].lower()


def test_a_cancelled_batch(http: httpx.Client, emulator: Emulator) -> None:
    name = http.post(CREATE, json=body("a")).json()["name"]
    http.post(f"/v1beta/{name}:cancel")
    emulator.advance(5)
    ended = http.get(f"/v1beta/{name}").json()
    assert ended["metadata"]["state"] == "BATCH_STATE_CANCELLED"
    assert ended["error"]["code"] == 1
    assert http.get("/v1beta/batches/none").status_code == 404


@pytest.fixture
def genai(emulator: Emulator) -> Iterator[Any]:
    """google-genai's client of Google AI."""
    package = pytest.importorskip("google.genai")
    client = package.Client(api_key="any", http_options={"base_url": emulator.url})
    yield client
    client.close()


def test_google_genai_and_inline_requests(genai: Any, emulator: Emulator) -> None:
    source = [
        {"contents": [{"role": "user", "parts": [{"text": text}]}], "metadata": {"key": text}}
        for text in ("a", "b")
    ]
    theirs = genai.batches.create(model=MODEL, src=source, config={"display_name": "d"})
    sent = emulator.journal()[-1]
    with GeminiClient(api_key="any", base_url=emulator.url) as client:
        requests = {"a": "a", "b": "b"}
        ours = client.batches.create(model=MODEL, requests=requests, display_name="d")
        assert emulator.journal()[-1].body == sent.body
        assert emulator.journal()[-1].path.split("/")[2:] == sent.path.split("/")[2:]
        emulator.advance(2)
        read = genai.batches.get(name=ours.name)
        assert read.state.name == "JOB_STATE_SUCCEEDED"
        mine: dict[str, Any] = dict(client.batches.results(theirs.name))
        texts = [each.response.text for each in read.dest.inlined_responses]
        assert texts == [answer.text for answer in mine.values()]
        assert [each.name for each in genai.batches.list()] == [
            each.name for each in client.batches.list()
        ]
    genai.batches.cancel(name=ours.name)
    genai.batches.delete(name=ours.name)


@pytest.mark.filterwarnings("ignore:.*create_embeddings.*experimental")
def test_google_genai_and_embeddings(genai: Any, emulator: Emulator) -> None:
    content = {"contents": ["one", "two"], "config": {"output_dimensionality": 8}}
    made = genai.batches.create_embeddings(
        model="gemini-embedding-2", src={"inlined_requests": content}
    )
    emulator.advance(2)
    read = genai.batches.get(name=made.name)
    assert [
        len(each.response.embedding.values) for each in read.dest.inlined_embed_content_responses
    ] == [8, 8]
    with GeminiClient(api_key="any", base_url=emulator.url) as client:
        assert [key for key, _ in client.batches.results(made.name)] == ["0", "1"]


def test_google_genai_and_files(genai: Any, emulator: Emulator, tmp_path: Any) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        "".join(json.dumps({"key": key, "request": request(key)}) + "\n" for key in "abc")
    )
    file = genai.files.upload(file=str(path), config={"mime_type": "jsonl"})
    made = genai.batches.create(model=MODEL, src=file.name)
    emulator.advance(2)
    read = genai.batches.get(name=made.name)
    lines = genai.files.download(file=read.dest.file_name).decode().splitlines()
    assert {json.loads(each)["key"] for each in lines} == set("abc")
    with GeminiClient(api_key="any", base_url=emulator.url) as client:
        assert {key for key, _ in client.batches.results(made.name)} == set("abc")


def test_google_genai_and_batch_prediction_jobs(emulator: Emulator) -> None:
    package = pytest.importorskip("google.genai")
    from google.oauth2.credentials import Credentials

    theirs = package.Client(
        vertexai=True,
        project="p",
        location="us-central1",
        credentials=Credentials(token="any"),  # type: ignore[no-untyped-call]
        http_options={"base_url": emulator.url},
    )
    source, target = "gs://bucket/in.jsonl", "gs://bucket/out"
    made = theirs.batches.create(
        model=MODEL, src=source, config={"dest": target, "display_name": "d"}
    )
    sent = emulator.journal()[-1].body
    with VertexClient(project="p", credentials=lambda: "t", base_url=emulator.url) as client:
        jobs = client.batch_prediction_jobs
        ours = jobs.create(model=MODEL, source=source, destination=target, display_name="d")
        assert emulator.journal()[-1].body == sent
        assert jobs.get(made.name).model == ours.model
        assert theirs.batches.get(name=ours.name).state.name == "JOB_STATE_PENDING"
        assert {each.name for each in theirs.batches.list()} == {each.name for each in jobs.list()}
        theirs.batches.cancel(name=ours.name)
        assert jobs.get(ours).state == "JOB_STATE_CANCELLED"
        theirs.batches.delete(name=ours.name)
    theirs.close()
