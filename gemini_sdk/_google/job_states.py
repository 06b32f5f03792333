"""The states in which jobs of Vertex AI end, and what a job that has ended gives: a tuning and a batch alike."""

from typing import TYPE_CHECKING, TypeVar

from gemini_sdk._wire.enums import enum_value
from gemini_sdk.errors import OperationFailedError

if TYPE_CHECKING:
    from gemini_sdk.types.batch_prediction_jobs import BatchPredictionJob
    from gemini_sdk.types.tuning_jobs import TuningJob

J = TypeVar("J", "TuningJob", "BatchPredictionJob")
_SUCCEEDED = frozenset({"JOB_STATE_SUCCEEDED", "JOB_STATE_PARTIALLY_SUCCEEDED"})
_ENDED = _SUCCEEDED | {"JOB_STATE_FAILED", "JOB_STATE_CANCELLED", "JOB_STATE_EXPIRED"}


def has_ended(job: "TuningJob | BatchPredictionJob") -> bool:
    """Whether a job is in a state that it does not leave."""
    return enum_value("JobState", job.state) in _ENDED


def outcome(job: J) -> J:
    """A job that succeeded. Raises OperationFailedError for one that ended otherwise."""
    state = enum_value("JobState", job.state)
    if state in _SUCCEEDED:
        return job
    error = job.error
    raise OperationFailedError(
        (error and error.message) or f"the job ended in {state}",
        code=state,
        details=(error and error.details) or (),
        name=job.name,
    )
