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


class AnswerFacts:
    """What is known of an answer, from the whole of it or from its chunks one after another."""

    def __init__(self, platform: Platform) -> None:
        self._platform: Platform = platform
        self._id: str | None = None
        self._model: str | None = None
        self._reasons: dict[int, object] = {}
        self._calling: set[int] = set()
        self._blocked = False
        self._counted: Any = None

    def add(self, answer: Any) -> None:
        """Add an answer, or a chunk of it."""
        self._id = self._id or _text(answer, "response_id", "id")
        self._model = self._model or _text(answer, "model_version", "model")
        if any(getattr(answer, name, None) for name in ("usage_metadata", "usage", "predictions")):
            self._counted = answer
        candidates: Any = getattr(answer, "candidates", None)
        listed: Any = candidates or getattr(answer, "choices", None) or ()
        for place, each in enumerate(listed):
            index = each.index if isinstance(each.index, int) else place
            if each.finish_reason is not None:
                self._reasons[index] = each.finish_reason
            parts: Any = getattr(each.content, "parts", None) if candidates else None
            if parts and any(part.function_call is not None for part in parts):
                self._calling.add(index)
        feedback = getattr(answer, "prompt_feedback", None)
        self._blocked = self._blocked or getattr(feedback, "block_reason", None) is not None

    @property
    def counts(self) -> UsedTokens | None:
        """The tokens that the service counted; None if it did not say."""
        return None if self._counted is None else token_counts(self._counted, self._platform)

    @property
    def finish_reasons(self) -> tuple[str, ...]:
        """The finish reasons of all candidates, in the words of the conventions where they have one."""
        if not self._reasons and self._blocked:
            return ("content_filter",)
        return tuple(self._named(index, reason) for index, reason in sorted(self._reasons.items()))

    @property
    def attributes(self) -> "dict[str, AttributeValue]":
        """The attributes that are neither tokens nor content."""
        found = {
            "gen_ai.response.id": self._id,
            "gen_ai.response.model": self._model,
            "gen_ai.response.finish_reasons": self.finish_reasons or None,
        }
        return {name: value for name, value in found.items() if value is not None}

    def _named(self, index: int, reason: object) -> str:
        if self._platform.startswith("azure"):
            return _REASONS.get(str(reason), str(reason))
        name = str(enum_value("FinishReason", reason, self._platform))
        if name == "STOP" and index in self._calling:
            return "tool_call"
        return "content_filter" if name in _FILTERED else _REASONS.get(name, name.lower())


def _text(answer: Any, *names: str) -> str | None:
    value = next((v for name in names if (v := getattr(answer, name, None))), None)
    return value if isinstance(value, str) else None


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
