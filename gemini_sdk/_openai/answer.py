"""A generateContent answer as a ChatCompletion or Completion. Pure: it is made from what is given."""

from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from gemini_sdk import types
from gemini_sdk._openai.answer_metadata import AnswerMetadata, RequestedForm
from gemini_sdk._openai.candidate import (
    CandidateContent,
    arguments,
    candidate_content,
    finish_reason,
    text_logprobs,
    token_logprobs,
)
from gemini_sdk._openai.report import Row
from gemini_sdk._openai.safety import filter_results
from gemini_sdk._openai.service import tier_of
from gemini_sdk._openai.signatures import extra_content
from gemini_sdk._openai.usage import usage_of
from gemini_sdk._wire.enums import enum_value
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.validation.paths import joined

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import ChatCompletion, Completion
    from gemini_sdk.types.generate_content import Candidate, GenerateContentResponse


def from_gemini(
    response: "GenerateContentResponse | Mapping[str, Any]",
    *,
    request: object = None,
    created: int | None = None,
    signatures: MutableMapping[str, str] | None = None,
    notes: list[Row] | None = None,
) -> "ChatCompletion | Completion":
    """A generateContent answer as a ChatCompletion; as a Completion, where the request is one of completions.

    Args:
        response: the answer, or a mapping of it.
        request: the chat completions or completions request it answers; without one, a chat.
        created: time in seconds since 1970, used if the answer has none (default: now).
        signatures: where thought signatures are kept, by the id of a call.
        notes: a list to which is added what has no place in the answer, or another meaning there.

    Raises:
        InvalidPayloadError: the answer, or the request, is none.
    """
    answer = read_response(response)
    asked = RequestedForm.of(request)
    envelope = AnswerMetadata.of(answer, asked, created, signatures)
    made: dict[str, Any] = {**envelope.members(asked, streamed=False), "choices": []}
    for place, candidate in enumerate(candidates_of(answer)):
        index = place if candidate.index is None else candidate.index
        said = candidate_content(candidate, f"candidates[{place}]", asked.max_calls)
        if notes is not None:
            notes += said.notes
        if asked.chat:
            made["choices"].append(_chat_choice(candidate, said, index, asked, envelope))
        else:
            made["choices"].append(_text_choice(candidate, said, index, asked))
    if (usage := usage_of(answer.usage_metadata)) is not None:
        made["usage"] = usage
        tier = tier_of(answer.usage_metadata and answer.usage_metadata.service_tier)
        if tier is not None and asked.chat:
            made["service_tier"] = tier
    if (prompt := prompt_filter_results(answer)) is not None:
        made["prompt_filter_results"] = prompt
    kind = types.azure_openai.ChatCompletion if asked.chat else types.azure_openai.Completion
    return kind.model_validate(made)


def read_response(
    response: "GenerateContentResponse | Mapping[str, Any]",
) -> "GenerateContentResponse":
    """An answer of Gemini's as a model. InvalidPayloadError for what is none."""
    kind = types.generate_content.GenerateContentResponse
    if isinstance(response, kind):
        return response
    try:
        return kind.model_validate(response)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False)
        faults = [Fault(joined(e["loc"]), e["msg"], type(e["input"]).__name__) for e in problems]
        raise InvalidPayloadError(faults) from None


def candidates_of(answer: "GenerateContentResponse") -> "list[Candidate]":
    """The candidates; of an answer without any, one that says nothing, and why."""
    if answer.candidates:
        return answer.candidates
    reason = "SAFETY" if answer.blocked else None
    return [types.generate_content.Candidate(index=0, finish_reason=reason)]


def prompt_filter_results(answer: "GenerateContentResponse") -> list[dict[str, Any]] | None:
    """The filter results of the prompt; None if there are none."""
    feedback = answer.prompt_feedback
    if feedback is None:
        return None
    found = filter_results(feedback.safety_ratings)
    if enum_value("BlockReason", feedback.block_reason) == "JAILBREAK":
        found["jailbreak"] = {"filtered": True, "detected": True}
    return [{"prompt_index": 0, "content_filter_results": found}]


def _chat_choice(
    candidate: "Candidate",
    said: CandidateContent,
    index: int,
    asked: RequestedForm,
    envelope: AnswerMetadata,
) -> dict[str, Any]:
    message = {"role": "assistant", "content": said.text, "refusal": None}
    message |= message_members(said, asked, envelope, index)
    logprobs = candidate.logprobs_result
    converted = {"content": token_logprobs(logprobs), "refusal": None} if logprobs else None
    choice = {"index": index, "message": message, "logprobs": converted}
    return choice | _ending(candidate, bool(said.calls), asked)


def message_members(
    said: CandidateContent,
    asked: RequestedForm,
    envelope: AnswerMetadata,
    index: int,
    calls: int = 0,
) -> dict[str, Any]:
    """The members of a message next to its text, or of a piece of it; `calls` are those of earlier pieces."""
    made: dict[str, Any] = {}
    if said.thoughts:
        made["reasoning_content"] = said.thoughts
    if said.signature is not None:
        made["extra_content"] = extra_content(said.signature)
    if said.speech is not None:
        made["audio"] = envelope.speech(said.speech, said.text, index)
    called = [
        envelope.call(call, signature, arguments(call), index, number)
        for number, (call, signature) in enumerate(said.calls, calls)
    ]
    if called and asked.legacy:  # a function's call has no place of its own for a signature
        made |= {"function_call": called[0]["function"]}
        made |= {name: value for name, value in called[0].items() if name == "extra_content"}
    elif called:
        made["tool_calls"] = called
    return made


def _text_choice(
    candidate: "Candidate", said: CandidateContent, index: int, asked: RequestedForm
) -> dict[str, Any]:
    logprobs = candidate.logprobs_result
    converted = text_logprobs(logprobs) if logprobs else None
    choice = {"index": index, "text": said.text or "", "logprobs": converted}
    return choice | _ending(candidate, False, asked)


def _ending(candidate: "Candidate", called: bool, asked: RequestedForm) -> dict[str, Any]:
    reason = finish_reason(candidate.finish_reason, called=called, legacy=asked.legacy)
    found = filter_results(candidate.safety_ratings)
    results = {"content_filter_results": found} if found else {}
    return {"finish_reason": reason, **results}
