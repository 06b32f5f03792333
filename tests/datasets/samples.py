"""Clean examples, to be broken in one place each, and strategies that make more of them."""

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]

words = st.text(min_size=1).filter(str.strip)


def text(asked: str, answered: str) -> Json:
    """One question, one answer."""
    return {
        "contents": [
            {"role": "user", "parts": [{"text": asked}]},
            {"role": "model", "parts": [{"text": answered}]},
        ]
    }


def media(uri: str, mime_type: str, question: str = "What is it?") -> Json:
    """A question about a file."""
    example = text(question, "A lighthouse.")
    file = {"fileData": {"fileUri": uri, "mimeType": mime_type}}
    example["contents"][0]["parts"].insert(0, file)
    return example


def chat() -> Json:
    """Two turns of each side, and an instruction."""
    return {
        "systemInstruction": {"role": "system", "parts": [{"text": "Be brief."}]},
        "contents": [
            {"role": role, "parts": [{"text": text}]}
            for role, text in zip(
                ["user", "model"] * 2, ["Hi", "Hello", "Bye", "Ciao"], strict=True
            )
        ],
    }


def call() -> Json:
    """A function called, its result, and the answer made of it."""
    return {
        "contents": [
            {"role": "user", "parts": [{"text": "Is it in stock?"}]},
            {"role": "model", "parts": [{"functionCall": {"name": "stock", "args": {"id": 1}}}]},
            {"parts": [{"functionResponse": {"name": "stock", "response": {"count": 2}}}]},
            {"role": "model", "parts": [{"text": "Yes, two."}]},
        ],
        "tools": [{"functionDeclarations": [{"name": "stock", "description": "Count the stock."}]}],
    }


def preference(asked: str = "A?", preferred: str = "B.", other: str = "C.") -> Json:
    """A prompt, and two answers of which the first is preferred."""
    return {
        "contents": [{"role": "user", "parts": [{"text": asked}]}],
        "completions": [
            {"score": score, "completion": {"role": "model", "parts": [{"text": said}]}}
            for score, said in ((1, preferred), (0, other))
        ],
    }


def clean() -> list[Json]:
    """One example of each kind."""
    return [
        text("One?", "Two."),
        chat(),
        call(),
        media("gs://bucket/a.png", "image/png"),
        media("gs://bucket/a.pdf", "application/pdf"),
        media("gs://bucket/a.mp3", "audio/mpeg"),
        media("gs://bucket/a.mp4", "video/mp4"),
    ]


def write(path: Path, lines: list[Any]) -> Path:
    """A JSONL file of objects, and of raw lines as they are."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    path.write_bytes(b"".join(line + b"\n" for line in raw))
    return path


def _conversation(turns: list[tuple[list[str], list[str]]]) -> Json:
    said = [
        {"role": role, "parts": [{"text": text} for text in parts]}
        for pair in turns
        for role, parts in zip(("user", "model"), pair, strict=True)
    ]
    return {"contents": said}


def _instructed(example: Json, instruction: list[str]) -> Json:
    return {**example, "systemInstruction": {"parts": [{"text": text} for text in instruction]}}


def _picture(number: int, question: str) -> Json:
    return media(f"gs://bucket/{number}.png", "image/png", question)


_texts = st.lists(words, min_size=1, max_size=3)
_turns = st.lists(st.tuples(_texts, _texts), min_size=1, max_size=3)
conversations = _turns.map(_conversation)
chats = conversations | st.builds(_instructed, conversations, _texts)
examples = chats | st.builds(_picture, st.integers(0), words)
