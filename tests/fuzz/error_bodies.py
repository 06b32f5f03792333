"""Answers that are errors: one typed exception, with no secret in it, whatever the body and the headers are."""

import pickle
from math import isfinite

from hypothesis import strategies as st

from gemini_sdk._redaction import redact
from gemini_sdk._transport.response import read_answer, status_error, stream_error
from gemini_sdk._transport.retry import RetryPolicy
from gemini_sdk._transport.tunables import LONGEST
from gemini_sdk.errors import APIStatusError, GeminiSDKError
from gemini_sdk.types.generate_content import GenerateContentResponse
from tests.fuzz.target import Target, values, written

SECRET = "AIzaSecretOfFuzzing0123"
_STATUSES = [200, 302, 400, 401, 403, 404, 408, 409, 422, 429, 499, 500, 501, 503, 504, 700]
_TYPES = ["application/json", "text/html; charset=x", "text/event-stream", ""]


def check(data: bytes) -> None:
    """The first byte selects status and content type; a first line is a header's value."""
    first, (said, _, body) = (data[:1] or b"\0")[0], data[1:].partition(b"\n")
    value = said.decode("latin-1")
    headers = {
        "Content-Type": _TYPES[first >> 6],
        "Retry-After": value,
        "retry-after-ms": value[1:],
    }
    status = _STATUSES[first % len(_STATUSES)]
    errors: list[GeminiSDKError] = []
    try:
        read_answer(status, headers, body, GenerateContentResponse, secrets=(SECRET,))
    except GeminiSDKError as error:
        errors.append(error)
    errors.append(status_error(status, headers, body, 2, secrets=(SECRET,), now=0.0))
    if (in_stream := stream_error(body, headers, secrets=(SECRET,))) is not None:
        errors.append(in_stream)
    for each in errors:
        _check_error(each)


def _check_error(error: GeminiSDKError) -> None:
    shown = f"{error} {error!r}"
    assert str(error).encode()
    assert SECRET not in shown
    assert SECRET not in redact(shown)
    assert len(str(error)) < 100_000
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (type(error), str(error))
    if isinstance(error, APIStatusError):
        wait = error.retry_after
        assert wait is None or (isfinite(wait) and wait >= 0), wait
        pause = RetryPolicy(max_retry_after=1e300).delay(1, True, error)
        assert pause is None or 0 <= pause <= LONGEST


_NAMES = [
    *[
        "error",
        "code",
        "message",
        "status",
        "details",
        "detail",
        "loc",
        "msg",
        "type",
        "input",
        "title",
    ],
    *[
        "param",
        "target",
        "innererror",
        "content_filter_result",
        "hate",
        "filtered",
        "severity",
        "@type",
    ],
    *["fieldViolations", "field", "description", "retryDelay", "requestId", "error_description"],
    *[
        "type.googleapis.com/google.rpc.RetryInfo",
        "type.googleapis.com/google.rpc.BadRequest",
        "choices",
    ],
    *[SECRET, "Extra parameters ['a', \"b\"] are", "429", "RESOURCE_EXHAUSTED", "body", "9.5s"],
]
_HEADERS = st.sampled_from(
    [
        b"",
        b"3",
        b"36000",
        b"9" * 400,
        b"1e9",
        b"-1",
        b"nan",
        b"Fri, 31 Dec 9999 23:59:59 GMT",
        b"Wed, 21 Oct 2015 07:28:00",
        b"Mon, 01 Jan 0001 00:00:00 +2359",
        b"\xb2",
        b"1.5",
        b"inf",
    ]
)
_BODIES = values(_NAMES).map(written) | st.sampled_from(
    [
        b"<html><title>No &amp; \x1b[2J</title>",
        b"data: {}",
        b"Extra parameters [" * 50,
        b"",
        b"\xef\xbb\xbf{}",
    ]
)
TARGET = Target(
    "error_bodies",
    check,
    st.tuples(st.binary(min_size=1, max_size=1), _HEADERS, st.just(b"\n"), _BODIES).map(b"".join),
)
