"""Tuning as the commands see it: the same on both platforms, whose words differ.

On Google AI a tuning is an operation that makes a tuned model, on Vertex AI it is a job.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

import click

from gemini_sdk import GeminiClient
from gemini_sdk._wire import Model
from gemini_sdk.cli.client import Client
from gemini_sdk.errors import GeminiSDKError
from gemini_sdk.metrics import TuningMetrics

if TYPE_CHECKING:
    from gemini_sdk import Operation
    from gemini_sdk._google.tuned_models import TunedModels
    from gemini_sdk._google.tuning_jobs import TuningJobs
    from gemini_sdk.types.tuned_models import CreateTunedModelMetadata, TunedModel
    from gemini_sdk.types.tuning_jobs import TuningJob


@dataclass(frozen=True, slots=True)
class JobProgress:
    """The progress of a tuning."""

    state: str
    completed: int | None = None
    """Completed steps; None if the platform does not report them."""
    total: int | None = None
    """Number of steps of the tuning."""
    metrics: TuningMetrics = field(default_factory=TuningMetrics)
    metrics_uri: str | None = None
    """URI of the file in which the platform stores metrics that it does not report."""
    unread: str | None = None
    """Why the metrics there could not be read."""

    def __str__(self) -> str:
        words = [self.state]
        if self.total is not None:
            words.append(f"step {self.completed or 0} of {self.total}")
        words += [f"{name} {curve.last:.4g}" for name, curve in self.metrics.losses.items()]
        return ", ".join(words)


@dataclass(frozen=True, slots=True)
class JobRow:
    """A line of a list."""

    name: str
    state: str
    display_name: str
    base_model: str
    created: str
    model: Model
    """All that is known of it."""


Follow = Callable[[JobProgress], object]


@dataclass(frozen=True, slots=True)
class StorageAccess:
    """The settings for access to Cloud Storage."""

    base_url: str | None = None
    metrics: bool = False
    """Whether metrics may be read."""


class Tuning(Protocol):
    """The interface of the commands to a platform. A tuning's name is what `create` returned or `rows` shows."""

    def create(self, **arguments: Any) -> str:
        """Begin a tuning, and return its name."""
        ...

    def rows(self, filter: str | None) -> Iterator[JobRow]:
        """The finished and running tunings."""
        ...

    def get(self, name: str) -> Model:
        """All that is known of a tuning."""
        ...

    def watch(self, name: str, follow: Follow, **limits: float | None) -> str:
        """Wait for the end, with the `limits` of any wait; the name by which the tuned model is asked."""
        ...

    def cancel(self, name: str) -> None:
        """Ask for the end of a tuning."""
        ...

    def delete(self, name: str) -> None:
        """Delete a tuned model."""
        ...


def tuning(client: Client, storage: StorageAccess = StorageAccess()) -> Tuning:
    """Tuning on a client's platform."""
    if isinstance(client, GeminiClient):
        return GoogleAITuning(client.tuned_models)
    return VertexTuning(client.tuning_jobs, storage)


class GoogleAITuning:
    """Tuned models, and the operations that make them."""

    def __init__(self, models: "TunedModels") -> None:
        self._models = models

    def create(self, **arguments: Any) -> str:
        """See `Tuning`."""
        return self._models.create(**arguments).name

    def rows(self, filter: str | None) -> Iterator[JobRow]:
        """See `Tuning`."""
        for model in self._models.list(filter=filter):
            yield JobRow(
                model.name or "",
                model.state or "",
                model.display_name or "",
                _base(model),
                model.create_time or "",
                model,
            )

    def get(self, name: str) -> Model:
        """See `Tuning`."""
        return self._operation(name).refresh() if _is_operation(name) else self._models.get(name)

    def watch(self, name: str, follow: Follow, **limits: float | None) -> str:
        """See `Tuning`."""
        operation = self._operation(name)

        def tell(metadata: "CreateTunedModelMetadata") -> None:
            state = operation.state if operation.ended else "tuning"
            steps = metadata.completed_steps, metadata.total_steps
            follow(JobProgress(state, *steps, TuningMetrics.of(metadata)))

        return operation.wait(on_progress=tell, **limits).name or ""

    def cancel(self, name: str) -> None:
        """See `Tuning`."""
        self._operation(name).cancel()

    def delete(self, name: str) -> None:
        """See `Tuning`."""
        self._models.delete(name)

    def _operation(self, name: str) -> "Operation[TunedModel, CreateTunedModelMetadata]":
        """The operation of that name, or the one that makes the model of that name."""
        if _is_operation(name):
            return self._models.operation(name)
        found = next(iter(self._models.operations(name)), None)
        if found is None or found.name is None:
            raise click.UsageError(
                f"{name} has no operation to watch; `gemini-sdk tune get` shows it"
            )
        return self._models.operation(found.name)


class VertexTuning:
    """Tuning jobs."""

    def __init__(self, jobs: "TuningJobs", storage: StorageAccess) -> None:
        self._jobs = jobs
        self._storage = storage

    def create(self, **arguments: Any) -> str:
        """See `Tuning`."""
        base_url = self._storage.base_url
        return self._jobs.create(**arguments, storage_base_url=base_url).name or ""

    def rows(self, filter: str | None) -> Iterator[JobRow]:
        """See `Tuning`."""
        for job in self._jobs.list(filter=filter):
            yield JobRow(
                job.name or "",
                _state(job),
                job.tuned_model_display_name or "",
                job.base_model or "",
                job.create_time or "",
                job,
            )

    def get(self, name: str) -> Model:
        """See `Tuning`."""
        return self._jobs.get(name)

    def watch(self, name: str, follow: Follow, **limits: float | None) -> str:
        """See `Tuning`."""

        def tell(job: "TuningJob") -> None:
            follow(self._progress(job))

        # A wait outlasts a service that is away; one that never existed has to be reported at once.
        job = self._jobs.get(name)
        model = self._jobs.wait(job, on_progress=tell, **limits).tuned_model
        return (model and (model.endpoint or model.model)) or ""

    def _progress(self, job: "TuningJob") -> JobProgress:
        """The state of a job, with its metrics where they may be read. A failure to read them ends nothing."""
        progress = JobProgress(_state(job), metrics_uri=job.gcs_metrics_uri)
        if not self._storage.metrics or job.gcs_metrics_uri is None:
            return progress
        try:
            metrics = self._jobs.metrics(job, storage_base_url=self._storage.base_url)
        except GeminiSDKError as error:
            return replace(progress, unread=str(error))
        return replace(progress, metrics=metrics)

    def cancel(self, name: str) -> None:
        """See `Tuning`."""
        self._jobs.cancel(name)

    def delete(self, name: str) -> None:
        """Vertex AI has no such thing."""
        raise click.UsageError(f"tuning jobs of Vertex AI cannot be deleted: {name}")


def _is_operation(name: str) -> bool:
    return "/operations/" in name


def _base(model: "TunedModel") -> str:
    source = model.tuned_model_source
    return model.base_model or (source and (source.tuned_model or source.base_model)) or ""


def _state(job: "TuningJob") -> str:
    return (job.state or "").removeprefix("JOB_STATE_").lower().replace("_", " ")
