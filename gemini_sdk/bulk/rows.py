"""Rows: requests with their keys, read from files and from what programs pass."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard, cast
from zlib import crc32

from gemini_sdk._wire.surrogates import read, written
from gemini_sdk.errors import Fault, InvalidPayloadError

KEY_FIRST = re.compile(rb'\{\s*+"(?:key|custom_id)"\s*+:\s*+("[ !#-\[\]-~]++")\s*+,').match
"""Matches a line that begins with a key of plain ASCII; the group is the key as JSON."""
_SORTED = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
_EXPECTED = (
    '{"key": ..., "request": {...}}, or {"custom_id": ..., "body": {...}}, or an object with '
    "the prompt, named by prompt_field or template"
)

Build = Callable[[Mapping[str, Any]], dict[str, Any]]
"""Makes a request of the fields of a record."""


@dataclass(slots=True)
class Row:
    """A request with its key, or the reason why a row has none."""

    key: str
    """Key of the row; its result has the same."""
    request: dict[str, Any]
    """The request as JSON data."""
    size: int
    """Bytes of the request, about, by which its tokens are estimated."""
    place: str
    """The place of the row in the input, such as `in.jsonl:17`."""
    checksum: str = ""
    """Hexadecimal digits that tell whether the request changed: 8 of the bytes, 8 of the meaning."""
    fault: InvalidPayloadError | None = None
    """The reason why the row has no request; None if it has one."""
    is_openai: bool = False
    """Whether the request is one of OpenAI's API."""
    reserved: tuple[int, float] = (0, 0.0)
    """Tokens and US dollars that a budget set aside for it."""


@dataclass(slots=True)
class RawRow:
    """A row that is not read yet. Most of a file that is done already is never read further than this."""

    number: int
    """Position in the input, from 0."""
    line: int
    """Line of the file, or number of the record; from 1."""
    data: bytes | Mapping[str, Any]
    """The line, or the fields of a record."""


class RowReader:
    """Makes rows of raw rows."""

    def __init__(
        self, name: str, *, key_field: str | None = None, build: Build | None = None
    ) -> None:
        """
        Args:
            name: how places name the input.
            key_field: the field of a record that has the key; None for `key`, `custom_id` or `id`.
            build: makes the request of a record that has a prompt, rather than a request.
        """
        self._name = name
        self._key_field = key_field
        self._build = build
        self.takes_requests = build is None and key_field is None
        """Whether rows are requests with their keys, rather than records."""

    def quick_key(self, raw: RawRow) -> tuple[bytes, int]:
        """The key, as JSON, and a checksum of the bytes: without parsing the line, where its key comes first."""
        data = raw.data
        if self.takes_requests and isinstance(data, bytes) and (found := KEY_FIRST(data)):
            return found[1], crc32(data.strip())
        row = self.read(raw)
        return json_key(row.key), int(row.checksum[:8], 16)

    def read(self, raw: RawRow) -> Row:
        """The row. One that cannot be used has a fault."""
        place = f"{self._name}:{raw.line}"
        key = None
        try:
            fields = _fields(raw.data)
            # Of a key that stands there twice, the first counts, as for the quick look.
            key = self._first_key(raw.data) or self._key(fields, raw.number)
            request, is_openai = self._request(fields)
            meaning = _meaning(request)
        except InvalidPayloadError as error:
            data = raw.data.strip() if isinstance(raw.data, bytes) else repr(raw.data).encode()
            key = key or self._first_key(raw.data) or _key_of(raw)
            return Row(key, {}, len(data), place, _checksum(data, data), error)
        plain = isinstance(raw.data, bytes) and self._build is None
        data = cast(bytes, raw.data).strip() if plain else meaning
        return Row(key, request, len(data), place, _checksum(data, meaning), None, is_openai)

    def _first_key(self, data: bytes | Mapping[str, Any]) -> str | None:
        if self.takes_requests and isinstance(data, bytes) and (found := KEY_FIRST(data)):
            return found[1][1:-1].decode()
        return None

    def _key(self, fields: Mapping[str, Any], number: int) -> str:
        names = ("key", "custom_id", "id") if self._key_field is None else (self._key_field,)
        for name in names:
            value = fields.get(name)
            if isinstance(value, str) and value:
                return value
            if isinstance(value, int) and not isinstance(value, bool) and "request" not in fields:
                return str(value)
            if name in fields:
                expected = "a str that is not empty"
                raise InvalidPayloadError([Fault(name, "not a key", repr(value), expected)])
        if self._key_field is not None:
            raise InvalidPayloadError([Fault(self._key_field, "is missing", expected="the key")])
        return str(number)

    def _request(self, fields: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
        if self._build is not None:
            return self._build(fields), False
        for name in ("request", "body"):
            request: Any = fields.get(name)
            if isinstance(request, (dict, Mapping)):
                return dict(cast("Mapping[str, Any]", request)), name == "body"
            if name in fields:
                found = type(request).__name__
                raise InvalidPayloadError([Fault(name, "not a request", found, "an object")])
        if "contents" in fields or "content" in fields or "messages" in fields:
            return {k: v for k, v in fields.items() if k not in ("key", "id")}, False
        if isinstance(fields.get("prompt"), str):
            return prompt_request(fields["prompt"]), False
        raise InvalidPayloadError([Fault("$", "no request", ", ".join(fields), _EXPECTED)])


def prompt_request(prompt: str) -> dict[str, Any]:
    """The request of a prompt."""
    return {"contents": [{"role": "user", "parts": [{"text": prompt}]}]}


def json_key(key: str) -> bytes:
    """A key as JSON, the one way in which files of results have it."""
    return written(key)


def given_rows(source: Iterable[Any]) -> Iterator[RawRow]:
    """Rows that a program passes: mappings, lines of JSON, prompts, or pairs of a key and any of these."""
    for number, each in enumerate(source):
        yield RawRow(number, number + 1, _given(each))


def _given(each: Any) -> bytes | Mapping[str, Any]:
    if _is_pair(each):
        key, request = each
        whole = prompt_request(request) if isinstance(request, str) else request
        return {"key": key, "request": whole}
    if isinstance(each, str):
        return {"prompt": each}
    return cast("bytes | Mapping[str, Any]", each)


def _is_pair(value: object) -> TypeGuard[tuple[Any, Any]]:
    return isinstance(value, tuple) and len(cast("tuple[object, ...]", value)) == 2


def _fields(data: Any) -> Mapping[str, Any]:
    if not isinstance(data, bytes) and isinstance(data, Mapping):
        return cast("Mapping[str, Any]", data)
    try:
        value: Any = read(data)
    except (ValueError, TypeError) as error:
        raise InvalidPayloadError([Fault("$", f"not JSON: {error}")]) from None
    if isinstance(value, str):
        return {"prompt": value}
    if not isinstance(value, dict):
        raise InvalidPayloadError(
            [Fault("$", "not an object", type(value).__name__, '{"key": ..., "request": ...}')]
        )
    return cast("dict[str, Any]", value)


def _meaning(request: Mapping[str, Any]) -> bytes:
    """A request as JSON, the same for requests that mean the same."""
    try:
        return _SORTED(request).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidPayloadError([Fault("request", f"not JSON data: {error}")]) from None


def _key_of(raw: RawRow) -> str:
    """The key of a row that cannot be used: its own if it has one, else its line."""
    try:
        key = _fields(raw.data).get("key")
    except (InvalidPayloadError, ValueError):
        key = None
    return key if isinstance(key, str) and key else f"line-{raw.line}"


def _checksum(data: bytes, meaning: bytes) -> str:
    return f"{crc32(data):08x}{crc32(meaning):08x}"
