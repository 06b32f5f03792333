"""Chooses between httpx2 and httpx, the only two HTTP libraries spoken here.

httpx2 is the maintained, faster continuation of httpx with the same API, and what clients made here use. Either kind of
client may be handed in. Naming the choice here alone lets every other module be written, and type-checked, as if there
were only httpx. Importing this module imports neither.
"""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, cast

from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    import ssl

    import httpx
    import httpx2

__all__ = ["Library", "Name", "library_of", "one_connection", "preferred", "use"]

Name = Literal["httpx2", "httpx"]
if TYPE_CHECKING:
    HttpClient = httpx.Client | httpx2.Client
    """What a blocking client takes."""
    AsyncHttpClient = httpx.AsyncClient | httpx2.AsyncClient
    """What an asyncio client takes."""


class Library(Protocol):
    """The members of the httpx or httpx2 module that this package uses. Both look alike, so both are typed as httpx."""

    __name__: str
    Client: "type[httpx.Client]"
    AsyncClient: "type[httpx.AsyncClient]"
    HTTPTransport: "type[httpx.HTTPTransport]"
    AsyncHTTPTransport: "type[httpx.AsyncHTTPTransport]"
    Request: "type[httpx.Request]"
    Response: "type[httpx.Response]"
    ByteStream: "type[httpx.ByteStream]"
    Headers: "type[httpx.Headers]"
    URL: "type[httpx.URL]"
    Timeout: "type[httpx.Timeout]"
    Limits: "type[httpx.Limits]"
    HTTPError: "type[httpx.HTTPError]"
    TransportError: "type[httpx.TransportError]"
    TimeoutException: "type[httpx.TimeoutException]"
    ConnectError: "type[httpx.ConnectError]"
    ConnectTimeout: "type[httpx.ConnectTimeout]"
    PoolTimeout: "type[httpx.PoolTimeout]"
    ProxyError: "type[httpx.ProxyError]"
    ReadError: "type[httpx.ReadError]"
    ReadTimeout: "type[httpx.ReadTimeout]"
    WriteTimeout: "type[httpx.WriteTimeout]"
    RemoteProtocolError: "type[httpx.RemoteProtocolError]"
    InvalidURL: "type[httpx.InvalidURL]"
    Proxy: "type[httpx.Proxy]"

    def create_ssl_context(self) -> "ssl.SSLContext": ...


_chosen: Library | None = None


def preferred() -> Library:
    """The library of clients made here, imported at the first call."""
    global _chosen
    if _chosen is None:
        _chosen = _load("httpx2")
    return _chosen


def library_of(client: object, *, asynchronous: bool) -> Library:
    """The library which the class of a client handed in comes from, derived classes included.

    Raises:
        ConfigurationError: `client` is of neither library, or async where sync is needed, or the reverse.
    """
    wanted, other = ("AsyncClient", "Client") if asynchronous else ("Client", "AsyncClient")
    for kind in type(client).__mro__:
        # A program with a client has imported its library, so looking there imports nothing and cannot be fooled by a
        # class which merely bears the name.
        library = sys.modules.get(kind.__module__.partition(".")[0])
        if library is None or library.__name__ not in ("httpx2", "httpx"):
            continue
        if kind is getattr(library, wanted):
            return cast(Library, library)
        if kind is getattr(library, other):
            raise ConfigurationError(
                f"http_client must be an httpx2.{wanted} or httpx.{wanted} here, found an "
                f"{library.__name__}.{other}: blocking clients need a Client, asyncio clients an AsyncClient"
            )
    found = type(client)
    hint = ": pass an instance, not the class" if isinstance(client, type) else ""
    raise ConfigurationError(
        f"http_client must be an httpx2.{wanted} or httpx.{wanted}, "
        f"found {found.__module__}.{found.__qualname__}{hint}"
    )


@contextmanager
def use(name: Name) -> Generator[Library]:
    """Within the block, `preferred()` is the library named, in every thread: for tests and benchmarks of both."""
    global _chosen
    before, _chosen = _chosen, _load(name)
    try:
        yield _chosen
    finally:
        _chosen = before


def _load(name: Name) -> Library:
    return cast(Library, import_module(name))


def one_connection(library: Library) -> "httpx.Limits":
    """The limits of a transport that sends one request at a time.

    There is no maximum of connections: httpcore keeps counting one whose TLS failed behind a proxy, so that the next
    attempt would wait for it.
    """
    return library.Limits(max_connections=None, max_keepalive_connections=1)
