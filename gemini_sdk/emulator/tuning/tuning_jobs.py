"""The tuning jobs of Vertex AI there are, and the operations on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gemini_sdk._wire.json_value import Json
from gemini_sdk.datasets import Method
from gemini_sdk.emulator import api_errors
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.tuning import (
    hyperparameters,
    metrics,
    resource_ids,
    statistics,
    tuning_outcome,
)
from gemini_sdk.emulator.tuning.dataset import SCHEME, Data, DatasetError, read
from gemini_sdk.emulator.tuning.filter import Filter
from gemini_sdk.emulator.tuning.hyperparameters import Kind, Spec, usual_batch
from gemini_sdk.emulator.tuning.pages import page
from gemini_sdk.emulator.tuning.permissions import unknown
from gemini_sdk.emulator.tuning.progress import Run
from gemini_sdk.emulator.tuning.settings import TuningSettings
from gemini_sdk.emulator.tuning.training import Example, Examples, TrainingStep, trained
from gemini_sdk.emulator.tuning.tuning_job import (
    READY,
    Checkpoint,
    Rebase,
    TuningJob,
    shown_operation,
)
from gemini_sdk.emulator.tuning.tuning_request import Answer, TuningRequest, plain
from gemini_sdk.types import tuning_jobs as tj

_OUTPUT_ONLY = frozenset(
    "name state createTime startTime endTime updateTime error experiment tunedModel tuningDataStats "
    "evaluateDatasetRuns gcsMetricsUri".split()
)
_METHODS: dict[Kind, Method] = {
    "supervisedTuningSpec": "supervised",
    "preferenceOptimizationSpec": "preference",
}
_STATISTICS = {
    "supervisedTuningSpec": ("supervisedTuningDataStats", statistics.supervised),
    "preferenceOptimizationSpec": ("preferenceOptimizationDataStats", statistics.preference),
}


@dataclass(frozen=True, slots=True)
class CreatedJob:
    """Which job made a model, or an endpoint."""

    job: str


class EmulatedTuningJobs:
    """The tuning jobs there are, and the operations on them."""

    def __init__(self, store: Store, settings: TuningSettings) -> None:
        self._store = store
        self._settings = settings

    @property
    def answers(self) -> dict[str, Answer]:
        """The operations by name."""
        return {
            "create": self.create,
            "list": self.listed,
            "get": self.get,
            "cancel": self.cancel,
            "rebaseTunedModel": self.rebase_tuned_model,
        }

    def create(self, call: TuningRequest) -> Json:
        """Starts a job; the answer is the job."""
        return self._started(call.read(tj.TuningJob), call).shown(call.now)

    def listed(self, call: TuningRequest) -> Json:
        """A page of the jobs of a location."""
        fits, parent = Filter(call.query.get("filter", "")), _parent(call)
        items, rest = page(
            call,
            lambda before: (
                (place, shown)
                for place, record in self._store.newest(TuningJob, "tuningJobs", before)
                if parent in (None, record.parent) and fits(shown := record.shown(call.now))
            ),
        )
        return ({"tuningJobs": items} if items else {}) | rest

    def get(self, call: TuningRequest) -> Json:
        """The tuning job of that name."""
        return self.found(call).shown(call.now)

    def cancel(self, call: TuningRequest) -> Json:
        """Asks one to end. A tuning that has ended is not changed."""
        self.end(self.found(call), call.now)
        return {}

    def rebase_tuned_model(self, call: TuningRequest) -> Json:
        """Tunes again as an old job did, with the settings that the call gives."""
        wanted = call.read(tj.RebaseTunedModelRequest)
        old = self._referred(wanted.tuned_model_ref or tj.TunedModelRef())
        changes = wanted.tuning_job or tj.TuningJob()
        given = plain(changes)
        replaced = {"tuningDataStats", *(("preTunedModel",) if "baseModel" in given else ())}
        settings = {k: v for k, v in old.job.items() if k not in replaced} | given
        record = self._started(tj.TuningJob.model_validate(settings), call, parent=old.parent)
        if wanted.deploy_to_same_endpoint:
            record = replace(record, endpoint=old.endpoint)
            self._store.put(f"tuningJobs/{record.id}", record)
            self._store.put(f"endpoints/{record.endpoint}", CreatedJob(record.id))
        rebase = Rebase(resource_ids.number(), call.now)
        self._store.add(f"tuningJobs/{record.id}/operations/{rebase.id}", rebase)
        return shown_operation(rebase, record, call.now)

    def found(self, call: TuningRequest) -> TuningJob:
        """The job that a call names. Raises ApiError (404)."""
        record = self.of_id(call.values["tuningJob"])
        if record is None or _parent(call) not in (None, record.parent):
            named = f"tuningJobs/{call.values['tuningJob']}"
            raise unknown("/".join(filter(None, (_parent(call), named))))
        return record

    def of_id(self, job: str) -> TuningJob | None:
        """The job of that id, whatever its project."""
        return self._store.get(TuningJob, f"tuningJobs/{job}")

    def end(self, record: TuningJob, now: float) -> None:
        """Asks a job to end."""
        if record.run.cancelled is None and not record.run.phase(now).final:
            ending = replace(record, run=replace(record.run, cancelled=now))
            self._store.put(f"tuningJobs/{record.id}", ending)

    def runs(self) -> Iterator[Run]:
        """Every tuning there is."""
        return (record.run for _, record in self._store.newest(TuningJob, "tuningJobs"))

    def has_endpoint(self, endpoint: str) -> bool:
        """Whether an endpoint is that of a job here."""
        return self._store.get(CreatedJob, f"endpoints/{endpoint}") is not None

    def examples(self, endpoint: str, now: float) -> Sequence[Example]:
        """The training data of the model behind an endpoint; nothing where its data could not be read.

        Raises ApiError (400) where the job has not succeeded.
        """
        record = self._maker(f"endpoints/{endpoint}")
        if record is None:
            return []
        phase = record.run.phase(now)
        if phase not in READY:
            raise ApiError("FAILED_PRECONDITION", f"{record.name} is {phase.name}, not SUCCEEDED.")
        return self._examples(record)

    def metrics(self, job: str, now: float) -> list[Json] | None:
        """The measurements of a job so far, one for each step; None if there is no such job, or it measures nothing."""
        record = self.of_id(job)
        if record is None or not record.steps:
            return None
        return metrics.reported(record.run, record.steps, now)

    def _examples(self, record: TuningJob) -> list[Example]:
        kept = self._store.get(Examples, f"tuningJobs/{record.id}/examples")
        return kept.examples if kept else []

    def _started(
        self, wanted: tj.TuningJob, call: TuningRequest, parent: str | None = None
    ) -> TuningJob:
        kind, spec = _spec(wanted)
        parent = parent or _parent(call) or "projects/emulator/locations/us-central1"
        model, known, source = self._source(wanted, call)
        epochs, rate = hyperparameters.of_job(kind, spec)
        base = wanted.base_model or source["preTunedModel"]["baseModel"]
        data = self._data(_METHODS[kind], base, spec, known, epochs, rate)
        outcome, reason = tuning_outcome.outcome(
            wanted.tuned_model_display_name, wanted.description
        )
        run = Run(
            created=call.now,
            seconds=self._settings.seconds,
            examples=len(data.found.examples),
            epochs=epochs,
            batch=usual_batch(len(data.found.examples)),
            outcome="unreadable" if data.error else outcome,
            reason=data.error or reason,
        )
        job = {k: v for k, v in plain(wanted).items() if k not in _OUTPUT_ONLY} | source
        job.setdefault("tunedModelDisplayName", f"tuned-{resource_ids.short_id()}")
        if data.found.examples:
            name, counted = _STATISTICS[kind]
            found = counted(data.found.examples, epochs=epochs, steps=run.total_steps)
            job["tuningDataStats"] = {name: found}
        checkpoints = [] if spec.export_last_checkpoint_only else _checkpoints(run)
        record = TuningJob(
            id=resource_ids.number(),
            parent=parent,
            job=job,
            run=run,
            model=model,
            endpoint=checkpoints[-1].endpoint if checkpoints else resource_ids.number(),
            checkpoints=checkpoints,
            steps=data.steps,
        )
        self._keep(record, [*data.found.examples, *data.found.earlier, *known])
        return record

    def _keep(self, record: TuningJob, found: list[Example]) -> None:
        made = CreatedJob(record.id)
        self._store.put(f"tuningJobs/{record.id}", record)
        self._store.put(f"tuningJobs/{record.id}/examples", Examples(found))
        self._store.put(f"models/{record.model}", made)
        self._store.put(f"models/{record.model.partition('@')[0]}", made)
        for endpoint in {record.endpoint, *(c.endpoint for c in record.checkpoints)}:
            self._store.put(f"endpoints/{endpoint}", made)

    def _data(
        self,
        method: Method,
        base_model: str,
        spec: Spec,
        known: list[Example],
        epochs: int,
        rate: float,
    ) -> "_Data":
        """The training data, and the measurements of its training."""
        uris = (spec.training_dataset_uri or "", spec.validation_dataset_uri or "")
        objects = self._settings.objects
        root = objects.folder_of(uris[0]) if uris[0].startswith(SCHEME) else None
        if root is None:
            return _Data()
        try:
            validation = uris[1] if uris[1].startswith(SCHEME) else None
            found, held_out = read(uris[0], validation, root, method, base_model)
        except DatasetError as error:
            return _Data(error=str(error))
        steps = trained(
            found.examples,
            epochs=epochs,
            batch=usual_batch(len(found.examples)),
            rate=rate,
            known=known,
            held_out=held_out.examples,
        )
        return _Data(found, steps)

    def _source(self, wanted: tj.TuningJob, call: TuningRequest) -> tuple[str, list[Example], Json]:
        """The resulting model, its earlier training data, and its source in the job."""
        before = wanted.pre_tuned_model
        if before is not None and before.tuned_model_name:
            name = before.tuned_model_name.rpartition("/")[2]
            record = self._maker(f"models/{name}")
            if record is None:
                raise unknown(before.tuned_model_name)
            if record.run.phase(call.now) not in READY:
                raise ApiError("FAILED_PRECONDITION", f"{name} is not ready.")
            earlier = plain(before)
            earlier["baseModel"] = (
                record.job.get("baseModel") or record.job["preTunedModel"]["baseModel"]
            )
            return (
                self._next_version(record.model),
                self._examples(record),
                {"preTunedModel": earlier},
            )
        if not wanted.base_model:
            raise api_errors.unspecified("baseModel", "TuningJob")
        if not self._settings.catalogue.has(f"models/{wanted.base_model.rpartition('/')[2]}"):
            raise api_errors.bad_request(
                f"{wanted.base_model} is not a model that can be tuned", field="baseModel"
            )
        return f"{resource_ids.number()}@1", [], {}

    def _next_version(self, model: str) -> str:
        name, _, version = model.partition("@")
        number = int(version) + 1
        while self._store.get(CreatedJob, f"models/{name}@{number}"):
            number += 1
        return f"{name}@{number}"

    def _referred(self, reference: tj.TunedModelRef) -> TuningJob:
        """The job that made a tuned model."""
        if reference.tuned_model:
            named = reference.tuned_model
            record = self._maker(f"models/{named.rpartition('/')[2]}")
        else:
            named = reference.tuning_job or reference.pipeline_job or "The tuned model"
            record = self._store.get(TuningJob, f"tuningJobs/{named.rpartition('/')[2]}")
        if record is None:
            raise unknown(named)
        return record

    def _maker(self, name: str) -> TuningJob | None:
        """The job that made a model or an endpoint."""
        made = self._store.get(CreatedJob, name)
        return self._store.get(TuningJob, f"tuningJobs/{made.job}") if made else None


@dataclass(frozen=True, slots=True)
class _Data:
    found: Data = field(default_factory=Data)
    steps: list[TrainingStep] = field(default_factory=list[TrainingStep])
    error: str = ""


def _parent(call: TuningRequest) -> str | None:
    project, location = call.values.get("project"), call.values.get("location")
    return f"projects/{project}/locations/{location}" if project and location else None


def _spec(wanted: tj.TuningJob) -> tuple[Kind, Spec]:
    if wanted.supervised_tuning_spec is not None:
        return "supervisedTuningSpec", wanted.supervised_tuning_spec
    if wanted.preference_optimization_spec is not None:
        return "preferenceOptimizationSpec", wanted.preference_optimization_spec
    raise api_errors.unspecified("supervisedTuningSpec", "TuningJob")


def _checkpoints(run: Run) -> list[Checkpoint]:
    """One an epoch, at the step that ends it."""
    return [
        Checkpoint(resource_ids.number(), epoch, -(-run.examples * epoch // run.batch))
        for epoch in range(1, run.epochs + 1)
    ]
