"""What the subjects send and are answered: the same question and texts of the same length in both APIs' forms."""

import base64
import json
import math
import struct
from typing import Any

MODEL = "gemini-3.8-flash"
PROMPT = "Why is the sky blue? Answer in one sentence for a child of six."
TEMPERATURE = 0.3

SMALL_TEXT = (
    "Sunlight holds every colour, and air scatters the blue ones most, so blue comes from all over."
)
LARGE_TEXT = (SMALL_TEXT + " ") * 14
CONCURRENT, MANY = 64, 512
"""Calls at once."""
EVENT_BYTES = 250
EVENTS = 400
"""Chunks of one stream, as of a long answer."""
INPUTS, DIMENSIONS = 16, 3072
TEXTS = [f"{number}: {SMALL_TEXT}" for number in range(INPUTS)]
VECTOR = [round(math.sin(number) / 20, 9) for number in range(DIMENSIONS)]
TURNS: list[dict[str, Any]] = [
    {"role": ("user", "model")[number % 2], "parts": [{"text": f"{number}: {SMALL_TEXT * 2}"}]}
    for number in range(40)
]
"""A conversation before its next question, as mappings."""
QUESTIONS = 20
"""Of a chat, whose history has twice as many turns in the end."""
IMAGE = bytes(range(256)) * (8 * 2**20 // 256)
"""8 MB."""

OPENAI_MESSAGES = [{"role": "user", "content": PROMPT}]
OPENAI_TURNS = [
    {"role": ("user", "assistant")[number % 2], "content": turn["parts"][0]["text"]}
    for number, turn in enumerate(TURNS)
]


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


def google_vectors() -> dict[str, Any]:
    """A BatchEmbedContentsResponse."""
    return {"embeddings": [{"values": VECTOR}] * INPUTS}


def openai_vectors(*, as_base64: bool) -> dict[str, Any]:
    """The same in OpenAI's form."""
    packed = base64.b64encode(struct.pack(f"<{DIMENSIONS}f", *VECTOR)).decode()
    vector: Any = packed if as_base64 else VECTOR
    data = [
        {"object": "embedding", "index": number, "embedding": vector} for number in range(INPUTS)
    ]
    usage = {"prompt_tokens": 400, "total_tokens": 400}
    return {"object": "list", "data": data, "model": MODEL, "usage": usage}


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


def event(data: bytes, line_end: bytes = b"\r\n") -> bytes:
    """A server-sent event. Google ends its lines with CR and LF, the others with LF."""
    return b"data: " + data + 2 * line_end


CHUNK_TEXT = "x" * (EVENT_BYTES - len(event(compact(google_answer("", last=False)))))


def google_events() -> list[bytes]:
    """A stream of chunks, each an event of EVENT_BYTES but for the longer last one."""
    whole = event(compact(google_answer(CHUNK_TEXT, last=False)))
    return [whole] * (EVENTS - 1) + [event(compact(google_answer(CHUNK_TEXT)))]


def openai_events() -> list[bytes]:
    """The same as chat completion chunks."""
    missing = EVENT_BYTES - len(event(compact(openai_chunk(CHUNK_TEXT)), b"\n"))
    whole = event(compact(openai_chunk(CHUNK_TEXT, fingerprint="0" * missing)), b"\n")
    last = event(compact(openai_chunk(CHUNK_TEXT, last=True)), b"\n")
    return [whole] * (EVENTS - 1) + [last, event(b"[DONE]", b"\n")]


CONFIG: Any = {"temperature": TEMPERATURE}
GOOGLE_ANSWER = compact(google_answer(LARGE_TEXT))
