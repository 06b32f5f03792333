"""Times, durations, bytes and big integers: exact on the wire, Python's own types on demand."""

import base64
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gemini_sdk._wire import Duration, Timestamp
from gemini_sdk._wire.scalars import decode_base64
from gemini_sdk.types.generate_content import (
    Blob,
    Candidate,
    GenerateContentResponse,
    GenerationConfig,
    Interval,
    Part,
    Schema,
    VideoMetadata,
)

NANOSECONDS = st.integers(-(10**18), 10**18)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=OFFSETS | st.just(UTC))


@given(NANOSECONDS)
def test_durations_keep_every_nanosecond(nanoseconds: int) -> None:
    duration = Duration.of_nanoseconds(nanoseconds)
    assert duration.nanoseconds == nanoseconds
    assert Duration(str(duration)).nanoseconds == nanoseconds
    cut = duration.to_timedelta()
    assert abs(cut) <= timedelta(microseconds=abs(nanoseconds) // 1000)
    assert cut // timedelta(microseconds=1) == int(nanoseconds / abs(nanoseconds or 1)) * (
        abs(nanoseconds) // 1000
    )


@given(st.timedeltas(timedelta(days=-(10**6)), timedelta(days=10**6)))
def test_durations_from_timedeltas_and_back(value: timedelta) -> None:
    assert Duration.of(value).to_timedelta() == value


@given(st.integers(-(10**9), 10**9))
def test_durations_from_numbers_of_seconds(value: int) -> None:
    assert Duration.of(value) == f"{value}s"
    assert Duration.of(value + 0.5).nanoseconds == value * 10**9 + 5 * 10**8


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3.5, "3.5s"),
        (timedelta(milliseconds=1), "0.001s"),
        ("-0.000000001s", "-0.000000001s"),
        (0.1, "0.1s"),
        (0, "0s"),
    ],
)
def test_a_duration_is_taken_in_pythons_forms(value: Any, written: str) -> None:
    assert VideoMetadata(start_offset=value).start_offset == written
    assert json.loads(VideoMetadata(start_offset=value).to_json()) == {"startOffset": written}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, [3]])
def test_what_is_no_duration_is_refused_as_pydantic_refuses(value: Any) -> None:
    with pytest.raises(ValidationError):
        VideoMetadata(start_offset=value)


def test_a_string_that_is_no_duration_is_kept_and_reported_when_it_is_read() -> None:
    parsed = VideoMetadata.model_validate_json('{"startOffset": "soon"}')
    assert parsed.start_offset == "soon"
    assert parsed.start_offset is not None
    with pytest.raises(ValueError, match=r"not a duration such as 3\.5s: soon"):
        parsed.start_offset.to_timedelta()
    with pytest.raises(ValueError, match="not a duration"):
        _ = Duration("\u0661s").nanoseconds


def test_a_duration_beyond_timedelta_says_so() -> None:
    with pytest.raises(OverflowError):
        Duration("99999999999999s").to_timedelta()


@given(MOMENTS)
def test_timestamps_from_datetimes_and_back(moment: datetime) -> None:
    written = Timestamp.of(moment)
    assert written.endswith("Z")
    assert written.to_datetime() == moment
    assert Timestamp.of(moment.replace(tzinfo=None)).to_datetime() == moment.replace(tzinfo=UTC)


@given(MOMENTS, st.integers(0, 999_999_999), st.sampled_from(["Z", "z", "+05:30", "-11:00"]))
def test_timestamps_keep_every_nanosecond_and_their_offset(
    moment: datetime, nanosecond: int, zone: str
) -> None:
    whole = moment.replace(microsecond=0, tzinfo=None).isoformat()
    text = f"{whole}.{nanosecond:09d}{zone}"
    parsed = Interval.model_validate_json(json.dumps({"startTime": text})).start_time
    assert parsed == text
    assert parsed is not None
    assert parsed.nanosecond == nanosecond
    assert parsed.to_datetime().microsecond == nanosecond // 1000
    assert json.loads(Interval(start_time=parsed).to_json()) == {"startTime": text}


def test_the_seeds_nanoseconds_survive() -> None:
    text = "2024-03-14T15:11:23.766989274Z"
    answer = GenerateContentResponse.model_validate_json(json.dumps({"createTime": text}))
    assert json.loads(answer.to_json()) == {"createTime": text}
    assert answer.create_time is not None
    assert answer.create_time.to_datetime() == datetime(2024, 3, 14, 15, 11, 23, 766989, UTC)


@pytest.mark.parametrize("text", ["yesterday", "2024-13-01T00:00:00Z", "2024-01-01 00:00:00Z", ""])
def test_a_string_that_is_no_time_is_kept_and_reported_when_it_is_read(text: str) -> None:
    parsed = Interval.model_validate({"startTime": text}).start_time
    assert parsed == text
    assert parsed is not None
    with pytest.raises(ValueError, match=r"not an RFC 3339 time|month must be"):
        parsed.to_datetime()


def test_a_datetime_that_utc_cannot_hold_is_refused_as_pydantic_refuses() -> None:
    late = datetime.max.replace(tzinfo=timezone(timedelta(hours=-5)))
    with pytest.raises(ValidationError, match="not a time between"):
        Interval.model_validate({"startTime": late})


@given(st.binary(), st.sampled_from([b"+/", b"-_", b"+_", b"-/"]), st.booleans(), st.booleans())
def test_base64_in_every_alphabet_padded_or_not(
    data: bytes, alphabet: bytes, padded: bool, broken: bool
) -> None:
    text = base64.b64encode(data, alphabet).decode()
    text = text if padded else text.rstrip("=")
    text = "\n".join(text[i : i + 4] for i in range(0, len(text), 4)) if broken else text
    assert decode_base64(text) == data
    for blob in (
        Blob.model_validate_json(json.dumps({"data": text})),
        Blob.model_validate({"data": text}),
        Blob.model_validate({"data": data}),
        Blob(data=data),
    ):
        assert blob.data == data
        assert json.loads(blob.to_json()) == {"data": base64.b64encode(data).decode()}


@pytest.mark.parametrize("text", ["!!!!", "a", "aGk=aGk=", "aGk*", "ä"])
def test_what_is_no_base64_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Blob.model_validate({"data": text})
    with pytest.raises(ValidationError):
        Blob.model_validate_json(json.dumps({"data": text}))


@pytest.mark.parametrize("written", ['"9223372036854775807"', "9223372036854775807", '"-5"', "5.0"])
def test_int64_travels_as_a_string(written: str) -> None:
    schema = Schema.model_validate_json(f'{{"minItems": {written}}}')
    number = int(float(written)) if "." in written else int(written.strip('"'))
    assert schema.min_items == number
    assert json.loads(schema.to_json()) == {"minItems": str(number)}


@given(st.integers())
def test_integers_of_any_size_stay_exact(number: int) -> None:
    for text in (f'{{"index": {number}}}', f'{{"index": "{number}"}}'):
        candidate = Candidate.model_validate_json(text)
        assert candidate.index == number
        assert json.loads(candidate.to_json()) == {"index": number}
    part = Part.model_validate_json(f'{{"functionCall": {{"args": {{"n": {number}}}}}}}')
    assert json.loads(part.to_json())["functionCall"]["args"] == {"n": number}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_stay_exact(number: float) -> None:
    config = GenerationConfig.model_validate_json(json.dumps({"temperature": number}))
    assert json.loads(config.to_json()) == {"temperature": number}


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_not_finite_travel_by_name(name: str) -> None:
    candidate = Candidate.model_validate_json(json.dumps({"avgLogprobs": name}))
    assert isinstance(candidate.avg_logprobs, float)
    assert json.loads(candidate.to_json()) == {"avgLogprobs": name}


@pytest.mark.parametrize("value", ["STOP", "NEWER", "", 1, 77, 1.0])
def test_enums_are_open(value: Any) -> None:
    candidate = Candidate.model_validate_json(json.dumps({"finishReason": value}))
    assert candidate.finish_reason == value
    assert (
        candidate.to_json() == json.dumps({"finishReason": value}, separators=(",", ":")).encode()
    )
