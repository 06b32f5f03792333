"""Answers whose texts and arguments are read as Python types: what `parse` and `stream` take and return."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel
from pydantic_core import from_json

from gemini_sdk._behaviour.python_type import adapter, is_type, json_schema_of
from gemini_sdk._openai.plain_json import plain_json
from gemini_sdk.migration.drop_in.call import is_unset
from gemini_sdk.migration.errors import ContentFilterFinishReasonError, LengthFinishReasonError
from gemini_sdk.types.azure_openai import (
    ChatCompletion,
    ChatCompletionChoice,
    ChatCompletionMessage,
    ChatCompletionMessageFunction,
    ChatCompletionMessageToolCall,
)

T = TypeVar("T")

Json = dict[str, Any]
_LONGEST_NAME = 64


class ParsedFunction(ChatCompletionMessageFunction):
    """A function that is called."""

    parsed_arguments: Any = None
    """Its arguments as the model of `pydantic_function_tool`, or as a mapping if the tool is strict."""


class ParsedFunctionToolCall(ChatCompletionMessageToolCall):
    """A call of a function."""

    function: ParsedFunction  # pyright: ignore[reportIncompatibleVariableOverride]


class ParsedChatCompletionMessage(ChatCompletionMessage, Generic[T]):
    """The message of an answer."""

    parsed: T | None = None
    """Its content as an instance of the type that was passed as `response_format`."""
    tool_calls: list[ParsedFunctionToolCall] | None = None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]


class ParsedChoice(ChatCompletionChoice, Generic[T]):
    """One answer."""

    message: ParsedChatCompletionMessage[T]  # pyright: ignore[reportIncompatibleVariableOverride]


class ParsedChatCompletion(ChatCompletion, Generic[T]):
    """The answer of `parse`, and of a stream that has ended."""

    choices: list[ParsedChoice[T]]  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]


class PydanticFunctionTool(dict[str, Any]):
    """A function of a tool, with the model of its arguments."""

    def __init__(self, function: Mapping[str, Any], model: type[BaseModel]) -> None:
        super().__init__(function)
        self.model = model


def pydantic_function_tool(
    model: type[BaseModel], *, name: str | None = None, description: str | None = None
) -> dict[str, Any]:
    """A tool for `tools`, whose arguments are a pydantic model: `parse` and `stream` read them as such.

    Args:
        model: the model.
        name: the function's name (default: that of the model).
        description: what the function does (default: the docstring of the model).
    """
    function: Json = {
        "name": name or model.__name__,
        "strict": True,
        "parameters": json_schema_of(model, "parameters"),
    }
    said = model.__doc__ if description is None else description
    if said:
        function["description"] = said
    return {"type": "function", "function": PydanticFunctionTool(function, model)}


@dataclass(frozen=True, slots=True)
class ParsedForm:
    """What answers are to be read as."""

    kind: Any
    """The type of the content; None to leave it as text."""
    models: Mapping[str, type[BaseModel] | None]
    """By the name of a function whose arguments are read: the model, or None for a mapping."""

    @classmethod
    def of(cls, params: Json) -> "ParsedForm":
        """The form for keyword arguments, in which the type is replaced by its JSON Schema."""
        given = params.get("response_format")
        kind = None
        if not is_unset(given) and is_type(given):
            kind = given
            schema = json_schema_of(kind, "response_format")
            params["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": schema_name(kind), "schema": schema},
            }
        models: dict[str, type[BaseModel] | None] = {}
        tools = params.get("tools")
        if isinstance(tools, Iterable) and not isinstance(tools, Mapping | str):
            listed = list(cast("Iterable[object]", tools))  # it may be readable once
            params["tools"] = listed
            for tool in listed:
                function = (
                    cast("Mapping[str, Any]", tool).get("function")
                    if isinstance(tool, Mapping)
                    else None
                )
                if not isinstance(function, Mapping):
                    continue
                read = cast("Mapping[str, Any]", function)
                model = getattr(read, "model", None)
                if model is not None or read.get("strict"):
                    models[str(read.get("name"))] = model
        return cls(kind, models)

    @property
    def reads(self) -> bool:
        """Whether anything is read."""
        return self.kind is not None or bool(self.models)

    def completion(self, answer: ChatCompletion) -> ParsedChatCompletion[Any]:
        """An answer with all that is read of it.

        Raises:
            LengthFinishReasonError: the answer was cut off.
            ContentFilterFinishReasonError: the content filter held it back.
            pydantic.ValidationError: the model wrote something else than the type.
        """
        for choice in answer.choices:
            check_finished(choice.finish_reason, answer)
        given: Json = plain_json(answer)
        for choice in given["choices"]:
            message = choice["message"]
            message["parsed"] = self.content(message.get("content"), message.get("refusal"))
            for call in message.get("tool_calls") or ():
                call["function"]["parsed_arguments"] = self.arguments(**call["function"])
        return ParsedChatCompletion[Any].model_validate(given)

    def content(self, text: str | None, refusal: str | None) -> Any:
        """A whole text as the type; None if there is no type, or no text."""
        if self.kind is None or not text or refusal:
            return None
        return adapter(self.kind).validate_json(text)

    def arguments(self, name: str, arguments: str, **_: object) -> Any:
        """Arguments as the model of their tool, or as a mapping; None if its tool is not strict."""
        if name not in self.models:
            return None
        model = self.models[name]
        return from_json(arguments) if model is None else model.model_validate_json(arguments)


def check_finished(reason: object, completion: Any) -> None:
    """LengthFinishReasonError and ContentFilterFinishReasonError for answers that are not whole."""
    if reason == "length":
        raise LengthFinishReasonError(completion)
    if reason == "content_filter":
        raise ContentFilterFinishReasonError(completion)


def schema_name(kind: Any) -> str:
    name = re.sub(r"[^A-Za-z0-9_-]", "_", getattr(kind, "__name__", "answer"))
    return name[:_LONGEST_NAME]
