"""Every error body that Azure endpoints are known to send becomes one typed error."""

import pickle
from typing import Any

import pytest

from gemini_sdk.errors import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    ContentFilterError,
    FilterVerdict,
    NotFoundError,
    ParameterNotSupportedError,
    RateLimitError,
    UnprocessableEntityError,
)
from tests.azure.azure_driver import AzureDriver
from tests.raw_server import answer

Json = dict[str, Any]


def refused(azure: AzureDriver, status: int, body: Json, **headers: str) -> APIStatusError:
    azure.server.plan(answer(body, status, **headers))
    with pytest.raises(APIStatusError) as error:
        azure.get(azure.client().chat_completions("x"))
    assert error.value.status_code == status
    assert str(pickle.loads(pickle.dumps(error.value))) == str(error.value)
    return error.value


def places(error: APIStatusError) -> list[tuple[str, Any]]:
    return [(each.location, each.value) for each in error.violations]


def test_an_error_object(azure: AzureDriver) -> None:
    detail = {"code": "Bad", "message": "too long", "target": "messages[0]"}
    inner = {"code": "Inner"}
    body = {"code": "Invalid", "message": "No.", "details": [detail], "innererror": inner}
    error = refused(azure, 400, {"error": body}, x_ms_request_id="r-1")
    assert type(error) is BadRequestError
    assert (error.code, error.message, error.request_id) == ("Invalid", "No.", "r-1")
    assert error.details == [detail, inner]
    assert places(error) == [("messages[0]", None)]


def test_the_code_may_be_in_a_header_alone(azure: AzureDriver) -> None:
    assert refused(azure, 400, {"message": "No."}, x_ms_error_code="Odd").code == "Odd"


def test_parameters_that_are_extra(azure: AzureDriver) -> None:
    text = (
        "Extra parameters ['n', 'user'] are not allowed when extra-parameters is not set or set "
        "to be 'error'."
    )
    error = refused(azure, 400, {"detail": text})
    assert (type(error), error.message) == (BadRequestError, text)
    assert places(error) == [("n", None), ("user", None)]


def test_a_bad_header(azure: AzureDriver) -> None:
    text = "Unexpected EXTRA_PARAMETERS option ignore, expected options are ['error', 'drop']"
    error = refused(azure, 400, {"detail": text})
    assert (type(error), error.message, error.violations) == (BadRequestError, text, ())


FLAT: Json = {
    "status": 400,
    "code": "content_filter",
    "message": "The response was filtered due to the prompt.",
    "param": "messages",
    "type": None,
}
NESTED: Json = {
    "error": {
        "message": "The response was filtered.",
        "type": None,
        "param": "prompt",
        "code": "content_filter",
        "status": 400,
        "innererror": {
            "code": "ResponsibleAIPolicyViolation",
            "content_filter_result": {
                "hate": {"filtered": False, "severity": "safe"},
                "violence": {"filtered": True, "severity": "medium"},
                "jailbreak": {"filtered": False, "detected": False},
            },
        },
    }
}


def test_a_content_filter_flat(azure: AzureDriver) -> None:
    error = refused(azure, 400, FLAT)
    assert isinstance(error, ContentFilterError)
    assert (error.code, error.source, error.category) == ("content_filter", "prompt", None)
    assert places(error) == [("messages", None)]
    assert "the prompt was refused" in str(error)


def test_a_content_filter_nested(azure: AzureDriver) -> None:
    error = refused(azure, 400, NESTED)
    assert isinstance(error, ContentFilterError)
    assert (error.source, error.category, error.severity) == ("prompt", "violence", "medium")
    assert error.verdicts == (
        FilterVerdict("hate", "safe", False),
        FilterVerdict("violence", "medium", True),
        FilterVerdict("jailbreak", None, False),
    )
    assert "the prompt was refused; violence (medium)" in str(error)


@pytest.mark.parametrize(
    ("message", "source"),
    [
        ("The completion was filtered.", "completion"),
        ("The response was filtered due to the prompt.", "prompt"),
        ("Filtered.", None),
    ],
)
def test_words_tell_what_was_refused_where_nothing_else_does(
    azure: AzureDriver, message: str, source: str | None
) -> None:
    body = {"error": {"code": "content_filter", "message": message}}
    error = refused(azure, 400, body)
    assert isinstance(error, ContentFilterError)
    assert error.source == source


def test_no_credentials(azure: AzureDriver) -> None:
    error = refused(azure, 401, {"statusCode": 401, "message": "Unauthorized."})
    assert (type(error), error.message) == (AuthenticationError, "Unauthorized.")


@pytest.mark.parametrize("code", ["404", "unknown_model"])
def test_nothing_there(azure: AzureDriver, code: str) -> None:
    error = refused(azure, 404, {"error": {"code": code, "message": "Resource not found"}})
    assert (type(error), error.code) == (NotFoundError, code)


def test_a_parameter_the_model_lacks_in_a_list(azure: AzureDriver) -> None:
    body = {
        "detail": [
            {"type": "extra_forbidden", "loc": ["body", "user"], "msg": "No.", "input": "me"},
            {"type": "extra_forbidden", "loc": ["body", "a", 1], "msg": "No!", "input": {"b": 2}},
        ]
    }
    error = refused(azure, 422, body)
    assert isinstance(error, ParameterNotSupportedError)
    assert places(error) == [("user", "me"), ("a[1]", {"b": 2})]
    assert [each.message for each in error.violations] == ["No.", "No!"]


def test_a_parameter_the_model_lacks_in_an_object(azure: AzureDriver) -> None:
    body = {
        "status": 422,
        "code": "parameter_not_supported",
        "detail": {"loc": ["body", "response_format"], "input": "json_object"},
        "message": "One of the parameters contains invalid values.",
    }
    error = refused(azure, 422, body)
    assert isinstance(error, ParameterNotSupportedError)
    assert places(error) == [("response_format", "json_object")]
    assert error.violations[0].message == body["message"]


def test_another_422(azure: AzureDriver) -> None:
    body = {"detail": [{"type": "missing", "loc": ["body", "messages"], "msg": "Field required"}]}
    error = refused(azure, 422, body)
    assert type(error) is UnprocessableEntityError
    assert places(error) == [("messages", None)]


def test_too_many_requests(azure: AzureDriver) -> None:
    body = {"error": {"code": "429", "message": "Please retry after 7 seconds."}}
    error = refused(azure, 429, body, retry_after="7")
    assert isinstance(error, RateLimitError)
    assert (error.code, error.retry_after) == ("429", 7.0)
    assert refused(azure, 429, body, retry_after="9").retry_after == 9.0
    assert refused(azure, 429, body).retry_after == 7.0
    assert refused(azure, 400, body).retry_after is None


def test_an_answer_that_is_an_error_in_spite_of_its_status(azure: AzureDriver) -> None:
    for body in ({"statusCode": 401, "message": "No."}, {"error": {"code": "401"}}):
        azure.server.plan(answer(body))
        with pytest.raises(AuthenticationError):
            azure.get(azure.client().chat_completions("x"))


def test_the_callers_id_will_do_where_the_server_has_none(azure: AzureDriver) -> None:
    error = refused(azure, 404, {"error": {"code": "404"}}, x_ms_client_request_id="mine")
    assert error.request_id == "mine"
