"""Tuned models of Google AI in the emulator, over HTTP."""

from typing import Any

import httpx
import pytest

from gemini_sdk.emulator import Emulator

Json = dict[str, Any]
MODELS = "/v1beta/tunedModels"


def created(client: httpx.Client, body: Json, **query: str) -> Json:
    """The operation of a new tuning."""
    response = client.post(MODELS, json=body, params=query)
    assert response.status_code == 200, response.text
    operation: Json = response.json()
    return operation


def refused(response: httpx.Response, code: int, status: str) -> Json:
    """The error of an answer."""
    error: Json = response.json()["error"]
    assert (response.status_code, error["code"], error["status"]) == (code, code, status)
    return error


def violations(error: Json) -> list[str]:
    """The fields that an error complains of."""
    return [v.get("field", "") for d in error["details"] for v in d["fieldViolations"]]


def said(client: httpx.Client, model: str, text: str) -> str:
    """What a model says."""
    body = {"contents": [{"parts": [{"text": text}]}]}
    answer = client.post(f"/v1beta/{model}:generateContent", json=body).json()
    words: str = answer["candidates"][0]["content"]["parts"][0]["text"]
    return words


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
    assert [s["step"] for s in operation["metadata"]["snapshots"]] == list(range(1, 39))
    assert operation["metadata"]["snapshots"][-1]["epoch"] == 5
    model = ada.get(f"/v1beta/{name}").json()
    assert operation["response"] == {"@type": operation["response"]["@type"], **model}
    assert model["tuningTask"]["snapshots"] == operation["metadata"]["snapshots"]
    assert "trainingData" not in model["tuningTask"]

    assert said(ada, name, "ninety nine") == "one hundred"
    assert said(ada, name, " Twenty two") == "twenty three"
    outputs = [e["output"] for e in numbers["tuning_task"]["training_data"]["examples"]["examples"]]
    assert said(ada, name, "LXIII") in outputs


def test_steps_are_examples_times_epochs_by_batch(ada: httpx.Client, numbers: Json) -> None:
    numbers["tuning_task"]["hyperparameters"]["batch_size"] = 4
    assert created(ada, numbers)["metadata"]["totalSteps"] == 19


@pytest.mark.parametrize("verb", ["generateContent", "streamGenerateContent"])
def test_a_model_in_the_making_is_not_asked(ada: httpx.Client, numbers: Json, verb: str) -> None:
    name = created(ada, numbers)["metadata"]["tunedModel"]
    body = {"contents": [{"parts": [{"text": "1"}]}]}
    response = ada.post(f"/v1beta/{name}:{verb}", json=body, params={"alt": "sse"})
    assert "CREATING" in refused(response, 400, "FAILED_PRECONDITION")["message"]
