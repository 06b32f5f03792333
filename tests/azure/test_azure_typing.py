"""Programs as users write them: they run, and type checkers see through every method."""

import asyncio
from typing import assert_type

from gemini_sdk import (
    AsyncAzureInferenceClient,
    AsyncStream,
    AzureInferenceClient,
    RawResponse,
    Stream,
)
from gemini_sdk.types import azure_inference as ai
from tests.azure.azure_driver import KEY, chat, chunk
from tests.raw_server import RawServer, answer, stream


def add(a: int, b: int) -> int:
    """Add two numbers."""
    return a + b


def test_a_sync_program(server: RawServer) -> None:
    server.plan(answer(chat()), stream(chunk(content="a", finish_reason="stop")), answer({}))
    with AzureInferenceClient(server.url, KEY, model="m", temperature=0.5) as client:
        said = client.chat_completions(
            [
                ai.ChatMessage.system("Be brief."),
                {"role": "user", "content": [{"type": "text", "text": "x"}]},
                "and?",
            ],
            tools=[add, {"type": "function", "function": {"name": "f"}}],
            tool_choice="auto",
            response_format={"type": "json_object"},
            model_extras={"safe_mode": True},
            timeout=5,
        )
        assert_type(said, ai.ChatCompletions)
        assert_type(said.text, str | None)
        assert_type(said.tool_calls, list[ai.ToolCall])
        with client.stream_chat_completions("x", max_tokens=3) as chunks:
            assert_type(chunks, Stream[ai.ChatCompletionsChunk, ai.ChatCompletions])
            for each in chunks:
                assert_type(each, ai.ChatCompletionsChunk)
            assert_type(chunks.get_final(), ai.ChatCompletions)
            assert_type(chunks.so_far, ai.ChatCompletions | None)
        typed = client.stream_chat_completions("x", response_type=list[int])
        assert_type(typed, Stream[ai.ChatCompletionsChunk, ai.ChatCompletions[list[int]]])
        assert_type(client.embeddings(["x"]).vectors, list[list[float]])
        assert_type(client.info(cached=True), ai.ModelInfo)
        assert_type(client.completions("x", stop=["."]), ai.Completions)
        assert_type(client.stream_completions("x"), Stream[ai.Completions, ai.Completions])
        raw = client.with_raw_response.chat_completions("x")
        assert_type(raw, RawResponse[ai.ChatCompletions])


def test_an_async_program(server: RawServer) -> None:
    server.plan(answer(chat()), stream(chunk(content="a", finish_reason="stop")))

    async def main() -> None:
        async with AsyncAzureInferenceClient(server.url, KEY) as client:
            assert_type(await client.chat_completions("x"), ai.ChatCompletions)
            if not server:  # for type checkers only
                typed = await client.chat_completions("x", response_type=int | str)
                assert_type(typed.parsed, int | str | None)
            chunks = client.stream_chat_completions("x")
            assert_type(chunks, AsyncStream[ai.ChatCompletionsChunk, ai.ChatCompletions])
            assert_type(await chunks.get_final(), ai.ChatCompletions)

    asyncio.run(main())
