"""Batches as OpenAI's package shows them, over batches of Google AI.

Google's service keeps no endpoint, input file or metadata with a batch: its display name has them.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self, cast

from gemini_sdk import types
from gemini_sdk._openai.report import Row
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.migration.drop_in.batch_input import CHATS, EMBEDDINGS, endpoint_of
from gemini_sdk.migration.drop_in.call import log_losses
from gemini_sdk.migration.drop_in.file_objects import FileId, FileLabel, Part, seconds_of

if TYPE_CHECKING:
    from gemini_sdk._google.batch import Batch
    from gemini_sdk.types.azure_openai import BatchObject
    from gemini_sdk.types.files import File

WINDOW = "24h"
_LONGEST_NAME = 512
_MARK = re.compile(r"(?s)(?P<endpoint>/v1/\S+) (?P<file>files/\S+)(?: (?P<metadata>\{.*\}))?")
_STATUS = {
    "PENDING": "validating",
    "RUNNING": "in_progress",
    "SUCCEEDED": "completed",
    "FAILED": "failed",
    "CANCELLED": "cancelled",
    "EXPIRED": "expired",
}


@dataclass(frozen=True, slots=True)
class BatchLabel:
    """What the display name of a batch says of it."""

    endpoint: str
    file: str
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, batch: "Batch[Any]") -> Self:
        """The label of a batch; one that was made elsewhere names no file."""
        found = _MARK.fullmatch(batch.display_name or "")
        if found is None:
            return cls(EMBEDDINGS if batch.embeds else CHATS, "")
        try:
            metadata: dict[str, str] = json.loads(found["metadata"] or "{}")
        except ValueError:  # a longer name was cut
            metadata = {}
        return cls(found["endpoint"], found["file"], metadata)

    def __str__(self) -> str:
        short = f"{self.endpoint} {self.file}"
        if not self.metadata:
            return short
        whole = f"{short} {json.dumps(self.metadata, ensure_ascii=False, separators=(',', ':'))}"
        if len(whole) <= _LONGEST_NAME:
            return whole
        log_losses([Row("metadata", "lost", "", "longer than the display name of a batch", "info")])
        return short


@dataclass(frozen=True, slots=True)
class NewBatch:
    """A batch to create."""

    label: BatchLabel
    model: str

    @classmethod
    def of(cls, file: "File", endpoint: str, metadata: Mapping[str, str] | None) -> Self:
        """The batch of an uploaded file. Raises InvalidPayloadError if the file is not one of such requests."""
        label = FileLabel.of(file.display_name)
        if label.endpoint is None or label.model is None:
            expected = 'the id of a file of files.create(purpose="batch")'
            found = repr(file.name)
            raise InvalidPayloadError(
                [Fault("input_file_id", "not a file of a batch", found, expected)]
            )
        asked = endpoint_of(endpoint)
        if asked != label.endpoint:
            problem = "another endpoint than that of the requests in the file"
            raise InvalidPayloadError(
                [Fault("endpoint", problem, repr(asked), repr(label.endpoint))]
            )
        return cls(BatchLabel(asked, file.name or "", metadata or {}), label.model)

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments of `create`, or of `create_embeddings`, of a Gemini client."""
        return {"model": self.model, "requests": self.label.file, "display_name": str(self.label)}

    @property
    def embeds(self) -> bool:
        """Whether it is a batch of embeddings."""
        return self.label.endpoint == EMBEDDINGS


def check_window(window: object) -> None:
    """Raises InvalidPayloadError for a time that Gemini's batches do not have."""
    if window != WINDOW:
        problem = "Gemini's batches have one window"
        raise InvalidPayloadError([Fault("completion_window", problem, repr(window), repr(WINDOW))])


def batch_object(batch: "Batch[Any]", *, cancelling: bool = False) -> "BatchObject":
    """A batch as OpenAI's package shows it. `cancelling` says that its cancellation was requested."""
    kinds = types.azure_openai
    label, details, stats = BatchLabel.of(batch), batch.details, batch.stats
    status = _status(batch, cancelling)
    ended = seconds_of(details.end_time)
    total, failed = stats.request_count or 0, stats.failed_request_count or 0
    completed = stats.successful_request_count or 0
    model = (batch.model or "").rpartition("/")[2]

    def result(part: Part, count: int) -> str | None:
        if batch.responses_file is None or not count:
            return None
        return str(FileId(batch.responses_file, part, label.endpoint, model))

    return kinds.BatchObject(
        id=batch.name or "",
        object="batch",
        endpoint=label.endpoint,
        model=model or None,
        errors=_errors(batch) if status == "failed" else None,
        input_file_id=label.file,
        completion_window=WINDOW,
        status=status,
        output_file_id=result("output", completed),
        error_file_id=result("errors", failed),
        created_at=seconds_of(details.create_time) or 0,
        in_progress_at=None,
        completed_at=ended if status == "completed" else None,
        failed_at=ended if status == "failed" else None,
        expired_at=ended if status == "expired" else None,
        cancelling_at=seconds_of(details.update_time) if status == "cancelling" else None,
        cancelled_at=ended if status == "cancelled" else None,
        request_counts=kinds.BatchRequestCounts(total=total, completed=completed, failed=failed),
        metadata=dict(label.metadata) or None,
    )


def _status(batch: "Batch[Any]", cancelling: bool) -> str:
    state = (batch.state or "").removeprefix("BATCH_STATE_")
    if not state and batch.ended:
        state = "FAILED" if batch.error else "SUCCEEDED"
    if cancelling and not batch.ended:
        return "cancelling"
    stats = batch.stats
    if state == "RUNNING" and stats.request_count and not stats.pending_request_count:
        answered = (stats.successful_request_count or 0) + (stats.failed_request_count or 0)
        return "finalizing" if answered == stats.request_count else "in_progress"
    return _STATUS.get(state, "validating")


def _errors(batch: "Batch[Any]") -> Any:
    kinds, error = types.azure_openai, batch.error
    code = str(error.code) if error is not None and error.code is not None else None
    message = (error.message if error is not None else None) or "the batch failed"
    return kinds.BatchErrors(object="list", data=[kinds.BatchError(code=code, message=message)])


def checked_metadata(metadata: object) -> dict[str, str]:
    """The labels of a batch. Raises InvalidPayloadError for what are none."""
    if metadata is None:
        return {}
    if isinstance(metadata, Mapping):
        labels = dict(cast("Mapping[object, object]", metadata))
        if all(isinstance(x, str) for pair in labels.items() for x in pair):
            return cast("dict[str, str]", labels)
    raise InvalidPayloadError([Fault("metadata", "not labels", expected="a mapping of str to str")])
