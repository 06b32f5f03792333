"""A tuned model of Google AI as it is kept, and as it is shown at a time: CREATING, then ACTIVE or FAILED."""

from dataclasses import dataclass

from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.clock import rfc3339
from gemini_sdk.emulator.tuning import tuning_outcome
from gemini_sdk.emulator.tuning.progress import Phase, Run
from gemini_sdk.emulator.tuning.training import TrainingStep

SNAPSHOTS = 1000
"""Snapshots that are shown at most; of more steps, they are spread evenly."""

_STATES = {Phase.SUCCEEDED: "ACTIVE", Phase.FAILED: "FAILED", Phase.CANCELLED: "FAILED"}
_TYPE = "type.googleapis.com/google.ai.generativelanguage.v1beta."


@dataclass(frozen=True, slots=True)
class TunedModel:
    """The stored form of a tuned model."""

    name: str
    model: Json
    """The TunedModel of the request, without the fields that depend on the time."""
    run: Run
    steps: list[TrainingStep]
    updated: float
    operation: str
    """The id of the operation that makes it."""

    def state(self, now: float) -> str:
        """The state of the tuned model at a time."""
        return _STATES.get(self.run.phase(now), "CREATING")

    def snapshots(self, now: float) -> list[Json]:
        """The measurements so far."""
        stride = -(-len(self.steps) // SNAPSHOTS)
        done = self.run.completed_steps(now)
        return [
            {
                "step": number,
                "epoch": self.run.epoch_of(number),
                "meanLoss": step.train.loss,
                "computeTime": rfc3339(self.run.time_of(number)),
            }
            for number, step in enumerate(self.steps[:done], 1)
            if number % stride == 0 or number in (done, 1)
        ]

    def shown(self, now: float) -> Json:
        """The TunedModel."""
        run = self.run
        task: Json = {"hyperparameters": self.model["tuningTask"]["hyperparameters"]}
        if (begun := run.begun(now)) is not None:
            task["startTime"] = rfc3339(begun)
        if run.phase(now).final:
            task["completeTime"] = rfc3339(run.ended)
        if snapshots := self.snapshots(now):
            task["snapshots"] = snapshots
        return self.model | {
            "name": self.name,
            "state": self.state(now),
            "createTime": rfc3339(run.created),
            "updateTime": rfc3339(max(self.updated, run.changed(now))),
            "tuningTask": task,
        }

    def shown_operation(self, now: float) -> Json:
        """The operation that makes it."""
        run = self.run
        metadata: Json = {
            "@type": f"{_TYPE}CreateTunedModelMetadata",
            "totalSteps": run.total_steps,
            "tunedModel": self.name,
        }
        if steps := run.completed_steps(now):
            metadata |= {
                "completedSteps": steps,
                "completedPercent": run.completed_percent(now),
                "snapshots": self.snapshots(now),
            }
        operation: Json = {
            "name": f"{self.name}/operations/{self.operation}",
            "metadata": metadata,
        }
        if error := tuning_outcome.error(run, now):
            return operation | {"done": True, "error": error}
        if run.phase(now).final:
            response = {"@type": f"{_TYPE}TunedModel", **self.shown(now)}
            return operation | {"done": True, "response": response}
        return operation
