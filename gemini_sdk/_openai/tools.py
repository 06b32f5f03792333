"""Tools and whether they are called, in Gemini's form."""

from typing import Any

from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk._openai.findings import Findings, Json
from gemini_sdk.validation.suggestions import closest

_MODES = {"none": "NONE", "auto": "AUTO", "required": "ANY"}


def declarations(payload: Json, ledger: Findings) -> list[Json]:
    """The declarations of a request's functions, be they tools or, as of old, functions."""
    if payload.get("tools") and payload.get("functions"):
        ledger.fault("functions", "conflicts with tools", expected="one of them")
    declared: list[Json] = []
    for number, tool in enumerate(payload.get("tools") or ()):
        if tool["type"] != "function":
            place = f"tools[{number}].type"
            ledger.fault(place, "unknown type of tool", repr(tool["type"]), "function")
        declared.append(_declaration(tool["function"]))
    declared += [_declaration(function) for function in payload.get("functions") or ()]
    return declared


def _declaration(function: Json) -> Json:
    declared: dict[str, Any] = {"name": function["name"]}
    if function.get("description") is not None:
        declared["description"] = function["description"]
    if function.get("parameters"):
        declared["parametersJsonSchema"] = to_json_form(function["parameters"])
    return declared


def calling(payload: Json, declared: list[Json], ledger: Findings) -> Json | None:
    """Whether functions are called, or which; None if that was not said."""
    field = "tool_choice" if payload.get("tool_choice") is not None else "function_call"
    choice: Any = payload.get(field)
    if choice is None:
        return None
    if isinstance(choice, str):
        if choice not in _MODES:
            expected = f"one of {', '.join(_MODES)}, or a function"
            ledger.fault(
                field, "unknown choice", repr(choice), expected, closest(choice, [*_MODES])
            )
            return None
        return {"functionCallingConfig": {"mode": _MODES[choice]}}
    if field == "tool_choice" and choice["type"] != "function":
        ledger.fault(f"{field}.type", "unknown type of tool", repr(choice["type"]), "function")
    name: str = choice["function"]["name"] if field == "tool_choice" else choice["name"]
    known = [each["name"] for each in declared]
    if name not in known:
        place = f"{field}.function.name" if field == "tool_choice" else f"{field}.name"
        expected = f"one of {', '.join(known)}" if known else "a declared function"
        ledger.fault(place, "unknown function", repr(name), expected, closest(name, known))
    return {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": [name]}}


def tell_settings(payload: Json, ledger: Findings) -> None:
    """Say of settings that change nothing that they do not, and refuse those without tools."""
    if not payload.get("tools"):
        for name in ("tool_choice", "parallel_tool_calls"):
            if payload.get(name) is not None:
                ledger.fault(name, "needs another field", expected="tools")
    if payload.get("parallel_tool_calls"):
        ledger.exact("parallel_tool_calls", "Gemini always allows parallel calls")
    for number, tool in enumerate(payload.get("tools") or ()):
        if tool["function"].get("strict") is False:
            ledger.exact(
                f"tools[{number}].function.strict", "Gemini has no strict mode for functions"
            )
