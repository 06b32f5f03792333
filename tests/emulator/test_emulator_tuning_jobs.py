"""Tuning jobs of Vertex AI in the emulator, over HTTP."""

from typing import Any

import httpx

from gemini_sdk.emulator import Emulator

Json = dict[str, Any]
PARENT = "projects/my-project/locations/us-central1"
JOBS = f"/v1/{PARENT}/tuningJobs"


def started(client: httpx.Client, dataset: str, **more: Any) -> Json:
    """A new job."""
    spec = {"training_dataset_uri": dataset}
    body = {"baseModel": "gemini-1.5-pro-002", "supervisedTuningSpec": spec, **more}
    response = client.post(JOBS, json=body)
    assert response.status_code == 200, response.text
    job: Json = response.json()
    return job


def test_from_a_dataset_to_an_answer(emulator: Emulator, ada: httpx.Client, dataset: str) -> None:
    job = started(ada, dataset, tunedModelDisplayName="capitals")
    path = f"/v1/{job['name']}"
    seen = [job["state"]]
    for _ in range(40):
        emulator.advance(0.05)
        job = ada.get(path).json()
        if job["state"] != seen[-1]:
            seen.append(job["state"])
    assert seen == [f"JOB_STATE_{s}" for s in ("QUEUED", "PENDING", "RUNNING", "SUCCEEDED")]
    assert job["createTime"] < job["startTime"] < job["endTime"] == job["updateTime"]
    assert job["tunedModel"]["model"].startswith(f"{PARENT}/models/")
    assert job["tunedModel"]["model"].endswith("@1")
    assert [c["step"] for c in job["tunedModel"]["checkpoints"]] == ["8", "15", "23"]
    statistics = job["tuningDataStats"]["supervisedTuningDataStats"]
    assert statistics["tuningDatasetExampleCount"] == "30"
    assert statistics["tuningStepCount"] == "23"
    endpoints = [job["tunedModel"], *job["tunedModel"]["checkpoints"]]
    for endpoint in (e["endpoint"] for e in endpoints):
        body = {
            "contents": [{"role": "USER", "parts": {"text": "What is the capital of country 7?"}}],
            "generation_config": {"temperature": 0.2, "topP": 0.9, "topK": 3, "maxOutputTokens": 9},
        }
        answer = ada.post(f"/v1/{endpoint}:generateContent", json=body).json()
        assert answer["candidates"][0]["content"]["parts"][0]["text"] == "City 7."
