"""What is measured, and which figures this SDK is held to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmarks.payloads import EVENTS, compact, google_answer, openai_answer
from benchmarks.subjects import CONCURRENT

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
    programs: Mapping[str, str] = field(default_factory=dict[str, str])
    """Programs for fresh interpreters, one a subject, where the work is not a subject's method `key`."""


_IMPORTS = {
    "httpx + pydantic": "import httpx, pydantic",
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

ROWS = (
    Row("small", "a small call", 200, targets={"SDK on httpx2": 1.05}),
    Row(
        "concurrent",
        f"{CONCURRENT} async calls at once",
        5,
        CONCURRENT,
        targets={"SDK on httpx2": 0.9, "SDK on httpx": 0.9},
    ),
    Row("stream", "a streamed chunk", 3, EVENTS, targets={"SDK on httpx2": 1.15}),
    Row(
        "stream_async",
        "a streamed chunk, async",
        3,
        EVENTS,
        targets={"SDK on httpx2": 1.15},
    ),
    Row(
        "import",
        "import, first answer (1: httpx + pydantic)",
        2,
        base="httpx + pydantic",
        targets={"SDK on httpx2": 1.25},
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
