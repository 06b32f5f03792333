"""The first call of an async client leaves its event loop free, because what it needs was made with the client."""

import json
import subprocess
import sys

import pytest

from tests.raw_server import RawServer, Reply, answer, stream

GOOGLE = {"candidates": [{"content": {"parts": [{"text": "x"}]}, "finishReason": "STOP"}]}
AZURE = {"choices": [{"message": {"content": "x"}, "finish_reason": "stop"}]}
AZURE_CHUNK = {"choices": [{"delta": {"content": "x"}, "finish_reason": "stop"}]}
CASES: dict[str, tuple[Reply, str, str]] = {
    "google": (answer(GOOGLE), "AsyncGeminiClient(api_key='k' * 20, base_url=url)", "google"),
    "google stream": (stream(GOOGLE), "AsyncGeminiClient(api_key='k' * 20, base_url=url)", "g"),
    "azure": (answer(AZURE), "AsyncAzureInferenceClient(url, 'k' * 20)", "azure"),
    "azure stream": (stream(AZURE_CHUNK), "AsyncAzureInferenceClient(url, 'k' * 20)", "a"),
}
CALLS = {
    "google": "await client.generate_content('m', 'x')",
    "g": "[_ async for _ in client.stream_generate_content('m', 'x')]",
    "azure": "await client.chat_completions('x')",
    "a": "[_ async for _ in client.stream_chat_completions('x')]",
}
PROGRAM = """
import asyncio, json, sys, time
from gemini_sdk import AsyncAzureInferenceClient, AsyncGeminiClient
url = sys.argv[1]
begun = time.thread_time()
client = {client}
made = time.thread_time() - begun

async def main():
    gaps = []

    async def tick():
        while True:
            before = time.thread_time()
            await asyncio.sleep(0)
            gaps.append(time.thread_time() - before)

    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0)
    {call}
    ticking.cancel()
    print(json.dumps([max(gaps), made]))

asyncio.run(main())
"""


@pytest.mark.parametrize("case", list(CASES))
def test_the_first_call_does_not_hold_up_its_loop(server: RawServer, case: str) -> None:
    reply, client, call = CASES[case]
    server.plan(reply)
    program = PROGRAM.format(client=client, call=CALLS[call])
    ended = subprocess.run(
        [sys.executable, "-c", program, server.url], capture_output=True, text=True, check=True
    )
    # Seconds of one thread's CPU. A slow machine makes both longer: what is loaded and built takes most of them.
    longest, made = json.loads(ended.stdout)
    assert longest < made / 2
