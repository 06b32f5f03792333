"""Environment variables under their new names, wherever a program reads or sets them by `os`."""

from collections.abc import Iterator
from enum import Enum

import libcst as cst

from gemini_sdk.migration.code.arguments import keywords
from gemini_sdk.migration.code.edits import Edits, changed
from gemini_sdk.migration.code.elsewhere import goes_elsewhere
from gemini_sdk.migration.code.source import Program, is_name, literal_text
from gemini_sdk.migration.code.sources import value_sources


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
    models = _deployments(source)
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
        if kind is Kind.MODEL and len(models) > 1:
            names = " and ".join(models)
            plan.note(place, f"{names} would both be {kind.value}: set each to a Gemini model.")
            continue
        if _keeps_name(source, plan, place, literal, kind):
            continue
        if kind is Kind.ENDPOINT and isinstance(place, cst.Comparison):
            plan.note(place, f"{kind.value} may be missing: the program calls Google then.")
        renamed = _like(literal, kind.value)
        if kind is Kind.ENDPOINT and read:
            _read_address(source, plan, place, renamed)
        else:
            plan.edit(literal, changed(value=renamed.value))
    for place, name in (*_set_by_tests(source), *_listed(source)):
        kind = VARIABLES[name]
        is_renamed = native and len(models) < 2
        if kind in (Kind.KEY, Kind.ENDPOINT) or (kind is Kind.MODEL and is_renamed):
            plan.note(place, f"{name} is {kind.value} now, and the program reads that.")


def _deployments(source: Program) -> list[str]:
    """The variables of deployments in a program, in alphabetical order."""
    names = {literal_text(literal) or "" for _, literal, _ in _mentions(source)}
    return sorted(name for name in names if VARIABLES[name] is Kind.MODEL)


def _listed(source: Program) -> Iterator[tuple[cst.CSTNode, str]]:
    """The variables in lists, tuples and sets of names, which a program may look up later."""
    for element in source.all(cst.Element):
        if (name := literal_text(element.value)) in VARIABLES:
            yield element, name


def _set_by_tests(source: Program) -> Iterator[tuple[cst.CSTNode, str]]:
    """The variables that pytest's monkeypatch or `patch.dict(os.environ, ...)` set."""
    for call in source.all(cst.Call):
        function = source.text(call.func).rpartition(".")[2]
        named: list[cst.CSTNode] = []
        if function in ("setenv", "delenv"):
            named += [arg.value for arg in call.args[:1]]
        elif function in ("dict", "setitem", "delitem") and len(call.args) > 1:
            of = call.args[0].value
            if source.origin(of) == "os.environ" or literal_text(of) == "os.environ":
                given = call.args[1].value
                elements = given.elements if isinstance(given, cst.Dict) else ()
                keys = (each.key for each in elements if isinstance(each, cst.DictElement))
                named += [given, *keys]
            if source.text(call.func).endswith("patch.dict"):
                yield from ((call, name) for name in keywords(call) if name in VARIABLES)
        for each in named:
            if (name := literal_text(each)) in VARIABLES:
                yield call, name


def _keeps_name(
    source: Program, plan: Edits, place: cst.CSTNode, literal: cst.SimpleString, kind: Kind
) -> bool:
    """Whether a variable has to keep its name, so that no key or address gets to a service that it is not for."""
    if kind not in (Kind.KEY, Kind.ENDPOINT):
        return False
    name = literal_text(literal)
    value = _written(source, place)
    if value is None:
        note = f"{name} is passed to other code, so it keeps its name. Gemini reads {kind.value}."
        if isinstance(place, cst.Comparison) or not (
            _is_noted(source, place, note) or goes_elsewhere(source, place)
        ):
            return False
        plan.note(place, note)
        return True
    if kind_of(source, value) is kind:
        return False
    if kind is Kind.KEY:
        plan.note(place, "this was the key of another service: set Google's.")
        return False
    plan.note(place, f"{name} means nothing to Gemini, which reads {kind.value}.")
    return True


def _is_noted(source: Program, place: cst.CSTNode, text: str) -> bool:
    """Whether an earlier run left a comment at a place, for a reason that may be gone since."""
    statement = source.statement(place)
    lines = statement.leading_lines if statement is not None else ()
    return any(each.comment is not None and text in each.comment.value for each in lines)


def _written(source: Program, place: cst.CSTNode) -> cst.BaseExpression | None:
    """What a variable is set to."""
    target = source.parent(place)
    assign = source.parent(target) if isinstance(target, cst.AssignTarget) else None
    if isinstance(assign, cst.Assign):
        return assign.value
    if isinstance(place, cst.Call) and source.origin(place.func) == "os.environ.setdefault":
        return place.args[1].value if len(place.args) > 1 else None
    return None


def kind_of(source: Program, node: cst.CSTNode) -> Kind | None:
    """The kind of value of an expression that is read from the environment, and from nowhere else.

    None for a value of unknown origin, such as a parameter, and for a variable that keeps its name because other code
    gets its value too.
    """
    kinds: set[Kind | None] = set()
    for leaf in value_sources(source).leaves(node):
        if not (is_name(leaf, "None") or literal_text(leaf) == ""):
            kinds.add(_kind_read(source, leaf))
    return kinds.pop() if len(kinds) == 1 else None


def _kind_read(source: Program, node: cst.CSTNode) -> Kind | None:
    literal = _read_here(source, node)
    kind = VARIABLES.get(literal_text(literal) or "") if literal is not None else None
    if kind not in (Kind.KEY, Kind.ENDPOINT):
        return kind
    if goes_elsewhere(source, node):
        return None
    defaults = [arg.value for arg in node.args[1:]] if isinstance(node, cst.Call) else []
    for default in defaults:
        is_replaced = kind is Kind.ENDPOINT and literal_text(default) is not None
        is_empty = is_name(default, "None") or literal_text(default) == ""
        if not (is_replaced or is_empty or kind_of(source, default) is kind):
            return None
    return kind


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
    if len(place.args) == 1 and not isinstance(source.parent(place), cst.Arg):
        default = cst.Arg(_like(renamed, ADDRESS))
        plan.edit(
            place,
            lambda updated: updated.with_changes(
                args=[updated.args[0].with_changes(comma=cst.MaybeSentinel.DEFAULT), default]
            ),
        )
    elif len(place.args) > 1 and literal_text(place.args[1].value) is not None:
        written = _like(place.args[1].value, ADDRESS)
        plan.edit(place.args[1].value, lambda _: written)


def _like(literal: cst.CSTNode, text: str) -> cst.SimpleString:
    quote = literal.quote[0] if isinstance(literal, cst.SimpleString) else '"'
    return cst.SimpleString(f"{quote}{text}{quote}")
