"""Payloads whose keys may look like numbers: findings with paths that lead somewhere, never another error."""

import json
from typing import Any, cast

from hypothesis import strategies as st

from gemini_sdk import validation
from gemini_sdk._wire import Platform
from gemini_sdk.errors import Fault, InvalidJSONError
from gemini_sdk.testing.strategies import payloads
from tests.fuzz.target import UNREAD, Target, read, renamed, values, written

TYPES: tuple[tuple[str, Platform | None], ...] = (
    ("GenerateContentRequest", "google-ai"),
    ("GenerateContentRequest", "vertex"),
    ("TuningJob", "vertex"),
    ("Schema", None),
    ("ChatCompletionsRequest", "azure-inference"),
    ("CreateChatCompletionRequest", "azure-openai"),
    ("GenerateContentResponse", None),
    ("TunedModel", "google-ai"),
)


def check(data: bytes) -> None:
    """The first byte selects the type."""
    type_name, platform = TYPES[(data[:1] or b"\0")[0] % len(TYPES)]
    text = data[1:]
    value = read(text)
    found = _validated(text, type_name, platform)
    if isinstance(found, InvalidJSONError):
        assert value is UNREAD or _is_strange(text, value), found
        assert found.line >= 1
        assert found.column >= 1
        return
    assert value is not UNREAD
    for fault in found:
        assert fault.path
        assert str(fault).encode()
    if isinstance(value, dict):
        again = _validated(cast(Any, value), type_name, platform)
        if not isinstance(again, InvalidJSONError):
            assert [f.path for f in again] == [f.path for f in found]


def _validated(
    payload: object, type_name: str, platform: Platform | None
) -> list[Fault] | InvalidJSONError:
    try:
        return validation.validate(payload, type_name, platform=platform)
    except InvalidJSONError as error:
        return error


def _is_strange(text: bytes, value: Any) -> bool:
    """What Python reads and JSON does not have."""
    try:
        text.decode("utf-8")
        return (
            any(word in text for word in (b"NaN", b"Infinity"))
            or text[:3] == b"\xef\xbb\xbf"
            or len(str(value)) > 900
            or "\\u" in json.dumps(value)
        )
    except UnicodeDecodeError:
        return True


_NAMES = [
    *[
        "labels",
        "properties",
        "type",
        "OBJECT",
        "logit_bias",
        "generationConfig",
        "responseSchema",
        "contents",
    ],
    *[
        "parts",
        "args",
        "functionCall",
        "name",
        "required",
        "supervisedTuningSpec",
        "tunedModelDisplayName",
    ],
    *["response_format", "json_schema", "schema", "tools", "parameters", "metadata", "defs", "ref"],
]
_PAYLOADS = st.sampled_from(range(len(TYPES))).flatmap(
    lambda index: st.tuples(st.just(bytes([index])), renamed(payloads(*TYPES[index])).map(written))
)
TARGET = Target(
    "numeric_keys",
    check,
    (_PAYLOADS | st.tuples(st.binary(min_size=1, max_size=1), values(_NAMES).map(written))).map(
        b"".join
    ),
)
