"""Cached contents: what is sent, what comes back, and what is refused before it is sent."""

from collections.abc import Callable, Generator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import GeminiClient, ModelWarning
from gemini_sdk._google.cached_contents import CachedContentMethods
from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.errors import (
    BadRequestError,
    ConfigurationError,
    InvalidPayloadError,
    NotFoundError,
    PermissionDeniedError,
    UnexpectedKeywordError,
)
from gemini_sdk.types.cached_contents import CachedContent, Duration
from tests.google.driving import GoogleDriver

MODEL = "gemini-3.8-flash"
BOOK = "Call me Ishmael. " * 1000
TOKENS = -(-len(BOOK) // 4)
NOW = 1_800_000_000.0


@pytest.fixture(scope="module")
def emulator() -> Generator[Emulator]:
    """The clock stands still until a test moves it."""
    with Emulator(EmulatorOptions(clock=lambda: NOW)) as emulator:
        yield emulator


@pytest.fixture(params=["google-ai", "vertex"])
def client(drive: GoogleDriver, request: pytest.FixtureRequest) -> Any:
    return drive.gemini() if request.param == "google-ai" else drive.vertex()


def items(drive: GoogleDriver, pager: Any) -> list[Any]:
    """All items of a list."""
    return list(drive.chunks(iter(pager) if drive.blocking else aiter(pager)))


def test_the_life_of_a_cached_content(drive: GoogleDriver, client: Any) -> None:
    caches = client.cached_contents
    made = drive.get(caches.create(model=MODEL, contents=BOOK, ttl="600s", display_name="Moby"))
    assert made.model.endswith(f"models/{MODEL}")
    assert made.display_name == "Moby"
    assert made.contents is None
    assert made.usage_metadata.total_token_count == TOKENS
    assert made.expire_time.to_datetime().timestamp() == pytest.approx(NOW + 600, abs=1)
    assert drive.get(caches.get(made.name)) == made
    assert made in items(drive, caches.list())

    answer = drive.get(client.generate_content(MODEL, "Who narrates?", cached_content=made))
    usage = answer.usage_metadata
    assert usage.cached_content_token_count == TOKENS
    assert usage.prompt_token_count > TOKENS
    assert drive.body()["cachedContent"] == made.name
    chunks = drive.listed(
        client.stream_generate_content(MODEL, "Who narrates?", cached_content=made.name)
    )
    assert chunks[-1].usage_metadata.cached_content_token_count == TOKENS

    longer = drive.get(caches.update(made.name, ttl=timedelta(hours=2)))
    assert longer.expire_time.to_datetime() - made.expire_time.to_datetime() == timedelta(
        seconds=6600
    )
    drive.get(caches.delete(made.name))
    with pytest.raises((PermissionDeniedError, NotFoundError)):
        drive.get(caches.get(made.name))
    with pytest.raises((PermissionDeniedError, NotFoundError)):
        drive.get(client.generate_content(MODEL, "Who?", cached_content=made.name))


def test_everything_is_sent_as_the_service_expects(drive: GoogleDriver) -> None:
    def search(query: str) -> str:
        """Searches."""
        return query

    drive.get(
        drive.vertex().cached_contents.create(
            model=MODEL,
            contents=BOOK,
            system_instruction="Be brief.",
            tools=[search],
            tool_config={"function_calling_config": {"mode": "NONE"}},
            expire_time=datetime(2030, 1, 1, tzinfo=UTC),
            kms_key_name="projects/p/locations/l/keyRings/r/cryptoKeys/k",
        )
    )
    body = drive.body()
    name = body["tools"][0]["functionDeclarations"][0].pop("name")
    assert (name, body.pop("tools")[0]["functionDeclarations"][0]["description"]) == (
        "search",
        "Searches.",
    )
    assert body == {
        "model": f"projects/p/locations/us-central1/publishers/google/models/{MODEL}",
        "contents": [{"role": "user", "parts": [{"text": BOOK}]}],
        "systemInstruction": {"parts": [{"text": "Be brief."}]},
        "toolConfig": {"functionCallingConfig": {"mode": "NONE"}},
        "expireTime": "2030-01-01T00:00:00Z",
        "encryptionSpec": {"kmsKeyName": "projects/p/locations/l/keyRings/r/cryptoKeys/k"},
    }
    drive.get(drive.gemini().cached_contents.create(model=MODEL, system_instruction=BOOK))
    assert drive.body() == {
        "model": f"models/{MODEL}",
        "systemInstruction": {"parts": [{"text": BOOK}]},
    }


def test_names_may_be_short(drive: GoogleDriver, client: Any) -> None:
    made = drive.get(client.cached_contents.create(model=MODEL, contents=BOOK))
    id = made.name.rpartition("/")[2]
    for name in (id, f"cachedContents/{id}", made.name):
        assert drive.get(client.cached_contents.get(name)).name == made.name
        drive.get(client.generate_content(MODEL, "Hi", cached_content=name))
        assert drive.body()["cachedContent"] == made.name


def test_a_cached_content_stands_for_its_name(drive: GoogleDriver, client: Any) -> None:
    caches = client.cached_contents
    made = drive.get(caches.create(model=MODEL, contents=BOOK))
    assert drive.get(caches.get(made)) == made
    assert drive.get(caches.update(made, ttl=60)).name == made.name
    drive.get(caches.delete(made))
    with pytest.raises((NotFoundError, PermissionDeniedError)):
        drive.get(caches.get(made))
    with pytest.raises(InvalidPayloadError, match="not the name of a cachedContent; found None"):
        drive.get(caches.get(CachedContent()))


def test_the_tokens_of_a_cached_content_are_counted_on_google_ai(drive: GoogleDriver) -> None:
    client = drive.gemini()
    made = drive.get(client.cached_contents.create(model=MODEL, contents=BOOK))
    for cached in (made, made.name, made.name.rpartition("/")[2]):
        counted = drive.get(client.count_tokens(MODEL, "Hi", cached_content=cached))
        assert drive.body()["generateContentRequest"]["cachedContent"] == made.name
        assert counted.cached_content_token_count == TOKENS
        answer = drive.get(client.generate_content(MODEL, "Hi", cached_content=cached))
        assert counted.total_tokens == answer.usage_metadata.prompt_token_count
    with pytest.raises(InvalidPayloadError, match="belongs to"):
        drive.get(client.count_tokens("gemini-3.6-flash", "Hi", cached_content=made))
    whole = {"contents": "Hi", "system_instruction": "x"}
    with pytest.raises(InvalidPayloadError, match="systemInstruction"):
        drive.get(client.count_tokens(MODEL, whole, cached_content=made))


@pytest.mark.parametrize("form", ["keyword", "request"])
def test_vertex_does_not_count_a_cached_content(drive: GoogleDriver, form: str) -> None:
    count = drive.vertex().count_tokens
    with pytest.raises(InvalidPayloadError, match="cachedContent: is not counted by Vertex AI"):
        drive.get(
            count(MODEL, "Hi", cached_content="c")
            if form == "keyword"
            else count(MODEL, {"contents": "Hi", "cachedContent": "c"})
        )


def test_a_cached_content_expires(drive: GoogleDriver, client: Any) -> None:
    made = drive.get(client.cached_contents.create(model=MODEL, contents=BOOK, ttl=60))
    drive.emulator.advance(61)
    with pytest.raises((PermissionDeniedError, NotFoundError)):
        drive.get(client.generate_content(MODEL, "Who?", cached_content=made))
    assert made.name not in {each.name for each in items(drive, client.cached_contents.list())}


def test_lists_come_in_pages(drive: GoogleDriver) -> None:
    caches = drive.vertex(project=f"pages-{drive.blocking}".lower()).cached_contents
    names = [drive.get(caches.create(model=MODEL, contents=BOOK)).name for _ in range(3)]
    assert [each.name for each in items(drive, caches.list(page_size=2))] == names[::-1]


CONTRADICTIONS: list[tuple[dict[str, Any], str]] = [
    ({"system_instruction": "Be brief."}, "systemInstruction"),
    ({"tools": [{"google_search": {}}]}, "tools"),
    ({"tool_config": {"function_calling_config": {"mode": "NONE"}}}, "toolConfig"),
]


@pytest.mark.parametrize(("arguments", "field"), CONTRADICTIONS)
def test_a_request_must_not_contradict_its_cached_content(
    drive: GoogleDriver, client: Any, arguments: dict[str, Any], field: str
) -> None:
    made = drive.get(client.cached_contents.create(model=MODEL, contents=BOOK))
    for cached in (made, made.name):
        before = len(drive.emulator.journal())
        with pytest.raises(InvalidPayloadError, match=f"{field}: cannot be used together"):
            drive.get(client.generate_content(MODEL, "Hi", cached_content=cached, **arguments))
        chat = client.chats.create(MODEL, cached_content=cached)
        with pytest.raises(InvalidPayloadError, match=field):
            drive.get(chat.send_message("Hi", **arguments))
        whole = {"contents": "Hi", "cached_content": made.name, **arguments}
        with pytest.raises(InvalidPayloadError, match=field):
            drive.get(client.generate_content(MODEL, whole))
        assert len(drive.emulator.journal()) == before
    with pytest.raises(BadRequestError, match="tools"):
        drive.get(
            client.generate_content(MODEL, "Hi", cached_content=made, validate=False, **arguments)
        )


def test_a_cached_content_belongs_to_a_model(drive: GoogleDriver, client: Any) -> None:
    made = drive.get(client.cached_contents.create(model=MODEL, contents=BOOK))
    with pytest.raises(InvalidPayloadError, match=f"belongs to {MODEL}"):
        drive.get(client.generate_content("gemini-3.5-flash", "Hi", cached_content=made))
    with pytest.raises(BadRequestError, match="has to be the same"):
        drive.get(client.generate_content("gemini-3.5-flash", "Hi", cached_content=made.name))
    with pytest.raises(InvalidPayloadError, match="has no name"):
        drive.get(client.generate_content(MODEL, "Hi", cached_content=CachedContent()))


def test_what_is_too_short_is_refused(drive: GoogleDriver) -> None:
    caches = drive.gemini().cached_contents
    before = len(drive.emulator.journal())
    with pytest.raises(InvalidPayloadError, match=f"at least 4096 tokens for {MODEL}"):
        drive.get(caches.create(model=MODEL, contents="short"))
    empty: list[Any] = [None, []]
    for nothing in empty:
        with pytest.raises(InvalidPayloadError, match="contents: is missing"):
            drive.get(caches.create(model=MODEL, contents=nothing))
    assert len(drive.emulator.journal()) == before
    with pytest.raises(BadRequestError, match="min_total_token_count=4096"):
        drive.get(caches.create(model=MODEL, contents="word " * 2000))
    # Only the service knows how many tokens media have, and the minimum of a model that is not known.
    data = {"inlineData": {"mimeType": "image/png", "data": "AAAA"}}
    with pytest.raises(BadRequestError, match="min_total_token_count=4096"):
        drive.get(caches.create(model=MODEL, contents=data))
    assert drive.get(caches.create(model="gemini-3.9-new", contents="short")).name


@pytest.mark.parametrize("ttl", [0, -5, "0s", "soon", float("nan"), float("inf"), True, [60]])
def test_a_time_to_live_is_positive(drive: GoogleDriver, ttl: Any) -> None:
    caches = drive.gemini().cached_contents
    with pytest.raises(InvalidPayloadError, match="ttl: not a time to live"):
        drive.get(caches.create(model=MODEL, contents=BOOK, ttl=ttl))
    with pytest.raises(InvalidPayloadError, match="ttl: not a time to live"):
        drive.get(caches.update("cachedContents/x", ttl=ttl))


def test_bad_arguments(drive: GoogleDriver) -> None:
    caches = drive.gemini().cached_contents
    both = {"ttl": 60, "expire_time": "2030-01-01T00:00:00Z"}
    calls: list[Callable[[], Any]] = [
        lambda: caches.create(model=MODEL, contents=BOOK, **both),
        lambda: caches.update("cachedContents/x", **both),
        lambda: caches.update("cachedContents/x"),
        lambda: caches.get("models/x"),
        lambda: caches.create(model="a/b/c", contents=BOOK),
        lambda: caches.create(model=MODEL, contents=BOOK, display_name="n" * 129),
    ]
    for call in calls:
        with pytest.raises(InvalidPayloadError):
            drive.get(call())
    with pytest.raises(UnexpectedKeywordError, match="did you mean 'display_name'"):
        drive.get(caches.create(model=MODEL, contents=BOOK, dispaly_name="x"))
    with pytest.raises(ConfigurationError, match="need a project"):
        drive.get(
            drive.vertex(project=None, credentials=None, api_key="k").cached_contents.get("x")
        )


def test_a_model_without_caching_is_warned_of(drive: GoogleDriver) -> None:
    with pytest.warns(ModelWarning, match="cachedContent"):
        drive.get(drive.gemini().cached_contents.create(model="gemini-4-neon", contents=BOOK))


def test_a_create_that_may_have_arrived_is_not_repeated(drive: GoogleDriver) -> None:
    drive.emulator.add({"operation": "cachedContents.create", "status": 503, "times": 1})
    caches = drive.gemini(max_retries=3).cached_contents
    with pytest.raises(Exception, match=r"client\.cached_contents\.list"):
        drive.get(caches.create(model=MODEL, contents=BOOK))
    assert drive.emulator.journal()[-1].operation == "generativelanguage.cachedContents.create"


@given(seconds=st.integers(1, 10**9), micros=st.integers(0, 999_999))
def test_every_form_of_a_ttl_means_the_same(seconds: int, micros: int) -> None:
    delta = timedelta(seconds=seconds, microseconds=micros)
    with GeminiClient(api_key="k") as client:
        for ttl in (delta, f"{seconds}.{micros:06d}s", Duration.of(delta)):
            call = CachedContentMethods.update(client.cached_contents, "x", ttl=ttl)
            sent = CachedContent.model_validate_json(call.body)
            assert sent.ttl is not None
            assert sent.ttl.to_timedelta() == delta
