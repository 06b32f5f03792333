"""Reads a discovery document, the description that Google's REST APIs publish of themselves."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ..specs import Json, SpecError, as_object
from .shapes import ANY, STRUCT, Field, Message, Method, Shape, Upstream

_PLAIN = {"google-fieldmask"}
"""Formats that specs write as plain strings."""


def read_discovery(platform: str, path: Path) -> Upstream:
    """The schemas and methods of a discovery document. It knows no oneofs. Raises SpecError if it can't be read."""
    try:
        document: Json = json.loads(path.read_text(encoding="utf-8"))
        return Upstream(
            platform=platform,
            source=f"{document['name']}.{document['version']} discovery document",
            revision=document["revision"],
            messages={name: _message(s) for name, s in document["schemas"].items()},
            methods={method.key: method for method in _methods(document)},
        )
    except (OSError, ValueError, KeyError) as error:
        raise SpecError(f"{path}: not a discovery document that can be read: {error!r}") from error


def _message(schema: Json) -> Message:
    members: Json = schema.get("properties", {})
    fields = {
        name: Field(_shape(m), m.get("readOnly", False), _is_deprecated(m))
        for name, m in members.items()
    }
    return Message(fields, deprecated=_is_deprecated(schema))


def _is_deprecated(schema: Json) -> bool:
    """By the keyword, or by a sentence of the description, which some messages and fields have instead."""
    text = schema.get("description", "")
    return bool(schema.get("deprecated") or re.search(r"(^|[.!?] )Deprecated[.:,;]", text))


def _shape(schema: Json) -> Shape:
    if reference := schema.get("$ref"):
        return Shape("object", name=reference)
    kind = schema["type"]
    if kind == "any":
        return ANY
    if kind == "array":
        return Shape("array", items=_shape(schema["items"]))
    if kind == "object":
        values = as_object(schema.get("additionalProperties"))
        return Shape("object", items=_shape(values)) if values else STRUCT
    form = schema.get("format", "")
    return Shape(kind, "" if form in _PLAIN else form, values=dict.fromkeys(schema.get("enum", ())))


def _methods(resource: Json) -> Iterator[Method]:
    for method in resource.get("methods", {}).values():
        parameters: Json = method.get("parameters", {})
        yield Method(
            http=method["httpMethod"],
            path="/" + re.sub(r"^/", "", method.get("flatPath", method["path"])),
            request=method.get("request", {}).get("$ref", ""),
            answer=method.get("response", {}).get("$ref", ""),
            query=frozenset(n for n, p in parameters.items() if p["location"] == "query"),
            operation_id=method["id"],
        )
    for inner in resource.get("resources", {}).values():
        yield from _methods(inner)
