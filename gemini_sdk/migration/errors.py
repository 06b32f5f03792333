"""Errors under the names and with the attributes of OpenAI's package, in this package's own tree.

    OpenAIError                            also a gemini_sdk.GeminiSDKError
    ├── ConfigurationError
    ├── CredentialsError
    ├── LengthFinishReasonError
    ├── ContentFilterFinishReasonError
    ├── StreamAlreadyConsumed              also a RuntimeError
    └── APIError
        ├── APIConnectionError
        │   ├── APITimeoutError
        │   │   └── DeadlineExceededError
        │   └── StreamBrokenError
        ├── APIResponseValidationError     also a gemini_sdk.errors.InvalidAnswerError
        └── APIStatusError
            ├── BadRequestError
            │   └── InvalidRequestError    also a gemini_sdk.errors.InvalidPayloadError: raised before sending
            ├── AuthenticationError
            ├── PermissionDeniedError
            ├── NotFoundError
            ├── ConflictError
            ├── UnprocessableEntityError
            ├── RateLimitError
            └── InternalServerError        also a gemini_sdk.errors.ServerError

Each is also an error of `gemini_sdk.errors`, of its own name where nothing else is said, so that a program may be
moved one `except` clause at a time.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from gemini_sdk import errors
from gemini_sdk._openai.report import LossyConversionError

if TYPE_CHECKING:
    import httpx


class OpenAIError(errors.GeminiSDKError):
    """Root of what the clients here raise."""


class ConfigurationError(errors.ConfigurationError, OpenAIError):
    """A client cannot be made or used as it is set up."""


class CredentialsError(errors.CredentialsError, OpenAIError):
    """No access token could be had."""


class StreamAlreadyConsumed(OpenAIError, RuntimeError):  # noqa: N818 - the name in OpenAI's package
    """The body of a stream was read a second time."""

    def __init__(self) -> None:
        super().__init__("the stream has been read; call read() first to read it more than once")


class _FinishReasonError(OpenAIError):
    completion: Any
    """The answer as far as it came."""
    _why: ClassVar[str]

    def __init__(self, completion: Any = None) -> None:
        super().__init__(f"the answer cannot be parsed: {self._why}")
        self.completion = completion

    def __reduce__(self) -> Any:
        return type(self), (self.completion,)


class LengthFinishReasonError(_FinishReasonError):
    """An answer that was to be parsed was cut off."""

    _why = "it was cut off by the limit on tokens; raise max_completion_tokens"


class ContentFilterFinishReasonError(_FinishReasonError):
    """An answer that was to be parsed was held back."""

    _why = "it was held back by the content filter"


class APIError(OpenAIError):
    """A call went wrong."""

    code: Any
    """The service's own name for the error; None if it gave none."""
    param: str | None
    """The field it is about, if one is known."""
    type: str | None
    """The kind of error, in OpenAI's words."""
    body: Any
    """The error in the format of OpenAI's services: message, type, param and code; None if no answer came."""


class APIConnectionError(errors.APIConnectionError, APIError):
    """No answer arrived."""


class APITimeoutError(errors.APITimeoutError, APIConnectionError):
    """The server was silent for too long."""


class DeadlineExceededError(errors.DeadlineExceededError, APITimeoutError):
    """The whole call, its retries included, took too long."""


class StreamBrokenError(errors.StreamBrokenError, APIError):
    """A stream ended before its last chunk."""


class APIResponseValidationError(errors.InvalidAnswerError, APIError):
    """The answer cannot be read; `body` has its bytes."""


class APIStatusError(errors.APIStatusError, APIError):
    """The server answered with an error."""

    body: Any
    answer: bytes
    """The server's answer as it came."""
    kind: ClassVar[str] = "api_error"
    """The kind of error, in OpenAI's words."""

    @property
    def response(self) -> "httpx.Response":
        """The answer as an httpx response, if it was kept: status, body, request id and Retry-After."""
        import httpx

        headers: dict[str, str] = {}
        if self.request_id is not None:
            headers["x-request-id"] = self.request_id
        if self.retry_after is not None:
            headers["retry-after"] = f"{self.retry_after:g}"
        return httpx.Response(self.status_code, headers=headers, content=self.answer)


class BadRequestError(errors.BadRequestError, APIStatusError):
    """400: the request is malformed."""

    kind = "invalid_request_error"


class InvalidRequestError(BadRequestError, errors.InvalidPayloadError):
    """400 as the service would report it, raised before anything was sent; `faults` has all of them."""


class AuthenticationError(errors.AuthenticationError, APIStatusError):
    """401: the credentials are missing or invalid."""

    kind = "authentication_error"


class PermissionDeniedError(errors.PermissionDeniedError, APIStatusError):
    """403: the credentials are not allowed to do this."""

    kind = "permission_error"


class NotFoundError(errors.NotFoundError, APIStatusError):
    """404: no such model."""

    kind = "invalid_request_error"


class ConflictError(errors.ConflictError, APIStatusError):
    """409: the resource changed in the meantime."""

    kind = "invalid_request_error"


class UnprocessableEntityError(errors.UnprocessableEntityError, APIStatusError):
    """422: not something this model can do."""

    kind = "invalid_request_error"


class RateLimitError(errors.RateLimitError, APIStatusError):
    """429: too many requests, or a quota is used up."""

    kind = "rate_limit_error"


class InternalServerError(errors.ServerError, APIStatusError):
    """5xx: the server failed."""

    kind = "server_error"


_TWINS: tuple[tuple[type[errors.GeminiSDKError], type[OpenAIError]], ...] = (
    (errors.InvalidPayloadError, InvalidRequestError),
    (errors.BadRequestError, BadRequestError),
    (errors.AuthenticationError, AuthenticationError),
    (errors.PermissionDeniedError, PermissionDeniedError),
    (errors.NotFoundError, NotFoundError),
    (errors.ConflictError, ConflictError),
    (errors.UnprocessableEntityError, UnprocessableEntityError),
    (errors.RateLimitError, RateLimitError),
    (errors.ServerError, InternalServerError),
    (errors.APIStatusError, APIStatusError),
    (errors.DeadlineExceededError, DeadlineExceededError),
    (errors.APITimeoutError, APITimeoutError),
    (errors.APIConnectionError, APIConnectionError),
    (errors.StreamBrokenError, StreamBrokenError),
    (errors.InvalidAnswerError, APIResponseValidationError),
    (errors.ConfigurationError, ConfigurationError),
    (errors.CredentialsError, CredentialsError),
)
"""This package's errors and those of OpenAI's names, the narrower first."""


@contextmanager
def openai_errors() -> Generator[None]:
    """Whatever this package raises within, under OpenAI's names."""
    try:
        yield
    except (OpenAIError, LossyConversionError):
        raise
    except errors.GeminiSDKError as error:
        twin = translated(error)
        if twin is None:
            raise
        raise twin from error


def translated(error: errors.GeminiSDKError) -> OpenAIError | None:
    """An error under OpenAI's name, with all its attributes; None if OpenAI's package has none like it."""
    kind = next((twin for own, twin in _TWINS if isinstance(error, own)), None)
    if kind is None:
        return None
    # Made as an unpickled error is: whole, from one that was made by its own rules.
    twin = kind.__new__(kind, *error.args)
    twin.__dict__.update(error.__dict__)
    if isinstance(twin, InvalidRequestError):
        _be_a_status(twin)
    if isinstance(twin, APIStatusError):
        twin.answer = twin.body
        twin.param = _param(twin)
        twin.type = twin.kind
        fields = {
            "message": twin.message,
            "type": twin.type,
            "param": twin.param,
            "code": twin.code,
        }
        twin.body = fields
    elif isinstance(twin, APIError):
        twin.code = twin.param = twin.type = None
        if not isinstance(twin, APIResponseValidationError):  # which has what it could not read
            twin.body = None
    return twin


def _be_a_status(error: InvalidRequestError) -> None:
    """The attributes of a 400 that the faults of a payload do not have."""
    error.status_code = 400
    error.code = "invalid_request"
    error.details, error.violations = [], ()
    error.request_id = error.retry_after = None
    error.attempts, error.body = 0, b""


def _param(error: APIStatusError) -> str | None:
    if isinstance(error, InvalidRequestError):
        path = error.faults[0].path if error.faults else "$"
        return None if path == "$" else path  # it is the request as a whole
    return error.violations[0].location if error.violations else None
