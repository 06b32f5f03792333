"""Tuning as both services speak of it: requests in either spelling, jobs and operations under way and done."""

import json
from typing import Any

import pytest

from gemini_sdk import validation
from gemini_sdk._wire import Model, Platform, Timestamp
from gemini_sdk.types import tuned_models, tuning_jobs

MODEL = "tunedModels/number-generator-wl1qr34x2py"
SNAPSHOT: dict[str, Any] = {
    "step": 19,
    "epoch": 5,
    "meanLoss": 1.402067,
    "computeTime": "2024-03-14T15:11:23.766989274Z",
}
TUNED_MODEL: dict[str, Any] = {
    "name": MODEL,
    "displayName": "number generator",
    "baseModel": "models/gemini-1.0-pro-001",
    "state": "ACTIVE",
    "createTime": "2024-03-14T15:08:00.123456789Z",
    "tuningTask": {
        "startTime": "2024-03-14T15:08:01Z",
        "snapshots": [SNAPSHOT],
        "hyperparameters": {"epochCount": 5, "batchSize": 4, "learningRate": 0.001},
    },
    "readerProjectNumbers": ["9007199254740993"],
}
OPERATION: dict[str, Any] = {
    "name": f"{MODEL}/operations/41vni3zk0a47",
    "metadata": {
        "@type": "type.googleapis.com/google.ai.generativelanguage.v1beta.CreateTunedModelMetadata",
        "totalSteps": 19,
        "completedSteps": 19,
        "completedPercent": 100,
        "snapshots": [SNAPSHOT],
        "tunedModel": MODEL,
    },
    "done": True,
    "response": {
        "@type": "type.googleapis.com/google.ai.generativelanguage.v1beta.TunedModel",
        **TUNED_MODEL,
    },
}
TUNING_JOB: dict[str, Any] = {
    "name": "projects/p/locations/us-central1/tuningJobs/1",
    "baseModel": "gemini-1.5-pro-002",
    "tunedModelDisplayName": "tuned_gemini_pro",
    "supervisedTuningSpec": {
        "trainingDatasetUri": "gs://bucket/train.jsonl",
        "hyperParameters": {
            "epochCount": "4",
            "adapterSize": "ADAPTER_SIZE_FOUR",
            "learningRateMultiplier": 1,
        },
    },
    "state": "JOB_STATE_SUCCEEDED",
    "createTime": "2024-10-01T10:00:00.000001Z",
    "experiment": "projects/p/locations/us-central1/metadataStores/default/contexts/e",
    "tunedModel": {
        "model": "projects/p/locations/us-central1/models/2@1",
        "endpoint": "projects/p/locations/us-central1/endpoints/3",
        "checkpoints": [{"checkpointId": "1", "epoch": "4", "step": "80"}],
    },
    "tuningDataStats": {
        "supervisedTuningDataStats": {
            "tuningDatasetExampleCount": "500",
            "userInputTokenDistribution": {"sum": "9007199254740993", "p95": 12.5},
            "userDatasetExamples": [{"role": "user", "parts": [{"text": "Why?"}]}],
        }
    },
}


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        (tuned_models.TunedModel, TUNED_MODEL),
        (tuned_models.Operation, OPERATION),
        (tuned_models.ListTunedModelsResponse, {"tunedModels": [TUNED_MODEL]}),
        (tuned_models.CreateTunedModelMetadata, OPERATION["metadata"]),
        (tuning_jobs.TuningJob, TUNING_JOB),
        (tuning_jobs.ListTuningJobsResponse, {"tuningJobs": [TUNING_JOB], "nextPageToken": "n"}),
        (tuning_jobs.Empty, {}),
    ],
)
def test_an_answer_is_given_back_as_it_came(kind: type[Model], payload: dict[str, Any]) -> None:
    read = kind.model_validate_json(json.dumps(payload))
    assert json.loads(read.to_json()) == payload


def test_a_model_under_way_is_read_to_the_nanosecond() -> None:
    metadata = tuned_models.CreateTunedModelMetadata.model_validate(OPERATION["metadata"])
    assert metadata.total_steps == 19
    assert metadata.snapshots
    time = metadata.snapshots[-1].compute_time
    assert isinstance(time, Timestamp)
    assert time == "2024-03-14T15:11:23.766989274Z"


def test_large_numbers_of_a_job_are_exact() -> None:
    stats = tuning_jobs.TuningJob.model_validate(TUNING_JOB).tuning_data_stats
    assert stats is not None
    assert stats.supervised_tuning_data_stats is not None
    spread = stats.supervised_tuning_data_stats.user_input_token_distribution
    assert spread is not None
    assert spread.sum == 9007199254740993


def test_epochs_are_a_number_on_one_service_and_a_string_on_the_other() -> None:
    google = tuned_models.Hyperparameters(epoch_count=5)
    vertex = tuning_jobs.SupervisedHyperParameters(epoch_count=5)
    assert (google.to_json(), vertex.to_json()) == (b'{"epochCount":5}', b'{"epochCount":"5"}')


def test_a_field_that_pydantic_has_a_name_for_is_read_in_both_spellings() -> None:
    for spelling in ("modelConfig", "model_config"):
        read = tuning_jobs.RubricGenerationSpec.model_validate({spelling: {"samplingCount": 2}})
        assert read.model_config_ == tuning_jobs.AutoraterConfig(sampling_count=2)
        assert read.to_json() == b'{"modelConfig":{"samplingCount":2}}'


CREATE: dict[str, Any] = {
    "display_name": "number generator model",
    "base_model": "models/gemini-1.0-pro-001",
    "tuning_task": {
        "hyperparameters": {"batch_size": 2, "learning_rate": 0.001, "epoch_count": 5},
        "training_data": {
            "examples": {"examples": [{"text_input": "1", "output": "2"}, {"output": "4"}]}
        },
    },
}
SUPERVISED: dict[str, Any] = {
    "baseModel": "gemini-1.5-pro-002",
    "supervisedTuningSpec": {
        "training_dataset_uri": "gs://bucket/train.jsonl",
        "validation_dataset_uri": "gs://bucket/validation.jsonl",
        "hyperParameters": {"epochCount": 4},
    },
    "tunedModelDisplayName": "tuned_gemini_pro",
}


def faulty(payload: dict[str, Any], type_name: str, platform: Platform) -> set[str]:
    return {fault.path for fault in validation.faults(payload, type_name, platform)}


def test_what_people_send_has_no_faults() -> None:
    assert faulty(CREATE, "TunedModel", "google-ai") == set()
    assert faulty(SUPERVISED, "TuningJob", "vertex") == set()
    dataset = {"trainingDatasetUri": "projects/p/locations/l/datasets/1"}
    assert faulty(dataset, "SupervisedTuningSpec", "vertex") == set()


@pytest.mark.parametrize(
    ("platform", "type_name", "payload", "path"),
    [
        ("google-ai", "TunedModel", {"displayName": "n" * 41}, "displayName"),
        ("google-ai", "TunedModel", {"temperature": 1.1}, "temperature"),
        ("vertex", "TuningJob", {"tunedModelDisplayName": "n" * 129}, "tunedModelDisplayName"),
        (
            "vertex",
            "SupervisedTuningSpec",
            {"trainingDatasetUri": "/home/me/train.jsonl"},
            "trainingDatasetUri",
        ),
        ("vertex", "GcsSource", {"uris": ["bucket/file"]}, "uris[0]"),
        ("vertex", "AutoraterConfig", {"samplingCount": 33}, "samplingCount"),
        ("vertex", "CancelTuningJobRequest", {"reason": "x"}, "reason"),
    ],
)
def test_a_request_that_breaks_a_rule_is_reported_where(
    platform: Platform, type_name: str, payload: dict[str, Any], path: str
) -> None:
    assert faulty(payload, type_name, platform) == {path}


@pytest.mark.parametrize(
    ("platform", "type_name", "payload", "missing"),
    [
        ("google-ai", "TuningExample", {"textInput": "1"}, "output"),
        ("google-ai", "Permission", {"granteeType": "EVERYONE"}, "role"),
        ("google-ai", "TransferOwnershipRequest", {}, "emailAddress"),
        ("vertex", "SupervisedTuningSpec", {}, "trainingDatasetUri"),
        ("vertex", "RebaseTunedModelRequest", {}, "tunedModelRef"),
    ],
)
def test_what_a_request_must_have_is_asked_for(
    platform: Platform, type_name: str, payload: dict[str, Any], missing: str
) -> None:
    (fault,) = validation.faults(payload, type_name, platform)
    assert missing in str(fault)


@pytest.mark.parametrize(
    ("platform", "type_name", "payload"),
    [
        ("google-ai", "Hyperparameters", {"learningRate": 0.1, "learningRateMultiplier": 2}),
        ("google-ai", "TunedModel", {"baseModel": "models/m", "tunedModelSource": {}}),
        ("vertex", "TuningJob", {"baseModel": "m", "preTunedModel": {}}),
        (
            "vertex",
            "TunedModelRef",
            {"tuningJob": "projects/p/locations/l/tuningJobs/1", "tunedModel": "m"},
        ),
    ],
)
def test_members_that_exclude_each_other_are_a_fault(
    platform: Platform, type_name: str, payload: dict[str, Any]
) -> None:
    assert faulty(payload, type_name, platform)
    for name in payload:
        alone = {name: payload[name]}
        assert faulty(alone, type_name, platform) == set()
