"""Calls of the Responses API that a drop-in client refuses: for what OpenAI keeps, and for tools of its own."""

from collections.abc import Iterator, Sequence

import libcst as cst

from gemini_sdk._openai.response_tools import WITHOUT_COUNTERPART
from gemini_sdk.migration.code.arguments import keywords
from gemini_sdk.migration.code.clients import Clients
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.drop_in.response_store import NO_STORE

_CONTINUED = ("previous_response_id", "conversation")
_KEPT = (
    ("responses", "retrieve"),
    ("responses", "delete"),
    ("responses", "input_items"),
    ("conversations",),
)


def report(source: Program, plan: Edits, clients: Clients) -> None:
    """Say of each such call what to write."""
    for use in clients.uses():
        for words in _refused(source, use.path, use.call):
            plan.note(use.call or use.client, words)


def _refused(source: Program, path: Sequence[str], call: cst.Call | None) -> Iterator[str]:
    """Why a use of a client fails; `path` are the attributes from the client on."""
    beginnings = {tuple(path[:1]), tuple(path[:2])}
    if any(each in beginnings for each in _KEPT):
        yield f"{'.'.join(path)} needs what OpenAI's service keeps: {NO_STORE}."
    if path[0] != "responses" or call is None:
        return
    given = keywords(call)
    for name in _CONTINUED:
        if name in given and source.text(given[name].value) != "None":
            yield f"{name} needs what OpenAI's service keeps: {NO_STORE}."
    if "prompt" in given:
        yield "prompt names a template of OpenAI's service: send its text as instructions."
    if "tools" in given:
        yield from _tools(source, given["tools"].value)


def _tools(source: Program, value: cst.BaseExpression) -> Iterator[str]:
    """Which tools of a list, written here or in a variable, Gemini lacks."""
    lists = source.values(value) if isinstance(value, cst.Name) else [value]
    for listed in lists:
        for element in listed.elements if isinstance(listed, cst.List) else ():
            kind = _type_of(element.value)
            if kind in WITHOUT_COUNTERPART:
                yield f"Gemini has no tool {kind}: use {WITHOUT_COUNTERPART[kind]}."


def _type_of(tool: cst.BaseExpression) -> str:
    """The type of a tool that is written as a dictionary; empty if it is not known."""
    for element in tool.elements if isinstance(tool, cst.Dict) else ():
        if isinstance(element, cst.DictElement) and isinstance(element.key, cst.SimpleString):
            value = element.value
            if element.key.evaluated_value == "type" and isinstance(value, cst.SimpleString):
                return str(value.evaluated_value)
    return ""
