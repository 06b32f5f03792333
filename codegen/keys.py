"""The keys that a spec may have: what is under each, and what each extension of this project says.

Whatever knows the keys is made from these tables: the check of specs, the JSON Schema for editors, the list in the
documentation.
"""

ANY = "anything"
"""What codegen does not look into: texts, numbers, examples."""


def _keys(names: str, kind: str = ANY) -> dict[str, str]:
    return dict.fromkeys(names.split(), kind)


MAPS = {
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
LISTS = {"parameters": "parameter", "options": "schema", "servers": "server", "tags": "tag"}
KEYS: dict[str, dict[str, str]] = {
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
        **_keys("x-excludes"),
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
KEYS["header"] = KEYS["parameter"]
INSTEAD = {
    "document": {"definitions": "write types under components.schemas"},
    "schema": {
        "$id": "refer to types by #/components/schemas/NAME",
        "$anchor": "refer to types by #/components/schemas/NAME",
        "$dynamicAnchor": "refer to types by #/components/schemas/NAME",
        "$dynamicRef": "refer to types by #/components/schemas/NAME",
        "$vocabulary": "leave it out",
        "if": "write x-cases: what is required or forbidden where a member has a value",
        "then": "write x-cases: what is required or forbidden where a member has a value",
        "else": "write x-cases: what is required or forbidden where a member has a value",
        "dependentRequired": "write x-beside: a member that needs another member",
        "dependentSchemas": "write x-cases or x-beside",
        "dependencies": "write x-beside: a member that needs another member",
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


EXTENSIONS = {
    "x-dialect": (
        "of a file: `proto3-json` (default) for Google's JSON format; `json` for APIs in which names, lists and "
        "numbers are exactly as in the file, and `anyOf` may have any types"
    ),
    "x-platforms": (
        "platforms that have the field, type or operation (default: all of the file's; of a file: both of Google's)"
    ),
    "x-ahead": "platforms whose service accepts the field although their upstream description lacks it",
    "x-type-on": "narrower type of a property on a platform",
    "x-deviation": "reason why the spec has something that upstream lacks",
    "x-left-out": "of a file: methods, or fields and values of google-genai, that are left out, with the reason",
    "x-upstream": "upstream's name of the type, by platform",
    "x-upstream-sources": "of a file: the compared descriptions of upstream, with their revisions",
    "x-oneof": "groups of mutually exclusive properties",
    "x-excludes": (
        "properties that may not be set next to another one, each with what to do instead: rules of the documentation, "
        "which upstream's descriptions do not have"
    ),
    "x-beside": "properties that need one of other properties",
    "x-cases": "members that are required or forbidden if another member has a certain value",
    "x-turns": (
        "the property holds turns of a conversation, which need a role and parts, or a system instruction, which needs "
        "parts"
    ),
    "x-complete": (
        "the required members, or the listed ones, are not optional for type checkers: for answers that this package "
        "makes itself"
    ),
    "x-extras": "unknown members are allowed",
    "x-since": "first api-version with the field",
    "x-enum-descriptions": "meaning of each value",
    "x-enum-numbers": "protobuf number of each value, if known; by platform if the numbers differ",
    "x-enum-platforms": "platforms that have a value",
    "x-enum-ahead": "platforms whose service has a value although their upstream description lacks it",
    "x-deprecated-on": "platforms on which a deprecated field is deprecated (default: all)",
    "x-repeatable": (
        "whether the same request may be sent twice without harm; see [retries](errors.md#retries)"
    ),
    "x-check-with": "operation that shows whether a non-repeatable operation took effect",
    "x-stream": "the answer is a stream of this type",
}
"""The extensions of this project, and what each says, in Markdown."""
