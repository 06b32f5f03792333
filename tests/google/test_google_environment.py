"""What the environment chooses: the platform, as google-genai reads it, and what is said where there is no key."""

import time
from collections.abc import Callable

import pytest

from gemini_sdk import GeminiClient, GeminiSDKError, VertexClient
from gemini_sdk._google.credentials import vertex_in_environment
from gemini_sdk.cli.client import _client  # pyright: ignore[reportPrivateUsage]
from gemini_sdk.migration import AzureOpenAI, OpenAI

NAMES = (
    "GOOGLE_API_KEY GEMINI_API_KEY GOOGLE_CLOUD_PROJECT GOOGLE_GENAI_USE_ENTERPRISE GOOGLE_GENAI_USE_VERTEXAI "
    "GOOGLE_APPLICATION_CREDENTIALS GCE_METADATA_HOST GCE_METADATA_IP GCE_METADATA_ROOT K_SERVICE"
).split()


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path_factory.mktemp("gcloud")))


CASES = [
    (None, None, None),
    ("true", None, True),
    ("1", None, True),
    ("TRUE", None, True),
    ("yes", None, False),
    ("", None, False),
    ("0", None, False),
    (None, "true", True),
    (None, "1", True),
    (None, "false", False),
    ("false", "true", False),
    ("true", "false", True),
]


@pytest.mark.parametrize(("enterprise", "vertexai", "chosen"), CASES)
def test_the_platform_is_chosen_as_google_genai_does(
    monkeypatch: pytest.MonkeyPatch,
    enterprise: str | None,
    vertexai: str | None,
    chosen: bool | None,
) -> None:
    if enterprise is not None:
        monkeypatch.setenv("GOOGLE_GENAI_USE_ENTERPRISE", enterprise)
    if vertexai is not None:
        monkeypatch.setenv("GOOGLE_GENAI_USE_VERTEXAI", vertexai)
    assert vertex_in_environment() is chosen
    monkeypatch.setenv("GEMINI_API_KEY", "k")
    monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", "p")
    expected = VertexClient if chosen else GeminiClient
    for made in (OpenAI, AzureOpenAI):
        with made() as client:
            assert isinstance(client.gemini, expected)
    with _client(None, None, None, None) as chosen_client:
        assert isinstance(chosen_client, expected)
    with _client(True, None, None, None) as vertex, _client(False, None, None, None) as google:
        assert isinstance(vertex, VertexClient)
        assert isinstance(google, GeminiClient)


CALLS: list[Callable[[GeminiClient], object]] = [
    lambda client: client.generate_content("gemini-2.5-flash", "x"),
    lambda client: client.count_tokens("gemini-2.5-flash", "x"),
    lambda client: next(iter(client.stream_generate_content("gemini-2.5-flash", "x"))),
]


@pytest.mark.parametrize("call", CALLS, ids=["generate", "count", "stream"])
def test_without_a_key_the_first_call_says_where_one_comes_from(
    call: Callable[[GeminiClient], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gemini_sdk._credentials.google_auth._PRODUCT_NAME", "/nowhere")
    monkeypatch.setattr("gemini_sdk._credentials.google_auth.MetadataServer", None)
    began = time.process_time()
    with (
        GeminiClient(base_url="http://127.0.0.1:1") as client,
        pytest.raises(
            GeminiSDKError,
            match=r"GEMINI_API_KEY or GOOGLE_API_KEY; create a key at https://aistudio",
        ),
    ):
        call(client)
    assert time.process_time() - began < 5
