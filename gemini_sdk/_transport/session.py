"""The state that the calls of one client share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from pydantic import BaseModel

from gemini_sdk._telemetry.start import NoSpan, invoke
from gemini_sdk._transport import environment
from gemini_sdk._transport.addresses import in_version, on_origin
from gemini_sdk._transport.auth import Auth
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.http_library import Library
from gemini_sdk._transport.settings import (
    Settings,
    checked_headers,
    checked_query,
)
from gemini_sdk._transport.tunables import CACHED_URLS
from gemini_sdk._version import __version__
from gemini_sdk.errors import (
    ConfigurationError,
    GeminiSDKError,
    InvalidAnswerError,
)

if TYPE_CHECKING:
    import ssl

    import httpx

    from gemini_sdk._telemetry.invocation import Invocation

A = TypeVar("A", bound=BaseModel)
E = TypeVar("E", bound=GeminiSDKError)

USER_AGENT = f"gemini-sdk/{__version__}"
_COMMON = {
    "accept": "*/*",
    # Those that can be decoded piece by piece, whatever else the HTTP client supports.
    "accept-encoding": "gzip, deflate",
    "user-agent": USER_AGENT,
    "content-type": "application/json",
}


class BaseURLRules(TypedDict, total=False):
    """Addresses of calls other than the base URL: see the fields of Session."""

    version: str | None
    regional: Callable[[str], str | None] | None


@dataclass(eq=False)
class Session:
    """One client's configuration. Clients made by `with_options` share its parts, and threads share all of it.

    What it keeps is replaced whole and never changed, so that no thread sees half of it.
    """

    base_url: str
    auth: Auth
    settings: Settings
    library: Library = field(repr=False)
    own: bool = True
    """Whether calls are sent by HTTP clients made here, and not by one that was handed in."""
    version: str | None = None
    """The version of the API instead of the one that the operation table names; None for that."""
    regional: Callable[[str], str | None] | None = None
    """Where the base URL follows from a location: the base URL of the location that a path names, if it names one."""
    _urls: "dict[str, httpx.URL]" = field(default_factory=dict[str, Any], repr=False)
    _headers: "tuple[Mapping[str, str], bytes, httpx.Headers] | None" = field(
        default=None, init=False, repr=False
    )

    def with_settings(self, settings: Settings) -> "Session":
        """The same but for the settings."""
        return replace(self, settings=settings)

    def at_origin(self, base_url: str) -> "Session":
        """The same credentials at the origin of another service, without the client's own headers and query."""
        settings = replace(self.settings, headers={}, query={})
        return Session(base_url, self.auth, settings, self.library, self.own)

    def query(self, call: Call[Any]) -> dict[str, str]:
        """The query parameters of a call."""
        query = {**self.settings.query, **call.query}
        extra = call.options.get("extra_query")
        return query if extra is None else {**query, **checked_query(extra, "extra_query")}

    def url(self, call: Call[Any]) -> "httpx.URL":
        """The URL of a call. Parsing costs a tenth of a small call, so what was parsed is kept."""
        query = self.query(call)
        if call.address is not None:
            return self._url(call.address, query)
        key = f"{call.path}?{query}" if query else call.path
        return self._urls.get(key) or self._parsed(key, call.path, query)

    def _parsed(self, key: str, path: str, query: Mapping[str, str]) -> "httpx.URL":
        base = (self.regional and self.regional(path)) or self.base_url
        url = self._url(base + (in_version(path, self.version) if self.version else path), query)
        if len(self._urls) >= CACHED_URLS:
            self._urls.clear()
        self._urls[key] = url
        return url

    def _url(self, address: str, query: Mapping[str, str]) -> "httpx.URL":
        try:
            url = self.library.URL(address)
            return url.copy_merge_params(query) if query else url
        except (self.library.InvalidURL, UnicodeError) as error:
            raise ConfigurationError(f"the URL of this call is invalid: {error}") from None

    def followed(self, url: str) -> str:
        """Where to go on when the service names a URL: on the configured origin, with its path and query.

        Raises InvalidAnswerError for a URL elsewhere, to which credentials and files must not go.
        """
        address = on_origin(url, self.base_url)
        if address is None:
            raise InvalidAnswerError(
                "the server names an address that is not on the configured origin "
                f"({self.base_url}); it is not followed"
            )
        return address

    def headers(self, credentials: Mapping[str, str], call: Call[Any]) -> "httpx.Headers":
        """The headers of a call, not to be changed. Those of one token are put together once."""
        kept = self._headers
        host = kept[1] if kept is not None and self.regional is None else self.url(call).netloc
        if kept is None or kept[0] is not credentials or kept[1] != host:
            own = {"host": host.decode("ascii")} if self.own else {}
            headers = {**own, **_COMMON, **credentials, **self.settings.headers}
            kept = self._headers = credentials, host, self.library.Headers(headers)
        extra = call.options.get("extra_headers")
        if extra is None and not call.headers:
            return kept[2]
        given = checked_headers(extra, "extra_headers")
        return self.library.Headers({**kept[2], **call.headers, **given})

    def invocation(self, call: Call[Any]) -> "Invocation | NoSpan":
        """Begins the span of a message whose functions are run."""
        return invoke(self.settings.telemetry, call.operation, call.path)

    def ssl_context(self) -> "ssl.SSLContext":
        """The SSL context of connections. Made for https only: reading the CA bundle takes a tenth of a second."""
        if self.base_url.startswith("https:"):
            return environment.ssl_context(self.library)
        import ssl

        # Trusts nobody: should TLS be asked for after all, as by a proxy, it fails closed.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def client_options(self) -> dict[str, Any]:
        """Arguments of own HTTP clients, in addition to limits and certificates."""
        return environment.client_options(self.library, self.base_url)
