"""Gemini's token counts in OpenAI's form, in which thinking counts as completion."""

from typing import TYPE_CHECKING, Any

from gemini_sdk._wire.enums import enum_value

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import UsageMetadata


def usage_of(*answers: "UsageMetadata | None") -> dict[str, Any] | None:
    """The members of a CompletionUsage, of one answer or several together; None if nothing was counted.

    The tokens of recordings are named if there are any.
    """
    counted = [counts for counts in answers if counts is not None]
    if not counted:
        return None
    thoughts = sum(counts.thoughts_token_count or 0 for counts in counted)
    prompt = sum(
        (counts.prompt_token_count or 0) + (counts.tool_use_prompt_token_count or 0)
        for counts in counted
    )
    completion = thoughts + sum(counts.candidates_token_count or 0 for counts in counted)
    total = counted[0].total_token_count if len(counted) == 1 else None
    details = {"cached_tokens": sum(counts.cached_content_token_count or 0 for counts in counted)}
    heard = (
        detail.token_count or 0
        for counts in counted
        for detail in counts.prompt_tokens_details or ()
        if enum_value("MediaModality", detail.modality) == "AUDIO"
    )
    if audio := sum(heard):
        details["audio_tokens"] = audio
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion if total is None else total,
        "prompt_tokens_details": details,
        "completion_tokens_details": {"reasoning_tokens": thoughts},
    }
