"""Cached contents in the emulator: the forms of the service, and what google-genai makes of them."""

import datetime
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from gemini_sdk import GeminiClient, VertexClient
from gemini_sdk.emulator import Emulator

BOOK = "Call me Ishmael. " * 1000
TOKENS = -(-len(BOOK) // 4)
GOOGLE_AI, VERTEX = "/v1beta/cachedContents", "/v1/projects/p/locations/us-central1/cachedContents"
BODY = {
    "model": "models/gemini-2.5-flash",
    "contents": [{"role": "user", "parts": [{"text": BOOK}]}],
}


@pytest.fixture
def http(emulator: Emulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=emulator.url, headers={"authorization": "Bearer t"}) as client:
        yield client


@pytest.mark.parametrize("path", [GOOGLE_AI, VERTEX])
def test_the_forms_of_the_service(http: httpx.Client, path: str) -> None:
    made = http.post(path, json={**BODY, "ttl": "300s"}).json()
    shown = {"name", "model", "createTime", "updateTime", "expireTime", "usageMetadata"}
    assert made.keys() == (shown | {"displayName"} if path == GOOGLE_AI else shown)
    assert made["usageMetadata"] == {"totalTokenCount": TOKENS}
    name = made["name"]
    prefix = path.removeprefix("/v1beta/").removeprefix("/v1/")
    assert name.startswith(f"{prefix}/")
    version = path.split("/")[1]
    assert http.get(f"/{version}/{name}").json() == made
    # The service changes what is sent if no mask is.
    changed = http.patch(f"/{version}/{name}", json={"ttl": "600s"}).json()
    assert changed["expireTime"] > made["expireTime"]
    assert http.delete(f"/{version}/{name}").json() == {}
    gone = http.get(f"/{version}/{name}")
    assert gone.status_code == (403 if path == GOOGLE_AI else 404)


@pytest.mark.parametrize("path", [GOOGLE_AI, VERTEX])
@pytest.mark.parametrize(
    ("change", "code", "message"),
    [
        ({"model": None}, 400, "model is not specified"),
        ({"contents": None}, 400, "contents is not specified"),
        ({"model": "models/nonsense"}, 404, "not"),
        ({"ttl": "-1s"}, 400, "must be in the future"),
        ({"expireTime": "2001-01-01T00:00:00Z"}, 400, "must be in the future"),
        ({"contents": [{"role": "user", "parts": [{"text": "a"}]}]}, 400, "total_token_count=1, "),
        ({"contentz": []}, 400, "contentz"),
    ],
)
def test_refusals(
    http: httpx.Client, path: str, change: dict[str, Any], code: int, message: str
) -> None:
    body = {key: value for key, value in {**BODY, **change}.items() if value is not None}
    answer = http.post(path, json=body)
    assert answer.status_code == code
    assert message in answer.json()["error"]["message"]


def test_nothing_but_the_expiry_changes(http: httpx.Client) -> None:
    name = http.post(GOOGLE_AI, json=BODY).json()["name"]
    for query, body in (
        ({"updateMask": "displayName"}, {"displayName": "x"}),
        ({}, {}),
        ({}, {"displayName": "x"}),
    ):
        assert http.patch(f"/v1beta/{name}", json=body, params=query).status_code == 400


def test_a_cached_content_of_one_platform_is_not_one_of_the_other(http: httpx.Client) -> None:
    id = http.post(GOOGLE_AI, json=BODY).json()["name"].rpartition("/")[2]
    assert http.get(f"{VERTEX}/{id}").status_code == 404
    assert http.get(VERTEX).json() == {}


def test_a_request_continues_what_is_cached(http: httpx.Client) -> None:
    tool = {"functionDeclarations": [{"name": "weather", "description": "The weather."}]}
    made = http.post(GOOGLE_AI, json={**BODY, "tools": [tool]}).json()
    asked = {
        "contents": [{"role": "user", "parts": [{"text": "What is the weather?"}]}],
        "cachedContent": made["name"],
    }
    path = "/v1beta/models/gemini-2.5-flash:generateContent"
    answer = http.post(path, json=asked).json()
    assert answer["candidates"][0]["content"]["parts"][0]["functionCall"]["name"] == "weather"
    usage = answer["usageMetadata"]
    assert usage["cachedContentTokenCount"] == made["usageMetadata"]["totalTokenCount"]
    assert usage["cacheTokensDetails"] == [
        {"modality": "TEXT", "tokenCount": usage["cachedContentTokenCount"]}
    ]
    assert usage["promptTokenCount"] > usage["cachedContentTokenCount"]
    refused = http.post(path, json={**asked, "tools": [tool]})
    assert refused.status_code == 400
    assert "CachedContent can not be used" in refused.json()["error"]["message"]
    unknown = http.post(path, json={**asked, "cachedContent": "cachedContents/none"})
    assert (unknown.status_code, unknown.json()["error"]["status"]) == (403, "PERMISSION_DENIED")


@pytest.fixture(params=["google-ai", "vertex"])
def pair(request: pytest.FixtureRequest, emulator: Emulator) -> Iterator[tuple[Any, Any]]:
    """google-genai's client and this package's, of the same emulator."""
    genai = pytest.importorskip("google.genai")
    options = {"base_url": emulator.url}
    if request.param == "google-ai":
        theirs = genai.Client(api_key="any", http_options=options)
        ours: Any = GeminiClient(api_key="any", base_url=emulator.url)
    else:
        from google.oauth2.credentials import Credentials

        theirs = genai.Client(
            vertexai=True,
            project="p",
            location="us-central1",
            credentials=Credentials(token="any"),  # type: ignore[no-untyped-call]
            http_options=options,
        )
        ours = VertexClient(project="p", credentials=lambda: "t", base_url=emulator.url)
    yield theirs, ours
    theirs.close()
    ours.close()


def test_google_genai_sends_and_reads_the_same(pair: tuple[Any, Any], emulator: Emulator) -> None:
    theirs, ours = pair
    config = {"contents": BOOK, "ttl": "300s", "display_name": "d", "system_instruction": "Brief."}
    made = theirs.caches.create(model="gemini-2.5-flash", config=config)
    sent = emulator.journal()[-1]
    mine = ours.cached_contents.create(model="gemini-2.5-flash", **config)
    assert emulator.journal()[-1].path.split("/")[2:] == sent.path.split("/")[2:]
    same = dict(emulator.journal()[-1].body)
    assert {**same, "systemInstruction": {"role": "user", **same["systemInstruction"]}} == {
        **sent.body,
        "systemInstruction": {"role": "user", "parts": sent.body["systemInstruction"]["parts"]},
    }
    assert made.usage_metadata.total_token_count == mine.usage_metadata.total_token_count

    assert ours.cached_contents.get(made.name).expire_time.to_datetime() == made.expire_time
    assert {each.name for each in theirs.caches.list()} == {
        each.name for each in ours.cached_contents.list()
    }
    answer = theirs.models.generate_content(
        model="gemini-2.5-flash", contents="Who?", config={"cached_content": mine.name}
    )
    own = ours.generate_content("gemini-2.5-flash", "Who?", cached_content=mine)
    assert answer.text == own.text
    assert (
        answer.usage_metadata.cached_content_token_count
        == own.usage_metadata.cached_content_token_count
    )
    later = theirs.caches.update(name=mine.name, config={"ttl": "900s"})
    assert later.expire_time - made.expire_time == datetime.timedelta(seconds=600)
    theirs.caches.delete(name=mine.name)
    assert mine.name not in {each.name for each in ours.cached_contents.list()}
