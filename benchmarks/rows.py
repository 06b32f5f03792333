"""What is measured, and which figures this SDK is held to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmarks.payloads import (
    CONCURRENT,
    EVENTS,
    MANY,
    QUESTIONS,
    compact,
    google_answer,
    openai_answer,
)

_ANSWER = compact(google_answer("Hello"))
_OPENAI_ANSWER = compact(openai_answer("Hello"))


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of work. Figures are client CPU in multiples of its base."""

    key: str
    title: str
    block: int
    """How often the work is done between two looks at the clock."""
    units: int = 1
    """Calls, or chunks, that the work consists of once."""
    base: str = "bare httpx2"
    """The subject that counts as 1."""
    targets: Mapping[str, float] = field(default_factory=dict[str, float])
    """What a subject may cost at most."""
    work: str = ""
    """The method of subjects, where it is not `key`."""
    prefix: str = ""
    """The beginning of the paths that are asked for."""
    programs: Mapping[str, str] = field(default_factory=dict[str, str])
    """Programs for fresh interpreters, one a subject, where the work is not a subject's method `key`."""


_IMPORTS = {
    "httpx + pydantic": "import httpx, pydantic",
    "bare httpx": """
import httpx
from pydantic import BaseModel
class Answer(BaseModel):
    text: str
assert Answer.model_validate_json(b'{"text": "Hello"}').text == "Hello"
""",
    "SDK on httpx2": f"""
from gemini_sdk import GeminiClient
from gemini_sdk.types.generate_content import GenerateContentResponse
assert GenerateContentResponse.model_validate_json({_ANSWER!r}).text == "Hello"
assert not {{"httpx", "httpx2"}} & sys.modules.keys()
""",
    "google-genai": f"""
from google import genai
from google.genai.types import GenerateContentResponse
assert GenerateContentResponse.model_validate_json({_ANSWER!r}).text == "Hello"
""",
    "openai": f"""
from openai import OpenAI
from openai.types.chat import ChatCompletion
answer = ChatCompletion.model_validate_json({_OPENAI_ANSWER!r})
assert answer.choices[0].message.content == "Hello"
""",
}

# Where click is installed, httpx imports a command line made of it, rich and pygments: half as much again as httpx and
# pydantic themselves, which flatters whatever does not import httpx.
_ALONE = "sys.modules['click'] = None\n"

_H2, _AIO = "SDK on httpx2", "SDK on aiohttp"

ROWS = (
    Row("small", "a small call", 200, targets={_H2: 1.0}),
    Row(
        "concurrent",
        f"{CONCURRENT} async calls at once",
        5,
        CONCURRENT,
        targets={_H2: 0.5, _AIO: 0.32},
    ),
    Row("many", f"{MANY} async calls at once", 1, MANY),
    Row("stream", "a streamed chunk", 5, EVENTS, targets={_H2: 1.2}),
    Row("stream_async", "the same, async", 5, EVENTS, targets={_H2: 1.2, _AIO: 0.6}),
    Row(
        "packets",
        "a streamed chunk, a packet each",
        1,
        EVENTS,
        targets={_H2: 1.1},
        work="stream",
        prefix="/packets",
    ),
    Row(
        "packets_async",
        "the same, async",
        1,
        EVENTS,
        targets={_H2: 1.1, _AIO: 0.55},
        work="stream_async",
        prefix="/packets",
    ),
    Row("embed", "16 vectors of 3072 numbers", 10, targets={_H2: 1.3}),
    Row("turns", "a call with 40 turns, as mappings", 100, targets={_H2: 1.5}),
    Row("chat", "a call of a chat that grows to 40 turns", 5, QUESTIONS),
    Row("image", "a call with an image of 8 MB", 2),
    Row("azure_small", "a small call, Azure", 200),
    Row("azure_stream", "a streamed chunk, Azure", 5, EVENTS),
    Row(
        "import",
        "import, first answer (1: httpx + pydantic)",
        2,
        base="httpx + pydantic",
        targets={_H2: 1.0},
        programs=_IMPORTS,
    ),
    Row(
        "import_alone",
        "the same, httpx without its command line",
        2,
        base="httpx + pydantic",
        programs={name: _ALONE + program for name, program in _IMPORTS.items()},
    ),
    Row("decode", "decoding 1.6 KB", 10_000),
    Row("build", "building a request, with checks", 5_000),
)
