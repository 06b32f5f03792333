"""Requests of OpenAI's: converted to what Gemini accepts, or refused with a typed error."""

from typing import Any

from hypothesis import strategies as st

from gemini_sdk import validation
from gemini_sdk._wire import Platform
from gemini_sdk.errors import GeminiSDKError
from gemini_sdk.migration import from_gemini, to_azure, to_gemini
from gemini_sdk.testing.strategies import payloads
from gemini_sdk.types.generate_content import GenerateContentResponse
from gemini_sdk.validation.payload import parsed
from tests.fuzz.target import NUMBERS, UNREAD, Target, check_words, read, renamed, values, written

PLATFORMS: tuple[Platform, ...] = ("google-ai", "vertex")


def check(data: bytes) -> None:
    """The first byte selects the conversion."""
    value = read(data[1:])
    if value is UNREAD:
        return
    first = (data[:1] or b"\0")[0]
    platform = PLATFORMS[first & 1]
    if first & 6:
        _check_request(value, platform, strict=bool(first & 8))
    else:
        _check_way_back(value)


def _check_request(value: Any, platform: Platform, *, strict: bool) -> None:
    try:
        made = to_gemini(value, platform=platform, strict=strict, model="gemini-2.5-flash")
    except GeminiSDKError as error:
        check_words(error)
        return
    request = made.request.to_json()
    wrong = validation.faults(parsed(request), "GenerateContentRequest", platform, strict=False)
    assert not wrong, wrong
    assert str(made.report) is not None
    assert {row.path for row in made.report.rows}


def _check_way_back(value: Any) -> None:
    try:
        to_azure(value)
    except GeminiSDKError as error:
        check_words(error)
    try:
        from_gemini(GenerateContentResponse.model_validate_json(written(value)))
    except (GeminiSDKError, ValueError) as error:
        check_words(error)


_NAMES = [
    *[
        "messages",
        "role",
        "content",
        "user",
        "system",
        "assistant",
        "tool",
        "tool_calls",
        "function",
        "id",
    ],
    *[
        "type",
        "text",
        "image_url",
        "url",
        "input_audio",
        "data",
        "format",
        "model",
        "temperature",
        "n",
    ],
    *[
        "stop",
        "tools",
        "parameters",
        "name",
        "arguments",
        "response_format",
        "json_schema",
        "schema",
    ],
    *[
        "logit_bias",
        "max_tokens",
        "prompt",
        "suffix",
        "properties",
        "enum",
        "$ref",
        "anyOf",
        "metadata",
    ],
    *[
        "data:image/png;base64,AAAA",
        "contents",
        "parts",
        "generationConfig",
        "candidates",
        "functionCall",
    ],
]
_REQUESTS = payloads("CreateChatCompletionRequest", "azure-openai") | payloads(
    "GenerateContentRequest", "vertex"
)
TARGET = Target(
    "to_gemini",
    check,
    st.tuples(
        st.binary(min_size=1, max_size=1),
        (renamed(_REQUESTS, [*NUMBERS, *_NAMES]) | values(_NAMES)).map(written),
    ).map(b"".join),
)
