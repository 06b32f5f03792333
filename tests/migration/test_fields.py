"""The table accounts for every field of both specs, and names no other."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import pytest

from gemini_sdk._openai.fields import TO_AZURE, TO_GEMINI, Table
from gemini_sdk._openai.response_fields import RESPONSES_TO_GEMINI
from gemini_sdk._wire import Platform
from gemini_sdk._wire.json_value import Json
from gemini_sdk.validation.compiled_schemas import definitions

ROOTS: list[tuple[str, Platform, Table]] = [
    ("CreateChatCompletionRequest", "azure-openai", TO_GEMINI),
    ("CreateCompletionRequest", "azure-openai", TO_GEMINI),
    ("CreateEmbeddingRequest", "azure-openai", TO_GEMINI),
    ("CreateResponseRequest", "azure-openai", RESPONSES_TO_GEMINI),
    ("GenerateContentRequest", "google-ai", TO_AZURE),
    ("GenerateContentRequest", "vertex", TO_AZURE),
]


def referred(rule: object) -> set[str]:
    """The types a rule names, at any depth."""
    if isinstance(rule, Mapping):
        members = cast(Mapping[str, object], rule)
        named = {str(members["$ref"]).rpartition("/")[2]} if "$ref" in members else set[str]()
        return named.union(*map(referred, members.values()))
    if isinstance(rule, list):
        return set[str]().union(*map(referred, cast(Sequence[object], rule)))
    return set()


def wire_names(members: Json) -> set[str]:
    """The fields of a type without their second spellings."""
    return {
        name for name in members if "_" not in name or not any(camel(name) == n for n in members)
    }


def camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def unaccounted(root: str, platform: Platform, table: Table) -> set[str]:
    types = definitions(root, platform)
    missing: set[str] = set()
    waiting, seen = [root], {root}
    while waiting:
        name = waiting.pop()
        members: dict[str, Any] = types[name].get("properties", {})
        for field in wire_names(members):
            row = table.get(name, {}).get(field)
            if row is None:
                missing.add(f"{name}.{field}")
            elif not row.whole:
                found = {t for t in referred(members[field]) if "properties" in types[t]} - seen
                seen |= found
                waiting += found
    return missing


@pytest.mark.parametrize(("root", "platform", "table"), ROOTS)
def test_every_field_has_a_row(root: str, platform: Platform, table: Table) -> None:
    assert unaccounted(root, platform, table) == set()


@pytest.mark.parametrize(("root", "platform", "table"), ROOTS[:3])
def test_a_missing_row_would_be_found(root: str, platform: Platform, table: Table) -> None:
    field = next(iter(table[root]))
    without = {**table, root: {n: row for n, row in table[root].items() if n != field}}
    assert unaccounted(root, platform, without) == {f"{root}.{field}"}


@pytest.mark.parametrize(
    ("table", "platforms"),
    [
        (TO_GEMINI, ("azure-openai",)),
        (RESPONSES_TO_GEMINI, ("azure-openai",)),
        (TO_AZURE, ("google-ai", "vertex")),
    ],
    ids=["to gemini", "responses", "to azure"],
)
def test_every_row_is_of_a_field(table: Table, platforms: tuple[Platform, ...]) -> None:
    for type_name, rows in table.items():
        known: set[str] = set()
        for platform in platforms:
            known |= set(definitions(type_name, platform)[type_name]["properties"])
        assert set(rows) <= known, type_name


@pytest.mark.parametrize(
    "table",
    [TO_GEMINI, RESPONSES_TO_GEMINI, TO_AZURE],
    ids=["to gemini", "responses", "to azure"],
)
def test_every_loss_and_change_has_a_reason(table: Table) -> None:
    for type_name, rows in table.items():
        for name, row in rows.items():
            assert row.reason or row.kind == "exact", f"{type_name}.{name}"
            assert bool(row.target) or row.kind != "exact", f"{type_name}.{name}"
