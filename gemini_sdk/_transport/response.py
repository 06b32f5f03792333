"""Turns what a server answered into the typed answer, or into the one error that describes what went wrong.

The services disagree about error bodies, and gateways in front of them add their own. All those shapes are known
here and nowhere else.
"""

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice
from types import NoneType
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gemini_sdk._redaction import redact, shorten
from gemini_sdk._transport.retry import retry_after, worded_wait
from gemini_sdk._transport.tunables import CAUSE_CHARACTERS, MAX_VIOLATIONS
from gemini_sdk._wire import surrogates
from gemini_sdk.errors import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    ContentFilterError,
    FilterVerdict,
    InvalidAnswerError,
    NotFoundError,
    ParameterNotSupportedError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    UnprocessableEntityError,
    Violation,
)

__all__ = ["read_answer", "request_id", "status_error", "stream_error"]

A = TypeVar("A", bound=BaseModel | None)

_KIND_OF_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}
_CONTENT_FILTER_CODES = frozenset({"content_filter", "ResponsibleAIPolicyViolation"})
_PROMPTS = frozenset({"prompt", "messages", "input"})
"""Members of requests that hold what a model is asked."""
_PARAMETER_CODES = frozenset({"parameter_not_supported", "extra_forbidden"})

# google.rpc.Code, as its front end translates it to HTTP.
_STATUS_OF_CODE = {
    "INVALID_ARGUMENT": 400,
    "FAILED_PRECONDITION": 400,
    "OUT_OF_RANGE": 400,
    "content_filter": 400,
    "UNAUTHENTICATED": 401,
    "invalid_api_key": 401,
    "PERMISSION_DENIED": 403,
    "NOT_FOUND": 404,
    "DeploymentNotFound": 404,
    "model_not_found": 404,
    "ABORTED": 409,
    "ALREADY_EXISTS": 409,
    "RESOURCE_EXHAUSTED": 429,
    "RateLimitReached": 429,
    "rate_limit_exceeded": 429,
    "CANCELLED": 499,
    "UNKNOWN": 500,
    "INTERNAL": 500,
    "DATA_LOSS": 500,
    "UNIMPLEMENTED": 501,
    "UNAVAILABLE": 503,
    "DEADLINE_EXCEEDED": 504,
}

_REQUEST_ID_HEADERS = (
    "x-request-id",
    "x-goog-request-id",
    "apim-request-id",
    "x-ms-request-id",
    "request-id",
    "x-ms-client-request-id",
)
_MARKS_OF_ERRORS = (b'"error"', b'"message"', b'"detail"')

_TITLE = rb"(?i)<title[^>]{0,200}>([^<]{1,300})</title"
_EXTRA_PARAMETERS = "Extra parameters ["
_QUOTED = r"'([^']*)'|\"([^\"]*)\""


def read_answer(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    answer: type[A],
    *,
    secrets: Iterable[str] = (),
) -> A:
    """The answer in `body` as the model `answer`, or None if `answer` is `NoneType`.

    Raises InvalidAnswerError for what cannot be read, and APIStatusError for a status other than 2xx
    or for a body that holds nothing but an error.
    """
    if not 200 <= status < 300:
        raise status_error(status, headers, body, secrets=secrets)
    try:
        if answer is NoneType:
            if body.strip():
                surrogates.read(body)
            return cast(A, None)
        value = cast(type[BaseModel], answer).model_validate_json(body)
    except ValueError as error:
        # A traceback prints causes whole, and one that lists many faults can be as long as the answer.
        cause = error if len(str(error)) <= CAUSE_CHARACTERS else None
        raise InvalidAnswerError(
            redact(_unreadable(headers, body, error), secrets),
            status_code=status,
            body=body,
            request_id=request_id(headers),
        ) from cause
    # Models keep what they do not know, so that an error object would pass for an empty answer.
    if value.model_extra and value.model_fields_set <= value.model_extra.keys():
        failure = stream_error(body, headers, secrets=secrets)
        if failure is not None:
            raise failure
    return cast(A, value)


def status_error(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    attempts: int = 1,
    *,
    secrets: Iterable[str] = (),
    now: float | None = None,
) -> APIStatusError:
    """The error that an answer with a status other than 2xx stands for.

    `secrets` are masked wherever the server repeats them. `now` is Unix time, for a Retry-After that is
    a date; None reads the clock.
    """
    error_body = _read(_parsed(body)) or _ErrorBody(_wording(headers, body))
    if 300 <= status < 400:
        place = _lowered(headers).get("location", "an unnamed place")
        error_body.message = f"the server redirects to {place}; redirects are not followed"
    return _error(error_body, status, headers, body, attempts, secrets, now)


def stream_error(
    data: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    secrets: Iterable[str] = (),
    now: float | None = None,
) -> APIStatusError | None:
    """The error that an event of a stream holds instead of a chunk, or None.

    Its status is the one that the error names, by number or by name, else 500.
    """
    # Only a key or a whole string is spelt so: inside a longer string the quotes would be escaped.
    if not any(mark in data for mark in _MARKS_OF_ERRORS):
        return None
    document = _parsed(data)
    if not _is_error(_mapping(next(iter(_items(document)), document))):
        return None
    error_body = _read(document) or _ErrorBody(_wording({}, data))
    status = error_body.status or _STATUS_OF_CODE.get(error_body.code or "", 500)
    return _error(error_body, status, headers or {}, data, 1, secrets, now)


def request_id(headers: Mapping[str, str]) -> str | None:
    """The id by which the operators of the service find the request, from the first header that has it."""
    lowered = _lowered(headers)
    for name in _REQUEST_ID_HEADERS:
        if value := lowered.get(name, "").strip():
            return value
    # Of a load balancer's TRACE/SPAN;OPTIONS, the trace is the same at every hop.
    return lowered.get("x-cloud-trace-context", "").partition("/")[0].strip() or None


def _is_error(holder: Mapping[str, Any]) -> bool:
    """Whether an object is an error: in an `error` of its own, or flat, as Azure has it, with a status."""
    if holder.get("error") or holder.get("object") == "error":
        return True
    flat = holder.get("detail") or (holder.get("message") and _status(holder))
    return bool(flat) and "choices" not in holder


@dataclass
class _ErrorBody:
    """The contents of an error body, whatever its shape."""

    message: str = ""
    code: str | None = None
    status: int | None = None
    details: list[Any] = field(default_factory=list[Any])
    violations: list[Violation] = field(default_factory=list[Violation])


def _error(
    error_body: _ErrorBody,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    attempts: int,
    secrets: Iterable[str],
    now: float | None,
) -> APIStatusError:
    # Many violations share one message.
    mask = cache(partial(redact, secrets=tuple(secrets)))
    error_body.code = error_body.code or _lowered(headers).get("x-ms-error-code")
    kind = _kind(status, error_body)
    return kind(
        mask(error_body.message or _phrase(status)),
        status_code=status,
        code=error_body.code,
        details=error_body.details,
        violations=[
            Violation(each.location, mask(each.message), each.value)
            for each in error_body.violations
        ],
        request_id=request_id(headers) or _request_info(error_body.details),
        retry_after=_wait(error_body, status, headers, time.time() if now is None else now),
        attempts=attempts,
        body=body,
        **(_filtering(error_body) if kind is ContentFilterError else {}),
    )


def _wait(
    error_body: _ErrorBody, status: int, headers: Mapping[str, str], now: float
) -> float | None:
    """Seconds to wait, as headers and details say; of a limit that was met, as the message says at least."""
    asked = retry_after(headers, error_body.details, now)
    return worded_wait(error_body.message) if asked is None and status == 429 else asked


def _filtering(error_body: _ErrorBody) -> dict[str, Any]:
    """The additional attributes of a ContentFilterError."""
    return {"source": _refused(error_body), "verdicts": list(_verdicts(error_body.details))}


def _refused(error_body: _ErrorBody) -> str | None:
    """Whether a content filter refused the prompt or the completion."""
    if not _PROMPTS.isdisjoint(each.location for each in error_body.violations):
        return "prompt"
    # Words are the last resort. Those about a prompt name the answer too, which it kept from being made.
    words = error_body.message.lower()
    if "prompt" in words:
        return "prompt"
    return "completion" if "completion" in words or "response" in words else None


def _verdicts(details: Iterable[Any]) -> Iterable[FilterVerdict]:
    for detail in map(_mapping, details):
        results = detail.get("content_filter_result") or detail.get("content_filter_results")
        for category, said in _mapping(results).items():
            verdict = _mapping(said)
            if "filtered" in verdict:
                severity = _text(verdict.get("severity")) or None
                yield FilterVerdict(category, severity, verdict["filtered"] is True)


def _kind(status: int, error_body: _ErrorBody) -> type[APIStatusError]:
    codes = {
        error_body.code,
        *(_text(_mapping(detail).get("code")) for detail in error_body.details),
    }
    if status == 400 and codes & _CONTENT_FILTER_CODES:
        return ContentFilterError
    if status == 422 and error_body.code in _PARAMETER_CODES:
        return ParameterNotSupportedError
    if status >= 500:
        return ServerError
    return _KIND_OF_STATUS.get(status, APIStatusError)


def _read(document: Any) -> _ErrorBody | None:
    """The contents of a JSON error body, or None if its shape is unknown."""
    # A stream that is not read as server-sent events is one list, and its error the list's only item.
    document = next(iter(_items(document)), document)
    if isinstance(document, str):
        return _ErrorBody(document)
    holder = _mapping(document)
    error = holder.get("error")
    if isinstance(error, str):
        description = _text(holder.get("error_description"))
        return _ErrorBody(description, code=error) if description else _ErrorBody(error)
    error_body = _read_object(_mapping(error) or holder)
    return error_body if error_body.message or error_body.code or error_body.details else None


def _read_object(error: dict[str, Any]) -> _ErrorBody:
    items = _items(error.get("detail"))
    error_body = _ErrorBody(
        message=_text(error.get("message"))
        or _text(error.get("detail"))
        or "; ".join(_text(_mapping(item).get("msg")) for item in items)
        or _text(error.get("title")),
        code=_code(error) or _shared_type(items),
        status=_status(error),
        details=[
            *_items(error.get("details")),
            *(items or filter(None, [_mapping(error.get("detail"))])),
            *filter(None, [error.get("innererror")]),
        ],
    )
    error_body.violations = [*islice(_violations(error, error_body), MAX_VIOLATIONS)]
    return error_body


def _code(error: dict[str, Any]) -> str | None:
    """The first name; a bare number, which only repeats the HTTP status, where there is no name."""
    for name in ("status", "code", "type"):
        if text := _text(error.get(name)):
            return text
    code = error.get("code")
    return str(code) if isinstance(code, int) else None


def _shared_type(items: Sequence[Any]) -> str | None:
    types = {_text(_mapping(item).get("type")) for item in items}
    return types.pop() or None if len(types) == 1 else None


def _status(error: Mapping[str, Any]) -> int | None:
    for name in ("code", "status", "statusCode"):
        text = str(error.get(name))
        if len(text) == 3 and text.isascii() and text.isdigit() and 400 <= int(text) < 600:
            return int(text)
    return None


def _violations(error: dict[str, Any], error_body: _ErrorBody) -> Iterable[Violation]:
    for detail in map(_mapping, error_body.details):
        if _is(detail, "google.rpc.BadRequest"):
            for each in map(_mapping, _items(detail.get("fieldViolations"))):
                yield Violation(_text(each.get("field")) or "$", _text(each.get("description")))
        elif isinstance(detail.get("loc"), list):
            location = _location(detail["loc"])
            yield Violation(
                location, _text(detail.get("msg")) or error_body.message, detail.get("input")
            )
        elif target := _text(detail.get("target")):
            yield Violation(target, _text(detail.get("message")))
    for name in ("param", "target"):
        if location := _text(error.get(name)):
            yield Violation(location, error_body.message)
    # Looked for rather than matched: a pattern would search the rest of the message anew at each of its beginnings.
    listed, closed, _ = error_body.message.partition(_EXTRA_PARAMETERS)[2].partition("]")
    if closed:
        for found in re.finditer(_QUOTED, listed):
            yield Violation(found[1] or found[2] or "", error_body.message)


def _location(steps: Sequence[Any]) -> str:
    """`["body", "messages", 0, "content"]` as `messages[0].content`; other places than the body keep their name."""
    steps = steps[1:] if len(steps) > 1 and steps[0] == "body" else steps
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return path.removeprefix(".") or "$"


def _request_info(details: Iterable[Any]) -> str | None:
    for detail in map(_mapping, details):
        if _is(detail, "google.rpc.RequestInfo"):
            return _text(detail.get("requestId")) or None
    return None


def _unreadable(headers: Mapping[str, str], body: bytes, error: ValueError) -> str:
    if not body.strip():
        return "the body is empty"
    if _is_html(headers, body):
        title = _title(body)
        return f"the body is an HTML page, {title!r}" if title else "the body is an HTML page"
    if not isinstance(error, ValidationError):
        return f"the body is not JSON: {shorten(str(error), 200)}"
    faults = error.errors(include_url=False, include_input=False)
    texts = [_fault(fault) for fault in faults[:3]]
    if len(faults) > len(texts):
        texts.append(f"and {len(faults) - len(texts)} more")
    return "; ".join(texts)


def _fault(fault: ErrorDetails) -> str:
    if fault["type"] == "json_invalid":
        return f"the body is incomplete JSON: {shorten(fault['msg'], 200)}"
    return f"{shorten(_location(fault['loc']), 200)}: {shorten(fault['msg'], 200)}"


def _wording(headers: Mapping[str, str], body: bytes) -> str:
    """The message in a body that is not a known JSON form."""
    if _is_html(headers, body):
        return _title(body) or "an HTML page"
    return shorten(body.decode(errors="replace").strip(), 500)


def _is_html(headers: Mapping[str, str], body: bytes) -> bool:
    return "text/html" in _lowered(headers).get("content-type", "") or body.lstrip()[:1] == b"<"


def _title(body: bytes) -> str:
    import html  # Rarely needed, and slow to import.

    title = re.search(_TITLE, body)
    return html.unescape(" ".join(title[1].decode(errors="replace").split())) if title else ""


def _phrase(status: int) -> str:
    from http import HTTPStatus  # Rarely needed, and slow to import.

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "an error without a message"


def _lowered(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _parsed(body: bytes) -> Any:
    try:
        # A refusal of a stream may be an event, whatever its status.
        return surrogates.read(body.removeprefix(b"\xef\xbb\xbf").removeprefix(b"data:"))
    except ValueError:
        return None


def _mapping(value: Any) -> dict[str, Any]:
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def _items(value: Any) -> Sequence[Any]:
    return cast(Sequence[Any], value) if isinstance(value, list) else ()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _is(detail: dict[str, Any], name: str) -> bool:
    return _text(detail.get("@type")).endswith(f"/{name}")
