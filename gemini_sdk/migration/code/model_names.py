"""The models that calls name: said of each that is not known to be one of Google's, or to lead to one."""

from collections.abc import Collection, Iterator

import libcst as cst

from gemini_sdk.migration.code.arguments import keywords
from gemini_sdk.migration.code.clients import ClientUse
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.environment import kind_of
from gemini_sdk.migration.code.source import Program, literal_text
from gemini_sdk.migration.code.sources import value_sources
from gemini_sdk.migration.code.values import is_known, named_by
from gemini_sdk.migration.model_map import ModelMap

_NAMES = ("model", "azure_deployment")


def calls(source: Program, uses: Collection[ClientUse]) -> Iterator[cst.Call]:
    """The calls that may name a model: of methods, of what holds them, and of functions that are given them."""
    ends = {use.last for use in uses if use.call is None}
    known = {use.call for use in uses if use.call is not None}
    yield from known
    for end in ends:
        arg = source.parent(end)
        call = source.parent(arg) if isinstance(arg, cst.Arg) else None
        if isinstance(call, cst.Call):
            yield call
    for call in source.all(cst.Call) if ends else ():
        if call not in known and _NAMES[0] in keywords(call) and _holds(source, call.func, ends):
            yield call


def _holds(source: Program, func: cst.BaseExpression, ends: Collection[cst.CSTNode]) -> bool:
    """Whether a function may be a method of a client, in a variable, a mapping or a `partial`."""
    node: cst.BaseExpression = func
    while True:
        for leaf in value_sources(source).leaves(node):
            given = leaf.args[:1] if isinstance(leaf, cst.Call) else ()
            if leaf in ends or any(arg.value in ends for arg in given):
                return True
        if not isinstance(node, cst.Attribute):
            return False
        node = node.value


def tell(source: Program, plan: Edits, call: cst.Call, models: ModelMap) -> None:
    """Say of the models of a call in OpenAI's form that the map has to lead them to ones of Google's."""
    for model in _of(source, call):
        literals, is_complete = named_by(source, model)
        for literal in literals:
            if not is_known(literal, models):
                plan.note(
                    call, f"{source.text(literal)} has no row in the client's model_map: add one."
                )
        if literals or is_complete or kind_of(source, model) is not None:
            continue
        if not isinstance(model, cst.Name) or source.values(model):
            plan.note(
                call,
                f"{source.text(model)} has to be a Gemini model, or have a row in the client's model_map.",
            )


def tell_unknown(source: Program, plan: Edits, call: cst.Call, models: ModelMap) -> None:
    """Say of the models of a call in native style that they have to be Gemini's, unless they are known to be."""
    for model in _of(source, call):
        literals, is_complete = named_by(source, model)
        unknown = [each for each in literals if not is_known(each, models)]
        if unknown or not is_complete:
            named = unknown[0] if unknown and is_complete else model
            plan.note(call, f"{source.text(named)} has to be a Gemini model: replace it.")


def _of(source: Program, call: cst.Call) -> Iterator[cst.BaseExpression]:
    """The models that a call names, also in a mapping of arguments that the program shows."""
    given = keywords(call)
    model = next((given[name] for name in _NAMES if name in given), None)
    if model is not None:
        yield model.value
        return
    for arg in call.args:
        if arg.star == "**":
            for leaf in value_sources(source).leaves(arg.value):
                yield from _in_mapping(leaf)


def _in_mapping(node: cst.CSTNode) -> Iterator[cst.BaseExpression]:
    if isinstance(node, cst.Dict):
        for element in node.elements:
            if isinstance(element, cst.DictElement) and literal_text(element.key) in _NAMES:
                yield element.value
    elif (
        isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "dict"
    ):
        given = keywords(node)
        yield from (given[name].value for name in _NAMES if name in given)
