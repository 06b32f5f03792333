"""The metadata and the usage of Azure's answers."""

from dataclasses import dataclass
from typing import Any, TypeVar

from gemini_sdk._openai.usage import usage_of
from gemini_sdk._wire.json_value import is_object
from gemini_sdk.types import azure_inference as az
from gemini_sdk.types import generate_content as gc

C = TypeVar("C", az.ChatCompletionsChunk, az.Completions)


@dataclass(frozen=True, slots=True)
class CommonMembers:
    """The members that an answer and each of its chunks begin with."""

    id: str
    model: str
    created: int
    """Seconds since 1970."""

    def fields(self, object: str) -> dict[str, Any]:
        """Them as keyword arguments of a model."""
        return {"id": self.id, "object": object, "created": self.created, "model": self.model}


def usage(*responses: gc.GenerateContentResponse) -> az.CompletionsUsage:
    """The total usage of answers, by the counts of Gemini's routes. Kinds of tokens are named if there are any."""
    counts = usage_of(*(each.usage_metadata or gc.UsageMetadata() for each in responses)) or {}
    for name in ("prompt_tokens_details", "completion_tokens_details"):
        counts[name] = {
            kind: count for kind, count in counts.get(name, {}).items() if count
        } or None
    return az.CompletionsUsage.model_validate({n: v for n, v in counts.items() if v is not None})


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
