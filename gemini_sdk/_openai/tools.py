"""Tools and whether they are called, in Gemini's form."""

from collections.abc import Sequence

from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk._openai.findings import Faults, Json
from gemini_sdk._openai.plain_json import as_object
from gemini_sdk.validation.suggestions import closest

_MODES = {"none": "NONE", "auto": "AUTO", "required": "ANY"}


def declarations(payload: Json, findings: Faults) -> list[Json]:
    """The declarations of a request's functions, be they tools or, as of old, functions."""
    tools = findings.objects(payload.get("tools"), "tools")
    functions = findings.objects(payload.get("functions"), "functions")
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
        if (as_object(tool.get("function")) or {}).get("strict") is False:
            findings.exact(
                f"tools[{number}].function.strict", "Gemini has no strict mode for functions"
            )
