"""Tools and whether they are called, from OpenAI's form to Gemini's and back."""

import re
from collections.abc import Sequence

from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.plain_json import as_object
from gemini_sdk._openai.schema_support import tell_schema
from gemini_sdk._wire.enums import enum_value
from gemini_sdk._wire.json_value import Json
from gemini_sdk.validation.suggestions import closest

_MODES = {"none": "NONE", "auto": "AUTO", "required": "ANY"}
_CHOICES = {"AUTO": "auto", "NONE": "none", "ANY": "required", "VALIDATED": "required"}
_FUNCTION_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CALLING = "toolConfig.functionCallingConfig"


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
    placed = [
        (f"tools[{number}].function", tool.get("function")) for number, tool in enumerate(tools)
    ]
    placed += ((f"functions[{number}]", function) for number, function in enumerate(functions))
    declared = (_declaration(function, path, findings) for path, function in placed)
    return [each for each in declared if each is not None]


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
        if (kind := named.get("type")) != "function":
            findings.unknown(f"{field}.type", "type of tool", kind, ("function",))
        named, place = as_object(named.get("function")) or {}, f"{field}.function.name"
    name = str(named.get("name"))
    if name not in known:
        expected = f"one of {', '.join(known)}" if known else "a declared function"
        findings.fault(place, "unknown function", repr(name), expected, closest(name, known))
    return {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": [name]}}


def tell_settings(payload: Json, findings: Faults) -> None:
    """Say of settings that change nothing that they do not, and refuse those without tools."""
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
    for place, tool in enumerate(findings.objects(payload.get("tools"), "tools")):
        path = f"tools[{place}].functionDeclarations"
        functions = findings.objects(tool.get("functionDeclarations"), path)
        for number, declaration in enumerate(functions):
            declared.append(_tool(declaration, f"{path}[{number}]", findings))
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
