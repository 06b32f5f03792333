"""Environment variables under their new names, wherever a program reads or sets them by `os`."""

from collections.abc import Iterator
from enum import Enum

import libcst as cst

from gemini_sdk.migration.code.edits import Edits, changed
from gemini_sdk.migration.code.source import Program, is_name, literal_text


class Kind(Enum):
    """The kind of value of a variable."""

    KEY = "GEMINI_API_KEY"
    ENDPOINT = "GEMINI_SDK_BASE_URL"
    MODEL = "GEMINI_MODEL"
    NOTHING = ""
    """Something Gemini has no use for."""


VARIABLES = {
    "AZURE_OPENAI_API_KEY": Kind.KEY,
    "AZURE_OPENAI_KEY": Kind.KEY,
    "OPENAI_API_KEY": Kind.KEY,
    "AZURE_OPENAI_ENDPOINT": Kind.ENDPOINT,
    "AZURE_OPENAI_BASE_URL": Kind.ENDPOINT,
    "OPENAI_BASE_URL": Kind.ENDPOINT,
    "OPENAI_API_BASE": Kind.ENDPOINT,
    "AZURE_OPENAI_DEPLOYMENT": Kind.MODEL,
    "AZURE_OPENAI_DEPLOYMENT_NAME": Kind.MODEL,
    "AZURE_OPENAI_API_VERSION": Kind.NOTHING,
    "OPENAI_API_VERSION": Kind.NOTHING,
    "OPENAI_API_TYPE": Kind.NOTHING,
    "OPENAI_ORG_ID": Kind.NOTHING,
    "AZURE_OPENAI_AD_TOKEN": Kind.NOTHING,
}
"""Variables of OpenAI's package and Azure's samples."""

ADDRESS = "https://generativelanguage.googleapis.com"
_READERS = ("os.getenv", "os.environ.get", "os.environ.setdefault", "os.environ.pop")


def rename(source: Program, plan: Edits, *, native: bool) -> None:
    """Give variables their new names. Those of deployments stay in drop-in style, where the model map knows them."""
    for place, literal, read in _mentions(source):
        kind = VARIABLES[literal_text(literal) or ""]
        if kind is Kind.NOTHING:
            plan.note(place, f"{literal_text(literal)} has no meaning for Gemini.")
            continue
        if kind is Kind.MODEL and not native:
            if read:
                plan.note(
                    place,
                    f"{literal_text(literal)} names a deployment: set it to a Gemini model, or give "
                    "the client a model_map with a row for it.",
                )
            continue
        renamed = _like(literal, kind.value)
        if kind is Kind.ENDPOINT and read:
            _read_address(source, plan, place, renamed)
        else:
            plan.edit(literal, changed(value=renamed.value))


def kind_of(source: Program, node: cst.CSTNode) -> Kind | None:
    """The kind of value of an expression: of an environment variable, read here or through a variable."""
    literal = _read_here(source, node)
    if literal is not None:
        return VARIABLES.get(literal_text(literal) or "")
    if isinstance(node, cst.Name):
        values = source.values(node)
        unknown: set[Kind | None] = {None} if len(values) < len(source.assigned(node)) else set()
        return _only({kind_of(source, each) for each in values} | unknown)
    if isinstance(node, cst.Attribute):
        values = source.members(node.attr.value)
        return _only({kind_of(source, each) for each in values if each is not node})
    if isinstance(node, cst.BooleanOperation):
        return _only({kind_of(source, node.left), kind_of(source, node.right)} - {None})
    return None


def _only(kinds: set[Kind | None]) -> Kind | None:
    return kinds.pop() if len(kinds) == 1 else None


def _mentions(source: Program) -> Iterator[tuple[cst.CSTNode, cst.SimpleString, bool]]:
    """Expressions that name a known variable, the literal that does, and whether it is read there."""
    for node in (*source.all(cst.Subscript), *source.all(cst.Call)):
        literal = _read_here(source, node)
        if literal is not None:
            yield node, literal, not _is_written(source, node)
    for node in source.all(cst.Comparison):
        wanted = node.left
        within = node.comparisons[0]
        if (
            isinstance(within.operator, cst.In | cst.NotIn)
            and source.origin(within.comparator) == "os.environ"
            and isinstance(wanted, cst.SimpleString)
            and literal_text(wanted) in VARIABLES
        ):
            yield node, wanted, False


def _read_here(source: Program, node: cst.CSTNode) -> cst.SimpleString | None:
    found: cst.CSTNode | None = None
    if isinstance(node, cst.Subscript) and source.origin(node.value) == "os.environ":
        index = node.slice[0].slice
        found = index.value if isinstance(index, cst.Index) else None
    elif isinstance(node, cst.Call) and source.origin(node.func) in _READERS and node.args:
        found = node.args[0].value
    if isinstance(found, cst.SimpleString) and literal_text(found) in VARIABLES:
        return found
    return None


def _is_written(source: Program, node: cst.CSTNode) -> bool:
    parent = source.parent(node)
    return isinstance(parent, cst.AssignTarget | cst.Del | cst.AugAssign) or (
        isinstance(node, cst.Call)
        and source.origin(node.func) in ("os.environ.setdefault", "os.environ.pop")
    )


def _read_address(
    source: Program, plan: Edits, place: cst.CSTNode, renamed: cst.SimpleString
) -> None:
    """An address may be missing, which means Google's own; Azure's is none of the key's business."""
    if isinstance(place, cst.Subscript):
        parent = source.parent(place)
        args = [cst.Arg(renamed)]
        if not (isinstance(parent, cst.Arg) and is_name(parent.keyword, "base_url")):
            args.append(cst.Arg(_like(renamed, ADDRESS)))
        plan.edit(
            place, lambda updated: cst.Call(cst.Attribute(updated.value, cst.Name("get")), args)
        )
        return
    if not isinstance(place, cst.Call):
        return
    plan.edit(place.args[0].value, lambda _: renamed)
    if len(place.args) > 1 and literal_text(place.args[1].value):
        default = _like(place.args[1].value, ADDRESS)
        plan.edit(place.args[1].value, lambda _: default)


def _like(literal: cst.CSTNode, text: str) -> cst.SimpleString:
    quote = literal.quote[0] if isinstance(literal, cst.SimpleString) else '"'
    return cst.SimpleString(f"{quote}{text}{quote}")
