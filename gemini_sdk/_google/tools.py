"""Function tools from Python callables: name, description and parameters are read off the function."""

import inspect
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast, get_type_hints

from pydantic import Field, create_model

from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import Tool, ToolDict

    ToolLike = Tool | ToolDict | Callable[..., Any]


def tools_list(tools: "Sequence[ToolLike] | ToolLike") -> list[object]:
    """Tools as a list of Tool models and mappings; the callables among them together make one tool."""
    given = list(cast("Sequence[object]", tools)) if isinstance(tools, Sequence) else [tools]
    functions = [tool for tool in given if callable(tool)]
    others = [tool for tool in given if not callable(tool)]
    if functions:
        others.append({"functionDeclarations": [declaration(f) for f in functions]})
    return others


def declaration(function: Callable[..., Any]) -> dict[str, Any]:
    """A function's declaration: its name, the first paragraph of its docstring, and its parameters as JSON Schema.

    What the docstring says of a parameter in an `Args:` section, or `Annotated[..., "text"]` or pydantic's
    `Field(description=...)` say, becomes its description.
    """
    name = getattr(function, "__name__", "")
    hints = get_type_hints(function, include_extras=True)
    summary, described = _docstring(function)
    members: dict[str, Any] = {}
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            path = f"tools: {name}(*{parameter.name})"
            raise InvalidPayloadError([Fault(path, "a function tool needs named parameters")])
        hint = hints.get(parameter.name, Any)
        default = ... if parameter.default is parameter.empty else parameter.default
        text = described.get(parameter.name) or _annotated_text(hint)
        members[parameter.name] = (hint, Field(default, description=text))
    result: dict[str, Any] = {"name": name}
    if summary:
        result["description"] = summary
    if members:
        schema = create_model(name, **members).model_json_schema()
        result["parametersJsonSchema"] = _untitled(schema)
    return result


def _annotated_text(hint: Any) -> str | None:
    return next((m for m in getattr(hint, "__metadata__", ()) if isinstance(m, str)), None)


def _docstring(function: Callable[..., Any]) -> tuple[str, dict[str, str]]:
    """The text before the first section of a docstring, and what its `Args:` section says of each parameter."""
    lines = (inspect.getdoc(function) or "").splitlines()
    section = next((n for n, line in enumerate(lines) if line.strip() in _SECTIONS), len(lines))
    summary = " ".join(line.strip() for line in lines[:section]).strip()
    described: dict[str, str] = {}
    name = ""
    in_arguments = False
    for line in lines[section:]:
        if line.strip() in _SECTIONS:
            in_arguments = line.strip() in _ARGUMENTS
        elif in_arguments and line.strip():
            head, colon, text = line.strip().partition(":")
            word = head.split("(")[0].strip()
            if colon and word.isidentifier():
                name, described[word] = word, text.strip()
            elif name:
                described[name] += f" {line.strip()}"
    return summary, described


_ARGUMENTS = frozenset({"Args:", "Arguments:", "Parameters:"})
_SECTIONS = _ARGUMENTS | {"Returns:", "Raises:", "Yields:", "Example:", "Examples:", "Note:"}


def _untitled(schema: object) -> Any:
    """A JSON Schema without the titles pydantic makes up from names: they cost tokens and say nothing."""
    if isinstance(schema, list):
        return [_untitled(item) for item in cast(list[object], schema)]
    if not isinstance(schema, dict):
        return schema
    members = cast(dict[str, Any], schema)
    return {
        key: {n: _untitled(s) for n, s in value.items()}
        if key == "properties"
        else _untitled(value)
        for key, value in members.items()
        if not (key == "title" and isinstance(value, str))
    }
