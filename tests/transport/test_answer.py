import json
import pickle
from contextlib import suppress
from types import NoneType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError

from gemini_sdk._transport.response import (
    read_answer,
    request_id,
    status_error,
    stream_error,
)
from gemini_sdk.errors import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    ContentFilterError,
    InvalidAnswerError,
    NotFoundError,
    ParameterNotSupportedError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    UnprocessableEntityError,
    Violation,
)

JSON = {"content-type": "application/json; charset=UTF-8"}


class Item(BaseModel):
    model_config = ConfigDict(extra="allow")
    index: int | None = None


class Answer(BaseModel):
    model_config = ConfigDict(extra="allow")
    text: str | None = None
    items: list[Item] | None = None


class Operation(BaseModel):
    model_config = ConfigDict(extra="allow")
    name: str | None = None
    error: dict[str, Any] | None = None


def error_of(status: int, body: Any, headers: dict[str, str] | None = None) -> APIStatusError:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    error = status_error(status, headers or JSON, raw, now=0.0)
    assert error.status_code == status
    assert error.body == raw
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    return error


def google(code: int, message: str, status: str, *details: dict[str, Any]) -> dict[str, Any]:
    error: dict[str, Any] = {"code": code, "message": message, "status": status}
    return {"error": {**error, "details": list(details)} if details else error}


def detail(name: str, **members: Any) -> dict[str, Any]:
    return {"@type": f"type.googleapis.com/google.rpc.{name}", **members}


# Answers.


def test_an_answer_is_read() -> None:
    answer = read_answer(200, JSON, b'{"text": "hi", "new": 1}', Answer)
    assert answer.text == "hi"
    assert answer.model_extra == {"new": 1}


def test_an_operation_that_failed_is_an_answer() -> None:
    body = b'{"error": {"code": 3, "message": "bad"}}'
    assert read_answer(200, JSON, body, Operation).error == {"code": 3, "message": "bad"}


@pytest.mark.parametrize("body", [b"", b"\n", b"{}", b'{"x": 1}'])
def test_an_empty_answer_is_none(body: bytes) -> None:
    assert read_answer(204, {}, body, NoneType) is None


def test_an_unknown_field_called_error_with_others_is_no_error() -> None:
    assert read_answer(200, JSON, b'{"text": "hi", "error": {"code": 1}}', Answer).text == "hi"


def test_an_error_object_with_status_200_is_an_error() -> None:
    body = json.dumps(google(429, "slow down", "RESOURCE_EXHAUSTED")).encode()
    with pytest.raises(RateLimitError, match="slow down"):
        read_answer(200, JSON, body, Answer)


@pytest.mark.parametrize("answer", [Answer, NoneType])
def test_any_other_status_is_an_error(answer: type[Answer] | type[None]) -> None:
    with pytest.raises(NotFoundError, match="404: Not Found"):
        read_answer(404, {}, b"", answer)


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (b"", JSON, "the body is empty"),
        (b" \n", JSON, "the body is empty"),
        (
            b'{"text": "h',
            JSON,
            "the body is incomplete JSON: Invalid JSON: EOF while parsing a string",
        ),
        (b"{'text': 1}", JSON, "the body is incomplete JSON"),
        (b'{"text": "\xff"}', JSON, "the body is incomplete JSON"),
        (b"[" * 100_000, JSON, "the body is incomplete JSON"),
        (b"<html><title> Log\n in </title>", {}, "the body is an HTML page, 'Log in'"),
        (b"sorry", {"Content-Type": "text/html"}, "the body is an HTML page"),
        (b'{"text": 5}', JSON, "text: Input should be a valid string"),
        (b'{"items": [{}, {"index": "x"}]}', JSON, "items[1].index: Input should be a valid int"),
        (b"[]", JSON, "$: Input should be an object"),
        (b"null", JSON, "$: Input should be an object"),
    ],
)
def test_an_unreadable_answer_is_reported_and_kept(
    body: bytes, headers: dict[str, str], reason: str
) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        read_answer(201, {**headers, "x-request-id": "r"}, body, Answer)
    error = caught.value
    assert error.reason.startswith(reason)
    assert reason in str(error)
    assert (error.body, error.status_code, error.request_id) == (body, 201, "r")
    assert isinstance(error.__cause__, ValidationError)


@pytest.mark.parametrize("body", [b"<html>", b'{"a":'])
def test_an_empty_answer_that_is_not_json_is_reported(body: bytes) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        read_answer(200, {}, body, NoneType)
    assert caught.value.body == body


def test_a_large_unreadable_answer_makes_a_small_message() -> None:
    body = json.dumps({"items": [{"index": "x" * 1000}] * 5000}).encode()
    with pytest.raises(InvalidAnswerError) as caught:
        read_answer(200, JSON, body, Answer)
    error = caught.value
    assert "and 4997 more" in str(error)
    assert len(str(error)) < 2000
    assert len(str(error.__cause__)) < 5000
    assert error.body == body


def test_secrets_are_masked_in_what_is_reported_of_an_unreadable_answer() -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        read_answer(200, {}, b"<title>hello plain-words</title>", Answer, secrets=["plain-words"])
    assert "plain-words" not in str(caught.value)


# Errors of Google.


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequestError),
        (401, AuthenticationError),
        (402, APIStatusError),
        (403, PermissionDeniedError),
        (404, NotFoundError),
        (408, APIStatusError),
        (409, ConflictError),
        (422, UnprocessableEntityError),
        (429, RateLimitError),
        (500, ServerError),
        (501, ServerError),
        (503, ServerError),
        (529, ServerError),
    ],
)
def test_each_status_has_its_class(status: int, kind: type[APIStatusError]) -> None:
    assert type(error_of(status, google(status, "no", "NAME"))) is kind
    assert type(error_of(status, b"")) is kind


def test_googles_error_object() -> None:
    violation = {"field": "contents[0].role", "description": "Use a valid role"}
    body = google(
        400,
        "Please use a valid role: user, model.",
        "INVALID_ARGUMENT",
        detail("BadRequest", fieldViolations=[violation]),
        detail("Help", links=[]),
    )
    error = error_of(400, body, {**JSON, "X-Request-Id": "r-1"})
    assert error.message == "Please use a valid role: user, model."
    assert error.code == "INVALID_ARGUMENT"
    assert error.details == body["error"]["details"]
    assert error.violations == (Violation("contents[0].role", "Use a valid role"),)
    assert str(error) == (
        "400 INVALID_ARGUMENT: Please use a valid role: user, model. (request id r-1)\n"
        "  contents[0].role: Use a valid role"
    )


def test_googles_error_object_in_a_list() -> None:
    assert error_of(400, [google(400, "no", "INVALID_ARGUMENT")]).code == "INVALID_ARGUMENT"


def test_an_error_object_after_a_byte_order_mark() -> None:
    body = b"\xef\xbb\xbf" + json.dumps(google(400, "no", "INVALID_ARGUMENT")).encode()
    assert error_of(400, body).message == "no"


def test_a_violation_without_field_is_one_of_the_whole() -> None:
    body = google(400, "no", "X", detail("BadRequest", fieldViolations=[{"description": "bad"}]))
    assert error_of(400, body).violations == (Violation("$", "bad"),)


def test_retry_info_and_headers_say_how_long_to_wait() -> None:
    body = google(429, "slow down", "RESOURCE_EXHAUSTED", detail("RetryInfo", retryDelay="1.5s"))
    assert error_of(429, body).retry_after == 1.5
    assert error_of(429, body, {"Retry-After": "7"}).retry_after == 7.0
    assert error_of(429, b"", {"Retry-After": "Thu, 01 Jan 1970 00:01:00 GMT"}).retry_after == 60.0
    assert error_of(429, b"").retry_after is None


def test_attempts_are_reported() -> None:
    error = status_error(503, {}, b"", 3)
    assert error.attempts == 3
    assert "3 attempts" in str(error)


def test_odd_details_are_kept() -> None:
    details = [None, 1, "x", [2], {"@type": 5}, detail("BadRequest", fieldViolations=[None, 3, {}])]
    error = error_of(400, {"error": {"message": "no", "details": details}})
    assert error.details == details


# Bodies that are no error object.


@pytest.mark.parametrize(
    ("body", "headers", "message"),
    [
        (b"", {}, "Bad Gateway"),
        (b"upstream gone\n", {}, "upstream gone"),
        (b"\xff\xfe", {}, "\ufffd\ufffd"),
        (
            b"<!DOCTYPE html><html><title>Error 502 (Server&nbsp;Error)!!1</title><p>x",
            {"content-type": "text/html"},
            "Error 502 (Server\xa0Error)!!1",
        ),
        (b"<html><body>no title", {}, "an HTML page"),
        (b'{"cut": ', JSON, '{"cut":'),
        (b'{"reason": "x"}', JSON, '{"reason": "x"}'),
        (b"[]", JSON, "[]"),
        (b"null", JSON, "null"),
        (b'"just words"', JSON, "just words"),
        (b'{"error": "overloaded"}', JSON, "overloaded"),
        (b'{"error": "invalid_grant", "error_description": "Bad token"}', JSON, "Bad token"),
        (b'{"title": "No", "status": 502, "detail": "The reason"}', JSON, "The reason"),
    ],
)
def test_other_bodies(body: bytes, headers: dict[str, str], message: str) -> None:
    error = error_of(502, body, headers)
    assert type(error) is ServerError
    assert error.message == message
    assert message in str(error)


def test_a_long_text_is_shortened() -> None:
    assert len(str(error_of(502, b"x" * 1_000_000))) < 1000
    assert len(str(error_of(502, b"<title>" + b" " * 1_000_000))) < 1000


def test_a_status_without_name() -> None:
    assert str(error_of(499, b"")) == "499: an error without a message"


def test_a_redirect_is_an_error() -> None:
    error = error_of(302, b"<html>Moved", {"Location": "https://elsewhere/?key=s3cret"})
    assert type(error) is APIStatusError
    assert "https://elsewhere/" in str(error)
    assert "not followed" in str(error)
    assert "s3cret" not in str(error)


def test_secrets_the_server_repeats_are_masked() -> None:
    body = google(
        400, "plain-words is bad", "X",
        detail("BadRequest", fieldViolations=[{"field": "key", "description": "not plain-words"}]),
    )  # fmt: skip
    error = status_error(400, JSON, json.dumps(body).encode(), secrets=["plain-words"])
    assert "plain-words" not in str(error) + repr(error) + repr(error.violations)
    assert b"plain-words" in error.body


# Errors of Azure.


def test_azure_error_object() -> None:
    error = error_of(
        400,
        {
            "error": {
                "code": "BadArgument",
                "message": "Two faults",
                "target": "messages",
                "details": [{"code": "Bad", "message": "Too long", "target": "messages[0]"}],
                "innererror": {"code": "Inner"},
            }
        },
    )
    assert (error.code, error.message) == ("BadArgument", "Two faults")
    assert [str(each) for each in error.violations] == [
        "messages[0]: Too long",
        "messages: Two faults",
    ]
    assert error.details[-1] == {"code": "Inner"}


def test_azure_unknown_parameters() -> None:
    message = (
        "Extra parameters ['n', \"user\"] are not allowed when extra-parameters is not set or set "
        "to be 'error'. Set extra-parameters to 'pass-through' to pass to the model."
    )
    error = error_of(400, {"detail": message})
    assert type(error) is BadRequestError
    assert error.message == message
    assert [each.location for each in error.violations] == ["n", "user"]
    assert str(error) == f"400: {message} (at n, user)"


def test_azure_bad_header() -> None:
    message = "Unexpected EXTRA_PARAMETERS option ignore, expected options are ['error', 'drop']"
    error = error_of(400, {"detail": message})
    assert (error.message, error.violations) == (message, ())


@pytest.mark.parametrize(
    "body",
    [
        {
            "status": 400,
            "code": "content_filter",
            "message": "Filtered",
            "param": "messages",
            "type": None,
        },
        {
            "error": {
                "message": "Filtered",
                "type": None,
                "param": "messages",
                "code": "content_filter",
                "status": 400,
                "innererror": {
                    "code": "ResponsibleAIPolicyViolation",
                    "content_filter_result": {"hate": {"filtered": True}},
                },
            }
        },
    ],
    ids=["flat", "nested"],
)
def test_azure_content_filter(body: dict[str, Any]) -> None:
    error = error_of(400, body)
    assert type(error) is ContentFilterError
    assert (error.code, error.message) == ("content_filter", "Filtered")
    assert error.violations == (Violation("messages", "Filtered"),)
    assert error.details == [each for each in [body.get("error", {}).get("innererror")] if each]


def test_azure_401() -> None:
    error = error_of(
        401, {"statusCode": 401, "message": "No access"}, {"x-ms-error-code": "Denied"}
    )
    assert type(error) is AuthenticationError
    assert (error.code, error.message) == ("Denied", "No access")


@pytest.mark.parametrize("code", ["404", "unknown_model"])
def test_azure_404(code: str) -> None:
    error = error_of(404, {"error": {"code": code, "message": "Resource not found"}})
    assert type(error) is NotFoundError
    assert (error.code, error.message) == (code, "Resource not found")


def test_azure_422_list() -> None:
    items = [
        {"type": "extra_forbidden", "loc": ["body", "user"], "msg": "Not permitted", "input": "x"},
        {"type": "extra_forbidden", "loc": ["body", "messages", 0, "n"], "msg": "Nor this"},
    ]
    error = error_of(422, {"detail": items})
    assert type(error) is ParameterNotSupportedError
    assert error.code == "extra_forbidden"
    assert error.message == "Not permitted; Nor this"
    assert error.details == items
    assert error.violations == (
        Violation("user", "Not permitted", "x"),
        Violation("messages[0].n", "Nor this"),
    )
    assert "(at user, messages[0].n)" in str(error)


def test_azure_422_list_of_several_types() -> None:
    items = [
        {"type": "extra_forbidden", "loc": ["body", "user"], "msg": "Not permitted"},
        {"type": "int_parsing", "loc": ["query", "n"], "msg": "Not a number", "input": "x"},
    ]
    error = error_of(422, {"detail": items})
    assert type(error) is UnprocessableEntityError
    assert error.code is None
    assert [each.location for each in error.violations] == ["user", "query.n"]


def test_azure_422_object() -> None:
    body = {
        "status": 422,
        "code": "parameter_not_supported",
        "detail": {"loc": ["body", "response_format"], "input": "json_object"},
        "message": "One of the parameters contains invalid values.",
    }
    error = error_of(422, body)
    assert type(error) is ParameterNotSupportedError
    assert error.code == "parameter_not_supported"
    assert error.details == [body["detail"]]
    (violation,) = error.violations
    assert (violation.location, violation.value) == ("response_format", "json_object")
    assert "response_format" in str(error)


def test_azure_429() -> None:
    body = {"error": {"code": "429", "message": "Please retry after 9 seconds"}}
    error = error_of(429, body, {"Retry-After": "9", "apim-request-id": "a"})
    assert type(error) is RateLimitError
    assert (error.code, error.retry_after, error.request_id) == ("429", 9.0, "a")


# Errors inside a stream.


@pytest.mark.parametrize(
    ("event", "kind", "status"),
    [
        (google(503, "overloaded", "UNAVAILABLE"), ServerError, 503),
        ([google(429, "slow", "RESOURCE_EXHAUSTED")], RateLimitError, 429),
        ({"error": {"message": "slow", "status": "RESOURCE_EXHAUSTED"}}, RateLimitError, 429),
        ({"error": {"message": "m", "status": "NOT_FOUND", "code": 5}}, NotFoundError, 404),
        ({"error": {"message": "m", "code": "429"}}, RateLimitError, 429),
        ({"error": {"message": "m", "code": "content_filter"}}, ContentFilterError, 400),
        ({"error": {"message": "m"}}, ServerError, 500),
        ({"error": {"message": "m", "code": 99999}}, ServerError, 500),
        ({"error": {"message": "m", "code": "9" * 5000}}, ServerError, 500),
        ({"error": "overloaded"}, ServerError, 500),
        ({"error": {"odd": 1}}, ServerError, 500),
        ({"object": "error", "message": "m", "type": "Bad", "code": 400}, BadRequestError, 400),
    ],
)
def test_an_error_in_a_stream(event: Any, kind: type[APIStatusError], status: int) -> None:
    data = json.dumps(event).encode()
    error = stream_error(data, {"x-request-id": "r"})
    assert error is not None
    assert type(error) is kind
    assert (error.status_code, error.body, error.request_id) == (status, data, "r")
    assert error.message


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[DONE]",
        b"{",
        b'{"candidates": []}',
        b'{"error": null}',
        b'{"error": ',
        b"error",
        b'{"text": "an \\"error\\": here"}',
        b'{"args": {"error": {"code": 500, "message": "from a tool"}}}',
        b'["error"]',
        b'"error"',
    ],
)
def test_any_other_event_is_no_error(data: bytes) -> None:
    assert stream_error(data) is None


# Request ids.


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({}, None),
        ({"X-Request-ID": "a", "apim-request-id": "b"}, "a"),
        ({"x-goog-request-id": "a"}, "a"),
        ({"apim-request-id": "a", "x-ms-request-id": "b"}, "a"),
        ({"x-ms-request-id": "a"}, "a"),
        ({"x-request-id": " ", "x-ms-request-id": "a/b"}, "a/b"),
        ({"x-cloud-trace-context": "trace/span;o=1"}, "trace"),
    ],
)
def test_request_id(headers: dict[str, str], found: str | None) -> None:
    assert request_id(headers) == found


def test_a_request_id_may_stand_in_the_body() -> None:
    body = google(500, "no", "INTERNAL", detail("RequestInfo", requestId="r-9"))
    assert error_of(500, body).request_id == "r-9"


# Whatever a server sends.

names = (
    "error code message status details detail loc msg type @type target param innererror "
    "fieldViolations object title error_description"
).split()
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(names),
            inner | st.just("type.googleapis.com/google.rpc.BadRequest"),
            max_size=5,
        )
    ),
    max_leaves=20,
)
bodies = st.binary() | json_values.map(lambda value: json.dumps(value).encode())


@given(st.integers(300, 599), bodies)
def test_any_body_becomes_an_error(status: int, body: bytes) -> None:
    error = error_of(status, body)
    assert str(error).startswith(str(status))
    assert error.message


@given(bodies)
def test_any_event_is_an_error_or_none(data: bytes) -> None:
    error = stream_error(data)
    assert error is None or 400 <= error.status_code < 600


@given(bodies)
def test_any_answer_is_read_or_refused(body: bytes) -> None:
    with suppress(InvalidAnswerError, APIStatusError):
        assert isinstance(read_answer(200, {}, body, Answer), Answer)
