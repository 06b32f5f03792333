"""Specs of other projects: what this project's extensions would say of them.

A folder with none of these extensions was not written for this package. It is plain JSON; an operation without an id
is called by its method and path, may be repeated if HTTP says so of its method, and gives its first successful answer.
"""

from typing import cast

from .keys import EXTENSIONS

_PLATFORMS = ["google-ai", "vertex"]
_REPEATABLE = ("get", "put", "delete")
_METHODS = ("get", "post", "put", "patch", "delete")
_Json = dict[str, object]


def adapted(documents: dict[str, _Json]) -> dict[str, _Json]:
    """Documents with the extensions that they need; those of a folder that has any of them are left as they are."""
    if any(map(is_ours, documents.values())):
        return documents
    return {stem: _adapted(document) for stem, document in documents.items()}


def _adapted(document: _Json) -> _Json:
    paths = cast("dict[str, _Json]", document.get("paths", {}))
    ours = {"x-dialect": "json", "paths": {path: _path(path, item) for path, item in paths.items()}}
    return document | ours


def is_ours(node: object) -> bool:
    """Whether something in a document is an extension of this project."""
    if isinstance(node, list):
        return any(map(is_ours, cast("list[object]", node)))
    if not isinstance(node, dict):
        return False
    members = cast(_Json, node)
    return bool(members.keys() & EXTENSIONS) or any(map(is_ours, members.values()))


def _path(path: str, item: _Json) -> _Json:
    shared = cast("list[object]", item.get("parameters", []))
    methods = {
        method: _operation(path, method, cast(_Json, item[method]), shared)
        for method in _METHODS
        if method in item
    }
    return item | methods


def _operation(path: str, method: str, operation: _Json, shared: list[object]) -> _Json:
    responses = cast("dict[str, object]", operation.get("responses", {}))
    good = [code for code in responses if code.startswith("2")]
    answer = {"200": responses[good[0]] if good else {"description": "Nothing is said of it."}}
    own = cast("list[object]", operation.get("parameters", []))
    return (
        {"operationId": f"{method} {path}"}
        | operation
        | {
            "x-platforms": _PLATFORMS,
            "x-repeatable": method in _REPEATABLE,
            "parameters": [*shared, *own],
            "responses": answer
            | {code: each for code, each in responses.items() if code not in good},
        }
    )
