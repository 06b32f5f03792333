import copy
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import errors
from gemini_sdk._redaction import redact, shorten
from gemini_sdk.errors import (
    AnswerTooLargeError,
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    BadRequestError,
    ConfigurationError,
    ContentFilterError,
    CredentialsError,
    DatasetFileError,
    DeadlineExceededError,
    Fault,
    FileTransferError,
    GeminiSDKError,
    InvalidAnswerError,
    InvalidJSONError,
    InvalidPayloadError,
    ObjectExistsError,
    OperationFailedError,
    OperationTimeoutError,
    ParameterNotSupportedError,
    PartialFailureError,
    StreamBrokenError,
    ToolLoopError,
    UnexpectedKeywordError,
    UnknownTypeError,
    UnprocessableEntityError,
    Violation,
)


def tree(kind: type[GeminiSDKError] = GeminiSDKError) -> Iterator[type[GeminiSDKError]]:
    yield kind
    for child in kind.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from tree(child)


def depth(kind: type[GeminiSDKError]) -> int:
    return sum(issubclass(base, GeminiSDKError) for base in kind.__mro__) - 1


def status_kinds() -> list[type[APIStatusError]]:
    return [kind for kind in tree(APIStatusError) if issubclass(kind, APIStatusError)]


def full(kind: type[APIStatusError] = BadRequestError) -> APIStatusError:
    return kind(
        "Invalid value",
        status_code=400,
        code="INVALID_ARGUMENT",
        details=[{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": []}],
        violations=[Violation("contents[0].role", "Invalid value", value="robot")],
        request_id="r-1",
        retry_after=1.5,
        attempts=3,
        body=b'{"error": {}}\xff',
    )


EXAMPLES: list[GeminiSDKError] = [
    GeminiSDKError(),
    GeminiSDKError("plain"),
    ConfigurationError("no key"),
    DatasetFileError("train.gz", "a gzip archive", "Run: gunzip < train.gz > train.jsonl"),
    UnknownTypeError("Prat", "vertex", suggestion="Part"),
    CredentialsError("no token"),
    InvalidPayloadError([Fault("$", "is missing"), Fault("a.b", "wrong", "5", "text", "c")]),
    InvalidJSONError("trailing comma", line=2, column=9),
    UnexpectedKeywordError([Fault("temprature", "unknown keyword", suggestion="temperature")]),
    APIConnectionError("refused", attempts=2, sent=False),
    APITimeoutError("silent", attempts=2),
    DeadlineExceededError("late", attempts=3),
    *(full(kind) for kind in status_kinds()),
    InvalidAnswerError("cut", status_code=200, body=b"{\xff", request_id="r", attempts=2),
    AnswerTooLargeError(1024, status_code=200, request_id="r", attempts=2),
    StreamBrokenError("no finish reason", request_id="r"),
    FileTransferError("the session expired", transferred=9, name="files/x"),
    ObjectExistsError("gs://bucket/train.jsonl"),
    PartialFailureError("1 of 2", answer={"a": 1}),
    ToolLoopError("10 rounds", turns=[1]),
    OperationFailedError("bad data", code=3, details=[{"a": [1]}], name="operations/1"),
    OperationTimeoutError("not over", name="operations/1"),
    CredentialsError("no answer", unreachable=True),
]


def state(error: BaseException) -> tuple[Any, ...]:
    return type(error), str(error), repr(error), error.args, vars(error)


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_errors_pickle_whole(error: GeminiSDKError, protocol: int) -> None:
    error = copy.deepcopy(error)
    error.add_note("while testing")
    back = pickle.loads(pickle.dumps(error, protocol))
    assert state(back) == state(error)
    assert back.__notes__ == ["while testing"]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_errors_copy_whole(error: GeminiSDKError) -> None:
    assert state(copy.copy(error)) == state(error)
    assert state(copy.deepcopy(error)) == state(error)


def test_what_is_left_over_is_named_and_pickles() -> None:
    kinds = (GeminiSDKError, InvalidAnswerError, FileTransferError, APIConnectionError)
    for error in (full(BadRequestError), *(kind("failed") for kind in kinds)):
        error.leftovers = ("gs://b/1", "files/x")
        assert all(str(error).count(name) == 1 for name in error.leftovers)
        assert state(pickle.loads(pickle.dumps(error))) == state(error)


class OwnError(BadRequestError):
    def __init__(self, own: str) -> None:
        super().__init__(own, status_code=400)
        self.own = own


def test_a_users_subclass_with_its_own_parameters_pickles() -> None:
    assert state(pickle.loads(pickle.dumps(OwnError("x")))) == state(OwnError("x"))


def test_every_error_has_an_example_here() -> None:
    assert {type(error) for error in EXAMPLES} == set(tree())


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    assert errors.__doc__
    drawn: dict[str, int] = {}
    for line in errors.__doc__.splitlines():
        before, found, rest = line.partition("── ")
        if found:
            drawn[rest.split()[0]] = (len(before) - 5) // 4 + 1
    assert drawn == {kind.__name__: depth(kind) for kind in tree() if depth(kind)}


def test_all_names_the_tree() -> None:
    assert {kind.__name__ for kind in tree()} <= set(errors.__all__)
    assert errors.__all__ == sorted(errors.__all__)


def test_families() -> None:
    assert issubclass(ContentFilterError, BadRequestError)
    assert issubclass(ParameterNotSupportedError, UnprocessableEntityError)
    assert issubclass(DeadlineExceededError, APITimeoutError)
    assert issubclass(APITimeoutError, APIConnectionError)


def test_a_status_error_tells_message_field_status_and_request_id() -> None:
    assert str(full()) == (
        "400 INVALID_ARGUMENT: Invalid value (at contents[0].role; request id r-1; 3 attempts)"
    )


def test_a_violation_with_words_of_its_own_gets_a_line_of_its_own() -> None:
    error = BadRequestError(
        "Bad", status_code=400, violations=[Violation("a", "too long"), Violation("b", "Bad")]
    )
    assert str(error) == "400: Bad (at b)\n  a: too long"


def test_many_violations_are_counted_not_listed() -> None:
    many = [Violation(f"f{i}", "wrong") for i in range(1000)]
    text = str(BadRequestError("Bad", status_code=400, violations=many))
    assert text.endswith("... and 980 more")
    assert len(text.splitlines()) == 22


def test_what_others_tell() -> None:
    assert str(APIConnectionError("refused", attempts=3)) == "refused (3 attempts)"
    assert str(InvalidAnswerError("the body is empty", request_id="r")) == (
        "The answer cannot be read: the body is empty (status 200; 0 bytes, kept in .body; request id r)"
    )
    assert str(StreamBrokenError("cut")) == "The stream broke: cut"
    assert str(OperationFailedError("bad data", code=3, name="operations/1")) == (
        "bad data (operations/1; code 3)"
    )


def test_a_body_is_kept_but_never_shown() -> None:
    for error in (
        BadRequestError("Bad", status_code=400, body=b"hidden"),
        InvalidAnswerError("cut", body=b"hidden"),
    ):
        assert error.body == b"hidden"
        assert "hidden" not in str(error) + repr(error)


def test_a_violations_value_is_kept_but_never_shown() -> None:
    violation = Violation("a", "wrong", value="hidden")
    assert violation.value == "hidden"
    assert "hidden" not in str(violation) + repr(violation)


def test_a_huge_message_is_shortened_at_its_middle() -> None:
    error = BadRequestError("head" + "x" * 10_000_000 + "tail", status_code=400)
    for text in (str(error), repr(error), error.message):
        assert len(text) < 9000
        assert "head" in text
        assert "tail" in text


def test_a_fault_is_one_line() -> None:
    assert str(Fault("$", "is missing")) == "$: is missing"
    fault = Fault("contents[0].txt", "unknown name", "'a\nb'", "text, inlineData", "text")
    assert str(fault) == (
        "contents[0].txt: unknown name; found 'a b'; expected text, inlineData; "
        "did you mean 'text'?"
    )


def test_a_payload_error_has_one_line_a_fault() -> None:
    faults = [Fault("a", "is missing"), Fault("b", "unknown name", suggestion="c")]
    error = InvalidPayloadError(iter(faults))
    assert error.faults == tuple(faults)
    assert str(error) == "a: is missing\nb: unknown name; did you mean 'c'?"


def test_a_huge_value_makes_no_huge_fault() -> None:
    error = InvalidPayloadError([Fault(f"f{i}", "wrong", "x" * 100_000) for i in range(1000)])
    assert len(str(error)) < 9000
    assert len(str(error).splitlines()) == 21
    assert str(error).endswith("... and 980 more")
    assert len(error.faults) == 1000


SECRETS = [
    "AIzaSyA1234567890abcdefghijklmnopqrstu",
    "AQ.Ab8RN6K1234567890abcdefg",
    "ya29.a0AfH6SMBx-y_z",
    "sk-proj-abc123def456",
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl",
    "-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----",
    "-----BEGIN RSA PRIVATE KEY-----\\nMIIEvQ cut off",
]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    "around", ["{}", "key {} is bad", '{{"key": "{}"}}', "({}), x", "https://h/?a=b&key={}"]
)
def test_known_credentials_are_masked_in_every_error(secret: str, around: str) -> None:
    text = around.format(secret)
    for error in (
        GeminiSDKError(text),
        BadRequestError(text, status_code=400, violations=[Violation("a", "words: " + text)]),
        InvalidAnswerError(text),
        StreamBrokenError(text),
        OperationFailedError(text),
        InvalidPayloadError([Fault("a", "wrong", found=text)]),
    ):
        shown = str(error) + repr(error) + error.message
        assert secret not in shown
        assert "[redacted]" in shown


@pytest.mark.parametrize(
    "text",
    [
        "Bearer abc.def-123",
        "authorization: bearer 0123456789abcdef",
        "api-key: 0123456789abcdef",
        "x-goog-api-key=0123456789abcdef",
        "Incorrect API key provided: 0123456789abcdef",
        '{"access_token": "0123456789abcdef"}',
        "https://host/path?key=0123456789abcdef&x=1",
        "client_secret=0123456789abcdef",
    ],
)
def test_values_named_as_credentials_are_masked(text: str) -> None:
    masked = redact(text)
    assert "[redacted]" in masked
    assert "0123456789abcdef" not in masked
    assert "abc.def-123" not in masked


@pytest.mark.parametrize(
    "text",
    [
        "API key not valid. Please pass a valid API key.",
        "Bearer authentication is required",
        "the api key: missing",
        "task-based risk-averse sk-eleton",
        "Unknown name \"maxTokens\" at 'generation_config': Cannot find field.",
        "Quota exceeded for metric generate_content_free_tier_requests, limit: 20",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert redact(text) == text


def test_secrets_known_by_value_are_masked_whatever_their_form() -> None:
    assert redact("key plain-words refused", ["plain-words"]) == "key [redacted] refused"
    assert redact("a key", ["a"]) == "a key"


@given(st.text(max_size=200))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert redact(redact(text)) == redact(text)


@given(st.text(max_size=200), st.integers(4, 100))
def test_shortening_keeps_head_and_tail(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit + 40
    if len(text) <= limit:
        assert short == text
    else:
        assert short.startswith(text[: limit // 2])
        assert short.endswith(text[-(limit // 4) :])
