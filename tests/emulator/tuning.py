"""What tests of tuning in the emulator have in common."""

from typing import Any

import httpx

Json = dict[str, Any]
MODELS = "/v1beta/tunedModels"
PARENT = "projects/my-project/locations/us-central1"
JOBS = f"/v1/{PARENT}/tuningJobs"


def created(client: httpx.Client, body: Json, **query: str) -> Json:
    """The operation of a new tuned model."""
    response = client.post(MODELS, json=body, params=query)
    assert response.status_code == 200, response.text
    operation: Json = response.json()
    return operation


def started(client: httpx.Client, dataset: str, **more: Any) -> Json:
    """A new job."""
    spec = {"trainingDatasetUri": dataset}
    body = {"baseModel": "gemini-2.5-flash", "supervisedTuningSpec": spec, **more}
    response = client.post(JOBS, json=body)
    assert response.status_code == 200, response.text
    job: Json = response.json()
    return job


def refused(response: httpx.Response, code: int, status: str) -> Json:
    """The error of an answer."""
    assert response.status_code == code, response.text
    error: Json = response.json()["error"]
    assert (error["code"], error["status"]) == (code, status)
    return error


def violations(response: httpx.Response) -> list[str]:
    """The fields that a 400 complains of."""
    error = refused(response, 400, "INVALID_ARGUMENT")
    return [v.get("field", "") for d in error["details"] for v in d["fieldViolations"]]


def ask(client: httpx.Client, model: str, text: str) -> httpx.Response:
    """A question to a tuned model, as the name of its resource has it."""
    body = {"contents": [{"role": "user", "parts": [{"text": text}]}]}
    return client.post(f"/v1beta/{model}:generateContent", json=body)


def said(client: httpx.Client, model: str, text: str) -> str:
    """What a model says."""
    words: str = ask(client, model, text).json()["candidates"][0]["content"]["parts"][0]["text"]
    return words
