"""The chunks of a streamed answer in OpenAI's form: fed with Gemini's, free of IO."""

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gemini_sdk import types
from gemini_sdk._behaviour.joining import joined
from gemini_sdk._behaviour.streamed_calls import StreamedCalls
from gemini_sdk._openai.answer import (
    candidates_of,
    message_members,
    prompt_filter_results,
    read_response,
)
from gemini_sdk._openai.answer_metadata import AnswerMetadata, RequestedForm
from gemini_sdk._openai.candidate import (
    CandidateContent,
    candidate_content,
    finish_reason,
    text_logprobs,
    token_logprobs,
)
from gemini_sdk._openai.report import Row
from gemini_sdk._openai.safety import filter_results
from gemini_sdk._openai.service import tier_of
from gemini_sdk._openai.usage import usage_of

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import ChatCompletionChunk, Completion
    from gemini_sdk.types.generate_content import (
        Candidate,
        GenerateContentResponse,
        Part,
        UsageMetadata,
    )


@dataclass(slots=True)
class _Progress:
    """The position in a choice."""

    calls: int = 0
    characters: int = 0
    ending: "Candidate | None" = None
    """The last candidate with a finish reason."""
    pieces: StreamedCalls = field(default_factory=StreamedCalls)
    """Calls whose arguments are still arriving: each is handed over once it is whole."""

    def with_whole_calls(self, candidate: "Candidate") -> "Candidate":
        """A candidate in which a call that arrives in pieces stands at the place of its last piece."""
        content = candidate.content
        parts = (content.parts if content else None) or []
        if content is None or not any(part.function_call for part in parts):
            return candidate
        whole: list[Part] = []
        for part in parts:
            call = self.pieces.take(part)
            if call is None or not call.open:
                whole.append(part if call is None else call.part())
        said = content.model_copy(update={"parts": whole})
        return candidate.model_copy(update={"content": said})


class Chunks:
    """Turns Gemini's chunks into OpenAI's: `feed` each, and `finish` when there are no more.

    A chunk of Gemini's may make several: one for what is new in each choice, one for its end.
    """

    def __init__(
        self,
        *,
        request: object = None,
        created: int | None = None,
        signatures: MutableMapping[str, str] | None = None,
    ) -> None:
        self.notes: list[Row] = []
        """Fields that had no place in a chunk, or another meaning there."""
        self._asked = RequestedForm.of(request)
        self._created = created
        self._signatures = signatures
        self._envelope: AnswerMetadata | None = None
        self._choices: dict[int, _Progress] = {}
        self._usage: UsageMetadata | None = None

    def feed(
        self, chunk: "GenerateContentResponse | Mapping[str, Any]"
    ) -> "list[ChatCompletionChunk | Completion]":
        """The chunks that a chunk of Gemini's makes."""
        answer = read_response(chunk)
        counts = [each for each in (self._usage, answer.usage_metadata) if each is not None]
        self._usage = joined(counts, {}) if counts else None
        envelope = self._envelope
        if envelope is None:
            envelope = AnswerMetadata.of(answer, self._asked, self._created, self._signatures)
            self._envelope = envelope
        made: list[dict[str, Any]] = []
        if (prompt := prompt_filter_results(answer)) is not None:
            made.append({"choices": [], "prompt_filter_results": prompt})
        if answer.candidates or answer.blocked:
            for place, candidate in enumerate(candidates_of(answer)):
                choices = self._choice(candidate, place, envelope)
                made += ({"choices": [choice]} for choice in choices)
        return [self._built(envelope, members) for members in made]

    def finish(self) -> "list[ChatCompletionChunk | Completion]":
        """The last chunks: why each choice ends, and usage where that was requested.

        Some streams say in every chunk that they end, so that only now it is known what was the last.
        """
        envelope = self._envelope
        if envelope is None:
            return []
        made: list[dict[str, Any]] = []
        for index, progress in self._choices.items():
            if calls := progress.pieces.unfinished():
                content = types.generate_content.Content(parts=calls)
                rest = types.generate_content.Candidate(index=index, content=content)
                said = self._said(rest, index, index, envelope, first=False)
                made += ({"choices": [choice]} for choice in said)
            if progress.ending is not None:
                made.append({"choices": [self._ending(progress.ending, index, progress)]})
        usage = usage_of(self._usage)
        if self._asked.include_usage and usage is not None:
            tier = tier_of(self._usage.service_tier if self._usage is not None else None)
            served = {"service_tier": tier} if tier is not None and self._asked.chat else {}
            made.append({"choices": [], "usage": usage, **served})
        return [self._built(envelope, members) for members in made]

    def _choice(
        self, candidate: "Candidate", place: int, envelope: AnswerMetadata
    ) -> Iterator[dict[str, Any]]:
        index = place if candidate.index is None else candidate.index
        first = index not in self._choices
        progress = self._choices.setdefault(index, _Progress())
        if candidate.finish_reason is not None:
            progress.ending = candidate
        whole = progress.with_whole_calls(candidate)
        return self._said(whole, place, index, envelope, first=first)

    def _said(
        self,
        candidate: "Candidate",
        place: int,
        index: int,
        envelope: AnswerMetadata,
        *,
        first: bool,
    ) -> Iterator[dict[str, Any]]:
        progress = self._choices[index]
        max_calls = self._asked.max_calls
        left = None if max_calls is None else max(0, max_calls - progress.calls)
        said = candidate_content(candidate, f"candidates[{place}]", left)
        self.notes += said.notes
        if self._asked.chat:
            delta = self._delta(said, index, progress, envelope)
            if first:
                delta = {"role": "assistant", "content": "", **delta}
            logprobs = candidate.logprobs_result
            converted = {"content": token_logprobs(logprobs), "refusal": None} if logprobs else None
            if delta:
                yield self._piece(index, {"delta": delta}, converted)
        else:
            logprobs = candidate.logprobs_result
            converted = text_logprobs(logprobs, progress.characters) if logprobs else None
            if said.text:
                yield self._piece(index, {"text": said.text}, converted)
        progress.characters += len(said.text or "")

    def _delta(
        self, said: CandidateContent, index: int, progress: _Progress, envelope: AnswerMetadata
    ) -> dict[str, Any]:
        delta: dict[str, Any] = {"content": said.text} if said.text else {}
        delta |= message_members(said, self._asked, envelope, index, progress.calls)
        for number, call in enumerate(delta.get("tool_calls", ()), progress.calls):
            call["index"] = number
        progress.calls += len(said.calls)
        return delta

    def _piece(self, index: int, said: dict[str, Any], logprobs: Any) -> dict[str, Any]:
        return {"index": index, **said, "logprobs": logprobs, "finish_reason": None}

    def _ending(self, candidate: "Candidate", index: int, progress: _Progress) -> dict[str, Any]:
        called = self._asked.chat and progress.calls > 0
        found = filter_results(candidate.safety_ratings)
        results = {"content_filter_results": found} if found else {}
        finish = finish_reason(candidate.finish_reason, called=called, legacy=self._asked.legacy)
        empty: dict[str, Any] = {"delta": {}} if self._asked.chat else {"text": ""}
        return {**self._piece(index, empty, None), "finish_reason": finish, **results}

    def _built(
        self, envelope: AnswerMetadata, members: dict[str, Any]
    ) -> "ChatCompletionChunk | Completion":
        made = envelope.members(self._asked, streamed=True) | members
        if self._asked.chat:
            return types.azure_openai.ChatCompletionChunk.model_validate(made)
        return types.azure_openai.Completion.model_validate(made)
