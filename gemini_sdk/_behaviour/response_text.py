"""The text of a response in OpenAI's format."""

from typing import TYPE_CHECKING

from gemini_sdk._wire import JsonModel

if TYPE_CHECKING:
    from gemini_models.azure_openai import ResponseOutputItem


class ResponseTextBehaviour(JsonModel):
    """Methods of a Response."""

    if TYPE_CHECKING:
        output: list[ResponseOutputItem]

    @property
    def output_text(self) -> str:
        """The texts of all messages, joined; empty if there are none."""
        return "".join(
            part.text or ""
            for item in self.output or ()
            if item.type == "message"
            for part in item.content or ()
            if part.type == "output_text"
        )
