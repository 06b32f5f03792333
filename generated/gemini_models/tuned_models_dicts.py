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


class DatasetDict(TypedDict, total=False):
    """Examples to tune by."""

    examples: "TuningExamples | TuningExamplesDict | None"
    """The examples, inline."""


class HyperparametersDict(TypedDict, total=False):
    """Knobs of the tuning, which can't be changed later; learningRate and its multiplier exclude each other."""

    learningRate: "float | None"
    """Learning rate; by default 0.001 or 0.0002, by the number of examples."""
    learning_rate: "float | None"
    """Learning rate; by default 0.001 or 0.0002, by the number of examples."""
    learningRateMultiplier: "float | None"
    """Factor on the learning rate that the base model and the number of examples ask for; 1.0 by default."""
    learning_rate_multiplier: "float | None"
    """Factor on the learning rate that the base model and the number of examples ask for; 1.0 by default."""
    epochCount: "int | None"
    """Passes over the training data; 5 by default."""
    epoch_count: "int | None"
    """Passes over the training data; 5 by default."""
    batchSize: "int | None"
    """Examples per step; by default 4 or 16, by the number of examples."""
    batch_size: "int | None"
    """Examples per step; by default 4 or 16, by the number of examples."""


class PermissionDict(TypedDict, total=False):
    """Who may do what with a tuned model."""

    name: "str | None"
    """Name of the permission, as tunedModels/*/permissions/*. Output only."""
    granteeType: "GranteeType | None"
    """Kind of grantee; can't be changed later."""
    grantee_type: "GranteeType | None"
    """Kind of grantee; can't be changed later."""
    emailAddress: "str | None"
    """Address of the user or group, unset for everyone; can't be changed later."""
    email_address: "str | None"
    """Address of the user or group, unset for everyone; can't be changed later."""
    role: "PermissionRole | None"
    """Role of the grantee."""


class TransferOwnershipRequestDict(TypedDict, total=False):
    """Body of a call that gives a tuned model to another owner."""

    name: "str | None"
    """The tuned model, as tunedModels/{id}; over REST the path says it, and it stays unset here."""
    emailAddress: "str | None"
    """Address of the new owner; the old one becomes a writer."""
    email_address: "str | None"
    """Address of the new owner; the old one becomes a writer."""


class TunedModelDict(TypedDict, total=False):
    """A model that was tuned by examples."""

    tunedModelSource: "TunedModelSource | TunedModelSourceDict | None"
    """Tuned model to tune further."""
    tuned_model_source: "TunedModelSource | TunedModelSourceDict | None"
    """Tuned model to tune further."""
    baseModel: "str | None"
    """Model to tune, as models/*; can't be changed later."""
    base_model: "str | None"
    """Model to tune, as models/*; can't be changed later."""
    name: "str | None"
    """Name of the model, as tunedModels/*: the id asked for, or the words of the display name with hyphens and a random ending. Output only."""
    displayName: "str | None"
    """Name for people, at most 40 characters with spaces."""
    display_name: "str | None"
    """Name for people, at most 40 characters with spaces."""
    description: "str | None"
    """Purpose of the model."""
    temperature: "float | None"
    """Default randomness of its answers, 0 to 1; the base model's by default."""
    topP: "float | None"
    """Default for nucleus sampling: the smallest set of tokens whose probabilities add up to this is drawn from; the base model's by default."""
    top_p: "float | None"
    """Default for nucleus sampling: the smallest set of tokens whose probabilities add up to this is drawn from; the base model's by default."""
    topK: "int | None"
    """Default for top-k sampling: the number of likeliest tokens that are drawn from; the base model's by default."""
    top_k: "int | None"
    """Default for top-k sampling: the number of likeliest tokens that are drawn from; the base model's by default."""
    state: "TunedModelState | None"
    """Whether it can be used yet. Output only."""
    createTime: "str | datetime | None"
    """When it was created. Output only."""
    create_time: "str | datetime | None"
    """When it was created. Output only."""
    updateTime: "str | datetime | None"
    """When it was last changed. Output only."""
    update_time: "str | datetime | None"
    """When it was last changed. Output only."""
    tuningTask: "TuningTask | TuningTaskDict | None"
    """The tuning that makes it; creating a model needs it."""
    tuning_task: "TuningTask | TuningTaskDict | None"
    """The tuning that makes it; creating a model needs it."""
    readerProjectNumbers: "Sequence[int | str] | int | str | None"
    """Numbers of projects that may read it."""
    reader_project_numbers: "Sequence[int | str] | int | str | None"
    """Numbers of projects that may read it."""


class TunedModelSourceDict(TypedDict, total=False):
    """A tuned model that is tuned further."""

    tunedModel: "str | None"
    """Tuned model to start from, as tunedModels/*; can't be changed later."""
    tuned_model: "str | None"
    """Tuned model to start from, as tunedModels/*; can't be changed later."""
    baseModel: "str | None"
    """Model it was first tuned from, as models/*. Output only."""
    base_model: "str | None"
    """Model it was first tuned from, as models/*. Output only."""


class TuningExampleDict(TypedDict, total=False):
    """An input and the output to learn."""

    textInput: "str | None"
    """Input of the model."""
    text_input: "str | None"
    """Input of the model."""
    output: "str | None"
    """Expected answer."""


class TuningExamplesDict(TypedDict, total=False):
    """Examples of one kind."""

    examples: (
        "Sequence[TuningExample | TuningExampleDict] | TuningExample | TuningExampleDict | None"
    )
    """The examples, one at least."""


class TuningTaskDict(TypedDict, total=False):
    """A tuning: by what, how, and how it went."""

    startTime: "str | datetime | None"
    """When it started. Output only."""
    start_time: "str | datetime | None"
    """When it started. Output only."""
    completeTime: "str | datetime | None"
    """When it was done. Output only."""
    complete_time: "str | datetime | None"
    """When it was done. Output only."""
    snapshots: "Sequence[TuningSnapshot] | TuningSnapshot | None"
    """The loss at its steps. Output only."""
    trainingData: "Dataset | DatasetDict | None"
    """The training examples; only in requests, not in answers."""
    training_data: "Dataset | DatasetDict | None"
    """The training examples; only in requests, not in answers."""
    hyperparameters: "Hyperparameters | HyperparametersDict | None"
    """Hyperparameters of the tuning; the service's defaults if unset."""


__all__ = [
    "DatasetDict",
    "HyperparametersDict",
    "PermissionDict",
    "TransferOwnershipRequestDict",
    "TunedModelDict",
    "TunedModelSourceDict",
    "TuningExampleDict",
    "TuningExamplesDict",
    "TuningTaskDict",
]
