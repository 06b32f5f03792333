"""Pages of lists in the emulator: every item once, whatever the size of a page."""

import base64
import json
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk.emulator import Emulator, EmulatorOptions
from tests.emulator.tuning import JOBS, MODELS, Json, created, started, violations

COUNT = 13


@pytest.fixture(scope="module")
def full() -> Iterator[httpx.Client]:
    """A client of an emulator with some models and some jobs."""
    examples = {"examples": [{"textInput": "1", "output": "2"}]}
    body: Json = {"baseModel": "models/gemini-2.5-flash"}
    body |= {"tuningTask": {"trainingData": {"examples": examples}}}
    headers = {"authorization": "Bearer ada@example.com"}
    with (
        Emulator(EmulatorOptions()) as emulator,
        httpx.Client(base_url=emulator.url, headers=headers) as client,
    ):
        for number in range(COUNT):
            created(client, body, tunedModelId=f"model-{number}")
            started(client, "gs://b/t.jsonl", tunedModelDisplayName=f"job-{number}")
        for number in range(COUNT - 1):
            grant = {"granteeType": "USER", "emailAddress": f"{number}@b.c", "role": "READER"}
            client.post(f"{MODELS}/model-0/permissions", json=grant).raise_for_status()
        yield client


LISTS = {
    MODELS: "tunedModels",
    JOBS: "tuningJobs",
    f"{MODELS}/model-0/permissions": "permissions",
}


def pages(client: httpx.Client, path: str, size: int, **query: str) -> Iterator[list[Json]]:
    token = ""
    while True:
        query |= {"pageSize": str(size)} | ({"pageToken": token} if token else {})
        page = client.get(path, params=query).json()
        yield page.get(LISTS[path], [])
        token = page.get("nextPageToken", "")
        if not token:
            return


@pytest.mark.parametrize("path", LISTS)
@given(size=st.integers(1, COUNT + 2))
def test_every_item_once(full: httpx.Client, path: str, size: int) -> None:
    found = list(pages(full, path, size))
    names = [item["name"] for page in found for item in page]
    assert len(names) == len(set(names)) == COUNT
    assert all(len(page) == size for page in found[:-1])
    assert found[-1]


@pytest.mark.parametrize("path", LISTS)
def test_ten_a_page_where_nothing_is_said(full: httpx.Client, path: str) -> None:
    assert [len(page) for page in pages(full, path, 0)] == [10, 3]


def test_the_newest_first(full: httpx.Client) -> None:
    (models,) = pages(full, MODELS, 50)
    assert [m["name"] for m in models] == [f"tunedModels/model-{n}" for n in range(COUNT)][::-1]


def test_pages_of_a_filtered_list(full: httpx.Client) -> None:
    found = list(pages(full, JOBS, 2, filter='tunedModelDisplayName:"job-1"'))
    assert [job["tunedModelDisplayName"] for page in found for job in page] == [
        "job-12",
        "job-11",
        "job-10",
        "job-1",
    ]


def test_a_token_is_good_for_its_list_alone(full: httpx.Client) -> None:
    token = full.get(MODELS, params={"pageSize": "2"}).json()["nextPageToken"]
    for path, query in (
        (JOBS, {}),
        (MODELS, {"filter": "model"}),
        (f"{MODELS}/model-0/permissions", {}),
    ):
        assert violations(full.get(path, params={"pageToken": token, **query})) == ["pageToken"]


@pytest.mark.parametrize("place", [1 << 63, -1, 1.5, "1", None, []])
def test_tokens_that_lead_nowhere(full: httpx.Client, place: object) -> None:
    token = full.get(MODELS, params={"pageSize": "2"}).json()["nextPageToken"]
    _, its_list = json.loads(base64.urlsafe_b64decode(token + "=="))
    forged = base64.urlsafe_b64encode(json.dumps([place, its_list]).encode()).decode()
    query = {"pageSize": "2", "pageToken": forged.rstrip("=")}
    assert violations(full.get(MODELS, params=query)) == ["pageToken"]


@given(token=st.text(min_size=1, max_size=30))
def test_tokens_that_are_none(full: httpx.Client, token: str) -> None:
    assert violations(full.get(MODELS, params={"pageToken": token})) == ["pageToken"]


@pytest.mark.parametrize("size", ["-1", "many", "1.5"])
def test_sizes_that_are_none(full: httpx.Client, size: str) -> None:
    assert violations(full.get(MODELS, params={"pageSize": size})) == ["pageSize"]


def test_nothing_is_left_out_when_something_is_deleted(ada: httpx.Client, numbers: Json) -> None:
    for number in range(6):
        created(ada, numbers, tunedModelId=f"model-{number}")
    page = ada.get(MODELS, params={"pageSize": "2"}).json()
    ada.delete(f"{MODELS}/model-5").raise_for_status()
    created(ada, numbers, tunedModelId="model-6")
    query = {"pageSize": "9", "pageToken": page["nextPageToken"]}
    rest = ada.get(MODELS, params=query).json()["tunedModels"]
    assert [m["name"] for m in rest] == [f"tunedModels/model-{n}" for n in (3, 2, 1, 0)]
