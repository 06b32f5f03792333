"""Takes credentials, and what a user's patterns match, out of exchanges before they are written to a tape."""

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
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

    def secrets(
        self, headers: Mapping[str, str], query: Mapping[str, str]
    ) -> list[re.Pattern[str]]:
        """What finds the credentials that a request was sent with, longest first, however they are written."""
        values: set[str] = set()
        for name, value in [*headers.items(), *query.items()]:
            if is_secret(name) and name.lower() not in _PAGE_TOKENS:
                values |= {_SCHEME.sub("", value), *_passwords(value)}
        long = (value for value in values if len(value) >= _SHORTEST)
        return [_written(value) for value in sorted(long, key=len, reverse=True)]

    def query(self, query: Mapping[str, str], secrets: Iterable[re.Pattern[str]]) -> dict[str, str]:
        """Query parameters without credentials."""
        masked = journal.masked_fields(query.items())
        return {name: self.text(value, secrets) for name, value in masked.items()}

    def answer_headers(
        self, headers: Mapping[str, str], secrets: Iterable[re.Pattern[str]]
    ) -> dict[str, str]:
        """The headers of an answer that clients read, without credentials."""
        kept = [(name, value) for name, value in headers.items() if name.lower() in _KEPT]
        masked = journal.masked_headers(kept)
        return {name: self.text(value, secrets) for name, value in masked.items()}

    def value(self, value: Any, secrets: Iterable[re.Pattern[str]]) -> Any:
        """JSON without credentials, in names as well as in texts."""
        return self._strings(journal.masked(value), list(secrets))

    def text(self, text: str, secrets: Iterable[re.Pattern[str]]) -> str:
        """Text without credentials."""
        for secret in secrets:
            text = secret.sub(MASK, text)
        text = journal.masked_text(text)
        for pattern in self._patterns:
            text = pattern.sub(MASK, text)
        return text

    def body(self, data: bytes, secrets: Iterable[re.Pattern[str]]) -> bytes:
        """The body of an answer without credentials; the same bytes if it has none."""
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = data.decode("latin-1")
            for secret in secrets:
                text = secret.sub(MASK, text)
            return text.encode("latin-1")
        for member in _SECRET_MEMBER.finditer(text):
            text = text.replace(member["value"], json.dumps(MASK))
        return self.text(text, secrets).encode()

    def _strings(self, value: Any, secrets: list[re.Pattern[str]]) -> Any:
        if isinstance(value, str):
            return self.text(value, secrets)
        if is_object(value):
            return {
                self.text(name, secrets): self._strings(each, secrets)
                for name, each in value.items()
            }
        return [self._strings(each, secrets) for each in value] if is_list(value) else value


def _written(value: str) -> re.Pattern[str]:
    """Finds a text as it is, and escaped in JSON or a URL in any way that these allow, in capitals or not."""
    characters: list[str] = []
    for character in value:
        forms = [
            character,
            json.dumps(character)[1:-1],
            quote(character, safe=""),
            "".join(f"%{byte:02x}" for byte in character.encode()),
            f"\\u{ord(character):04x}",
            f"\\{character}",
            character.encode().decode("latin-1"),
        ]
        characters.append(f"(?:{'|'.join(map(re.escape, dict.fromkeys(forms)))})")
    return re.compile("".join(characters), re.IGNORECASE)


def _passwords(value: str) -> Iterator[str]:
    """The password of Basic authentication, alone and with its user."""
    scheme, _, encoded = value.partition(" ")
    if scheme.lower() == "basic":
        try:
            pair = base64.b64decode(encoded, validate=True).decode()
        except ValueError:
            return
        yield from (pair, pair.partition(":")[2])


_PAGE_TOKENS = frozenset({"pagetoken", "x-goog-api-client"})
_SECRET_MEMBER = re.compile(
    r'"(?:access_?token|refresh_?token|id_?token|private_?key|client_?secret|api_?key|password)"\s*:\s*'
    r'(?P<value>"(?:[^"\\]|\\.)*")',
    re.IGNORECASE,
)
