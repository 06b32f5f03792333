"""Tools of a responses request: functions as tools of chat completions, others as Google's tools or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.places import Places
from gemini_sdk._openai.plain_json import as_list, as_object
from gemini_sdk._openai.tools import LEFT_OUT
from gemini_sdk._wire.json_value import Json
from gemini_sdk.validation.suggestions import closest

_GOOGLES: Mapping[str, tuple[str, str]] = {
    "web_search": ("googleSearch", "Google Search"),
    "web_search_2025_08_26": ("googleSearch", "Google Search"),
    "web_search_preview": ("googleSearch", "Google Search"),
    "web_search_preview_2025_03_11": ("googleSearch", "Google Search"),
    "code_interpreter": ("codeExecution", "Google's sandbox for Python"),
}
"""Google's tool for one of OpenAI's, and its name."""
_DECLARE = "a function of yours"
WITHOUT_COUNTERPART: Mapping[str, str] = {
    "file_search": (
        "the documents in the input, or Google's tool fileSearch in generate_content of the Gemini client"
    ),
    "computer": "Google's tool computerUse in generate_content of the Gemini client",
    "computer_use_preview": "Google's tool computerUse in generate_content of the Gemini client",
    "mcp": "an MCP session among the tools of generate_content of the Gemini client",
    "image_generation": "generate_content of the Gemini client with a model that makes images",
    "local_shell": _DECLARE,
    "shell": _DECLARE,
    "apply_patch": _DECLARE,
    "custom": f"{_DECLARE} with one argument of the type string",
    "namespace": "the functions of the namespace as tools",
    "tool_search": "all functions as tools",
    "programmatic_tool_calling": "functions of yours",
}
"""What to use in place of OpenAI's tools that Gemini lacks."""
_TYPES = ("function", *_GOOGLES, *WITHOUT_COUNTERPART)
_FUNCTION = ("name", "description", "parameters", "strict")
"""The members of a function that chat completions has, too."""
_MODES = ("none", "auto", "required")
_TOGETHER = "together with functions, which models before Gemini 3 refuse"


@dataclass(slots=True)
class ResponseTools:
    """The tools of a request, sorted."""

    functions: list[Json] = field(default_factory=list[Json])
    """In the form of chat completions."""
    choice: object = None
    """In the form of chat completions."""
    googles: dict[str, str] = field(default_factory=dict[str, str])
    """Google's tools, with the path of the tool that each stands for."""


def flat_tool(tool: Json) -> Json:
    """A tool; a function in the form of chat completions, which `parse` takes, becomes one in that of responses."""
    function = as_object(tool.get("function")) if tool.get("type") == "function" else None
    return tool if function is None else {"type": "function", **function}


def sorted_tools(payload: Json, places: Places, findings: Faults) -> ResponseTools:
    """The tools of a request and the choice among them."""
    sorted_ = ResponseTools()
    allowed = _allowed(payload, findings)
    for number, tool in enumerate(findings.objects(payload.get("tools"), "tools")):
        path, kind = f"tools[{number}]", tool.get("type")
        if allowed is not None and not _is_allowed(tool, allowed):
            findings.adapt(path, LEFT_OUT, target="")
        elif kind in _GOOGLES:
            google, name = _GOOGLES[str(kind)]
            findings.adapt(path, name, target=f"tools[].{google}")
            sorted_.googles.setdefault(google, path)
        elif kind in WITHOUT_COUNTERPART:
            problem = "a tool of OpenAI's that Gemini lacks"
            findings.fault(f"{path}.type", problem, repr(kind), WITHOUT_COUNTERPART[str(kind)])
        elif kind != "function":
            findings.unknown(f"{path}.type", "type of tool", kind, _TYPES)
        else:
            here = f"tools[{len(sorted_.functions)}]"
            places.add(here, path)
            places.add(f"{here}.function", None)
            for name in _FUNCTION:
                places.add(f"{here}.function.{name}", f"{path}.{name}")
            sorted_.functions.append(_function(tool))
    _choose(payload, sorted_, places, findings)
    if sorted_.functions:
        for path in sorted_.googles.values():
            findings.adapt(path, _TOGETHER, "error")
    return sorted_


def _function(tool: Json) -> Json:
    return {"type": "function", "function": {n: tool[n] for n in _FUNCTION if n in tool}}


def _allowed(payload: Json, findings: Faults) -> list[Json] | None:
    """The tools that may be called, where the choice is of several; None if all may be."""
    choice = as_object(payload.get("tool_choice")) or {}
    if choice.get("type") != "allowed_tools":
        return None
    declared = [
        tool.get("name") for each in as_list(payload.get("tools")) if (tool := as_object(each))
    ]
    known = [name for name in declared if isinstance(name, str)]
    listed = [as_object(each) or {} for each in as_list(choice.get("tools"))]
    for number, tool in enumerate(listed):
        name = tool.get("name")
        if tool.get("type") == "function" and name not in known:
            path, near = f"tool_choice.tools[{number}].name", closest(str(name), known)
            findings.fault(path, "unknown function", repr(name), ", ".join(known), near)
    return listed


def _is_allowed(tool: Json, allowed: Sequence[Json]) -> bool:
    """Whether a tool is one of those: a function by its name, another by what it becomes, or else its type."""
    kind = tool.get("type")
    if kind == "function":
        return any(
            each.get("type") == kind and each.get("name") == tool.get("name") for each in allowed
        )
    kinds = {each.get("type") for each in allowed}
    return kind in kinds or (
        kind in _GOOGLES and any(_GOOGLES.get(str(each)) == _GOOGLES[str(kind)] for each in kinds)
    )


def _choose(payload: Json, tools: ResponseTools, places: Places, findings: Faults) -> None:
    given: object = payload.get("tool_choice")
    if given is None:
        return
    places.add("tool_choice", "tool_choice")
    places.add("tool_choice.function", "tool_choice")
    choice = as_object(given)
    mode: object = given if choice is None else choice.get("type")
    if mode == "allowed_tools":
        mode = (choice or {}).get("mode")
        places.add("tool_choice", "tool_choice.mode")
    if mode == "function":
        tools.choice = {"type": "function", "function": {"name": (choice or {}).get("name")}}
    elif mode in _GOOGLES:
        findings.lose("tool_choice", "Gemini decides itself when to use Google's tools")
    elif mode in _MODES:
        tools.choice = mode
        if mode == "none":
            tools.googles.clear()
        if not tools.functions:
            _without_functions(str(mode), tools, findings)
    elif mode in WITHOUT_COUNTERPART:
        problem = "a tool of OpenAI's that Gemini lacks"
        findings.fault("tool_choice", problem, repr(mode), WITHOUT_COUNTERPART[str(mode)])
    else:
        expected = (*_MODES, "function", "allowed_tools", *dict.fromkeys(_GOOGLES))
        findings.unknown("tool_choice", "choice", mode, expected)


def _without_functions(mode: str, tools: ResponseTools, findings: Faults) -> None:
    """A choice among Google's tools alone, or among none."""
    tools.choice = None
    if mode == "required":
        findings.lose("tool_choice", "Gemini decides itself when to use Google's tools")
    else:
        findings.exact("tool_choice", "there are no functions", target="")
