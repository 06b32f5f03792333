# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from .tuned_models import (
    Dataset,
    GranteeType,
    Hyperparameters,
    PermissionRole,
    TunedModelSource,
    TunedModelState,
    TuningExample,
    TuningExamples,
    TuningSnapshot,
    TuningTask,
)

DatasetDict = TypedDict(
    "DatasetDict",
    {
        "examples": "TuningExamples | TuningExamplesDict | None",
    },
    total=False,
)
"""Examples to tune by."""

HyperparametersDict = TypedDict(
    "HyperparametersDict",
    {
        "learningRate": "float | None",
        "learning_rate": "float | None",
        "learningRateMultiplier": "float | None",
        "learning_rate_multiplier": "float | None",
        "epochCount": "int | None",
        "epoch_count": "int | None",
        "batchSize": "int | None",
        "batch_size": "int | None",
    },
    total=False,
)
"""Knobs of the tuning, which can't be changed later; learningRate and its multiplier exclude each other."""

PermissionDict = TypedDict(
    "PermissionDict",
    {
        "name": "str | None",
        "granteeType": "GranteeType | None",
        "grantee_type": "GranteeType | None",
        "emailAddress": "str | None",
        "email_address": "str | None",
        "role": "PermissionRole | None",
    },
    total=False,
)
"""Who may do what with a tuned model."""

TransferOwnershipRequestDict = TypedDict(
    "TransferOwnershipRequestDict",
    {
        "name": "str | None",
        "emailAddress": "str | None",
        "email_address": "str | None",
    },
    total=False,
)
"""Body of a call that gives a tuned model to another owner."""

TunedModelDict = TypedDict(
    "TunedModelDict",
    {
        "tunedModelSource": "TunedModelSource | TunedModelSourceDict | None",
        "tuned_model_source": "TunedModelSource | TunedModelSourceDict | None",
        "baseModel": "str | None",
        "base_model": "str | None",
        "name": "str | None",
        "displayName": "str | None",
        "display_name": "str | None",
        "description": "str | None",
        "temperature": "float | None",
        "topP": "float | None",
        "top_p": "float | None",
        "topK": "int | None",
        "top_k": "int | None",
        "state": "TunedModelState | None",
        "createTime": "str | datetime | None",
        "create_time": "str | datetime | None",
        "updateTime": "str | datetime | None",
        "update_time": "str | datetime | None",
        "tuningTask": "TuningTask | TuningTaskDict | None",
        "tuning_task": "TuningTask | TuningTaskDict | None",
        "readerProjectNumbers": "Sequence[int | str] | int | str | None",
        "reader_project_numbers": "Sequence[int | str] | int | str | None",
    },
    total=False,
)
"""A model that was tuned by examples."""

TunedModelSourceDict = TypedDict(
    "TunedModelSourceDict",
    {
        "tunedModel": "str | None",
        "tuned_model": "str | None",
        "baseModel": "str | None",
        "base_model": "str | None",
    },
    total=False,
)
"""A tuned model that is tuned further."""

TuningExampleDict = TypedDict(
    "TuningExampleDict",
    {
        "textInput": "str | None",
        "text_input": "str | None",
        "output": "str | None",
    },
    total=False,
)
"""An input and the output to learn."""

TuningExamplesDict = TypedDict(
    "TuningExamplesDict",
    {
        "examples": "Sequence[TuningExample | TuningExampleDict] | TuningExample | TuningExampleDict | None",
    },
    total=False,
)
"""Examples of one kind."""

TuningSnapshotDict = TypedDict(
    "TuningSnapshotDict",
    {
        "step": "int | None",
        "epoch": "int | None",
        "meanLoss": "float | None",
        "mean_loss": "float | None",
        "computeTime": "str | datetime | None",
        "compute_time": "str | datetime | None",
    },
    total=False,
)
"""The loss at a step of the tuning."""

TuningTaskDict = TypedDict(
    "TuningTaskDict",
    {
        "startTime": "str | datetime | None",
        "start_time": "str | datetime | None",
        "completeTime": "str | datetime | None",
        "complete_time": "str | datetime | None",
        "snapshots": "Sequence[TuningSnapshot | TuningSnapshotDict] | TuningSnapshot | TuningSnapshotDict | None",
        "trainingData": "Dataset | DatasetDict | None",
        "training_data": "Dataset | DatasetDict | None",
        "hyperparameters": "Hyperparameters | HyperparametersDict | None",
    },
    total=False,
)
"""A tuning: by what, how, and how it went."""

__all__ = [
    "DatasetDict",
    "HyperparametersDict",
    "PermissionDict",
    "TransferOwnershipRequestDict",
    "TunedModelDict",
    "TunedModelSourceDict",
    "TuningExampleDict",
    "TuningExamplesDict",
    "TuningSnapshotDict",
    "TuningTaskDict",
]
