"""OpenAI's types of parameters, which are mappings: calls of them become dicts, annotations `dict[str, Any]`."""

from functools import partial

import libcst as cst

from gemini_sdk.migration.code import quoted
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.source import Program

_MAPPING = "dict[str, Any]"
_OTHERS = {
    "ChatCompletionToolChoiceOptionParam": "Any",
    "ResponseSteerInputParam": "Any",
    "ResponseInputParam": f"list[{_MAPPING}]",
    "ChatModel": "str",
    "ResponsesModel": "str",
    "EmbeddingModel": "str",
    "ReasoningEffort": "str",
}


def type_of(origin: str) -> str | None:
    """The annotation that takes the place of a type of parameters of OpenAI's; None of other names."""
    package, _, name = origin.rpartition(".")
    if not package.startswith("openai.types"):
        return None
    if name in _OTHERS:
        return _OTHERS[name]
    if name.endswith("ListParam"):
        return f"list[{_MAPPING}]"
    return _MAPPING if name.endswith("Param") else None


def as_dicts(source: Program, plan: Edits) -> None:
    """Have dicts where types of parameters are called."""
    quote = _quote(source)
    for call in source.all(cst.Call):
        if type_of(source.origin(call.func) or "") == _MAPPING:
            plan.edit(call, partial(_dict, quote))


def _dict(quote: str, call: cst.Call) -> cst.BaseExpression:
    if any(arg.star == "*" or (arg.keyword is None and not arg.star) for arg in call.args):
        return call.with_changes(func=cst.Name("dict"))
    elements: list[cst.BaseDictElement] = []
    for arg in call.args:
        if arg.keyword is None:
            elements.append(cst.StarredDictElement(arg.value, comma=arg.comma))
        else:
            key = cst.SimpleString(f"{quote}{arg.keyword.value}{quote}")
            elements.append(cst.DictElement(key, arg.value, comma=arg.comma))
    end = call.args[-1].whitespace_after_arg if call.args else cst.SimpleWhitespace("")
    return cst.Dict(
        elements,
        lbrace=cst.LeftCurlyBrace(call.whitespace_before_args),
        rbrace=cst.RightCurlyBrace(end),
        lpar=call.lpar,
        rpar=call.rpar,
    )


def _quote(source: Program) -> str:
    """The quotes that most strings of the program have."""
    singles = doubles = 0
    for each in source.all(cst.SimpleString):
        singles += each.quote == "'"
        doubles += each.quote == '"'
    return "'" if singles > doubles else '"'


def move(source: Program, plan: Edits) -> None:
    """Have types of this language where those of parameters are named."""
    for node in (*source.all(cst.Attribute), *source.all(cst.Name)):
        parent = source.parent(node)
        if isinstance(parent, cst.Attribute | cst.ImportAlias | cst.AsName):
            continue
        made = type_of(source.origin(node) or "")
        if made is None:
            continue
        if isinstance(parent, cst.Arg) and isinstance(source.parent(parent), cst.ClassDef):
            made = "TypedDict"
            plan.require("typing", made)
        elif "Any" in made:
            plan.require("typing", "Any")
        plan.replace(node, made)

    def quoted_name(_: str, origin: str) -> str | None:
        made = type_of(origin)
        if made is not None and "Any" in made:
            plan.require("typing", "Any")
        return made

    quoted.rename(source, plan, quoted_name)
