"""Tuned models of Google AI: CREATING, then ACTIVE or FAILED."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gemini_sdk.emulator import status
from gemini_sdk.emulator.clock import rfc3339
from gemini_sdk.emulator.status import ApiError
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.tuning import fate, mask, names
from gemini_sdk.emulator.tuning.call import Answer, Call, Json
from gemini_sdk.emulator.tuning.pages import page
from gemini_sdk.emulator.tuning.permissions import ROLES, Permissions, unknown
from gemini_sdk.emulator.tuning.progress import Phase, Run
from gemini_sdk.emulator.tuning.settings import Settings
from gemini_sdk.emulator.tuning.training import Example, Step, trained
from gemini_sdk.types import tuned_models as tm

MUTABLE = frozenset("displayName description temperature topP topK readerProjectNumbers".split())
DEFAULT_EPOCHS = 5
SMALL, SMALL_BATCH, LARGE_BATCH = 200, 4, 16
"""Examples up to which a dataset is small; the default batch size of a small one, and of a larger one."""
SMALL_RATE, LARGE_RATE = 0.001, 0.0002
"""The default learning rate, likewise."""
SNAPSHOTS = 1000
"""Snapshots that are shown at most; of more steps, they are spread evenly."""

_ID = re.compile(r"[a-z]([a-z0-9-]{0,38}[a-z0-9])?")
_STATES = {Phase.SUCCEEDED: "ACTIVE", Phase.FAILED: "FAILED", Phase.CANCELLED: "FAILED"}
_TYPE = "type.googleapis.com/google.ai.generativelanguage.v1beta."
_OPERATORS = {"owner": "OWNER", "writers": "WRITER", "readers": "READER"}


@dataclass(frozen=True, slots=True)
class Record:
    """A tuned model as it is kept."""

    name: str
    model: Json
    """What was said of it: a TunedModel without what depends on the time."""
    run: Run
    steps: list[Step]
    updated: float
    operation: str
    """The id of the operation that makes it."""

    def state(self, now: float) -> str:
        """Its state."""
        return _STATES.get(self.run.phase(now), "CREATING")

    def snapshots(self, now: float) -> list[Json]:
        """What was measured so far."""
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
        if now >= run.started:
            task["startTime"] = rfc3339(run.started)
        if run.phase(now).final:
            task["completeTime"] = rfc3339(run.ended)
        if snapshots := self.snapshots(now):
            task["snapshots"] = snapshots
        return self.model | {
            "name": self.name,
            "state": self.state(now),
            "createTime": rfc3339(run.created),
            "updateTime": rfc3339(max(self.updated, run.ended if run.ended <= now else 0)),
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
        if error := fate.error(run, now):
            return operation | {"done": True, "error": error}
        if run.phase(now).final:
            response = {"@type": f"{_TYPE}TunedModel", **self.shown(now)}
            return operation | {"done": True, "response": response}
        return operation


@dataclass(frozen=True, slots=True)
class Examples:
    """What a model was tuned by, kept apart since it is read only when the model is asked."""

    examples: list[Example]


class TunedModels:
    """The tuned models there are, and the operations on them."""

    def __init__(self, store: Store, settings: Settings, permissions: Permissions) -> None:
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

    def create(self, call: Call) -> Json:
        """Starts a tuning; the answer is its operation."""
        wanted = call.read(tm.TunedModel)
        examples = _examples(wanted)
        base, known = self._source(wanted, call)
        model_id = _wanted_id(call) or names.tuned_model_id(wanted.display_name or "")
        model = wanted.model_dump(mode="json", by_alias=True, exclude_unset=True)
        hyper, rate = _hyperparameters(wanted, len(examples))
        said = {key: model[key] for key in MUTABLE & model.keys()} | base
        outcome, reason = fate.outcome(wanted.display_name, wanted.description)
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
        record = Record(
            name,
            said | {"tuningTask": {"hyperparameters": hyper}},
            run,
            steps,
            call.now,
            names.short_id(),
        )
        if not self._store.add(name, record):
            raise ApiError("ALREADY_EXISTS", f"{name} already exists.")
        self._store.put(f"{name}/examples", Examples([*examples, *known]))
        self._permissions.own(name, call.caller)
        return record.shown_operation(call.now)

    def listed(self, call: Call) -> Json:
        """A page of those the caller may read."""
        fits = _Filter(call.query.get("filter", ""), call.caller, self._permissions)
        items, rest = page(
            call,
            lambda before: (
                (place, record)
                for place, record in self._store.newest(Record, "tunedModels", before)
                if fits(record)
            ),
        )
        return ({"tunedModels": [r.shown(call.now) for r in items]} if items else {}) | rest

    def get(self, call: Call) -> Json:
        """One of them."""
        return self.found(call, "READER").shown(call.now)

    def patch(self, call: Call) -> Json:
        """Changes what may be changed."""
        record = self.found(call, "WRITER")
        changed = mask.fields(call, MUTABLE)
        sent = call.read(tm.TunedModel).model_dump(mode="json", by_alias=True, exclude_unset=True)
        for name in ("baseModel", "tunedModelSource"):
            if sent.get(name) not in (None, record.model.get(name)):
                raise status.bad_request("it cannot be changed", field=name)
        kept = {key: value for key, value in record.model.items() if key not in changed}
        new = {key: sent[key] for key in changed if sent.get(key) is not None}
        updated = replace(record, model=kept | new, updated=call.now)
        self._store.put(record.name, updated)
        return updated.shown(call.now)

    def delete(self, call: Call) -> Json:
        """Deletes one, with its permissions and operations."""
        self._store.remove(self.found(call, "OWNER").name)
        return {}

    def transfer_ownership(self, call: Call) -> Json:
        """Gives one to another owner."""
        record = self.found(call, "OWNER")
        email = call.read(tm.TransferOwnershipRequest).email_address
        if not email:
            raise status.unspecified("emailAddress", "TransferOwnershipRequest")
        self._permissions.own(record.name, email)
        return {}

    def found(self, call: Call, role: str) -> Record:
        """The model that a call names, if the caller has the role. Raises ApiError: 404, 403."""
        return self._found(f"tunedModels/{call.values['tunedModel']}", call.caller, role)

    def end(self, record: Record, now: float) -> None:
        """Asks a tuning to end. One that has ended stays as it is."""
        if record.run.cancelled is None and not record.run.phase(now).final:
            self._store.put(record.name, replace(record, run=replace(record.run, cancelled=now)))

    def runs(self) -> Iterator[Run]:
        """Every tuning there is."""
        return (record.run for _, record in self._store.newest(Record, "tunedModels"))

    def has(self, name: str) -> bool:
        """Whether there is a model of that name."""
        return self._store.get(Record, name) is not None

    def examples(self, name: str, caller: str, now: float) -> list[Example]:
        """What a model was tuned by. Raises ApiError: 404, 403, or 400 where it is not ready."""
        record = self._found(name, caller, "READER")
        if (state := record.state(now)) != "ACTIVE":
            raise ApiError("FAILED_PRECONDITION", f"{name} is {state}, not ACTIVE.")
        kept = self._store.get(Examples, f"{name}/examples")
        return kept.examples if kept else []

    def _found(self, name: str, caller: str, role: str) -> Record:
        record = self._store.get(Record, name)
        if record is None:
            raise unknown(name)
        self._permissions.check(name, caller, role)
        return record

    def _source(self, wanted: tm.TunedModel, call: Call) -> tuple[Json, list[Example]]:
        """Where the tuning starts: as a TunedModel tells it, and the examples that are known there."""
        parent = wanted.tuned_model_source and wanted.tuned_model_source.tuned_model
        if parent:
            known = self.examples(parent, call.caller, call.now)
            record = self._found(parent, call.caller, "READER")
            source = record.model.get("tunedModelSource", record.model)
            told = {"tunedModel": parent, "baseModel": source["baseModel"]}
            return {"tunedModelSource": told}, known
        if not wanted.base_model:
            raise status.unspecified("baseModel", "TunedModel")
        if not self._settings.catalogue.has(wanted.base_model):
            raise status.bad_request(
                f"{wanted.base_model} is not a model that can be tuned", field="baseModel"
            )
        return {"baseModel": wanted.base_model}, []


class _Filter:
    """`filter` of a list: words, and operators such as `owner:me`."""

    def __init__(self, text: str, caller: str, permissions: Permissions) -> None:
        self._words: list[str] = []
        self._roles: list[tuple[str, str]] = []
        self._caller = caller
        self._permissions = permissions
        for term in text.split():
            operator, colon, who = term.partition(":")
            if not colon:
                self._words.append(term.casefold())
            elif operator in _OPERATORS and (who == "me" or term == "readers:everyone"):
                self._roles.append((_OPERATORS[operator], who))
            else:
                known = "owner:me, writers:me, readers:me, readers:everyone"
                raise status.bad_request(f"{term!r} is none of {known}", field="filter")

    def __call__(self, record: Record) -> bool:
        told = (record.model.get(key, "") for key in ("displayName", "description"))
        text = " ".join([record.name, *told]).casefold()
        grants = list(self._permissions.grants(record.name))
        everyone = any(g.grantee == "EVERYONE" for g in grants)
        held = max(
            (ROLES.index(g.role) for g in grants if g.of(self._caller) and g.email), default=-1
        )
        if not any(who == "everyone" for _, who in self._roles) and held < 0:
            return False
        return all(word in text for word in self._words) and all(
            everyone if who == "everyone" else held >= ROLES.index(role)
            for role, who in self._roles
        )


def _wanted_id(call: Call) -> str | None:
    wanted = call.query.get("tunedModelId")
    if wanted and not _ID.fullmatch(wanted):
        raise status.bad_request(
            f"{wanted!r} is not an id: at most 40 lowercase letters, digits and hyphens, a letter "
            "first and no hyphen last",
            field="tunedModelId",
        )
    return wanted


def _examples(wanted: tm.TunedModel) -> list[Example]:
    task = wanted.tuning_task
    if task is None:
        raise status.unspecified("tuningTask", "TunedModel")
    data = task.training_data and task.training_data.examples
    examples = (data and data.examples) or []
    if not examples:
        raise status.unspecified("tuningTask.trainingData.examples.examples", "TunedModel")
    return [Example(e.text_input or "", e.output or "") for e in examples]


def _hyperparameters(wanted: tm.TunedModel, examples: int) -> tuple[Json, float]:
    """The hyperparameters with their defaults, and the learning rate as a multiple of the default."""
    given = (wanted.tuning_task and wanted.tuning_task.hyperparameters) or tm.Hyperparameters()
    small = examples <= SMALL
    usual = SMALL_RATE if small else LARGE_RATE
    told: Json = {
        "epochCount": given.epoch_count or DEFAULT_EPOCHS,
        "batchSize": given.batch_size or (SMALL_BATCH if small else LARGE_BATCH),
    }
    if given.learning_rate_multiplier is not None:
        told["learningRateMultiplier"] = rate = given.learning_rate_multiplier
    else:
        told["learningRate"] = usual if given.learning_rate is None else given.learning_rate
        rate = told["learningRate"] / usual
    for key, value in told.items():
        if not value > 0:
            field = f"tuningTask.hyperparameters.{key}"
            raise status.bad_request(f"{value} is not above 0", field=field)
    return told, rate
