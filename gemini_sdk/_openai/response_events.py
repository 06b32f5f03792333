"""A generateContent answer as a Response, whole or as the events of a stream. Pure: it is made from what is given."""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from gemini_sdk import types
from gemini_sdk._behaviour.join_rules import GROUNDING
from gemini_sdk._behaviour.joining import joined
from gemini_sdk._behaviour.streamed_calls import StreamedCalls
from gemini_sdk._openai.answer import candidates_of, read_response
from gemini_sdk._openai.answer_metadata import AnswerMetadata, RequestedForm
from gemini_sdk._openai.candidate import token_logprobs, without_place
from gemini_sdk._openai.report import Row
from gemini_sdk._openai.response_envelope import ending_members, request_members, response_usage
from gemini_sdk._openai.response_output import OutputBuilder
from gemini_sdk._openai.response_request import LOGPROBS
from gemini_sdk._openai.service import tier_of
from gemini_sdk._wire.json_value import Json

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import Response, ResponseStreamEvent
    from gemini_sdk.types.generate_content import (
        Candidate,
        GenerateContentResponse,
        GroundingMetadata,
        Part,
        UsageMetadata,
    )

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")
"""What an id must not have, since stores may use it as the name of a file."""
_PLACED = frozenset({"executable_code", "code_execution_result", "grounding_metadata"})
"""Fields of a candidate and its parts that have a place in a response."""


class ResponseEvents:
    """Turns Gemini's chunks into events of responses: `feed` each, and `finish` when there are no more.

    Args:
        request: the responses request, in the form that the specs describe.
        created: time in seconds since 1970, used if the answer has none (default: now).
        signatures: where thought signatures are kept, by the id of a call.
        keep: is called with the whole response before its last event is made.
    """

    def __init__(
        self,
        request: Json,
        *,
        created: int | None = None,
        signatures: MutableMapping[str, str] | None = None,
        keep: "Callable[[Response], None] | None" = None,
    ) -> None:
        self.notes: list[Row] = []
        """Fields that have no place in a response."""
        self.response: Response | None = None
        """The whole response, once it is there."""
        self._request = request
        self._created = created
        self._signatures = signatures
        self._keep = keep
        self._include: list[Any] = request.get("include") or []
        self._envelope: AnswerMetadata | None = None
        self._output: OutputBuilder | None = None
        self._pieces = StreamedCalls()
        self._usage: UsageMetadata | None = None
        self._ending: Candidate | None = None
        self._grounding: GroundingMetadata | None = None
        self._count = 0

    def feed(
        self, chunk: "GenerateContentResponse | Mapping[str, Any]"
    ) -> "list[ResponseStreamEvent]":
        """The events of a chunk."""
        answer = read_response(chunk)
        counts = [each for each in (self._usage, answer.usage_metadata) if each is not None]
        self._usage = joined(counts, {}) if counts else None
        return self._numbered(self._fed(answer))

    def finish(self) -> "list[ResponseStreamEvent]":
        """The last events."""
        return self._numbered(self._finished())

    def _fed(self, answer: "GenerateContentResponse") -> Iterator[Json]:
        output = self._output
        if output is None:
            asked = RequestedForm(model=self._request.get("model") or "")
            self._envelope = AnswerMetadata.of(answer, asked, self._created, self._signatures)
            wanted = LOGPROBS in self._include or bool(self._request.get("top_logprobs"))
            sealed = "reasoning.encrypted_content" in self._include
            output = OutputBuilder(self._envelope, logprobs=wanted, signatures=sealed)
            self._output = output
            for name in ("created", "in_progress"):
                members = {"status": "in_progress"}
                yield {"type": f"response.{name}", "response": self._members(members)}
        if not (answer.candidates or answer.blocked):
            return
        listed = candidates_of(answer)
        candidate = next((each for each in listed if not each.index), None)
        for other in listed:
            if other is not candidate:
                reason = "a response has one answer; use chat.completions for more"
                path = f"candidates[{other.index or 1}]"
                self.notes.append(Row(path, "lost", "", reason, "warning"))
        if candidate is None:
            return
        if candidate.finish_reason is not None:
            self._ending = candidate
        if candidate.grounding_metadata is not None:
            known = [g for g in (self._grounding, candidate.grounding_metadata) if g is not None]
            self._grounding = joined(known, GROUNDING)
        self.notes += without_place(candidate, "candidates[0]", _PLACED, speech=False)
        result = candidate.logprobs_result
        logprobs = token_logprobs(result) if result is not None else []
        for part in (candidate.content.parts if candidate.content else None) or ():
            call = self._pieces.take(part)
            if call is None:
                yield from output.add(part, logprobs)
                logprobs = logprobs if not part.text else []
            elif not call.open:
                yield from output.add(call.part(), [])

    def _finished(self) -> Iterator[Json]:
        output = self._output
        if output is None or self.response is not None:
            return
        rest: Iterable[Part] = self._pieces.unfinished()
        for part in rest:
            yield from output.add(part, [])
        ending = ending_members(self._ending)
        whole = ending["status"] == "completed"
        if self._grounding is not None:
            sources = "web_search_call.action.sources" in self._include
            yield from output.ground(self._grounding, sources=sources)
        yield from output.end("completed" if whole else "incomplete")
        ending["usage"] = response_usage(self._usage)
        if whole:
            ending["completed_at"] = int(time.time())
        members = self._members(ending)
        tier = tier_of(self._usage.service_tier if self._usage is not None else None)
        if tier is not None:
            members["service_tier"] = tier
        self.response = types.azure_openai.Response.model_validate(deepcopy(members))
        if self._keep is not None:
            self._keep(self.response)
        yield {"type": f"response.{ending['status']}", "response": members}

    def _members(self, more: Json) -> Json:
        """The members of the response as it is now."""
        envelope, output = self._envelope, self._output
        known: Json = {}
        if envelope is not None:
            known = {
                "id": f"resp_{_UNSAFE.sub('-', envelope.identity)}",
                "object": "response",
                "created_at": envelope.created,
                "model": envelope.model,
            }
        items = deepcopy(output.items) if output is not None else []
        plain: Json = {"error": None, "incomplete_details": None, "usage": None}
        return known | deepcopy(request_members(self._request)) | plain | {"output": items} | more

    def _numbered(self, events: Iterable[Json]) -> "list[ResponseStreamEvent]":
        made: list[ResponseStreamEvent] = []
        for event in events:
            event["sequence_number"] = self._count
            self._count += 1
            made.append(types.azure_openai.ResponseStreamEvent.model_validate(event))
        return made


def response_of(
    answer: "GenerateContentResponse | Mapping[str, Any]",
    request: Json,
    *,
    created: int | None = None,
    signatures: MutableMapping[str, str] | None = None,
    keep: "Callable[[Response], None] | None" = None,
    notes: list[Row] | None = None,
) -> "Response":
    """A whole answer as a Response; see ResponseEvents for the arguments. What has no place in it goes to `notes`."""
    made: list[Response] = []
    events = ResponseEvents(request, created=created, signatures=signatures, keep=made.append)
    events.feed(answer)
    events.finish()
    if notes is not None:
        notes += events.notes
    if keep is not None:
        keep(made[0])
    return made[0]
