"""The tools that a chat can run when a model calls them: Python functions, and the tools of MCP sessions."""

import inspect
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from pydantic.errors import PydanticUserError
from pydantic_core import ArgsKwargs

from gemini_sdk import types
from gemini_sdk._arguments.declaration import with_hints
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import FunctionCall, Part

_FOREIGN = r"[^A-Za-z0-9_.:-]"
_LONGEST_NAME = 64


class McpSession(Protocol):
    """A session with an MCP server, as the `mcp` package has it, or what behaves like one."""

    @property
    def list_tools(self) -> Callable[..., Awaitable[Any]]:
        """The method that lists the server's tools."""
        ...

    @property
    def call_tool(self) -> Callable[..., Awaitable[Any]]:
        """The method that calls a tool."""
        ...


@dataclass(frozen=True, slots=True)
class Runnable:
    """Something a model can call by name."""

    name: str
    run: Callable[[dict[str, Any]], Any]
    """Gets the arguments. What it returns is awaited if it can be."""
    concurrent: bool
    """Whether it is a coroutine function, of which several run at once."""

    @classmethod
    def of_function(cls, function: Callable[..., Any], name: str) -> "Runnable":
        """A Python function, called by keyword with arguments of the types that it is annotated with."""
        subject: Any = function
        target = subject if inspect.isroutine(function) else type(subject).__call__
        concurrent = inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(target)
        try:
            read = with_hints(function).validate_python
        except (PydanticUserError, NameError, TypeError):
            return cls(name, lambda args: function(**args), concurrent)
        return cls(name, lambda args: read(ArgsKwargs((), args)), concurrent)


class MCPTools:
    """Tools of an MCP session for a chat of an asyncio client, all of them or those that are allowed.

    Args:
        session: an initialized `mcp.ClientSession`; the caller has to close it.
        allow: names of the tools that the model may call; None for all.

    Raises ConfigurationError if `session` is not a session, or `allow` has other values than names.
    """

    def __init__(self, session: McpSession, *, allow: Iterable[str] | None = None) -> None:
        if not is_session(session):
            kind = type(session).__name__
            raise ConfigurationError(f"session: must be an mcp.ClientSession; found {kind}")
        self._source = MCPSource(session, None if allow is None else _names(allow))


class MCPSource:
    """The tools of an MCP session, once they are loaded."""

    def __init__(self, session: McpSession, allow: frozenset[str] | None) -> None:
        self._session = session
        self._allow = allow
        self.declarations: list[dict[str, Any]] = []
        """The declarations of the functions, once they are loaded."""
        self.runnables: list[Runnable] = []
        self._loaded = False

    async def load(self) -> None:
        """Ask the server, once, which tools it has. Raises ConfigurationError if an allowed one is missing."""
        if self._loaded:
            return
        tools = [
            tool for tool in await self._listed() if self._allow is None or tool.name in self._allow
        ]
        if missing := sorted((self._allow or frozenset()) - {tool.name for tool in tools}):
            raise ConfigurationError(f"the MCP server has no tool {', '.join(missing)}")
        for tool in tools:
            name = re.sub(_FOREIGN, "_", tool.name)[:_LONGEST_NAME]
            schema: dict[str, Any] = _either(tool, "inputSchema", "input_schema") or {}
            declared = {"name": name, "description": tool.description or ""}
            declared |= {"parametersJsonSchema": schema} if schema.get("properties") else {}
            self.declarations.append({k: v for k, v in declared.items() if v})
            self.runnables.append(
                Runnable(name, _caller(self._session, tool.name), concurrent=True)
            )
        self._loaded = True

    async def _listed(self) -> list[Any]:
        page = await self._session.list_tools()
        tools = list(page.tools)
        by_cursor = "cursor" in inspect.signature(self._session.list_tools).parameters
        while cursor := _either(page, "nextCursor", "next_cursor"):
            if by_cursor:
                page = await self._session.list_tools(cursor=cursor)
            else:
                params = import_module("mcp.types").PaginatedRequestParams(cursor=cursor)
                page = await self._session.list_tools(params=params)
            tools += page.tools
        return tools


def _names(allow: object) -> frozenset[str]:
    given = [allow] if isinstance(allow, str) else allow
    listed = list(cast("Iterable[object]", given)) if isinstance(given, Iterable) else [given]
    if wrong := [name for name in listed if not isinstance(name, str)]:
        raise ConfigurationError(f"allow: must be names of tools; found {wrong[0]!r}")
    return frozenset(cast("list[str]", listed))


def source_of(tools: Any) -> MCPSource:
    """The loader of the tools of an MCPTools: private there, as it is not for users."""
    source: MCPSource = tools._source
    return source


def is_session(tool: object) -> bool:
    """Whether a tool is a session with an MCP server."""
    return all(callable(getattr(tool, name, None)) for name in ("list_tools", "call_tool"))


def response(call: "FunctionCall", result: object) -> "Part":
    """The part that answers a call. Raises InvalidPayloadError if a result cannot be sent as JSON."""
    kind = types.generate_content.Part
    if isinstance(result, kind):
        return result
    return kind.responding_to(call, result)


def failed(call: "FunctionCall", reason: str) -> "Part":
    """The part that explains to the model why a call has no result."""
    return types.generate_content.Part.responding_to(call, {"error": reason})


def _caller(session: McpSession, name: str) -> Callable[[dict[str, Any]], Awaitable[Any]]:
    async def run(args: dict[str, Any]) -> Any:
        return _outcome(await session.call_tool(name, args))

    return run


def _outcome(result: Any) -> Any:
    """The result of an MCP tool, as plain data; an error is raised, as that of a function is."""
    blocks: list[Any] = list(getattr(result, "content", None) or ())
    texts = [block.text for block in blocks if getattr(block, "type", "") == "text"]
    if _either(result, "isError", "is_error"):
        raise RuntimeError("\n".join(texts) or "the tool failed")
    structured = _either(result, "structuredContent", "structured_content")
    if isinstance(structured, Mapping):
        return cast("Mapping[str, Any]", structured)
    if len(texts) == len(blocks):
        return "\n".join(texts)
    return [block.model_dump(mode="json", by_alias=True, exclude_none=True) for block in blocks]


def _either(holder: Any, *names: str) -> Any:
    """A member by the name that one release of the package or another gives it."""
    return next((value for n in names if (value := getattr(holder, n, None)) is not None), None)
