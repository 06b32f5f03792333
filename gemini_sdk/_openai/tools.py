"""Tools and whether they are called, from OpenAI's form to Gemini's and back."""

import re
from collections.abc import Sequence

from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.plain_json import as_list, as_object
from gemini_sdk._openai.schema_support import tell_schema
from gemini_sdk._wire.enums import enum_value
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import Fault
from gemini_sdk.validation.suggestions import closest

_MODES = {"none": "NONE", "auto": "AUTO", "required": "ANY"}
_CHOICES = {"AUTO": "auto", "NONE": "none", "ANY": "required", "VALIDATED": "required"}
_FUNCTION_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CALLING = "toolConfig.functionCallingConfig"
_CUSTOM = "declare a function with one argument of the type string"
LEFT_OUT = "left out: not one of the allowed tools"
_ALLOWED_MODES = ("auto", "required")


def declarations(payload: Json, findings: Faults) -> list[Json]:
    """The declarations of a request's functions, be they tools or, as of old, functions."""
    tools = findings.objects(payload.get("tools"), "tools")
    functions = findings.objects(payload.get("functions"), "functions")
    if not (tools or functions):
        return []
    if tools and functions:
        findings.fault("functions", "conflicts with tools", expected="one of them")
    for number, tool in enumerate(tools):
        if (kind := tool.get("type")) not in (None, "function"):
            findings.unknown(f"tools[{number}].type", "type of tool", kind, ("function",))
    left_out = _left_out(payload, tools, findings)
    placed = [
        (f"tools[{number}].function", tool.get("function"))
        for number, tool in enumerate(tools)
        if number not in left_out
    ]
    placed += ((f"functions[{number}]", function) for number, function in enumerate(functions))
    made: list[Json] = []
    names: set[object] = set()
    for path, function in placed:
        if (declared := _declaration(function, path, findings)) is not None:
            _declare(declared["name"], names, f"{path}.name", findings)
            made.append(declared)
    return made


def _declare(name: object, names: set[object], path: str, findings: Faults) -> None:
    """Add a name to those that are declared, once."""
    if name in names:
        findings.fault(path, "is declared twice", repr(name))
    names.add(name)


def _declaration(given: object, path: str, findings: Faults) -> Json | None:
    function = as_object(given)
    if function is None:
        findings.wrong_type(path, given, "a function with its name")
        return None
    name = findings.text(function, "name", path, required=True)
    declared: Json = {"name": name}
    if description := findings.text(function, "description", path):
        declared["description"] = description
    if parameters := function.get("parameters"):
        schema = as_object(parameters)
        declared["parametersJsonSchema"] = parameters if schema is None else to_json_form(schema)
    return declared


def calling(payload: Json, known: Sequence[str], findings: Faults) -> Json | None:
    """Whether functions are called, or which of the known ones; None if that was not said."""
    field = "tool_choice" if payload.get("tool_choice") is not None else "function_call"
    choice: object = payload.get(field)
    if choice is None:
        return None
    if isinstance(choice, str):
        if choice not in _MODES:
            findings.unknown(field, "choice", choice, [*_MODES], ", or a function")
            return None
        return {"functionCallingConfig": {"mode": _MODES[choice]}}
    named, place = as_object(choice) or {}, f"{field}.name"
    if field == "tool_choice":
        if named.get("type") == "allowed_tools":
            return _calling_allowed(named, known, findings)
        if (kind := named.get("type")) != "function":
            findings.unknown(f"{field}.type", "type of tool", kind, ("function",))
        named, place = as_object(named.get("function")) or {}, f"{field}.function.name"
    name = str(named.get("name"))
    if name not in known:
        expected = f"one of {', '.join(known)}" if known else "a declared function"
        findings.fault(place, "unknown function", repr(name), expected, closest(name, known))
    return {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": [name]}}


def _calling_allowed(choice: Json, known: Sequence[str], findings: Faults) -> Json | None:
    """The mode for a choice of several functions. With `auto`, the others are left out of the declarations."""
    allowed, place = as_object(choice.get("allowed_tools")) or {}, "tool_choice.allowed_tools"
    mode: object = allowed.get("mode")
    if mode not in _ALLOWED_MODES:
        findings.unknown(f"{place}.mode", "choice", mode, _ALLOWED_MODES)
        return None
    names = allowed_names(choice)
    for number, name in enumerate(names):
        if name not in known:
            expected = f"one of {', '.join(known)}" if known else "a declared function"
            path, near = f"{place}.tools[{number}]", closest(str(name), known)
            findings.fault(path, "unknown function", repr(name), expected, near)
    if not names:
        findings.fault(f"{place}.tools", "is empty", expected="at least one function")
    config: Json = {"mode": _MODES[str(mode)]}
    if mode == "required":
        config["allowedFunctionNames"] = names
    return {"functionCallingConfig": config}


def allowed_names(choice: object) -> list[object]:
    """The names of the functions that a choice of several allows."""
    allowed = as_object((as_object(choice) or {}).get("allowed_tools")) or {}
    listed = [as_object(each) or {} for each in as_list(allowed.get("tools"))]
    return [(as_object(tool.get("function")) or {}).get("name") for tool in listed]


def _left_out(payload: Json, tools: list[Json], findings: Faults) -> set[int]:
    """The numbers of the tools that are not declared: those which a choice of several, by the model, does not allow."""
    choice = as_object(payload.get("tool_choice")) or {}
    allowed = as_object(choice.get("allowed_tools")) or {}
    if choice.get("type") != "allowed_tools" or allowed.get("mode") != "auto":
        return set()
    names = allowed_names(choice)
    numbers = {
        number
        for number, tool in enumerate(tools)
        if (as_object(tool.get("function")) or {}).get("name") not in names
    }
    for number in numbers:
        findings.adapt(f"tools[{number}]", LEFT_OUT, target="")
    return numbers


def custom_faults(payload: Json) -> list[Fault]:
    """Faults for tools whose input is a text of any form, which Gemini lacks, for choices of them and calls to them."""
    places: list[str] = []
    for number, tool in enumerate(as_list(payload.get("tools"))):
        places += [f"tools[{number}]"] if _is_custom(tool) else []
    if _is_custom(choice := payload.get("tool_choice")):
        places.append("tool_choice")
    allowed = as_object((as_object(choice) or {}).get("allowed_tools")) or {}
    for number, tool in enumerate(as_list(allowed.get("tools"))):
        places += [f"tool_choice.allowed_tools.tools[{number}]"] if _is_custom(tool) else []
    for place, message in enumerate(as_list(payload.get("messages"))):
        for number, call in enumerate(as_list((as_object(message) or {}).get("tool_calls"))):
            places += [f"messages[{place}].tool_calls[{number}]"] if _is_custom(call) else []
    problem = "a custom tool, which Gemini lacks"
    return [Fault(f"{place}.type", problem, "'custom'", _CUSTOM) for place in places]


def _is_custom(tool: object) -> bool:
    return (as_object(tool) or {}).get("type") == "custom"


def tell_settings(payload: Json, findings: Faults) -> None:
    """Record the settings that change nothing, and refuse those without tools."""
    if not payload.get("tools"):
        for name in ("tool_choice", "parallel_tool_calls"):
            if payload.get(name) is not None:
                findings.fault(name, "needs another field", expected="tools")
    if payload.get("parallel_tool_calls"):
        findings.exact("parallel_tool_calls", "Gemini always allows parallel calls")
    for number, tool in enumerate(findings.objects(payload.get("tools"), "tools")):
        path, function = f"tools[{number}].function", as_object(tool.get("function")) or {}
        tell_schema(function.get("parameters"), f"{path}.parameters", findings)
        if function.get("strict") is False:
            findings.exact(f"{path}.strict", "Gemini has no strict mode for functions")
    for number, function in enumerate(findings.objects(payload.get("functions"), "functions")):
        tell_schema(function.get("parameters"), f"functions[{number}].parameters", findings)


def tools_and_choice(payload: Json, findings: Faults) -> Json:
    """The tools of a generateContent request in OpenAI's form, and which may be called."""
    declared: list[Json] = []
    declared_names: set[object] = set()
    for place, given in enumerate(findings.objects(payload.get("tools"), "tools")):
        path = f"tools[{place}].functionDeclarations"
        functions = findings.objects(given.get("functionDeclarations"), path)
        for number, declaration in enumerate(functions):
            tool = _tool(declaration, f"{path}[{number}]", findings)
            _declare(tool["function"]["name"], declared_names, f"{path}[{number}].name", findings)
            declared.append(tool)
    settings = as_object(payload.get("toolConfig")) or {}
    config = as_object(settings.get("functionCallingConfig")) or {}
    if declared:
        return {"tools": declared} | _choice(config, declared, findings)
    if config:
        findings.lose(_CALLING, "the request has no functions", "info")
    return {}


def _choice(config: Json, declared: list[Json], findings: Faults) -> Json:
    """Whether tools are called, or which; and of several that may be, these tools only."""
    mode = enum_value("FunctionCallingMode", config.get("mode"))
    if mode in (None, "MODE_UNSPECIFIED"):
        return {}
    if mode not in _CHOICES:
        findings.fault(f"{_CALLING}.mode", "unknown mode", repr(mode), ", ".join(_CHOICES))
        return {}
    if mode == "VALIDATED":
        findings.adapt(f"{_CALLING}.mode", "the model cannot answer with text then", "warning")
    allowed: list[str] = config.get("allowedFunctionNames") or []
    known = [tool["function"]["name"] for tool in declared]
    for number, name in enumerate(allowed):
        if name not in known:
            here = f"{_CALLING}.allowedFunctionNames[{number}]"
            findings.fault(here, "unknown function", repr(name), ", ".join(known))
    if len(allowed) == 1 and mode == "ANY":
        return {"tool_choice": {"type": "function", "function": {"name": allowed[0]}}}
    kept = [t for t in declared if t["function"]["name"] in allowed]
    return {"tool_choice": _CHOICES[str(mode)]} | ({"tools": kept} if allowed else {})


def _tool(declaration: Json, path: str, findings: Faults) -> Json:
    name = findings.text(declaration, "name", path, required=True)
    if name is not None and not _FUNCTION_NAME.fullmatch(name):
        rule = "1 to 64 letters, digits, underscores and hyphens"
        findings.fault(
            f"{path}.name", "not a valid function name in OpenAI's format", repr(name), rule
        )
    function: Json = {"name": name}
    if (description := findings.text(declaration, "description", path)) is not None:
        function["description"] = description
    parameters = declaration.get("parametersJsonSchema")
    if parameters is None:
        parameters = declaration.get("parameters")
    if parameters is not None:
        schema = as_object(parameters)
        function["parameters"] = parameters if schema is None else to_json_form(schema)
    return {"type": "function", "function": function}
