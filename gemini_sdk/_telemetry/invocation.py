"""A message whose functions are run, and each run of a function: what holds several spans together."""

from typing import TYPE_CHECKING

from gemini_sdk._telemetry.answer import UsedTokens
from gemini_sdk._telemetry.current import Current
from gemini_sdk._telemetry.guard import guarded
from gemini_sdk._telemetry.inner_span import InnerSpan
from gemini_sdk._telemetry.messages import as_json

if TYPE_CHECKING:
    from opentelemetry.util.types import AttributeValue

    from gemini_sdk._telemetry.instruments import Instruments


class Invocation(InnerSpan):
    """All calls and functions of one message: `invoke_agent` in the words of the conventions."""

    def __init__(self, instruments: "Instruments", model: str | None) -> None:
        attributes: dict[str, AttributeValue] = {"gen_ai.operation.name": "invoke_agent"}
        if model is not None:
            attributes["gen_ai.request.model"] = model
        super().__init__(instruments, "invoke_agent", attributes, "gen_ai.invoke_agent.duration")
        self._counts: dict[str, int] = {}
        self._reasons: tuple[str, ...] = ()

    def current(self) -> Current:
        """A block whose calls and functions belong to the message."""
        return Current(self.context, self)

    def add(self, counts: UsedTokens | None, reasons: tuple[str, ...]) -> None:
        """Add the tokens of a call; the finish reasons are those of the last one."""
        self._reasons = reasons or self._reasons
        for name in ("input", "output"):
            count = None if counts is None else getattr(counts, name)
            if count is not None:
                self._counts[name] = self._counts.get(name, 0) + count

    def add_attributes(self) -> None:
        """Add tokens and finish reasons."""
        for name, count in self._counts.items():
            self.span.set_attribute(f"gen_ai.usage.{name}_tokens", count)
        if self._reasons:
            self.span.set_attribute("gen_ai.response.finish_reasons", self._reasons)


class ToolSpan(InnerSpan):
    """One run of a function: `execute_tool` in the words of the conventions.

    Calls that the function makes are below its span, and do not count for the message.
    """

    def __init__(
        self, invocation: Invocation, name: str, call_id: str | None, arguments: object
    ) -> None:
        attributes: dict[str, AttributeValue] = {
            "gen_ai.operation.name": "execute_tool",
            "gen_ai.tool.name": name,
            "gen_ai.tool.type": "function",
        }
        super().__init__(
            invocation.instruments,
            f"execute_tool {name}",
            attributes,
            "gen_ai.execute_tool.duration",
        )
        if call_id:
            self.span.set_attribute("gen_ai.tool.call.id", call_id)
        self._add("arguments", arguments)

    @guarded
    def returned(self, result: object) -> None:
        """The function has ended; an exception that it raised is its result."""
        if isinstance(result, Exception):
            self.end(result)
        else:
            self._add("result", result)

    @guarded
    def _add(self, name: str, value: object) -> None:
        if self.instruments.in_spans:
            self.span.set_attribute(f"gen_ai.tool.call.{name}", as_json(value))
