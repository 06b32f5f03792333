"""Headers from google-auth, which knows every kind of Google credential and where to find it.

google-auth itself refreshes tokens over `requests`, one caller at a time and blocking. Here it is lent this package's
own HTTP client, one refresh serves every thread and task that waits for it, and an event loop is never blocked.
google-auth is imported when a token is first needed, not before.
"""

import inspect
import json
import logging
import os
import warnings
from collections.abc import Callable, MutableMapping, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Protocol, cast

from gemini_sdk._credentials.metadata_server import MetadataServer
from gemini_sdk._credentials.refresh import (
    HeldHeaders,
    Refresh,
    RefreshedHeaders,
    seconds_left,
)
from gemini_sdk._credentials.secret_headers import SecretHeaders, carried
from gemini_sdk._credentials.token_request import TokenRequest
from gemini_sdk._transport.addresses import checked_credentials
from gemini_sdk._transport.tunables import HOLD_OFF, REFRESH_AHEAD
from gemini_sdk.errors import ConfigurationError, CredentialsError, GeminiSDKError

if TYPE_CHECKING:
    import asyncio

__all__ = ["GoogleAuth", "gcloud_file", "of_file"]


_METADATA_VARIABLES = ("GCE_METADATA_HOST", "GCE_METADATA_IP", "GCE_METADATA_ROOT", "K_SERVICE")
_PRODUCT_NAME = "/sys/class/dmi/id/product_name"

_log = logging.getLogger("gemini_sdk.auth")


class _Credentials(Protocol):
    """The members of `google.auth.credentials.Credentials` that are used here. That class is untyped."""

    token: str | None
    expiry: datetime | None

    @property
    def valid(self) -> bool: ...
    def refresh(self, request: TokenRequest) -> None: ...
    def apply(self, headers: MutableMapping[str, str]) -> None: ...


class GoogleAuth(RefreshedHeaders):
    """google-auth credentials, or Application Default Credentials for None.

    Args:
        credentials: any synchronous `google.auth.credentials.Credentials`.
        scopes: asked for where the kind of credentials needs scopes and has none yet.
        quota_project: the project billed; else the credentials' own.
        instead: the error where there is nothing at all, for services that are usually called without credentials; a
            metadata server is then asked only on machines of Google Cloud.

    Raises:
        ConfigurationError: `credentials` is something else.
    """

    def __init__(
        self,
        credentials: object | None,
        *,
        scopes: Sequence[str],
        quota_project: str | None,
        instead: str | None = None,
    ) -> None:
        super().__init__(quota_project)
        self._given = None if credentials is None else _checked(credentials)
        self._credentials: _Credentials | None = None
        self._scopes = tuple(scopes)
        self._instead = instead
        self._refused: str | None = None

    def __repr__(self) -> str:
        given = self._credentials or self._given
        return f"GoogleAuth({'application default' if given is None else _kind(given)})"

    def _ready(self) -> SecretHeaders | None:
        held, credentials = self._held, self._credentials
        if (
            held is not None
            and credentials is not None
            and time() < held.until
            # Other holders of the credentials may have refreshed or expired them.
            and credentials.token == held.token
            and credentials.expiry == held.expiry
        ):
            return held.headers
        return None

    def _forget(self, held: HeldHeaders) -> None:
        self._refused = cast("str | None", held.token)

    def _fetch(self, refresh: Refresh, loop: "asyncio.AbstractEventLoop | None") -> HeldHeaders:  # noqa: ARG002
        request = TokenRequest()
        try:
            return self._refreshed(request)
        except GeminiSDKError:
            raise
        except Exception as error:
            return self._kept(request.explain(error), request.unreachable)

    def _refreshed(self, request: TokenRequest) -> HeldHeaders:
        credentials = self._credentials
        if credentials is None:
            credentials = self._given
            if credentials is None:
                credentials = _application_default(
                    request, self._scopes, self._quota_project, self._instead
                )
            credentials = self._credentials = _scoped(credentials, self._scopes)
        if not credentials.valid or (self._refused and credentials.token == self._refused):
            credentials.refresh(request)
            _log.debug("access token refreshed, expires at %s UTC", credentials.expiry)
        left = seconds_left(credentials.expiry)
        # A token made to live shorter than the margin is refreshed half-way.
        return self._hold(credentials, left - min(REFRESH_AHEAD, left / 2))

    def _kept(self, reason: str, unreachable: bool) -> HeldHeaders:
        """After a failed refresh: the present token, if it still serves."""
        credentials = self._credentials
        if credentials is None:
            message = f"no Google credentials: {reason}"
            raise CredentialsError(message, unreachable=unreachable)
        message = f"{_kind(credentials)}: no access token: {reason}"
        left = seconds_left(credentials.expiry)
        if credentials.token is None or left <= 0:
            raise CredentialsError(message, unreachable=unreachable)
        _log.warning("%s; the current token is used until it expires", message)
        return self._hold(credentials, min(HOLD_OFF, left))

    def _hold(self, credentials: _Credentials, seconds: float) -> HeldHeaders:
        found: dict[str, str] = {}
        credentials.apply(found)
        headers = {n: carried(v, f"the {n} header", CredentialsError) for n, v in found.items()}
        return HeldHeaders(
            self._with_quota_project(headers),
            time() + seconds,
            credentials.token,
            credentials.expiry,
        )


def _checked(credentials: object) -> _Credentials:
    refresh: object = getattr(credentials, "refresh", None)
    if isinstance(credentials, type) or refresh is None or not hasattr(credentials, "apply"):
        hint = "; pass an API key as api_key" if isinstance(credentials, str) else ""
        raise ConfigurationError(
            "credentials must be google.auth.credentials.Credentials, or a callable that returns "
            f"a token, found {_kind(credentials)}{hint}"
        )
    if inspect.iscoroutinefunction(refresh):
        raise ConfigurationError(
            f"credentials must be synchronous google-auth credentials; found {_kind(credentials)}; "
            "asyncio clients accept them and do not block"
        )
    return cast(_Credentials, credentials)


def _scoped(credentials: _Credentials, scopes: Sequence[str]) -> _Credentials:
    with_scopes: Callable[[_Credentials, Sequence[str]], _Credentials] = import_module(
        "google.auth.credentials"
    ).with_scopes_if_required
    return with_scopes(credentials, scopes)


def _application_default(
    request: TokenRequest,
    scopes: Sequence[str],
    quota_project: str | None,
    instead: str | None,
) -> _Credentials:
    """The credentials that `google.auth.default` finds, in its order: the file that the environment
    names, gcloud's file, the metadata server.

    That function itself would import `requests`, run gcloud and ask Resource Manager, all for a project id.
    """
    path = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS") or gcloud_file()
    if path:
        return of_file(path, request, quota_project)
    if instead is not None and not _on_google_cloud():
        raise CredentialsError(instead)
    why = "disabled by NO_GCE_CHECK"
    if os.environ.get("NO_GCE_CHECK") != "true":
        metadata = MetadataServer(scopes)
        try:
            metadata.refresh(request)
        except Exception as error:
            why = request.explain(error)
        else:
            return metadata
    raise CredentialsError(
        "no Google credentials: none were given, GOOGLE_APPLICATION_CREDENTIALS is not set, gcloud has none "
        f"(run `gcloud auth application-default login`), and there is no metadata server: {why}"
    )


def _on_google_cloud() -> bool:
    """Whether this machine has a metadata server, as far as that can be known without waiting for one."""
    if any(os.environ.get(name) for name in _METADATA_VARIABLES):
        return True
    try:
        return Path(_PRODUCT_NAME).read_text(encoding="utf-8").startswith("Google")
    except (OSError, ValueError):
        return False


def of_file(path: str, request: TokenRequest, quota_project: str | None) -> _Credentials:
    """The credentials in a file. It is read once: google-auth gets what was checked."""
    try:
        info: object = json.loads(Path(path).read_bytes())
    except FileNotFoundError:
        raise CredentialsError(f"no Google credentials: {path} was not found") from None
    except OSError as error:
        raise CredentialsError(
            f"no Google credentials: {path} cannot be read: {error.strerror}"
        ) from None
    except (ValueError, RecursionError):
        raise CredentialsError(f"no Google credentials: {path} is not a JSON file") from None
    checked_credentials(info, path)
    load: Callable[..., tuple[_Credentials, object]] = import_module(
        "google.auth"
    ).load_credentials_from_dict
    try:
        with warnings.catch_warnings():
            # It warns of files from other people. This one is the user's own.
            warnings.simplefilter("ignore", DeprecationWarning)
            return load(info, quota_project_id=quota_project, request=request)[0]
    except Exception as error:  # It does not know the name of the file.
        message = f"no Google credentials: {path}: {request.explain(error)}"
        raise CredentialsError(message, unreachable=request.unreachable) from None


def gcloud_file() -> str | None:
    """The file in which gcloud keeps Application Default Credentials, if it is there."""
    folder = os.environ.get("CLOUDSDK_CONFIG") or (
        os.path.join(os.environ.get("APPDATA", "C:\\"), "gcloud")
        if os.name == "nt"
        else os.path.expanduser("~/.config/gcloud")
    )
    path = os.path.join(folder, "application_default_credentials.json")
    return path if os.path.isfile(path) else None


def _kind(value: object) -> str:
    return f"{type(value).__module__}.{type(value).__qualname__}".removeprefix("builtins.")
