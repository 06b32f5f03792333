"""Forms of OpenAPI 3.0 and of older JSON Schema, written as 3.1 writes them.

`nullable` and `const` are left: `normal_form` reads them. What only documents an API, and what only a service calls
(webhooks, callbacks, links), has been checked by its keys and goes: nothing is generated from it.
"""

import re
from collections.abc import Mapping
from typing import cast

from .keys import KEYS
from .spec_lines import Step
from .vocabulary import changed

_Json = dict[str, object]
_BOUNDS = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))
_SPELT = {re.sub("(?<=[a-z])(?=[A-Z])", "_", key).lower(): key for key in KEYS["schema"]}
"""Keywords of several words as some spell them: `min_items`."""
_IGNORED = {
    "document": {"webhooks"},
    "components": {"callbacks", "examples", "links", "pathItems", "mediaTypes"},
    "path": {"head", "options", "trace", "query", "additionalOperations"},
    "operation": {"callbacks"},
    "body": {"links"},
}


def upgraded(document: object, kind: str = "document") -> _Json:
    """A document, or a part of one, in today's forms."""
    return cast(_Json, changed(document, kind, _upgraded))


def without_remarks(document: _Json) -> _Json:
    """A document without the parts that no generator reads."""
    return cast(_Json, changed(document, "document", _kept))


def _kept(node: object, kind: str, steps: tuple[Step, ...]) -> object:
    del steps
    if kind not in _IGNORED or not isinstance(node, Mapping):
        return node
    return {k: v for k, v in cast(_Json, node).items() if k not in _IGNORED[kind]}


def _upgraded(node: object, kind: str, steps: tuple[Step, ...]) -> object:
    if kind == "document" and isinstance(node, dict):
        return {"info": {"title": "", "version": ""}} | cast(_Json, node)
    if kind == "info" and isinstance(node, dict):
        return {"title": "", "version": ""} | cast(_Json, node)
    if kind in ("media", "parameter", "header", "schema", "body") and isinstance(node, dict):
        node = _without_examples(cast(_Json, node))
    if kind != "schema":
        return node
    if isinstance(node, bool) and steps[-1:] == ("additionalProperties",):
        return node
    if isinstance(node, bool):
        return {} if node else {"not": {}}
    return _schema(cast(_Json, node), steps) if isinstance(node, dict) else node


def _without_examples(node: _Json) -> _Json:
    """Nothing in an example is a reference, whatever it looks like."""
    return {
        k: v for k, v in node.items() if k not in ("example", "examples") or not _has_reference(v)
    }


def _has_reference(node: object) -> bool:
    if isinstance(node, list):
        return any(map(_has_reference, cast("list[object]", node)))
    members = cast(_Json, node) if isinstance(node, dict) else {}
    return "$ref" in members or any(map(_has_reference, members.values()))


def _schema(schema: _Json, steps: tuple[Step, ...]) -> _Json:
    found = {_SPELT.get(k, k) if _SPELT.get(k) not in schema else k: v for k, v in schema.items()}
    for exclusive, bound in _BOUNDS:
        if found.get(exclusive) is True and bound in found:
            found[exclusive] = found.pop(bound)
        elif found.get(exclusive) is False:
            del found[exclusive]
    if "$recursiveRef" in found and steps[:2] == ("components", "schemas"):
        del found["$recursiveRef"]
        found["$ref"] = f"#/components/schemas/{steps[2]}"
    kinds = found.get("type")
    if isinstance(kinds, list):  # an unquoted null
        found["type"] = ["null" if k is None else k for k in cast("list[object]", kinds)]
    elif "type" in found and kinds is None:
        found["type"] = "null"
    if isinstance(items := found.get("items"), list):
        found["prefixItems"] = items
        del found["items"]
    for key in ("$recursiveAnchor", "$schema", "optional"):
        if not isinstance(found.get(key), dict | list):
            found.pop(key, None)
    return found
