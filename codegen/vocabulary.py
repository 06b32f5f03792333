"""The keys that a spec may have, each with what is under it. Any other key is an error, and says what to write.

A key that is misspelt, or that codegen would not carry out, is never passed over. Extensions (`x-...`) of other
projects are the one exception: OpenAPI lets anyone have them, so one that resembles none of this project's is left
alone.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import cast

from gemini_sdk.validation.closeness import closest

from .places import Step

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
    "headers": "parameter",
    "schemas": "schema",
    "parameters of components": "parameter",
    "requestBodies": "body",
    "properties": "schema",
    "type by platform": "schema",
}
"""Mappings whose keys are names, and what each of their values is."""
_LISTS = {"parameters": "parameter", "options": "schema", "servers": "server", "tags": "tag"}
_KEYS: dict[str, dict[str, str]] = {
    "document": {
        **_keys("openapi info security jsonSchemaDialect externalDocs x-dialect x-platforms"),
        "info": "info",
        "paths": "paths",
        "components": "components",
        "servers": "servers",
        "tags": "tags",
    },
    "info": _keys(
        "title version license summary description contact termsOfService x-left-out x-upstream-sources"
    ),
    "server": _keys("url description variables name"),
    "tag": _keys("name description externalDocs summary parent kind"),
    "components": {
        **_keys("securitySchemes examples"),
        "schemas": "schemas",
        "parameters": "parameters of components",
        "requestBodies": "requestBodies",
        "responses": "responses",
        "headers": "headers",
    },
    "path": {
        **_keys("get post put patch delete", "operation"),
        **_keys("summary description"),
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
    },
    "parameter": {
        **_keys("$ref name in required description deprecated style explode allowReserved"),
        **_keys("allowEmptyValue example examples x-deviation x-platforms"),
        "schema": "schema",
        "content": "content",
    },
    "body": {
        **_keys("$ref required description links"),
        "content": "content",
        "headers": "headers",
    },
    "media": {**_keys("example examples encoding"), "schema": "schema"},
    "schema": {
        **_keys("$ref type format description required enum deprecated readOnly writeOnly"),
        **_keys("minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern"),
        **_keys("minItems maxItems minProperties maxProperties"),
        **_keys("title example examples externalDocs xml $comment"),
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
    },
}
_INSTEAD = {
    "document": {
        "webhooks": "describe what is called under paths",
        "definitions": "write types under components.schemas",
        "swagger": "write openapi: 3.1.0",
    },
    "components": {
        "pathItems": "write each path under paths",
        "callbacks": "leave it out: what a service calls is not described here",
        "links": "leave it out",
    },
    "path": {
        "$ref": "write the operations here",
        "head": "leave it out",
        "options": "leave it out",
        "trace": "leave it out",
    },
    "operation": {"callbacks": "leave it out: what a service calls is not described here"},
    "schema": {
        "$defs": "write the types under components.schemas",
        "definitions": "write the types under components.schemas",
        "$id": "refer to types by #/components/schemas/NAME",
        "$anchor": "refer to types by #/components/schemas/NAME",
        "$dynamicAnchor": "refer to types by #/components/schemas/NAME",
        "$dynamicRef": "refer to types by #/components/schemas/NAME",
        "$schema": "leave it out: it is 2020-12",
        "$vocabulary": "leave it out",
        "not": "say in the description what is not allowed",
        "if": "write x-cases: what is required or forbidden where a member has a value",
        "then": "write x-cases: what is required or forbidden where a member has a value",
        "else": "write x-cases: what is required or forbidden where a member has a value",
        "dependentRequired": "write x-beside: a member that means something only beside another",
        "dependentSchemas": "write x-cases or x-beside",
        "dependencies": "write x-beside: a member that means something only beside another",
        "patternProperties": "write additionalProperties with the type of the values",
        "propertyNames": "say in the description how names look",
        "prefixItems": "write items with anyOf of the types",
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


EXTENSIONS = frozenset(key for keys in _KEYS.values() for key in keys if key.startswith("x-"))
"""The extensions of this project."""


def vocabulary_faults(document: object) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Each key that can't be where it is: the steps that lead there, and what to write."""
    yield from _faults(document, "document", ())


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
