"""Tuning as a whole: who answers which operation, and what tuned models know."""

from collections.abc import Sequence

from gemini_sdk._wire import Operation
from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator import api_errors, etag
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.stream import encoded
from gemini_sdk.emulator.tuning.experiment import Experiments
from gemini_sdk.emulator.tuning.long_running import (
    TunedModelOperations,
    TuningJobOperations,
)
from gemini_sdk.emulator.tuning.permissions import EmulatedPermissions
from gemini_sdk.emulator.tuning.settings import TuningSettings
from gemini_sdk.emulator.tuning.training import Example
from gemini_sdk.emulator.tuning.tuned_models import EmulatedTunedModels
from gemini_sdk.emulator.tuning.tuned_reply import nearest
from gemini_sdk.emulator.tuning.tuning_jobs import EmulatedTuningJobs
from gemini_sdk.emulator.tuning.tuning_request import Answer, TuningRequest

_TUNED_MODELS = "generativelanguage.tunedModels"
_TUNING_JOBS = "aiplatform.projects.locations.tuningJobs"
_COLLECTIONS = (
    _TUNED_MODELS,
    f"{_TUNED_MODELS}.permissions",
    f"{_TUNED_MODELS}.operations",
    _TUNING_JOBS,
    f"{_TUNING_JOBS}.operations",
)
_STARTING = (
    f"{_TUNED_MODELS}.create",
    f"{_TUNING_JOBS}.create",
    f"{_TUNING_JOBS}.rebaseTunedModel",
)
INFERENCE = ("GenerateContentRequest", "CountTokensRequest")
"""Requests that tuned models answer like any model."""


def serves(operation: Operation) -> bool:
    """Whether an operation is one of tuning."""
    return operation.id.rpartition(".")[0] in _COLLECTIONS and operation.request not in INFERENCE


class EmulatedTuning:
    """Tuned models and tuning jobs."""

    def __init__(self, store: Store, settings: TuningSettings) -> None:
        self._permissions = permissions = EmulatedPermissions(store)
        self._settings = settings
        self._models = EmulatedTunedModels(store, settings, permissions)
        self.jobs = self._jobs = EmulatedTuningJobs(store, settings)
        self.experiments = Experiments(self._jobs)
        verbs = (
            self._models.answers,
            permissions.answers,
            TunedModelOperations(self._models).answers,
            self._jobs.answers,
            TuningJobOperations(store, self._jobs).answers,
        )
        self._answers: dict[str, Answer] = {
            f"{collection}.{verb}": answer
            for collection, answers in zip(_COLLECTIONS, verbs, strict=True)
            for verb, answer in answers.items()
        }

    def answer(self, call: TuningRequest) -> Json:
        """The JSON of the answer. Raises ApiError for every refusal."""
        if call.operation.id in _STARTING:
            self._check_quota(call)
        if call.if_match and call.operation.method in ("PATCH", "DELETE"):
            now_there = self._answers[f"{call.operation.id.rpartition('.')[0]}.get"](call)
            etag.check(call.if_match, encoded([now_there])[0])
        return self._answers[call.operation.id](call)

    def _check_quota(self, call: TuningRequest) -> None:
        limit = self._settings.concurrent
        if limit is None:
            return
        runs = [*self._models.runs(), *self._jobs.runs()]
        if sum(not run.phase(call.now).final for run in runs) >= limit:
            raise api_errors.quota(
                f"user:{call.caller}",
                f"Quota exceeded for concurrent tunings: {limit} are under way, which is the limit.",
            )

    def has(self, name: str) -> bool:
        """Whether `tunedModels/x` or `endpoints/1` is a tuned model, ready or not."""
        collection, _, resource = name.partition("/")
        if collection == "endpoints":
            return self._jobs.has_endpoint(resource)
        return collection == "tunedModels" and self._models.has(name)

    def check(self, name: str, caller: str) -> None:
        """Raises ApiError (403) where the caller may not use a tuned model. Endpoints are everyone's."""
        if name.startswith("tunedModels/"):
            self._permissions.check(name, caller, "READER")

    def says(self, name: str, prompt: str, now: float) -> Example | None:
        """The example whose answer a tuned model gives to a prompt; None if its data is not known.

        Raises ApiError (400) where it is not ready.
        """
        collection, _, resource = name.partition("/")
        known: Sequence[Example] = (
            self._jobs.examples(resource, now)
            if collection == "endpoints"
            else self._models.examples(name, now)
        )
        return nearest(prompt, known)
