"""Tools in all accepted forms: definitions, and callables that definitions are read off."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from gemini_sdk import types
from gemini_sdk._arguments.declaration import Declaration

if TYPE_CHECKING:
    from gemini_sdk.types.azure_inference import (
        ChatTool,
        ChatToolDict,
        FunctionDefinition,
        FunctionDefinitionDict,
        NamedToolChoice,
        NamedToolChoiceDict,
        ToolChoicePreset,
    )

    ToolLike = (
        ChatTool | ChatToolDict | FunctionDefinition | FunctionDefinitionDict | Callable[..., Any]
    )
    """A tool, the definition of a function, or a function whose signature becomes one."""
    ToolChoiceLike = ToolChoicePreset | NamedToolChoice | NamedToolChoiceDict | Callable[..., Any]
    """Whether tools may be called: a preset, or the one to call."""


def tools_list(tools: "Sequence[ToolLike] | ToolLike") -> list[object]:
    """Tools as models and mappings; a callable or a definition of a function alone becomes a tool."""
    given = list(cast("Sequence[object]", tools)) if isinstance(tools, Sequence) else [tools]
    return [_tool(tool, f"tools[{place}]") for place, tool in enumerate(given)]


def tool_choice(choice: "ToolChoiceLike") -> object:
    """A choice as the wire has it; a callable stands for the tool made from it."""
    if not callable(choice):
        return choice
    name = Declaration.of(choice, "tool_choice").name
    return {"type": "function", "function": {"name": name}}


def _tool(tool: object, path: str) -> object:
    if callable(tool):
        return {"type": "function", "function": _definition(tool, path)}
    return {"type": "function", "function": tool} if _is_definition(tool) else tool


def _is_definition(tool: object) -> bool:
    """Definitions have names, tools have none."""
    if isinstance(tool, Mapping):
        return "name" in tool
    return isinstance(tool, types.azure_inference.FunctionDefinition)


def _definition(function: Callable[..., Any], path: str) -> dict[str, Any]:
    read = Declaration.of(function, path)
    result: dict[str, Any] = {"name": read.name}
    if read.description:
        result["description"] = read.description
    if read.parameters:
        result["parameters"] = read.parameters
    return result
