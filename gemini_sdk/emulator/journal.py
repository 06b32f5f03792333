"""The requests that the emulator received, for assertions in tests. Credentials are masked before they are recorded."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from pydantic_core import from_json

from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk._wire.secret_names import MASK, is_secret_field, is_secret_member, names_secret

_SCHEMES = ("basic", "bearer", "digest", "sharedaccesssignature", "token")
_IN_TEXT = re.compile(r"(?:(?<=[?&])|^)(?P<name>[\w.-]+)=(?P<value>[^&\s\"'#]+)")
"""A field of a query or of a form."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One request as it arrived."""

    number: int
    """Counted from 1 within its scope."""
    scope: str
    """The scope that the request belongs to."""
    method: str
    """HTTP method."""
    path: str
    """Path of the URL."""
    query: Mapping[str, str]
    """Query parameters; credentials are masked."""
    headers: Mapping[str, str]
    """Names in lower case; credentials masked, a bearer token as `Bearer ***`."""
    body: Any
    """JSON where it is JSON, form fields where it is a form, else text; None if it is empty. Without credentials."""
    operation: str | None
    """The operation's id; None if the path has none."""


def masked_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers by name in lower case, without credentials."""
    return {
        name.lower(): _masked(value) if names_secret(name) else masked_text(value)
        for name, value in headers
    }


def masked_fields(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Query parameters or form fields, without credentials."""
    return {name: MASK if is_secret_field(name) else masked_text(value) for name, value in pairs}


def masked(value: Any) -> Any:
    """JSON without credentials."""
    if isinstance(value, str):
        return masked_text(value)
    if is_object(value):
        return {
            name: MASK if isinstance(each, str) and is_secret_member(name) else masked(each)
            for name, each in value.items()
        }
    return [masked(each) for each in value] if is_list(value) else value


def readable(body: bytes, content_type: str) -> Any:
    """A body as one would want to look at it, credentials included."""
    if not body:
        return None
    text = body.decode("utf-8", "replace")
    if content_type.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(text))
    try:
        return from_json(body)  # refuses what is nested too deep to be looked through
    except ValueError:
        return text


def recorded(body: bytes, content_type: str) -> Any:
    """The recorded form of a body."""
    read = readable(body, content_type)
    if content_type.startswith("application/x-www-form-urlencoded") and is_object(read):
        return masked_fields(read.items())
    return masked(read)


def strings(value: Any) -> str:
    """Every string in a JSON value, one a line: what a rule's `contains` is looked for in."""
    if isinstance(value, str):
        return value
    if is_object(value):
        return "\n".join(filter(None, map(strings, value.values())))
    return "\n".join(filter(None, map(strings, value))) if is_list(value) else ""


def _masked(value: str) -> str:
    scheme, space, _ = value.partition(" ")
    return f"{scheme} {MASK}" if space and scheme.lower() in _SCHEMES else MASK


def masked_text(text: str) -> str:
    """A text without the credentials in URLs and forms that it holds."""
    if "=" not in text:
        return text
    return _IN_TEXT.sub(
        lambda found: f"{found['name']}={MASK}" if is_secret_field(found["name"]) else found[0],
        text,
    )
