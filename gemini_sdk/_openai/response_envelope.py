"""The members of a response apart from its output: what it repeats of the request, why it ended, its tokens."""

from typing import TYPE_CHECKING, Any

from gemini_sdk._openai.candidate import ends_abnormally, finish_reason
from gemini_sdk._openai.plain_json import as_list, as_object
from gemini_sdk._openai.usage import usage_of
from gemini_sdk._wire.json_value import Json

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import Candidate, UsageMetadata

_REPEATED = (
    "instructions temperature top_p top_logprobs max_output_tokens max_tool_calls previous_response_id "
    "prompt_cache_key safety_identifier service_tier user"
).split()
_INCOMPLETE = {"length": "max_output_tokens", "content_filter": "content_filter"}
"""Why a response is not whole, by why the model stopped."""


def request_members(request: Json) -> Json:
    """What a response repeats of its request, with the defaults of OpenAI's service."""
    reasoning = as_object(request.get("reasoning")) or {}
    conversation: object = request.get("conversation")
    return {
        **{name: request.get(name) for name in _REPEATED},
        "background": False,
        "conversation": {"id": conversation} if isinstance(conversation, str) else conversation,
        "metadata": request.get("metadata") or {},
        "parallel_tool_calls": request.get("parallel_tool_calls", True),
        "reasoning": {"effort": None, "summary": None, **reasoning},
        "store": request.get("store", True),
        "text": {"format": {"type": "text"}, **(as_object(request.get("text")) or {})},
        "tool_choice": request.get("tool_choice", "auto"),
        "tools": [_tool(as_object(each) or {}) for each in as_list(request.get("tools"))],
        "truncation": request.get("truncation", "disabled"),
    }


def _tool(tool: Json) -> Json:
    """A tool with the members that OpenAI's package needs."""
    if tool.get("type") == "function":
        return {"parameters": None, "strict": None, **tool}
    if tool.get("type") == "code_interpreter":
        return {"container": {"type": "auto"}, **tool}
    return tool


def ending_members(candidate: "Candidate | None") -> Json:
    """Status and reason of a response whose model has stopped."""
    made: Json = {"status": "completed", "error": None, "incomplete_details": None}
    if candidate is None:
        return made
    reason = candidate.finish_reason
    if ends_abnormally(reason):
        said = candidate.finish_message
        error: dict[str, Any] = {
            "code": "server_error",
            "message": f"{reason}: {said}" if said else f"the model stopped: {reason}",
        }
        return made | {"status": "failed", "error": error}
    why = _INCOMPLETE.get(finish_reason(reason, called=False))
    if why is not None:
        return made | {"status": "incomplete", "incomplete_details": {"reason": why}}
    return made


def response_usage(counts: "UsageMetadata | None") -> Json | None:
    """The members of a ResponseUsage; None if nothing was counted."""
    counted = usage_of(counts)
    if counted is None:
        return None
    cached: int = counted["prompt_tokens_details"]["cached_tokens"]
    return {
        "input_tokens": counted["prompt_tokens"],
        "input_tokens_details": {"cached_tokens": cached, "cache_write_tokens": 0},
        "output_tokens": counted["completion_tokens"],
        "output_tokens_details": counted["completion_tokens_details"],
        "total_tokens": counted["total_tokens"],
    }
