"""Makes the call of a row: the same methods as those of clients describe it, so it is validated like any other."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Literal, cast

from gemini_sdk import types
from gemini_sdk._arguments.request import request_body
from gemini_sdk._azure.inference import Inference
from gemini_sdk._google.batch_requests import other_model
from gemini_sdk._google.contents import instruction
from gemini_sdk._google.embeddings import EmbedContent
from gemini_sdk._google.generate import GenerateContent, platform_of
from gemini_sdk._methods.method import SyncCaller, transport_of
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._wire.json_value import is_list
from gemini_sdk._wire.naming import snake_case
from gemini_sdk.bulk.rows import Row
from gemini_sdk.errors import ConfigurationError, Fault, GeminiSDKError, InvalidPayloadError
from gemini_sdk.known_models import model_warnings

Operation = Literal[
    "generate_content", "count_tokens", "embed_content", "chat_completions", "embeddings"
]
"""What is asked for each row: the first three of Google's clients, the last two of Azure's."""

_GOOGLE = ("generate_content", "count_tokens", "embed_content")
_OPTIONS = {*CallOptions.__annotations__, "model_extras", "extra_parameters", "concurrency"}
_AZURE = ("chat_completions", "embeddings")


def checked_operation(client: object, operation: str | None) -> str:
    """The operation of a run. ConfigurationError for one that the client does not have."""
    names = _AZURE if isinstance(client, Inference) else _GOOGLE
    if operation is None:
        return names[0]
    if operation not in names:
        found = type(client).__name__
        raise ConfigurationError(
            f"operation: {found} has no {operation!r}; expected {', '.join(names)}"
        )
    return operation


def warn_of_model(client: Any, model: str) -> None:
    """Warn of what is known of a model, such as its shutdown."""
    if isinstance(client, GenerateContent) and _validates(client):
        model_warnings.warn(model, platform_of(client))


def _validates(client: Any) -> bool:
    return transport_of(cast(SyncCaller, client)).session.settings.validate


class RequestBuilder:
    """Makes calls of rows, for one client and model."""

    def __init__(self, client: Any, model: str | None, operation: str | None) -> None:
        """`model` is that of all rows; without it, each row names its own."""
        self._client = client
        self._model = model
        self._operation = checked_operation(client, operation)
        makers: Mapping[str, Callable[[Row, dict[str, Any]], Call[Any]]] = {
            "generate_content": self._generate,
            "count_tokens": self._count,
            "embed_content": self._embed,
            "chat_completions": self._chat,
            "embeddings": self._azure_embed,
        }
        self._make = makers[self._operation]
        self.embeds = self._operation in ("embed_content", "embeddings")
        """Whether rows are embedded."""
        self.counts_answers = self._operation in _AZURE
        """Whether limits of tokens include those of answers: Azure's do, Google's are of prompts."""

    def call(self, row: Row) -> tuple[str, Call[Any]]:
        """The model and the call of a row. Raises InvalidPayloadError for a request that breaks the rules."""
        if row.fault is not None:
            raise row.fault
        try:
            return self._called(row)
        except GeminiSDKError:
            raise
        except (TypeError, ValueError, LookupError, AttributeError, RecursionError) as error:
            # Rows are data: what nobody thought of is an error of the row, too.
            raise InvalidPayloadError([Fault("$", f"cannot be sent: {error}")]) from error

    def _called(self, row: Row) -> tuple[str, Call[Any]]:
        fields = dict(row.request)
        if self._operation in _AZURE:
            model = self._model or fields.get("model") or ""
            return str(model), self._make(row, fields)
        if row.is_openai:
            fields = self._converted(fields)
        named = fields.pop("model", None)
        model = self._checked_model(named, row.is_openai)
        return model, self._make(row, {"model": model, **fields})

    def _checked_model(self, named: object, is_openai: bool) -> str:
        if self._model is None:
            if isinstance(named, str) and named:
                return named
            raise InvalidPayloadError([Fault("model", "is missing; name one for all rows")])
        if not is_openai:
            fault = other_model(named, self._model, "model")
            if fault is not None:
                problem = "another model than that of the run; without one, each row names its own"
                raise InvalidPayloadError([replace(fault, problem=problem)])
        return self._model

    def _converted(self, body: dict[str, Any]) -> dict[str, Any]:
        from gemini_sdk.migration import to_gemini

        if self._operation == "embed_content":
            given: Any = body.get("input")
            if not isinstance(given, str):
                raise InvalidPayloadError([Fault("input", "not one text", type(given).__name__)])
            fields: dict[str, Any] = {"content": given, "model": body.get("model")}
            if (size := body.get("dimensions")) is not None:
                fields["outputDimensionality"] = size
            return fields
        named = {**body, "model": self._model} if self._model else body
        made = to_gemini(named, platform=platform_of(self._client))
        request: dict[str, Any] = made.request.model_dump(
            mode="json", by_alias=True, exclude_unset=True
        )
        return {**request, "model": self._model or made.model}

    def _generate(self, _: Row, fields: dict[str, Any]) -> Call[Any]:
        model = fields.pop("model")
        call: Call[Any] = GenerateContent.generate_content(
            self._client, model, _with_contents(fields)
        )
        return call

    def _count(self, _: Row, fields: dict[str, Any]) -> Call[Any]:
        model = fields.pop("model")
        call: Call[Any] = GenerateContent.count_tokens(self._client, model, _with_contents(fields))
        return call

    def _embed(self, _: Row, fields: dict[str, Any]) -> Call[Any]:
        model, client = fields.pop("model"), self._client
        platform, validates = platform_of(client), _validates(client)
        contents = fields.pop("contents", None)
        if is_list(contents) and contents:  # a prompt that was read from a field
            contents = contents[0]
        content = fields.pop("content", contents)
        if content is None:
            raise InvalidPayloadError([Fault("content", "is missing")])
        if platform == "vertex":
            names = {snake_case(name): value for name, value in fields.items()}
            _refuse_options(names)
            several = EmbedContent.embed_content(client, model, [content], **names)
            call: Call[Any] = several.calls[0]
            return call
        if validates:
            model_warnings.warn(model, platform)
        operation, path = client._location.find(model, "embedContent")
        kind = types.embeddings.EmbedContentRequest
        body = {**fields, "content": instruction(content, "content")}
        return Call(
            operation=operation,
            path=path,
            answer=types.embeddings.EmbedContentResponse,
            body=request_body(kind, body, platform, validate=validates),
        )

    def _chat(self, _: Row, fields: dict[str, Any]) -> Call[Any]:
        fields = self._azure_fields(fields)
        if "contents" in fields and "messages" not in fields:
            fields["messages"] = _messages(fields.pop("contents"))
        messages = fields.pop("messages", [])
        call: Call[Any] = Inference.chat_completions(self._client, messages, **fields)
        return call

    def _azure_embed(self, _: Row, fields: dict[str, Any]) -> Call[Any]:
        fields = self._azure_fields(fields)
        if "contents" in fields and "input" not in fields:
            fields["input"] = [each["content"] for each in _messages(fields.pop("contents"))]
        texts = fields.pop("input", [])
        call: Call[Any] = Inference.embeddings(self._client, texts, **fields)
        return call

    def _azure_fields(self, fields: dict[str, Any]) -> dict[str, Any]:
        _refuse_options(fields)
        return {**fields, "model": self._model} if self._model else fields


def _refuse_options(fields: Mapping[str, Any]) -> None:
    """Members of a row are members of its request, and never options of the call, such as headers."""
    if found := [Fault(name, "unknown field") for name in fields if name in _OPTIONS]:
        raise InvalidPayloadError(found)


def _with_contents(fields: dict[str, Any]) -> dict[str, Any]:
    if "contents" not in fields:
        raise InvalidPayloadError([Fault("contents", "is missing")])
    return fields


def _messages(contents: Any) -> list[dict[str, Any]]:
    """The messages of a prompt that was read from a field or a template."""
    try:
        return [
            {"role": each["role"], "content": "".join(part["text"] for part in each["parts"])}
            for each in contents
        ]
    except (KeyError, TypeError):
        expected = "`messages`, as in requests of OpenAI's API"
        raise InvalidPayloadError([Fault("contents", "not for Azure", "", expected)]) from None
