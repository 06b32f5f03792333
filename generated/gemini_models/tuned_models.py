# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from typing import Literal

from gemini_sdk._wire import Int64, Model, Timestamp


class Hyperparameters(Model):
    """
    Knobs of the tuning, which can't be changed later; learningRate and its multiplier exclude each other.

    Upstream: google.ai.generativelanguage.v1beta.Hyperparameters.
    """

    learning_rate: float | None = None
    """Learning rate; by default 0.001 or 0.0002, by the number of examples."""

    learning_rate_multiplier: float | None = None
    """Factor on the learning rate that the base model and the number of examples ask for; 1.0 by default."""

    epoch_count: int | None = None
    """Passes over the training data; 5 by default."""

    batch_size: int | None = None
    """Examples per step; by default 4 or 16, by the number of examples."""


class TransferOwnershipRequest(Model):
    """
    Body of a call that gives a tuned model to another owner.

    Upstream: google.ai.generativelanguage.v1beta.TransferOwnershipRequest.
    """

    name: str | None = None
    """The tuned model, as tunedModels/{id}; over REST the path says it, and it stays unset here."""

    email_address: str | None = None
    """Address of the new owner; the old one becomes a writer."""


class TransferOwnershipResponse(Model):
    """
    Answer of a call that gives a tuned model to another owner; it is empty.

    Upstream: google.ai.generativelanguage.v1beta.TransferOwnershipResponse.
    """


class TunedModelSource(Model):
    """
    A tuned model that is tuned further.

    Upstream: google.ai.generativelanguage.v1beta.TunedModelSource.
    """

    tuned_model: str | None = None
    """Tuned model to start from, as tunedModels/*; can't be changed later."""

    base_model: str | None = None
    """Model it was first tuned from, as models/*. Output only."""


class TuningExample(Model):
    """
    An input and the output to learn.

    Upstream: google.ai.generativelanguage.v1beta.TuningExample.
    """

    text_input: str | None = None
    """Input of the model."""

    output: str | None = None
    """Expected answer."""


class TuningExamples(Model):
    """
    Examples of one kind.

    Upstream: google.ai.generativelanguage.v1beta.TuningExamples.
    """

    examples: list[TuningExample] | None = None
    """The examples, one at least."""


class TuningSnapshot(Model):
    """
    The loss at a step of the tuning.

    Upstream: google.ai.generativelanguage.v1beta.TuningSnapshot.
    """

    step: int | None = None
    """The step. Output only."""

    epoch: int | None = None
    """The epoch it is part of. Output only."""

    mean_loss: float | None = None
    """Mean loss of the examples in this step. Output only."""

    compute_time: Timestamp | None = None
    """When it was worked out. Output only."""


GranteeType = Literal["GRANTEE_TYPE_UNSPECIFIED", "USER", "GROUP", "EVERYONE"] | str


PermissionRole = Literal["ROLE_UNSPECIFIED", "OWNER", "WRITER", "READER"] | str


TunedModelState = Literal["STATE_UNSPECIFIED", "CREATING", "ACTIVE", "FAILED"] | str


class CreateTunedModelMetadata(Model):
    """
    Metadata of the operation that creates a tuned model: how far it is.

    Upstream: google.ai.generativelanguage.v1beta.CreateTunedModelMetadata.
    """

    tuned_model: str | None = None
    """Name of the model, as tunedModels/*."""

    total_steps: int | None = None
    """Steps the tuning takes: examples times epochs by the batch size, rounded up."""

    completed_steps: int | None = None
    """Steps that are done."""

    completed_percent: float | None = None
    """Share of the steps that is done, 0 to 100."""

    snapshots: list[TuningSnapshot] | None = None
    """The loss at the steps so far."""


class Dataset(Model):
    """
    Examples to tune by.

    Upstream: google.ai.generativelanguage.v1beta.Dataset.
    """

    examples: TuningExamples | None = None
    """The examples, inline."""


class Permission(Model):
    """
    Who may do what with a tuned model.

    Upstream: google.ai.generativelanguage.v1beta.Permission.
    """

    name: str | None = None
    """Name of the permission, as tunedModels/*/permissions/*. Output only."""

    grantee_type: GranteeType | None = None
    """Kind of grantee; can't be changed later."""

    email_address: str | None = None
    """Address of the user or group, unset for everyone; can't be changed later."""

    role: PermissionRole | None = None
    """Role of the grantee."""


class TuningTask(Model):
    """
    A tuning: by what, how, and how it went.

    Upstream: google.ai.generativelanguage.v1beta.TuningTask.
    """

    start_time: Timestamp | None = None
    """When it started. Output only."""

    complete_time: Timestamp | None = None
    """When it was done. Output only."""

    snapshots: list[TuningSnapshot] | None = None
    """The loss at its steps. Output only."""

    training_data: Dataset | None = None
    """The training examples; only in requests, not in answers."""

    hyperparameters: Hyperparameters | None = None
    """Hyperparameters of the tuning; the service's defaults if unset."""


class ListPermissionsResponse(Model):
    """
    A page of permissions.

    Upstream: google.ai.generativelanguage.v1beta.ListPermissionsResponse.
    """

    permissions: list[Permission] | None = None
    """The permissions."""

    next_page_token: str | None = None
    """Token of the next page; unset on the last."""


class TunedModel(Model):
    """
    A model that was tuned by examples.

    Upstream: google.ai.generativelanguage.v1beta.TunedModel.
    """

    tuned_model_source: TunedModelSource | None = None
    """Tuned model to tune further."""

    base_model: str | None = None
    """Model to tune, as models/*; can't be changed later."""

    name: str | None = None
    """Name of the model, as tunedModels/*: the id asked for, or the words of the display name with hyphens and a random ending. Output only."""

    display_name: str | None = None
    """Name for people, at most 40 characters with spaces."""

    description: str | None = None
    """Purpose of the model."""

    temperature: float | None = None
    """Default randomness of its answers, 0 to 1; the base model's by default."""

    top_p: float | None = None
    """Default for nucleus sampling: the smallest set of tokens whose probabilities add up to this is drawn from; the base model's by default."""

    top_k: int | None = None
    """Default for top-k sampling: the number of likeliest tokens that are drawn from; the base model's by default."""

    state: TunedModelState | None = None
    """Whether it can be used yet. Output only."""

    create_time: Timestamp | None = None
    """When it was created. Output only."""

    update_time: Timestamp | None = None
    """When it was last changed. Output only."""

    tuning_task: TuningTask | None = None
    """The tuning that makes it; creating a model needs it."""

    reader_project_numbers: list[Int64] | None = None
    """Numbers of projects that may read it."""


class ListTunedModelsResponse(Model):
    """
    A page of tuned models.

    Upstream: google.ai.generativelanguage.v1beta.ListTunedModelsResponse.
    """

    tuned_models: list[TunedModel] | None = None
    """The models."""

    next_page_token: str | None = None
    """Token of the next page; unset on the last."""


__all__ = [
    "CreateTunedModelMetadata",
    "Dataset",
    "GranteeType",
    "Hyperparameters",
    "ListPermissionsResponse",
    "ListTunedModelsResponse",
    "Permission",
    "PermissionRole",
    "TransferOwnershipRequest",
    "TransferOwnershipResponse",
    "TunedModel",
    "TunedModelSource",
    "TunedModelState",
    "TuningExample",
    "TuningExamples",
    "TuningSnapshot",
    "TuningTask",
]
