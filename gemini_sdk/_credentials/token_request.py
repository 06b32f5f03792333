"""Lends google-auth this package's own HTTP client: its own transports need `requests`, `urllib3` or `aiohttp`."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from gemini_sdk._redaction import redact, shorten
from gemini_sdk._transport import environment
from gemini_sdk._transport.deadline import Deadline, Timeouts
from gemini_sdk._transport.decoding import Counter, DamagedError, Decoder, TooLargeError
from gemini_sdk._transport.http_library import preferred
from gemini_sdk._transport.network import Backend, keep_limits
from gemini_sdk._transport.tunables import TOKEN_ANSWER_SIZE, TOKEN_TIMEOUT

if TYPE_CHECKING:
    import httpx


_HEADERS = {"accept-encoding": "gzip, deflate"}
_SECRET_FIELD = re.compile(r"(?:token|secret|assertion|password|authorization|key)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TokenResponse:
    """An answer as google-auth wants it."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    data: bytes = field(repr=False)


class TokenRequest:
    """google-auth's transport (`google.auth.transport.Request`), over httpx2 or httpx instead of `requests`.

    Proxies and CA bundles come from the environment. Redirects are not followed: a credential goes where it was sent
    and nowhere else. One object serves one refresh, and remembers which values must not be shown.
    """

    def __init__(self) -> None:
        self._library = preferred()
        self._secrets: set[str] = set()
        self._verdict: tuple[str, str] | None = None
        self.unreachable = False
        """Whether the network or the server failed, so that the same may succeed later."""

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        *,
        cert: tuple[str, str] | None = None,
        direct: bool = False,
    ) -> TokenResponse:
        """Sends one request.

        Args:
            url: where to.
            method: the HTTP method.
            body: what to send.
            headers: sent in addition to the library's own.
            timeout: maximum seconds of the whole request (default: 30).
            cert: paths of a client certificate and its key.
            direct: past any proxy.

        Raises:
            google.auth.exceptions.TransportError: no answer arrived.
        """
        self._note(headers or {}, body or b"")
        # What an earlier request was answered with says nothing of this one.
        self._verdict = None
        seconds = TOKEN_TIMEOUT if timeout is None else timeout
        deadline = Deadline(seconds)
        deadline.start()
        limits = {"timeout": Timeouts(seconds, deadline)}
        try:
            with (
                self._client(url, cert, direct) as client,
                client.stream(
                    method, url, content=body, headers=headers, extensions=limits
                ) as answer,
            ):
                content = _read(answer)
        except (TooLargeError, DamagedError) as error:
            what = "is too large" if isinstance(error, TooLargeError) else "cannot be decompressed"
            raise transport_error(f"{method} {url.partition('?')[0]}: the answer {what}") from None
        except (self._library.HTTPError, self._library.InvalidURL, OSError, ValueError) as error:
            place = url.partition("?")[0]
            words = f"{method} {place}: {str(error) or type(error).__name__}"
            self.unreachable = True
            raise transport_error(words) from error
        self._note(answer.headers, content)
        self._verdict = _verdict(answer, content)
        self.unreachable = answer.status_code >= 500
        return TokenResponse(answer.status_code, answer.headers, content)

    def explain(self, error: Exception) -> str:
        """`error`, and what the server had to say, in words without any secret that passed through here."""
        first: object = error.args[0] if error.args else ""
        words = str(first) if isinstance(first, str | Exception) else str(error)
        if not type(error).__module__.startswith("google."):
            words = f"{type(error).__name__}: {words}"
        if self._verdict:
            status, said = self._verdict
            words += f" ({status})" if said in words else f" ({status}: {said})"
        # Longest first: one secret may be part of another.
        secrets = sorted(self._secrets, key=len, reverse=True)
        return shorten(redact(" ".join(words.split()), secrets), 600)

    def _client(self, url: str, cert: tuple[str, str] | None, direct: bool) -> "httpx.Client":
        library = self._library
        options: dict[str, Any] = (
            {"trust_env": False} if direct else environment.client_options(library, url)
        )
        if url.startswith("https:"):
            context = environment.ssl_context(library)
            if cert is not None:
                context.load_cert_chain(*cert)
            options["verify"] = context
        client = library.Client(headers=_HEADERS, **options)
        keep_limits(client, Backend)
        return client

    def _note(self, headers: Mapping[str, str], body: bytes | str) -> None:
        for name, value in [*headers.items(), *_fields(body)]:
            if isinstance(value, str) and _SECRET_FIELD.search(name):
                self._secrets.add(value.removeprefix("Bearer "))


def _fields(body: bytes | str) -> list[tuple[str, object]]:
    """Names and values at every depth of a JSON object, or of a form."""
    found: list[tuple[str, object]] = []
    text = body if isinstance(body, str) else body.decode("utf-8", "replace")
    try:
        json.loads(text, object_pairs_hook=found.extend)
    except ValueError:
        found.extend(parse_qsl(text))
    return found


def _read(answer: "httpx.Response") -> bytes:
    """The body of an answer, which is nowhere near TOKEN_ANSWER_SIZE if it holds a token. Raises TooLargeError."""
    received, decoded = Counter(TOKEN_ANSWER_SIZE), Counter(TOKEN_ANSWER_SIZE)
    decoder = Decoder(answer.headers.get("content-encoding", ""), TOKEN_ANSWER_SIZE)
    pieces: list[bytes] = []
    for data in answer.iter_raw():
        received.add(len(data))
        for piece in decoder.feed(data):
            decoded.add(len(piece))
            pieces.append(piece)
    return b"".join(pieces)


def _verdict(answer: "httpx.Response", content: bytes) -> tuple[str, str]:
    """Status and host of an answer, and what the server says is wrong, if anything."""
    fields = dict(_fields(content))
    words = fields.get("error_description") or fields.get("message")
    return f"{answer.status_code} from {answer.url.host}", words if isinstance(words, str) else ""


def transport_error(words: str) -> Exception:
    make: Callable[[str], Exception] = import_module("google.auth.exceptions").TransportError
    return make(words)
