"""Tokens: estimated before a request is sent, and read from its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

_BYTES_PER_TOKEN = 4.0


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of answers."""

    input: int = 0
    """Tokens of prompts, those of cached contents and tools included."""
    output: int = 0
    """Tokens of answers, thoughts included."""
    cached: int = 0
    """Those of `input` that came from cached contents."""
    total: int = 0
    """All tokens, as the service counts them."""

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.input + other.input,
            self.output + other.output,
            self.cached + other.cached,
            self.total + other.total,
        )


NO_USAGE = Usage()


def usage_of(answer: Mapping[str, Any]) -> Usage:
    """The tokens that an answer of Google's or Azure's names."""
    google: Any = answer.get("usageMetadata")
    if isinstance(google, dict):
        get = cast("dict[str, Any]", google).get
        prompt = _count(get("promptTokenCount")) + _count(get("toolUsePromptTokenCount"))
        output = _count(get("candidatesTokenCount")) + _count(get("thoughtsTokenCount"))
        total = _count(get("totalTokenCount")) or prompt + output
        return Usage(prompt, output, _count(get("cachedContentTokenCount")), total)
    azure: Any = answer.get("usage")
    if isinstance(azure, dict):
        get = cast("dict[str, Any]", azure).get
        prompt, output = _count(get("prompt_tokens")), _count(get("completion_tokens"))
        details: Any = get("prompt_tokens_details")
        cached = (
            _count(cast("dict[str, Any]", details).get("cached_tokens"))
            if isinstance(details, dict)
            else 0
        )
        return Usage(prompt, output, cached, _count(get("total_tokens")) or prompt + output)
    return NO_USAGE


def _count(value: object) -> int:
    """A number of tokens; servers write it as a number or as text."""
    if isinstance(value, int):
        return max(value, 0)
    return int(value) if isinstance(value, str) and value.isdecimal() else 0


class TokenEstimate:
    """Estimates the tokens of requests, and learns from their answers."""

    def __init__(self) -> None:
        self._estimated = 0.0
        self._input = 0
        self._output = 0
        self._answers = 0

    def of(self, size: int) -> Usage:
        """The tokens of a request of so many bytes and of its answer."""
        prompt = size / _BYTES_PER_TOKEN
        if self._answers:
            prompt *= self._input / self._estimated
        output = self._output // self._answers if self._answers else 0
        whole = max(1, round(prompt))
        return Usage(whole, output, 0, whole + output)

    def learn(self, size: int, usage: Usage) -> None:
        """Take an answer to a request of so many bytes into account."""
        if usage.input:
            self._estimated += max(size, 1) / _BYTES_PER_TOKEN
            self._input += usage.input
            self._output += usage.output
            self._answers += 1
