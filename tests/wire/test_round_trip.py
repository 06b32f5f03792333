"""Lenient in, lossless out: for every generated model, whatever may come."""

import copy
import json
import pickle
from importlib import import_module
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from gemini_sdk._wire import Model
from gemini_sdk.testing.strategies import payloads
from tests.examples import examples
from tests.wire.wire_reference import HOMES, LISTS, MODELS, canonical, normal

few = settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow])
many = settings(suppress_health_check=[HealthCheck.too_slow])
ROOTS = [
    "ChatCompletion",
    "ChatCompletionChunk",
    "ChatCompletions",
    "ChatCompletionsChunk",
    "ChatCompletionsRequest",
    "Completion",
    "CountTokensRequest",
    "CountTokensResponse",
    "CreateChatCompletionRequest",
    "CreateCompletionRequest",
    "GenerateContentRequest",
    "GenerateContentResponse",
    "ListTunedModelsResponse",
    "Operation",
    "RebaseTunedModelRequest",
    "TuningJob",
]


def model_named(name: str) -> type[Model]:
    model: type[Model] = getattr(import_module(f"gemini_models.{HOMES[name]}"), name)
    assert issubclass(model, Model)
    return model


def same(one: Any, other: Any) -> bool:
    """Equality of JSON data in which true is not 1."""
    return json.dumps(one, sort_keys=True, default=repr) == json.dumps(
        other, sort_keys=True, default=repr
    )


def check_round_trip(name: str, payload: Any) -> None:
    model = model_named(name)
    text = json.dumps(payload)
    parsed = model.model_validate_json(text)
    written = parsed.model_dump_json(by_alias=True, exclude_unset=True).encode()
    assert parsed.to_json() == written
    assert same(normal(json.loads(written), name), normal(payload, name))
    canonical(json.loads(written), name)

    again = model.model_validate_json(written)
    assert again.to_json() == written
    assert model.model_validate(payload).to_json() == written
    for twin in (pickle.loads(pickle.dumps(parsed)), copy.deepcopy(parsed), parsed.model_copy()):
        assert twin.to_json() == written
        assert type(twin) is model
    if b"NaN" not in written:
        assert again == parsed
        assert copy.deepcopy(parsed) == parsed
        assert model.model_validate(parsed.model_dump(exclude_unset=True)) == parsed


@pytest.mark.parametrize("name", MODELS)
def test_every_model_gives_back_what_came_in(name: str) -> None:
    @few
    @given(payloads(name, newer=True))
    def run(payload: Any) -> None:
        check_round_trip(name, payload)

    run()


@pytest.mark.parametrize("name", LISTS)
def test_every_list_of_models_gives_back_what_came_in(name: str) -> None:
    adapter: TypeAdapter[list[Model]] = TypeAdapter(
        getattr(import_module(f"gemini_models.{HOMES[name]}"), name)
    )

    @few
    @given(payloads(name, newer=True))
    def run(payload: Any) -> None:
        # The services read one item alone as a list of one; JSON of a list is what an answer holds.
        items = cast("list[object]", payload) if isinstance(payload, list) else [payload]
        parsed = adapter.validate_json(json.dumps(items))
        written = [json.loads(one.to_json()) for one in parsed]
        assert same(normal(written, name), normal(items, name))
        canonical(written, name)

    run()


@pytest.mark.parametrize("name", ROOTS)
def test_roots_give_back_what_came_in_at_every_depth(name: str) -> None:
    @many
    @given(payloads(name, newer=True))
    def run(payload: Any) -> None:
        check_round_trip(name, payload)

    run()


@given(st.text() | st.integers() | st.floats() | st.none())
def test_scalars_of_every_kind_are_read_or_refused_but_never_changed(value: Any) -> None:
    model = model_named("Candidate")
    text = json.dumps({"finishMessage": value})
    if isinstance(value, str | None):
        assert json.loads(model.model_validate_json(text).to_json()) == {"finishMessage": value}
    else:
        with pytest.raises(ValueError, match="finishMessage"):
            model.model_validate_json(text)
