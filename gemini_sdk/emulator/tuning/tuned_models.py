"""The tuned models of Google AI there are, and the operations on them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gemini_sdk._wire.json_value import Json
from gemini_sdk.datasets import check
from gemini_sdk.emulator import api_errors
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.tuning import hyperparameters, mask, resource_ids, tuning_outcome
from gemini_sdk.emulator.tuning.model_filter import ModelFilter
from gemini_sdk.emulator.tuning.pages import page
from gemini_sdk.emulator.tuning.permissions import EmulatedPermissions, unknown
from gemini_sdk.emulator.tuning.progress import Run
from gemini_sdk.emulator.tuning.settings import TuningSettings
from gemini_sdk.emulator.tuning.training import Example, Examples, trained
from gemini_sdk.emulator.tuning.tuned_model import TunedModel
from gemini_sdk.emulator.tuning.tuning_request import Answer, TuningRequest, plain
from gemini_sdk.types import tuned_models as tm

MUTABLE = frozenset("displayName description temperature topP topK readerProjectNumbers".split())
_ID = re.compile(r"[a-z]([a-z0-9-]{0,38}[a-z0-9])?")


class EmulatedTunedModels:
    """The tuned models there are, and the operations on them."""

    def __init__(
        self, store: Store, settings: TuningSettings, permissions: EmulatedPermissions
    ) -> None:
        self._store = store
        self._settings = settings
        self._permissions = permissions

    @property
    def answers(self) -> dict[str, Answer]:
        """The operations by name."""
        return {
            "create": self.create,
            "list": self.listed,
            "get": self.get,
            "patch": self.patch,
            "delete": self.delete,
            "transferOwnership": self.transfer_ownership,
        }

    def create(self, call: TuningRequest) -> Json:
        """Starts a tuning; the answer is its operation."""
        wanted = call.read(tm.TunedModel)
        examples = _examples(wanted)
        base, known = self._source(wanted, call)
        model_id = _wanted_id(call) or resource_ids.tuned_model_id(wanted.display_name or "")
        model = plain(wanted)
        given = (wanted.tuning_task and wanted.tuning_task.hyperparameters) or tm.Hyperparameters()
        hyper, rate = hyperparameters.of_model(given, len(examples))
        said = {key: model[key] for key in MUTABLE & model.keys()} | base
        outcome, reason = tuning_outcome.outcome(wanted.display_name, wanted.description)
        run = Run(
            created=call.now,
            seconds=self._settings.seconds,
            examples=len(examples),
            epochs=hyper["epochCount"],
            batch=hyper["batchSize"],
            outcome=outcome,
            reason=reason,
        )
        steps = trained(examples, epochs=run.epochs, batch=run.batch, rate=rate, known=known)
        name = f"tunedModels/{model_id}"
        record = TunedModel(
            name,
            said | {"tuningTask": {"hyperparameters": hyper}},
            run,
            steps,
            call.now,
            resource_ids.short_id(),
        )
        if not self._store.add(name, record):
            raise ApiError("ALREADY_EXISTS", f"{name} already exists.")
        self._store.put(f"{name}/examples", Examples([*examples, *known]))
        self._permissions.own(name, call.caller)
        return record.shown_operation(call.now)

    def listed(self, call: TuningRequest) -> Json:
        """A page of those the caller may read."""
        fits = ModelFilter(call.query.get("filter", ""), call.caller, self._permissions)
        items, rest = page(
            call,
            lambda before: (
                (place, record)
                for place, record in self._store.newest(TunedModel, "tunedModels", before)
                if fits(record)
            ),
        )
        return ({"tunedModels": [r.shown(call.now) for r in items]} if items else {}) | rest

    def get(self, call: TuningRequest) -> Json:
        """The tuned model of that name."""
        return self.found(call, "READER").shown(call.now)

    def patch(self, call: TuningRequest) -> Json:
        """Changes what may be changed."""
        record = self.found(call, "WRITER")
        changed = mask.fields(call, MUTABLE)
        sent = plain(call.read(tm.TunedModel))
        for name in ("baseModel", "tunedModelSource"):
            if sent.get(name) not in (None, record.model.get(name)):
                raise api_errors.bad_request("it cannot be changed", field=name)
        kept = {key: value for key, value in record.model.items() if key not in changed}
        new = {key: sent[key] for key in changed & sent.keys()}
        updated = replace(record, model=kept | new, updated=call.now)
        self._store.put(record.name, updated)
        return updated.shown(call.now)

    def delete(self, call: TuningRequest) -> Json:
        """Deletes one, with its permissions and operations."""
        self._store.remove(self.found(call, "OWNER").name)
        return {}

    def transfer_ownership(self, call: TuningRequest) -> Json:
        """Gives one to another owner."""
        record = self.found(call, "OWNER")
        email = call.read(tm.TransferOwnershipRequest).email_address
        if not email:
            raise api_errors.unspecified("emailAddress", "TransferOwnershipRequest")
        self._permissions.own(record.name, email)
        return {}

    def found(self, call: TuningRequest, role: str) -> TunedModel:
        """The model that a call names, if the caller has the role. Raises ApiError: 404, 403."""
        return self._found(f"tunedModels/{call.values['tunedModel']}", call.caller, role)

    def end(self, record: TunedModel, now: float) -> None:
        """Asks a tuning to end. A tuning that has ended is not changed."""
        if record.run.cancelled is None and not record.run.phase(now).final:
            self._store.put(record.name, replace(record, run=replace(record.run, cancelled=now)))

    def runs(self) -> Iterator[Run]:
        """Every tuning there is."""
        return (record.run for _, record in self._store.newest(TunedModel, "tunedModels"))

    def has(self, name: str) -> bool:
        """Whether there is a model of that name."""
        return self._store.get(TunedModel, name) is not None

    def examples(self, name: str, now: float) -> list[Example]:
        """The training data of a model. Raises ApiError: 404, or 400 where it is not ready."""
        record = self._store.get(TunedModel, name)
        if record is None:
            raise unknown(name)
        if (state := record.state(now)) != "ACTIVE":
            raise ApiError("FAILED_PRECONDITION", f"{name} is {state}, not ACTIVE.")
        kept = self._store.get(Examples, f"{name}/examples")
        return kept.examples if kept else []

    def _found(self, name: str, caller: str, role: str) -> TunedModel:
        record = self._store.get(TunedModel, name)
        if record is None:
            raise unknown(name)
        self._permissions.check(name, caller, role)
        return record

    def _source(self, wanted: tm.TunedModel, call: TuningRequest) -> tuple[Json, list[Example]]:
        """The start of the tuning: the fields of a TunedModel, and the examples that it knows."""
        parent = wanted.tuned_model_source and wanted.tuned_model_source.tuned_model
        if parent:
            record = self._found(parent, call.caller, "READER")
            known = self.examples(parent, call.now)
            source = record.model.get("tunedModelSource", record.model)
            origin = {"tunedModel": parent, "baseModel": source["baseModel"]}
            return {"tunedModelSource": origin}, known
        if not wanted.base_model:
            raise api_errors.unspecified("baseModel", "TunedModel")
        if not self._settings.catalogue.has(wanted.base_model):
            raise api_errors.bad_request(
                f"{wanted.base_model} is not a model that can be tuned", field="baseModel"
            )
        return {"baseModel": wanted.base_model}, []


def _wanted_id(call: TuningRequest) -> str | None:
    wanted = call.query.get("tunedModelId")
    if wanted and not _ID.fullmatch(wanted):
        raise api_errors.bad_request(
            f"{wanted!r} is not an id: at most 40 lowercase letters, digits and hyphens, a letter "
            "first and no hyphen last",
            field="tunedModelId",
        )
    return wanted


def _examples(wanted: tm.TunedModel) -> list[Example]:
    task = wanted.tuning_task
    if task is None:
        raise api_errors.unspecified("tuningTask", "TunedModel")
    data = task.training_data and task.training_data.examples
    examples = (data and data.examples) or []
    if not examples:
        raise api_errors.unspecified("tuningTask.trainingData.examples.examples", "TunedModel")
    _check([plain(example) for example in examples])
    return [Example(e.text_input or "", e.output or "") for e in examples]


def _check(lines: list[Json]) -> None:
    """Raises ApiError (400) with what `check` finds in the examples."""
    where = "tuningTask.trainingData.examples.examples"
    for found in check(lines, base_model=None).findings:
        if found.severity == "error":
            place = where if found.line is None else f"{where}[{found.line - 1}]"
            raise api_errors.bad_request(f"{found.fault} [{found.rule}]", field=place)
