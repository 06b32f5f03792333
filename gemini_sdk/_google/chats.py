"""Chats: each message is sent together with the history, and the answer is added to the history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, Unpack, cast, overload

from gemini_sdk import types
from gemini_sdk._arguments.request import typed
from gemini_sdk._behaviour.parsing import Parsed
from gemini_sdk._behaviour.python_type import NO_TYPE, T
from gemini_sdk._google.callable_tools import MCPTools, is_session
from gemini_sdk._google.contents import contents_list
from gemini_sdk._google.generate import Generation, streamed
from gemini_sdk._google.run_tools import RunTools, run_tools_of
from gemini_sdk._google.schemas import check_type
from gemini_sdk._google.tool_loop import Ask, Prepare, ToolLoop
from gemini_sdk._methods.method import AsyncCaller, MethodOwner, SyncCaller, method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._wire import Model, mark_as_user_written
from gemini_sdk.errors import InvalidPayloadError

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from typing_extensions import TypeForm

    from gemini_sdk._google.callable_tools import McpSession
    from gemini_sdk._google.contents import ContentLike, ContentsLike, PartLike
    from gemini_sdk._google.generate import SafetySettingLike
    from gemini_sdk._google.tools import ToolLike
    from gemini_sdk._transport.async_transport import AsyncStream, AsyncTransport
    from gemini_sdk._transport.sync_transport import Stream, SyncTransport
    from gemini_sdk.types.cached_contents import CachedContent
    from gemini_sdk.types.generate_content import (
        Content,
        GenerateContentResponse,
        GenerationConfig,
        GenerationConfigDict,
        ModelArmorConfig,
        ModelArmorConfigDict,
        OutputConfig,
        OutputConfigDict,
        ServiceTier,
        ToolConfig,
        ToolConfigDict,
    )


class ChatOptions(CallOptions, total=False):
    """Keyword arguments of `generate_content`, for every message of a chat or for one."""

    system_instruction: "ContentLike | Sequence[PartLike] | None"
    """Instruction for the model; text only."""
    generation_config: "GenerationConfig | GenerationConfigDict | None"
    """Sampling, length and format of the answers."""
    tools: "Sequence[ToolLike | MCPTools | McpSession] | ToolLike | MCPTools | McpSession | None"
    """Tools, function declarations, Python callables, and sessions with MCP servers."""
    run_tools: "bool | RunTools"
    """Whether the chat runs the functions that the model calls; a RunTools sets limits."""
    tool_config: "ToolConfig | ToolConfigDict | None"
    """Whether functions may be called, and which ones."""
    safety_settings: "Sequence[SafetySettingLike] | SafetySettingLike | None"
    """Thresholds for blocking, one per category."""
    cached_content: "CachedContent | str | None"
    """Cached beginning of the prompt, or its name."""
    labels: Mapping[str, str] | None
    """Labels for billing reports."""
    model_armor_config: "ModelArmorConfig | ModelArmorConfigDict | None"
    """Model Armor templates; Vertex AI only."""
    output_config: "OutputConfig | OutputConfigDict | None"
    """Where and how the service stores the answer; Vertex AI only."""
    continuation_token: bytes | str | None
    """Token of an answer with the finish reason `CONTINUATION`, to continue it."""
    service_tier: "ServiceTier | None"
    """Service tier: `standard`, `flex` or `priority`."""
    store: bool | None
    """Whether the service may store request and answer in its logs; Google AI only."""


class ChatBase(MethodOwner, Generic[Parsed]):
    """The history and the messages of a chat, each described once for sync and async."""

    history: "list[Content]"
    """The turns so far, with thought signatures. A program may read, save and change this list."""
    model: str
    """The model of the next message."""

    def _begin(
        self,
        generation: Generation,
        model: str,
        history: "Iterable[ContentLike] | None",
        defaults: Mapping[str, Any],
    ) -> None:
        # A misspelt option is reported here rather than with the first message.
        generation.split(defaults, _OF_CHATS, "history")
        run_tools_of(defaults.get("run_tools"))
        if defaults.get("response_type") is not None:
            check_type(defaults["response_type"])
        self.model = model
        self.history = _read(_turns(history), generation)
        self._generation = generation
        self._defaults = defaults
        self._sessions: dict[int, MCPTools] = {}

    @method
    def send_message(
        self,
        message: "ContentsLike",
        *,
        response_type: "TypeForm[T]" = NO_TYPE,
        **options: Unpack[ChatOptions],
    ) -> "Call[GenerateContentResponse[T]]":
        """Send a message together with the history, and add the message and the answer to the history.

        `message` accepts what `generate_content` accepts as contents, also results of functions. Options override
        the options of the chat, and so does `response_type`, the type of `answer.parsed`. If the call fails or the
        answer is blocked, the history does not change.

        With `run_tools`, the chat runs the functions that the model calls and sends their results, until an answer
        has no call; this answer is returned. See `RunTools` for limits and approval. Raises ToolLoopError when a
        limit is reached.
        """
        said = contents_list(message)
        kind: Any = response_type
        own: dict[str, Any] = {} if kind is None else {"response_type": kind}
        arguments = {**self._defaults, **options, **own}
        given, chosen = self._generation.split(arguments, _OF_CHATS, "message")
        rules, tools = run_tools_of(arguments.get("run_tools")), self._tools(given.get("tools"))
        if rules is None and not any(isinstance(tool, MCPTools) for tool in tools):
            try:
                read = _read(said, self._generation)
            except InvalidPayloadError:
                # The call says where among all turns the fault is.
                self._generation.call(self.model, [*self.history, *said], given, chosen)
                raise
            # As it will be in the history, so that it is known to be valid then.
            call = self._generation.call(self.model, [*self.history, *read], given, chosen)
            return replace(call, follow=_HistoryUpdate(self, read))

        history = list(self.history)

        def ask(turns: "Sequence[ContentLike]", tools: Sequence[object]) -> "Call[Any]":
            offered = {**given, "tools": tools or None}
            return self._generation.call(self.model, [*history, *turns], offered, chosen)

        return self._loop(ask, said, tools, rules)

    @send_message.streaming
    def stream_message(
        self, call: "Call[GenerateContentResponse[T]]"
    ) -> "Call[GenerateContentResponse[T]]":
        """Send a message, and iterate over the chunks of the answer.

        Arguments are those of `send_message`. The message and the answer of `get_final()` are added to the history
        when the stream has been read to its end. A stream that is left early or breaks does not change the history.
        """
        loop = call.follow
        if isinstance(loop, ToolLoop):
            loop.shape = streamed
        return streamed(call)

    def _loop(
        self, ask: Ask, said: "Sequence[ContentLike]", tools: list[object], rules: RunTools | None
    ) -> "Call[GenerateContentResponse]":
        """The first call of a message whose functions are run."""

        def remember(turns: "Sequence[Content]", answer: "GenerateContentResponse") -> None:
            _HistoryUpdate(self, turns)(answer)

        loop = ToolLoop(
            ask,
            said,
            _read(said, self._generation),
            tools,
            rules,
            remember,
            self._generation.platform,
        )
        if self._kind == "sync":
            loop.refuse_coroutines()
        call = loop.call()
        return replace(call, prepare=Prepare(loop)) if loop.sources else call

    def _tools(self, tools: object) -> list[object]:
        """Tools, MCP sessions as what asks them for theirs once a chat."""
        if tools is None:
            return []
        listed = list(cast("Sequence[object]", tools)) if isinstance(tools, Sequence) else [tools]
        return [
            self._sessions.setdefault(id(tool), MCPTools(cast("McpSession", tool)))
            if is_session(tool)
            else tool
            for tool in listed
        ]


def _turns(history: object) -> "list[ContentLike]":
    """A history as turns. InvalidPayloadError if it is none."""
    if history is None:
        return []
    several = isinstance(history, Iterable) and not isinstance(
        history, str | bytes | Mapping | Model
    )
    return contents_list(cast("Any", list(cast("Iterable[Any]", history)) if several else history))


_OF_CHATS = frozenset({"run_tools"})
"""Keywords that say what the chat does with an answer."""


def _read(turns: "Sequence[ContentLike]", generation: Generation) -> "list[Content]":
    """Turns as models that know who wrote them. Unknown fields are kept.

    In mappings null means not given: `model_dump()` writes it for every field. Turns of the model are answers that
    were saved, so that missing members in them are not reported.
    """
    fields = {"contents": turns}
    request = typed(types.generate_content.GenerateContentRequest, fields, generation.platform)
    read = request.contents or []
    for given, turn in zip(turns, read, strict=True):
        if isinstance(given, Mapping):
            _forget_nulls(turn)
        if (turn.role or "").lower() != "model":
            mark_as_user_written(turn, given)
    return read


def _forget_nulls(model: Model) -> None:
    for name in tuple(model.model_fields_set):
        value = getattr(model, name)
        if value is None:
            model.model_fields_set.discard(name)
        for each in cast("list[object]", value) if isinstance(value, list) else [value]:
            if isinstance(each, Model):
                _forget_nulls(each)


class _HistoryUpdate:
    """Adds a message and its complete answer to a history."""

    def __init__(self, chat: ChatBase, said: "Sequence[Content]") -> None:
        self._chat = chat
        self._said = said

    def __call__(self, answer: "GenerateContentResponse") -> None:
        """Add the turn that was sent and the turn of the answer, which needs a role."""
        content = answer.content
        if content is not None and content.parts and not answer.blocked:
            answered = content if content.role else content.model_copy(update={"role": "model"})
            self._chat.history += [*self._said, answered]


class Chat(SyncCaller, ChatBase[Parsed]):
    """A chat of a blocking client. Do not share it between threads."""

    if TYPE_CHECKING:  # an answer is of the type of its message, or else of that of the chat

        @overload
        def send_message(
            self,
            message: ContentsLike,
            *,
            response_type: TypeForm[T],
            **options: Unpack[ChatOptions],
        ) -> GenerateContentResponse[T]: ...
        @overload
        def send_message(
            self, message: ContentsLike, **options: Unpack[ChatOptions]
        ) -> GenerateContentResponse[Parsed]: ...
        def send_message(self, message: ContentsLike, **options: Any) -> Any:  # pyright: ignore[reportIncompatibleVariableOverride]
            """Send a message together with the history, and add the message and the answer to the history."""

        @overload
        def stream_message(
            self,
            message: ContentsLike,
            *,
            response_type: TypeForm[T],
            **options: Unpack[ChatOptions],
        ) -> Stream[GenerateContentResponse[T]]: ...
        @overload
        def stream_message(
            self, message: ContentsLike, **options: Unpack[ChatOptions]
        ) -> Stream[GenerateContentResponse[Parsed]]: ...
        def stream_message(self, message: ContentsLike, **options: Any) -> Any:  # pyright: ignore[reportIncompatibleVariableOverride]
            """Send a message, and iterate over the chunks of the answer."""

    def __init__(
        self, generation: Generation, transport: "SyncTransport", model: str, *rest: Any
    ) -> None:
        self._transport = transport
        self._begin(generation, model, *rest)


class AsyncChat(AsyncCaller, ChatBase[Parsed]):
    """A chat of an asyncio client. Send one message at a time."""

    if TYPE_CHECKING:

        @overload
        def send_message(
            self,
            message: ContentsLike,
            *,
            response_type: TypeForm[T],
            **options: Unpack[ChatOptions],
        ) -> Coroutine[Any, Any, GenerateContentResponse[T]]: ...
        @overload
        def send_message(
            self, message: ContentsLike, **options: Unpack[ChatOptions]
        ) -> Coroutine[Any, Any, GenerateContentResponse[Parsed]]: ...
        def send_message(self, message: ContentsLike, **options: Any) -> Any:  # pyright: ignore[reportIncompatibleVariableOverride]
            """Send a message together with the history, and add the message and the answer to the history."""

        @overload
        def stream_message(
            self,
            message: ContentsLike,
            *,
            response_type: TypeForm[T],
            **options: Unpack[ChatOptions],
        ) -> AsyncStream[GenerateContentResponse[T]]: ...
        @overload
        def stream_message(
            self, message: ContentsLike, **options: Unpack[ChatOptions]
        ) -> AsyncStream[GenerateContentResponse[Parsed]]: ...
        def stream_message(self, message: ContentsLike, **options: Any) -> Any:  # pyright: ignore[reportIncompatibleVariableOverride]
            """Send a message, and iterate over the chunks of the answer."""

    def __init__(
        self, generation: Generation, transport: "AsyncTransport", model: str, *rest: Any
    ) -> None:
        self._transport = transport
        self._begin(generation, model, *rest)


class Chats:
    """Makes chats of a blocking client."""

    def __init__(self, generation: Generation, transport: "SyncTransport") -> None:
        self._generation = generation
        self._transport = transport

    def create(
        self,
        model: str,
        *,
        history: "Iterable[ContentLike] | None" = (),
        response_type: "TypeForm[T]" = NO_TYPE,
        **options: Unpack[ChatOptions],
    ) -> Chat[T]:
        """Make a chat with `model`, optionally with the history of an earlier chat.

        `history` may have models or mappings, and is parsed like an answer, so that a saved history can be restored:
        unknown fields are kept and sent.

        Options are those of `generate_content` and hold for every message, and so does `response_type`, the type of
        `answer.parsed`.
        """
        return Chat(
            self._generation,
            self._transport,
            model,
            history,
            {**options, "response_type": response_type},
        )


class AsyncChats:
    """Makes chats of an asyncio client."""

    def __init__(self, generation: Generation, transport: "AsyncTransport") -> None:
        self._generation = generation
        self._transport = transport

    def create(
        self,
        model: str,
        *,
        history: "Iterable[ContentLike] | None" = (),
        response_type: "TypeForm[T]" = NO_TYPE,
        **options: Unpack[ChatOptions],
    ) -> AsyncChat[T]:
        """Make a chat with `model`, optionally with the history of an earlier chat.

        `history` may have models or mappings, and is parsed like an answer, so that a saved history can be restored:
        unknown fields are kept and sent.

        Options are those of `generate_content` and hold for every message, and so does `response_type`, the type of
        `answer.parsed`.
        """
        return AsyncChat(
            self._generation,
            self._transport,
            model,
            history,
            {**options, "response_type": response_type},
        )
