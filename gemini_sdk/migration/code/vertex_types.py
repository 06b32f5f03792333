"""vertexai's types in a program, turned into those of `gemini_sdk.types.generate_content`."""

import libcst as cst

from gemini_sdk.migration.code import quoted, vertex_embeddings, vertex_resources
from gemini_sdk.migration.code.arguments import keyword
from gemini_sdk.migration.code.edits import Edits, changed
from gemini_sdk.migration.code.imports import NOWHERE, STAYS, Home, move_names
from gemini_sdk.migration.code.source import Program, is_annotation, literal_text
from gemini_sdk.migration.code.vertex_models import own_name

HOME = "gemini_sdk.types.generate_content"

_SAME = frozenset(
    "Candidate Content FunctionCall FunctionDeclaration FunctionResponse GenerationConfig Part "
    "SafetySetting Tool ToolConfig".split()
)
_OTHERS: dict[str, Home] = {
    "GenerationResponse": (HOME, "GenerateContentResponse"),
    "GenerativeModel": ("builtins", "str"),
    "ChatSession": ("typing", "Any"),
}
_OF_ANNOTATIONS = frozenset({"GenerativeModel", "ChatSession"})
"""What has another type here. Where such a class is a value, it stays."""
_GONE = frozenset(
    "ChatSession FinishReason GenerativeModel HarmBlockThreshold HarmCategory Image "
    "generative_models grounding".split()
)
"""What is no import any more: it is a string, or a method of a client."""
_ENUMS = frozenset(
    "HarmCategory HarmBlockThreshold HarmBlockMethod HarmProbability HarmSeverity FinishReason "
    "BlockedReason Mode".split()
)
_METHODS = {"Part.from_data": "from_bytes"}
_KEYWORDS = {
    ("Part.from_uri", "uri"): "file_uri",
    ("FunctionDeclaration", "parameters"): "parameters_json_schema",
}


def move(source: Program, plan: Edits) -> None:
    """Have the types of this package."""
    for call in source.all(cst.Call):
        _move_call(source, plan, call)
    for node in source.all(cst.Dict):
        _move_settings(source, plan, node)
    for attribute in source.all(cst.Attribute):
        name = own_name(source.origin(attribute)) or ""
        if len(name.split(".")) > 1 and name.split(".")[-2] in _ENUMS:
            plan.replace(attribute, f'"{name.rpartition(".")[2]}"')
    _move_configs(source, plan)
    _move_uses(source, plan)
    _move_imports(source, plan)


def config(node: cst.BaseExpression) -> cst.BaseExpression:
    """A mapping that is a configuration as one; what is something else stays."""
    if not isinstance(node, cst.Dict):
        return node
    args: list[cst.Arg] = []
    for member in node.elements:
        name = literal_text(member.key) if isinstance(member, cst.DictElement) else None
        if name is None or not name.isidentifier():
            return node
        args.append(keyword(name, member.value))
    return cst.Call(cst.Name("GenerationConfig"), args)


def _move_call(source: Program, plan: Edits, call: cst.Call) -> None:
    name = own_name(source.origin(call.func)) or ""
    if name in _METHODS:
        method = cst.Name(_METHODS[name])
        plan.edit(call.func, lambda updated: updated.with_changes(attr=method))
    for arg in call.args:
        renamed = _KEYWORDS.get((name, arg.keyword.value)) if arg.keyword is not None else None
        if renamed is not None:
            other = cst.Name(renamed)
            plan.edit(arg, changed(keyword=other))
    if name == "Image.load_from_file":
        plan.require(HOME, "Part")
        plan.edit(call.func, lambda _: cst.parse_expression("Part.from_file"))
    elif name == "Part.from_image" and len(call.args) == 1:
        plan.edit(call, lambda updated: updated.args[0].value)


def _move_settings(source: Program, plan: Edits, node: cst.Dict) -> None:
    """A mapping of safety settings is a list of them."""
    keys = [each.key for each in node.elements if isinstance(each, cst.DictElement)]
    if not keys or len(keys) < len(node.elements):
        return
    if not all("HarmCategory." in (own_name(source.origin(key)) or "") for key in keys):
        return
    plan.require(HOME, "SafetySetting")
    plan.edit(node, _settings)


def _settings(updated: cst.Dict) -> cst.List:
    made: list[cst.Element] = []
    for each in updated.elements:
        if not isinstance(each, cst.DictElement):
            continue
        args = [
            keyword("category", each.key).with_changes(
                comma=cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
            ),
            keyword("threshold", each.value),
        ]
        made.append(cst.Element(cst.Call(cst.Name("SafetySetting"), args), comma=each.comma))
    left = cst.LeftSquareBracket(updated.lbrace.whitespace_after)
    right = cst.RightSquareBracket(updated.rbrace.whitespace_before)
    return cst.List(made, lbracket=left, rbracket=right)


def _move_configs(source: Program, plan: Edits) -> None:
    """A variable passed as generation_config has its type, which a mapping in a variable has not."""
    for arg in source.all(cst.Arg):
        if arg.keyword is None or arg.keyword.value != "generation_config":
            continue
        for name in source.assigned(arg.value) if isinstance(arg.value, cst.Name) else ():
            target = source.parent(name)
            assign = source.parent(target) if target is not None else None
            if not isinstance(assign, cst.Assign) or not isinstance(assign.value, cst.Dict):
                continue
            if isinstance(config(assign.value), cst.Call):
                plan.require(HOME, "GenerationConfig")
                plan.edit(assign.value, config)


def _home(origin: str) -> Home | None:
    name = own_name(origin) or ""
    return (HOME, name) if name in _SAME else _OTHERS.get(name) or vertex_resources.home(name)


def _move_uses(source: Program, plan: Edits) -> None:
    for node in (*source.all(cst.Name), *source.all(cst.Attribute)):
        origin = source.origin(node)
        parent = source.parent(node)
        if isinstance(parent, cst.Attribute) and parent.attr is node:
            continue
        name = own_name(origin) or ""
        home = _home(origin or "")
        if home is None or (isinstance(node, cst.Name) and node.value != name):
            continue
        if name in _OF_ANNOTATIONS and not is_annotation(source, node):
            continue
        if _is_replaced(source, plan, node):
            continue
        if isinstance(node, cst.Attribute) or home[1] != name:
            if home[0] != "builtins":
                plan.require(*home)
            plan.replace(node, home[1])

    def quoted_name(name: str, origin: str) -> str | None:
        home = _home(origin)
        if home is None or name.rpartition(".")[2] != origin.rpartition(".")[2] or name == home[1]:
            return None
        if home[0] != "builtins":
            plan.require(*home)
        return home[1]

    quoted.rename(source, plan, quoted_name)


def _is_replaced(source: Program, plan: Edits, node: cst.CSTNode) -> bool:
    """Whether a name is the beginning of a longer one, or of a call, that gets another form as a whole."""
    last = node
    for each in source.around(node):
        if each in plan.edits:
            return not isinstance(each, cst.Call) or each.func is last
        if not isinstance(each, cst.Attribute):
            return isinstance(each, cst.Call) and each.func is last and each in plan.edits
        last = each
    return False


def _move_imports(source: Program, plan: Edits) -> None:
    move_names(source, plan, "vertexai", _import_home)


def _import_home(origin: str) -> Home | None:
    name = own_name(origin) or ""
    if name == "init":
        return STAYS
    if vertex_resources.plain(name) in vertex_resources.MODULES | vertex_embeddings.NAMES:
        return NOWHERE
    return NOWHERE if name in _GONE else _home(origin)
