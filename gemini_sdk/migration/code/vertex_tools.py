"""Tools and their settings in a program for vertexai, as those of this package."""

from collections.abc import Callable, Mapping
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.arguments import keyword, with_arguments
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.source import Program, literal_text
from gemini_sdk.migration.code.vertex_models import own_name

HOME = "gemini_sdk.types.generate_content"
_SEARCH = "grounding.VertexAISearch"


def move(source: Program, plan: Edits) -> None:
    """Have constructors of this package in place of functions and inner classes."""
    for call in source.all(cst.Call):
        made = _MOVES.get(own_name(source.origin(call.func)) or "")
        if made is not None:
            made(source, plan, call)


def _calling_config(_: Program, plan: Edits, call: cst.Call) -> None:
    plan.require(HOME, "FunctionCallingConfig")
    plan.replace(call.func, "FunctionCallingConfig")


def _google_search(source: Program, plan: Edits, call: cst.Call) -> None:
    plan.require(HOME, "Tool")
    plan.require(HOME, "GoogleSearch")
    if "dynamic" in source.text(call).lower():
        plan.note(call, "dynamic retrieval was left out: the model decides when to search.")
    plan.replace(call, "Tool(google_search=GoogleSearch())")


def _retrieval(source: Program, plan: Edits, call: cst.Call) -> None:
    """Only a retrieval from Vertex AI Search that is written in the call."""
    retrieval = call.args[0].value if len(call.args) == 1 else None
    search = _source_of(source, retrieval)
    if search is None or not isinstance(retrieval, cst.Call) or not _stores(search):
        return
    for kind in ("Tool", "Retrieval", "VertexAISearch"):
        plan.require(HOME, kind)
    name = literal_text(_stores(search)[0].value)
    if name is None or not name.startswith("projects/") or len(search.args) > 1:
        plan.note(
            call,
            "datastore is a whole name here: projects/PROJECT/locations/LOCATION/collections/"
            "default_collection/dataStores/ID.",
        )

    def edit(updated: Any) -> cst.Call:
        inner = updated.args[0].value.args[0].value
        store = keyword("datastore", _stores(inner)[0].value)
        made = cst.Call(cst.Name("VertexAISearch"), [store])
        found = cst.Call(cst.Name("Retrieval"), [keyword("vertex_ai_search", made)])
        return with_arguments(updated, [keyword("retrieval", found)]).with_changes(
            func=cst.Name("Tool")
        )

    plan.edit(call, edit)


def _stores(search: cst.Call) -> list[cst.Arg]:
    """The arguments of a search that may be its datastore; the first is."""
    return [
        arg
        for arg in search.args
        if not arg.star and (arg.keyword is None or arg.keyword.value == "datastore")
    ]


def _source_of(source: Program, node: cst.BaseExpression | None) -> cst.Call | None:
    if not isinstance(node, cst.Call) or not node.args:
        return None
    search = node.args[0].value
    named = own_name(source.origin(node.func)) == "grounding.Retrieval"
    if named and isinstance(search, cst.Call) and search.args:
        return search if own_name(source.origin(search.func)) == _SEARCH else None
    return None


def _validated(_: Program, plan: Edits, call: cst.Call) -> None:
    plan.edit(call.func, lambda updated: updated.with_changes(attr=cst.Name("model_validate")))


_MOVES: Mapping[str, Callable[[Program, Edits, cst.Call], None]] = {
    "ToolConfig.FunctionCallingConfig": _calling_config,
    "Tool.from_google_search_retrieval": _google_search,
    "Tool.from_retrieval": _retrieval,
    **{
        f"{name}.from_dict": _validated
        for name in "Content GenerationConfig Part SafetySetting Tool ToolConfig".split()
    },
}
