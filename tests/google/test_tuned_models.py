"""Tuned models: what is sent, what comes back, and what is refused before it is sent."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk.errors import (
    APIConnectionError,
    APIStatusError,
    InvalidAnswerError,
    InvalidPayloadError,
    OperationFailedError,
    ServerError,
    UnexpectedKeywordError,
)
from gemini_sdk.types.tuned_models import TunedModel, TuningExample
from tests.google.tuning_service import MODEL, OPERATION, Service, under_way
from tests.raw_server import answer, failure, reset

PAIRS = [("1", "2"), ("3", "4"), ("twenty two", "twenty three")]
EXAMPLES = [{"textInput": asked, "output": answered} for asked, answered in PAIRS]
BASE = "models/gemini-1.0-pro-001"


class Frame:
    """What is asked of a pandas DataFrame."""

    columns = ("note", "text_input", "output")

    def itertuples(self, index: bool = True, name: str | None = "Pandas") -> Any:
        return ((number, *pair) for number, pair in enumerate(PAIRS))


@pytest.fixture
def sources(tmp_path: Path) -> dict[str, Any]:
    """The same examples in every form they may have."""
    table = tmp_path / "examples.csv"
    with table.open("w", newline="") as file:
        csv.writer(file).writerows([("text_input", "output"), *PAIRS])
    lines = tmp_path / "examples.jsonl"
    lines.write_text("".join(json.dumps({"text_input": a, "output": b}) + "\n" for a, b in PAIRS))
    return {
        "pairs": PAIRS,
        "generator": (pair for pair in PAIRS),
        "mappings": [{"text_input": asked, "output": answered} for asked, answered in PAIRS],
        "camel": EXAMPLES,
        "models": [TuningExample(text_input=asked, output=answered) for asked, answered in PAIRS],
        "csv": table,
        "jsonl": str(lines),
        "frame": Frame(),
    }


@pytest.mark.parametrize(
    "form", ["pairs", "generator", "mappings", "camel", "models", "csv", "jsonl", "frame"]
)
def test_examples_of_every_form(service: Service, sources: dict[str, Any], form: str) -> None:
    service.server.plan(answer(under_way()))
    operation = service.get(
        service.models.create(
            display_name="number generator model",
            base_model="gemini-1.0-pro-001",
            training_data=sources[form],
            epoch_count=5,
            batch_size=2,
            learning_rate=0.001,
        )
    )
    (seen,) = service.server.requests
    assert seen.json == {
        "displayName": "number generator model",
        "baseModel": BASE,
        "tuningTask": {
            "hyperparameters": {"epochCount": 5, "batchSize": 2, "learningRate": 0.001},
            "trainingData": {"examples": {"examples": EXAMPLES}},
        },
    }
    assert service.sent == [("POST", "/v1beta/tunedModels")]
    assert (operation.name, operation.metadata.total_steps) == (OPERATION, 38)
    assert (operation.metadata.tuned_model, operation.result) == (MODEL, None)
    assert repr(operation).endswith(f"Operation {OPERATION}: under way>")


def test_an_id_and_a_tuned_model_to_tune_further(service: Service) -> None:
    service.server.plan(answer(under_way()))
    service.get(
        service.models.create(
            base_model=MODEL,
            training_data=PAIRS,
            tuned_model_id="numbers",
            learning_rate_multiplier=2,
        )
    )
    (seen,) = service.server.requests
    assert seen.target == "/v1beta/tunedModels?tunedModelId=numbers"
    assert seen.json["tunedModelSource"] == {"tunedModel": MODEL}
    assert "baseModel" not in seen.json


WHOLE: dict[str, Any] = {
    "display_name": "number generator",
    "base_model": BASE,
    "tuning_task": {
        "hyperparameters": {"batch_size": 4, "learning_rate": 0.001, "epoch_count": 5},
        "training_data": {"examples": {"examples": [{"text_input": "1", "output": "2"}]}},
    },
}


@pytest.mark.parametrize("request_", [WHOLE, TunedModel.model_validate(WHOLE)])
def test_a_request_given_whole(service: Service, request_: Any) -> None:
    service.server.plan(answer(under_way()))
    service.get(service.models.create(request_))
    assert service.server.requests[0].json == {
        "displayName": "number generator",
        "baseModel": BASE,
        "tuningTask": {
            "hyperparameters": {"batchSize": 4, "learningRate": 0.001, "epochCount": 5},
            "trainingData": {"examples": {"examples": [{"textInput": "1", "output": "2"}]}},
        },
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"training_data": []}, "no examples"),
        ({"training_data": [("1", "")]}, "row 1: output"),
        ({"training_data": [("1", "2"), ("1",)]}, "row 2"),
        ({"training_data": "missing.jsonl"}, "missing.jsonl"),
        ({}, "trainingData: is missing"),
        (
            {"training_data": PAIRS, "learning_rate": 0.1, "learning_rate_multiplier": 2},
            "learningRate and learningRateMultiplier",
        ),
        ({"training_data": PAIRS, "display_name": "n" * 41}, "displayName: too long"),
        ({"training_data": PAIRS, "temperature": 2}, "temperature: out of range"),
        ({"training_data": PAIRS, "batch_size": "many"}, "batchSize: wrong"),
        ({"training_data": PAIRS, "display_nam": "x"}, "did you mean 'display_name'"),
        ({"training_data": PAIRS, "base_model": 5}, "baseModel: wrong type; found 5"),
        ({"request": "pairs.csv"}, "not a request; found str; expected a model or a mapping"),
    ],
)
def test_what_is_refused_before_it_is_sent(
    service: Service, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(Exception, match=message) as caught:
        service.get(service.models.create(**{"base_model": BASE, **arguments}))
    assert type(caught.value).__module__ == "gemini_sdk.errors"
    assert service.sent == []


def test_whole_and_in_parts_at_once_is_refused(service: Service) -> None:
    with pytest.raises(
        InvalidPayloadError, match="display_name: passed together with a whole request"
    ):
        service.get(service.models.create(WHOLE, display_name="x"))
    empty: dict[str, Any] = {
        **WHOLE,
        "tuning_task": {"training_data": {"examples": {"examples": []}}},
    }
    with pytest.raises(InvalidPayloadError, match="examples: too few items"):
        service.get(service.models.create(empty))
    assert service.sent == []


@pytest.mark.parametrize("refusal", [[reset], failure(500), failure(502), failure(504)])
def test_no_second_model_is_made(service: Service, refusal: Any) -> None:
    service.server.plan(refusal, answer(under_way()))
    models = service.gemini(max_retries=5).tuned_models
    with pytest.raises((APIConnectionError, ServerError)):
        service.get(models.create(base_model=BASE, training_data=PAIRS))
    assert len(service.sent) == 1


def test_what_was_not_begun_is_tried_again(service: Service) -> None:
    service.server.plan(failure(429), failure(429), answer(under_way()))
    models = service.gemini(max_retries=2).tuned_models
    assert service.get(models.create(base_model=BASE, training_data=PAIRS)).name == OPERATION
    assert len(service.sent) == 3


def test_a_list_goes_on_across_pages(service: Service) -> None:
    service.server.plan(
        answer({"tunedModels": [{"name": "a"}, {"name": "b"}], "nextPageToken": "two"}),
        answer({"nextPageToken": "three"}),
        answer({"tunedModels": [{"name": "c"}]}),
    )
    pager = service.models.list(filter="owner:me", page_size=2)
    assert service.sent == []
    assert [model.name for model in service.all(pager)] == ["a", "b", "c"]
    first = "/v1beta/tunedModels?filter=owner%3Ame&pageSize=2"
    assert [target for _, target in service.sent] == [
        first,
        f"{first}&pageToken=two",
        f"{first}&pageToken=three",
    ]
    assert pager.next_page_token is None


def test_a_list_page_by_page_from_a_token_on(service: Service) -> None:
    service.server.plan(
        answer({"tunedModels": [{"name": "b"}], "nextPageToken": "three"}), answer({})
    )
    pager = service.models.list(page_token="two")
    page = service.first(pager.pages())
    assert [model.name for model in page.tuned_models] == ["b"]
    assert pager.next_page_token == page.next_page_token == "three"
    assert service.sent == [("GET", "/v1beta/tunedModels?pageToken=two")]


def test_a_list_begins_anew_each_time(service: Service) -> None:
    service.server.plan(answer({"tunedModels": [{"name": "a"}]}))
    pager = service.models.list()
    assert service.all(pager) == service.all(pager)
    assert len(service.sent) == 2


def test_a_list_that_never_ends_is_noticed(service: Service) -> None:
    service.server.plan(answer({"tunedModels": [{"name": "a"}], "nextPageToken": "same"}))
    with pytest.raises(InvalidAnswerError, match="token"):
        service.all(service.models.list())


@pytest.mark.parametrize("name", [MODEL, MODEL.partition("/")[2]])
def test_names_may_be_short(service: Service, name: str) -> None:
    service.server.plan(answer({"name": MODEL, "state": "CREATING"}))
    assert service.get(service.models.get(name)).state == "CREATING"
    service.get(service.models.delete(name))
    service.get(service.models.transfer_ownership(name, email_address="a@example.com"))
    path = f"/v1beta/{MODEL}"
    assert service.sent == [("GET", path), ("DELETE", path), ("POST", f"{path}:transferOwnership")]
    assert service.server.requests[-1].json == {"emailAddress": "a@example.com"}


@pytest.mark.parametrize(
    "name", ["", "models/x", "tunedModels/", "a/../b", "..", None, 7, OPERATION]
)
def test_names_of_other_things_are_refused(service: Service, name: Any) -> None:
    with pytest.raises(InvalidPayloadError, match="name"):
        service.get(service.models.get(name))
    assert service.sent == []


def test_an_update_changes_what_is_given(service: Service) -> None:
    service.server.plan(answer({"name": MODEL}))
    service.get(service.models.update(MODEL, display_name="new", top_p=0.5, description=None))
    (seen,) = service.server.requests
    mask = "displayName%2Cdescription%2CtopP"
    assert (seen.method, seen.target) == ("PATCH", f"/v1beta/{MODEL}?updateMask={mask}")
    assert seen.json == {"displayName": "new", "topP": 0.5}
    with pytest.raises(InvalidPayloadError, match="no field to update"):
        service.get(service.models.update(MODEL))
    with pytest.raises(UnexpectedKeywordError, match="temperature"):
        service.get(service.models.update(MODEL, temprature=1))


def test_permissions(service: Service) -> None:
    permission = f"{MODEL}/permissions/1"
    service.server.plan(
        answer({"name": permission, "role": "READER"}),
        answer({"permissions": [{"name": permission}], "nextPageToken": "n"}),
        answer({"permissions": [{"name": f"{permission}2"}]}),
        answer({"name": permission, "role": "READER"}),
        answer({"name": permission, "role": "WRITER"}),
        answer({}),
    )
    permissions = service.models.permissions
    service.get(
        permissions.create(MODEL, role="READER", grantee_type="USER", email_address="a@example.com")
    )
    assert len(service.all(permissions.list(MODEL, page_size=1))) == 2
    assert service.get(permissions.get(permission)).role == "READER"
    assert service.get(permissions.update(permission, role="WRITER")).role == "WRITER"
    service.get(permissions.delete(permission))
    below = f"/v1beta/{MODEL}/permissions"
    assert service.sent == [
        ("POST", below),
        ("GET", f"{below}?pageSize=1"),
        ("GET", f"{below}?pageSize=1&pageToken=n"),
        ("GET", f"{below}/1"),
        ("PATCH", f"{below}/1?updateMask=role"),
        ("DELETE", f"{below}/1"),
    ]
    assert service.server.requests[0].json == {
        "role": "READER",
        "granteeType": "USER",
        "emailAddress": "a@example.com",
    }
    assert service.server.requests[4].json == {"role": "WRITER"}
    with pytest.raises(InvalidPayloadError, match=r"tunedModels/\*/permissions/\*"):
        service.get(permissions.get("1"))


def test_a_tuned_model_answers_by_its_name(service: Service) -> None:
    response = {"candidates": [{"content": {"parts": [{"text": "LXIV"}]}, "finishReason": "STOP"}]}
    service.server.plan(answer(response))
    assert service.get(service.gemini().generate_content(MODEL, "LXIII")).text == "LXIV"
    assert service.sent == [("POST", f"/v1beta/{MODEL}:generateContent")]


def test_an_operation_that_was_cancelled(service: Service) -> None:
    error = {"code": 1, "message": "cancelled"}
    service.server.plan(answer({"name": OPERATION, "done": True, "error": error}))
    operation = service.get(service.models.operation(OPERATION))
    assert operation.ended
    assert operation.state == "cancelled"
    assert repr(operation).endswith(": cancelled>")
    with pytest.raises(OperationFailedError, match="cancelled"):
        _ = operation.result


def test_an_operation_that_is_not_there(service: Service) -> None:
    service.server.plan(failure(404, "no such operation"))
    with pytest.raises(APIStatusError, match="no such operation"):
        service.get(service.models.operation(OPERATION))


def test_the_operations_of_a_model(service: Service) -> None:
    service.server.plan(answer({"operations": [under_way()]}))
    (listed,) = service.all(service.models.operations(MODEL))
    assert listed.name == OPERATION
    assert service.sent == [("GET", f"/v1beta/{MODEL}/operations")]
