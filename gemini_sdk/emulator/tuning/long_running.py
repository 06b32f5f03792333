"""Operations: for a tuned model the one that creates it, for tuning jobs those that rebase a model."""

from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.tuning.filter import Filter
from gemini_sdk.emulator.tuning.pages import page
from gemini_sdk.emulator.tuning.permissions import unknown
from gemini_sdk.emulator.tuning.tuned_model import TunedModel
from gemini_sdk.emulator.tuning.tuned_models import EmulatedTunedModels
from gemini_sdk.emulator.tuning.tuning_job import Rebase, TuningJob, shown_operation
from gemini_sdk.emulator.tuning.tuning_jobs import EmulatedTuningJobs
from gemini_sdk.emulator.tuning.tuning_request import Answer, TuningRequest


class TunedModelOperations:
    """The operations that make tuned models."""

    def __init__(self, models: EmulatedTunedModels) -> None:
        self._models = models

    @property
    def answers(self) -> dict[str, Answer]:
        """The operations by name."""
        return {"get": self.get, "list": self.listed, "cancel": self.cancel}

    def get(self, call: TuningRequest) -> Json:
        """The progress of the tuning."""
        return self._found(call, "READER").shown_operation(call.now)

    def listed(self, call: TuningRequest) -> Json:
        """The one operation of a model."""
        operation = self._models.found(call, "READER").shown_operation(call.now)
        fits = Filter(call.query.get("filter", ""))
        items, rest = page(call, lambda before: [(1, operation)] if before is None else [])
        items = [item for item in items if fits(item)]
        return ({"operations": items} if items else {}) | rest

    def cancel(self, call: TuningRequest) -> Json:
        """Asks the tuning to end; the model will be FAILED."""
        self._models.end(self._found(call, "WRITER"), call.now)
        return {}

    def _found(self, call: TuningRequest, role: str) -> TunedModel:
        record = self._models.found(call, role)
        if record.operation != call.values["operation"]:
            raise unknown(f"{record.name}/operations/{call.values['operation']}")
        return record


class TuningJobOperations:
    """The operations that rebase tuned models. Each one belongs to the job that it started."""

    def __init__(self, store: Store, jobs: EmulatedTuningJobs) -> None:
        self._store = store
        self._jobs = jobs

    @property
    def answers(self) -> dict[str, Answer]:
        """The operations by name."""
        return {
            "get": self.get,
            "list": self.listed,
            "cancel": self.cancel,
            "delete": self.delete,
            "wait": self.get,  # what the service promises is the state no later than after the timeout
        }

    def get(self, call: TuningRequest) -> Json:
        """The progress of the operation."""
        record, rebase = self._found(call)
        return shown_operation(rebase, record, call.now)

    def listed(self, call: TuningRequest) -> Json:
        """A page of the operations of a job."""
        record, fits = self._jobs.found(call), Filter(call.query.get("filter", ""))
        items, rest = page(
            call,
            lambda before: (
                (place, shown)
                for place, rebase in self._store.newest(Rebase, _below(record), before)
                if fits(shown := shown_operation(rebase, record, call.now))
            ),
        )
        return ({"operations": items} if items else {}) | rest

    def cancel(self, call: TuningRequest) -> Json:
        """Asks it, and its job, to end."""
        self._jobs.end(self._found(call)[0], call.now)
        return {}

    def delete(self, call: TuningRequest) -> Json:
        """Forgets it; its job goes on."""
        record, rebase = self._found(call)
        self._store.remove(f"{_below(record)}/{rebase.id}")
        return {}

    def _found(self, call: TuningRequest) -> tuple[TuningJob, Rebase]:
        record = self._jobs.found(call)
        operation = call.values["operation"]
        rebase = self._store.get(Rebase, f"{_below(record)}/{operation}")
        if rebase is None:
            raise unknown(f"{record.name}/operations/{operation}")
        return record, rebase


def _below(record: TuningJob) -> str:
    return f"tuningJobs/{record.id}/operations"
