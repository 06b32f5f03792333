"""Tuned models of Google AI: create, share, change and delete."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from gemini_sdk import types
from gemini_sdk._google.operations import PendingOperation, operation_method
from gemini_sdk._google.resource import Resources, given, request_from_keywords
from gemini_sdk._methods.method import AsyncCaller, SyncCaller, method
from gemini_sdk._methods.paging import Listing, list_method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import NOT_GIVEN, CallOptions, NotGiven
from gemini_sdk._wire import Platform
from gemini_sdk._wire.naming import camel_case
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk._google.permissions import AsyncPermissions, Permissions
    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.sync_transport import SyncTransport
    from gemini_sdk.datasets.rows import Rows
    from gemini_sdk.types.tuned_models import (
        CreateTunedModelMetadata,
        Empty,
        ListOperationsResponse,
        ListTunedModelsResponse,
        Operation,
        TransferOwnershipResponse,
        TunedModel,
        TunedModelDict,
    )

_OPERATIONS = "generativelanguage.tunedModels.operations"
_RESUME = "client.tuned_models.operation({}).wait()"
_TUNED = "tunedModels/"


class TunedModelMethods(Resources):
    """The methods of tunedModels. Names may be full, `tunedModels/x`, or the id alone, `x`."""

    _platform: Platform = "google-ai"
    _collection = "generativelanguage.tunedModels"

    @operation_method
    def create(
        self,
        request: "TunedModel | TunedModelDict | None" = None,
        *,
        base_model: str | None = None,
        training_data: "Rows | None" = None,
        tuned_model_id: str | None = None,
        display_name: str | None = None,
        description: str | None = None,
        epoch_count: int | None = None,
        batch_size: int | None = None,
        learning_rate: float | None = None,
        learning_rate_multiplier: float | None = None,
        temperature: float | None = None,
        top_p: float | None = None,
        top_k: int | None = None,
        reader_project_numbers: "Sequence[int | str] | None" = None,
        **options: Unpack[CallOptions],
    ) -> "PendingOperation[TunedModel, CreateTunedModelMetadata]":
        """Start tuning a model with examples (tunedModels.create). `wait()` of the returned operation returns the
        tuned model.

        A call that may have reached the service is not retried, so that it does not create a second model.

        Args:
            request: the whole request as a model or a mapping, instead of the keywords below.
            base_model: model to tune: `models/...`, or `tunedModels/...` to tune a tuned model further.
            training_data: the examples: pairs, mappings, TuningExample models, the path of a CSV or JSONL file, or a
                pandas DataFrame; see `gemini_sdk.datasets.pairs`.
            tuned_model_id: id of the new model: at most 40 of a-z, 0-9 and `-`, beginning with a letter (default:
                made from the display name).
            display_name: display name, at most 40 characters.
            description: description of the model.
            epoch_count: passes over the examples (default: 5).
            batch_size: examples per step (default: 4 or 16, depending on the number of examples).
            learning_rate: learning rate (default: 0.001 or 0.0002, depending on the number of examples).
            learning_rate_multiplier: factor on the default learning rate, instead of `learning_rate`.
            temperature: default temperature of the tuned model, 0 to 1.
            top_p: default for nucleus sampling.
            top_k: default for top-k sampling.
            reader_project_numbers: numbers of projects that may use the model.

        Raises:
            InvalidPayloadError: there are no examples, or the request breaks another rule; nothing was sent.
        """
        hyperparameters = {
            "epoch_count": epoch_count,
            "batch_size": batch_size,
            "learning_rate": learning_rate,
            "learning_rate_multiplier": learning_rate_multiplier,
        }
        parts = {
            **_source(base_model),
            "display_name": display_name,
            "description": description,
            "temperature": temperature,
            "top_p": top_p,
            "top_k": top_k,
            "reader_project_numbers": reader_project_numbers,
            "tuning_task": _task(training_data, given(hyperparameters)),
        }
        fields = request_from_keywords(request, given(parts))
        answer, kind = types.tuned_models.Operation, types.tuned_models.TunedModel
        query, known = {"tunedModelId": tuned_model_id}, (*parts, *hyperparameters, "training_data")
        call = self._call(
            "create", answer, options, body=fields, kind=kind, query=query, known=known
        )
        if not {"tuning_task", "tuningTask"} & fields.keys():
            raise InvalidPayloadError(
                [Fault("trainingData", "is missing", expected="pairs of input and output")]
            )
        return _begun(call)

    @list_method
    def list(
        self,
        *,
        filter: str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Listing[ListTunedModelsResponse, TunedModel]":
        """List tuned models (tunedModels.list). Iterating over the result fetches all pages.

        Args:
            filter: words in names and descriptions, and operators such as `owner:me` or `readers:everyone`.
            page_size: maximum number of models per page, up to 1000 (default: 10).
            page_token: token of the first page to return.
        """
        query = {"filter": filter, "pageSize": page_size, "pageToken": page_token}
        page, known = types.tuned_models.ListTunedModelsResponse, ("filter", "page_size")
        call = self._call("list", page, options, query=query, known=known)
        return Listing(call, lambda page: page.tuned_models)

    @method
    def get(self, name: "str | TunedModel", **options: Unpack[CallOptions]) -> "Call[TunedModel]":
        """Get a tuned model (tunedModels.get), with its state and the losses of its tuning."""
        return self._call("get", types.tuned_models.TunedModel, options, name=name)

    @method
    def update(
        self,
        name: "str | TunedModel",
        *,
        display_name: str | NotGiven | None = NOT_GIVEN,
        description: str | NotGiven | None = NOT_GIVEN,
        temperature: float | NotGiven | None = NOT_GIVEN,
        top_p: float | NotGiven | None = NOT_GIVEN,
        top_k: int | NotGiven | None = NOT_GIVEN,
        reader_project_numbers: "Sequence[int | str] | NotGiven | None" = NOT_GIVEN,
        **options: Unpack[CallOptions],
    ) -> "Call[TunedModel]":
        """Update the passed fields (tunedModels.patch). None clears a field."""
        fields = {
            "display_name": display_name,
            "description": description,
            "temperature": temperature,
            "top_p": top_p,
            "top_k": top_k,
            "reader_project_numbers": reader_project_numbers,
        }
        named = {n: value for n, value in fields.items() if value is not NOT_GIVEN}
        kind, mask = types.tuned_models.TunedModel, ",".join(map(camel_case, named))
        body, query = given(named), {"updateMask": mask}
        call = self._call(
            "patch", kind, options, name=name, body=body, kind=kind, query=query, known=fields
        )
        if not named:
            raise InvalidPayloadError(
                [Fault("$", "no field to update", expected=", ".join(fields))]
            )
        return call

    @method
    def delete(self, name: "str | TunedModel", **options: Unpack[CallOptions]) -> "Call[Empty]":
        """Delete a tuned model (tunedModels.delete)."""
        return self._call("delete", types.tuned_models.Empty, options, name=name)

    @method
    def transfer_ownership(
        self, name: "str | TunedModel", *, email_address: str, **options: Unpack[CallOptions]
    ) -> "Call[TransferOwnershipResponse]":
        """Transfer a tuned model (tunedModels.transferOwnership). The old owner may still change it."""
        answer, kind = (
            types.tuned_models.TransferOwnershipResponse,
            types.tuned_models.TransferOwnershipRequest,
        )
        body = {"email_address": email_address}
        return self._call(
            "transferOwnership", answer, options, name=name, body=body, kind=kind, known=body
        )

    @operation_method
    def operation(
        self, name: str, **options: Unpack[CallOptions]
    ) -> "PendingOperation[TunedModel, CreateTunedModelMetadata]":
        """Get an operation by its name, in any process (operations.get).

        `name` is tunedModels/*/operations/*, the `name` of the operation that `create` returned.
        """
        answer = types.tuned_models.Operation
        return _begun(self._call("operations.get", answer, options, name=name))

    @list_method
    def operations(
        self,
        name: "str | TunedModel",
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Listing[ListOperationsResponse, Operation]":
        """List the operations of a tuned model (operations.list)."""
        query = {"pageSize": page_size, "pageToken": page_token}
        page = types.tuned_models.ListOperationsResponse
        call = self._call("operations.list", page, options, name=name, query=query)
        return Listing(call, lambda page: page.operations)


def _begun(call: "Call[Operation]") -> "PendingOperation[TunedModel, CreateTunedModelMetadata]":
    return PendingOperation(
        call,
        types.tuned_models.TunedModel,
        types.tuned_models.CreateTunedModelMetadata,
        _OPERATIONS,
        _RESUME,
    )


def _source(base_model: object) -> dict[str, object]:
    """The field for the model to tune."""
    if not isinstance(base_model, str):  # validation reports values that are not texts
        return {"base_model": base_model}
    if base_model.startswith(_TUNED):
        return {"tuned_model_source": {"tuned_model": base_model}}
    return {"base_model": base_model if "/" in base_model else f"models/{base_model}"}


def _task(
    training_data: "Rows | None", hyperparameters: Mapping[str, object]
) -> dict[str, Any] | None:
    """A tuning task of examples and hyperparameters, if there are any."""
    task: dict[str, Any] = {}
    if hyperparameters:
        task["hyperparameters"] = hyperparameters
    if training_data is not None:
        from gemini_sdk.datasets import pairs

        examples = [
            {"text_input": asked, "output": answered} for asked, answered in pairs(training_data)
        ]
        task["training_data"] = {"examples": {"examples": examples}}
    return task or None


class TunedModels(SyncCaller, TunedModelMethods):
    """Tuned models, of a blocking client."""

    def __init__(self, transport: "SyncTransport") -> None:
        self._transport = transport

    @property
    def permissions(self) -> "Permissions":
        """Permissions of tuned models."""
        from gemini_sdk._google.permissions import Permissions

        return Permissions(self._transport)


class AsyncTunedModels(AsyncCaller, TunedModelMethods):
    """Tuned models, of an asyncio client."""

    def __init__(self, transport: "AsyncTransport") -> None:
        self._transport = transport

    @property
    def permissions(self) -> "AsyncPermissions":
        """Permissions of tuned models."""
        from gemini_sdk._google.permissions import AsyncPermissions

        return AsyncPermissions(self._transport)
