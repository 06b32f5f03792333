"""Errors in Google's words and shape: `{"error": {"code", "message", "status", "details"}}`.

Clients read these bodies, and their authors copy from them, so codes and messages are those of the real services as far
as they are known.
"""

import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from gemini_sdk.emulator.enums import UnknownValue
from gemini_sdk.emulator.quotas import Exceeded
from gemini_sdk.errors import Fault

_TYPE = "type.googleapis.com/google.rpc."
_CODES = {
    "INVALID_ARGUMENT": 400,
    "FAILED_PRECONDITION": 400,
    "UNAUTHENTICATED": 401,
    "PERMISSION_DENIED": 403,
    "NOT_FOUND": 404,
    "ABORTED": 409,
    "ALREADY_EXISTS": 409,
    "RESOURCE_EXHAUSTED": 429,
    "CANCELLED": 499,
    "INTERNAL": 500,
    "UNIMPLEMENTED": 501,
    "UNAVAILABLE": 503,
    "DEADLINE_EXCEEDED": 504,
}
_MESSAGES = {
    401: "Request had invalid authentication credentials.",
    403: "The caller does not have permission.",
    404: "Requested entity was not found.",
    409: "The operation was aborted.",
    429: "Resource has been exhausted (e.g. check quota).",
    500: "An internal error has occurred. Please retry.",
    503: "The model is overloaded. Please try again later.",
    504: "The request timed out. Please try again.",
}
_CACHED_TOGETHER = {
    "google-ai": "CachedContent can not be used with GenerateContent request setting system_instruction, tools or "
    "tool_config.\n\nProposed fix: move those values to CachedContent from GenerateContent request.",
    "vertex": "Tool config, tools and system instruction should not be set in the request when using cached content.",
}
_QUOTAS = {
    "requests": ("generate_requests_per_model", "GenerateRequestsPerMinutePerProjectPerModel"),
    "tokens": (
        "generate_content_paid_tier_input_token_count",
        "GenerateContentPaidTierInputTokensPerModelPerMinute",
    ),
}
"""The metric and the id of a quota of Google AI, by what it counts."""
_MISSING = re.compile(r"the required field '(?P<name>\w+)' is missing")
_LIMITS = re.compile(r"at least (?P<least>-?\d+) and at most (?P<most>-?\d+)")
_FRACTIONS = ("temperature", "topP", "top_p")
_UNKNOWN = re.compile(r"^unknown field|lacks it$")


class ApiError(Exception):
    """An answer which is an error."""

    def __init__(
        self,
        status: str,
        message: str,
        details: Iterable[dict[str, Any]] = (),
        *,
        code: int | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.details = list(details)
        self.code = code or _CODES[status]
        self.headers: dict[str, str] = {}
        self.streamed = False
        """Whether it comes as an event where events were to come."""

    def body(self) -> dict[str, Any]:
        """The JSON of the error."""
        error: dict[str, Any] = {"code": self.code, "message": self.message, "status": self.status}
        return {"error": error | ({"details": self.details} if self.details else {})}


def of_code(code: int) -> ApiError:
    """The error a Google service would send with an HTTP status."""
    names = [name for name, known in _CODES.items() if known == code]
    fallback = "INTERNAL" if code >= 500 else "INVALID_ARGUMENT"
    message = _MESSAGES.get(code, f"The request failed with status {code}.")
    if code == 429:
        return quota("project:emulator", message)
    return ApiError(names[0] if names else fallback, message, code=code)


def bad_request(message: str, *, field: str = "") -> ApiError:
    """400 about one field."""
    violation = {"field": field, "description": message} if field else {"description": message}
    where = f"{field}: " if field else ""
    return ApiError("INVALID_ARGUMENT", f"{where}{message}", [_violations([violation])])


def unspecified(field: str, request: str) -> ApiError:
    """400 for a field that is missing, in a body of the type named."""
    name = field.rpartition(".")[2]
    message = f"* {request}.{field}: {name} is not specified"
    violation = {"field": field, "description": message}
    return ApiError("INVALID_ARGUMENT", message, [_violations([violation])])


def bad_json(reason: str) -> ApiError:
    """400 for a body that is not a JSON object."""
    message = f"Invalid JSON payload received. {reason}"
    return ApiError("INVALID_ARGUMENT", message, [_violations([{"description": message}])])


def bad_fields(faults: Sequence[Fault], request: str, platform: str) -> ApiError:
    """400 with one violation a fault. `request` is the name of the request's type."""
    if all("together with cachedContent" in fault.problem for fault in faults):
        return ApiError("INVALID_ARGUMENT", _CACHED_TOGETHER[platform])
    if platform == "vertex" and (message := _out_of_range(faults[0])):
        return ApiError("INVALID_ARGUMENT", message)
    listed = [_violation(fault, request) for fault in faults]
    message = "\n".join(violation["description"] for violation in listed)
    return ApiError("INVALID_ARGUMENT", message, [_violations(listed)])


def bad_values(unknown: Iterable[UnknownValue]) -> ApiError:
    """400 for values that enums do not have, with a violation each."""
    violations = [
        {"field": s.path, "description": f"Invalid value at '{s.path}' ({s.enum}), \"{s.value}\""}
        for s in unknown
    ]
    message = "\n".join(violation["description"] for violation in violations)
    return ApiError("INVALID_ARGUMENT", message, [_violations(violations)])


def field_of(fault: Fault) -> str:
    """The path to the field that a fault is about, be it one that is missing."""
    missing = _MISSING.match(fault.problem)
    return ".".join(filter(None, (fault.path.removeprefix("$"), missing and missing["name"])))


def is_unknown(fault: Fault) -> bool:
    """Whether a fault is a field that does not exist."""
    return _UNKNOWN.search(fault.problem) is not None


def bad_role() -> ApiError:
    """400 for a turn with an unknown role."""
    return ApiError("INVALID_ARGUMENT", "Please use a valid role: user, model.")


def no_parts(field: str, request: str) -> ApiError:
    """400 for a turn without parts, in a body of the type named."""
    reason = f"* {request}.{field}: contents.parts must not be empty."
    violation = {"field": field, "description": reason}
    return ApiError("INVALID_ARGUMENT", reason, [_violations([violation])])


def empty_part(field: str, request: str) -> ApiError:
    """400 for a part that holds nothing, in a body of the type named."""
    reason = (
        f"* {request}.{field}.data: required oneof field 'data' must have one initialized field"
    )
    violation = {"field": f"{field}.data", "description": reason}
    return ApiError("INVALID_ARGUMENT", reason, [_violations([violation])])


def quota(subject: str, description: str) -> ApiError:
    """429 for a quota that is used up."""
    violation = {"subject": subject, "description": description}
    details = [{"@type": _TYPE + "QuotaFailure", "violations": [violation]}]
    return ApiError("RESOURCE_EXHAUSTED", description, details)


def exceeded(limit: Exceeded, platform: str) -> ApiError:
    """429 for a request that a quota has no room for."""
    quota, unit = limit.quota, limit.unit
    metric, quota_id = _QUOTAS[unit]
    if platform == "vertex":
        metric = f"aiplatform.googleapis.com/{metric}"
        message = f"Quota exceeded for {metric} with base model: {limit.model}."
    else:
        metric = f"generativelanguage.googleapis.com/{metric}"
        message = (
            f"You exceeded your current quota.\n* Quota exceeded for metric: {metric}, limit: {limit.limit}, "
            f"model: {limit.model}\nPlease retry in {limit.delay:.9g}s."
        )
    wanted = quota.retry_info
    if not (platform == "google-ai" if wanted is None else wanted):
        return ApiError("RESOURCE_EXHAUSTED", message)
    wait = milliseconds(limit.delay)
    violation = {
        "quotaMetric": metric,
        "quotaId": quota_id,
        "quotaDimensions": {"location": "global", "model": limit.model},
        "quotaValue": str(limit.limit),
    }
    details: list[dict[str, Any]] = [
        {"@type": _TYPE + "QuotaFailure", "violations": [violation]},
        {"@type": _TYPE + "RetryInfo", "retryDelay": f"{wait // 1000}.{wait % 1000:03}s"},
    ]
    return ApiError("RESOURCE_EXHAUSTED", message, details)


def milliseconds(seconds: float) -> int:
    """The seconds in milliseconds, rounded up: a request that is repeated after them is not too early."""
    return ceil(seconds * 1000)


def missing_key(service: str, method: str) -> ApiError:
    """403, as Google AI answers a call without a key."""
    return ApiError(
        "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity). "
        "Please use API Key or other form of API consumer identity to call this API.",
        [error_info("CONSUMER_INVALID", service=service, method=method)],
    )


def missing_token(service: str, method: str) -> ApiError:
    """401, as Vertex AI answers a call without credentials."""
    return ApiError(
        "UNAUTHENTICATED",
        "Request is missing required authentication credential. Expected OAuth 2 access token, "
        "login cookie or other valid authentication credential. See "
        "https://developers.google.com/identity/sign-in/web/devconsole-project.",
        [error_info("CREDENTIALS_MISSING", service=service, method=method)],
    )


def bad_key(service: str) -> ApiError:
    """400 for a key that is not among the valid ones."""
    message = "API key not valid. Please pass a valid API key."
    localized = {"@type": _TYPE + "LocalizedMessage", "locale": "en-US", "message": message}
    info = error_info("API_KEY_INVALID", service=service)
    return ApiError("INVALID_ARGUMENT", message, [info, localized])


def bad_token(service: str, method: str) -> ApiError:
    """401 for a bearer token that is not among the valid ones, or no longer."""
    return ApiError(
        "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login "
        "cookie or other valid authentication credential. See "
        "https://developers.google.com/identity/sign-in/web/devconsole-project.",
        [error_info("ACCESS_TOKEN_EXPIRED", service=service, method=method)],
    )


def no_method(path: str) -> ApiError:
    """404 for a path that no operation has."""
    return ApiError("NOT_FOUND", f"Method not found: {path}")


def wrong_verb(method: str, path: str, allowed: Iterable[str]) -> ApiError:
    """405 for a path that other HTTP methods have."""
    listed = ", ".join(sorted(allowed))
    message = f"{method} is not allowed for {path}; allowed: {listed}."
    error = ApiError("UNIMPLEMENTED", message, code=405)
    error.headers["allow"] = listed
    return error


def error_info(reason: str, **metadata: str) -> dict[str, Any]:
    """A google.rpc.ErrorInfo."""
    return {
        "@type": _TYPE + "ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": metadata,
    }


def _violations(listed: list[dict[str, str]]) -> dict[str, Any]:
    return {"@type": _TYPE + "BadRequest", "fieldViolations": listed}


def _out_of_range(fault: Fault) -> str:
    """Vertex AI's words for a number beyond its limits; empty for any other fault, or a limit at one end alone."""
    limits = _LIMITS.fullmatch(fault.expected) if fault.problem == "out of range" else None
    if limits is None:
        return ""
    name = fault.path.rpartition(".")[2]
    # The service says where its range ends, and not the last number in it.
    end = f"{limits['most']}.0001" if "." in fault.found or name in _FRACTIONS else None
    end = end or str(int(limits["most"]) + 1)
    found = fault.found.removesuffix(".0")
    return (
        f"Unable to submit request because it has a {name} value of {found} but the supported range is from "
        f"{limits['least']} (inclusive) to {end} (exclusive). Update the value and try again."
    )


def _violation(fault: Fault, request: str) -> dict[str, str]:
    """A fault in the words of Google's JSON parser, or of the service for a field that is missing."""
    path = fault.path.removeprefix("$")
    if missing := _MISSING.match(fault.problem):
        field = field_of(fault)
        description = f"* {request}.{field}: {missing['name']} is not specified"
        return {"field": field, "description": description}
    if is_unknown(fault):
        parent, _, name = path.rpartition(".")
        where = f" at '{parent}'" if parent else ""
        unknown = f'Unknown name "{name}"{where}: Cannot find field.'
        return {"field": parent, "description": f"Invalid JSON payload received. {unknown}"}
    expected = f", expected {fault.expected}" if fault.expected else ""
    found = f", {fault.found}" if fault.found else ""
    description = f"Invalid value at '{path}' ({fault.problem}{expected}){found}"
    return {"field": path, "description": description}
