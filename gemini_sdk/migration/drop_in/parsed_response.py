"""Responses whose texts and arguments are read as Python types: what `parse` and `stream` of `responses` return."""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel

from gemini_sdk._behaviour.python_type import json_schema_of
from gemini_sdk._openai.plain_json import plain_json
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.migration.drop_in.call import is_unset
from gemini_sdk.migration.drop_in.parsed import ParsedForm, schema_name
from gemini_sdk.types.azure_openai import (
    Response,
    ResponseOutputContent,
    ResponseOutputItem,
    ResponseStreamEvent,
)

T = TypeVar("T")

Json = dict[str, Any]


class ParsedResponseOutputContent(ResponseOutputContent, Generic[T]):
    """A piece of a message."""

    parsed: T | None = None
    """Its text as an instance of the type that was passed as `text_format`."""


class ParsedResponseOutputItem(ResponseOutputItem, Generic[T]):
    """An item of output."""

    content: list[ParsedResponseOutputContent[T]] | None = None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]
    parsed_arguments: Any = None
    """The arguments of a call as the model of `pydantic_function_tool`, or as a mapping if the tool is strict."""


class ParsedResponse(Response, Generic[T]):
    """The response of `responses.parse`, and of a stream that has ended."""

    output: list[ParsedResponseOutputItem[T]]  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]

    @property
    def output_parsed(self) -> T | None:
        """The first text as an instance of the type that was passed as `text_format`."""
        return next(
            (
                part.parsed
                for item in self.output
                if item.type == "message"
                for part in item.content or ()
                if part.parsed is not None
            ),
            None,
        )


class ParsedResponseStreamEvent(ResponseStreamEvent):
    """An event of `responses.stream` with what is read of it."""

    snapshot: str | None = None
    """The text or the arguments so far."""
    parsed: Any = None
    """The whole text as the type that was passed as `text_format`."""
    response: ParsedResponse[Any] | None = None  # pyright: ignore[reportIncompatibleVariableOverride]


def response_form(
    params: Mapping[str, Any], text_format: Any, parse_as: Any = None, verbosity: Any = None
) -> tuple[Json, ParsedForm]:
    """Keyword arguments of `create` with the JSON Schema of the type, and what the answer is read as."""
    request = {name: value for name, value in params.items() if not is_unset(value)}
    kind = None if is_unset(text_format) else text_format
    text: Json = dict(request.get("text") or {})
    if kind is not None:
        if text.get("format") is not None:
            raise InvalidPayloadError(
                [Fault("text.format", "conflicts with text_format", expected="one of them")]
            )
        schema = json_schema_of(kind, "text_format")
        text["format"] = {"type": "json_schema", "name": schema_name(kind), "schema": schema}
    if verbosity is not None and not is_unset(verbosity):
        text["verbosity"] = verbosity
    if text:
        request["text"] = text
    if parse_as is not None and not is_unset(parse_as):
        kind = parse_as
    models: dict[str, type[BaseModel] | None] = {}
    tools = request.get("tools")
    if isinstance(tools, Iterable) and not isinstance(tools, Mapping | str):
        listed = list(cast("Iterable[object]", tools))  # it may be readable once
        request["tools"] = listed
        models = dict(_read_tools(listed))
    return request, ParsedForm(kind, models)


def _read_tools(tools: Iterable[object]) -> "Iterable[tuple[str, type[BaseModel] | None]]":
    """The functions whose arguments are read, each with its model, in either form of tools."""
    for each in tools:
        if not isinstance(each, Mapping):
            continue
        tool = cast("Mapping[str, Any]", each)
        function = tool.get("function", tool)
        model = getattr(function, "model", None)
        if isinstance(function, Mapping):
            read = cast("Mapping[str, Any]", function)
            if model is not None or read.get("strict"):
                yield str(read.get("name")), model


def parsed_response(response: Response, form: ParsedForm) -> ParsedResponse[Any]:
    """A response with all that is read of it.

    Raises pydantic.ValidationError if the model wrote something else than the type, or was cut off.
    """
    given: Json = plain_json(response)
    for item in given["output"]:
        for part in item.get("content") or ():
            part["parsed"] = form.content(part.get("text"), part.get("refusal"))
        if item["type"] == "function_call":
            item["parsed_arguments"] = form.arguments(**item)
    return ParsedResponse[Any].model_validate(given)
