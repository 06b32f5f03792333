"""Batches of Google AI: requests that are answered after a while, inline or in a file.

How far a batch is follows from the time: nothing runs in the background. Its answers are made when it is first read
after its end.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from pydantic_core import from_json

from gemini_sdk._wire import Model, Operation
from gemini_sdk._wire.json_value import Json, is_object
from gemini_sdk.emulator import api_errors
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.clock import rfc3339
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.tuning import resource_ids, tuning_outcome
from gemini_sdk.emulator.tuning.pages import page
from gemini_sdk.emulator.tuning.tuning_request import Answer, TuningRequest
from gemini_sdk.types import batches

_COLLECTION = "generativelanguage.batches"
_CREATING: dict[str, tuple[str, type[Model]]] = {
    "generativelanguage.models.batchGenerateContent": (
        "GenerateContent",
        batches.BatchGenerateContentRequest,
    ),
    "generativelanguage.models.asyncBatchEmbedContent": (
        "EmbedContent",
        batches.AsyncBatchEmbedContentRequest,
    ),
}
_TYPE = "type.googleapis.com/google.ai.generativelanguage.v1main."
_CODES = {
    "CANCELLED": 1,
    "INVALID_ARGUMENT": 3,
    "NOT_FOUND": 5,
    "PERMISSION_DENIED": 7,
    "RESOURCE_EXHAUSTED": 8,
    "FAILED_PRECONDITION": 9,
    "INTERNAL": 13,
    "UNAVAILABLE": 14,
}
"""Numbers of google.rpc.Code."""
_WAITING = 0.1
"""The share of the time for which a batch or a job is pending."""

Respond = Callable[[str, str, Json], Json]
"""Answers one request: the kind of a batch, the id of the model, and the request. Raises ApiError."""


class BatchFiles(Protocol):
    """The files that batches read and write."""

    def lines(self, name: str, now: float) -> Iterator[bytes]:
        """The lines of a file. Raises ApiError."""
        ...

    def generate(self, content: bytes, media_type: str, now: float) -> str:
        """Keeps a file that the service itself makes. Its name."""
        ...


def serves(operation: Operation) -> bool:
    """Whether an operation is one of batches."""
    return operation.id in _CREATING or operation.id.rpartition(".")[0] == _COLLECTION


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRun:
    """The course of a batch or a job: its state follows from the time."""

    id: str
    created: float
    seconds: float
    """Seconds from the creation to the end."""
    failure: str = ""
    """The reason why the run fails as a whole; empty if it does not."""
    cancelled: float | None = None

    def state(self, now: float) -> str:
        """The state without its prefix."""
        if self.cancelled is not None:
            return "CANCELLED"
        if now >= self.created + self.seconds:
            return "FAILED" if self.failure else "SUCCEEDED"
        return "PENDING" if now < self.started_at() else "RUNNING"

    def started_at(self) -> float:
        """The time at which the run stops being pending."""
        return self.created + _WAITING * self.seconds

    def ended_at(self) -> float:
        """The time of the end, which may be in the future."""
        return self.created + self.seconds if self.cancelled is None else self.cancelled


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBatch(StoredRun):
    """A batch, as it is kept."""

    kind: str
    """`GenerateContent` or `EmbedContent`."""
    model: str
    display_name: str
    entries: list[Json]
    """`{"request": ..., "metadata": ...}`, or `{"key": ..., "request": ...}` of a file."""
    file: bool
    """Whether the requests came in a file, so that the answers go into one."""

    @property
    def name(self) -> str:
        return f"batches/{self.id}"


@dataclass(frozen=True, slots=True)
class BatchOutput:
    """The answers of a batch."""

    output: Json = field(default_factory=dict[str, Any])
    failed: int = 0


class EmulatedBatches:
    """The batches there are."""

    def __init__(
        self,
        store: Store,
        seconds: float,
        respond: Respond,
        check_model: Callable[[str, str], None],
        files: BatchFiles,
    ) -> None:
        self._store = store
        self._seconds = seconds
        self._respond = respond
        self._check_model = check_model
        self._files = files

    def answer(self, call: TuningRequest) -> Json:
        """The JSON of the answer. Raises ApiError for every refusal."""
        if call.operation.id in _CREATING:
            return self._create(call)
        verbs: dict[str, Answer] = {
            "list": self._list,
            "get": self._get,
            "cancel": self._cancel,
            "delete": self._delete,
        }
        return verbs[call.operation.id.rpartition(".")[2]](call)

    def _create(self, call: TuningRequest) -> Json:
        kind, request = _CREATING[call.operation.id]
        model = call.values["model"]
        self._check_model(model, call.operation.id.rpartition(".")[2])
        wanted: Json = call.read(request).model_dump(mode="json", by_alias=True, exclude_unset=True)
        batch: Json = wanted.get("batch") or {}
        source: Json = batch.get("inputConfig") or {}
        file: str | None = source.get("fileName")
        inline: Json = source.get("requests") or {}
        entries: list[Json] = (
            list(self._lines(file, call.now)) if file else inline.get("requests") or []
        )
        if not entries:
            raise api_errors.unspecified("batch.inputConfig", request.__name__)
        for place, entry in enumerate([] if file else entries):
            request_json: Json = entry.get("request") or {}
            named: str | None = request_json.get("model")
            if named and named.rpartition("/")[2] != model:
                raise api_errors.bad_request(
                    "all requests of a batch must have the same model",
                    field=f"batch.inputConfig.requests.requests[{place}].request.model",
                )
        display_name: str = batch.get("displayName") or ""
        outcome, reason = tuning_outcome.outcome(display_name)
        record = StoredBatch(
            id=resource_ids.short_id(),
            kind=kind,
            model=f"models/{model}",
            display_name=display_name,
            created=call.now,
            seconds=self._seconds,
            entries=entries,
            file=bool(file),
            failure=reason.replace("tuning", "batch") if outcome == "failure" else "",
        )
        self._store.put(record.name, record)
        return self._shown(record, call.now)

    def _lines(self, name: str, now: float) -> Iterator[Json]:
        for line in self._files.lines(name, now):
            if line.strip():
                yield object_of(line)

    def _get(self, call: TuningRequest) -> Json:
        return self._shown(self._found(call), call.now)

    def _list(self, call: TuningRequest) -> Json:
        items, rest = page(call, lambda before: self._store.newest(StoredBatch, "batches", before))
        shown = [self._shown(item, call.now) for item in items]
        return ({"operations": shown} if shown else {}) | rest

    def _cancel(self, call: TuningRequest) -> Json:
        record = self._found(call)
        if record.state(call.now) in ("PENDING", "RUNNING"):
            self._store.put(record.name, replace(record, cancelled=call.now))
        return {}

    def _delete(self, call: TuningRequest) -> Json:
        self._store.remove(self._found(call).name)
        return {}

    def _found(self, call: TuningRequest) -> StoredBatch:
        record = self._store.get(StoredBatch, f"batches/{call.values['batch']}")
        if record is None:
            raise ApiError("NOT_FOUND", "Requested entity was not found.")
        return record

    def _shown(self, record: StoredBatch, now: float) -> Json:
        state, total = record.state(now), len(record.entries)
        final = state not in ("PENDING", "RUNNING")
        metadata: Json = {
            "@type": f"{_TYPE}{record.kind}Batch",
            "model": record.model,
            "displayName": record.display_name,
            "createTime": rfc3339(record.created),
            "updateTime": rfc3339(record.ended_at() if final else record.created),
            "batchStats": {"requestCount": str(total)},
            "state": f"BATCH_STATE_{state}",
            "name": record.name,
        }
        answer: Json = {"name": record.name, "metadata": metadata}
        stats: Json = metadata["batchStats"]
        if not final:
            stats["pendingRequestCount"] = str(total)
            return answer
        answer["done"] = True
        metadata["endTime"] = rfc3339(record.ended_at())
        if state == "SUCCEEDED":
            made = self._output(record)
            counts = {
                "successfulRequestCount": total - made.failed,
                "failedRequestCount": made.failed,
            }
            stats |= {name: str(count) for name, count in counts.items() if count}
            metadata["output"] = made.output
            answer["response"] = {"@type": f"{_TYPE}{record.kind}BatchOutput", **made.output}
        elif state == "CANCELLED":
            answer["error"] = {"code": 1, "message": "The batch was cancelled."}
        else:
            answer["error"] = {"code": 13, "message": record.failure}
        return answer

    def _output(self, record: StoredBatch) -> BatchOutput:
        """The answers, which are made once."""
        name = f"{record.name}/output"
        made = self._store.get(BatchOutput, name)
        if made is None:
            made = self._made(record)
            self._store.put(name, made)
        return made

    def _made(self, record: StoredBatch) -> BatchOutput:
        model = record.model.partition("/")[2]
        answered = [
            result_of(lambda request: self._respond(record.kind, model, request), entry)
            for entry in record.entries
        ]
        failed = sum("error" in each for each in answered)
        if not record.file:
            return BatchOutput({"inlinedResponses": {"inlinedResponses": answered}}, failed)
        # The service promises no order: the answers in a file come in another one.
        content = "".join(f"{json.dumps(each)}\n" for each in reversed(answered))
        ended = record.ended_at()
        named = self._files.generate(content.encode(), "application/jsonl", ended)
        return BatchOutput({"responsesFile": named}, failed)


def result_of(respond: Callable[[Json], Json], entry: Json) -> Json:
    """The result of a request: a response or an error, with the key and the metadata of the request."""
    labels: Json = {name: entry[name] for name in ("key", "metadata") if name in entry}
    request = entry.get("request")
    try:
        if not is_object(request):
            raise ApiError("INVALID_ARGUMENT", "The line is not a request.")
        return {"response": respond(request), **labels}
    except ApiError as error:
        code = _CODES.get(error.status, 13)
        return {"error": {"code": code, "message": error.message}, **labels}


def object_of(line: bytes) -> Json:
    """The object in a line; empty if there is none."""
    try:
        given: Any = from_json(line)
    except ValueError:
        return {}
    return given if is_object(given) else {}
