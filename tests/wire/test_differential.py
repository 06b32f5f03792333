"""The models beside `google.protobuf.json_format`, the reference for Google's wire, over upstream's own descriptors."""

import json
from collections.abc import Callable
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings

from gemini_sdk.testing.strategies import payloads
from tests.wire.wire_reference import SCHEMAS, Json

pytest.importorskip("google.protobuf", reason="comes with the extra `upstream`")
pytest.importorskip("googleapiclient", reason="comes with the extra `upstream`")

from google.protobuf.json_format import Parse
from google.protobuf.message import Message

from benchmarks.fidelity.descriptors import message_class, pool
from benchmarks.fidelity.messages import Builder
from benchmarks.fidelity.roots import Root, roots
from benchmarks.fidelity.trips import reads_as, survives, text, through_models
from codegen.specs import as_object
from tests.examples import examples

ROOTS = roots(pieces=True)
every_root = pytest.mark.parametrize("root", ROOTS, ids=lambda r: f"{r.platform} {r.name}")
some = settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])


def messages(root: Root, count: int, seed: int = 1) -> list[Message]:
    builder = Builder(root.platform, seed)
    kind = message_class(root.platform, root.title)
    return [builder.message(kind) for _ in range(count)]


def test_roots_are_what_the_operations_send_and_answer() -> None:
    names = {(root.platform, root.name) for root in ROOTS}
    for platform in ("google-ai", "vertex"):
        for name in ("GenerateContentRequest", "GenerateContentResponse", "CountTokensResponse"):
            assert (platform, name) in names


@every_root
def test_random_messages_come_back_equal(root: Root) -> None:
    trip = through_models(root)
    for message in messages(root, 100):
        for snake in (False, True):
            given = text(message, root.platform, snake=snake)
            assert reads_as(message, root.platform, trip(given)), given


@every_root
def test_unknown_fields_in_every_message_come_back(root: Root) -> None:
    trip = through_models(root)
    unknown = {"xNeverHeardOf": {"deep": [1, None, {"snake_case": "é"}]}}

    def meet(payload: Json, kind: Any) -> Json:
        return payload | unknown if kind.file.package != "google.protobuf" else payload

    for message in messages(root, 20):
        plain = json.loads(trip(text(message, root.platform, snake=False)))
        given = every_message(plain, message.DESCRIPTOR, meet)
        assert given != plain
        assert json.loads(trip(json.dumps(given))) == given


def test_every_field_is_tried() -> None:
    """Of the largest type; what is never set can't be lost."""
    [root] = [r for r in ROOTS if (r.platform, r.name) == ("vertex", "GenerateContentRequest")]
    tried = {name for message in messages(root, 1000) for name in fields_in(message)}
    assert fields_below(message_class(root.platform, root.title).DESCRIPTOR) <= tried


def fields_in(message: Any) -> set[str]:
    found: set[str] = set()
    for field, value in message.ListFields():
        found.add(field.full_name)
        if field.message_type is None:
            continue
        inner: Any = value if field.is_repeated else [value]
        if field.message_type.GetOptions().map_entry:
            entries = field.message_type.fields_by_name["value"].message_type
            inner = value.values() if entries else []
        for one in inner:
            found |= fields_in(one)
    return found


def fields_below(root: Any) -> set[str]:
    found: dict[str, Any] = {}
    left = [root]
    while left:
        kind = left.pop()
        if kind.full_name not in found:
            found[kind.full_name] = kind
            left += [f.message_type for f in kind.fields if f.message_type]
    kinds = [kind for kind in found.values() if not kind.GetOptions().map_entry]
    return {field.full_name for kind in kinds for field in kind.fields}


def without_first(given: str) -> str:
    return json.dumps(dict(list(json.loads(given).items())[1:]))


def with_an_unknown_field(given: str) -> str:
    return json.dumps(json.loads(given) | {"neverHeardOf": 1})


def refused(given: str) -> str:
    raise ValueError(given)


@pytest.mark.parametrize("trip", [without_first, with_an_unknown_field, refused])
def test_a_loss_is_noticed(trip: Callable[[str], str]) -> None:
    [root] = [r for r in ROOTS if (r.platform, r.name) == ("google-ai", "Content")]
    for message in messages(root, 20):
        assert survives(message, "google-ai", str)
        assert not survives(message, "google-ai", trip)


def test_a_lost_nanosecond_is_noticed() -> None:
    message = message_class("vertex", "google.protobuf.Timestamp")()
    Parse('"2024-03-14T15:11:23.000000001Z"', message)
    assert reads_as(message, "vertex", '"2024-03-14T15:11:23.000000001Z"')
    assert not reads_as(message, "vertex", '"2024-03-14T15:11:23.000000002Z"')


def test_the_table_has_a_row_for_each_type(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("google.genai", reason="comes with the extra `peers`")
    from benchmarks.fidelity.__main__ import main

    assert (
        main(
            ["--messages", "20", "--peer-messages", "20", "--only", "Content", "CountTokensRequest"]
        )
        == 0
    )
    table = capsys.readouterr().out
    assert "| google-ai | Content | 20 | 0 | 20 |" in table
    assert "| vertex | CountTokensRequest | 20 | 0 | no such type | |" in table


@every_root
def test_what_is_sent_is_what_upstream_reads(root: Root) -> None:
    """Our payloads, as models write them, without what the spec says upstream's description lacks.

    Free objects that upstream has as an Any get the `@type` that they would need.
    """
    kind = message_class(root.platform, root.title)
    known = pool(root.platform)

    @some
    @given(payloads(root.name, root.platform))
    def run(payload: Any) -> None:
        written = json.loads(root.model.model_validate(payload).to_json())
        sent = with_types(settled(written, root.name, root.platform), kind.DESCRIPTOR)
        Parse(json.dumps(sent), kind(), descriptor_pool=known)

    run()


def settled(value: Any, name: str, platform: str) -> Any:
    """A payload without members and enum values that the spec declares to be ahead of upstream, or to deviate."""
    ahead = SCHEMAS[name].get("x-enum-ahead", {})
    if isinstance(value, str) and platform in ahead.get(value, ()):
        return 0
    payload = as_object(value)
    if payload is None or "properties" not in SCHEMAS[name]:
        return value
    members: Json = SCHEMAS[name]["properties"]
    return {
        key: _member(item, members[key], platform)
        for key, item in payload.items()
        if platform not in members[key].get("x-ahead", ()) and "x-deviation" not in members[key]
    }


def _member(value: Any, schema: Json, platform: str) -> Any:
    if reference := schema.get("$ref"):
        return settled(value, reference.rsplit("/", 1)[-1], platform)
    if isinstance(value, list):
        items = cast(list[object], value)
        return [_member(item, schema.get("items", {}), platform) for item in items]
    inner, entries = as_object(schema.get("additionalProperties")), as_object(value)
    if inner and entries:
        return {key: _member(item, inner, platform) for key, item in entries.items()}
    return value


def with_types(value: Any, kind: Any) -> Any:
    """JSON of a message, in which each Any says what it holds: a Struct."""

    def typed(payload: Json, kind: Any) -> Json:
        if kind.full_name != "google.protobuf.Any":
            return payload
        return {"@type": "type.googleapis.com/google.protobuf.Struct", "value": payload}

    return every_message(value, kind, typed)


def every_message(value: Any, kind: Any, change: Callable[[Json, Any], Json]) -> Any:
    """JSON of a message with each object in it that stands for a message changed, the innermost first."""
    if isinstance(value, list):
        return [every_message(item, kind, change) for item in cast(list[object], value)]
    payload = as_object(value)
    if payload is None or kind is None:
        return value
    if kind.GetOptions().map_entry:
        inner = kind.fields_by_name["value"].message_type
        return {key: every_message(item, inner, change) for key, item in payload.items()}
    if kind.file.package != "google.protobuf":
        kinds = {field.json_name: field.message_type for field in kind.fields}
        payload = {key: every_message(item, kinds[key], change) for key, item in payload.items()}
    return change(payload, kind)
