"""Batch prediction jobs of Vertex AI: what is sent, what comes back, and what is refused before it is sent."""

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.errors import (
    BadRequestError,
    ConfigurationError,
    InvalidAnswerError,
    InvalidPayloadError,
    NotFoundError,
    OperationFailedError,
    ServerError,
)
from tests.google.driving import GoogleDriver

MODEL = "gemini-3.8-flash"
JOBS = "projects/p/locations/us-central1/batchPredictionJobs"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that stands for Cloud Storage."""
    root = tmp_path_factory.mktemp("storage")
    (root / "bucket").mkdir()
    lines: list[Any] = [
        {"key": "a", "request": {"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]}},
        {"key": "b", "request": {"contents": []}},
    ]
    (root / "bucket" / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return root


@pytest.fixture(scope="module")
def emulator(root: Path) -> Generator[Emulator]:
    with Emulator(EmulatorOptions(gcs_root=root, tuning_seconds=0.3)) as emulator:
        yield emulator


def test_a_job_from_create_to_its_answers(drive: GoogleDriver, root: Path) -> None:
    jobs = drive.vertex().batch_prediction_jobs
    made = drive.get(
        jobs.create(
            model=MODEL,
            source="gs://bucket/in.jsonl",
            destination="gs://bucket/out",
            display_name="d",
            labels={"team": "a"},
        )
    )
    assert drive.body() == {
        "model": f"publishers/google/models/{MODEL}",
        "inputConfig": {
            "instancesFormat": "jsonl",
            "gcsSource": {"uris": ["gs://bucket/in.jsonl"]},
        },
        "outputConfig": {
            "predictionsFormat": "jsonl",
            "gcsDestination": {"outputUriPrefix": "gs://bucket/out"},
        },
        "displayName": "d",
        "labels": {"team": "a"},
    }
    assert made.name.startswith(f"{JOBS}/")
    states: list[str] = []

    def follow(job: Any) -> None:
        states.append(job.state)

    done = drive.get(jobs.wait(made, poll_interval=0.05, on_progress=follow))
    assert states[-1] == done.state == "JOB_STATE_SUCCEEDED"
    assert (done.completion_stats.successful_count, done.completion_stats.failed_count) == (1, 1)
    folder = root / done.output_info.gcs_output_directory.removeprefix("gs://")
    good, bad = map(json.loads, (folder / "predictions.jsonl").read_text().splitlines())
    assert (good["key"], good["status"]) == ("a", "")
    assert good["response"]["candidates"]
    assert (bad["key"], bad["response"]) == ("b", {})
    assert "contents" in bad["status"]
    (first, answer), (second, error) = jobs.results(folder / "predictions.jsonl")
    assert (first, second) == ("a", "b")
    assert answer.text
    assert "contents" in str(error)
    for name in (made.name, made.name.rpartition("/")[2], made):
        assert drive.get(jobs.get(name)).name == made.name
    assert made.name in [
        each.name
        for each in drive.chunks(
            iter(jobs.list(page_size=1)) if drive.blocking else aiter(jobs.list(page_size=1))
        )
    ]
    assert drive.get(jobs.delete(made)).done
    with pytest.raises(NotFoundError):
        drive.get(jobs.get(made))


@pytest.mark.parametrize(
    ("line", "key", "status", "message"),
    [
        (
            {"key": "k", "status": 'Bad Request: {"error": {"code": 400, "message": "why"}}'},
            "k",
            400,
            "why",
        ),
        ({"status": "RESOURCE_EXHAUSTED: slow down", "response": {}}, "0", 500, "slow down"),
        ({"key": "k", "error": {"code": 8, "message": "why"}}, "k", 429, "why"),
        ({"key": "k"}, "k", 500, "no response"),
    ],
)
def test_predictions_that_failed(
    drive: GoogleDriver, line: dict[str, Any], key: str, status: int, message: str
) -> None:
    ((found, error),) = drive.vertex().batch_prediction_jobs.results([json.dumps(line).encode()])
    assert (found, error.status_code) == (key, status)
    assert message in str(error)


def test_predictions_that_cannot_be_read(drive: GoogleDriver, tmp_path: Path) -> None:
    results = drive.vertex().batch_prediction_jobs.results
    with pytest.raises(InvalidPayloadError, match="a local copy"):
        list(results("gs://bucket/out/predictions.jsonl"))
    with pytest.raises(ConfigurationError, match="No such file"):
        list(results(tmp_path / "predictions.jsonl"))
    for bad in (b"nonsense", b"[]", b"3"):
        with pytest.raises(InvalidAnswerError, match="predictions:2: not a prediction"):
            list(results([b"\n", bad]))


def test_bigquery(drive: GoogleDriver) -> None:
    jobs = drive.vertex().batch_prediction_jobs
    made = drive.get(jobs.create(model=MODEL, source="bq://p.d.t", destination="bq://p.d.o"))
    body = drive.body()
    assert body["inputConfig"] == {
        "instancesFormat": "bigquery",
        "bigquerySource": {"inputUri": "bq://p.d.t"},
    }
    assert body["outputConfig"] == {
        "predictionsFormat": "bigquery",
        "bigqueryDestination": {"outputUri": "bq://p.d.o"},
    }
    assert body["displayName"].startswith("batch 2")
    done = drive.get(jobs.wait(made, poll_interval=0.05))
    assert done.output_info.bigquery_output_dataset == "bq://p.d.o"


def test_jobs_that_do_not_succeed(drive: GoogleDriver) -> None:
    jobs = drive.vertex().batch_prediction_jobs
    there: dict[str, Any] = {"model": MODEL, "destination": "gs://bucket/out"}
    made = drive.get(jobs.create(source="gs://bucket/in.jsonl", **there))
    with pytest.raises(BadRequestError, match="cancel it first"):
        drive.get(jobs.delete(made))
    drive.get(jobs.cancel(made))
    with pytest.raises(OperationFailedError) as cancelled:
        drive.get(jobs.wait(made))
    assert cancelled.value.code == "JOB_STATE_CANCELLED"
    missing = drive.get(jobs.create(source="gs://bucket/none.jsonl", **there))
    with pytest.raises(OperationFailedError, match=r"none\.jsonl was not found"):
        drive.get(jobs.wait(missing, poll_interval=0.05))
    with pytest.raises(NotFoundError):
        drive.get(jobs.create(source="gs://bucket/in.jsonl", **{**there, "model": "nonsense"}))


BAD: list[tuple[dict[str, Any], str]] = [
    ({}, "model: is missing"),
    ({"model": MODEL, "destination": "gs://b/o"}, "source: is missing"),
    ({"model": MODEL, "source": "gs://b/i"}, "destination: is missing"),
    ({"model": MODEL, "source": "in.jsonl", "destination": "gs://b/o"}, "upload local files"),
    ({"model": MODEL, "source": [], "destination": "gs://b/o"}, "source: not in Cloud Storage"),
    ({"model": MODEL, "source": ["gs://a", "bq://b"], "destination": "gs://b/o"}, "source: not in"),
    ({"model": MODEL, "source": Path("in.jsonl"), "destination": "gs://b/o"}, "upload local files"),
    ({"model": MODEL, "source": 7, "destination": "gs://b/o"}, "source: not in Cloud Storage"),
    ({"model": MODEL, "source": "gs://b/i", "destination": "out"}, "destination: not in Cloud"),
    ({"model": "endpoints/1", "source": "gs://b/i", "destination": "gs://b/o"}, "model: not a"),
    (
        {
            "model": MODEL,
            "source": "gs://b/i",
            "destination": "gs://b/o",
            "display_name": "n" * 129,
        },
        "displayName",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), BAD)
def test_what_is_wrong_is_reported_before_anything_is_sent(
    drive: GoogleDriver, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(InvalidPayloadError, match=message):
        drive.get(drive.vertex().batch_prediction_jobs.create(**arguments))
    assert not drive.emulator.journal()


def test_express_mode_has_no_jobs(drive: GoogleDriver) -> None:
    client = drive.vertex(project=None, credentials=None, api_key="k")
    with pytest.raises(ConfigurationError, match="need a project"):
        drive.get(client.batch_prediction_jobs.get("1"))


def test_a_create_that_may_have_arrived_is_not_repeated(drive: GoogleDriver) -> None:
    drive.emulator.add({"operation": "batchPredictionJobs.create", "status": 503, "times": 1})
    jobs = drive.vertex(max_retries=3).batch_prediction_jobs
    with pytest.raises(ServerError, match=r"client\.batch_prediction_jobs\.list"):
        drive.get(jobs.create(model=MODEL, source="gs://b/i", destination="gs://b/o"))
    assert len(drive.emulator.journal()) == 1
