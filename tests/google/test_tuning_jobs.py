"""Tuning jobs: what is sent, what comes back, and what is refused before it is sent."""

from typing import Any

import pytest

from gemini_sdk import UnknownNameWarning
from gemini_sdk.errors import (
    APIConnectionError,
    ConfigurationError,
    InvalidPayloadError,
    ServerError,
    UnexpectedKeywordError,
)
from gemini_sdk.types.tuning_jobs import TuningJob
from tests.google.tuning_service import JOB, Service, job
from tests.raw_server import answer, failure, reset

JOBS = "/v1/projects/p/locations/us-central1/tuningJobs"
TRAIN = "gs://cloud-samples-data/ai-platform/generative_ai/sft_train_data.jsonl"


def test_a_supervised_job_with_everything(service: Service) -> None:
    service.server.plan(answer(job("PENDING")))
    created = service.get(
        service.jobs.create(
            base_model="gemini-1.5-pro-002",
            training_dataset_uri=TRAIN,
            validation_dataset_uri="gs://b/v.jsonl",
            epoch_count=4,
            adapter_size=4,
            learning_rate_multiplier=0.5,
            export_last_checkpoint_only=True,
            tuned_model_display_name="tuned_gemini_pro",
            description="first try",
            labels={"team": "a"},
            kms_key_name="projects/p/locations/l/keyRings/r/cryptoKeys/k",
            service_account="robot@p.iam.gserviceaccount.com",
        )
    )
    assert (created.name, created.state) == (JOB, "JOB_STATE_PENDING")
    assert service.sent == [("POST", JOBS)]
    assert service.server.requests[0].json == {
        "baseModel": "gemini-1.5-pro-002",
        "supervisedTuningSpec": {
            "trainingDatasetUri": TRAIN,
            "validationDatasetUri": "gs://b/v.jsonl",
            "hyperParameters": {
                "epochCount": "4",
                "adapterSize": "ADAPTER_SIZE_FOUR",
                "learningRateMultiplier": 0.5,
            },
            "exportLastCheckpointOnly": True,
        },
        "tunedModelDisplayName": "tuned_gemini_pro",
        "description": "first try",
        "labels": {"team": "a"},
        "encryptionSpec": {"kmsKeyName": "projects/p/locations/l/keyRings/r/cryptoKeys/k"},
        "serviceAccount": "robot@p.iam.gserviceaccount.com",
    }


def test_what_is_left_to_the_service_is_not_sent(service: Service) -> None:
    service.server.plan(answer(job("PENDING")))
    service.get(service.jobs.create(base_model="m", training_dataset_uri=TRAIN))
    assert service.server.requests[0].json == {
        "baseModel": "m",
        "supervisedTuningSpec": {"trainingDatasetUri": TRAIN},
    }


def test_settings_of_open_models(service: Service) -> None:
    service.server.plan(answer(job("PENDING")))
    service.get(
        service.jobs.create(
            base_model="m",
            training_dataset_uri=TRAIN,
            custom_base_model="gs://b/weights",
            output_uri="gs://b/made",
            batch_size=4,
            learning_rate=0.1,
            tuning_mode="TUNING_MODE_FULL",
        )
    )
    assert service.server.requests[0].json == {
        "baseModel": "m",
        "customBaseModel": "gs://b/weights",
        "outputUri": "gs://b/made",
        "supervisedTuningSpec": {
            "trainingDatasetUri": TRAIN,
            "hyperParameters": {"batchSize": "4", "learningRate": 0.1},
            "tuningMode": "TUNING_MODE_FULL",
        },
    }


def test_tuning_by_preferences_and_from_a_checkpoint(service: Service) -> None:
    service.server.plan(answer(job("PENDING")))
    service.get(
        service.jobs.create(
            method="preference",
            pre_tuned_model={
                "tuned_model_name": "projects/p/locations/l/models/1@2",
                "checkpoint_id": "3",
            },
            training_dataset_uri=TRAIN,
            beta=0.1,
            adapter_size="ADAPTER_SIZE_ONE",
        )
    )
    assert service.server.requests[0].json == {
        "preTunedModel": {
            "tunedModelName": "projects/p/locations/l/models/1@2",
            "checkpointId": "3",
        },
        "preferenceOptimizationSpec": {
            "trainingDatasetUri": TRAIN,
            "hyperParameters": {"beta": 0.1, "adapterSize": "ADAPTER_SIZE_ONE"},
        },
    }


WHOLE: dict[str, Any] = {
    "baseModel": "gemini-1.5-pro-002",
    "supervisedTuningSpec": {"training_dataset_uri": TRAIN, "validation_dataset_uri": TRAIN},
    "tunedModelDisplayName": "tuned_gemini_pro",
}


@pytest.mark.parametrize("request_", [WHOLE, TuningJob.model_validate(WHOLE)])
def test_a_job_given_whole(service: Service, request_: Any) -> None:
    service.server.plan(answer(job("PENDING")))
    service.get(service.jobs.create(request_))
    spec = {"trainingDatasetUri": TRAIN, "validationDatasetUri": TRAIN}
    assert service.server.requests[0].json == {**WHOLE, "supervisedTuningSpec": spec}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"training_dataset_uri": "train.jsonl"}, "local path.*'train.jsonl'; expected gs://"),
        ({"training_dataset_uri": TRAIN, "validation_dataset_uri": "/v.jsonl"}, "a local path"),
        ({"training_dataset_uri": "https://b/t.jsonl"}, "not a Cloud Storage URI.*expected gs://"),
        ({}, "trainingDatasetUri' is missing"),
        ({"training_dataset_uri": TRAIN, "adapter_size": 3}, "found 3; expected one of 1, 2, 4"),
        ({"training_dataset_uri": TRAIN, "adapter_size": 4.0}, "found 4.0; expected one of 1, 2"),
        ({"training_dataset_uri": TRAIN, "adapter_size": True}, "found True; expected one of 1"),
        ({"request": "train.jsonl"}, "not a request; found str; expected a model or a mapping"),
        (
            {"training_dataset_uri": TRAIN, "adapter_size": "ADAPTER_SIZE_FUOR"},
            "did you mean 'ADAPTER_SIZE_FOUR'",
        ),
        (
            {"training_dataset_uri": TRAIN, "beta": 1.0},
            "beta: only allowed with method='preference'",
        ),
        ({"training_dataset_uri": TRAIN, "method": "distilled"}, "supervised or preference"),
        ({"training_dataset_uri": TRAIN, "tuned_model_display_name": "n" * 129}, "too long"),
        ({"training_dataset_uri": TRAIN, "pre_tuned_model": {}}, "baseModel"),
        ({"training_dataset_uri": TRAIN, "epochs_count": 3}, "did you mean 'epoch_count'"),
        ({"request": WHOLE, "training_dataset_uri": TRAIN}, "passed together with a whole request"),
    ],
)
def test_what_is_refused_before_it_is_sent(
    service: Service, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(InvalidPayloadError, match=message):
        service.get(service.jobs.create(**{"base_model": "m", **arguments}))
    assert service.sent == []


def test_an_adapter_size_that_is_new_is_sent_with_a_warning(service: Service) -> None:
    def job_of(size: str) -> dict[str, Any]:
        spec = {"trainingDatasetUri": TRAIN, "hyperParameters": {"adapterSize": size}}
        return {"baseModel": "m", "supervisedTuningSpec": spec}

    with pytest.raises(InvalidPayloadError, match="did you mean 'ADAPTER_SIZE_FOUR'"):
        service.get(service.jobs.create(job_of("ADAPTER_SIZE_FUOR")))
    service.server.plan(answer(job("PENDING")))
    with pytest.warns(UnknownNameWarning, match="ADAPTER_SIZE_THREE"):
        service.get(service.jobs.create(job_of("ADAPTER_SIZE_THREE")))
    assert service.server.requests[0].json == job_of("ADAPTER_SIZE_THREE")


@pytest.mark.parametrize("refusal", [[reset], failure(500), failure(502), failure(504)])
def test_no_second_job_is_made(service: Service, refusal: Any) -> None:
    service.server.plan(refusal, answer(job("PENDING")))
    jobs = service.vertex(max_retries=5).tuning_jobs
    with pytest.raises((APIConnectionError, ServerError)):
        service.get(jobs.create(base_model="m", training_dataset_uri=TRAIN))
    assert len(service.sent) == 1


def test_a_list_goes_on_across_pages(service: Service) -> None:
    service.server.plan(
        answer({"tuningJobs": [job("RUNNING")], "nextPageToken": "two"}),
        answer({"tuningJobs": [job("FAILED")]}),
    )
    listed = service.all(service.jobs.list(filter='state="JOB_STATE_RUNNING"', page_size=1))
    assert [each.state for each in listed] == ["JOB_STATE_RUNNING", "JOB_STATE_FAILED"]
    first = f"{JOBS}?filter=state%3D%22JOB_STATE_RUNNING%22&pageSize=1"
    assert [target for _, target in service.sent] == [first, f"{first}&pageToken=two"]


@pytest.mark.parametrize("name", ["17", "tuningJobs/17", JOB])
def test_jobs_are_looked_at_and_cancelled_by_either_name(service: Service, name: str) -> None:
    service.server.plan(answer(job("RUNNING")), answer({}))
    assert service.get(service.jobs.get(name)).state == "JOB_STATE_RUNNING"
    service.get(service.jobs.cancel(name))
    assert service.sent == [("GET", f"{JOBS}/17"), ("POST", f"{JOBS}/17:cancel")]
    assert service.server.requests[-1].json == {}


def test_a_full_name_leads_to_its_own_project(service: Service) -> None:
    service.server.plan(answer(job("RUNNING")))
    name = "projects/other/locations/europe-west4/tuningJobs/5"
    service.get(service.jobs.get(name))
    assert service.sent == [("GET", f"/v1/{name}")]


@pytest.mark.parametrize("name", ["", "models/1", "projects/p/tuningJobs/1", "..", 1])
def test_names_of_other_things_are_refused(service: Service, name: Any) -> None:
    with pytest.raises(InvalidPayloadError, match=r"projects/\*/locations/\*/tuningJobs/\*"):
        service.get(service.jobs.get(name))


@pytest.mark.parametrize("job", [None, "", 7, TuningJob()])
def test_nothing_to_wait_for_is_reported(service: Service, job: Any) -> None:
    with pytest.raises(InvalidPayloadError, match=r"projects/\*/locations/\*/tuningJobs/\*"):
        service.get(service.jobs.wait(job))


def test_express_mode_has_no_jobs(service: Service) -> None:
    jobs = service.vertex(project=None, credentials=None, api_key="k").tuning_jobs
    with pytest.raises(ConfigurationError, match="project"):
        service.get(jobs.get("17"))


def test_a_rebase_is_waited_for_like_any_operation(service: Service) -> None:
    name = f"{JOB}/operations/3"
    kind = "type.googleapis.com/google.cloud.aiplatform.v1.TuningJob"
    service.server.plan(
        answer(
            {"name": name, "metadata": {"genericMetadata": {"createTime": "2024-10-01T10:00:00Z"}}}
        ),
        answer({"name": name, "done": True, "response": {"@type": kind, **job("SUCCEEDED")}}),
    )
    operation = service.get(
        service.jobs.rebase(
            tuning_job="17", base_model="gemini-2.5-flash", output_uri_prefix="gs://b/o"
        )
    )
    assert operation.metadata.generic_metadata.create_time == "2024-10-01T10:00:00Z"
    assert service.get(operation.wait()).state == "JOB_STATE_SUCCEEDED"
    assert service.sent == [("POST", f"{JOBS}:rebaseTunedModel"), ("GET", f"/v1/{name}")]
    assert service.server.requests[0].json == {
        "tunedModelRef": {"tuningJob": JOB},
        "tuningJob": {"baseModel": "gemini-2.5-flash"},
        "artifactDestination": {"outputUriPrefix": "gs://b/o"},
    }


def test_a_rebase_names_what_to_rebase(service: Service) -> None:
    with pytest.raises(InvalidPayloadError, match="tunedModelRef"):
        service.get(service.jobs.rebase(base_model="m"))
    with pytest.raises(UnexpectedKeywordError, match="tuning_job"):
        service.get(service.jobs.rebase(tuning_jb="17"))


def test_the_tuned_model_answers_at_its_endpoint(service: Service) -> None:
    endpoint = "projects/p/locations/us-central1/endpoints/3"
    response = {
        "candidates": [{"content": {"parts": [{"text": "Rayleigh"}]}, "finishReason": "STOP"}]
    }
    checkpoints = [{"checkpointId": "1", "endpoint": f"{endpoint}1"}]
    tuned = {"endpoint": endpoint, "checkpoints": checkpoints}
    service.server.plan(answer(job("SUCCEEDED", tunedModel=tuned)), answer(response))
    client = service.vertex()
    model = service.get(client.tuning_jobs.get("17")).tuned_model
    for name in (model.endpoint, model.checkpoints[0].endpoint, "endpoints/3"):
        assert service.get(client.generate_content(name, "Why is sky blue?")).text == "Rayleigh"
    assert [target for _, target in service.sent[1:]] == [
        f"/v1/{endpoint}:generateContent",
        f"/v1/{endpoint}1:generateContent",
        f"/v1/{endpoint}:generateContent",
    ]
