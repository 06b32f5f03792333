"""The samples of Google's tuning guides, as they are written there once placeholders are filled."""

import httpx
import pytest

from gemini_sdk.emulator import Emulator
from tests.emulator.tuning import JOBS, MODELS, Json

VERTEX = {"content-type": "application/json; charset=utf-8"}


def test_the_number_generator(emulator: Emulator, numbers: Json) -> None:
    headers = {
        "Authorization": "Bearer token",
        "Content-Type": "application/json",
        "x-goog-user-project": "my-project",
    }
    with httpx.Client(base_url=emulator.url, headers=headers) as client:
        assert client.get(MODELS).json() == {}
        numbers["tuning_task"]["hyperparameters"]["batch_size"] = 4
        operation = client.post(MODELS, json=numbers).json()
        assert set(operation) == {"name", "metadata"}
        percents: list[float] = []
        snapshot: Json = {}
        while operation.get("response") is None and operation.get("error") is None:
            emulator.advance(0.25)
            operation = client.get(f"/v1/{operation['name']}").json()
            percent = operation["metadata"].get("completedPercent")
            if percent is not None:
                percents.append(percent)
                snapshot = operation["metadata"]["snapshots"][-1]
        assert percents == sorted(percents)
        assert percents[-1] == 100
        assert (snapshot["step"], snapshot["epoch"]) == (19, 5)
        assert set(snapshot) == {"step", "epoch", "meanLoss", "computeTime"}
        name = operation["metadata"]["tunedModel"]
        assert client.get(f"/v1beta/{name}").json()["state"] == "ACTIVE"
        body = {"contents": [{"parts": [{"text": "六"}]}]}
        answer = client.post(f"/v1beta/{name}:generateContent", json=body).json()
        assert answer["candidates"][0]["content"]["role"] == "model"
        assert answer["candidates"][0]["finishReason"] == "STOP"


@pytest.mark.parametrize(
    "body",
    [
        """{
          "baseModel": "gemini-1.5-flash-002",
          "supervisedTuningSpec": {
            "trainingDatasetUri": "gs://bucket/tuning/train.jsonl",
            "validationDatasetUri": "gs://bucket/tuning/validation.jsonl",
            "hyperParameters": {
              "epochCount": 4, "adapterSize": "ADAPTER_SIZE_FOUR", "learningRateMultiplier": 1.0
            }
          },
          "tunedModelDisplayName": "my model"
        }""",
        """{
          "baseModel": "gemini-1.5-pro-002",
          "supervisedTuningSpec": {
            "training_dataset_uri": "gs://bucket/tuning/train.jsonl",
            "validation_dataset_uri": "gs://bucket/tuning/validation.jsonl"
          },
          "tunedModelDisplayName": "tuned_gemini_pro"
        }""",
    ],
)
def test_a_tuning_job(emulator: Emulator, ada: httpx.Client, dataset: str, body: str) -> None:
    ada.headers.update(VERTEX)
    name = ada.post(JOBS, content=body).json()["name"]
    assert [job["name"] for job in ada.get(JOBS).json()["tuningJobs"]] == [name]
    emulator.advance(2)
    job = ada.get(f"/v1/{name}").json()
    assert job["state"] == "JOB_STATE_SUCCEEDED"
    question = """{
      "contents": [{"role": "USER", "parts": {"text": "Why is sky blue?"}}],
      "generation_config": {"temperature": 0.5, "topP": 0.9, "topK": 10, "maxOutputTokens": 100}
    }"""
    endpoint = f"/v1/{job['tunedModel']['endpoint']}:generateContent"
    answer = ada.post(endpoint, content=question).json()
    assert answer["candidates"][0]["content"]["parts"][0]["text"].startswith("City")
    assert ada.post(f"/v1/{name}:cancel", content=b"").json() == {}
