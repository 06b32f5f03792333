"""google-generativeai's types: configs as mappings, enums as strings, messages of the API as the types here."""

from functools import partial

import libcst as cst

from gemini_sdk.migration.code.arguments import keywords
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.genai.model_types import MODULE, alias_of, home_of
from gemini_sdk.migration.code.generativeai.names import own_name
from gemini_sdk.migration.code.request import mapping
from gemini_sdk.migration.code.source import Program, is_annotation, literal_text

_ENUMS = frozenset(
    "HarmCategory HarmBlockThreshold SafetySetting.HarmBlockThreshold Type Candidate.FinishReason "
    "FunctionCallingConfig.Mode HarmProbability".split()
)
_HARMS = {
    "HARASSMENT": "HARM_CATEGORY_HARASSMENT",
    "HATE": "HARM_CATEGORY_HATE_SPEECH",
    "HATE_SPEECH": "HARM_CATEGORY_HATE_SPEECH",
    "SEX": "HARM_CATEGORY_SEXUALLY_EXPLICIT",
    "SEXUAL": "HARM_CATEGORY_SEXUALLY_EXPLICIT",
    "SEXUALLY_EXPLICIT": "HARM_CATEGORY_SEXUALLY_EXPLICIT",
    "DANGER": "HARM_CATEGORY_DANGEROUS_CONTENT",
    "DANGEROUS": "HARM_CATEGORY_DANGEROUS_CONTENT",
    "DANGEROUS_CONTENT": "HARM_CATEGORY_DANGEROUS_CONTENT",
}
"""Categories of harm, by the short names that google-generativeai takes for them."""
_BLOB = {"mime_type", "data"}


def move(source: Program, plan: Edits) -> None:
    """Have the types of this package."""
    for call in source.all(cst.Call):
        if own_name(source, call.func) == "GenerationConfig" and not any(
            arg.keyword is None for arg in call.args
        ):
            plan.edit(call, _as_mapping)
    for node in source.all(cst.Dict):
        _move_mapping(source, plan, node)
    for used in (*source.all(cst.Attribute), *source.all(cst.Name)):
        parent = source.parent(used)
        within = isinstance(parent, cst.Attribute) and parent.attr is used
        if not within and not isinstance(parent, cst.ImportAlias | cst.AsName):
            _move_use(source, plan, used)


def _as_mapping(updated: cst.Call) -> cst.Dict:
    return mapping({name: arg.value for name, arg in keywords(updated).items()})


def _move_use(source: Program, plan: Edits, node: cst.CSTNode) -> None:
    name = own_name(source, node)
    if name is None:
        return
    kind, _, member = name.rpartition(".")
    if kind in _ENUMS:
        parent = source.parent(node)
        is_read = isinstance(parent, cst.Attribute) and parent.attr.value in ("name", "value")
        plan.replace(parent if is_read and parent is not None else node, f'"{member}"')
        return
    if name in ("GenerativeModel", "ChatSession", "GenerationConfig"):
        if is_annotation(source, node):
            plan.require("typing", "Any")
            plan.replace(node, "Any")
        return
    home = home_of(name)
    if home is not None and home[0] == MODULE:
        plan.require("gemini_sdk.types", f"{MODULE} as {alias_of(MODULE)}")
        plan.replace(node, f"{alias_of(MODULE)}.{home[1]}")


def _move_mapping(source: Program, plan: Edits, node: cst.Dict) -> None:
    keys = [each.key for each in node.elements if isinstance(each, cst.DictElement)]
    if not keys or len(keys) < len(node.elements):
        return
    names = {literal_text(key) for key in keys}
    if names == _BLOB:
        plan.edit(node, lambda updated: mapping({"inline_data": updated}))
    elif all(_is_harm(source, key) for key in keys):
        plan.edit(node, _settings)
    elif names == {"category", "threshold"}:
        category = next(
            e.value
            for e in node.elements
            if isinstance(e, cst.DictElement) and literal_text(e.key) == "category"
        )
        if literal_text(category) is not None:
            plan.edit(category, partial(_category))


def _is_harm(source: Program, key: cst.BaseExpression) -> bool:
    text = (literal_text(key) or "").upper()
    named = (own_name(source, key) or "").startswith("HarmCategory.")
    return named or text in _HARMS or text.startswith("HARM_CATEGORY_")


def _category(value: cst.BaseExpression) -> cst.BaseExpression:
    text = (literal_text(value) or "").upper()
    return cst.SimpleString(f'"{_HARMS.get(text, text)}"') if text else value


def _settings(updated: cst.Dict) -> cst.List:
    made: list[cst.Element] = []
    for each in updated.elements:
        if isinstance(each, cst.DictElement):
            fields = {"category": _category(each.key), "threshold": each.value}
            made.append(cst.Element(mapping(fields), comma=each.comma))
    left = cst.LeftSquareBracket(updated.lbrace.whitespace_after)
    right = cst.RightSquareBracket(updated.rbrace.whitespace_before)
    return cst.List(made, lbracket=left, rbracket=right)
