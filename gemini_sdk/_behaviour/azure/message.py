"""Messages of each role, their text, and the calls in them."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self, cast

from gemini_sdk._behaviour.azure.odd_values import SaidTextBehaviour
from gemini_sdk._behaviour.tool_result import plain_result
from gemini_sdk._wire import JsonModel, surrogates
from gemini_sdk.errors import InvalidAnswerError

if TYPE_CHECKING:
    from gemini_models.azure_inference import ContentItem, ToolCall


class MessageBehaviour(JsonModel):
    """Methods that make and read a ChatMessage."""

    if TYPE_CHECKING:
        content: str | list[ContentItem] | None
        tool_calls: list[ToolCall] | None

    @classmethod
    def system(cls, text: str) -> Self:
        """Instructions to the model."""
        return cls.model_validate({"role": "system", "content": text})

    @classmethod
    def developer(cls, text: str) -> Self:
        """Instructions to the model, for models that know this role instead of `system`."""
        return cls.model_validate({"role": "developer", "content": text})

    @classmethod
    def user(cls, content: "str | Sequence[str | ContentItem]") -> Self:
        """A user message: text, or items; strings are text items."""
        items = content if isinstance(content, str) else [_item(each) for each in content]
        return cls.model_validate({"role": "user", "content": items})

    @classmethod
    def assistant(cls, text: str) -> Self:
        """An assistant message."""
        return cls.model_validate({"role": "assistant", "content": text})

    @classmethod
    def tool(cls, content: str, tool_call_id: str) -> Self:
        """The result of the tool call with this id."""
        return cls.model_validate(
            {"role": "tool", "content": content, "tool_call_id": tool_call_id}
        )

    @classmethod
    def responding_to(cls, call: "ToolCall", result: object) -> Self:
        """The result of a function that the model called. A result that is not a str is sent as JSON.

        It may be any value that pydantic writes as JSON, and a NumPy number or array. Raises InvalidPayloadError if
        the result has no JSON form.
        """
        if isinstance(result, str):
            return cls.tool(result, call.id or "")
        name = (call.function.name if call.function else None) or ""
        return cls.tool(json.dumps(plain_result(name, result), ensure_ascii=False), call.id or "")

    @property
    def text(self) -> str | None:
        """The text, or that of the items that are text; None if there is none."""
        content = self.content
        if content is None or isinstance(content, str):
            return content
        texts = [item.text for item in content if item.text is not None]
        return surrogates.concatenated(texts) if texts else None


class MessageDeltaBehaviour(SaidTextBehaviour):
    """Ways to read a ChatMessageDelta."""

    if TYPE_CHECKING:
        content: str | None

    @property
    def text(self) -> str | None:
        """The text to add; None if there is none."""
        return self.content


class ToolCallBehaviour(JsonModel):
    """Ways to read a ToolCall, or what is added to one."""

    if TYPE_CHECKING:
        function: Any  # a ToolCallFunction, or a ToolCallFunctionDelta

    @property
    def name(self) -> str | None:
        """The function's name."""
        name: str | None = self.function.name if self.function else None
        return name

    @property
    def args(self) -> dict[str, Any]:
        """The function's arguments, read from the JSON the model wrote; none where it wrote none.

        Raises InvalidAnswerError if that is not a JSON object, as happens in an answer that was cut.
        """
        text = (self.function.arguments if self.function else None) or "{}"
        try:
            args = surrogates.read(text)
        except ValueError as error:
            raise InvalidAnswerError(
                f"the arguments of {self.name} are not JSON: {error}",
                body=text.encode("utf-8", "backslashreplace"),
            ) from None
        if not isinstance(args, dict):
            raise InvalidAnswerError(
                f"the arguments of {self.name} are not a JSON object",
                body=text.encode("utf-8", "backslashreplace"),
            )
        return cast("dict[str, Any]", args)


def _item(item: object) -> object:
    return {"type": "text", "text": item} if isinstance(item, str) else item
