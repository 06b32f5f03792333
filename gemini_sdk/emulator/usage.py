"""The tokens that answers report, and their totals by model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from pydantic_core import from_json

from gemini_sdk._wire.json_value import is_list, is_object


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of an answer."""

    prompt: int = 0
    """Tokens of the prompt."""
    total: int = 0
    """The tokens of the prompt, the answer and the thoughts together."""


@dataclass(slots=True)
class ModelUsage:
    """The requests to one model, and the tokens of its answers."""

    requests: int = 0
    """Requests that reached the model, whatever the result."""
    answers: int = 0
    """Complete answers without an error."""
    prompt_tokens: int = 0
    """Tokens of the prompts of complete answers."""
    total_tokens: int = 0
    """Tokens of the prompts, answers and thoughts of complete answers."""
    broken_answers: int = 0
    """Answers that a fault ended early. The client may not know their tokens."""
    broken_tokens: int = 0
    """Total tokens of broken answers."""
    rate_limited: int = 0
    """Replies with the status 429, from quotas and from rules."""
    statuses: dict[int, int] = field(default_factory=dict[int, int])
    """Replies by HTTP status. A connection that ends before the status counts as 0."""

    def add(self, status: int, tokens: Tokens | None, *, broken: bool) -> None:
        """Counts a reply; `tokens` is None if no model answered."""
        self.requests += 1
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.rate_limited += status == 429
        if tokens is not None and broken:
            self.broken_answers += 1
            self.broken_tokens += tokens.total
        elif tokens is not None:
            self.answers += 1
            self.prompt_tokens += tokens.prompt
            self.total_tokens += tokens.total

    def merge(self, other: "ModelUsage") -> None:
        """Adds the counts of another."""
        for name in _COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for status, count in other.statuses.items():
            self.statuses[status] = self.statuses.get(status, 0) + count


_COUNTS = tuple(f.name for f in fields(ModelUsage) if f.name != "statuses")


@dataclass(frozen=True, slots=True)
class EmulatedUsage:
    """What a scope's requests to models used, in total and by model."""

    total: ModelUsage
    """The usage of all models."""
    models: Mapping[str, ModelUsage]
    """The usage by model."""

    @classmethod
    def of(cls, models: Mapping[str, ModelUsage]) -> "EmulatedUsage":
        """The usage with its total; the counts are copied."""
        total, copied = ModelUsage(), {name: ModelUsage() for name in models}
        for name, usage in models.items():
            total.merge(usage)
            copied[name].merge(usage)
        return cls(total, copied)


def tokens_of(bodies: Sequence[bytes]) -> Tokens | None:
    """The tokens that an answer, or a chunk of a stream, reports; None if none of them does."""
    for body in reversed(bodies):
        try:
            answer: Any = from_json(body)
        except ValueError:
            continue
        if is_object(answer) and (tokens := _read(answer)):
            return tokens
    return None


def _read(answer: Mapping[str, Any]) -> Tokens | None:
    if is_object(usage := answer.get("usageMetadata")):
        return _tokens(usage, "promptTokenCount", "totalTokenCount")
    if is_object(usage := answer.get("usage")):
        return _tokens(usage, "prompt_tokens", "total_tokens")
    if is_list(predictions := answer.get("predictions")):
        count = sum(map(_counted, predictions))
        return Tokens(count, count)
    return None


def _tokens(usage: Mapping[str, Any], prompt: str, total: str) -> Tokens:
    of_prompt = _number(usage.get(prompt))
    return Tokens(of_prompt, max(of_prompt, _number(usage.get(total))))


def _counted(prediction: Any) -> int:
    for name in ("embeddings", "statistics", "token_count"):
        prediction = prediction.get(name) if is_object(prediction) else None
    return _number(prediction)


def _number(value: Any) -> int:
    """A count; 0 for anything else, as rules may answer with any JSON."""
    return int(value) if isinstance(value, int | float) and value > 0 else 0
