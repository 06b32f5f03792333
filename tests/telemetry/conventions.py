"""Checks spans and metrics against the facts of the conventions in conventions.toml."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from opentelemetry.sdk.trace import ReadableSpan

FACTS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "conventions.toml").read_text(encoding="utf-8")
)
LEVELS = ("required", "conditional", "recommended", "opt_in")
_PLAIN: dict[str, Any] = {"string": str, "int": int, "double": float, "boolean": bool}


def kind_of(attributes: Mapping[str, Any]) -> str | None:
    """The kind of span that the conventions have for an operation; None for an operation of this package."""
    name = attributes.get("gen_ai.operation.name")
    return next((k for k, facts in FACTS["spans"].items() if name in facts["operations"]), None)


def check_span(span: ReadableSpan) -> str | None:
    """The kind of a span, of which everything is as the conventions say."""
    attributes = dict(span.attributes or {})
    check_attributes(attributes)
    kind = kind_of(attributes)
    if kind is None:
        return None
    facts = FACTS["spans"][kind]
    assert span.kind.name == facts["kind"]
    assert span.name == _filled(facts["name"], attributes)
    assert attributes.get("gen_ai.provider.name") in [*facts.get("providers", []), None]
    assert not [name for name in facts["required"] if name not in attributes]
    known = {name for level in LEVELS for name in facts[level]}
    extra = {name for name in attributes if name.startswith("gen_ai.")} - known
    assert not extra, extra
    if "server.address" in attributes:
        assert "server.port" in attributes
    assert (span.status.status_code.name == "ERROR") == ("error.type" in attributes)
    return kind


def check_attributes(attributes: Mapping[str, Any]) -> None:
    """The types and values of attributes are those of the conventions; own names have the prefix `gemini_sdk.`."""
    for name, value in attributes.items():
        if name.startswith("gemini_sdk."):
            assert isinstance(value, str | int | float), name
            continue
        kind = FACTS["attributes"][name]
        if kind == "any":
            json.loads(value)
        elif kind == "string[]":
            assert isinstance(value, tuple), name
            assert all(isinstance(each, str) for each in cast("tuple[object, ...]", value)), name
        else:
            assert type(value) is _PLAIN[kind], (name, value)
        if name in FACTS["values"]:
            assert value in FACTS["values"][name], (name, value)


def check_messages(messages: Any) -> None:
    """Messages have the members that the schema of the conventions requires."""
    for message in messages:
        assert isinstance(message["role"], str)
        check_parts(message["parts"])


def check_parts(parts: Any) -> None:
    """Parts have the members that the schema of the conventions requires."""
    for part in parts:
        missing = [name for name in FACTS["parts"].get(part["type"], []) if name not in part]
        assert not missing, part


def _filled(name: str, attributes: Mapping[str, Any]) -> str:
    for key, value in attributes.items():
        name = name.replace(f"{{{key}}}", str(value))
    return name.partition(" {")[0]
