"""An outside witness: google-genai gets the same embeddings, models and tokens of the emulator as this package."""

from collections.abc import Iterator
from typing import Any, cast

import pytest

from gemini_sdk import GeminiClient, VertexClient
from gemini_sdk.emulator import Emulator

genai = pytest.importorskip("google.genai")
types = pytest.importorskip("google.genai.types")

TEXTS = ["The sky is blue.", "Grass is green.", "Bread is baked."]
MODELS = [
    ("google-ai", "gemini-embedding-001"),
    ("google-ai", "gemini-embedding-2"),
    ("vertex", "gemini-embedding-2"),
    ("vertex", "text-embedding-005"),
]


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


def theirs(emulator: Emulator, platform: str) -> Any:
    options = types.HttpOptions(base_url=emulator.url)
    if platform == "google-ai":
        return genai.Client(api_key="any", http_options=options)
    from google.oauth2.credentials import Credentials

    bearer = Credentials(token="any")  # type: ignore[no-untyped-call]
    return genai.Client(
        vertexai=True, project="p", location="us-central1", credentials=bearer, http_options=options
    )


def ours(emulator: Emulator, platform: str) -> Any:
    if platform == "google-ai":
        return GeminiClient(api_key="any", base_url=emulator.url)
    return VertexClient(project="p", credentials=lambda: "any", base_url=emulator.url)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("platform", "model"), MODELS)
def test_both_clients_get_the_same_vectors(
    emulator: Emulator, platform: str, model: str, count: int
) -> None:
    # Their client makes one input of several texts for gemini-embedding-2 on Google AI: contents stay apart.
    contents = [types.Content(parts=[types.Part(text=text)]) for text in TEXTS[:count]]
    # gemini-embedding-2 ignores it, of which ours warns.
    task = None if model == "gemini-embedding-2" else "RETRIEVAL_QUERY"
    config = types.EmbedContentConfig(output_dimensionality=16, task_type=task)
    with theirs(emulator, platform) as client:
        one = client.models.embed_content(model=model, contents=contents, config=config)
    with ours(emulator, platform) as client:
        other = client.embed_content(model, TEXTS[:count], output_dimensionality=16, task_type=task)
    assert [each.values for each in one.embeddings] == other.vectors
    assert len(other.vectors) == count
    sent = emulator.journal()[-2:]
    assert sent[0].path == sent[1].path.replace("/v1/", "/v1beta1/") or platform == "google-ai"
    assert settings(sent[0].body) == settings(sent[1].body)


def settings(body: Any) -> Any:
    """What both send, without the role that only their client gives."""
    if isinstance(body, dict):
        members = cast("dict[str, object]", body)
        return {k: settings(v) for k, v in members.items() if k not in ("role", "model")}
    if isinstance(body, list):
        return [settings(each) for each in cast("list[object]", body)]
    return body


@pytest.mark.parametrize("platform", ["google-ai", "vertex"])
def test_both_clients_list_the_same_models(emulator: Emulator, platform: str) -> None:
    with theirs(emulator, platform) as client:
        one = [
            model.name for model in client.models.list(config={"query_base": True, "page_size": 9})
        ]
        got = client.models.get(model="gemini-3.8-flash")
    with ours(emulator, platform) as client:
        assert [model.name for model in client.models.list(page_size=9)] == one
        assert client.models.get("gemini-3.8-flash").name == got.name


def test_both_clients_get_the_same_tokens(emulator: Emulator) -> None:
    with theirs(emulator, "vertex") as client:
        one = client.models.compute_tokens(model="gemini-3.8-flash", contents=TEXTS[0])
    with ours(emulator, "vertex") as client:
        other = client.compute_tokens("gemini-3.8-flash", TEXTS[0])
    assert one.tokens_info[0].tokens == other.tokens_info[0].tokens
    assert one.tokens_info[0].token_ids == [int(each) for each in other.tokens_info[0].token_ids]
