"""A tuning job of Vertex AI as it is kept, and as it is shown at a time; and the operation that rebases a model."""

from dataclasses import dataclass

from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.clock import rfc3339
from gemini_sdk.emulator.tuning import tuning_outcome
from gemini_sdk.emulator.tuning.dataset import SCHEME
from gemini_sdk.emulator.tuning.progress import Phase, Run
from gemini_sdk.emulator.tuning.training import TrainingStep

READY = (Phase.SUCCEEDED, Phase.PARTIALLY_SUCCEEDED)
"""When a job has made a model."""
_METADATA = "type.googleapis.com/google.cloud.aiplatform.v1.RebaseTunedModelOperationMetadata"
_JOB = "type.googleapis.com/google.cloud.aiplatform.v1.TuningJob"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The stored form of a checkpoint, an intermediate state of the model."""

    endpoint: str
    epoch: int
    step: int


@dataclass(frozen=True, slots=True)
class TuningJob:
    """The stored form of a tuning job."""

    id: str
    parent: str
    """`projects/*/locations/*`."""
    job: Json
    """The TuningJob of the request, without the fields that depend on the time."""
    run: Run
    model: str
    """Id and version of its model: `123@1`."""
    endpoint: str
    checkpoints: list[Checkpoint]
    steps: list[TrainingStep]
    """The measured steps; empty if the data could not be read."""

    @property
    def name(self) -> str:
        """The resource's name."""
        return f"{self.parent}/tuningJobs/{self.id}"

    def shown(self, now: float) -> Json:
        """The TuningJob."""
        run = self.run
        phase = run.phase(now)
        shown = self.job | {
            "name": self.name,
            "state": f"JOB_STATE_{phase.name}",
            "createTime": rfc3339(run.created),
            "updateTime": rfc3339(run.changed(now)),
        }
        begun = run.begun(now)
        if begun is None:
            shown.pop("tuningDataStats", None)
        else:
            shown["startTime"] = rfc3339(begun)
            if self.steps:
                shown["gcsMetricsUri"] = f"gs://{self.metrics_object}"
        if begun is not None or phase.final:
            shown["experiment"] = (
                f"{self.parent}/metadataStores/default/contexts/tuning-experiment-{self.id}"
            )
        if phase.final:
            shown["endTime"] = rfc3339(run.ended)
        if error := tuning_outcome.error(run, now):
            shown["error"] = error
        if phase in READY:
            shown["tunedModel"] = self._tuned_model(phase)
        return shown

    @property
    def metrics_object(self) -> str:
        """The object with its metrics in Cloud Storage: in the bucket of its data."""
        spec = self.job.get("supervisedTuningSpec") or self.job["preferenceOptimizationSpec"]
        bucket = spec["trainingDatasetUri"].removeprefix(SCHEME).partition("/")[0]
        return f"{bucket}/tuning-jobs/{self.id}/metrics.jsonl"

    def _tuned_model(self, phase: Phase) -> Json:
        checkpoints = self.checkpoints
        if phase is Phase.PARTIALLY_SUCCEEDED:  # what is missing: the checkpoints on the way
            checkpoints = checkpoints[-1:]
        listed = [
            {
                "checkpointId": str(number),
                "epoch": str(checkpoint.epoch),
                "step": str(checkpoint.step),
                "endpoint": f"{self.parent}/endpoints/{checkpoint.endpoint}",
            }
            for number, checkpoint in enumerate(checkpoints, 1)
        ]
        return {
            "model": f"{self.parent}/models/{self.model}",
            "endpoint": f"{self.parent}/endpoints/{self.endpoint}",
        } | ({"checkpoints": listed} if listed else {})


@dataclass(frozen=True, slots=True)
class Rebase:
    """An operation that rebases a model: it is done when its job is."""

    id: str
    created: float


def shown_operation(rebase: Rebase, record: TuningJob, now: float) -> Json:
    """The operation that rebases a model, by the job it started."""
    job = record.shown(now)
    operation: Json = {
        "name": f"{record.name}/operations/{rebase.id}",
        "metadata": {
            "@type": _METADATA,
            "genericMetadata": {
                "createTime": rfc3339(rebase.created),
                "updateTime": job["updateTime"],
            },
        },
    }
    if "error" in job:
        return operation | {"done": True, "error": job["error"]}
    if record.run.phase(now).final:
        return operation | {"done": True, "response": {"@type": _JOB, **job}}
    return operation
