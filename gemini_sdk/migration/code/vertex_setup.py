"""`vertexai.init`, and the clients that take its place.

It stays while anything of vertexai stays in the program; then the clients are made in addition.
"""

from collections.abc import Callable, Iterable
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.arguments import is_spread, keyword, with_arguments
from gemini_sdk.migration.code.edits import MARK, Edits
from gemini_sdk.migration.code.imports import NOWHERE, Home, imported_module, move_names, remove
from gemini_sdk.migration.code.other_names import free_name
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.code.vertex_models import own_name

CLIENT, ASYNC_CLIENT = "vertex_client", "async_vertex_client"

_KINDS = {CLIENT: "VertexClient", ASYNC_CLIENT: "AsyncVertexClient"}
_INIT = ("project", "location", "credentials", "api_key")
_PLACES = ("project", "location")
_MODULES = ("vertexai", "vertexai.generative_models", "vertexai.preview.generative_models")


def move(source: Program, plan: Edits) -> None:
    """Have the clients where the library was set up, else after the imports."""
    inits = [call for call in source.all(cst.Call) if own_name(source.origin(call.func)) == "init"]
    wanted = {name: readings_of(source, name) for name in _KINDS}
    needed = [name for name, readings in wanted.items() if readings]
    stays = _stays(source, inits)
    if not needed and inits and not stays:
        needed = [CLIENT]
    kinds = [(name, _KINDS[name]) for name in needed]
    for _, kind in kinds:
        plan.require("gemini_sdk", kind)
    readings = [each for name in needed for each in wanted[name]]
    for call in inits:
        for arg in call.args:
            if arg.keyword is not None and arg.keyword.value not in _INIT and kinds:
                name = source.text(arg.keyword)
                plan.note(call, f"{name} was left out: the client has no such argument.")
        set_up(source, plan, call, kinds, readings, stays=stays)
    if not inits:
        for name, kind in kinds:
            plan.begin(f"{name} = {kind}()")
    if not stays:
        move_names(source, plan, "vertexai", _gone)
        for node, alias in imported_module(source, "vertexai"):
            if alias.evaluated_name in _MODULES:
                remove(source, plan, node, alias)


def _gone(origin: str) -> Home | None:
    return NOWHERE if own_name(origin) == "init" else None


def readings_of(source: Program, name: str) -> list[cst.Name]:
    """The uses of a client that nothing in the program makes."""
    name = free_name(source, name)
    return [
        node
        for scope in source.scopes()
        for access in scope.accesses
        if isinstance(node := access.node, cst.Name) and node.value == name and not access.referents
    ]


def _stays(source: Program, inits: Iterable[cst.Call]) -> bool:
    """Whether anything of vertexai is used but for `init`."""
    setting_up = {node for call in inits for node in _within(call.func)}
    for kind in (cst.Name, cst.Attribute):
        for node in source.all(kind):
            origin = source.origin(node) or ""
            if origin.partition(".")[0] != "vertexai" or node in setting_up:
                continue
            if not any(isinstance(e, cst.Import | cst.ImportFrom) for e in source.around(node)):
                return True
    return any(
        (source.text(node.module) if node.module else "").partition(".")[0] == "vertexai"
        and (
            isinstance(node.names, cst.ImportStar)
            or any(alias.evaluated_name != "init" for alias in node.names)
        )
        for node in source.all(cst.ImportFrom)
        if not node.relative
    )


def _within(node: cst.CSTNode) -> list[cst.CSTNode]:
    return [node, *(each for child in node.children for each in _within(child))]


def set_up(
    source: Program,
    plan: Edits,
    call: cst.Call,
    kinds: list[tuple[str, str]],
    readings: list[cst.Name],
    *,
    stays: bool,
    arguments: Callable[[cst.Call], list[cst.Arg]] | None = None,
) -> None:
    """Construct clients, each a name and its class, where a call set up a library for the whole program."""
    if not isinstance(source.parent(call), cst.Expr):
        plan.note(call, f"create a {kinds[0][1] if kinds else 'VertexClient'} here.")
        return
    statement = plan.line(call) if kinds else None
    if statement is None:
        return
    if is_spread(call):
        plan.note(call, f"keys of a mapping have to be arguments of {kinds[0][1]}.")
    function = source.function(call)
    if function is not None and any(source.function(use) is not function for use in readings):
        for name, kind in kinds:
            plan.begin(_declared(name, kind, source.text(function.name)))
            plan.insert(statement, f"global {name}")

    def edit(updated: Any) -> Any:
        made = updated.body[0].value
        lines: list[Any] = [updated] if stays else []
        for name, kind in kinds:
            client = with_arguments(made, (arguments or _arguments)(made)).with_changes(
                func=cst.Name(kind)
            )
            line = updated.with_changes(
                body=[cst.Assign([cst.AssignTarget(cst.Name(name))], client)]
            )
            if lines:
                line = line.with_changes(
                    leading_lines=(), trailing_whitespace=cst.TrailingWhitespace()
                )
            lines.append(line)
        return cst.FlattenSentinel(lines)

    plan.edit(statement, edit)


def _declared(name: str, kind: str, function: str) -> str:
    """A client of the module that a function constructs."""
    comment = f"{MARK} {name} has no value before {function} has been called: call it first."
    return f"{comment}\n{name}: {kind} = None  # type: ignore[assignment]"


def _arguments(call: cst.Call) -> list[cst.Arg]:
    places = iter(_PLACES)
    args: list[cst.Arg] = []
    for arg in call.args:
        if arg.star:
            args.append(arg)
        elif arg.keyword is None:
            if (place := next(places, None)) is not None:
                args.append(keyword(place, arg.value).with_changes(comma=arg.comma))
        elif arg.keyword.value in _INIT:
            args.append(arg)
    return args
