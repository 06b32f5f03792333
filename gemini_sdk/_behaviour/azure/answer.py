"""Properties of a chat's answer and its chunks, and the joining of chunks into an answer."""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Self

from gemini_sdk._behaviour.azure.choices import ChoicesBehaviour
from gemini_sdk._behaviour.first_candidate import first_of
from gemini_sdk._behaviour.joining import (
    Rules,
    by_index,
    first_value,
    joined,
    json_object,
    last,
    last_said,
    model,
    text,
)
from gemini_sdk._behaviour.parsing import Parsed, ParsingBehaviour
from gemini_sdk._wire import surrogates

if TYPE_CHECKING:
    from gemini_models.azure_inference import (
        ChatChoice,
        ChatChunkChoice,
        ChatCompletions,
        ChatMessage,
        ChatMessageDelta,
        ToolCall,
        ToolCallDelta,
    )


class _Call:
    """A call, as received so far."""

    def __init__(self, index: int, piece: "ToolCallDelta") -> None:
        self.index = index
        self.id = piece.id or ""
        self.pieces = [piece]

    def goes_on(self, piece: "ToolCallDelta") -> bool:
        """Whether a piece belongs to this call; without index and id, it belongs to the last one."""
        other = bool(piece.id and self.id and piece.id != self.id)
        name = piece.function.name if piece.function else None
        if piece.index is not None:
            return piece.index == self.index and not (
                name and (other or self._is_over(piece, name))
            )
        return not other and bool(piece.id or not name)

    def _is_over(self, piece: "ToolCallDelta", name: str) -> bool:
        """Whether a piece with a name begins another call of servers that give all calls one index and no id."""
        if piece.id or not (said := self._said("arguments")):
            return False
        begins = (piece.function.arguments if piece.function else None) or ""
        return self._said("name") != name or (begins.startswith("{") and _is_whole(said))

    def _said(self, name: str) -> str:
        functions = (piece.function for piece in self.pieces if piece.function)
        texts = [value for function in functions if (value := getattr(function, name))]
        return "".join(texts[:1] if name == "name" else texts)


def _is_whole(arguments: str) -> bool:
    try:
        surrogates.read(arguments)
    except ValueError:
        return False
    return True


def _tool_calls(lists: Sequence[Any]) -> "list[ToolCallDelta]":
    """Calls from their pieces: those of one index, or, of servers that give none, of one id.

    Some servers give all calls the same index: a piece with a name and an id of its own begins another call.
    """
    calls: list[_Call] = []
    for piece in chain.from_iterable(lists):
        named = (
            call
            for call in calls
            if piece.id and piece.id == call.id and piece.index in (None, call.index)
        )
        goes_on = (call for call in reversed(calls) if call.goes_on(piece))
        found = next(named, None) or next(goes_on, None)
        if found is None:
            calls.append(_Call(len(calls) if piece.index is None else piece.index, piece))
        else:
            found.pieces.append(piece)
    return [joined(call.pieces, _CALL) for call in sorted(calls, key=lambda call: call.index)]


_CALL: Rules = {
    "id": first_value,
    "type": first_value,
    "function": model({"name": first_value, "arguments": text}),
}
_MESSAGE: Rules = {
    "role": first_value,
    "content": text,
    "reasoning_content": text,
    "reasoning": text,  # of vLLM and others
    "tool_calls": _tool_calls,
    "audio": model({"data": text, "transcript": text}),
}
# A chunk with only the filter results of the prompt has an empty id and model.
_CHUNK: Rules = {
    "id": first_value,
    "model": first_value,
    "created": lambda values: next((value for value in values if value), last(values)),
    "choices": by_index(
        {
            "delta": model(_MESSAGE),
            "logprobs": json_object,
            "content_filter_results": model({}),
            "finish_reason": last_said,
        }
    ),
}


class _ChatReading(ChoicesBehaviour, ParsingBehaviour[Parsed]):
    """The common properties of answers and their chunks."""

    @property
    def message(self) -> "ChatMessage | ChatMessageDelta | None":
        """The message of the first choice; of a chunk, what is added to it."""
        raise NotImplementedError

    @property
    def text(self) -> str | None:
        """The text; None if there is none, for example in a tool call. Never raises."""
        message = self.message
        return message.text if message else None

    @property
    def reasoning(self) -> str | None:
        """The reasoning of the model, if the answer has it. vLLM and others call it `reasoning`."""
        if (message := self.message) is None:
            return None
        other: object = (message.model_extra or {}).get("reasoning")
        return message.reasoning_content or (other if isinstance(other, str) else None)


class ChatAnswerBehaviour(_ChatReading[Parsed]):
    """Methods that read ChatCompletions."""

    if TYPE_CHECKING:
        choices: list[ChatChoice] | None

    @property
    def first(self) -> "ChatChoice | None":
        """The first choice; None if there is none."""
        return first_of(self.choices)

    @property
    def message(self) -> "ChatMessage | None":
        """The message of the first choice, as it can be sent back; None if there is none."""
        first = self.first
        return first.message if first else None

    @property
    def tool_calls(self) -> "list[ToolCall]":
        """The tool calls, in order; empty if there are none."""
        message = self.message
        return (message.tool_calls if message else None) or []


class ChatChunkBehaviour(_ChatReading[Any]):
    """Methods that read a ChatCompletionsChunk."""

    if TYPE_CHECKING:
        choices: list[ChatChunkChoice] | None

    @property
    def first(self) -> "ChatChunkChoice | None":
        """The addition to the first choice; None if it is nothing."""
        return first_of(self.choices)

    @property
    def message(self) -> "ChatMessageDelta | None":
        """The addition to the message of the first choice; None if it is nothing."""
        first = self.first
        return first.delta if first else None

    @property
    def tool_calls(self) -> "list[ToolCallDelta]":
        """The additions to the calls that the model asks for; empty if it is nothing."""
        message = self.message
        return (message.tool_calls if message else None) or []

    @classmethod
    def _joined(cls, pieces: Sequence[Self]) -> Self:
        """The chunks of a stream as one: text and arguments put together, each choice and call by its index."""
        return joined(pieces, _CHUNK)

    def _whole(self) -> "ChatCompletions":
        """The answer that this is, once all other chunks have been joined to it."""
        from gemini_models.azure_inference import ChatCompletions

        content = self.model_dump(exclude_unset=True)
        for choice in content.get("choices") or ():
            if "delta" in choice:
                choice["message"] = choice.pop("delta")
                for call in choice["message"].get("tool_calls") or ():
                    # Only the pieces of a call need a number.
                    call.pop("index", None)
        if content.get("object") == "chat.completion.chunk":
            content["object"] = "chat.completion"
        return ChatCompletions.model_validate(content)._expect(self._expected)
