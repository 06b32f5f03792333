"""`genai.configure`, and the clients that take its place."""

from functools import partial

import libcst as cst

from gemini_sdk.migration.code.arguments import keyword, keywords
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.generativeai.names import ASYNC_CLIENT, CLIENT, own_name
from gemini_sdk.migration.code.source import Program, literal_text
from gemini_sdk.migration.code.vertex_setup import readings_of, set_up

_KINDS = {CLIENT: "GeminiClient", ASYNC_CLIENT: "AsyncGeminiClient"}
_KEPT = ("api_key", "credentials")
_IGNORED = (*_KEPT, "transport", "client_options")


def move(source: Program, plan: Edits) -> None:
    """Have the clients where the library was set up, else after the imports."""
    calls = [call for call in source.all(cst.Call) if own_name(source, call.func) == "configure"]
    wanted = {name: readings_of(source, name) for name in _KINDS}
    needed = [name for name, readings in wanted.items() if readings]
    if not needed and calls:
        needed = [CLIENT]
    kinds = [(name, _KINDS[name]) for name in needed]
    for _, kind in kinds:
        plan.require("gemini_sdk", kind)
    readings = [each for name in needed for each in wanted[name]]
    for call in calls:
        _tell(source, plan, call)
        arguments = partial(_arguments, _endpoint(call))
        set_up(source, plan, call, kinds, readings, stays=False, arguments=arguments)
    if not calls:
        for name, kind in kinds:
            plan.begin(f"{name} = {kind}()")


def _endpoint(call: cst.Call) -> cst.BaseExpression | None:
    options = keywords(call).get("client_options")
    for element in (
        options.value.elements if options and isinstance(options.value, cst.Dict) else ()
    ):
        if isinstance(element, cst.DictElement) and literal_text(element.key) == "api_endpoint":
            return element.value
    return None


def _tell(source: Program, plan: Edits, call: cst.Call) -> None:
    given = keywords(call)
    for name in given:
        if name not in _IGNORED:
            plan.note(call, f"{name} was left out: the client has no such argument.")
    endpoint = _endpoint(call)
    if endpoint is not None:
        plan.note(
            call, "base_url is a whole URL, such as https://generativelanguage.googleapis.com."
        )
    elif "client_options" in given:
        text = source.text(given["client_options"].value)
        plan.note(call, f"client_options was {text}: pass base_url if it names an address.")


def _arguments(endpoint: cst.BaseExpression | None, call: cst.Call) -> list[cst.Arg]:
    args = [arg for name, arg in keywords(call).items() if name in _KEPT]
    args += [arg for arg in call.args if arg.star]
    return [*args, *([keyword("base_url", endpoint)] if endpoint is not None else [])]
