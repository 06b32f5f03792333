"""Tools in all accepted forms: function declarations, and callables that declarations are read off."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk import types
from gemini_sdk._arguments.declaration import Declaration
from gemini_sdk._google.callable_tools import MCPTools, is_session
from gemini_sdk._wire.other_packages import is_regenerated, plain
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import (
        FunctionDeclaration,
        FunctionDeclarationDict,
        Tool,
        ToolDict,
    )

    ToolLike = Tool | ToolDict | FunctionDeclaration | FunctionDeclarationDict | Callable[..., Any]
    """A tool, the declaration of a function, or a function whose signature becomes one."""


def tools_list(tools: "Sequence[ToolLike] | ToolLike") -> list[object]:
    """Tools as a list of Tool models and mappings; callables and declarations among them together make the last."""
    given = list(cast("Sequence[object]", tools)) if isinstance(tools, Sequence) else [tools]
    listed: list[object] = []
    functions: list[object] = []
    for place, each in enumerate(given):
        tool = plain(each) if is_regenerated(each) else each
        if callable(tool):
            functions.append(declaration(tool, f"tools[{place}]"))
        elif isinstance(tool, MCPTools) or is_session(tool):
            raise ConfigurationError(
                f"tools[{place}]: an MCP session needs a chat of an asyncio client: chats.create(..., tools=[session])"
            )
        else:
            (functions if _is_declaration(tool) else listed).append(tool)
    return [*listed, {"functionDeclarations": functions}] if functions else listed


def _is_declaration(tool: object) -> bool:
    """Declarations have names, tools have none."""
    if isinstance(tool, Mapping):
        return "name" in tool
    return isinstance(tool, types.generate_content.FunctionDeclaration)


def declaration(function: Callable[..., Any], path: str = "tools") -> dict[str, Any]:
    """A function's declaration; Raises InvalidPayloadError at `path` if it cannot be declared."""
    read = Declaration.of(function, path)
    result: dict[str, Any] = {"name": read.name}
    if read.description:
        result["description"] = read.description
    if read.parameters:
        result["parametersJsonSchema"] = read.parameters
    return result
