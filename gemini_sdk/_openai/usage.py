"""Gemini's token counts in OpenAI's form, in which thinking counts as completion."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import UsageMetadata


def usage_of(counts: "UsageMetadata | None") -> dict[str, Any] | None:
    """A CompletionUsage's members; None if nothing was counted."""
    if counts is None:
        return None
    thoughts = counts.thoughts_token_count or 0
    prompt = (counts.prompt_token_count or 0) + (counts.tool_use_prompt_token_count or 0)
    completion = (counts.candidates_token_count or 0) + thoughts
    total = counts.total_token_count
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion if total is None else total,
        "prompt_tokens_details": {"cached_tokens": counts.cached_content_token_count or 0},
        "completion_tokens_details": {"reasoning_tokens": thoughts},
    }
