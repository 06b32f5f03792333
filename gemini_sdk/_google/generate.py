"""generateContent, streamGenerateContent and countTokens, each described once for every client that has them.

Models are named through `types`, which loads their module at the first call rather than with the client.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Unpack, cast

from gemini_sdk import types
from gemini_sdk._arguments.request import checked_options, request_body
from gemini_sdk._behaviour.parsing import expecting
from gemini_sdk._behaviour.python_type import NO_TYPE, T
from gemini_sdk._google.cached_prefix import cached_name, check_use
from gemini_sdk._google.contents import contents_list, instruction, is_blank, sendable
from gemini_sdk._google.kept_turns import Conversation, KeptTurns
from gemini_sdk._google.locations import Location, sibling
from gemini_sdk._google.media import check_media_types
from gemini_sdk._google.schemas import expectation, typed_config, written_schema
from gemini_sdk._methods.method import MethodOwner, method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import CallOptions, Settings
from gemini_sdk._wire import Model, Platform
from gemini_sdk._wire.naming import camel_case
from gemini_sdk._wire.other_packages import is_regenerated, plain
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from gemini_sdk._google.contents import ContentLike, ContentsLike, PartLike, RequestLike
    from gemini_sdk._google.tools import ToolLike
    from gemini_sdk.types.cached_contents import CachedContent
    from gemini_sdk.types.generate_content import (
        ComputeTokensResponse,
        CountTokensResponse,
        GenerateContentResponse,
        GenerationConfig,
        GenerationConfigDict,
        ModelArmorConfig,
        ModelArmorConfigDict,
        OutputConfig,
        OutputConfigDict,
        SafetySetting,
        SafetySettingDict,
        ServiceTier,
        ToolConfig,
        ToolConfigDict,
    )

    SafetySettingLike = SafetySetting | SafetySettingDict
    """A safety setting, as a model or a mapping."""


def streamed(call: "Call[GenerateContentResponse[T]]") -> "Call[GenerateContentResponse[T]]":
    """The same call with a streamed answer."""
    operation, path = sibling(call.operation, call.path, "streamGenerateContent")
    return replace(
        call,
        operation=operation,
        path=path,
        query={"alt": "sse"},
        complete=is_last,
        blank=has_no_content,
    )


def is_last(chunk: "GenerateContentResponse") -> bool:
    """Whether a chunk ends its stream: a finish reason does, and so does a blocked prompt."""
    if chunk.finish_reason is not None:
        return True
    return chunk.prompt_feedback is not None and chunk.prompt_feedback.block_reason is not None


def has_no_content(chunk: "GenerateContentResponse") -> bool:
    """Whether a chunk has neither parts that say something nor a reason for an end, but token counts for example."""
    for candidate in chunk.candidates or ():
        if candidate.model_fields_set - {"content", "index"}:
            return False
        if candidate.content and not all(map(is_blank, candidate.content.parts or ())):
            return False
    return not is_last(chunk)


class Generation:
    """Makes the calls of `generate_content`, for a client and for its chats."""

    __slots__ = ("_kept", "_location", "_settings", "platform")

    def __init__(
        self,
        platform: Platform,
        location: Location,
        settings: Settings,
        kept: KeptTurns | None = None,
    ) -> None:
        """`kept` has the turns that the client sent before."""
        self.platform: Platform = platform
        self._location = location
        self._settings = settings
        self._kept = KeptTurns() if kept is None else kept

    def call(
        self,
        model: str,
        contents: "RequestLike",
        given: Mapping[str, Any],
        options: CallOptions,
    ) -> "Call[GenerateContentResponse]":
        """The call of `generate_content`: `given` are fields of its request, None for those that were not given."""
        operation, path = self._location.find(model, "generateContent")
        turns = Conversation.of(contents, self._kept) if self._validates(options) else None
        fields, expected = request_fields({"contents": contents, **given}, turns)
        self.name_cached(model, fields, options)
        self.warn(model, options, fields)
        body = None if turns is None else turns.body(fields, self.platform, self._kept)
        if body is None:
            if turns is not None:
                fields["contents"] = sendable(contents_list(cast("ContentsLike", contents)))
            body = self.body(types.generate_content.GenerateContentRequest, fields, options)
        return Call(
            operation=operation,
            path=path,
            answer=types.generate_content.GenerateContentResponse,
            body=body,
            options=options,
            finish=partial(_expecting, expected) if expected is not None else None,
        )

    def split(
        self, arguments: Mapping[str, Any], others: Iterable[str], prompt: str
    ) -> tuple[dict[str, Any], CallOptions]:
        """Keyword arguments of a chat: those of `generate_content`'s request, and the options of the call.

        `others` are keywords of the method that are no part of a call, `prompt` is its name of the prompt. Raises
        UnexpectedKeywordError if there are others.
        """
        known = _generation_fields()
        fields: dict[str, Any] = {}
        options: dict[str, Any] = {}
        for name, value in arguments.items():
            if name not in others:
                (fields if name in known else options)[name] = value
        kind, names = types.generate_content.GenerateContentRequest, (*known, *others)
        return fields, checked_options(
            options, names, kind, self.platform, newer=True, prompt=prompt
        )

    def body(self, model: type[Model], fields: Mapping[str, Any], options: CallOptions) -> bytes:
        """A request as it is sent; InvalidPayloadError if it breaks the rules and they are to be kept."""
        validates = self._validates(options)
        if validates and self.platform == "vertex":
            check_media_types(fields.get("contents", ()))
        return request_body(model, fields, self.platform, validate=validates)

    def warn(
        self, model: str, options: CallOptions, fields: Mapping[str, Any] | None = None
    ) -> None:
        """Warn of what is known of a model."""
        if self._validates(options):
            from gemini_sdk.known_models import model_warnings  # needed by calls only

            model_warnings.warn(model, self.platform, fields)

    def name_cached(self, model: str, fields: dict[str, Any], options: CallOptions) -> None:
        """Name the cached content of a request as the service does. InvalidPayloadError for one of another model."""
        if (cached := fields.get("cached_content")) is not None:
            if self._validates(options):
                check_use(fields, model)
            fields["cached_content"] = cached_name(cached, self._location, self.platform)

    def _validates(self, options: CallOptions) -> bool:
        return bool(options.get("validate", self._settings.validate))


class GenerateContent(MethodOwner):
    """The inference methods of Google AI and Vertex AI."""

    _platform: Platform
    _location: Location
    _kept: KeptTurns

    def _example(self) -> "Call[GenerateContentResponse]":
        call: Call[GenerateContentResponse] = GenerateContent.generate_content(
            self, "example", "example", generation_config={}
        )
        return call

    @method
    def generate_content(
        self,
        model: str,
        contents: "RequestLike",
        *,
        system_instruction: "ContentLike | Sequence[PartLike] | None" = None,
        generation_config: "GenerationConfig | GenerationConfigDict | None" = None,
        response_type: "TypeForm[T]" = NO_TYPE,
        tools: "Sequence[ToolLike] | ToolLike | None" = None,
        tool_config: "ToolConfig | ToolConfigDict | None" = None,
        safety_settings: "Sequence[SafetySettingLike] | SafetySettingLike | None" = None,
        cached_content: "CachedContent | str | None" = None,
        labels: Mapping[str, str] | None = None,
        model_armor_config: "ModelArmorConfig | ModelArmorConfigDict | None" = None,
        output_config: "OutputConfig | OutputConfigDict | None" = None,
        continuation_token: bytes | str | None = None,
        service_tier: "ServiceTier | None" = None,
        store: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[GenerateContentResponse[T]]":
        """Generate an answer to a prompt (models.generateContent).

        Args:
            model: `gemini-3.8-flash`; on Google AI also `tunedModels/...`, on Vertex AI `endpoints/...` or a full
                name.
            contents: the prompt: a str, Part, Content, File, mapping, or a list of these. Strings and parts form user
                turns; function calls and other parts that only models produce form turns of the model.
            system_instruction: instruction for the model; text only.
            generation_config: sampling, length and format of the answer. `response_schema` or `response_json_schema`
                may be a JSON Schema.
            response_type: a pydantic model or any other type that pydantic knows, such as `list[int]`, a dataclass or
                an enum. The answer is JSON of its schema, and `answer.parsed` is an instance of it.
            tools: tools, function declarations, or Python callables whose signature and docstring become
                declarations.
            tool_config: whether functions may be called, and which ones.
            safety_settings: thresholds for blocking, one per category.
            cached_content: cached beginning of the prompt, of this model: what `cached_contents.create` returned, or
                its name. It excludes `system_instruction`, `tools` and `tool_config`, which belong into it.
            labels: labels for billing reports.
            model_armor_config: Model Armor templates; Vertex AI only.
            output_config: where and how the service stores the answer; Vertex AI only.
            continuation_token: token of an answer with the finish reason `CONTINUATION`, to continue it.
            service_tier: service tier: `standard`, `flex` (cheaper and slower) or `priority` (faster).
            store: whether the service may store request and answer in its logs; Google AI only.

        Raises:
            InvalidPayloadError: the request breaks the rules of the API; nothing was sent.
            APIStatusError: the server refused the request; `gemini_sdk.errors` has one class per status.
            APIConnectionError: no answer arrived.
        """
        fields = {
            "system_instruction": system_instruction,
            "generation_config": generation_config,
            "response_type": response_type,
            "tools": tools,
            "tool_config": tool_config,
            "safety_settings": safety_settings,
            "cached_content": cached_content,
            "labels": labels,
            "model_armor_config": model_armor_config,
            "output_config": output_config,
            "continuation_token": continuation_token,
            "service_tier": service_tier,
            "store": store,
        }
        kind = types.generate_content.GenerateContentRequest
        chosen = checked_options(options, fields, kind, self._platform, newer=True)
        return self._generation().call(model, contents, fields, chosen)

    @generate_content.streaming
    def stream_generate_content(
        self, call: "Call[GenerateContentResponse[T]]"
    ) -> "Call[GenerateContentResponse[T]]":
        """Generate an answer as a stream of chunks (models.streamGenerateContent).

        Arguments are those of `generate_content`. Iterate over the stream: each chunk has `.text`, the last one
        `.finish_reason` and `.usage_metadata`. The stream is also a context manager; leaving it early closes the
        connection.

        Raises, in addition to what `generate_content` raises:
            StreamBrokenError: the stream was cut; the chunks before that have been returned.
        """
        return streamed(call)

    @method
    def count_tokens(
        self,
        model: str,
        contents: "RequestLike",
        *,
        system_instruction: "ContentLike | Sequence[PartLike] | None" = None,
        generation_config: "GenerationConfig | GenerationConfigDict | None" = None,
        response_type: "TypeForm[Any]" = NO_TYPE,
        tools: "Sequence[ToolLike] | ToolLike | None" = None,
        tool_config: "ToolConfig | ToolConfigDict | None" = None,
        safety_settings: "Sequence[SafetySettingLike] | SafetySettingLike | None" = None,
        cached_content: "CachedContent | str | None" = None,
        **options: Unpack[CallOptions],
    ) -> "Call[CountTokensResponse]":
        """Count the tokens of a prompt (models.countTokens), and of all else that is passed.

        Arguments and errors are those of `generate_content`. `contents` may also be a whole request. Vertex AI counts
        contents, system instruction, tools and generation config: other fields that have no tokens are not sent there,
        and a cached content, whose tokens it does not count, is refused.
        """
        operation, path = self._location.find(model, "countTokens")
        given = {
            "system_instruction": system_instruction,
            "generation_config": generation_config,
            "response_type": response_type,
            "tools": tools,
            "tool_config": tool_config,
            "safety_settings": safety_settings,
            "cached_content": cached_content,
        }
        kind = types.generate_content.CountTokensRequest
        chosen = checked_options(options, given, kind, self._platform, newer=True)
        generation = self._generation()
        generation.warn(model, chosen)
        fields, _ = request_fields({"contents": contents, **given})
        if self._platform == "vertex":
            fields = _counted_by_vertex(fields)
        elif len(fields) > 1:
            generation.name_cached(model, fields, chosen)
            # Google AI counts more than contents only as part of a whole request, which has to name its model.
            fields = {"generate_content_request": {"model": self._location.name(model), **fields}}
        return Call(
            operation=operation,
            path=path,
            answer=types.generate_content.CountTokensResponse,
            body=generation.body(kind, fields, chosen),
            options=chosen,
        )

    def _generation(self) -> "Generation":
        return Generation(self._platform, self._location, self._settings, self._kept)


class ComputeTokens(MethodOwner):
    """The method of Vertex AI that returns tokens."""

    _location: Location

    @method
    def compute_tokens(
        self, model: str, contents: "ContentsLike", **options: Unpack[CallOptions]
    ) -> "Call[ComputeTokensResponse]":
        """Split a prompt into tokens (models.computeTokens): their numbers and their bytes, for each content.

        Args:
            model: `gemini-3.8-flash`, `endpoints/...` or a full name.
            contents: the prompt, as of `generate_content`.

        Raises:
            InvalidPayloadError: the request breaks the rules of the API; nothing was sent.
            APIStatusError: the server refused the request, such as for a model whose tokens it does not return.
        """
        operation, path = self._location.find(model, "computeTokens")
        kind = types.generate_content.ComputeTokensRequest
        chosen = checked_options(options, (), kind, "vertex", newer=True)
        generation = Generation("vertex", self._location, self._settings)
        generation.warn(model, chosen)
        return Call(
            operation=operation,
            path=path,
            answer=types.generate_content.ComputeTokensResponse,
            body=generation.body(kind, {"contents": sendable(contents_list(contents))}, chosen),
            options=chosen,
        )


def platform_of(client: Any) -> Platform:
    """The platform of a Google client: private there, as it is not for users."""
    platform: Platform = client._platform
    return platform


@cache
def _generation_fields() -> frozenset[str]:
    """The keyword arguments that are fields of the request."""
    fields = types.generate_content.GenerateContentRequest.model_fields
    return frozenset([*fields, "response_type"]) - {"model", "contents"}


def request_fields(
    given: Mapping[str, Any], turns: Conversation | None = None
) -> tuple[dict[str, Any], Any]:
    """Fields in the wire's form instead of the forms people may use; and the type the answer is to fit, if any.

    With a conversation, the contents are its new turns.
    """
    fields = {name: value for name, value in given.items() if value is not None}
    if (whole := _whole_request(given["contents"])) is not None:
        fields = whole | {name: value for name, value in fields.items() if name != "contents"}
    if turns is not None:
        fields["contents"] = turns.turns
    else:
        fields["contents"] = sendable(contents_list(fields.get("contents", [])))
    if "system_instruction" in fields:
        fields["system_instruction"] = instruction(fields["system_instruction"])
    if "tools" in fields:
        from gemini_sdk._google.tools import tools_list  # few programs have tools

        fields["tools"] = tools_list(fields["tools"])
    kind = fields.pop("response_type", None)
    if kind is None and "generation_config" not in fields:
        return fields, None
    config: Any = fields.get("generation_config", {})
    config = plain(config) if is_regenerated(config) else config
    config = config if kind is None else typed_config(config, kind)
    config, expected = expectation(config)
    fields["generation_config"] = config
    return fields, written_schema(config) if expected is None else expected


def _counted_by_vertex(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a request that Vertex AI can count. InvalidPayloadError for others that have tokens."""
    if faults := [
        Fault(camel_case(name), "is not counted by Vertex AI", expected="a request without it")
        for name in ("cached_content", "continuation_token")
        if name in fields
    ]:
        raise InvalidPayloadError(faults)
    counted = types.generate_content.CountTokensRequest.model_fields
    uncounted = types.generate_content.GenerateContentRequest.model_fields.keys() - counted.keys()
    return {name: value for name, value in fields.items() if name not in uncounted}


def _whole_request(contents: object) -> dict[str, Any] | None:
    """The fields of a request that was given instead of contents, by their names in Python."""
    if isinstance(contents, (str, list)):
        return None
    kind = types.generate_content.GenerateContentRequest
    if is_regenerated(contents) and type(contents).__name__ == kind.__name__:
        contents = plain(contents)
    if isinstance(contents, kind):
        return {
            name: getattr(contents, name) for name in contents.model_fields_set if name != "model"
        }
    if not isinstance(contents, Mapping) or "contents" not in contents:
        return None
    given = cast("Mapping[str, Any]", contents)
    spelled = _spelled_fields()
    return {spelled.get(n, n): v for n, v in given.items() if v is not None and n != "model"}


@cache
def _spelled_fields() -> Mapping[str, str]:
    """The names in Python by the names in JSON."""
    fields = types.generate_content.GenerateContentRequest.model_fields
    return {camel_case(name): name for name in fields}


def _expecting(expected: Any, answer: "GenerateContentResponse") -> "GenerateContentResponse":
    return expecting(answer, expected)
