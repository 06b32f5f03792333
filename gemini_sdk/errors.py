"""Every exception of this package, in one tree: an `except` clause can be as wide or as narrow as needed.

    GeminiSDKError
    ├── ConfigurationError                  a key, project or optional dependency is missing, or a setting is invalid
    │   ├── DatasetFileError                ... because a file does not hold JSON lines
    │   └── UnknownTypeError                ... because the specs have no type of that name; also a LookupError
    ├── CredentialsError                    no access token is available
    ├── InvalidPayloadError                 the request is invalid; raised before sending
    │   ├── InvalidJSONError                ... because it is not JSON; also a ValueError
    │   └── UnexpectedKeywordError          ... because of an unknown keyword argument; also a TypeError
    ├── APIConnectionError                  no answer arrived
    │   └── APITimeoutError                 ... because no data arrived for `timeout` seconds
    │       └── DeadlineExceededError       ... because the `deadline` of the whole call passed
    ├── APIStatusError                      the server answered with an error
    │   ├── BadRequestError                 400
    │   │   └── ContentFilterError          400, refused by a content filter (Azure)
    │   ├── AuthenticationError             401
    │   ├── PermissionDeniedError           403
    │   ├── NotFoundError                   404
    │   ├── ConflictError                   409
    │   ├── UnprocessableEntityError        422
    │   │   └── ParameterNotSupportedError  422, the model lacks the parameter (Azure)
    │   ├── RateLimitError                  429
    │   └── ServerError                     5xx
    ├── InvalidAnswerError                  the answer cannot be read
    │   └── AnswerTooLargeError             ... because it is larger than `max_answer_size`
    ├── StreamBrokenError                   a stream ended before its last event
    ├── FileTransferError                   an upload or a download cannot be completed
    │   └── ObjectExistsError               ... because it would overwrite an object in Cloud Storage
    ├── PartialFailureError                 some of the requests of one call failed
    ├── ToolLoopError                       a chat that runs functions reached a limit
    ├── OperationFailedError                a long-running operation ended in an error
    └── OperationTimeoutError               ... or did not end before the timeout

All of them can be pickled and copied, including notes, but without `__cause__` and traceback, like every Python
exception. None contains request headers, and text of a server that looks like a credential is masked.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from gemini_sdk._redaction import printable, redact, shorten

__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AnswerTooLargeError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "ContentFilterError",
    "CredentialsError",
    "DatasetFileError",
    "DeadlineExceededError",
    "Fault",
    "FileTransferError",
    "FilterVerdict",
    "GeminiSDKError",
    "InvalidAnswerError",
    "InvalidJSONError",
    "InvalidPayloadError",
    "NotFoundError",
    "ObjectExistsError",
    "OperationFailedError",
    "OperationTimeoutError",
    "ParameterNotSupportedError",
    "PartialFailureError",
    "PermissionDeniedError",
    "RateLimitError",
    "ServerError",
    "StreamBrokenError",
    "ToolLoopError",
    "UnexpectedKeywordError",
    "UnknownTypeError",
    "UnprocessableEntityError",
    "Violation",
]

_MESSAGE_LIMIT = 8000
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a payload, found before it was sent."""

    path: str
    """The place of the fault, such as `contents[0].parts[1].text`; `$` is the payload itself."""
    problem: str
    """The fault in a short sentence without a full stop."""
    found: str = ""
    """The offending value as one would write it, shortened; empty if there is none to show."""
    expected: str = ""
    """The accepted values; empty if the problem needs none."""
    suggestion: str | None = None
    """The nearest valid name or value."""
    severity: Literal["error", "warning"] = "error"
    """`error` or `warning`. A warning, such as a deprecated field, does not stop a request."""

    def __str__(self) -> str:
        line = f"{shorten(self.path, 400)}: {self.problem}"
        if self.found:
            line += f"; found {shorten(self.found, 120)}"
        if self.expected:
            line += f"; expected {shorten(self.expected, 1200)}"
        if self.suggestion:
            line += f"; did you mean {self.suggestion!r}?"
        return printable(" ".join(line.splitlines()))


@dataclass(frozen=True, slots=True)
class Violation:
    """One field that the server reports, with the reason."""

    location: str
    """The field as the server names it; steps of a list become `messages[0].content`."""
    message: str
    """The message of the server."""
    value: Any = field(default=None, repr=False)
    """The value that the server received, if the server reports it."""

    def __str__(self) -> str:
        return printable(f"{self.location}: {shorten(self.message, 400)}")


@dataclass(frozen=True, slots=True)
class FilterVerdict:
    """The result of a content filter for one category."""

    category: str
    """Such as `hate`, `self_harm`, `sexual`, `violence` or `jailbreak`."""
    severity: str | None
    """`safe`, `low`, `medium` or `high`; None for categories without severity."""
    filtered: bool
    """Whether the filter blocked the content."""

    def __str__(self) -> str:
        return f"{self.category} ({self.severity})" if self.severity else self.category


def _restore(kind: type["GeminiSDKError"], args: tuple[Any, ...]) -> "GeminiSDKError":
    return kind.__new__(kind, *args)


class GeminiSDKError(Exception):
    """Base class of every exception of this package."""

    message: str
    """The message; the server's message if the server answered."""
    check: str | None = None
    """The method that shows whether a call that must not be repeated took effect; None if there is no doubt."""

    leftovers: tuple[str, ...] = ()
    """Uploads of the failed call that still exist: names of files, `files/x`, and URIs, `gs://...`."""

    def __init__(self, message: str = "") -> None:
        self.message = printable(redact(shorten(message, _MESSAGE_LIMIT)))
        super().__init__(self.message)

    def __str__(self) -> str:
        return _with_notes(self.message, [_left(self.leftovers)])

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]:
        # The inherited form calls the class with `args` alone, which keyword-only parameters refuse.
        return _restore, (type(self), self.args), self.__dict__


class ConfigurationError(GeminiSDKError):
    """A client cannot be made or used: a key, project or optional dependency is missing, or a setting is invalid."""


class DatasetFileError(ConfigurationError):
    """A file that should hold lines of JSON holds something else, such as a JSON array, an archive or a table."""

    path: str
    """The file, as it was named."""
    kind: str
    """The kind of the file in words, such as `a gzip archive`."""
    advice: str
    """The remedy, most often the command that converts the file."""

    encodings: tuple[str, ...]
    """The encodings that the text may be in, if it is not UTF-8; otherwise empty."""

    def __init__(
        self, path: str, kind: str, advice: str, *, encodings: tuple[str, ...] = ()
    ) -> None:
        self.path = path
        self.kind = kind
        self.advice = advice
        self.encodings = encodings
        super().__init__(f"{path}: {kind}; expected lines of JSON. {advice}")


class UnknownTypeError(ConfigurationError, LookupError):
    """The specs, or the platform, have no type of this name."""

    type_name: str
    """The unknown name."""
    suggestion: str | None
    """The most similar known name; None if there is none."""

    def __init__(
        self,
        type_name: str,
        platform: str | None = None,
        *,
        suggestion: str | None = None,
        others: Sequence[str] = (),
    ) -> None:
        """`others`: the platforms that do have it."""
        where = f" of {platform}" if platform else ""
        hint = f"; did you mean {suggestion!r}?" if suggestion else ""
        hint = f", only of {' and '.join(others)}" if others else hint
        super().__init__(f"unknown type {type_name!r}{where}{hint}")
        self.type_name = type_name
        self.suggestion = suggestion


class CredentialsError(GeminiSDKError):
    """The credentials gave no access token."""

    unreachable: bool
    """Whether the network or the token server failed, and not the credentials."""

    def __init__(self, message: str = "", *, unreachable: bool = False) -> None:
        super().__init__(message)
        self.unreachable = unreachable


class InvalidPayloadError(GeminiSDKError):
    """A payload breaks the rules of its API. Raised before anything is sent; the message has one line per fault."""

    faults: tuple[Fault, ...]
    """All faults that were found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        lines = [str(fault) for fault in self.faults[:_LISTED]]
        if len(self.faults) > _LISTED:
            lines.append(f"... and {len(self.faults) - _LISTED} more")
        super().__init__("\n".join(lines))


class InvalidJSONError(InvalidPayloadError, ValueError):
    """A text is not JSON."""

    reason: str
    """The reason of the JSON parser."""
    line: int
    """The line of the fault, from 1."""
    column: int
    """The column of the fault, from 1."""

    def __init__(self, reason: str, *, line: int, column: int) -> None:
        super().__init__([Fault("$", f"not JSON: {reason} at line {line}, column {column}")])
        self.reason = reason
        self.line = line
        self.column = column


class UnexpectedKeywordError(InvalidPayloadError, TypeError):
    """A call got an unknown keyword argument: a typo, or a field of a member of the request."""


class APIConnectionError(GeminiSDKError):
    """No answer arrived: the connection could not be made, or it broke."""

    attempts: int
    """Number of attempts, including the first."""
    sent: bool
    """Whether any byte of the request may have reached the server."""

    def __init__(self, message: str = "", *, attempts: int = 1, sent: bool = True) -> None:
        super().__init__(message)
        self.attempts = attempts
        self.sent = sent

    def __str__(self) -> str:
        return _with_notes(
            self.message, [_tries(self.attempts), _checked(self.check), _left(self.leftovers)]
        )


class APITimeoutError(APIConnectionError):
    """No data arrived for `timeout` seconds."""


class DeadlineExceededError(APITimeoutError):
    """The `deadline` of the whole call, including retries, passed."""


class APIStatusError(GeminiSDKError):
    """The server answered with an error. `str()` has the message, the fields, the status and the request id."""

    status_code: int
    """HTTP status; for an error in a stream, the status that the error would have as an answer."""
    code: str | None
    """The service's name of the error: `INVALID_ARGUMENT` from Google, `content_filter` from Azure."""
    details: list[Any]
    """Detail objects as they came: google.rpc types, Azure's `details`, `detail` and `innererror`."""
    violations: tuple[Violation, ...]
    """The fields that the server reports."""
    request_id: str | None
    """Id of the request, for the support of the service."""
    retry_after: float | None
    """Seconds until the next attempt, as requested by the server; None if it did not say."""
    attempts: int
    """Number of attempts, including the first."""
    body: bytes
    """The unchanged body. Never part of `str()` or `repr()`."""

    def __init__(
        self,
        message: str,
        *,
        status_code: int,
        code: str | None = None,
        details: Iterable[Any] = (),
        violations: Iterable[Violation] = (),
        request_id: str | None = None,
        retry_after: float | None = None,
        attempts: int = 1,
        body: bytes = b"",
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.code = code
        self.details = list(details)
        self.violations = tuple(violations)
        self.request_id = request_id
        self.retry_after = retry_after
        self.attempts = attempts
        self.body = body

    def __str__(self) -> str:
        title = f"{self.status_code} {self.code}" if self.code else f"{self.status_code}"
        locations = [each.location for each in self.violations if each.message in self.message]
        separate = [str(each) for each in self.violations if each.message not in self.message]
        first = _with_notes(
            f"{title}: {self.message}",
            [
                "at " + ", ".join(locations[:_LISTED]) if locations else "",
                f"request id {self.request_id}" if self.request_id else "",
                _tries(self.attempts),
                _checked(self.check),
                _left(self.leftovers),
            ],
        )
        lines = [f"  {redact(each)}" for each in separate[:_LISTED]]
        if len(separate) > _LISTED:
            lines.append(f"  ... and {len(separate) - _LISTED} more")
        return "\n".join([first, *lines])


class BadRequestError(APIStatusError):
    """400: the request is malformed, or breaks a precondition."""


class ContentFilterError(BadRequestError):
    """400: a content filter refused the prompt or the answer (Azure)."""

    source: Literal["prompt", "completion"] | None
    """`prompt` or `completion`; None if the service does not say."""
    verdicts: tuple[FilterVerdict, ...]
    """The results of the filter by category; empty if the service does not send them."""

    def __init__(
        self,
        message: str,
        *,
        source: Literal["prompt", "completion"] | None = None,
        verdicts: Iterable[FilterVerdict] = (),
        **fields: Any,
    ) -> None:
        super().__init__(message, **fields)
        self.source = source
        self.verdicts = tuple(verdicts)

    @property
    def category(self) -> str | None:
        """The first category for which the content was blocked."""
        return next((each.category for each in self.verdicts if each.filtered), None)

    @property
    def severity(self) -> str | None:
        """How severe the content is in that category."""
        return next((each.severity for each in self.verdicts if each.filtered), None)

    def __str__(self) -> str:
        refused = ", ".join(str(each) for each in self.verdicts if each.filtered)
        return _with_notes(
            super().__str__(),
            [f"the {self.source} was refused" if self.source else "", refused],
        )


class AuthenticationError(APIStatusError):
    """401: the credentials are missing or invalid."""


class PermissionDeniedError(APIStatusError):
    """403: the credentials are valid but have no permission for this call."""


class NotFoundError(APIStatusError):
    """404: the model, resource or route does not exist."""


class ConflictError(APIStatusError):
    """409: the resource already exists, or it changed in the meantime."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed, but the service or model does not support it."""


class ParameterNotSupportedError(UnprocessableEntityError):
    """422: the model does not support a parameter (Azure); `violations` lists it."""


class RateLimitError(APIStatusError):
    """429: too many requests, or a quota is used up; `retry_after` has the seconds until the next attempt, if known."""


class ServerError(APIStatusError):
    """5xx: the server, or a proxy in front of it, failed."""


class InvalidAnswerError(GeminiSDKError):
    """The answer cannot be parsed: HTML, incomplete JSON, a wrong type."""

    reason: str
    """The fault of the answer."""
    status_code: int
    """HTTP status of the answer."""
    body: bytes
    """The unchanged body of the answer, or the event of a stream. Never part of `str()` or `repr()`."""
    request_id: str | None
    """Id of the answer, if the service gave one."""
    attempts: int
    """Number of requests that were sent."""

    def __init__(
        self,
        reason: str,
        *,
        status_code: int = 200,
        body: bytes = b"",
        request_id: str | None = None,
        attempts: int = 1,
    ) -> None:
        super().__init__(f"The answer cannot be read: {reason}")
        self.reason = redact(shorten(reason, _MESSAGE_LIMIT))
        self.status_code = status_code
        self.body = body
        self.request_id = request_id
        self.attempts = attempts

    def __str__(self) -> str:
        return _with_notes(
            self.message,
            [
                f"status {self.status_code}",
                self._kept(),
                f"request id {self.request_id}" if self.request_id else "",
                _tries(self.attempts),
                _checked(self.check),
                _left(self.leftovers),
            ],
        )

    def _kept(self) -> str:
        return f"{len(self.body)} bytes, kept in .body"


class AnswerTooLargeError(InvalidAnswerError):
    """An answer, or one event of a stream, is larger than the client's `max_answer_size`."""

    limit: int
    """The maximum number of bytes after decompression."""

    def __init__(
        self,
        limit: int,
        *,
        status_code: int = 200,
        request_id: str | None = None,
        attempts: int = 1,
    ) -> None:
        super().__init__(
            f"the answer is larger than max_answer_size ({limit} bytes); set a larger max_answer_size to allow it",
            status_code=status_code,
            request_id=request_id,
            attempts=attempts,
        )
        self.limit = limit

    def _kept(self) -> str:
        return ""


class StreamBrokenError(GeminiSDKError):
    """A stream was cut, or ended without a finish reason. The chunks before that have been returned."""

    reason: str
    """The way in which the stream ended."""
    request_id: str | None
    """Id of the answer, if the service gave one."""

    def __init__(self, reason: str, *, request_id: str | None = None) -> None:
        super().__init__(f"The stream broke: {reason}")
        self.reason = redact(shorten(reason, _MESSAGE_LIMIT))
        self.request_id = request_id

    def __str__(self) -> str:
        return _with_notes(
            self.message, [f"request id {self.request_id}" if self.request_id else ""]
        )


class FileTransferError(GeminiSDKError):
    """An upload or a download cannot be completed: its session expired, or the file changed on the way.

    An upload that was not completed leaves no file at the service. If it left one, the message and `name` name it.
    """

    transferred: int
    """Number of bytes that had been transferred."""
    name: str | None
    """Resource name of a file that was left at the service; None if there is none."""

    def __init__(self, message: str, *, transferred: int = 0, name: str | None = None) -> None:
        super().__init__(message)
        self.transferred = transferred
        self.name = name

    def __str__(self) -> str:
        sent = f"{self.transferred} bytes were transferred" if self.transferred else ""
        return _with_notes(self.message, [sent, _checked(self.check), _left(self.leftovers)])


class ObjectExistsError(FileTransferError):
    """An upload would overwrite an object in Cloud Storage. Nothing was stored; `name` is the URI of the object."""

    def __init__(self, uri: str) -> None:
        super().__init__(
            f"{uri} exists already and was not overwritten: pass another bucket or folder, or pass this URI "
            "as the dataset",
            name=uri,
        )


class PartialFailureError(GeminiSDKError):
    """A call that sends several requests got answers to some of them only."""

    failures: dict[int, "GeminiSDKError"]
    """The error of each input without an answer, by the position of the input."""
    answer: Any
    """The answer, in which the inputs without one are empty."""

    def __init__(
        self,
        message: str,
        *,
        failures: Mapping[int, "GeminiSDKError"] | None = None,
        answer: Any = None,
    ) -> None:
        super().__init__(message)
        self.failures = dict(failures or {})
        self.answer = answer


class ToolLoopError(GeminiSDKError):
    """A chat that runs functions reached `max_rounds` or `time_limit`. Its history did not change."""

    turns: list[Any]
    """The turns since the message, including it. Append them to `chat.history` to keep the work."""

    def __init__(self, message: str, *, turns: Sequence[Any] = ()) -> None:
        super().__init__(message)
        self.turns = list(turns)


class OperationFailedError(GeminiSDKError):
    """A long-running operation ended in an error: a google.rpc.Status, or a job's state."""

    code: int | str | None
    """google.rpc.Code, as a number or a name."""
    details: list[Any]
    """Detail objects as they came."""
    name: str | None
    """Resource name of the operation or job."""

    def __init__(
        self,
        message: str,
        *,
        code: int | str | None = None,
        details: Iterable[Any] = (),
        name: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.details = list(details)
        self.name = name

    def __str__(self) -> str:
        return _with_notes(
            self.message,
            [
                self.name or "",
                f"code {self.code}" if self.code is not None else "",
            ],
        )


class OperationTimeoutError(GeminiSDKError):
    """A long-running operation did not end before the timeout of the wait. The operation continues."""

    name: str
    """Resource name of the operation or job, to wait for it again."""

    def __init__(self, message: str, *, name: str) -> None:
        super().__init__(message)
        self.name = name


def _tries(attempts: int) -> str:
    return f"{attempts} attempts" if attempts > 1 else ""


def _checked(check: str | None) -> str:
    return (
        f"the call may have taken effect: check with {check} before you repeat it" if check else ""
    )


def _left(leftovers: Sequence[str]) -> str:
    objects = [name for name in leftovers if name.startswith("gs://")]
    notes = [f"left in Cloud Storage: {', '.join(objects)}"] if objects else []
    notes += [
        f"the uploaded file is left at the service: to delete it, client.files.delete({name!r})"
        for name in leftovers
        if name not in objects
    ]
    return "; ".join(notes)


def _with_notes(text: str, notes: Iterable[str]) -> str:
    said = "; ".join(note for note in notes if note)
    return f"{text} ({said})" if said else text
