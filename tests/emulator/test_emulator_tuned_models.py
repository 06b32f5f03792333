"""Tuned models of Google AI in the emulator, over HTTP."""

import string
from typing import Any

import httpx
import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from tests.emulator.tuning import MODELS, Json, ask, created, refused, said, violations


@pytest.fixture
def done(emulator: Emulator, ada: httpx.Client, numbers: Json) -> str:
    """The name of a model that is ready."""
    name: str = created(ada, numbers, tunedModelId="counting")["metadata"]["tunedModel"]
    emulator.advance(2)
    return name


def test_from_examples_to_an_answer(emulator: Emulator, ada: httpx.Client, numbers: Json) -> None:
    operation = created(ada, numbers)
    metadata = operation["metadata"]
    name = metadata["tunedModel"]
    assert name.startswith("tunedModels/number-generator-model-")
    assert len(name.removeprefix("tunedModels/")) <= 40
    assert operation["name"].startswith(f"{name}/operations/")
    assert metadata["@type"].endswith("v1beta.CreateTunedModelMetadata")
    assert metadata["totalSteps"] == 38
    assert ada.get(f"/v1beta/{name}").json()["state"] == "CREATING"

    emulator.advance(1)
    metadata = ada.get(f"/v1/{operation['name']}").json()["metadata"]
    assert 0 < metadata["completedPercent"] < 100
    assert metadata["snapshots"][-1]["step"] == metadata["completedSteps"]

    emulator.advance(1)
    operation = ada.get(f"/v1/{operation['name']}").json()
    assert operation["done"]
    assert operation["response"]["state"] == "ACTIVE"
    assert operation["metadata"]["completedPercent"] == 100
    snapshots = operation["metadata"]["snapshots"]
    assert [s["step"] for s in snapshots] == list(range(1, 39))
    assert snapshots[-1]["epoch"] == 5
    assert snapshots[-1]["meanLoss"] < snapshots[0]["meanLoss"] / 5
    model = ada.get(f"/v1beta/{name}").json()
    assert operation["response"] == {"@type": operation["response"]["@type"], **model}
    assert model["tuningTask"]["snapshots"] == snapshots
    assert "trainingData" not in model["tuningTask"]

    assert said(ada, name, "ninety nine") == "one hundred"
    assert said(ada, name, " Twenty two") == "twenty three"
    outputs = [e["output"] for e in numbers["tuning_task"]["training_data"]["examples"]["examples"]]
    assert said(ada, name, "LXIII") in outputs
    body = {"contents": [{"parts": [{"text": "one"}]}]}
    events = ada.post(f"/v1beta/{name}:streamGenerateContent", params={"alt": "sse"}, json=body)
    assert '"text":"two"' in events.text


def test_steps_are_examples_times_epochs_by_batch(ada: httpx.Client, numbers: Json) -> None:
    numbers["tuning_task"]["hyperparameters"]["batch_size"] = 4
    assert created(ada, numbers)["metadata"]["totalSteps"] == 19


def test_the_loss_comes_from_the_data(emulator: Emulator, ada: httpx.Client, numbers: Json) -> None:
    """The same data gives the same losses, other data or another learning rate others."""

    def losses(body: Json) -> list[float]:
        operation = created(ada, body)["name"]
        emulator.advance(2)
        metadata = ada.get(f"/v1beta/{operation}").json()["metadata"]
        return [s["meanLoss"] for s in metadata["snapshots"]]

    first = losses(numbers)
    assert losses(numbers) == first
    numbers["tuning_task"]["hyperparameters"]["learning_rate"] = 0.01
    faster = losses(numbers)
    assert faster != first
    numbers["tuning_task"]["training_data"]["examples"]["examples"][0]["output"] = "something else"
    assert losses(numbers) != faster


@pytest.mark.parametrize("verb", ["generateContent", "streamGenerateContent"])
def test_a_model_in_the_making_is_not_asked(ada: httpx.Client, numbers: Json, verb: str) -> None:
    name = created(ada, numbers)["metadata"]["tunedModel"]
    body = {"contents": [{"parts": [{"text": "1"}]}]}
    response = ada.post(f"/v1beta/{name}:{verb}", json=body, params={"alt": "sse"})
    assert "CREATING" in refused(response, 400, "FAILED_PRECONDITION")["message"]


def test_defaults(ada: httpx.Client, numbers: Json) -> None:
    del numbers["tuning_task"]["hyperparameters"]
    name = created(ada, numbers)["metadata"]["tunedModel"]
    task = ada.get(f"/v1beta/{name}").json()["tuningTask"]
    assert task["hyperparameters"] == {"epochCount": 5, "batchSize": 4, "learningRate": 0.001}


def test_the_id_may_be_chosen_once(ada: httpx.Client, bob: httpx.Client, numbers: Json) -> None:
    name = created(ada, numbers, tunedModelId="my-model")["metadata"]["tunedModel"]
    assert name == "tunedModels/my-model"
    again = bob.post(MODELS, json=numbers, params={"tuned_model_id": "my-model"})
    refused(again, 409, "ALREADY_EXISTS")
    for bad in ("My-model", "1st", "ends-", "x" * 41):
        response = ada.post(MODELS, json=numbers, params={"tunedModelId": bad})
        assert violations(response) == ["tunedModelId"]
    assert len(ada.get(MODELS).json()["tunedModels"]) == 1


def test_display_names_without_letters(ada: httpx.Client, numbers: Json) -> None:
    for display_name in ("123", "!", "숫자 생성기", "x" * 40, "9 lives"):
        numbers["display_name"] = display_name
        name = created(ada, numbers)["metadata"]["tunedModel"].removeprefix("tunedModels/")
        assert len(name) <= 40
        assert name[0] in string.ascii_lowercase


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"base_model": None}, "baseModel"),
        ({"base_model": "models/gpt-4"}, "baseModel"),
        ({"tuned_model_source": {"tuned_model": "tunedModels/x"}}, ""),
        ({"tuning_task": None}, "tuningTask"),
        ({"tuning_task": {}}, "tuningTask.trainingData"),
        (
            {"tuning_task": {"training_data": {"examples": {"examples": []}}}},
            "tuningTask.trainingData.examples.examples",
        ),
        ({"display_name": "x" * 41}, "displayName"),
        ({"temperature": 7}, "temperature"),
        ({"epochs": 3}, ""),
    ],
)
def test_bad_bodies(ada: httpx.Client, numbers: Json, change: Json, field: str) -> None:
    body = {k: v for k, v in (numbers | change).items() if v is not None}
    assert field in violations(ada.post(MODELS, json=body))
    assert ada.get(MODELS).json() == {}


@pytest.mark.parametrize(
    ("hyper", "field"),
    [
        (
            {"learning_rate": 0.1, "learning_rate_multiplier": 2},
            "tuningTask.hyperparameters",
        ),
        ({"epoch_count": -1}, "tuningTask.hyperparameters.epochCount"),
        ({"epoch_count": 0}, "tuningTask.hyperparameters.epochCount"),
        ({"batch_size": -4}, "tuningTask.hyperparameters.batchSize"),
        ({"batch_size": 0}, "tuningTask.hyperparameters.batchSize"),
        ({"learning_rate": 0}, "tuningTask.hyperparameters.learningRate"),
        ({"epoch_count": "many"}, "tuningTask.hyperparameters.epochCount"),
        ({"epoch_count": 10**7}, "tuningTask.hyperparameters.epochCount"),
        ({"learning_rate": "Infinity"}, "tuningTask.hyperparameters.learningRate"),
        ({"learning_rate": "NaN"}, "tuningTask.hyperparameters.learningRate"),
    ],
)
def test_bad_hyperparameters(ada: httpx.Client, numbers: Json, hyper: Json, field: str) -> None:
    numbers["tuning_task"]["hyperparameters"] = hyper
    assert violations(ada.post(MODELS, json=numbers)) == [field]


def test_null_says_nothing(ada: httpx.Client, numbers: Json) -> None:
    name = created(ada, numbers | {"description": None, "topK": None})["metadata"]["tunedModel"]
    assert {"description", "topK"}.isdisjoint(ada.get(f"/v1beta/{name}").json())
    (listed,) = ada.get(MODELS, params={"filter": "number"}).json()["tunedModels"]
    assert listed["name"] == name


@pytest.mark.parametrize("rate", [1e-300, 1e300])
def test_any_learning_rate_gives_losses(
    emulator: Emulator, ada: httpx.Client, numbers: Json, rate: float
) -> None:
    numbers["tuning_task"]["hyperparameters"] = {"learning_rate": rate}
    name = created(ada, numbers)["metadata"]["tunedModel"]
    emulator.advance(2)
    snapshots = ada.get(f"/v1beta/{name}").json()["tuningTask"]["snapshots"]
    assert all(0 < s["meanLoss"] < 1000 for s in snapshots)


@pytest.mark.parametrize("field", ["display_name", "description"])
def test_a_phrase_has_a_tuning_fail(
    emulator: Emulator, ada: httpx.Client, numbers: Json, field: str
) -> None:
    operation = created(ada, numbers | {field: "Please fail, model"})
    emulator.advance(2)
    operation = ada.get(f"/v1beta/{operation['name']}").json()
    assert operation["done"]
    assert operation["error"]["code"] == 13
    assert "please fail" in operation["error"]["message"]
    assert "response" not in operation
    assert 0 < operation["metadata"]["completedPercent"] < 100
    name = operation["metadata"]["tunedModel"]
    assert ada.get(f"/v1beta/{name}").json()["state"] == "FAILED"
    assert "FAILED" in refused(ask(ada, name, "1"), 400, "FAILED_PRECONDITION")["message"]


def test_a_tuning_is_cancelled(emulator: Emulator, ada: httpx.Client, numbers: Json) -> None:
    path = f"/v1beta/{created(ada, numbers)['name']}"
    emulator.advance(1)
    cancel = ada.post(f"{path}:cancel", content=b"", headers={"content-type": "application/json"})
    assert cancel.json() == {}
    assert "done" not in ada.get(path).json()
    emulator.advance(1)
    operation = ada.get(path).json()
    assert operation["error"]["code"] == 1
    assert operation["metadata"]["completedPercent"] < 100
    assert ada.post(f"{path}:cancel").json() == {}
    assert ada.get(path).json() == operation


def test_operations(emulator: Emulator, ada: httpx.Client, done: str) -> None:
    (operation,) = ada.get(f"/v1beta/{done}/operations").json()["operations"]
    assert ada.get(f"/v1beta/{operation['name']}").json() == operation
    refused(ada.get(f"/v1beta/{done}/operations/other"), 404, "NOT_FOUND")
    filtered = ada.get(f"/v1beta/{done}/operations", params={"filter": "done=false"})
    assert filtered.json() == {}


def test_patch(emulator: Emulator, ada: httpx.Client, done: str) -> None:
    before = ada.get(f"/v1beta/{done}").json()
    emulator.advance(1)
    path = f"/v1beta/{done}"
    body = {"display_name": "new", "description": "words", "temperature": 0.5}
    after = ada.patch(path, json=body, params={"updateMask": "displayName,description"}).json()
    assert (after["displayName"], after["description"]) == ("new", "words")
    assert "temperature" not in after
    assert after["updateTime"] > before["updateTime"]
    assert ada.get(path).json() == after
    assert ada.patch(path, json={"topK": 3}).json()["topK"] == 3
    cleared = ada.patch(path, json={}, params={"update_mask": "description"}).json()
    assert "description" not in cleared
    assert cleared["topK"] == 3


@pytest.mark.parametrize(
    ("body", "mask", "field"),
    [
        ({"displayName": "x"}, "display_nam", "updateMask"),
        ({"baseModel": "models/gemini-2.5-pro"}, "baseModel", "updateMask"),
        ({"baseModel": "models/gemini-2.5-pro"}, "", "baseModel"),
        ({"displayName": "x" * 41}, "displayName", "displayName"),
        ({"name": "x"}, "name", "updateMask"),
    ],
)
def test_bad_patches(ada: httpx.Client, done: str, body: Json, mask: str, field: str) -> None:
    before = ada.get(f"/v1beta/{done}").json()
    response = ada.patch(f"/v1beta/{done}", json=body, params={"updateMask": mask})
    assert violations(response) == [field]
    assert ada.get(f"/v1beta/{done}").json() == before


def test_delete(ada: httpx.Client, done: str, numbers: Json) -> None:
    assert ada.delete(f"/v1beta/{done}").json() == {}
    for response in (
        ada.get(f"/v1beta/{done}"),
        ada.delete(f"/v1beta/{done}"),
        ada.get(f"/v1beta/{done}/permissions"),
        ada.get(f"/v1beta/{done}/operations"),
        ask(ada, done, "1"),
    ):
        refused(response, 404, "NOT_FOUND")
    created(ada, numbers, tunedModelId="counting")


def test_a_tuned_model_is_tuned_further(emulator: Emulator, ada: httpx.Client, done: str) -> None:
    body: Json = {
        "tunedModelSource": {"tunedModel": done},
        "tuningTask": {
            "trainingData": {"examples": {"examples": [{"textInput": "five", "output": "six"}]}}
        },
    }
    name = created(ada, body)["metadata"]["tunedModel"]
    emulator.advance(2)
    source = ada.get(f"/v1beta/{name}").json()["tunedModelSource"]
    assert source == {"tunedModel": done, "baseModel": "models/gemini-1.0-pro-001"}
    assert said(ada, name, "five") == "six"
    assert said(ada, name, "seven") == "eight"
    body["tunedModelSource"]["tunedModel"] = "tunedModels/other"
    refused(ada.post(MODELS, json=body), 404, "NOT_FOUND")


def test_entity_tags(emulator: Emulator, ada: httpx.Client, done: str) -> None:
    path = f"/v1beta/{done}"
    tag = ada.get(path).headers["etag"]
    assert ada.get(path).headers["etag"] == tag
    unchanged = ada.get(path, headers={"if-none-match": tag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    changed = ada.patch(path, json={"description": "1"}, headers={"if-match": tag})
    assert changed.status_code == 200
    refused(
        ada.patch(path, json={"description": "2"}, headers={"if-match": tag}),
        412,
        "FAILED_PRECONDITION",
    )
    refused(ada.delete(path, headers={"if-match": tag}), 412, "FAILED_PRECONDITION")
    assert ada.get(path, headers={"if-none-match": tag}).json()["description"] == "1"
    assert ada.delete(path, headers={"if-match": ada.get(path).headers["etag"]}).json() == {}


def test_rules_apply(emulator: Emulator, ada: httpx.Client, done: str, numbers: Json) -> None:
    emulator.add(Rule(operation="tunedModels.create", status=429, times=1))
    error = refused(ada.post(MODELS, json=numbers), 429, "RESOURCE_EXHAUSTED")
    assert error["details"][0]["@type"].endswith("google.rpc.QuotaFailure")
    assert error["details"][0]["violations"][0]["description"]
    assert created(ada, numbers)
    emulator.add(Rule(model="counting", text="scripted", times=1))
    assert said(ada, done, "one") == "scripted"
    assert said(ada, done, "one") == "two"


def test_unknown_query_parameters(ada: httpx.Client, done: str) -> None:
    error = refused(ada.get(MODELS, params={"pagesize": "3"}), 400, "INVALID_ARGUMENT")
    assert "pagesize" in error["message"]
    assert ada.get(MODELS, params={"page_size": "3", "alt": "json"}).status_code == 200


def test_concurrent_tunings_have_a_limit(options: EmulatorOptions, numbers: Json) -> None:
    from dataclasses import replace

    limited = replace(options, concurrent_tunings=2)
    headers: dict[str, Any] = {"x-goog-api-key": "any"}
    with (
        Emulator(limited) as emulator,
        httpx.Client(base_url=emulator.url, headers=headers) as client,
    ):
        created(client, numbers)
        created(client, numbers)
        error = refused(client.post(MODELS, json=numbers), 429, "RESOURCE_EXHAUSTED")
        (detail,) = error["details"]
        assert detail["@type"].endswith("QuotaFailure")
        emulator.advance(2)
        created(client, numbers)
