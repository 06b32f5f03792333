"""Hyperparameters: what was requested, and what is taken where nothing was.

The services choose their defaults by the size of the dataset without saying where the line is; here it is at SMALL.
"""

from math import inf
from typing import Any, Literal, get_args

from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator import api_errors
from gemini_sdk.types import tuned_models as tm
from gemini_sdk.types import tuning_jobs as tj

SMALL = 200
"""Examples up to which a dataset is small."""
MODEL_EPOCHS, JOB_EPOCHS = 5, 3
"""The default epochs on Google AI and on Vertex AI."""
MOST_EPOCHS = 1000
"""The emulator measures every step, and answers no other request meanwhile."""

ADAPTER_SIZES: tuple[str, ...] = next(filter(None, map(get_args, get_args(tj.AdapterSize))))
Kind = Literal["supervisedTuningSpec", "preferenceOptimizationSpec"]
Spec = tj.SupervisedTuningSpec | tj.PreferenceOptimizationSpec


def usual_batch(examples: int) -> int:
    """The default batch size."""
    return 4 if examples <= SMALL else 16


def of_model(given: tm.Hyperparameters, examples: int) -> tuple[Json, float]:
    """Those of a tuned model with their defaults, and the learning rate as a multiple of its default.

    Raises ApiError (400) for what is not above 0 and finite, and for more epochs than MOST_EPOCHS.
    """
    usual_rate = 0.001 if examples <= SMALL else 0.0002
    chosen: Json = {
        "epochCount": MODEL_EPOCHS if given.epoch_count is None else given.epoch_count,
        "batchSize": usual_batch(examples) if given.batch_size is None else given.batch_size,
    }
    if given.learning_rate_multiplier is not None:
        chosen["learningRateMultiplier"] = rate = given.learning_rate_multiplier
    else:
        chosen["learningRate"] = usual_rate if given.learning_rate is None else given.learning_rate
        rate = chosen["learningRate"] / usual_rate
    for key, value in chosen.items():
        if not 0 < value < inf:
            field = f"tuningTask.hyperparameters.{key}"
            raise api_errors.bad_request(f"{value} is not a finite number above 0", field=field)
    _check_epochs(chosen["epochCount"], "tuningTask.hyperparameters.epochCount")
    return chosen, rate


def of_job(kind: Kind, spec: Spec) -> tuple[int, float]:
    """The epochs of a job, and the multiple of the learning rate. Raises ApiError (400) for what cannot be."""
    given = spec.hyper_parameters
    if given is None:
        return JOB_EPOCHS, 1.0
    where = f"{kind}.hyperParameters"
    size: Any = given.adapter_size
    if size is not None and size not in ADAPTER_SIZES:
        raise api_errors.bad_request(
            f"{size!r} is not an adapter size; it is one of {', '.join(ADAPTER_SIZES[1:])}",
            field=f"{where}.adapterSize",
        )
    wanted = {
        "epochCount": given.epoch_count,
        "learningRateMultiplier": given.learning_rate_multiplier,
    }
    for name, value in wanted.items():
        if value is not None and not 0 <= value < inf:
            problem = f"{value} is not a finite number from 0 on"
            raise api_errors.bad_request(problem, field=f"{where}.{name}")
    _check_epochs(given.epoch_count or 0, f"{where}.epochCount")
    return given.epoch_count or JOB_EPOCHS, given.learning_rate_multiplier or 1.0


def _check_epochs(epochs: int, field: str) -> None:
    if epochs > MOST_EPOCHS:
        problem = f"{epochs} epochs are too many: the emulator trains at most {MOST_EPOCHS}"
        raise api_errors.bad_request(problem, field=field)
