"""What an editor shows of clients, streams and mappings."""

from collections.abc import Iterator

import pytest

from gemini_sdk._transport.settings import ClientOptions
from tests.typing.language_server import LanguageServer

PROGRAM = """
from gemini_sdk import AsyncGeminiClient, AsyncVertexClient, AzureInferenceClient, GeminiClient, VertexClient
from gemini_sdk import AsyncAzureInferenceClient

g, ag, v, av, z = GeminiClient(), AsyncGeminiClient(), VertexClient(), AsyncVertexClient(), AzureInferenceClient()
g.generate_content("m", "x", generation_config={"temperature": 1, "maxOutputTokens": 2})
g.stream_generate_content
ag.stream_generate_content
v.stream_generate_content
av.stream_generate_content
g.with_raw_response.generate_content
g.with_raw_response.stream_generate_content
g.chats.create("m").send_message
g.chats.create("m").stream_message
ag.chats.create("m").stream_message
g.tuned_models.list
v.tuning_jobs.wait
z.chat_completions
z.stream_chat_completions
z.completions
z.stream_completions
GeminiClient()
AsyncGeminiClient()
VertexClient()
AsyncVertexClient()
AzureInferenceClient()
AsyncAzureInferenceClient()
g.with_options(timeout=1)
g.tuned_models.
"""
SENTENCES = {
    "\ng.generate_content": "Generate an answer to a prompt",
    "\ng.stream_generate_content": "Generate an answer as a stream",
    "\nag.stream_generate_content": "Generate an answer as a stream",
    "\nv.stream_generate_content": "Generate an answer as a stream",
    "\nav.stream_generate_content": "Generate an answer as a stream",
    "g.with_raw_response.generate_content": "Generate an answer to a prompt",
    "g.with_raw_response.stream_generate_content": "Generate an answer as a stream",
    '\ng.chats.create("m").send_message': "Send a message together with the history",
    '\ng.chats.create("m").stream_message': "Send a message, and iterate",
    'ag.chats.create("m").stream_message': "Send a message, and iterate",
    "g.tuned_models.list": "List tuned models",
    "v.tuning_jobs.wait": "Wait until a job has succeeded",
    "z.chat_completions": "Generate the answer to a conversation (POST",
    "z.stream_chat_completions": "Generate the answer to a conversation as a stream",
    "z.completions": "Generate the continuation of a text (POST",
    "z.stream_completions": "Generate the continuation of a text as a stream",
}


@pytest.fixture(scope="module")
def editor() -> Iterator[LanguageServer]:
    with LanguageServer(PROGRAM) as server:
        yield server


@pytest.mark.parametrize("method", SENTENCES)
def test_a_method_shows_its_own_docstring_alone(editor: LanguageServer, method: str) -> None:
    shown = editor.hover(method)
    own = SENTENCES[method]
    assert f"\n{own}" in shown
    others = {sentence for sentence in SENTENCES.values() if sentence != own}
    assert not [sentence for sentence in others if sentence in shown]


def test_a_method_shows_every_keyword_with_its_type(editor: LanguageServer) -> None:
    shown = editor.hover("\ng.generate_content")
    for keyword in "model contents system_instruction generation_config tools tool_config safety_settings".split():
        assert f" {keyword}: " in shown
        assert f"{keyword}: " in shown.partition("Args:")[2]


@pytest.mark.parametrize("name", ["GeminiClient", "VertexClient", "AzureInferenceClient"])
@pytest.mark.parametrize("kind", ["", "Async"])
def test_a_constructor_shows_every_option_with_its_type(
    editor: LanguageServer, kind: str, name: str
) -> None:
    signature = editor.hover(f"\n{kind}{name}").partition("\n)")[0]
    assert [key for key in ClientOptions.__annotations__ if f"\n    {key}: " not in signature] == []


def test_an_option_that_can_be_varied_shows_its_description(editor: LanguageServer) -> None:
    assert "Seconds without data in one attempt" in editor.hover("g.with_options(timeout")


def test_a_key_of_a_mapping_shows_its_description(editor: LanguageServer) -> None:
    assert "Sampling randomness, above 0 and up to 2" in editor.hover('{"temp')
    assert "tokens" in editor.hover('"maxOut')


def test_a_collection_offers_its_methods(editor: LanguageServer) -> None:
    offered = {name for name in editor.completions("\ng.tuned_models.\n"[:-1]) if name[0] != "_"}
    assert offered == set(
        "create list get update delete transfer_ownership operation operations permissions".split()
    )
