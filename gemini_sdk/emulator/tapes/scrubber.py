"""Takes credentials, and what a user's patterns match, out of exchanges before they are written to a tape."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk._wire.secret_names import MASK, is_secret
from gemini_sdk.emulator import journal
from gemini_sdk.errors import ConfigurationError

_SHORTEST = 4
"""Characters of a credential that is looked for in bodies. A shorter one is left out of headers and queries only."""
_SCHEME = re.compile(r"(?i)(basic|bearer|digest|token)\s+")
_KEPT = frozenset(
    """content-type content-disposition etag location retry-after retry-after-ms upload-chunk-size
    x-goog-upload-chunk-granularity x-goog-upload-control-url x-goog-upload-size-received x-goog-upload-status
    x-goog-upload-url x-request-id x-ms-region apim-request-id range""".split()
)
"""Headers of answers that clients read."""


class Scrubber:
    """Replaces secrets by `***`."""

    def __init__(self, patterns: Iterable[str] = ()) -> None:
        """`patterns` are regular expressions. Raises ConfigurationError if one is invalid."""
        self._patterns: list[re.Pattern[str]] = []
        for pattern in patterns:
            try:
                self._patterns.append(re.compile(pattern))
            except re.error as error:
                raise ConfigurationError(
                    f"scrub: {pattern!r} is not a regular expression: {error}"
                ) from error

    def secrets(self, headers: Mapping[str, str], query: Mapping[str, str]) -> list[str]:
        """The credentials that a request was sent with, longest first, as they may stand in a text."""
        values = {
            _SCHEME.sub("", value)
            for name, value in [*headers.items(), *query.items()]
            if is_secret(name) and name.lower() not in _PAGE_TOKENS
        }
        long = {value for value in values if len(value) >= _SHORTEST}
        forms = {f for v in long for f in (v, quote(v, safe=""), json.dumps(v)[1:-1])}
        return sorted(forms, key=len, reverse=True)

    def query(self, query: Mapping[str, str], secrets: Iterable[str]) -> dict[str, str]:
        """Query parameters without credentials."""
        masked = journal.masked_fields(query.items())
        return {name: self.text(value, secrets) for name, value in masked.items()}

    def answer_headers(self, headers: Mapping[str, str], secrets: Iterable[str]) -> dict[str, str]:
        """The headers of an answer that clients read, without credentials."""
        kept = [(name, value) for name, value in headers.items() if name.lower() in _KEPT]
        masked = journal.masked_headers(kept)
        return {name: self.text(value, secrets) for name, value in masked.items()}

    def value(self, value: Any, secrets: Iterable[str]) -> Any:
        """JSON without credentials, in names as well as in texts."""
        return self._strings(journal.masked(value), list(secrets))

    def text(self, text: str, secrets: Iterable[str]) -> str:
        """Text without credentials."""
        for secret in secrets:
            text = text.replace(secret, MASK)
        text = journal.masked_text(text)
        for pattern in self._patterns:
            text = pattern.sub(MASK, text)
        return text

    def body(self, data: bytes, secrets: Iterable[str]) -> bytes:
        """The body of an answer without credentials; the same bytes if it has none."""
        try:
            text = data.decode()
        except UnicodeDecodeError:
            for secret in secrets:
                data = data.replace(secret.encode(), MASK.encode())
            return data
        for member in _SECRET_MEMBER.finditer(text):
            text = text.replace(member["value"], json.dumps(MASK))
        return self.text(text, secrets).encode()

    def _strings(self, value: Any, secrets: list[str]) -> Any:
        if isinstance(value, str):
            return self.text(value, secrets)
        if is_object(value):
            return {
                self.text(name, secrets): self._strings(each, secrets)
                for name, each in value.items()
            }
        return [self._strings(each, secrets) for each in value] if is_list(value) else value


_PAGE_TOKENS = frozenset({"pagetoken", "x-goog-api-client"})
_SECRET_MEMBER = re.compile(
    r'"(?:access_?token|refresh_?token|id_?token|private_?key|client_?secret|api_?key|password)"\s*:\s*'
    r'(?P<value>"(?:[^"\\]|\\.)*")',
    re.IGNORECASE,
)
