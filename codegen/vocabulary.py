"""The keys that a spec may have, each with what is under it. Any other key is an error, and says what to write.

A key that is misspelt, or that codegen would not carry out, is never passed over. Extensions (`x-...`) of other
projects are the one exception: OpenAPI lets anyone have them, so one that resembles none of this project's is left
alone.
"""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, cast

from gemini_sdk.validation.closeness import closest

from .places import Step

Change = Callable[[object, str, tuple[Step, ...]], object]
"""What becomes of a part of a spec, by its kind and the steps that lead to it."""
_ANY = "anything"
"""What codegen does not look into: texts, numbers, examples."""


_CLOSE = 0.8
"""How much alike an extension has to be to one of this project's to be taken for a slip, from 0 to 1."""


def _keys(names: str, kind: str = _ANY) -> dict[str, str]:
    return dict.fromkeys(names.split(), kind)


_MAPS = {
    "paths": "path",
    "responses": "body",
    "content": "media",
    "headers": "header",
    "schemas": "schema",
    "parameters of components": "parameter",
    "requestBodies": "body",
    "pathItems": "path",
    "callbacks": "callback",
    "callback": "path",
    "operations": "operation",
    "types by name": "schema",
    "properties": "schema",
    "type by platform": "schema",
}
"""Mappings whose keys are names, and what each of their values is."""
_LISTS = {"parameters": "parameter", "options": "schema", "servers": "server", "tags": "tag"}
_KEYS: dict[str, dict[str, str]] = {
    "document": {
        **_keys("openapi $self info security jsonSchemaDialect externalDocs x-dialect x-platforms"),
        "info": "info",
        "paths": "paths",
        "components": "components",
        "servers": "servers",
        "tags": "tags",
        "webhooks": "pathItems",
    },
    "info": _keys(
        "title version license summary description contact termsOfService x-left-out x-upstream-sources"
    ),
    "server": _keys("url description variables name"),
    "tag": _keys("name description externalDocs summary parent kind"),
    "components": {
        **_keys("securitySchemes examples links mediaTypes"),
        "pathItems": "pathItems",
        "callbacks": "callbacks",
        "schemas": "schemas",
        "parameters": "parameters of components",
        "requestBodies": "requestBodies",
        "responses": "responses",
        "headers": "headers",
    },
    "path": {
        **_keys("get post put patch delete head options trace query", "operation"),
        **_keys("$ref summary description"),
        "additionalOperations": "operations",
        "servers": "servers",
        "parameters": "parameters",
    },
    "operation": {
        **_keys("operationId summary description tags deprecated security externalDocs"),
        **_keys("x-platforms x-repeatable x-stream x-deviation x-check-with"),
        "parameters": "parameters",
        "requestBody": "body",
        "responses": "responses",
        "servers": "servers",
        "callbacks": "callbacks",
    },
    "parameter": {
        **_keys("$ref name in required description deprecated style explode allowReserved"),
        **_keys("allowEmptyValue example examples x-deviation x-platforms"),
        "schema": "schema",
        "content": "content",
    },
    "body": {
        **_keys("$ref required description links summary"),
        "content": "content",
        "headers": "headers",
    },
    "media": {
        **_keys("$ref example examples encoding prefixEncoding itemEncoding description"),
        "schema": "schema",
        "itemSchema": "schema",
    },
    "schema": {
        **_keys("$ref type format description required enum deprecated readOnly writeOnly"),
        **_keys("minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern"),
        **_keys("minItems maxItems minProperties maxProperties"),
        **_keys("title example examples externalDocs xml $comment $schema"),
        **_keys("contentEncoding contentMediaType"),
        **_keys(
            "x-platforms x-ahead x-upstream x-deviation x-since x-oneof x-beside x-cases x-turns"
        ),
        **_keys(
            "x-complete x-extras x-enum-platforms x-enum-descriptions x-enum-numbers x-enum-ahead"
        ),
        **_keys("x-deprecated-on"),
        **_keys("const default nullable multipleOf uniqueItems discriminator"),
        "x-type-on": "type by platform",
        "oneOf": "options",
        "allOf": "options",
        "properties": "properties",
        "items": "schema",
        "additionalProperties": "schema",
        "anyOf": "options",
        "not": "schema",
        "propertyNames": "schema",
        "patternProperties": "types by name",
        "prefixItems": "options",
        "$defs": "types by name",
        "definitions": "types by name",
    },
}
_KEYS["header"] = _KEYS["parameter"]
_INSTEAD = {
    "document": {
        "definitions": "write types under components.schemas",
    },
    "schema": {
        "$id": "refer to types by #/components/schemas/NAME",
        "$anchor": "refer to types by #/components/schemas/NAME",
        "$dynamicAnchor": "refer to types by #/components/schemas/NAME",
        "$dynamicRef": "refer to types by #/components/schemas/NAME",
        "$vocabulary": "leave it out",
        "if": "write x-cases: what is required or forbidden where a member has a value",
        "then": "write x-cases: what is required or forbidden where a member has a value",
        "else": "write x-cases: what is required or forbidden where a member has a value",
        "dependentRequired": "write x-beside: a member that means something only beside another",
        "dependentSchemas": "write x-cases or x-beside",
        "dependencies": "write x-beside: a member that means something only beside another",
        "additionalItems": "write items with anyOf of the types",
        "contains": "say it in the description",
        "minContains": "say it in the description",
        "maxContains": "say it in the description",
        "unevaluatedProperties": "write additionalProperties",
        "unevaluatedItems": "write items",
        "contentSchema": "say it in the description",
        "id": "refer to types by #/components/schemas/NAME",
    },
}


SCHEMA_KEYS = frozenset(_KEYS["schema"])
"""The keywords of a schema."""
EXTENSIONS = frozenset(key for keys in _KEYS.values() for key in keys if key.startswith("x-"))
"""The extensions of this project."""


def vocabulary_faults(
    document: object, kind: str = "document"
) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Each key that can't be where it is: the steps that lead there, and what to write."""
    yield from _faults(document, kind, ())


def changed(node: object, kind: str, change: Change, steps: tuple[Step, ...] = ()) -> Any:
    """A copy of a part of a spec, in which each part is what `change` makes of it, before those below it."""
    node = change(node, kind, steps)
    if kind == _ANY:
        return node
    if isinstance(node, list):
        inner = _LISTS.get(kind, _ANY)
        items = enumerate(cast("list[object]", node))
        return [changed(item, inner, change, (*steps, index)) for index, item in items]
    if isinstance(node, Mapping):
        members = cast("Mapping[str, object]", node)
        return {
            key: changed(value, _kind(kind, key), change, (*steps, key))
            for key, value in members.items()
        }
    return node


def _kind(kind: str, key: str) -> str:
    """What is under a key."""
    if (known := _KEYS.get(kind)) is not None:
        return known.get(key, _ANY)
    return _ANY if kind == "paths" and key.startswith("x-") else _MAPS.get(kind, _ANY)


def _faults(
    node: object, kind: str, steps: tuple[Step, ...]
) -> Iterator[tuple[tuple[Step, ...], str]]:
    if kind in _LISTS and isinstance(node, list):
        for index, item in enumerate(cast("list[object]", node)):
            yield from _faults(item, _LISTS[kind], (*steps, index))
    elif isinstance(node, Mapping) and kind != _ANY:
        known = _KEYS.get(kind)
        for key, value in cast("Mapping[str, object]", node).items():
            if known is None:
                if kind in _MAPS and not (kind == "paths" and key.startswith("x-")):
                    yield from _faults(value, _MAPS[kind], (*steps, key))
            elif key in known:
                yield from _faults(value, known[key], (*steps, key))
            elif problem := _problem(key, kind):
                yield (*steps, key), problem


def _problem(key: str, kind: str) -> str | None:
    """What is wrong with a key that is not known; None where it is an extension of somebody else's."""
    if instead := _INSTEAD.get(kind, {}).get(key):
        return f"{key} is not supported; {instead}"
    if key.startswith("x-"):
        found = get_close_matches(key, sorted(EXTENSIONS), 1, _CLOSE)
        return f"unknown key {key!r}; did you mean {found[0]!r}?" if found else None
    if nearest := closest(key, list(_KEYS[kind])):
        return f"unknown key {key!r}; did you mean {nearest!r}?"
    return f"unknown key {key!r}; a {kind} has {', '.join(k for k in _KEYS[kind] if k[:2] != 'x-')}"
