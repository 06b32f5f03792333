"""Which types requests are made of, and which answers: the closures of the operations' bodies."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from .specs import Json, Specs, as_object


def sent_types(specs: Specs) -> Iterator[tuple[str, str, Json]]:
    """The types in all request bodies: their file's stem, their name, their content.

    What only members that the service sets refer to is not among them.
    """
    documents = {stem: _settable(document) for stem, document in specs.documents.items()}
    return _types(replace(specs, documents=documents), "requestBody")


def received_types(specs: Specs, file: str | None = None) -> Iterator[tuple[str, str, Json]]:
    """The types in all answers, errors too; in those of one file's operations, where its stem is given."""
    return _types(specs, "responses", file)


def _types(specs: Specs, part: str, file: str | None = None) -> Iterator[tuple[str, str, Json]]:
    return specs.referred(
        (stem, operation.get(part, {}))
        for stem, _, _, operation in specs.operations()
        if file in (None, stem)
    )


def _settable(node: Any) -> Any:
    """A part of a spec without the members that only the service sets."""
    if isinstance(node, list):
        return [_settable(item) for item in cast("list[object]", node)]
    members = as_object(node)
    if members is None:
        return node
    kept = {key: _settable(value) for key, value in members.items()}
    if properties := as_object(kept.get("properties")):
        kept["properties"] = {
            name: member
            for name, member in properties.items()
            if not (as_object(member) or {}).get("readOnly")
        }
    return kept
