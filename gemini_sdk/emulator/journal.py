"""What was asked of the emulator, for tests to assert on. Credentials are masked before they are written down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from pydantic_core import from_json

from gemini_sdk.emulator.json_value import is_list, is_object

MASK = "***"
_SECRET_HEADERS = frozenset(
    "authorization proxy-authorization x-goog-api-key api-key cookie x-goog-iam-authorization-token".split()
)
_SECRET_FIELDS = frozenset(
    "key api_key access_token assertion refresh_token client_secret subject_token token".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One request as it arrived."""

    number: int
    """Counted from 1 within its scope."""
    scope: str
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    """Names in lower case; credentials masked, a bearer token as `Bearer ***`."""
    body: Any
    """JSON where it is JSON, form fields where it is a form, else text; None where it is empty."""
    operation: str | None
    """The operation's id; None where the path has none."""


def masked_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers by name in lower case, without credentials."""
    return {n.lower(): _masked(v) if n.lower() in _SECRET_HEADERS else v for n, v in headers}


def masked_fields(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Query parameters or form fields, without credentials."""
    return {name: MASK if name in _SECRET_FIELDS else value for name, value in pairs}


def readable(body: bytes, content_type: str) -> Any:
    """A body as one would want to assert on it."""
    if not body:
        return None
    text = body.decode("utf-8", "replace")
    if content_type.startswith("application/x-www-form-urlencoded"):
        return masked_fields(parse_qsl(text))
    try:
        return from_json(body)  # refuses what is nested too deep to be looked through
    except ValueError:
        return text


def strings(value: Any) -> str:
    """Every string in a JSON value, one a line: what a rule's `contains` is looked for in."""
    if isinstance(value, str):
        return value
    if is_object(value):
        return "\n".join(filter(None, map(strings, value.values())))
    return "\n".join(filter(None, map(strings, value))) if is_list(value) else ""


def _masked(value: str) -> str:
    scheme, space, _ = value.partition(" ")
    return f"{scheme} {MASK}" if space else MASK
