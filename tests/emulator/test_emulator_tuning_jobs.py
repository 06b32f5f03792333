"""Tuning jobs of Vertex AI in the emulator, over HTTP."""

import json
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions
from tests.emulator.tuning import JOBS, PARENT, Json, ask, refused, said, started, violations

CAPITAL = "What is the capital of country 7?"


@pytest.fixture
def done(emulator: Emulator, ada: httpx.Client, dataset: str) -> Json:
    """A job that has succeeded."""
    name = started(ada, dataset, tunedModelDisplayName="capitals")["name"]
    emulator.advance(2)
    job: Json = ada.get(f"/v1/{name}").json()
    return job


def test_from_a_dataset_to_an_answer(emulator: Emulator, ada: httpx.Client, dataset: str) -> None:
    body: Json = {
        "baseModel": "gemini-1.5-pro-002",
        "supervisedTuningSpec": {
            "training_dataset_uri": dataset,
            "validation_dataset_uri": dataset.replace("train", "validation"),
            "hyperParameters": {
                "epochCount": 3,
                "adapterSize": "ADAPTER_SIZE_FOUR",
                "learningRateMultiplier": 1.5,
            },
        },
        "tunedModelDisplayName": "tuned_gemini_pro",
    }
    job = ada.post(JOBS, json=body).json()
    assert job["name"].startswith(f"{PARENT}/tuningJobs/")
    seen = [job["state"]]
    for _ in range(40):
        emulator.advance(0.05)
        job = ada.get(f"/v1/{job['name']}").json()
        if job["state"] != seen[-1]:
            seen.append(job["state"])
    assert seen == [f"JOB_STATE_{s}" for s in ("QUEUED", "PENDING", "RUNNING", "SUCCEEDED")]
    assert job["createTime"] < job["startTime"] < job["endTime"] == job["updateTime"]
    assert job["supervisedTuningSpec"]["hyperParameters"]["epochCount"] == "3"
    made = job["tunedModel"]
    assert made["model"].startswith(f"{PARENT}/models/")
    assert made["model"].endswith("@1")
    assert [(c["epoch"], c["step"]) for c in made["checkpoints"]] == [
        ("1", "8"),
        ("2", "15"),
        ("3", "23"),
    ]
    statistics = job["tuningDataStats"]["supervisedTuningDataStats"]
    assert statistics["tuningDatasetExampleCount"] == "30"
    assert statistics["tuningStepCount"] == "23"
    assert statistics["userInputTokenDistribution"]["max"] == 9
    for endpoint in (made["endpoint"], *(c["endpoint"] for c in made["checkpoints"])):
        body = {
            "contents": [{"role": "USER", "parts": {"text": CAPITAL}}],
            "generation_config": {"temperature": 0.2, "topP": 0.9, "topK": 3, "maxOutputTokens": 9},
        }
        answer = ada.post(f"/v1/{endpoint}:generateContent", json=body).json()
        assert answer["candidates"][0]["content"]["parts"][0]["text"] == "City 7."


def test_metrics_grow_while_the_job_runs(
    emulator: Emulator, ada: httpx.Client, gcs_root: Path, dataset: str
) -> None:
    def metrics(job: Json) -> list[Json]:
        bucket, _, name = job["gcsMetricsUri"].removeprefix("gs://").partition("/")
        path = f"/storage/v1/b/{bucket}/o/{name.replace('/', '%2F')}"
        return [
            json.loads(line)
            for line in ada.get(path, params={"alt": "media"}).text.split("\n")
            if line
        ]

    spec = {
        "trainingDatasetUri": dataset,
        "validationDatasetUri": dataset.replace("train", "validation"),
    }
    job = started(ada, dataset, supervisedTuningSpec=spec)
    assert "gcsMetricsUri" not in job
    path = f"/v1/{job['name']}"
    emulator.advance(1)
    half = metrics(ada.get(path).json())
    emulator.advance(1)
    job = ada.get(path).json()
    whole = metrics(job)
    assert job["experiment"].startswith(PARENT)
    assert 0 < len(half) < len(whole) == 23
    assert whole[: len(half)] == half
    first, last = whole[0], whole[-1]
    assert set(first) == {
        "step",
        "epoch",
        "time",
        "/train_total_loss",
        "/train_fraction_of_correct_next_step_preds",
        "/train_num_predictions",
    }
    assert set(last) - set(first) == {
        "/eval_total_loss",
        "/eval_fraction_of_correct_next_step_preds",
        "/eval_num_predictions",
    }
    assert [line["step"] for line in whole if "/eval_total_loss" in line] == [8, 15, 23]
    assert last["/train_total_loss"] < first["/train_total_loss"]
    assert 0 <= last["/train_fraction_of_correct_next_step_preds"] <= 1


def test_without_a_folder_nothing_is_measured(options: EmulatorOptions, dataset: str) -> None:
    with (
        Emulator(replace(options, gcs_root=None)) as emulator,
        httpx.Client(base_url=emulator.url, headers={"authorization": "Bearer any"}) as client,
    ):
        name = started(client, dataset)["name"]
        emulator.advance(2)
        job = client.get(f"/v1/{name}").json()
        assert job["state"] == "JOB_STATE_SUCCEEDED"
        assert not job.keys() & {"gcsMetricsUri", "tuningDataStats"}
        assert CAPITAL in said(client, job["tunedModel"]["endpoint"], CAPITAL)
        object_path = "/storage/v1/b/bucket/o/tuning%2Ftrain.jsonl"
        refused(client.get(object_path), 404, "NOT_FOUND")


@pytest.mark.parametrize("fate", ["succeeds", "fails", "is cancelled at once", "has no data"])
def test_every_job_that_has_begun_or_ended_has_an_experiment(
    options: EmulatorOptions, dataset: str, fate: str
) -> None:
    root = None if fate == "has no data" else options.gcs_root
    with (
        Emulator(replace(options, gcs_root=root)) as emulator,
        httpx.Client(base_url=emulator.url, headers={"authorization": "Bearer any"}) as client,
    ):
        missing = dataset.replace("train", "nothing")
        name = started(client, missing if fate == "fails" else dataset)["name"]
        if fate == "is cancelled at once":
            client.post(f"/v1/{name}:cancel").raise_for_status()
        emulator.advance(4)
        job = client.get(f"/v1/{name}").json()
        for version in ("v1", "v1beta1"):
            context = client.get(f"/{version}/{job['experiment']}").json()
            assert context["name"] == job["experiment"]
            assert job["createTime"] <= context["createTime"] <= context["updateTime"]


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("gs://bucket/missing.jsonl", "gs://bucket/missing.jsonl was not found"),
        ("gs://../secret.jsonl", "outside of Cloud Storage"),
        ("gs://bucket/../../secret.jsonl", "outside of Cloud Storage"),
        ("gs://bucket", "gs://bucket cannot be read: Is a directory"),
        ("gs://bucket/a\0b", "is not a file name"),
    ],
)
def test_data_that_is_not_there(
    emulator: Emulator, ada: httpx.Client, gcs_root: Path, dataset: str, uri: str, words: str
) -> None:
    (gcs_root.parent / "secret.jsonl").write_text('{"contents": []}')
    name = started(ada, uri)["name"]
    emulator.advance(1)
    job = ada.get(f"/v1/{name}").json()
    assert job["state"] == "JOB_STATE_FAILED"
    assert words in job["error"]["message"]
    assert job["error"]["code"] == 3
    assert "tunedModel" not in job


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "train.jsonl:2: $: not JSON"),
        ("[]", "train.jsonl:2: $: not a JSON object"),
        ('{"contents": [{"role": "user", "parts": [{"text": "x"}]}]}', "train.jsonl:2: contents"),
        ('{"contents": 7}', "train.jsonl:2: contents"),
        ('{"messages": []}', "train.jsonl:2: $: OpenAI's form"),
    ],
)
def test_data_that_is_wrong(
    emulator: Emulator, ada: httpx.Client, gcs_root: Path, dataset: str, line: str, words: str
) -> None:
    file = gcs_root / "bucket" / "tuning" / "train.jsonl"
    good = file.read_text().splitlines()[0]
    file.write_text(f"{good}\n{line}\n")
    name = started(ada, dataset)["name"]
    emulator.advance(1)
    assert words in ada.get(f"/v1/{name}").json()["error"]["message"]


def test_preferences(emulator: Emulator, ada: httpx.Client, gcs_root: Path) -> None:
    def turn(role: str, text: str) -> Json:
        return {"role": role, "parts": [{"text": text}]}

    example = {
        "contents": [turn("user", "Say hello.")],
        "completions": [
            {"score": 0, "completion": turn("model", "What?")},
            {"score": 1, "completion": turn("model", "Hello!")},
        ],
    }
    (gcs_root / "b").mkdir()
    (gcs_root / "b" / "preferences.jsonl").write_text(json.dumps(example))
    spec = {"trainingDatasetUri": "gs://b/preferences.jsonl", "exportLastCheckpointOnly": True}
    body = {"baseModel": "gemini-2.5-flash", "preferenceOptimizationSpec": spec}
    name = ada.post(JOBS, json=body).json()["name"]
    emulator.advance(2)
    job = ada.get(f"/v1/{name}").json()
    assert "checkpoints" not in job["tunedModel"]
    assert said(ada, job["tunedModel"]["endpoint"], "Say hello.") == "Hello!"
    statistics = job["tuningDataStats"]["preferenceOptimizationDataStats"]
    assert statistics["tuningDatasetExampleCount"] == "1"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"supervisedTuningSpec": None}, "supervisedTuningSpec"),
        ({"supervisedTuningSpec": {}}, "supervisedTuningSpec.trainingDatasetUri"),
        (
            {"supervisedTuningSpec": {"trainingDatasetUri": "/home/me/train.jsonl"}},
            "supervisedTuningSpec.trainingDatasetUri",
        ),
        (
            {
                "supervisedTuningSpec": {
                    "trainingDatasetUri": "gs://b/t",
                    "hyperParameters": {"adapterSize": "ADAPTER_SIZE_THREE"},
                }
            },
            "supervisedTuningSpec.hyperParameters.adapterSize",
        ),
        (
            {
                "supervisedTuningSpec": {
                    "trainingDatasetUri": "gs://b/t",
                    "hyperParameters": {"epochCount": "-1"},
                }
            },
            "supervisedTuningSpec.hyperParameters.epochCount",
        ),
        ({"baseModel": None}, "baseModel"),
        ({"baseModel": "text-bison"}, "baseModel"),
        ({"tunedModelDisplayName": "x" * 129}, "tunedModelDisplayName"),
        ({"preTunedModel": {"tunedModelName": "x"}}, ""),
    ],
)
def test_bad_bodies(ada: httpx.Client, dataset: str, change: Json, field: str) -> None:
    spec = {"trainingDatasetUri": dataset}
    body = {"baseModel": "gemini-2.5-flash", "supervisedTuningSpec": spec, **change}
    body = {key: value for key, value in body.items() if value is not None}
    assert field in violations(ada.post(JOBS, json=body))
    assert ada.get(JOBS).json() == {}


def test_cancel(emulator: Emulator, ada: httpx.Client, dataset: str) -> None:
    path = f"/v1/{started(ada, dataset)['name']}"
    emulator.advance(1)
    headers = {"content-type": "application/json; charset=utf-8"}
    assert ada.post(f"{path}:cancel", content=b"", headers=headers).json() == {}
    assert ada.get(path).json()["state"] == "JOB_STATE_CANCELLING"
    emulator.advance(0.2)
    job = ada.get(path).json()
    assert job["state"] == "JOB_STATE_CANCELLED"
    assert job["error"]["code"] == 1
    assert job["endTime"] == job["updateTime"]
    assert ada.post(f"{path}:cancel", json={}).json() == {}
    assert ada.get(path).json() == job


def test_a_job_that_has_succeeded_stays_so(ada: httpx.Client, done: Json) -> None:
    assert ada.post(f"/v1/{done['name']}:cancel", content=b"").json() == {}
    assert ada.get(f"/v1/{done['name']}").json() == done


@pytest.mark.parametrize(
    ("phrase", "state"),
    [("please fail", "FAILED"), ("Please succeed in part", "PARTIALLY_SUCCEEDED")],
)
def test_phrases(
    emulator: Emulator, ada: httpx.Client, dataset: str, phrase: str, state: str
) -> None:
    name = started(ada, dataset, tunedModelDisplayName=f"job, {phrase}!")["name"]
    emulator.advance(2)
    job = ada.get(f"/v1/{name}").json()
    assert job["state"] == f"JOB_STATE_{state}"
    if state == "FAILED":
        assert "tunedModel" not in job
        assert "please fail" in job["error"]["message"]
    else:
        assert len(job["tunedModel"]["checkpoints"]) == 1
        assert said(ada, job["tunedModel"]["endpoint"], CAPITAL) == "City 7."


def test_jobs_that_are_not_there(ada: httpx.Client, done: Json) -> None:
    for path in (
        f"{JOBS}/17",
        f"/v1/{done['name'].replace('my-project', 'other')}",
        f"/v1/{done['name'].replace('us-central1', 'europe-west4')}",
    ):
        error = refused(ada.get(path), 404, "NOT_FOUND")
        assert path.removeprefix("/v1/") in error["message"]
        refused(ada.post(f"{path}:cancel"), 404, "NOT_FOUND")
    assert ada.get(f"/v1/{done['name'].removeprefix(PARENT + '/')}").json() == done
    elsewhere = JOBS.replace("my-project", "other")
    assert ada.get(elsewhere).json() == {}


def test_filters(emulator: Emulator, ada: httpx.Client, done: Json, dataset: str) -> None:
    started(ada, dataset, tunedModelDisplayName="later", labels={"team": "blue"})

    def found(text: str) -> list[str]:
        page = ada.get(JOBS, params={"filter": text}).json()
        return [job["tunedModelDisplayName"] for job in page.get("tuningJobs", [])]

    assert found("") == ["later", "capitals"]
    assert found('state="JOB_STATE_SUCCEEDED"') == ["capitals"]
    assert found("state!=JOB_STATE_SUCCEEDED") == ["later"]
    assert found("labels.team=blue") == found("labels:team") == found("labels.team:*") == ["later"]
    assert found("NOT labels.team:*") == ["capitals"]
    assert found('tuned_model_display_name:"CAP" AND state=JOB_STATE_SUCCEEDED') == ["capitals"]
    assert found(f'createTime>"{done["endTime"]}"') == []
    assert found(f'create_time<"{done["endTime"]}"') == ["capitals"]
    for bad in ("state", "state=", "AND", "state=x OR state=y", "(state=x)"):
        assert violations(ada.get(JOBS, params={"filter": bad})) == ["filter"]


def test_a_tuned_model_is_tuned_further(
    emulator: Emulator, ada: httpx.Client, gcs_root: Path, done: Json
) -> None:
    turns = [("user", "And of country 99?"), ("model", "City 99.")]
    line = {"contents": [{"role": role, "parts": [{"text": text}]} for role, text in turns]}
    (gcs_root / "bucket" / "more.jsonl").write_text(json.dumps(line))
    model = done["tunedModel"]["model"]
    body: Json = {
        "preTunedModel": {"tunedModelName": model},
        "supervisedTuningSpec": {"trainingDatasetUri": "gs://bucket/more.jsonl"},
    }
    job = ada.post(JOBS, json=body).json()
    assert job["preTunedModel"]["baseModel"] == "gemini-2.5-flash"
    emulator.advance(2)
    made = ada.get(f"/v1/{job['name']}").json()["tunedModel"]
    assert made["model"] == model.replace("@1", "@2")
    assert said(ada, made["endpoint"], "And of country 99?") == "City 99."
    assert said(ada, made["endpoint"], CAPITAL) == "City 7."
    body["preTunedModel"] = {"tunedModelName": f"{PARENT}/models/1"}
    refused(ada.post(JOBS, json=body), 404, "NOT_FOUND")


def test_rebase(emulator: Emulator, ada: httpx.Client, done: Json) -> None:
    body: Json = {
        "tunedModelRef": {"tuningJob": done["name"]},
        "tuningJob": {"baseModel": "gemini-2.5-pro"},
        "deployToSameEndpoint": True,
    }
    operation = ada.post(f"{JOBS}:rebaseTunedModel", json=body).json()
    assert "done" not in operation
    path = f"/v1/{operation['name']}"
    job = operation["name"].partition("/operations/")[0]
    assert ada.get(f"/v1/{job}/operations").json() == {"operations": [operation]}
    emulator.advance(2)
    operation = ada.post(f"{path}:wait", params={"timeout": "1s"}).json()
    assert operation == ada.get(path).json()
    assert operation["done"]
    response = operation["response"]
    assert response["@type"].endswith(".TuningJob")
    assert response["baseModel"] == "gemini-2.5-pro"
    assert response["supervisedTuningSpec"] == done["supervisedTuningSpec"]
    assert response["tunedModel"]["endpoint"] == done["tunedModel"]["endpoint"]
    assert said(ada, done["tunedModel"]["endpoint"], CAPITAL) == "City 7."
    assert ada.delete(path).json() == {}
    refused(ada.get(path), 404, "NOT_FOUND")
    body["tunedModelRef"] = {"tunedModel": f"{PARENT}/models/1"}
    refused(ada.post(f"{JOBS}:rebaseTunedModel", json=body), 404, "NOT_FOUND")


def test_a_model_that_was_tuned_further_is_rebased(
    emulator: Emulator, ada: httpx.Client, done: Json
) -> None:
    further = {
        "preTunedModel": {"tunedModelName": done["tunedModel"]["model"]},
        "supervisedTuningSpec": done["supervisedTuningSpec"],
    }
    name = ada.post(JOBS, json=further).json()["name"]
    emulator.advance(2)
    body = {"tunedModelRef": {"tuningJob": name}, "tuningJob": {"baseModel": "gemini-2.5-pro"}}
    path = f"/v1/{ada.post(f'{JOBS}:rebaseTunedModel', json=body).json()['name']}"
    emulator.advance(2)
    response = ada.get(path).json()["response"]
    assert response["baseModel"] == "gemini-2.5-pro"
    assert "preTunedModel" not in response


def test_a_rebase_is_cancelled(emulator: Emulator, ada: httpx.Client, done: Json) -> None:
    body = {"tunedModelRef": {"tunedModel": done["tunedModel"]["model"]}}
    path = f"/v1/{ada.post(f'{JOBS}:rebaseTunedModel', json=body).json()['name']}"
    assert ada.post(f"{path}:cancel").json() == {}
    emulator.advance(1)
    assert ada.get(path).json()["error"]["code"] == 1


def test_an_endpoint_is_ready_with_its_job(
    emulator: Emulator, ada: httpx.Client, done: Json
) -> None:
    body: Json = {
        "tunedModelRef": {"tuningJob": done["name"]},
        "deployToSameEndpoint": True,
    }
    ada.post(f"{JOBS}:rebaseTunedModel", json=body)
    endpoint = done["tunedModel"]["endpoint"]
    assert "QUEUED" in refused(ask(ada, endpoint, "x"), 400, "FAILED_PRECONDITION")["message"]
    assert ask(ada, f"{PARENT}/endpoints/123", "x").status_code == 200
