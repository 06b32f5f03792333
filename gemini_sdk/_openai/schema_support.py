"""What of a JSON Schema Gemini does not follow, by the documentation of `responseJsonSchema`."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from gemini_sdk._arguments.schema_dialects import subschemas
from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.plain_json import as_list, as_object
from gemini_sdk._openai.report import Severity
from gemini_sdk._wire.json_value import Json

_IGNORED = frozenset(
    (
        "additionalItems allOf const contains contentEncoding contentMediaType contentSchema definitions dependencies "
        "dependentRequired dependentSchemas else exclusiveMaximum exclusiveMinimum if maxContains maxLength "
        "maxProperties minContains minLength minProperties multipleOf not pattern patternProperties propertyNames then "
        "unevaluatedItems unevaluatedProperties uniqueItems"
    ).split()
)
"""Keywords that constrain values, and are not among those that Gemini is documented to support."""
_ALTERNATIVES = ("anyOf", "oneOf", "allOf", "prefixItems")


def tell_schema(given: object, path: str, findings: Faults) -> None:
    """Report what a model may not follow of the schema at a path."""
    if (schema := as_object(given)) is None:
        return
    reasons: list[str] = []
    severity: Severity = "warning"
    if ignored := sorted(_IGNORED.intersection(chain.from_iterable(subschemas(schema)))):
        reasons.append(f"Gemini does not follow {', '.join(ignored)}")
    if any(_has_other_values(each) for each in subschemas(schema)):
        reasons.append("Gemini's enums have texts and numbers only")
    if any("oneOf" in each for each in subschemas(schema)):
        reasons.append("Gemini reads oneOf as anyOf")
    if any(_has_members_beside_ref(each) for each in subschemas(schema)):
        reasons.append("Gemini allows no other members next to $ref")
    if _recurs(schema):
        reasons.append("Gemini refuses a required property that contains itself")
        severity = "error"
    if reasons:
        findings.adapt(path, "; ".join(reasons), severity)


def _has_other_values(schema: Mapping[str, Any]) -> bool:
    """Whether an enum has truth values, lists or objects. A null stands for what may be null."""
    values = as_list(schema.get("enum"))
    return any(isinstance(each, bool | list | dict) for each in values)


def _has_members_beside_ref(schema: Mapping[str, Any]) -> bool:
    return "$ref" in schema and not all(name.startswith("$") for name in schema)


def _recurs(schema: Json) -> bool:
    """Whether a definition leads back to itself by properties and items that are all required."""
    definitions = {"#": {name: held for name, held in schema.items() if name != "$defs"}}
    for name, held in (as_object(schema.get("$defs")) or {}).items():
        definitions[f"#/$defs/{name}"] = as_object(held) or {}
    edges = {name: set(_required_refs(each)) for name, each in definitions.items()}
    return any(_reaches(name, edges) for name in edges)


def _reaches(name: str, edges: Mapping[str, Iterable[str]]) -> bool:
    seen: set[str] = set()
    waiting = [*edges[name]]
    while waiting:
        found = waiting.pop()
        if found == name:
            return True
        if found not in seen:
            seen.add(found)
            waiting += edges.get(found, ())
    return False


def _required_refs(given: object) -> Iterator[str]:
    """The references that lead on from a schema by its required properties, its items and its alternatives."""
    if (schema := as_object(given)) is None:
        return
    if isinstance(reference := schema.get("$ref"), str):
        yield reference
    properties = as_object(schema.get("properties")) or {}
    required = as_list(schema.get("required"))
    inner = [properties.get(name) for name in required if isinstance(name, str)]
    inner += (each for name in _ALTERNATIVES for each in as_list(schema.get(name)))
    for each in (*inner, schema.get("items")):
        yield from _required_refs(each)
