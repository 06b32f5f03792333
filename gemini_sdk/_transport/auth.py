"""Turns whatever a client was given as its credentials into request headers.

google-auth knows every kind of Google credential and where to find it, but refreshes tokens over `requests`, one caller
at a time and blocking. Here it is lent this package's own HTTP client, one refresh serves every thread and task that
waits for it, and an event loop is never blocked. google-auth is imported when a token is first needed, not before.
"""

import asyncio
import inspect
import json
import logging
import os
import re
import warnings
from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from concurrent.futures import CancelledError, Future
from contextvars import copy_context
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import import_module
from threading import Lock, Thread
from time import sleep, time
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import parse_qsl

from gemini_sdk._transport.library import preferred
from gemini_sdk.errors import (
    ConfigurationError,
    CredentialsError,
    GeminiSDKError,
    redact,
    shorten,
)

if TYPE_CHECKING:
    import httpx

__all__ = ["Auth", "Request", "Response", "api_key", "google", "token"]

_AHEAD = 225.0
"""Seconds before its expiry at which a token is renewed: google-auth's own, just under what metadata servers cache."""
_TOKEN_AGE = 180.0
"""Seconds a token from a callable is kept. Whatever caches tokens renews them earlier before expiry than this."""
_HOLD_OFF = 10.0
"""Seconds before a failed renewal is repeated while the present token still serves."""
_SILENCE, _CONNECT = 30.0, 5.0
"""Seconds a token server may be silent, and may take to accept a connection."""
_METADATA_TIMEOUT, _METADATA_ATTEMPTS, _METADATA_PAUSE = 3.0, 3, 1.0
"""Seconds of silence, attempts, and seconds between them, when the metadata server is asked."""

_QUOTA_PROJECT = "x-goog-user-project"
_SECRET_FIELD = re.compile(r"(?:token|secret|assertion|password|authorization|key)$", re.IGNORECASE)

_log = logging.getLogger("gemini_sdk.auth")


class Auth(Protocol):
    """Supplies the headers that authenticate a request.

    Threads, tasks and event loops may share one, not so a process forked while a token is being renewed.
    """

    def headers(self) -> Mapping[str, str]:
        """The headers to send now; not to be changed. May renew a token first, or wait for whoever does.

        Raises:
            CredentialsError: no token could be had. The next call tries again.
        """
        ...

    async def headers_async(self) -> Mapping[str, str]:
        """`headers()`, without blocking the event loop."""
        ...

    def refused(self, headers: Mapping[str, str]) -> bool:
        """Notes that the service answered 401 to `headers`; True if others may be had by asking again."""
        ...


def api_key(key: str) -> Auth:
    """An API key, sent as `x-goog-api-key`.

    Raises:
        ConfigurationError: `key` is empty, or no header could carry it.
    """
    return _ApiKey(key)


def google(credentials: object | None, *, scopes: Sequence[str], quota_project: str | None) -> Auth:
    """google-auth credentials, or Application Default Credentials for None; a callable is taken as by `token`.

    Args:
        credentials: any synchronous `google.auth.credentials.Credentials`.
        scopes: asked for where the kind of credentials needs scopes and has none yet.
        quota_project: the project billed; else the credentials' own.

    Raises:
        ConfigurationError: `credentials` is something else.
    """
    if callable(credentials) and not hasattr(credentials, "refresh"):
        return token(cast(Callable[[], str], credentials), quota_project=quota_project)
    return _Google(credentials, scopes, quota_project)


def token(
    provider: Callable[[], str | Awaitable[str]], *, quota_project: str | None = None
) -> Auth:
    """A callable that returns an access token, or, for async clients, an awaitable of one.

    One token serves every caller for three minutes, or until it is refused; then the provider is asked for
    another. So it must not return different users' tokens in turn. For async clients it is called in a thread of
    its own, and an awaitable is awaited in the caller's event loop.
    """
    return _Token(provider, quota_project)


class _Headers(dict[str, str]):
    """Headers that can be shown without telling the secret in them."""

    def __repr__(self) -> str:
        return "{" + ", ".join(f"{name!r}: '***'" for name in self) + "}"


def _kind(value: object) -> str:
    return f"{type(value).__module__}.{type(value).__qualname__}".removeprefix("builtins.")


def _carried(value: object, what: str, error: type[GeminiSDKError]) -> str:
    """`value`, known to fit into a header as it is. The error names the fault and never the value."""
    if not isinstance(value, str):
        raise error(f"{what} must be a str, found {_kind(value)}")
    if not value:
        raise error(f"{what} is empty")
    if value != value.strip():
        raise error(f"{what} has whitespace or a line break around it")
    if not (value.isascii() and value.isprintable()):
        raise error(f"{what} contains a character that no HTTP header can carry")
    return value


class _ApiKey:
    __slots__ = ("_headers",)

    def __init__(self, key: str) -> None:
        key = _carried(key, "the API key", ConfigurationError)
        self._headers = _Headers({"x-goog-api-key": key})

    def __repr__(self) -> str:
        return "api_key('***')"

    def headers(self) -> Mapping[str, str]:
        return self._headers

    async def headers_async(self) -> Mapping[str, str]:
        return self._headers

    def refused(self, headers: Mapping[str, str]) -> bool:  # noqa: ARG002
        return False


@dataclass(frozen=True, slots=True)
class _Held:
    """Headers in hand, and until when (in seconds since the epoch) they are sent without a further thought."""

    headers: _Headers
    until: float
    token: object = field(default=None, repr=False)
    expiry: datetime | None = None


class _Flight:
    """One renewal under way, and everybody who waits for it, whether in a thread or in an event loop."""

    __slots__ = ("landed", "loop")

    def __init__(self) -> None:
        self.landed: Future[_Headers | GeminiSDKError | None] = Future()
        # A running future cannot be cancelled, so a waiting task that is cancelled leaves alone.
        self.landed.set_running_or_notify_cancel()
        self.loop: asyncio.AbstractEventLoop | None = None

    @property
    def stranded(self) -> bool:
        """Whether it waits for an event loop that has stopped."""
        return self.loop is not None and not self.loop.is_running()


class _Renewed:
    """Headers which expire, renewed by one caller for all.

    - A sync caller renews in its own thread. For async callers a thread is started, which neither the caller's
      cancellation nor the end of its event loop can stop half-way.
    - A failure reaches everybody who waited, and nobody who calls later.
    - One that was interrupted (KeyboardInterrupt, its event loop shut down) is taken over by another who waited.
    """

    def __init__(self, quota_project: str | None) -> None:
        if quota_project is not None:
            quota_project = _carried(quota_project, "quota_project", ConfigurationError)
        self._quota_project = quota_project
        self._held: _Held | None = None
        self._flight: _Flight | None = None
        self._lock = Lock()

    def headers(self) -> Mapping[str, str]:
        headers = self._ready()
        while headers is None:
            flight, leading = self._board()
            if leading:
                self._fly(flight, None)
            headers = _told(flight.landed.result())
        return headers

    async def headers_async(self) -> Mapping[str, str]:
        headers = self._ready()
        while headers is None:
            flight, leading = self._board()
            if leading:
                self._send_off(flight)
            headers = _told(await asyncio.wrap_future(flight.landed))
            if leading and headers is None:
                raise CredentialsError("the renewal of an access token was interrupted")
        return headers

    def refused(self, headers: Mapping[str, str]) -> bool:
        sent = headers.get("authorization")
        if sent is None:
            return False
        with self._lock:
            held = self._held
            if held is not None and held.headers.get("authorization") == sent:
                self._forget(held)
                self._held = None
        return True

    def _ready(self) -> _Headers | None:
        held = self._held
        return held.headers if held is not None and time() < held.until else None

    def _forget(self, held: _Held) -> None:
        """Called when `held` was refused, before it is dropped."""

    def _renew(self, flight: _Flight, loop: asyncio.AbstractEventLoop | None) -> _Held:
        raise NotImplementedError

    def _board(self) -> tuple[_Flight, bool]:
        with self._lock:
            flight = self._flight
            if flight is not None and not flight.stranded:
                return flight, False
            flight = _Flight()
            # The last one may have landed since the caller looked.
            if (headers := self._ready()) is not None:
                flight.landed.set_result(headers)
                return flight, False
            self._flight = flight
            return flight, True

    def _fly(self, flight: _Flight, loop: asyncio.AbstractEventLoop | None) -> None:
        held: _Held | None = None
        outcome: _Headers | GeminiSDKError | None = None
        try:
            held = self._renew(flight, loop)
            outcome = held.headers
        except GeminiSDKError as error:
            outcome = error
        except CancelledError:
            pass
        except Exception as error:
            outcome = CredentialsError(f"no access token: {_kind(error)} was raised")
        finally:
            with self._lock:
                if self._flight is flight:
                    self._flight = None
                    self._held = held
            flight.landed.set_result(outcome)

    def _send_off(self, flight: _Flight) -> None:
        run = copy_context().run
        thread = Thread(
            target=run,
            args=(self._fly, flight, asyncio.get_running_loop()),
            name="gemini_sdk-auth",
            daemon=True,
        )
        try:
            thread.start()
        except RuntimeError as error:
            with self._lock:
                self._flight = None
            flight.landed.set_result(CredentialsError(f"no thread to renew a token in: {error}"))

    def _with_quota_project(self, headers: _Headers) -> _Headers:
        if self._quota_project is not None:
            headers[_QUOTA_PROJECT] = self._quota_project
        return headers


def _told(outcome: _Headers | GeminiSDKError | None) -> _Headers | None:
    if isinstance(outcome, GeminiSDKError):
        # A copy for each who waited: tracebacks of several threads do not mix in one exception, and no context
        # leads to google-auth's own, which hold the bodies of answers.
        raise copy(outcome) from outcome.__cause__
    return outcome


class _Token(_Renewed):
    """Asks a callable."""

    def __init__(
        self, provider: Callable[[], str | Awaitable[str]], quota_project: str | None
    ) -> None:
        super().__init__(quota_project)
        self._provider = provider

    def __repr__(self) -> str:
        return "token(<callable>)"

    def _renew(self, flight: _Flight, loop: asyncio.AbstractEventLoop | None) -> _Held:
        try:
            answer = self._provider()
            if inspect.isawaitable(answer):
                answer = self._awaited(answer, flight, loop)
        except (GeminiSDKError, CancelledError):
            raise
        except Exception as error:
            # Its words are the caller's own and may hold anything, so only the chain shows them.
            raise CredentialsError(
                f"the callable given as credentials raised {_kind(error)}"
            ) from error
        answer = _carried(answer, "the token returned by the callable", CredentialsError)
        headers = _Headers({"authorization": f"Bearer {answer}"})
        return _Held(self._with_quota_project(headers), until=time() + _TOKEN_AGE)

    def _awaited(
        self, answer: Awaitable[str], flight: _Flight, loop: asyncio.AbstractEventLoop | None
    ) -> str:
        if loop is None or loop.is_closed():
            if inspect.iscoroutine(answer):
                answer.close()
            if loop is not None:
                raise CancelledError
            raise ConfigurationError(
                "the callable given as credentials is asynchronous: it needs an async client"
            )

        async def wait() -> str:
            return await answer

        flight.loop = loop
        return asyncio.run_coroutine_threadsafe(wait(), loop).result()


class _Credentials(Protocol):
    """What is needed of `google.auth.credentials.Credentials`, which is untyped."""

    token: str | None
    expiry: datetime | None

    @property
    def valid(self) -> bool: ...
    def refresh(self, request: "Request") -> None: ...
    def apply(self, headers: MutableMapping[str, str]) -> None: ...


class _Google(_Renewed):
    """Asks google-auth."""

    def __init__(
        self, credentials: object | None, scopes: Sequence[str], quota_project: str | None
    ) -> None:
        super().__init__(quota_project)
        self._given = None if credentials is None else _checked(credentials)
        self._credentials: _Credentials | None = None
        self._scopes = tuple(scopes)
        self._refused: str | None = None

    def __repr__(self) -> str:
        given = self._credentials or self._given
        return f"google({'application default' if given is None else _kind(given)})"

    def _ready(self) -> _Headers | None:
        held, credentials = self._held, self._credentials
        if (
            held is not None
            and credentials is not None
            and time() < held.until
            # Whoever else holds the credentials may have renewed or expired them.
            and credentials.token == held.token
            and credentials.expiry == held.expiry
        ):
            return held.headers
        return None

    def _forget(self, held: _Held) -> None:
        self._refused = cast("str | None", held.token)

    def _renew(self, flight: _Flight, loop: asyncio.AbstractEventLoop | None) -> _Held:  # noqa: ARG002
        request = Request()
        try:
            return self._refreshed(request)
        except GeminiSDKError:
            raise
        except Exception as error:
            return self._kept(request.explain(error))

    def _refreshed(self, request: "Request") -> _Held:
        credentials = self._credentials
        if credentials is None:
            credentials = self._given
            if credentials is None:
                credentials = _application_default(request, self._scopes, self._quota_project)
            credentials = self._credentials = _scoped(credentials, self._scopes)
        if not credentials.valid or (self._refused and credentials.token == self._refused):
            credentials.refresh(request)
            _log.debug("access token renewed, expires at %s UTC", credentials.expiry)
        left = _seconds_left(credentials)
        # A token made to live shorter than the margin is renewed half-way.
        return self._hold(credentials, left - min(_AHEAD, left / 2))

    def _kept(self, reason: str) -> _Held:
        """After a failed renewal: the present token, if it still serves."""
        credentials = self._credentials
        if credentials is None:
            raise CredentialsError(f"no Google credentials: {reason}")
        message = f"{_kind(credentials)} gave no access token: {reason}"
        left = _seconds_left(credentials)
        if credentials.token is None or left <= 0:
            raise CredentialsError(message)
        _log.warning("%s; the present one serves until it expires", message)
        return self._hold(credentials, min(_HOLD_OFF, left))

    def _hold(self, credentials: _Credentials, seconds: float) -> _Held:
        found: dict[str, str] = {}
        credentials.apply(found)
        headers = _Headers(
            {
                name: _carried(value, f"the {name} header", CredentialsError)
                for name, value in found.items()
            }
        )
        return _Held(
            self._with_quota_project(headers),
            time() + seconds,
            credentials.token,
            credentials.expiry,
        )


def _checked(credentials: object) -> _Credentials:
    refresh: object = getattr(credentials, "refresh", None)
    if isinstance(credentials, type) or refresh is None or not hasattr(credentials, "apply"):
        hint = "; an API key goes into api_key" if isinstance(credentials, str) else ""
        raise ConfigurationError(
            "credentials must be google.auth.credentials.Credentials, or a callable that returns "
            f"a token, found {_kind(credentials)}{hint}"
        )
    if inspect.iscoroutinefunction(refresh):
        raise ConfigurationError(
            f"credentials must be of google-auth's synchronous kind, found {_kind(credentials)}; "
            "async clients take it as well and do not block"
        )
    return cast(_Credentials, credentials)


def _seconds_left(credentials: _Credentials) -> float:
    expiry = credentials.expiry
    if expiry is None:
        return float("inf")
    # google-auth's times are UTC and do not say so.
    return (expiry if expiry.tzinfo else expiry.replace(tzinfo=UTC)).timestamp() - time()


def _scoped(credentials: _Credentials, scopes: Sequence[str]) -> _Credentials:
    with_scopes: Callable[[_Credentials, Sequence[str]], _Credentials] = import_module(
        "google.auth.credentials"
    ).with_scopes_if_required
    return with_scopes(credentials, scopes)


def _application_default(
    request: "Request", scopes: Sequence[str], quota_project: str | None
) -> _Credentials:
    """What `google.auth.default` finds, in its order: the file named by the environment, gcloud's, the metadata server.

    That function itself would import `requests`, run gcloud and ask Resource Manager, all for a project id.
    """
    path = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS") or _gcloud_file()
    if path:
        load: Callable[..., tuple[_Credentials, object]] = import_module(
            "google.auth"
        ).load_credentials_from_file
        with warnings.catch_warnings():
            # It warns of files from strangers. This one is the user's own.
            warnings.simplefilter("ignore", DeprecationWarning)
            return load(path, quota_project_id=quota_project, request=request)[0]
    why = "switched off by NO_GCE_CHECK"
    if os.environ.get("NO_GCE_CHECK") != "true":
        metadata = _Metadata(scopes)
        try:
            metadata.refresh(request)
        except Exception as error:
            why = request.explain(error)
        else:
            return metadata
    raise CredentialsError(
        "no Google credentials: none were given, GOOGLE_APPLICATION_CREDENTIALS is not set, gcloud has none "
        f"(`gcloud auth application-default login` makes some), nor has a metadata server: {why}"
    )


def _gcloud_file() -> str | None:
    folder = os.environ.get("CLOUDSDK_CONFIG") or (
        os.path.join(os.environ.get("APPDATA", "C:\\"), "gcloud")
        if os.name == "nt"
        else os.path.expanduser("~/.config/gcloud")
    )
    path = os.path.join(folder, "application_default_credentials.json")
    return path if os.path.isfile(path) else None


class _Metadata:
    """The machine's service account on Compute Engine, GKE, Cloud Run. google-auth's own imports `requests`."""

    def __init__(self, scopes: Sequence[str]) -> None:
        self.token: str | None = None
        self.expiry: datetime | None = None
        self._quota_project = os.environ.get("GOOGLE_CLOUD_QUOTA_PROJECT")
        host = os.environ.get("GCE_METADATA_HOST") or "metadata.google.internal"
        account = f"http://{host}/computeMetadata/v1/instance/service-accounts/default"
        self._url = f"{account}/token" + (f"?scopes={','.join(scopes)}" if scopes else "")

    @property
    def valid(self) -> bool:
        return self.token is not None and _seconds_left(self) > _AHEAD

    def refresh(self, request: "Request") -> None:
        answer = self._ask(request)
        try:
            told = json.loads(answer.data)
            token, lifetime = told["access_token"], timedelta(seconds=int(told["expires_in"]))
        except (ValueError, TypeError, KeyError):
            raise _transport_error("the metadata server's answer holds no token") from None
        self.token, self.expiry = token, datetime.now(UTC).replace(tzinfo=None) + lifetime

    def _ask(self, request: "Request") -> "Response":
        attempts = _METADATA_ATTEMPTS
        while True:
            answer = request(
                self._url,
                headers={"metadata-flavor": "Google"},
                timeout=_METADATA_TIMEOUT,
                direct=True,
            )
            attempts -= 1
            if not attempts or (answer.status < 500 and answer.status != 429):
                break
            # A node that has just started may not have its server ready yet.
            sleep(_METADATA_PAUSE)
        if answer.status != 200 or answer.headers.get("metadata-flavor") != "Google":
            raise _transport_error("the metadata server gave no token")
        return answer

    def apply(self, headers: MutableMapping[str, str]) -> None:
        headers["authorization"] = f"Bearer {self.token}"
        if self._quota_project:
            headers[_QUOTA_PROJECT] = self._quota_project


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as google-auth wants it."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    data: bytes = field(repr=False)


class Request:
    """google-auth's transport (`google.auth.transport.Request`), over httpx2 or httpx instead of `requests`.

    Proxies and CA bundles come from the environment. Redirects are not followed: a credential goes where it was
    sent and nowhere else. One object serves one renewal, and remembers what must not be told of it.
    """

    def __init__(self) -> None:
        self._library = preferred()
        self._secrets: set[str] = set()
        self._verdict: tuple[str, str] | None = None

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
    ) -> Response:
        """Sends one request.

        Args:
            url: where to.
            method: the HTTP method.
            body: what to send.
            headers: sent besides the library's own.
            timeout: seconds of silence, 30 where not given.
            cert: paths of a client certificate and its key.
            direct: past any proxy.

        Raises:
            google.auth.exceptions.TransportError: no answer arrived.
        """
        self._note(headers or {}, body or b"")
        try:
            with self._client(cert, direct, timeout) as client:
                answer = client.request(method, url, content=body, headers=headers)
        except (self._library.HTTPError, self._library.InvalidURL, OSError) as error:
            place = url.partition("?")[0]
            words = f"{method} {place}: {str(error) or _kind(error)}"
            raise _transport_error(words) from error
        self._note(answer.headers, answer.content)
        self._verdict = _verdict(answer)
        return Response(answer.status_code, answer.headers, answer.content)

    def explain(self, error: Exception) -> str:
        """`error`, and what the server had to say, in words without any secret that passed through here."""
        first: object = error.args[0] if error.args else ""
        words = str(first) if isinstance(first, str | Exception) else str(error)
        if not type(error).__module__.startswith("google."):
            words = f"{_kind(error)}: {words}"
        if self._verdict:
            status, said = self._verdict
            words += f" ({status})" if said in words else f" ({status}: {said})"
        # Longest first: one secret may be part of another.
        secrets = sorted(self._secrets, key=len, reverse=True)
        return shorten(redact(" ".join(words.split()), secrets), 600)

    def _client(
        self, cert: tuple[str, str] | None, direct: bool, timeout: float | None
    ) -> "httpx.Client":
        library = self._library
        silence = _SILENCE if timeout is None else timeout
        limits = library.Timeout(silence, connect=min(_CONNECT, silence))
        if cert is None:
            return library.Client(timeout=limits, trust_env=not direct)
        context = library.create_ssl_context()
        context.load_cert_chain(*cert)
        return library.Client(timeout=limits, trust_env=not direct, verify=context)

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


def _verdict(answer: "httpx.Response") -> tuple[str, str]:
    """Status and host of an answer, and what the server says is wrong, if anything."""
    told = dict(_fields(answer.content))
    words = told.get("error_description") or told.get("message")
    return f"{answer.status_code} from {answer.url.host}", words if isinstance(words, str) else ""


def _transport_error(words: str) -> Exception:
    make: Callable[[str], Exception] = import_module("google.auth.exceptions").TransportError
    return make(words)
