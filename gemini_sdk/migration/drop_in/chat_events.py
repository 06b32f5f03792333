"""The events of `chat.completions.stream`, made of chunks; free of IO."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from pydantic import BaseModel
from pydantic_core import from_json

from gemini_sdk._openai.plain_json import plain_json
from gemini_sdk.migration.drop_in.parsed import ParsedChatCompletion, ParsedForm, check_finished
from gemini_sdk.types.azure_openai import ChatCompletion, ChatCompletionChunk

Json = dict[str, Any]
_JOINED = ("content", "refusal", "reasoning_content", "arguments", "data", "transcript")
"""The texts that arrive in pieces; others are the same in every chunk."""
_LOGPROBS = ("content", "refusal")


class ChunkEvent(BaseModel):
    """A chunk has arrived."""

    type: Literal["chunk"] = "chunk"
    chunk: ChatCompletionChunk
    snapshot: ParsedChatCompletion[Any]
    """The answer so far."""


class ContentDeltaEvent(BaseModel):
    """A piece of the text has arrived."""

    type: Literal["content.delta"] = "content.delta"
    delta: str
    snapshot: str
    """The text so far."""
    parsed: Any = None
    """The JSON so far, if a type was passed as `response_format`."""


class ContentDoneEvent(BaseModel):
    """The text is complete."""

    type: Literal["content.done"] = "content.done"
    content: str
    parsed: Any = None
    """The text as the type that was passed as `response_format`."""


class RefusalDeltaEvent(BaseModel):
    """A piece of a refusal has arrived."""

    type: Literal["refusal.delta"] = "refusal.delta"
    delta: str
    snapshot: str
    """The refusal so far."""


class RefusalDoneEvent(BaseModel):
    """A refusal is complete."""

    type: Literal["refusal.done"] = "refusal.done"
    refusal: str


class FunctionToolCallArgumentsDeltaEvent(BaseModel):
    """A piece of the arguments of a call has arrived."""

    type: Literal["tool_calls.function.arguments.delta"] = "tool_calls.function.arguments.delta"
    name: str
    index: int
    arguments: str
    """The arguments so far."""
    parsed_arguments: Any = None
    """The JSON so far, if the arguments of the tool are read."""
    arguments_delta: str


class FunctionToolCallArgumentsDoneEvent(BaseModel):
    """The arguments of a call are complete."""

    type: Literal["tool_calls.function.arguments.done"] = "tool_calls.function.arguments.done"
    name: str
    index: int
    arguments: str
    parsed_arguments: Any = None


class LogprobsDeltaEvent(BaseModel):
    """Log probabilities of a piece have arrived; `content` or `refusal` has them."""

    type: Literal["logprobs.content.delta", "logprobs.refusal.delta"]
    content: list[Any] | None = None
    refusal: list[Any] | None = None
    snapshot: list[Any]
    """Those so far."""


class LogprobsDoneEvent(BaseModel):
    """The log probabilities are complete; `content` or `refusal` has them."""

    type: Literal["logprobs.content.done", "logprobs.refusal.done"]
    content: list[Any] | None = None
    refusal: list[Any] | None = None


ChatCompletionStreamEvent = (
    ChunkEvent
    | ContentDeltaEvent
    | ContentDoneEvent
    | RefusalDeltaEvent
    | RefusalDoneEvent
    | FunctionToolCallArgumentsDeltaEvent
    | FunctionToolCallArgumentsDoneEvent
    | LogprobsDeltaEvent
    | LogprobsDoneEvent
)


@dataclass(slots=True)
class _Choice:
    """An answer so far."""

    members: Json
    done: set[str] = field(default_factory=set[str])
    """The texts that are complete."""
    open_call: int | None = None

    @property
    def message(self) -> Json:
        """Its message."""
        found: Json = self.members["message"]
        return found


class ChatEvents:
    """Makes events of chunks, and the whole answer in the end."""

    def __init__(self, form: ParsedForm) -> None:
        self._form = form
        self._envelope: Json = {}
        self._choices: dict[int, _Choice] = {}

    @property
    def snapshot(self) -> ParsedChatCompletion[Any]:
        """The answer so far."""
        return ParsedChatCompletion[Any].model_validate(self._joined())

    def final(self) -> ParsedChatCompletion[Any]:
        """The whole answer. Raises what ParsedForm.completion raises."""
        return self._form.completion(ChatCompletion.model_validate(self._joined()))

    def feed(self, chunk: ChatCompletionChunk) -> Iterator[ChatCompletionStreamEvent]:
        """The events of a chunk.

        Raises LengthFinishReasonError or ContentFilterFinishReasonError where something is to be read of an answer
        that is not whole.
        """
        given: Json = plain_json(chunk)
        deltas: list[Json] = given.pop("choices", None) or []
        self._envelope |= {n: v for n, v in given.items() if v is not None}
        for each in deltas:
            self._take(each)
        for each in deltas:
            if self._form.reads:
                check_finished(each.get("finish_reason"), self.snapshot)
        yield ChunkEvent(chunk=chunk, snapshot=self.snapshot)
        for each in deltas:
            yield from self._of_choice(each, self._choices[each["index"]])

    def _joined(self) -> Json:
        choices = [self._choices[index].members for index in sorted(self._choices)]
        return {**self._envelope, "object": "chat.completion", "choices": choices}

    def _take(self, piece: Json) -> None:
        index: int = piece["index"]
        fresh: Json = {"index": index, "message": {}, "finish_reason": None, "logprobs": None}
        choice = self._choices.setdefault(index, _Choice(fresh))
        rest = {n: v for n, v in piece.items() if n != "delta" and v is not None}
        _add(choice.members, rest)
        delta: Json = {**piece.get("delta", {})}
        pieces: list[Json] = delta.pop("tool_calls", None) or []
        for call in pieces:
            calls: list[Json] = choice.message.setdefault("tool_calls", [])
            while len(calls) <= call["index"]:
                calls.append({})
            place: int = call["index"]
            _add(calls[place], {n: v for n, v in call.items() if n != "index"})
        _add(choice.message, delta)

    def _of_choice(self, piece: Json, choice: _Choice) -> Iterator[ChatCompletionStreamEvent]:
        delta, message = piece.get("delta", {}), choice.message
        if delta.get("content") is not None:
            text: str = message["content"]
            parsed = _partial(text) if self._form.kind is not None else None
            yield ContentDeltaEvent(delta=delta["content"], snapshot=text, parsed=parsed)
        if delta.get("refusal") is not None:
            yield RefusalDeltaEvent(delta=delta["refusal"], snapshot=message["refusal"])
        for call in delta.get("tool_calls") or ():
            function: Json = message["tool_calls"][call["index"]]["function"]
            read = function["name"] in self._form.models
            yield FunctionToolCallArgumentsDeltaEvent(
                name=function["name"],
                index=call["index"],
                arguments=function["arguments"],
                parsed_arguments=_partial(function["arguments"]) if read else None,
                arguments_delta=call["function"].get("arguments") or "",
            )
        for name in _LOGPROBS:
            if new := _logprobs(piece, name):
                snapshot = _logprobs(choice.members, name) or []
                type_: Any = f"logprobs.{name}.delta"
                yield LogprobsDeltaEvent(type=type_, snapshot=snapshot, **{name: new})
        yield from self._completed(piece, choice)

    def _completed(self, piece: Json, choice: _Choice) -> Iterator[ChatCompletionStreamEvent]:
        ended = piece.get("finish_reason") is not None
        for call in piece.get("delta", {}).get("tool_calls") or ():
            if call["index"] != choice.open_call:
                yield from self._texts_done(choice)
                yield from self._call_done(choice)
                choice.open_call = call["index"]
        if ended:
            yield from self._texts_done(choice)
            yield from self._call_done(choice)

    def _call_done(self, choice: _Choice) -> Iterator[ChatCompletionStreamEvent]:
        index = choice.open_call
        if index is None or f"call {index}" in choice.done:
            return
        choice.done.add(f"call {index}")
        function: Json = choice.message["tool_calls"][index]["function"]
        yield FunctionToolCallArgumentsDoneEvent(
            name=function["name"],
            index=index,
            arguments=function["arguments"],
            parsed_arguments=self._form.arguments(**function),
        )

    def _texts_done(self, choice: _Choice) -> Iterator[ChatCompletionStreamEvent]:
        message, done = choice.message, choice.done
        content, refusal = message.get("content"), message.get("refusal")
        if content and "content" not in done:
            done.add("content")
            yield ContentDoneEvent(content=content, parsed=self._form.content(content, refusal))
        if refusal is not None and "refusal" not in done:
            done.add("refusal")
            yield RefusalDoneEvent(refusal=refusal)
        for name in _LOGPROBS:
            whole = _logprobs(choice.members, name)
            type_: Any = f"logprobs.{name}.done"
            if whole is not None and type_ not in done:
                done.add(type_)
                yield LogprobsDoneEvent(type=type_, **{name: whole})


def _logprobs(choice: Json, name: str) -> list[Any] | None:
    held: Json = choice.get("logprobs") or {}
    return held.get(name)


def _add(whole: Json, piece: Mapping[str, Any]) -> None:
    """Add a piece to what it belongs to: texts and lists go on, objects are merged, other values are replaced."""
    for name, value in piece.items():
        old = whole.get(name)
        if value is None:
            whole.setdefault(name, None)
        elif isinstance(old, str) and isinstance(value, str) and name in _JOINED:
            whole[name] = old + value
        elif isinstance(old, list) and isinstance(value, list):
            whole[name] = [*cast("list[object]", old), *cast("list[object]", value)]
        elif isinstance(old, dict) and isinstance(value, dict):
            _add(cast(Json, old), cast(Json, value))
        elif isinstance(value, dict):  # a copy: the next piece is added to it
            fresh: Json = {}
            _add(fresh, cast(Json, value))
            whole[name] = fresh
        else:
            whole[name] = value


def _partial(text: str) -> Any:
    """The JSON that a text is the beginning of; None if it is none."""
    try:
        return from_json(text, allow_partial=True)
    except ValueError:
        return None
