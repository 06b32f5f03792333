"""Connection settings from the environment: proxies and certificates. Whatever is wrong with it is one typed error.

HTTP libraries read these variables too, but raise whatever comes of them, and refuse a proxy they cannot use for hosts
that NO_PROXY lists as well.
"""

import ipaddress
import os
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from gemini_sdk._transport.addresses import is_host
from gemini_sdk._transport.http_library import Library
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    import ssl

CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_SCHEMES = ("http", "https", "socks5", "socks5h")


def client_options(library: Library, url: str) -> dict[str, Any]:
    """Arguments of an HTTP client for calls of `url`: through the environment's proxy, or none.

    Raises:
        ConfigurationError: the proxy cannot be used; the message names the variable, and never its value.
    """
    name, proxy = _proxy(url)
    if proxy is None:
        return {"trust_env": False}
    scheme = proxy.partition("://")[0].lower()
    if scheme not in _SCHEMES:
        raise ConfigurationError(
            f"{name}: unknown proxy scheme {scheme[:20]!r}; use one of {', '.join(_SCHEMES)}"
        )
    if scheme.startswith("socks") and find_spec("socksio") is None:
        raise ConfigurationError(
            f"{name}: a {scheme} proxy needs the package socksio: "
            f"pip install '{library.__name__}[socks]'"
        )
    try:
        used = library.Proxy(proxy)
        if is_host(used.url.host):
            return {"trust_env": False, "proxy": used}
    except (library.InvalidURL, ValueError):
        pass
    # The library's words would quote the proxy's password.
    raise ConfigurationError(f"{name}: the proxy is not a URL")


def proxy_variable(url: str) -> str:
    """The variable that names the proxy for a URL; empty if there is none."""
    return _proxy(url)[0]


def is_socks(url: str) -> str:
    """The variable that names the proxy for a URL, if that is a SOCKS proxy; else empty."""
    name, proxy = _proxy(url)
    return name if proxy is not None and proxy.lower().startswith(("socks5:", "socks5h:")) else ""


def ssl_context(library: Library) -> "ssl.SSLContext":
    """The certificates that are trusted: those the environment names, else those of the HTTP library.

    Raises:
        ConfigurationError: SSL_CERT_FILE or SSL_CERT_DIR name what is no such thing.
    """
    name, path = certificates()
    if name == "SSL_CERT_DIR" and not any(map(os.path.isdir, path.split(os.pathsep))):
        raise ConfigurationError(f"SSL_CERT_DIR: {path!r} is not a folder")
    try:
        return library.create_ssl_context()
    except OSError as error:
        if not name:
            raise ConfigurationError(f"the trusted certificates cannot be read: {error}") from error
        why = "the file does not exist" if isinstance(error, FileNotFoundError) else str(error)
        raise ConfigurationError(
            f"{name}: {path!r} is not a file of certificates ({why})"
        ) from error


def certificates() -> tuple[str, str]:
    """The variable that names trusted certificates, and its value; empty if none is set."""
    return next(((name, path) for name in CERTIFICATES if (path := os.environ.get(name))), ("", ""))


def _proxy(url: str) -> tuple[str, str | None]:
    """The variable that names the proxy for a URL, and its value; None if there is none, or NO_PROXY says so."""
    from urllib.request import getproxies  # It loads much, for what is asked once a client.

    parts = urlsplit(url)
    found = getproxies()
    kind = parts.scheme if found.get(parts.scheme) else "all"
    proxy = (found.get(kind) or "").strip()
    if not proxy or _bypassed(parts.hostname or "", parts.port, found.get("no", "")):
        return "", None
    return f"{kind.upper()}_PROXY", proxy if "://" in proxy else f"http://{proxy}"


def _bypassed(host: str, port: int | None, listed: str) -> bool:
    """Whether NO_PROXY lists a host: by itself, by a domain it is in, by an address or a range of addresses."""
    return any(_matches(each.strip().lower(), host.lower(), port) for each in listed.split(","))


def _matches(entry: str, host: str, port: int | None) -> bool:
    if entry in ("", "*"):
        return entry == "*"
    entry = entry.rpartition("://")[2]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        address = None
    if address is not None:
        try:
            return address in ipaddress.ip_network(entry.strip("[]"), strict=False)
        except ValueError:
            pass
    name, colon, number = entry.rpartition(":")
    if colon and number.isdigit() and name.count(":") in (0, name.strip("[]").count(":")):
        if port is not None and int(number) != port:
            return False
        entry = name
    entry = entry.strip("[]").removeprefix("*").lstrip(".")
    return bool(entry) and (host == entry or host.endswith(f".{entry}"))
