"""Cloud Storage in the emulator, as programs without this SDK ask for it."""

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from typing import Any

import httpx
import pytest

from gemini_sdk import VertexClient
from gemini_sdk.emulator import Emulator, EmulatorOptions

MODEL = "gemini-3.5-flash"
TOKEN = {"authorization": "Bearer t"}
OBJECTS = "/storage/v1/b/bucket/o"
UPLOAD = f"/upload{OBJECTS}"


@pytest.fixture(params=["own folder", "gcs_root", "state"])
def emulator(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Emulator]:
    options = {
        "own folder": EmulatorOptions(tuning_seconds=0),
        "gcs_root": EmulatorOptions(tuning_seconds=0, gcs_root=tmp_path),
        "state": EmulatorOptions(tuning_seconds=0, state=tmp_path),
    }
    with Emulator(options[request.param]) as emulator:
        yield emulator


@pytest.fixture
def http(emulator: Emulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=emulator.url, headers=TOKEN) as client:
        yield client


def put(http: httpx.Client, name: str, content: bytes, **query: str) -> httpx.Response:
    parameters = {"uploadType": "media", "name": name, **query}
    return http.post(UPLOAD, params=parameters, content=content)


def test_an_object_comes_back(http: httpx.Client) -> None:
    made = put(http, "a/b c.txt", b"hello").json()
    assert made["size"] == "5"
    assert made["contentType"] == "text/plain"
    assert made["md5Hash"] == b64encode(md5(b"hello").digest()).decode()
    assert http.get(f"{OBJECTS}/a%2Fb c.txt").json() == made
    assert http.get(f"{OBJECTS}/a%2Fb c.txt", params={"alt": "media"}).content == b"hello"
    assert http.get(f"/download{OBJECTS}/a%2Fb c.txt").content == b"hello"
    assert http.delete(f"{OBJECTS}/a%2Fb c.txt").status_code == 200
    assert http.get(f"{OBJECTS}/a%2Fb c.txt").status_code == 404
    assert http.delete(f"{OBJECTS}/a%2Fb c.txt").status_code == 404


def test_objects_are_listed_in_pages(http: httpx.Client) -> None:
    for name in ("x/2", "x/1", "y/1", "x/3"):
        put(http, name, b"-")
    first = http.get(OBJECTS, params={"prefix": "x/", "maxResults": "2"}).json()
    assert [item["name"] for item in first["items"]] == ["x/1", "x/2"]
    query = {"prefix": "x/", "pageToken": first["nextPageToken"]}
    rest = http.get(OBJECTS, params=query).json()
    assert [item["name"] for item in rest["items"]] == ["x/3"]
    assert "nextPageToken" not in rest
    assert "items" not in http.get("/storage/v1/b/other/o").json()


def test_generations(http: httpx.Client) -> None:
    made = put(http, "x", b"1", ifGenerationMatch="0")
    assert made.status_code == 200
    assert put(http, "x", b"2", ifGenerationMatch="0").status_code == 412
    generation = made.json()["generation"]
    assert put(http, "x", b"2", ifGenerationMatch=generation).status_code == 200
    assert put(http, "x", b"3", ifGenerationMatch="7").status_code == 412
    start = http.post(
        UPLOAD, params={"uploadType": "resumable", "name": "x", "ifGenerationMatch": "0"}
    )
    assert start.status_code == 412


def test_multipart(http: httpx.Client) -> None:
    parts = (
        b"--B\r\ncontent-type: application/json\r\n\r\n"
        + json.dumps({"name": "m"}).encode()
        + b"\r\n--B\r\ncontent-type: text/plain\r\n\r\na\r\nb\r\n--B--"
    )
    headers = {"content-type": 'multipart/related; boundary="B"'}
    made = http.post(UPLOAD, params={"uploadType": "multipart"}, content=parts, headers=headers)
    assert made.status_code == 200
    assert http.get(f"{OBJECTS}/m", params={"alt": "media"}).content == b"a\r\nb"


def started(http: httpx.Client, **query: str) -> str:
    start = http.post(UPLOAD, params={"uploadType": "resumable", **query}, json={"name": "r"})
    location: str = start.headers["location"]
    return location


def test_a_resumable_upload(http: httpx.Client) -> None:
    size = 2**18
    whole = bytes(range(256)) * (size // 256) + b"end"
    where, total = started(http), len(whole)
    query = http.put(where, headers={"content-range": f"bytes */{total}"})
    assert (query.status_code, query.headers.get("range")) == (308, None)
    first = http.put(
        where, content=whole[:size], headers={"content-range": f"bytes 0-{size - 1}/{total}"}
    )
    assert (first.status_code, first.headers["range"]) == (308, f"bytes=0-{size - 1}")
    last = {"content-range": f"bytes {size}-{total - 1}/{total}"}
    made = http.put(where, content=whole[size:], headers=last)
    assert made.json()["size"] == str(total)
    assert http.put(where, headers={"content-range": f"bytes */{total}"}).json() == made.json()
    assert http.get(f"{OBJECTS}/r", params={"alt": "media"}).content == whole


@pytest.mark.parametrize(
    ("content_range", "content"),
    [
        ("", b""),
        ("bytes 0-9", b"0123456789"),
        ("bytes 0-9/20", b"0123456789"),
        ("bytes 5-9/10", b"56789"),
        ("bytes 0-9/10", b"0"),
    ],
)
def test_pieces_that_do_not_fit(http: httpx.Client, content_range: str, content: bytes) -> None:
    refused = http.put(started(http), content=content, headers={"content-range": content_range})
    assert refused.status_code == 400


def test_a_cancelled_upload_leaves_nothing(http: httpx.Client) -> None:
    where = started(http)
    assert http.delete(where).status_code == 499
    assert http.put(where, headers={"content-range": "bytes */*"}).status_code == 404
    assert "items" not in http.get(OBJECTS).json()


@pytest.mark.parametrize("path", [f"{OBJECTS}/x", OBJECTS])
def test_credentials_are_needed(emulator: Emulator, path: str) -> None:
    assert httpx.get(emulator.url + path).status_code == 401
    upload = f"{emulator.url}{UPLOAD}?uploadType=media&name=x"
    assert httpx.post(upload, content=b"1").status_code == 401


@pytest.mark.parametrize(
    ("bucket", "query"),
    [
        ("B", {"uploadType": "media", "name": "x"}),
        ("bucket", {"uploadType": "media"}),
        ("bucket", {"uploadType": "other", "name": "x"}),
        ("bucket", {"uploadType": "media", "name": "../other/x"}),
        ("bucket", {"uploadType": "media", "name": "x" * 1025}),
    ],
)
def test_names_that_are_refused(http: httpx.Client, bucket: str, query: dict[str, str]) -> None:
    refused = http.post(f"/upload/storage/v1/b/{bucket}/o", params=query, content=b"1")
    assert refused.status_code == 400


def test_a_batch_prediction_job_reads_what_was_uploaded(
    emulator: Emulator, http: httpx.Client
) -> None:
    request: dict[str, Any] = {"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]}
    put(http, "in.jsonl", json.dumps({"request": request}).encode())
    with VertexClient(project="p", credentials=lambda: "t", base_url=emulator.url) as client:
        job = client.batch_prediction_jobs.create(
            model=MODEL, source="gs://bucket/in.jsonl", destination="gs://bucket/out"
        )
        done = client.batch_prediction_jobs.wait(job)
    assert done.completion_stats is not None
    assert done.completion_stats.successful_count == 1
    (name,) = [
        item["name"] for item in http.get(OBJECTS, params={"prefix": "out/"}).json()["items"]
    ]
    answer = http.get(f"{OBJECTS}/{name}", params={"alt": "media"}).json()
    assert answer["request"] == request
    assert answer["response"]["candidates"]
