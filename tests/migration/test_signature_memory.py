"""Drop-in clients made of one Gemini client remember the same thought signatures."""

# pyright: reportPrivateUsage=false
from typing import Any

from gemini_sdk import GeminiClient
from gemini_sdk.migration import OpenAI
from gemini_sdk.migration.gemini_request import CHAT

CALL: dict[str, Any] = {
    "id": "call-1",
    "type": "function",
    "function": {"name": "get_weather", "arguments": "{}"},
}
REQUEST: dict[str, Any] = {
    "model": "gemini-2.5-flash",
    "messages": [
        {"role": "user", "content": "How is the weather?"},
        {"role": "assistant", "tool_calls": [CALL]},
        {"role": "tool", "tool_call_id": "call-1", "content": "clear"},
    ],
}


def test_a_signature_that_one_client_saw_is_sent_by_the_next() -> None:
    with GeminiClient(api_key="any") as client, GeminiClient(api_key="any") as other:
        OpenAI(gemini=client)._exchanges.signatures["call-1"] = "c2lnbmF0dXJl"
        for again in (OpenAI(gemini=client), OpenAI(gemini=client.with_options(timeout=3))):
            made = again._exchanges.describe(CHAT, REQUEST)
            (part,) = made.arguments["contents"][1].parts
            assert part.thought_signature == b"signature"
        assert "call-1" not in OpenAI(gemini=other)._exchanges.signatures
