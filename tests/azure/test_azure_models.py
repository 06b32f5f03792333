"""Methods of the models of Azure AI Model Inference, and what their joining promises."""

import base64
import json
import struct
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import Accumulator, validation
from gemini_sdk.errors import ConfigurationError, InvalidAnswerError
from gemini_sdk.types.azure_inference import (
    ChatCompletions,
    ChatCompletionsChunk,
    ChatCompletionsRequest,
    ChatMessage,
    Completions,
    ContentItem,
    EmbeddingItem,
    Embeddings,
    EmbeddingsRequest,
    ImageEmbeddingInput,
    ImageEmbeddingsRequest,
    ModelInfo,
    ToolCall,
)
from tests.azure.azure_driver import chat, chunk

Json = dict[str, Any]


def plain(model: Any) -> Any:
    return json.loads(model.to_json())


# Items and messages


def test_items(tmp_path: Path) -> None:
    picture, sound = tmp_path / "a.png", tmp_path / "b.MP3"
    picture.write_bytes(b"png")
    sound.write_bytes(b"mp3")
    url = "data:image/png;base64,cG5n"
    image = {"type": "image_url", "image_url": {"url": url}}
    audio = {"type": "input_audio", "input_audio": {"data": "bXAz", "format": "mp3"}}
    assert plain(ContentItem.from_text("x")) == {"type": "text", "text": "x"}
    assert plain(ContentItem.from_image_file(picture)) == image
    assert plain(ContentItem.from_image_bytes(b"png", "image/png")) == image
    with pytest.raises(ValueError, match="such as image/png, found 'png'"):
        ContentItem.from_image_bytes(b"png", "png")
    assert plain(ContentItem.from_audio_file(sound)) == audio
    assert plain(ContentItem.from_audio_bytes(b"mp3", "mp3")) == audio
    assert plain(ContentItem.from_audio_url("u")) == {
        "type": "audio_url",
        "audio_url": {"url": "u"},
    }
    assert plain(ContentItem.from_image_url("u", detail="high"))["image_url"]["detail"] == "high"
    assert plain(ImageEmbeddingInput.from_file(picture)) == {"image": url}


def test_a_file_whose_name_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(ValueError, match="pass mime_type"):
        ContentItem.from_image_file(tmp_path / "a")
    with pytest.raises(ValueError, match="pass format"):
        ContentItem.from_audio_file(tmp_path / "a")
    assert ContentItem.from_image_file(tmp_path / "a", mime_type="image/png").image_url


def test_messages() -> None:
    said = [
        ChatMessage.system("a"),
        ChatMessage.developer("a"),
        ChatMessage.user("a"),
        ChatMessage.assistant("a"),
        ChatMessage.tool("a", "id"),
    ]
    assert [message.role for message in said] == [
        "system",
        "developer",
        "user",
        "assistant",
        "tool",
    ]
    assert {message.text for message in said} == {"a"}
    request = {"messages": [plain(message) for message in said]}
    assert validation.faults(request, "ChatCompletionsRequest", "azure-inference") == []


def test_the_text_of_items() -> None:
    message = ChatMessage.user(["a", ContentItem.from_image_url("u"), "b"])
    assert message.text == "ab"
    assert ChatMessage.user([ContentItem.from_image_url("u")]).text is None


@pytest.mark.parametrize("arguments", ['{"a": ', "[1]", "nothing"])
def test_arguments_that_are_no_object(arguments: str) -> None:
    call = ToolCall.model_validate({"id": "1", "function": {"name": "f", "arguments": arguments}})
    with pytest.raises(InvalidAnswerError, match="arguments of f"):
        _ = call.args


def test_no_arguments() -> None:
    assert ToolCall.model_validate({"function": {"name": "f", "arguments": ""}}).args == {}
    assert ToolCall().args == {}


def test_an_answer_without_anything() -> None:
    empty = ChatCompletions()
    assert (empty.text, empty.reasoning, empty.tool_calls, empty.finish_reason) == (
        None,
        None,
        [],
        None,
    )
    assert (empty.message, empty.parsed, empty.blocked) == (None, None, None)


def test_an_answer_that_was_filtered() -> None:
    body = chat(None)
    body["choices"][0]["finish_reason"] = "content_filter"
    said = ChatCompletions.model_validate(body)
    assert (said.text, said.blocked) == (None, "content_filter")
    with pytest.raises(InvalidAnswerError, match="blocked: content_filter"):
        said.parse(int)


# Embeddings


_FLOATS = st.lists(st.floats(width=32, allow_nan=False), max_size=20)


@given(_FLOATS)
def test_vectors_in_base64_are_those_that_went_in(numbers: list[float]) -> None:
    packed = struct.pack(f"<{len(numbers)}f", *numbers)
    item = EmbeddingItem(embedding=base64.b64encode(packed).decode())
    assert item.vector == numbers
    assert EmbeddingItem(embedding=numbers).vector == numbers


@given(_FLOATS)
def test_arrays_hold_the_same_numbers(numbers: list[float]) -> None:
    pytest.importorskip("numpy", reason="NumPy is asked for by few")
    packed = struct.pack(f"<{len(numbers)}f", *numbers)
    for embedding in (base64.b64encode(packed).decode(), numbers):
        assert EmbeddingItem(embedding=embedding).as_numpy().tolist() == numbers


def test_arrays() -> None:
    pytest.importorskip("numpy", reason="NumPy is asked for by few")
    data = [EmbeddingItem(index=1, embedding=[3, 4]), EmbeddingItem(index=0, embedding=[1, 2])]
    embeddings = Embeddings(data=data)
    assert embeddings.vectors == [[1, 2], [3, 4]]
    assert embeddings.as_numpy().tolist() == [[1, 2], [3, 4]]
    assert [embeddings.as_numpy().dtype.name, embeddings.as_numpy("int8").dtype.name] == [
        "float32",
        "int8",
    ]
    assert Embeddings(data=[]).as_numpy().shape == (0, 0)


@pytest.mark.parametrize("text", ["AAA", "????", "AAAA"])
def test_vectors_that_are_damaged(text: str) -> None:
    with pytest.raises(InvalidAnswerError):
        _ = EmbeddingItem(embedding=text).vector


def test_arrays_without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(ConfigurationError, match="pip install numpy"):
        EmbeddingItem(embedding=[1]).as_numpy()


# Joining


_TEXT = st.text(min_size=1, max_size=10)


def pieces(draw: st.DrawFn, text: str) -> list[str]:
    cuts = draw(st.sets(st.integers(0, len(text)), max_size=3))
    return [text[a:b] for a, b in pairwise(sorted({0, *cuts, len(text)}))]


@st.composite
def split(draw: st.DrawFn) -> tuple[Json, list[Json]]:
    """An answer, and chunks whose texts and arguments are cut anywhere."""
    text, reasoning = draw(_TEXT | st.none()), draw(_TEXT | st.none())
    arguments = draw(st.lists(_TEXT, max_size=3))
    chunks = [chunk(role="assistant", content=None if text is None else "")]
    message: Json = {}
    if reasoning is not None:
        message["reasoning_content"] = reasoning
        chunks += [chunk(reasoning_content=each) for each in pieces(draw, reasoning)]
    if text is not None:
        chunks += [chunk(content=each) for each in pieces(draw, text)]
    for index, written in enumerate(arguments):
        head: Json = {"id": str(index), "type": "function"}
        function: Json = {"name": f"f{index}", "arguments": written}
        message.setdefault("tool_calls", []).append(head | {"function": function})
        begun = {"index": index} | head | {"function": {"name": f"f{index}", "arguments": ""}}
        chunks.append(chunk(tool_calls=[begun]))
        for each in pieces(draw, written):
            call: Json = {"index": index, "function": {"arguments": each}}
            chunks.append(chunk(tool_calls=[call]))
    usage = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}
    chunks += [chunk(finish_reason="stop"), chunk() | {"choices": [], "usage": usage}]
    return chat(text, **message), chunks


@given(split())
def test_any_answer_cut_into_chunks_is_put_together_again(case: tuple[Json, list[Json]]) -> None:
    whole, chunks = case
    accumulator: Accumulator[ChatCompletionsChunk, ChatCompletions] = Accumulator()
    for each in chunks:
        accumulator.add(ChatCompletionsChunk.model_validate(each))
    assert accumulator.response is not None
    assert plain(accumulator.response) == whole


@given(split(), st.data())
def test_it_is_the_same_however_often_it_is_asked_for(
    case: tuple[Json, list[Json]], data: st.DataObject
) -> None:
    once: Accumulator[ChatCompletionsChunk, ChatCompletions] = Accumulator()
    often: Accumulator[ChatCompletionsChunk, ChatCompletions] = Accumulator()
    for each in case[1]:
        for accumulator in (once, often):
            accumulator.add(ChatCompletionsChunk.model_validate(each))
        if data.draw(st.booleans()):
            assert often.response is not None
    assert often.response == once.response


def test_log_probabilities_and_audio_are_put_together() -> None:
    def said(token: str, **delta: Any) -> Json:
        body = chunk(**delta)
        body["choices"][0]["logprobs"] = {"content": [{"token": token}], "refusal": None}
        return body

    chunks = [
        said("a", audio={"id": "x", "data": "AAAA", "transcript": "Hel"}),
        said("b", audio={"data": "BBBB", "transcript": "lo", "expires_at": 3}),
    ]
    accumulator: Accumulator[ChatCompletionsChunk, ChatCompletions] = Accumulator()
    for each in chunks:
        accumulator.add(ChatCompletionsChunk.model_validate(each))
    (choice,) = plain(accumulator.response)["choices"]
    assert choice["logprobs"] == {"content": [{"token": "a"}, {"token": "b"}], "refusal": None}
    assert choice["message"]["audio"] == {
        "id": "x",
        "data": "AAAABBBB",
        "transcript": "Hello",
        "expires_at": 3,
    }


# Payloads of the shapes that the API's specification shows


AUDIO = {"type": "input_audio", "input_audio": {"data": "UklGRg==", "format": "wav"}}
USAGE: Json = {
    "completion_tokens": 9,
    "prompt_tokens": 8,
    "total_tokens": 17,
    "completion_tokens_details": {"audio_tokens": 5, "reasoning_tokens": 0, "total_tokens": 5},
    "prompt_tokens_details": {"audio_tokens": 10, "cached_tokens": 0},
}
CALL = {"id": "c", "type": "function", "function": {"name": "f", "arguments": '{ "a": 1 }'}}
REQUESTS: list[tuple[Any, Json]] = [
    (
        ChatCompletionsRequest,
        {
            "modalities": ["text"],
            "messages": [
                {"role": "system", "content": "Help."},
                {"role": "user", "content": "Is it proved?"},
                {"role": "assistant", "content": "No."},
                {"role": "user", "content": "Really?"},
            ],
            "frequency_penalty": 0,
            "stream": True,
            "presence_penalty": 0,
            "temperature": 0,
            "top_p": 0,
            "max_tokens": 255,
            "response_format": {"type": "text"},
            "stop": ["<|endoftext|>"],
            "tools": [{"type": "function", "function": {"name": "f", "description": "d"}}],
            "seed": 21,
            "model": "m",
        },
    ),
    (
        ChatCompletionsRequest,
        {
            "modalities": ["text", "audio"],
            "messages": [
                {"role": "user", "content": [AUDIO]},
                {"role": "assistant", "content": None, "audio": {"id": "abc"}},
                {"role": "user", "content": [AUDIO]},
            ],
        },
    ),
    (
        EmbeddingsRequest,
        {
            "input": ["text"],
            "dimensions": 1024,
            "encoding_format": "float",
            "input_type": "text",
            "model": "m",
        },
    ),
    (
        ImageEmbeddingsRequest,
        {"input": [{"image": "abc", "text": "def"}], "dimensions": 1024, "input_type": "text"},
    ),
]
ANSWERS: list[tuple[Any, Json]] = [
    (ModelInfo, {"model_name": "m", "model_type": "chat-completion", "model_provider_name": "p"}),
    (ChatCompletions, chat(None, reasoning_content=None, tool_calls=[CALL]) | {"usage": USAGE}),
    (
        ChatCompletions,
        chat(
            None,
            tool_calls=None,
            audio={
                "id": "a",
                "format": "wav",
                "data": "UklGRg==",
                "expires_at": 1896522361,
                "transcript": "t",
            },
        ),
    ),
    (
        Embeddings,
        {
            "id": "e",
            "data": [{"index": 0, "object": "embedding", "embedding": [0, 0.5, -1e-9]}],
            "object": "list",
            "model": "m",
            "usage": {"prompt_tokens": 15, "total_tokens": 15},
        },
    ),
    (Completions, {"id": "c", "choices": [{"index": 0, "text": "t", "logprobs": None}]}),
]


@pytest.mark.parametrize(("model", "payload"), REQUESTS + ANSWERS)
def test_payloads_come_back_as_they_came(model: Any, payload: Json) -> None:
    assert plain(model.model_validate_json(json.dumps(payload))) == payload


@pytest.mark.parametrize(("model", "payload"), REQUESTS)
def test_payloads_of_requests_have_no_faults(model: Any, payload: Json) -> None:
    assert validation.faults(payload, model.__name__, "azure-inference") == []
