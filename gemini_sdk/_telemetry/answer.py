"""What an answer says about itself: its model, its finish reasons, its tokens."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gemini_sdk._telemetry.parameters import integer, mapping
from gemini_sdk._wire import Platform
from gemini_sdk._wire.enums import enum_value

if TYPE_CHECKING:
    from opentelemetry.util.types import AttributeValue

_FILTERED = frozenset(
    {
        "SAFETY",
        "RECITATION",
        "LANGUAGE",
        "BLOCKLIST",
        "PROHIBITED_CONTENT",
        "SPII",
        "MODEL_ARMOR",
        "IMAGE_SAFETY",
        "IMAGE_PROHIBITED_CONTENT",
        "IMAGE_RECITATION",
    }
)
_REASONS = {"MAX_TOKENS": "length", "tool_calls": "tool_call", "function_call": "tool_call"}
_MODALITIES = ("text", "image", "audio")
"""Those of the conventions; tokens of others count as `unknown`."""


@dataclass(slots=True)
class UsedTokens:
    """Tokens of one call."""

    input: int | None = None
    output: int | None = None
    cached: int | None = None
    reasoning: int | None = None
    inputs: dict[str, int] = field(default_factory=dict[str, int])
    """Those of `input` by modality, as far as the service says."""
    outputs: dict[str, int] = field(default_factory=dict[str, int])
    """Those of `output` by modality, as far as the service says."""


def response_attributes(answer: Any, platform: Platform) -> "dict[str, AttributeValue]":
    """The attributes of an answer that are neither tokens nor content."""
    attributes: dict[str, AttributeValue] = {}
    for attribute, names in (
        ("gen_ai.response.id", ("response_id", "id")),
        ("gen_ai.response.model", ("model_version", "model")),
    ):
        value = next((v for name in names if (v := getattr(answer, name, None))), None)
        if isinstance(value, str):
            attributes[attribute] = value
    reasons = finish_reasons(answer, platform)
    if reasons:
        attributes["gen_ai.response.finish_reasons"] = reasons
    return attributes


def finish_reasons(answer: Any, platform: Platform) -> tuple[str, ...]:
    """The finish reasons of all candidates, in the words of the conventions where they have one."""
    candidates = getattr(answer, "candidates", None)
    if candidates is None:
        choices: Any = getattr(answer, "choices", None) or ()
        given = [getattr(each, "finish_reason", None) for each in choices]
        return tuple(_REASONS.get(str(each), str(each)) for each in given if each is not None)
    reasons: list[str] = []
    for candidate in candidates:
        if candidate.finish_reason is None:
            continue
        name = str(enum_value("FinishReason", candidate.finish_reason, platform))
        parts: Any = getattr(candidate.content, "parts", None) or ()
        calls = any(each.function_call is not None for each in parts)
        if name == "STOP" and calls:
            reasons.append("tool_call")
        elif name in _FILTERED:
            reasons.append("content_filter")
        else:
            reasons.append(_REASONS.get(name, name.lower()))
    feedback = getattr(answer, "prompt_feedback", None)
    if not reasons and getattr(feedback, "block_reason", None):
        return ("content_filter",)
    return tuple(reasons)


def token_counts(answer: Any, platform: Platform) -> UsedTokens | None:
    """The tokens that a service counted; None if the answer does not say."""
    usage = getattr(answer, "usage_metadata", None)
    if usage is not None:
        return _google(usage, platform)
    usage = getattr(answer, "usage", None)
    if usage is not None:
        return _azure(usage)
    predictions: Any = getattr(answer, "predictions", None) or ()
    counts = [
        integer(
            mapping(mapping(mapping(each).get("embeddings")).get("statistics")).get("token_count")
        )
        for each in predictions
    ]
    known = [each for each in counts if each is not None]
    return UsedTokens(input=sum(known)) if known else None


def _google(usage: Any, platform: Platform) -> UsedTokens:
    prompt, tools = _of(usage, "prompt_token_count"), _of(usage, "tool_use_prompt_token_count")
    answer, thoughts = _of(usage, "candidates_token_count"), _of(usage, "thoughts_token_count")
    inputs = getattr(usage, "prompt_tokens_details", None) or getattr(
        usage, "prompt_token_details", None
    )
    counts = UsedTokens(
        input=_sum(prompt, tools),
        output=_sum(answer, thoughts),
        cached=_of(usage, "cached_content_token_count"),
        reasoning=thoughts,
    )
    _split(counts.inputs, inputs, platform)
    _split(counts.inputs, getattr(usage, "tool_use_prompt_tokens_details", None), platform)
    _split(counts.outputs, getattr(usage, "candidates_tokens_details", None), platform)
    return counts


def _azure(usage: Any) -> UsedTokens:
    prompt = getattr(usage, "prompt_tokens_details", None)
    completion = getattr(usage, "completion_tokens_details", None)
    counts = UsedTokens(
        input=_of(usage, "prompt_tokens"),
        output=_of(usage, "completion_tokens"),
        cached=_of(prompt, "cached_tokens"),
        reasoning=_of(completion, "reasoning_tokens"),
    )
    for modality in _MODALITIES:
        for found, into in ((prompt, counts.inputs), (completion, counts.outputs)):
            count = _of(found, f"{modality}_tokens")
            if count:
                into[modality] = count
    return counts


def _split(into: dict[str, int], details: Any, platform: Platform) -> None:
    for each in details or ():
        name = str(enum_value("MediaModality", each.modality, platform)).lower()
        count = _of(each, "token_count")
        if count and name in _MODALITIES:
            into[name] = into.get(name, 0) + count


def _of(usage: Any, name: str) -> int | None:
    count = integer(getattr(usage, name, None))
    return count if count is None or count >= 0 else None


def _sum(*counts: int | None) -> int | None:
    known = [each for each in counts if each is not None]
    return sum(known) if known else None
