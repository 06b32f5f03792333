"""Batch prediction jobs of Vertex AI: JSON lines read from and written to objects in Cloud Storage.

Without `gcs_root`, a job whose source was not uploaded succeeds without reading or writing anything, and so does one
with a source in BigQuery.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gemini_sdk._wire import Operation
from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator import api_errors
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.batches import Respond, StoredRun, object_of, result_of
from gemini_sdk.emulator.clock import rfc3339
from gemini_sdk.emulator.storage.objects import Objects
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.tuning import resource_ids, tuning_outcome
from gemini_sdk.emulator.tuning.dataset import SCHEME, DatasetError, file_of
from gemini_sdk.emulator.tuning.filter import Filter
from gemini_sdk.emulator.tuning.pages import page
from gemini_sdk.emulator.tuning.tuning_request import Answer, TuningRequest, plain
from gemini_sdk.types.batch_prediction_jobs import BatchPredictionJob

_COLLECTION = "aiplatform.projects.locations.batchPredictionJobs"
_OUTPUT_ONLY = frozenset(
    "name state createTime startTime endTime updateTime error outputInfo completionStats partialFailures "
    "resourcesConsumed modelVersionId".split()
)


def serves(operation: Operation) -> bool:
    """Whether an operation is one of batch prediction jobs."""
    return operation.id.rpartition(".")[0] == _COLLECTION


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredJob(StoredRun):
    """A job, as it is kept."""

    parent: str
    job: Json

    @property
    def name(self) -> str:
        return f"{self.parent}/batchPredictionJobs/{self.id}"


@dataclass(frozen=True, slots=True)
class JobOutput:
    """The output of a job."""

    info: Json
    successful: int = 0
    failed: int = 0
    error: str = ""


class EmulatedPredictionJobs:
    """The jobs there are."""

    def __init__(
        self,
        store: Store,
        seconds: float,
        objects: Objects,
        respond: Respond,
        check_model: Callable[[str], None],
    ) -> None:
        self._store = store
        self._seconds = seconds
        self._objects = objects
        self._respond = respond
        self._check_model = check_model

    def answer(self, call: TuningRequest) -> Json:
        """The JSON of the answer. Raises ApiError for every refusal."""
        verbs: dict[str, Answer] = {
            "create": self._create,
            "list": self._list,
            "get": self._get,
            "cancel": self._cancel,
            "delete": self._delete,
        }
        return verbs[call.operation.id.rpartition(".")[2]](call)

    def _create(self, call: TuningRequest) -> Json:
        wanted = call.read(BatchPredictionJob)
        if not wanted.model:
            raise api_errors.unspecified("model", "BatchPredictionJob")
        self._check_model(wanted.model)
        outcome, reason = tuning_outcome.outcome(wanted.display_name)
        record = StoredJob(
            id=resource_ids.number(),
            parent=_parent(call),
            job={k: v for k, v in plain(wanted).items() if k not in _OUTPUT_ONLY},
            created=call.now,
            seconds=self._seconds,
            failure=reason.replace("tuning", "job") if outcome == "failure" else "",
        )
        self._store.put(f"batchPredictionJobs/{record.id}", record)
        return self._shown(record, call.now)

    def _get(self, call: TuningRequest) -> Json:
        return self._shown(self._found(call), call.now)

    def _list(self, call: TuningRequest) -> Json:
        fits, parent = Filter(call.query.get("filter", "")), _parent(call)
        items, rest = page(
            call,
            lambda before: (
                (place, shown)
                for place, record in self._store.newest(StoredJob, "batchPredictionJobs", before)
                if record.parent == parent and fits(shown := self._shown(record, call.now))
            ),
        )
        return ({"batchPredictionJobs": items} if items else {}) | rest

    def _cancel(self, call: TuningRequest) -> Json:
        record = self._found(call)
        if record.state(call.now) in ("PENDING", "RUNNING"):
            ending = replace(record, cancelled=call.now)
            self._store.put(f"batchPredictionJobs/{record.id}", ending)
        return {}

    def _delete(self, call: TuningRequest) -> Json:
        record = self._found(call)
        if record.state(call.now) in ("PENDING", "RUNNING"):
            raise ApiError("FAILED_PRECONDITION", f"{record.name} has not ended: cancel it first.")
        self._store.remove(f"batchPredictionJobs/{record.id}")
        return {
            "name": f"{record.parent}/operations/{resource_ids.number()}",
            "metadata": {
                "@type": "type.googleapis.com/google.cloud.aiplatform.v1.DeleteOperationMetadata",
                "genericMetadata": {
                    "createTime": rfc3339(call.now),
                    "updateTime": rfc3339(call.now),
                },
            },
            "done": True,
            "response": {"@type": "type.googleapis.com/google.protobuf.Empty"},
        }

    def _found(self, call: TuningRequest) -> StoredJob:
        id = call.values["batchPredictionJob"]
        record = self._store.get(StoredJob, f"batchPredictionJobs/{id}")
        if record is None or record.parent != _parent(call):
            name = f"{_parent(call)}/batchPredictionJobs/{id}"
            raise ApiError("NOT_FOUND", f"The BatchPredictionJob {name} is not found.")
        return record

    def _shown(self, record: StoredJob, now: float) -> Json:
        state = record.state(now)
        made = self._output(record) if state == "SUCCEEDED" else None
        if made is not None and made.error:
            state = "FAILED"
        final = state not in ("PENDING", "RUNNING")
        shown: Json = {
            **record.job,
            "name": record.name,
            "state": f"JOB_STATE_{state}",
            "createTime": rfc3339(record.created),
            "updateTime": rfc3339(record.ended_at() if final else record.created),
        }
        if state != "PENDING":
            shown["startTime"] = rfc3339(record.started_at())
        if final:
            shown["endTime"] = rfc3339(record.ended_at())
        if state == "CANCELLED":
            shown["error"] = {"code": 1, "message": "The job was cancelled."}
        elif state == "FAILED":
            reason = record.failure or (made.error if made is not None else "")
            shown["error"] = {"code": 13 if record.failure else 3, "message": reason}
        elif made is not None:
            counts = {"successfulCount": made.successful, "failedCount": made.failed}
            shown["completionStats"] = {name: str(count) for name, count in counts.items() if count}
            shown["outputInfo"] = made.info
        return shown

    def _output(self, record: StoredJob) -> JobOutput:
        """The output of the job. It is written once."""
        name = f"batchPredictionJobs/{record.id}/output"
        made = self._store.get(JobOutput, name)
        if made is None:
            try:
                made = self._made(record)
            except (DatasetError, OSError) as error:
                made = JobOutput({}, error=str(error))
            self._store.put(name, made)
        return made

    def _made(self, record: StoredJob) -> JobOutput:
        destination: Json = record.job["outputConfig"]
        if "bigqueryDestination" in destination:
            uri: str = destination["bigqueryDestination"]["outputUri"]
            return JobOutput({"bigqueryOutputDataset": uri})
        prefix: str = destination.get("gcsDestination", {}).get("outputUriPrefix", "")
        folder = f"{prefix.rstrip('/')}/prediction-model-{rfc3339(record.created)}"
        source: Json = record.job["inputConfig"].get("gcsSource") or {}
        root = self._objects.folder_of(source["uris"][0]) if source.get("uris") else None
        if root is None:
            return JobOutput({"gcsOutputDirectory": folder})
        model = record.job["model"].rpartition("/")[2]
        when = rfc3339(record.created + record.seconds)
        successful = failed = 0
        target = file_of(f"{folder}/predictions.jsonl", root)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8") as file:
            for entry in _lines(source["uris"], root):
                result = result_of(
                    lambda request: self._respond("GenerateContent", model, request), entry
                )
                error = result.get("error")
                successful, failed = successful + (error is None), failed + (error is not None)
                line = {
                    "status": "" if error is None else error["message"],
                    "processed_time": when,
                    **entry,
                    "response": result.get("response", {}),
                }
                file.write(f"{json.dumps(line)}\n")
        return JobOutput({"gcsOutputDirectory": folder}, successful, failed)


def _lines(uris: list[str], root: Path) -> Iterator[Json]:
    for uri in uris:
        if not uri.startswith(SCHEME):
            raise DatasetError(f"{uri} is not in Cloud Storage.")
        file = file_of(uri, root)
        if not file.exists():
            raise DatasetError(f"{uri} was not found.")
        with file.open("rb") as lines:
            for line in lines:
                if not line.strip():
                    continue
                yield object_of(line)


def _parent(call: TuningRequest) -> str:
    project = call.values.get("project", "emulator")
    return f"projects/{project}/locations/{call.values.get('location', 'us-central1')}"
