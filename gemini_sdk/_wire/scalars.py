"""The scalars of proto3 JSON that Python's own types would round off or spell differently.

A `datetime` loses nanoseconds and a `timedelta` too, so both stay the strings they are and offer the Python type
on demand.
"""

import base64
import binascii
import math
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Self, TypedDict

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_NANOS = 1_000_000_000
_DURATION = re.compile(r"(?P<sign>-?)(?P<seconds>[0-9]+)(?:\.(?P<fraction>[0-9]{1,9}))?s")
_TIMESTAMP = re.compile(
    r"(?P<whole>\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(?:\.(?P<fraction>\d{1,9}))?(?P<zone>[Zz]|[+-]\d\d:\d\d)",
    re.ASCII,
)

OWN_ERRORS = {
    error.type: error
    for error in (
        PydanticCustomError("base64_type", "Input should be bytes or base64 text"),
        PydanticCustomError(
            "duration_type", "Input should be seconds such as 3.5s, a timedelta or a number"
        ),
        PydanticCustomError("enum_type", "Input should be an enum name or number"),
        PydanticCustomError("timestamp_type", "Input should be an RFC 3339 time or a datetime"),
    )
}
"""What is said, once, of a value that none of several forms fits."""


class ScalarError(TypedDict):
    """The error of a union, in pydantic's words."""

    custom_error_type: str
    custom_error_message: str


def refusal(kind: str) -> ScalarError:
    """One of OWN_ERRORS, for a union."""
    error = OWN_ERRORS[kind]
    return {"custom_error_type": error.type, "custom_error_message": error.message_template}


class _Int64:
    """Integers that travel as strings, since JSON numbers are doubles to many readers."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return core_schema.int_schema(
            serialization=core_schema.to_string_ser_schema(when_used="json-unless-none")
        )


Int64 = Annotated[int, _Int64]
"""An int in Python, a decimal string on the wire; a number is read as well."""


class Timestamp(str):
    """An RFC 3339 time with up to nine fractional digits, kept as it was written.

    A timezone-aware `datetime` is accepted in its place. A string that is not a time is kept: validation is the
    validator's work.
    """

    __slots__ = ()

    def to_datetime(self) -> datetime:
        """The time, aware, cut to microseconds. Raises ValueError if the string is no RFC 3339 time."""
        found = _TIMESTAMP.fullmatch(self)
        if found is None:
            raise ValueError(f"not an RFC 3339 time: {self!s}")
        whole = datetime.fromisoformat(
            found["whole"] + found["zone"].upper().replace("Z", "+00:00")
        )
        return whole.replace(microsecond=self.nanosecond // 1000)

    @property
    def nanosecond(self) -> int:
        """The fraction of the second, 0 to 999,999,999."""
        found = _TIMESTAMP.fullmatch(self)
        return int((found["fraction"] or "").ljust(9, "0")) if found else 0

    @classmethod
    def of(cls, value: str | datetime) -> Self:
        """From a string, or from a `datetime` (naive ones are taken as UTC).

        Raises ValueError if that is not a time of the years 1 to 9999 in UTC.
        """
        if isinstance(value, str):
            return cls(value)
        aware = value if value.tzinfo else value.replace(tzinfo=UTC)
        try:
            return cls(aware.astimezone(UTC).isoformat().replace("+00:00", "Z"))
        except OverflowError:
            raise ValueError(f"not a time between the years 1 and 9999 in UTC: {value}") from None

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return _string_or(core_schema.datetime_schema(strict=True), cls.of, "timestamp_type")


class Duration(str):
    """Seconds with an `s` and up to nine fractional digits (`3.5s`), kept as they were written.

    A `timedelta`, or a number of seconds, is accepted in its place.
    """

    __slots__ = ()

    @property
    def nanoseconds(self) -> int:
        """The whole duration in nanoseconds. Raises ValueError if the string is not a duration."""
        found = _DURATION.fullmatch(self)
        if found is None:
            raise ValueError(f"not a duration such as 3.5s: {self!s}")
        fraction = int((found["fraction"] or "").ljust(9, "0"))
        total = int(found["seconds"]) * _NANOS + fraction
        return -total if found["sign"] else total

    def to_timedelta(self) -> timedelta:
        """The duration, cut to microseconds.

        Raises ValueError if it is not a duration, OverflowError beyond what a timedelta holds (2.7 million years).
        """
        nanoseconds = self.nanoseconds
        microseconds = abs(nanoseconds) // 1000
        return timedelta(microseconds=-microseconds if nanoseconds < 0 else microseconds)

    @classmethod
    def of_nanoseconds(cls, nanoseconds: int) -> Self:
        """From a number of nanoseconds."""
        seconds, rest = divmod(abs(nanoseconds), _NANOS)
        fraction = f".{rest:09d}".rstrip("0") if rest else ""
        return cls(f"{'-' if nanoseconds < 0 else ''}{seconds}{fraction}s")

    @classmethod
    def of(cls, value: str | float | timedelta) -> Self:
        """From a string, a `timedelta`, or a number of seconds. Raises ValueError if that is not finite."""
        if isinstance(value, str):
            return cls(value)
        if isinstance(value, timedelta):
            return cls.of_nanoseconds(value // timedelta(microseconds=1) * 1000)
        if not math.isfinite(value):
            raise ValueError(f"not a finite number of seconds: {value}")
        whole = int(value)
        return cls.of_nanoseconds(whole * _NANOS + round((value - whole) * _NANOS))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        number = core_schema.union_schema(
            [core_schema.timedelta_schema(strict=True), core_schema.float_schema(strict=True)]
        )
        return _string_or(number, cls.of, "duration_type")


def _string_or(python: "CoreSchema", build: Any, error: str) -> "CoreSchema":
    """A string in JSON; in Python that string or what `python` admits, made one by `build`."""
    text = core_schema.str_schema()
    return core_schema.no_info_after_validator_function(
        build,
        core_schema.json_or_python_schema(
            json_schema=text,
            python_schema=core_schema.union_schema(
                [text, python], mode="left_to_right", **refusal(error)
            ),
        ),
        serialization=core_schema.to_string_ser_schema(when_used="unless-none"),
    )


def decode_base64(text: str) -> bytes:
    """Bytes from base64 in the standard or the URL-safe alphabet, or a mixture, padded or not.

    White space is skipped; anything else foreign is a ValueError.
    """
    plain = "".join(text.split()).translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError(f"not base64: {error}") from None


def base64_schema() -> "CoreSchema":
    """Bytes in Python, base64 on the wire: any alphabet is read, the standard one with padding is written.

    A `str` in a mapping is base64 there too, as it is in JSON; only `bytes` are taken as they are.
    """
    native = core_schema.bytes_schema(metadata={})
    decoded = core_schema.no_info_after_validator_function(decode_base64, core_schema.str_schema())
    return core_schema.json_or_python_schema(
        # The native decoder is four times as fast; what it refuses (a mixed alphabet, line ends) gets a second reading.
        json_schema=core_schema.union_schema(
            [native, decoded], mode="left_to_right", **refusal("base64_type")
        ),
        python_schema=core_schema.union_schema(
            [core_schema.bytes_schema(strict=True), decoded],
            mode="left_to_right",
            **refusal("base64_type"),
        ),
        serialization=core_schema.plain_serializer_function_ser_schema(
            encode_base64, when_used="json-unless-none"
        ),
    )


_PLACEHOLDERS = {
    decode_base64(text): text
    for text in ("skip_thought_signature_validator", "context_engineering_is_the_way_to_go")
}
"""Texts that Google documents instead of a thought signature, by what they are as base64 of the URL-safe alphabet.

The service knows them by their letters."""
_LONGEST_PLACEHOLDER = max(map(len, _PLACEHOLDERS))


def encode_base64(data: bytes) -> str:
    """Bytes as they travel: base64 in the standard alphabet, padded; a placeholder for a signature letter by letter."""
    if len(data) <= _LONGEST_PLACEHOLDER and (text := _PLACEHOLDERS.get(data)):
        return text
    return base64.b64encode(data).decode("ascii")
