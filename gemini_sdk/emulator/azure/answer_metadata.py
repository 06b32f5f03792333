"""What Azure's answers say of themselves, and of what they cost."""

from dataclasses import dataclass
from typing import Any, TypeVar

from gemini_sdk.emulator.json_value import is_object
from gemini_sdk.types import azure_inference as az
from gemini_sdk.types import generate_content as gc

C = TypeVar("C", az.ChatCompletionsChunk, az.Completions)

_REASONS = {"STOP": "stop", "MAX_TOKENS": "length", "SAFETY": "content_filter"}


@dataclass(frozen=True, slots=True)
class AnswerMetadata:
    """The members that an answer and each of its chunks begin with."""

    id: str
    model: str
    created: int
    """Seconds since 1970."""

    def fields(self, object: str) -> dict[str, Any]:
        """Them as keyword arguments of a model."""
        return {"id": self.id, "object": object, "created": self.created, "model": self.model}


def finish_reason(candidate: gc.Candidate) -> str:
    """Why an answer ended, in Azure's words."""
    return _REASONS.get(candidate.finish_reason or "", "stop")


def usage(*responses: gc.GenerateContentResponse) -> az.CompletionsUsage:
    """What answers cost together, by the counts of Gemini's routes."""
    counts = [r.usage_metadata or gc.UsageMetadata() for r in responses]
    prompt = sum(c.prompt_token_count or 0 for c in counts)
    thoughts = sum(c.thoughts_token_count or 0 for c in counts)
    completion = thoughts + sum(c.candidates_token_count or 0 for c in counts)
    told = az.CompletionsUsage(
        prompt_tokens=prompt, completion_tokens=completion, total_tokens=prompt + completion
    )
    if thoughts:
        told.completion_tokens_details = az.CompletionsUsageDetails(reasoning_tokens=thoughts)
    heard = [d for c in counts for d in c.prompt_tokens_details or () if d.modality == "AUDIO"]
    if audio := sum(d.token_count or 0 for d in heard):
        told.prompt_tokens_details = az.PromptUsageDetails(audio_tokens=audio)
    return told


def metered(
    chunks: list[C],
    closing: C,
    cost: az.CompletionsUsage | None,
    stream_options: Any,
    *,
    default: bool,
) -> list[C]:
    """The chunks of a stream with its usage, if the usage is sent.

    OpenAI's `stream_options`, where they are given, have it in a chunk of its own, which is `closing`, or not at all;
    without them it is in the last chunk or, where `default` is false, not sent.
    """
    if is_object(stream_options):
        if stream_options.get("include_usage") is not True:
            return chunks
        chunks.append(closing)
    elif not default:
        return chunks
    chunks[-1].usage = cost
    return chunks
