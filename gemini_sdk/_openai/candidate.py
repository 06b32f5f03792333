"""The content of a candidate, or of a piece of one: its text, thoughts, calls and speech, and why it stopped."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any

from gemini_sdk._openai.plain_json import json_text
from gemini_sdk._openai.report import Row
from gemini_sdk._wire.enums import enum_values
from gemini_sdk._wire.naming import camel_case
from gemini_sdk._wire.scalars import encode_base64

if TYPE_CHECKING:
    from gemini_sdk._wire import Model
    from gemini_sdk.types.generate_content import (
        Candidate,
        FunctionCall,
        LogprobsResult,
        LogprobsResultCandidate,
        Part,
    )

_FILTERED = frozenset(
    "SAFETY RECITATION BLOCKLIST PROHIBITED_CONTENT SPII ESCALATION LANGUAGE MODEL_ARMOR OTHER IMAGE_SAFETY "
    "IMAGE_PROHIBITED_CONTENT IMAGE_RECITATION IMAGE_OTHER".split()
)
_LENGTH = frozenset({"MAX_TOKENS", "CONTINUATION"})
_UNLIKELY = -9999.0
"""OpenAI's value for a token whose probability has no finite logarithm."""
_PLAIN = frozenset({"STOP", "FINISH_REASON_UNSPECIFIED"})


@dataclass(frozen=True, slots=True)
class CandidateContent:
    """The content of one candidate, as received so far."""

    text: str | None = None
    thoughts: str | None = None
    calls: "tuple[tuple[FunctionCall, str | None], ...]" = ()
    """Each with its thought signature, in base64."""
    signature: str | None = None
    """The thought signature of a part without a call."""
    speech: str | None = None
    """Bytes, in base64."""
    notes: tuple[Row, ...] = field(default=(), repr=False)
    """Fields that have no place in an answer of OpenAI's form."""


def candidate_content(
    candidate: "Candidate", place: str, max_calls: int | None = None
) -> CandidateContent:
    """The content of a candidate; `place` is its path in the answer, `max_calls` the most calls or None."""
    parts = (candidate.content.parts if candidate.content else None) or []
    calls = [
        (part.function_call, _signature(part), f"{place}.content.parts[{number}].functionCall")
        for number, part in enumerate(parts)
        if part.function_call is not None
    ]
    limit = len(calls) if max_calls is None else max_calls
    texts = [part.text for part in parts if part.text is not None and not part.thought]
    thoughts = [part.text for part in parts if part.text is not None and part.thought]
    proofs = [_signature(part) for part in parts if part.function_call is None]
    speech = [
        part.inline_data.data or b""
        for part in parts
        if part.inline_data is not None and _is_sound(part.inline_data.mime_type)
    ]
    return CandidateContent(
        text="".join(texts) if texts else None,
        thoughts="".join(thoughts) if thoughts else None,
        calls=tuple((call, proof) for call, proof, _ in calls[:limit]),
        signature=next(filter(None, reversed(proofs)), None),
        speech=base64.b64encode(b"".join(speech)).decode() if speech else None,
        notes=(
            *without_place(candidate, place),
            *(_placeless(path) for *_, path in calls[limit:]),
            *_reason_note(candidate, place),
        ),
    )


def finish_reason(reason: object, *, called: bool, legacy: bool = False) -> str:
    """Why a candidate stopped, in OpenAI's words. `legacy`: calls are of functions, not of tools."""
    if called:
        return "function_call" if legacy else "tool_calls"
    if _is(reason, _LENGTH):
        return "length"
    return "content_filter" if _is(reason, _FILTERED) else "stop"


def ends_abnormally(reason: object) -> bool:
    """Whether OpenAI has no reason like this one, such as a malformed call."""
    return reason is not None and not _is(reason, _PLAIN | _LENGTH | _FILTERED)


def _is(reason: object, kind: frozenset[str]) -> bool:
    """Whether a reason is of a kind; a number is, where it is of that kind on every platform."""
    meant = enum_values("FinishReason", reason)
    return bool(meant) and kind.issuperset(meant)


def arguments(call: "FunctionCall") -> str:
    """A call's arguments as the text of a JSON object."""
    return json_text(call.args or {})


def token_logprobs(result: "LogprobsResult") -> list[dict[str, Any]]:
    """A chat's log probabilities: each token with the likeliest ones at its position."""
    tops = result.top_candidates or []
    rows: list[dict[str, Any]] = []
    for place, chosen in enumerate(result.chosen_candidates or ()):
        top = (tops[place].candidates or []) if place < len(tops) else []
        rows.append({**_token(chosen), "top_logprobs": [_token(each) for each in top]})
    return rows


def text_logprobs(result: "LogprobsResult", offset: int = 0) -> dict[str, Any]:
    """A completion's log probabilities, in four lists; `offset` is where its text begins."""
    rows = token_logprobs(result)
    offsets: list[int] = []
    for row in rows:
        offsets.append(offset)
        offset += len(row["token"])
    return {
        "tokens": [row["token"] for row in rows],
        "token_logprobs": [row["logprob"] for row in rows],
        "text_offset": offsets,
        "top_logprobs": [{t["token"]: t["logprob"] for t in row["top_logprobs"]} for row in rows],
    }


def _token(candidate: "LogprobsResultCandidate") -> dict[str, Any]:
    token, logprob = candidate.token or "", candidate.log_probability or 0.0
    return {
        "token": token,
        "logprob": logprob if isfinite(logprob) else _UNLIKELY,
        "bytes": list(token.encode(errors="surrogatepass")),
    }


def _signature(part: "Part") -> str | None:
    proof = part.thought_signature
    return encode_base64(proof) if proof else None


def _is_sound(mime_type: str | None) -> bool:
    return (mime_type or "").startswith("audio/")


_SAID = frozenset({"text", "thought", "thought_signature", "function_call", "inline_data"})
"""The fields of a part that have a place in every answer."""
_OF_CANDIDATES = frozenset(
    "content finish_reason finish_message index token_count safety_ratings logprobs_result avg_logprobs".split()
)
"""The fields of a candidate that have a place in every answer, or that a program does not need."""


def _placeless(path: str) -> Row:
    return Row(path, "lost", "", "OpenAI's answers have no field for it", "warning")


def without_place(
    candidate: "Candidate", place: str, placed: frozenset[str] = frozenset(), *, speech: bool = True
) -> Iterator[Row]:
    """What of a candidate has no place in an answer.

    `placed` are the fields that have one. `speech` says whether recordings have.
    """
    for number, part in enumerate((candidate.content.parts if candidate.content else None) or ()):
        here = f"{place}.content.parts[{number}]"
        for name in sorted(_set_fields(part) - _SAID - placed):
            yield _placeless(f"{here}.{camel_case(name)}")
        blob = part.inline_data
        if blob is not None and not (speech and _is_sound(blob.mime_type)):
            reason = f"OpenAI's answers only support {'audio' if speech else 'text'}"
            yield Row(f"{here}.inlineData", "lost", "", reason, "warning")
    for name in sorted(_set_fields(candidate) - _OF_CANDIDATES - placed):
        yield _placeless(f"{place}.{camel_case(name)}")


def _set_fields(model: "Model") -> frozenset[str]:
    """The names of the fields that an object has, with those that this package does not know."""
    held = {name for name in model.model_fields_set if getattr(model, name, None)}
    return frozenset(held | {name for name, value in (model.model_extra or {}).items() if value})


def _reason_note(candidate: "Candidate", place: str) -> Iterator[Row]:
    reason = candidate.finish_reason
    if not ends_abnormally(reason):
        return
    text = f"{reason} becomes stop" + (f": {m}" if (m := candidate.finish_message) else "")
    yield Row(f"{place}.finishReason", "adapted", "choices[].finish_reason", text, "warning")
