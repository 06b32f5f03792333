"""What the subjects send and are answered: the same question and texts of the same length in both APIs' forms."""

import json
from typing import Any

MODEL = "gemini-3.8-flash"
PROMPT = "Why is the sky blue? Answer in one sentence for a child of six."
TEMPERATURE = 0.3

SMALL_TEXT = (
    "Sunlight holds every colour, and air scatters the blue ones most, so blue comes from all over."
)
LARGE_TEXT = (SMALL_TEXT + " ") * 14
EVENT_BYTES = 300
EVENTS = 1000
"""Chunks of one stream, so many that opening it does not count."""

OPENAI_MESSAGES = [{"role": "user", "content": PROMPT}]


def compact(value: Any) -> bytes:
    """JSON as services send it."""
    return json.dumps(value, separators=(",", ":")).encode()


def google_answer(text: str, *, last: bool = True) -> dict[str, Any]:
    """A GenerateContentResponse, or a chunk of one."""
    candidate: dict[str, Any] = {
        "content": {"parts": [{"text": text}], "role": "model"},
        "index": 0,
    }
    if last:
        candidate["finishReason"] = "STOP"
    return {
        "candidates": [candidate],
        "usageMetadata": {
            "promptTokenCount": 16,
            "candidatesTokenCount": 24,
            "totalTokenCount": 40,
        },
        "modelVersion": MODEL,
        "responseId": "kX0aZ5vNB9fH",
    }


def openai_answer(text: str) -> dict[str, Any]:
    """A chat completion."""
    return {
        "id": "chatcmpl-kX0aZ5vNB9fH",
        "object": "chat.completion",
        "created": 1760000000,
        "model": MODEL,
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": text},
                "finish_reason": "stop",
            }
        ],
        "usage": {"prompt_tokens": 16, "completion_tokens": 24, "total_tokens": 40},
    }


def openai_chunk(text: str, *, last: bool = False, fingerprint: str = "") -> dict[str, Any]:
    """A chunk of a chat completion."""
    return {
        "id": "chatcmpl-kX0aZ5vNB9fH",
        "object": "chat.completion.chunk",
        "created": 1760000000,
        "model": MODEL,
        "system_fingerprint": f"fp_{fingerprint}",
        "choices": [
            {
                "index": 0,
                "delta": {"role": "assistant", "content": text},
                "finish_reason": "stop" if last else None,
            }
        ],
    }


def event(data: bytes) -> bytes:
    """A server-sent event."""
    return b"data: " + data + b"\r\n\r\n"


CHUNK_TEXT = "x" * (EVENT_BYTES - len(event(compact(google_answer("", last=False)))))


def google_events() -> list[bytes]:
    """A stream of chunks, each an event of EVENT_BYTES but for the longer last one."""
    whole = event(compact(google_answer(CHUNK_TEXT, last=False)))
    return [whole] * (EVENTS - 1) + [event(compact(google_answer(CHUNK_TEXT)))]


def openai_events() -> list[bytes]:
    """The same as chat completion chunks."""
    missing = EVENT_BYTES - len(event(compact(openai_chunk(CHUNK_TEXT))))
    whole = event(compact(openai_chunk(CHUNK_TEXT, fingerprint="0" * missing)))
    last = event(compact(openai_chunk(CHUNK_TEXT, last=True)))
    return [whole] * (EVENTS - 1) + [last, event(b"[DONE]")]
