"""The steps of a message whose functions are run: the model is asked, its calls are run, and it is asked again.

Nothing here sends: each answer leads to a step, and each step to the next call, on clients of both kinds.
"""

import asyncio
import inspect
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, cast

from pydantic import ValidationError

from gemini_sdk import types
from gemini_sdk._google.callable_tools import (
    MCPTools,
    Runnable,
    failed,
    response,
    source_of,
)
from gemini_sdk._google.run_tools import RunTools
from gemini_sdk._google.tools import declaration
from gemini_sdk._telemetry.start import NoSpan, run_tool
from gemini_sdk._wire import Platform
from gemini_sdk._wire.enums import enum_values
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError, ToolLoopError

if TYPE_CHECKING:
    from gemini_sdk._google.contents import ContentLike
    from gemini_sdk._telemetry.invocation import ToolSpan
    from gemini_sdk._transport.call import Call
    from gemini_sdk.types.generate_content import (
        Content,
        FunctionCall,
        GenerateContentResponse,
        Part,
    )

_NO_TIME = "time_limit: the functions of this message took too long"


class Ask(Protocol):
    """Makes the call that sends these turns and offers these tools."""

    def __call__(
        self, turns: "Sequence[ContentLike]", tools: Sequence[object]
    ) -> "Call[GenerateContentResponse]": ...


class ToolLoop:
    """The turns since the message, and the next step for an answer.

    - A round runs all calls of one answer.
    - A function that fails, is refused or does not exist is an answer to the model, not an error.
    - A call of a function that is declared and not given as a callable ends the loop: it is the program's to answer.
    - The turns are remembered once, when an answer asks for nothing.
    """

    clock = staticmethod(time.monotonic)

    def __init__(
        self,
        ask: Ask,
        written: "Sequence[ContentLike]",
        said: "Sequence[Content]",
        tools: Sequence[object],
        rules: RunTools | None,
        remember: "Callable[[Sequence[Content], GenerateContentResponse], None]",
        platform: Platform,
    ) -> None:
        self._ask = ask
        self._tools = [tool for tool in tools if not isinstance(tool, MCPTools)]
        self.sources = [source_of(tool) for tool in tools if isinstance(tool, MCPTools)]
        self.rules = rules
        self._remember = remember
        self._platform: Platform = platform
        # A message is validated as it was written, and remembered as models.
        self._written = written
        self.turns = list(said)
        self.runnables: dict[str, Runnable] = {}
        self._add(
            Runnable.of_function(tool, declaration(tool, f"tools[{place}]")["name"])
            for place, tool in enumerate(tools)
            if callable(tool)
        )
        self.shape: Callable[[Call[GenerateContentResponse]], Call[GenerateContentResponse]] = (
            lambda call: call
        )
        """Applied to every call, as by streams."""
        self._rounds = 0
        self._retried = False
        self._end: float | None = None

    def call(self) -> "Call[GenerateContentResponse]":
        """The call that says what has been said so far."""
        declared = [each for source in self.sources for each in source.declarations]
        turns = [*self._written, *self.turns[len(self._written) :]]
        call = self._ask(turns, [*self._tools, *declared])
        return self.shape(replace(call, follow=self, runs_functions=self.rules is not None))

    async def load(self) -> None:
        """Have the tools of MCP sessions declared."""
        for source in self.sources:
            await source.load()
            self._add(source.runnables)

    def refuse_coroutines(self) -> None:
        """Raise ConfigurationError where something has to be awaited, which a blocking client cannot do."""
        named = [each.name for each in self.runnables.values() if each.concurrent]
        if self.rules is not None and named:
            names = ", ".join(named)
            raise ConfigurationError(f"tools: coroutine functions need an asyncio client: {names}")
        if self.sources:
            raise ConfigurationError("tools: MCP sessions need a chat of an asyncio client")

    def __call__(self, answer: "GenerateContentResponse") -> "_Round | _NextRequest | None":
        """The next step for an answer."""
        content, rules = answer.content, self.rules
        if rules is not None and self._is_to_be_retried(answer, rules):
            self._retried = True
            return _NextRequest(self)
        calls = answer.function_calls
        if rules is None or content is None or answer.blocked or not self._may_run(calls):
            self._remember(self.turns, answer)
            return None
        self._begin_clock(rules)
        if self._rounds >= rules.max_rounds:
            rounds = f"{rules.max_rounds} round{'s' if rules.max_rounds > 1 else ''}"
            raise self.stopped(f"max_rounds: the model still calls functions after {rounds}")
        self._rounds += 1
        self.turns.append(content if content.role else content.model_copy(update={"role": "model"}))
        return _Round(self, calls, rules)

    def stopped(self, reason: str) -> ToolLoopError:
        """The error that ends the loop."""
        return ToolLoopError(reason, turns=self.turns)

    def left(self) -> float | None:
        """Seconds until the time limit, None for none. Raises ToolLoopError if there are none left."""
        if self._end is None:
            return None
        left = self._end - self.clock()
        if left <= 0:
            raise self.stopped(_NO_TIME)
        return left

    def _begin_clock(self, rules: RunTools) -> None:
        if rules.time_limit is not None and self._end is None:
            self._end = self.clock() + rules.time_limit
        self.left()

    def _is_to_be_retried(self, answer: "GenerateContentResponse", rules: RunTools) -> bool:
        if not rules.retry_malformed or self._retried:
            return False
        reasons = enum_values("FinishReason", answer.finish_reason, self._platform)
        return "MALFORMED_FUNCTION_CALL" in reasons

    def _may_run(self, calls: "Sequence[FunctionCall]") -> bool:
        """Whether there are calls, all of them complete, and none of a function that only the program can run."""
        others = {name for name in _declared(self._tools) if name not in self.runnables}
        return bool(calls) and not any(c.name in others or c.will_continue for c in calls)

    def _add(self, runnables: Iterable[Runnable]) -> None:
        for each in runnables:
            if self.runnables.get(each.name, each) is not each:
                raise InvalidPayloadError(
                    [Fault("tools", "two tools have the same name", repr(each.name))]
                )
            self.runnables[each.name] = each


class Prepare:
    """Has MCP sessions list their tools before the first call."""

    def __init__(self, loop: ToolLoop) -> None:
        self._loop = loop

    def run(self) -> "Call[GenerateContentResponse]":
        raise ConfigurationError("tools: MCP sessions need a chat of an asyncio client")

    async def run_async(self) -> "Call[GenerateContentResponse]":
        await self._loop.load()
        return self._loop.call()


class _NextRequest:
    """Asks the same once more."""

    def __init__(self, loop: ToolLoop) -> None:
        self._loop = loop

    def run(self) -> "Call[GenerateContentResponse]":
        return self._loop.call()

    async def run_async(self) -> "Call[GenerateContentResponse]":
        return self._loop.call()


class _Round:
    """Runs the calls of one answer."""

    def __init__(self, loop: ToolLoop, calls: "list[FunctionCall]", rules: RunTools) -> None:
        self._loop = loop
        self._calls = calls
        self._rules = rules

    def run(self) -> "Call[GenerateContentResponse]":
        parts: list[Part] = []
        for call in self._calls:
            verdict = self._rules.approve(call) if self._rules.approve else None
            refused = self._refused(call, self._known(verdict, "approve"))
            parts.append(refused or self._outcome(call))
            self._loop.left()
        return self._answered(parts)

    async def run_async(self) -> "Call[GenerateContentResponse]":
        limit = asyncio.timeout(self._loop.left())
        try:
            async with limit:
                return self._answered(await self._outcomes())
        except TimeoutError:
            if limit.expired():
                raise self._loop.stopped(_NO_TIME) from None
            raise

    async def _outcomes(self) -> "list[Part]":
        refused: dict[int, Part] = {}
        for place, call in enumerate(self._calls):
            verdict: Any = self._rules.approve(call) if self._rules.approve else None
            verdict = await verdict if inspect.isawaitable(verdict) else verdict
            if (part := self._refused(call, verdict)) is not None:
                refused[place] = part
        try:
            results = await self._results(
                [n for n, _ in enumerate(self._calls) if n not in refused]
            )
        except BaseExceptionGroup as group:  # of what is no Exception, and is raised as it is
            raise group.exceptions[0] from None
        self._loop.left()
        return [
            refused[n] if n in refused else self._part(call, results[n])
            for n, call in enumerate(self._calls)
        ]

    async def _results(self, waiting: list[int]) -> dict[int, Any]:
        """The results of the calls at these places, or the exceptions that they raised."""
        results: dict[int, Any] = {}
        async with asyncio.TaskGroup() as group:
            tasks = {
                place: group.create_task(self._awaited(self._calls[place]))
                for place in waiting
                if self._is_concurrent(self._calls[place])
            }
            for place in waiting:
                if place not in tasks:
                    # In a thread, so that others go on, yet one after another: they may not be made for threads.
                    with _span(self._calls[place]) as span:
                        result = await asyncio.to_thread(self._tried, self._calls[place])
                        results[place] = await _settled(result)
                        span.returned(results[place])
        # A function that was cancelled by itself has failed; nobody cancelled the message.
        cancelled = RuntimeError("the function was cancelled")
        return results | {n: cancelled if t.cancelled() else t.result() for n, t in tasks.items()}

    def _is_concurrent(self, call: "FunctionCall") -> bool:
        found = self._loop.runnables.get(call.name or "")
        return found is not None and found.concurrent

    def _outcome(self, call: "FunctionCall") -> "Part":
        with _span(call) as span:
            result = self._known(self._tried(call), call.name or "function")
            span.returned(result)
        return self._part(call, result)

    def _tried(self, call: "FunctionCall") -> Any:
        """The result of a call, or the exception that the call raised."""
        found = self._loop.runnables.get(call.name or "")
        if found is None:
            return LookupError(f"there is no function {call.name!r}")
        try:
            return found.run(dict(call.args or {}))
        except Exception as error:
            return error

    async def _awaited(self, call: "FunctionCall") -> Any:
        with _span(call) as span:
            result = await _settled(self._tried(call))
            span.returned(result)
        return result

    def _part(self, call: "FunctionCall", result: Any) -> "Part":
        if isinstance(result, ValidationError):
            return failed(call, _misfit(result))
        if isinstance(result, Exception):
            return failed(call, f"{type(result).__name__}: {result}".removesuffix(": "))
        return response(call, result)

    def _refused(self, call: "FunctionCall", verdict: object) -> "Part | None":
        if self._rules.approve is None or verdict is True:
            return None
        return failed(call, verdict if isinstance(verdict, str) else "the call was refused")

    def _known(self, value: Any, name: str) -> Any:
        """A value that need not be awaited; ConfigurationError for one that a blocking client cannot have."""
        if not inspect.isawaitable(value):
            return value
        if inspect.iscoroutine(value):
            value.close()
        raise ConfigurationError(f"{name} returned an awaitable, which needs an asyncio client")

    def _answered(self, parts: "list[Part]") -> "Call[GenerateContentResponse]":
        content = types.generate_content.Content(role="user", parts=parts)
        self._loop.turns.append(content)
        return self._loop.call()


def _span(call: "FunctionCall") -> "ToolSpan | NoSpan":
    return run_tool(call.name or "", call.id, call.args)


async def _settled(result: Any) -> Any:
    """The result of a call (awaited if it is awaitable), or the exception that the call raised."""
    try:
        return await result if inspect.isawaitable(result) else result
    except Exception as error:
        return error


def _declared(tools: Iterable[object]) -> Iterator[str]:
    """The names of functions that are declared and not given."""
    for tool in tools:
        if callable(tool):
            continue
        listed: Any = _member(tool, "function_declarations") or _member(
            tool, "functionDeclarations"
        )
        several = cast("list[object]", listed if isinstance(listed, list) else [listed or tool])
        for each in several:
            name = _member(each, "name")
            if isinstance(name, str):
                yield name


def _member(holder: object, name: str) -> Any:
    if isinstance(holder, Mapping):
        return cast("Mapping[str, Any]", holder).get(name)
    return getattr(holder, name, None)


def _misfit(error: ValidationError) -> str:
    """The problem with the arguments of a call, without the additions of pydantic for people."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in faults)
