"""Errors in the shapes that Azure's endpoints send; there are several, and each has its occasions."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk.emulator.api_errors import ApiError, milliseconds
from gemini_sdk.emulator.azure import content_filter
from gemini_sdk.emulator.azure.dialect import Dialect
from gemini_sdk.emulator.azure.options import AzureOptions
from gemini_sdk.emulator.quotas import Exceeded
from gemini_sdk.errors import Fault

HANDLINGS = ("error", "drop", "pass-through")
"""What can become of parameters that the API does not know."""

_STEP = re.compile(r"\w+")
_MISSING = re.compile(r"the required field '(?P<name>\w+)' is missing")
_DENIED = (
    "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an "
    "active subscription and use a correct regional API endpoint for your resource."
)
_NO_DEPLOYMENT = (
    "The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, "
    "please wait a moment and try again."
)
_MESSAGES = {
    400: "The request is not valid.",
    401: _DENIED,
    403: "Access is denied.",
    404: "Resource not found",
    408: "The operation timed out.",
    429: "The rate limit is exceeded. Please retry later.",
    500: "The server had an error while it processed the request.",
    503: "The service is temporarily overloaded. Please retry.",
}


class AzureError(ApiError):
    """An answer which is an error, with a body as it is sent."""

    def __init__(self, status: int, body: dict[str, Any], name: str = "") -> None:
        super().__init__("", str(body), code=status)
        self._body = body
        if name:
            self.headers["x-ms-error-code"] = name

    def body(self) -> dict[str, Any]:
        """The JSON of the error."""
        return self._body


def of_status(status: int) -> AzureError:
    """The error an endpoint would send with an HTTP status."""
    if status == 429:
        error = {"code": "RateLimitReached", "message": _MESSAGES[429], "details": _MESSAGES[429]}
        return AzureError(429, {"error": error})
    message = _MESSAGES.get(status, f"The request failed with status {status}.")
    return _nested(status, str(status), message)


def exceeded(limit: Exceeded) -> AzureError:
    """429 for a request that a quota has no room for."""
    message = (
        f"Your {limit.unit} to {limit.model} have exceeded the rate limit of {limit.limit} in "
        f"{limit.quota.period:g} seconds."
    )
    error = {"code": "RateLimitReached", "message": message, "details": message}
    refusal = AzureError(429, {"error": error})
    wait = milliseconds(limit.delay)
    refusal.headers |= {"retry-after": str(-(-wait // 1000)), "retry-after-ms": str(wait)}
    return refusal


def denied(dialect: Dialect) -> AzureError:
    """401 without a valid key or token, as the gateway before the endpoints answers, or OpenAI."""
    if dialect is Dialect.OPENAI:
        return _openai(401, "invalid_api_key", "Incorrect API key provided.")
    return _nested(401, "401", _DENIED)


def wrong_method(method: str, allowed: str) -> AzureError:
    """405 for a path that another HTTP method has."""
    error = _nested(405, "405", f"{method} is not allowed here; {allowed} is.")
    error.headers["allow"] = allowed
    return error


def unknown_model(name: str, dialect: Dialect) -> AzureError:
    """404 for a model or a deployment that does not exist."""
    if dialect is Dialect.OPENAI:
        message = f"The model `{name}` does not exist or you do not have access to it."
        return _openai(404, "model_not_found", message)
    if dialect.is_openai:
        error = {
            "type": "invalid_request_error",
            "code": "DeploymentNotFound",
            "message": _NO_DEPLOYMENT,
        }
        return AzureError(404, {"error": error})
    return _nested(404, "unknown_model", f"Unknown model: {name}")


def bad_json(reason: str) -> AzureError:
    """400 for a body that is not a JSON object."""
    return _nested(400, "invalid_json", f"The body cannot be read: {reason}")


def bad_request(message: str, parameter: str) -> AzureError:
    """400 about one parameter, which the schemas alone cannot validate."""
    error = {"code": "invalid_request", "message": message, "param": parameter}
    return AzureError(400, {"error": error}, "invalid_request")


def bad_handling(value: str) -> AzureError:
    """400 for a header `extra-parameters` that says something else than it may."""
    options = list(HANDLINGS)
    message = f"Unexpected EXTRA_PARAMETERS option {value}, expected options are {options}"
    return AzureError(400, {"detail": message})


def extra_parameters(names: Iterable[str]) -> AzureError:
    """400 for parameters that the API does not know."""
    message = (
        f"Extra parameters {list(names)} are not allowed when extra-parameters is not set or set to be 'error'. "
        "Set extra-parameters to 'pass-through' to hand them to the model, or to 'drop' to leave them out."
    )
    return AzureError(400, {"detail": message})


def lacking(lacked: Mapping[str, Any], form: str) -> AzureError:
    """422 for parameters that the model lacks, given with what was asked; `form` is `list` or `object`.

    The object has room for one: the first.
    """
    name, value = next(iter(lacked.items()))
    if form == "list":
        detail = [
            {
                "type": "extra_forbidden",
                "loc": ["body", name],
                "msg": "Extra inputs are not permitted",
                "input": value,
            }
            for name, value in lacked.items()
        ]
        return AzureError(422, {"detail": detail})
    # Of a response format, the name of the kind that is lacked.
    kind = value.get("type", value) if is_object(value) else value
    body = {
        "status": 422,
        "code": "parameter_not_supported",
        "detail": {"loc": ["body", name], "input": kind},
        "message": f"The model does not support the parameter '{name}'.",
    }
    return AzureError(422, body, "parameter_not_supported")


def invalid(faults: Iterable[Fault], payload: Mapping[str, Any]) -> AzureError:
    """422 for values of the payload that the schemas refuse."""
    return AzureError(422, {"detail": [_invalid(fault, payload) for fault in faults]})


def wrong_value(message: str, value: object, *loc: str | int) -> AzureError:
    """422 for a value that the schemas accept; `loc` is its path."""
    detail = {"type": "value_error", "loc": ["body", *loc], "msg": message, "input": value}
    return AzureError(422, {"detail": [detail]})


def filtered(options: AzureOptions) -> AzureError:
    """400 for a prompt that the content filter refuses."""
    message = (
        "The response was filtered due to the prompt triggering the content management policy. "
        "Please modify your prompt and retry."
    )
    error = {"message": message, "type": None, "code": "content_filter", "status": 400}
    if options.filter_errors == "flat":
        return AzureError(400, {**error, "param": "messages"}, "content_filter")
    inner = {
        "code": "ResponsibleAIPolicyViolation",
        "content_filter_result": content_filter.plain_results(blocked=True),
    }
    body = {"error": {**error, "param": "prompt", "innererror": inner}}
    return AzureError(400, body, "content_filter")


def _openai(status: int, code: str, message: str) -> AzureError:
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
    return AzureError(status, {"error": error})


def _nested(status: int, code: str, message: str) -> AzureError:
    name = "" if code.isdigit() else code
    return AzureError(status, {"error": {"code": code, "message": message}}, name)


def _invalid(fault: Fault, payload: Mapping[str, Any]) -> dict[str, Any]:
    steps = [int(s) if s.isdigit() else s for s in _STEP.findall(fault.path)]
    if missing := _MISSING.search(fault.problem):
        loc = ["body", *steps, missing["name"]]
        return {"type": "missing", "loc": loc, "msg": "Field required"}
    found: Any = payload
    for step in steps:
        found = _member(found, step)
    expected = f"; expected {fault.expected}" if fault.expected else ""
    message = f"{fault.problem}{expected}"
    return {"type": "value_error", "loc": ["body", *steps], "msg": message, "input": found}


def _member(value: Any, step: str | int) -> Any:
    """A member of an object or an item of a list; None if there is none of that name."""
    if is_object(value):
        return value.get(str(step))
    return value[step] if is_list(value) and isinstance(step, int) else None
