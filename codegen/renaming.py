"""The specs with their types renamed as they are called in Python, the same for models, TypedDicts and schemas."""

from dataclasses import replace
from typing import Any, cast

from .python_names import type_name
from .specs import Json, Specs, as_object, pointer_steps


def renamed(specs: Specs) -> Specs:
    """Specs in which every type has the name of its class; those that have it already are left as they are."""
    if all(type_name(name) == name for _, name, _ in specs.all_schemas()):
        return specs
    return replace(
        specs, documents={stem: _document(document) for stem, document in specs.documents.items()}
    )


def _document(document: Json) -> Json:
    pointed: Json = _pointed(document)
    components: Json = pointed.get("components", {})
    schemas: Json = components.get("schemas", {})
    named = {type_name(name): schema for name, schema in schemas.items()}
    return pointed | {"components": components | {"schemas": named}}


def _pointed(node: Any) -> Any:
    if isinstance(node, list):
        return [_pointed(item) for item in cast("list[object]", node)]
    if (members := as_object(node)) is None:
        return node
    return {
        key: _reference(value) if key == "$ref" and isinstance(value, str) else _pointed(value)
        for key, value in members.items()
    }


def _reference(reference: str) -> str:
    place, slash, name = reference.rpartition("/")
    if not place.endswith("/schemas"):
        return reference
    return f"{place}{slash}{type_name(*pointer_steps(name))}"
