"""The treatment of a request's parameters: those the API does not know, those the model lacks, those that are wrong.

The header `extra-parameters` decides of the first: they are an error, dropped, or passed through to the model, which
takes them all. With `drop`, what the model lacks is dropped as well, which is what the header was made for.
"""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError

from gemini_sdk import types, validation
from gemini_sdk._openai.undocumented import described
from gemini_sdk._wire import JsonModel
from gemini_sdk.emulator.azure import errors
from gemini_sdk.emulator.azure.azure_request import AzureRequest
from gemini_sdk.emulator.azure.options import AzureOptions
from gemini_sdk.validation.compiled_schemas import definitions

M = TypeVar("M", bound=JsonModel)

_HEADER = "extra-parameters"
_UNKNOWN = "unknown field"
_UNDESCRIBED = frozenset({"reasoning_effort", "stream_options"})
"""Parameters that services take though no version of the API has them: to the header they are unknown."""


def accepted(call: AzureRequest, options: AzureOptions) -> dict[str, Any]:
    """The parameters for the model. Raises AzureError: 400 for unknown ones, 422 for lacked and for wrong ones."""
    request = call.operation.request
    if request is None:
        return {}
    handling = call.headers.get(_HEADER, "error")
    if handling not in errors.HANDLINGS:
        raise errors.bad_handling(handling)
    known = _known(request)
    openai = call.dialect.knows_openai_parameters and _HEADER not in call.headers
    named = known | _openai() if openai or call.dialect.is_openai else known
    given = {name: value for name, value in described(call.payload).items() if value is not None}
    extras = [name for name in given if name not in named]
    if extras and handling == "error":
        raise errors.extra_parameters(extras)
    lacked = {n: given[n] for n in _lacked(call.model, options) if n in given}
    if lacked and handling != "drop":
        raise errors.lacking(lacked, options.parameter_errors)
    dropped = {*extras, *lacked} if handling == "drop" else set[str]()
    payload = {n: v for n, v in given.items() if n not in dropped}
    _check_values({n: v for n, v in payload.items() if n in known}, request)
    return payload


def read(kind: type[M], payload: Mapping[str, Any]) -> M:
    """The parameters as a model. Raises AzureError (422) for what the schemas let pass and the model cannot hold."""
    try:
        return kind.model_validate(payload)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        member = str(first["loc"][0])
        raise errors.wrong_value(first["msg"], payload.get(member), member) from None


def _known(request: str) -> frozenset[str]:
    return frozenset(definitions(request, "azure-inference")[request]["properties"]) - _UNDESCRIBED


@cache
def _openai() -> frozenset[str]:
    """The parameters of an endpoint of OpenAI's API. Parameters without a meaning here are ignored."""
    openai = types.azure_openai
    requests = (openai.CreateChatCompletionRequest, openai.CreateCompletionRequest)
    return frozenset(name for request in requests for name in request.model_fields)


def _lacked(model: str, options: AzureOptions) -> Iterable[str]:
    listed = (names for pattern, names in options.lacks.items() if fnmatchcase(model, pattern))
    return dict.fromkeys(name for names in listed for name in names)


def _check_values(payload: dict[str, Any], request: str) -> None:
    """Raises AzureError (422) for values that the schemas refuse.

    Unknown members of objects are ignored: later clients, and OpenAI's, send them.
    """
    all_faults = validation.faults(payload, request, "azure-inference")
    if faults := [fault for fault in all_faults if not fault.problem.startswith(_UNKNOWN)]:
        raise errors.invalid(faults, payload)
