"""Conversations: each message is sent with all that was said before, and the answer is remembered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Unpack, cast

from gemini_sdk import types
from gemini_sdk._arguments.request import typed
from gemini_sdk._behaviour.joining import joined_parts
from gemini_sdk._google.contents import contents_list
from gemini_sdk._google.generate import GenerateContent, is_last, streamed
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.method import AsyncCaller, Caller, SyncCaller, method
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._wire import Model, mark_as_written

if TYPE_CHECKING:
    from gemini_sdk._google.contents import ContentLike, ContentsLike, PartLike
    from gemini_sdk._google.generate import SafetySettingLike
    from gemini_sdk._google.tools import ToolLike
    from gemini_sdk._transport.aio import AsyncTransport
    from gemini_sdk._transport.sync import SyncTransport
    from gemini_sdk.types.generate_content import (
        Content,
        GenerateContentResponse,
        GenerationConfig,
        GenerationConfigDict,
        ModelArmorConfig,
        ModelArmorConfigDict,
        OutputConfig,
        OutputConfigDict,
        Part,
        ServiceTier,
        ToolConfig,
        ToolConfigDict,
    )


class ChatOptions(CallOptions, total=False):
    """Keyword arguments of `generate_content`, for every message of a chat or for one."""

    system_instruction: "ContentLike | Sequence[PartLike] | None"
    generation_config: "GenerationConfig | GenerationConfigDict | None"
    tools: "Sequence[ToolLike] | ToolLike | None"
    tool_config: "ToolConfig | ToolConfigDict | None"
    safety_settings: "Sequence[SafetySettingLike] | SafetySettingLike | None"
    cached_content: str | None
    labels: Mapping[str, str] | None
    model_armor_config: "ModelArmorConfig | ModelArmorConfigDict | None"
    output_config: "OutputConfig | OutputConfigDict | None"
    continuation_token: bytes | str | None
    service_tier: "ServiceTier | None"
    store: bool | None


class Conversation(Caller):
    """What a chat remembers, and its messages, each described once for sync and async."""

    history: "list[Content]"
    """The turns so far, yours to read, save and change: user and model in turn, thought signatures included."""

    def _begin(
        self,
        client: GenerateContent,
        model: str,
        history: "Iterable[ContentLike]",
        defaults: ChatOptions,
    ) -> None:
        # A misspelt option is told here rather than with the first message.
        client.divided(defaults)
        single = isinstance(history, str | Mapping | Model)
        turns = contents_list(cast("ContentLike", history) if single else list(history))
        self.model = model
        self.history = _read(turns, client)
        self._client = client
        self._defaults = defaults

    @method
    def send_message(
        self, message: "ContentsLike", **options: Unpack[ChatOptions]
    ) -> "Call[GenerateContentResponse]":
        """Send a message with all that was said before, and remember both it and the answer.

        `message` is what `generate_content` takes as contents; a function's result is a message too. Options go before
        those the chat was made with. Where the call fails, or the answer is blocked, the history stays as it was.
        """
        said = contents_list(message)
        given, chosen = self._client.divided({**self._defaults, **options})
        call = self._client.generation(self.model, [*self.history, *said], given, chosen)
        return replace(call, finish=_Memory(self, _read(said, self._client), call))

    @send_message.streaming
    def stream_message(
        self, call: "Call[GenerateContentResponse]"
    ) -> "Call[GenerateContentResponse]":
        """Send a message and iterate over the answer's chunks; it is remembered once the last one has arrived.

        Takes what `send_message` takes.
        """
        return _in_pieces(call)


def _read(turns: "Sequence[ContentLike]", client: GenerateContent) -> "list[Content]":
    """Turns as models that remember who wrote them. What they hold beyond the known fields is kept."""
    fields = {"contents": turns}
    request = typed(types.generate_content.GenerateContentRequest, fields, client.platform)
    mark_as_written(request, fields)
    return request.contents or []


class _Memory:
    """Adds a message and its answer to a history."""

    def __init__(
        self, chat: Conversation, said: "list[Content]", call: "Call[GenerateContentResponse]"
    ) -> None:
        self._chat = chat
        self._said = said
        self._finish = call.finish
        self._ended = False

    def __call__(self, answer: "GenerateContentResponse") -> "GenerateContentResponse":
        content = answer.content
        if content is not None and not answer.blocked:
            self._keep(content)
        return self._finish(answer) if self._finish else answer

    def of_chunk(
        self, chunk: "GenerateContentResponse", parts: "list[Part]"
    ) -> "GenerateContentResponse":
        """Gather a chunk's parts, and keep them all, once, when the answer has ended: other candidates may go on."""
        content = chunk.content
        parts += (content and content.parts) or ()
        if is_last(chunk) and not self._ended:
            self._ended = True
            if not chunk.blocked:
                self._keep(types.generate_content.Content(role="model", parts=joined_parts(parts)))
        return self._finish(chunk) if self._finish else chunk

    def _keep(self, content: "Content") -> None:
        """Remember the turn that was said and the one that answered it, which the service wants to have a role."""
        if content.parts:
            answered = content if content.role else content.model_copy(update={"role": "model"})
            self._chat.history += [*self._said, answered]


def _in_pieces(call: "Call[GenerateContentResponse]") -> "Call[GenerateContentResponse]":
    memory = call.finish
    parts: list[Part] = []
    if not isinstance(memory, _Memory):
        return streamed(call)

    def finish(chunk: "GenerateContentResponse") -> "GenerateContentResponse":
        return memory.of_chunk(chunk, parts)

    return replace(streamed(call), finish=finish)


class Chat(SyncCaller, Conversation):
    """A conversation on a sync client. Not for several threads at once."""

    def __init__(
        self, client: GenerateContent, transport: "SyncTransport", model: str, *rest: Any
    ) -> None:
        self.transport = transport
        self._begin(client, model, *rest)


class AsyncChat(AsyncCaller, Conversation):
    """A conversation on an async client; one message at a time."""

    def __init__(
        self, client: GenerateContent, transport: "AsyncTransport", model: str, *rest: Any
    ) -> None:
        self.transport = transport
        self._begin(client, model, *rest)


class Chats:
    """Makes chats on a sync client."""

    def __init__(self, client: GenerateContent, transport: "SyncTransport") -> None:
        self._client = client
        self._transport = transport

    def create(
        self,
        model: str,
        *,
        history: "Iterable[ContentLike]" = (),
        **options: Unpack[ChatOptions],
    ) -> Chat:
        """A conversation with `model`, which may begin with the turns of an earlier one.

        `history` is read as an answer is, mappings too, so that what was saved can be restored: fields that are not
        known are kept and sent.

        Options are those of `generate_content` and hold for every message.
        """
        return Chat(self._client, self._transport, model, history, options)


class AsyncChats:
    """Makes chats on an async client."""

    def __init__(self, client: GenerateContent, transport: "AsyncTransport") -> None:
        self._client = client
        self._transport = transport

    def create(
        self,
        model: str,
        *,
        history: "Iterable[ContentLike]" = (),
        **options: Unpack[ChatOptions],
    ) -> AsyncChat:
        """A conversation with `model`, which may begin with the turns of an earlier one.

        `history` is read as an answer is, mappings too, so that what was saved can be restored: fields that are not
        known are kept and sent.

        Options are those of `generate_content` and hold for every message.
        """
        return AsyncChat(self._client, self._transport, model, history, options)
