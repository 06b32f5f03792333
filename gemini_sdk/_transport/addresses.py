"""Checks on values that become part of an address. Such text names a resource or a region, and never chooses a host.

Everything here is checked before a key or token is looked for, so that none can be sent to a wrong place.
"""

import ipaddress
import re
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from gemini_sdk.errors import ConfigurationError, CredentialsError, Fault, InvalidPayloadError

_REGION = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_VERSION = r"v[0-9]{1,3}(?:(?:alpha|beta)[0-9]{0,3})?"
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST = rf"{_LABEL}(?:\.{_LABEL})*\.?"
_RESERVED = "/\\?#%"
"""Characters with a meaning in URLs, or to servers that decode a path twice."""
_GOOGLE = ("googleapis.com", "accounts.google.com")
_TOKEN_URLS = (
    "token_uri",
    "token_url",
    "token_info_url",
    "revoke_url",
    "service_account_impersonation_url",
)
"""Members of credential files that name where Google's secrets are sent."""
_SOURCE_URLS = ("url", "region_url", "imdsv2_session_token_url")
"""Members of `credential_source` that name where a workload's own token is read."""


def expand(template: str, **parameters: object) -> str:
    """A path template with its parameters filled in, each escaped: every path of every call is made here.

    Raises InvalidPayloadError, which names the parameter, for what cannot be the name of a resource.
    """
    faults = [
        Fault(name, fault, repr(value))
        for name, value in parameters.items()
        if (fault := fault_of(name, value)) is not None
    ]
    if faults:
        raise InvalidPayloadError(faults)
    # The text itself: a subclass, such as an enum of texts, may show another.
    plain = {k: str.__str__(v) for k, v in parameters.items() if isinstance(v, str)}
    return template.format_map({k: quote(v, safe="") for k, v in plain.items()})


def fault_of(name: str, value: object) -> str | None:
    """The problem with a value of the path parameter `name`, or None."""
    if not isinstance(value, str):
        return f"must be a str, found {type(value).__name__}"
    if not value.strip():
        return "is empty"
    if value == "." or ".." in value:
        return "contains a path segment that selects another resource"
    for character in value:
        if character in _RESERVED or not character.isprintable():
            return f"contains {character!r}, which is not allowed in a resource name"
    if name == "location" and not re.fullmatch(_REGION, value):
        return "is not a region: regions consist of a-z, 0-9 and -"
    return None


def checked_name(name: str, value: str, origin: str | None = None) -> str:
    """A project or location. ConfigurationError, which names `origin`, for what cannot be one."""
    fault = fault_of(name, value)
    if fault is not None:
        raise ConfigurationError(f"{origin or name} {fault}; found {value!r}")
    return str.__str__(value)


def versioned(base_url: object, api_version: object) -> tuple[Any, str | None]:
    """A base URL without the version it ends in, and the version of the API: that one, or the one given.

    Raises:
        ConfigurationError: both name one and they differ, or `api_version` is none.
    """
    if api_version is not None and not (
        isinstance(api_version, str) and re.fullmatch(_VERSION, api_version)
    ):
        raise ConfigurationError(
            f"api_version must be a version such as v1, v1beta or v1alpha; found {api_version!r}"
        )
    found = re.search(rf"/({_VERSION})/*\s*\Z", base_url) if isinstance(base_url, str) else None
    if found is None:
        return base_url, api_version
    if api_version is not None and api_version != found[1]:
        raise ConfigurationError(
            f"base_url ends in {found[1]}, but api_version is {api_version!r}: pass one of them"
        )
    return cast(str, base_url)[: found.start()], found[1]


def in_version(path: str, version: str) -> str:
    """A path with another version of the API instead of its own."""
    return re.sub(rf"/{_VERSION}/", f"/{version}/", path, count=1)


def on_origin(url: str, base_url: str) -> str | None:
    """The address on the origin of `base_url` that a server means by `url`; None if it means another origin.

    Behind a proxy, Google's servers name their own origin: the path is taken, and the proxy is asked.
    """
    try:
        base = urlsplit(base_url)
        whole = urljoin(f"{base_url}/", url)
        parts = urlsplit(whole)
        same = _place(parts) == _place(base)
    except ValueError:
        return None
    if not whole.isprintable() or "\\" in whole or " " in whole or "@" in parts.netloc:
        return None
    query = f"?{parts.query}" if parts.query else ""
    if same:
        return f"{base.scheme}://{base.netloc}{parts.path}{query}"
    google = parts.scheme == "https" and (parts.hostname or "").endswith(f".{_GOOGLE[0]}")
    return f"{base_url}{parts.path}{query}" if google else None


def _place(parts: SplitResult) -> tuple[str, str, int]:
    """Scheme, host and port. ValueError for a port that is none."""
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    return parts.scheme, (parts.hostname or "").rstrip("."), port


def checked_base_url(url: object, name: str = "base_url") -> str:
    """A base URL without its last slash. ConfigurationError unless it is an http(s) URL of a host alone, and a path."""
    if not isinstance(url, str):
        raise ConfigurationError(f"{name} must be a str, found {type(url).__name__}")
    plain = url.strip().rstrip("/")
    if not plain.isprintable() or "\\" in plain or " " in plain:
        raise ConfigurationError(f"{name} contains a character that is not allowed in a URL")
    # Before it is parsed: messages of the parser quote what they do not understand.
    if "@" in _authority(plain):
        raise ConfigurationError(f"{name} must not contain credentials")
    try:
        parts = urlsplit(plain)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ConfigurationError(f"{name} is not a URL: {error}") from None
    if parts.scheme not in ("http", "https") or not host or "?" in plain or "#" in plain:
        shown = re.split("[?#]", url)[0]
        raise ConfigurationError(
            f"{name} must be an http or https URL without query and fragment, found {shown!r}"
        )
    if port == 0 or not is_host(host):
        raise ConfigurationError(f"{name} is not a URL: {parts.netloc!r} is not a host")
    return plain


def _authority(url: str) -> str:
    """What stands before the path of a URL, or before that of a text without `//`, which a person took for one."""
    return re.match(r"(?:[^/?#@]*:)?/*([^/?#]*)", url)[1]  # type: ignore[index]


def is_loopback(host: str) -> bool:
    """Whether a host is a loopback address."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    address = _ip_address(host)
    return address is not None and address.is_loopback


def checked_credentials(info: object, place: str = "the credential file") -> None:
    """Raises CredentialsError if a credential file would send secrets to another host than Google's.

    An attacker who can write such a file could otherwise collect tokens. A program that wants other addresses builds
    the google-auth object itself.
    """
    if not isinstance(info, Mapping):
        return
    known = cast("Mapping[str, object]", info)
    for name in _TOKEN_URLS:
        if known.get(name) is not None and not _is_googles(known[name]):
            raise _refused(place, name, known[name], "an https URL of googleapis.com")
    universe = known.get("universe_domain")
    if universe not in (None, "", "googleapis.com"):
        raise _refused(place, "universe_domain", universe, "googleapis.com")
    source = known.get("credential_source")
    if isinstance(source, Mapping):
        members = cast("Mapping[str, object]", source)
        for name in _SOURCE_URLS:
            if members.get(name) is not None and not _is_source(members[name]):
                expected = "an https URL, or http of this machine or its metadata server"
                raise _refused(place, f"credential_source.{name}", members[name], expected)
        url = members.get("regional_cred_verification_url")
        if url is not None and not _is_amazons(url):
            name = "credential_source.regional_cred_verification_url"
            raise _refused(place, name, url, "an https URL of sts.{region}.amazonaws.com")
    checked_credentials(known.get("source_credentials"), f"{place}'s source_credentials")


def checked_metadata_host(host: str) -> str:
    """GCE_METADATA_HOST: a host, and perhaps a port. CredentialsError for anything else."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname, parts.port
    except ValueError:
        name, parts = None, urlsplit("")
    if name is None or "@" in host or parts.netloc != host or not is_host(name):
        raise CredentialsError(f"GCE_METADATA_HOST must be a host, found {host!r}")
    return host


def _refused(place: str, name: str, value: object, expected: str) -> CredentialsError:
    host = _host_of(value)
    return CredentialsError(
        f"{place}: {name} must be {expected}; found {host!r}. "
        "To use this host, load the file with google-auth and pass the object as credentials"
    )


def _host_of(url: object) -> str:
    try:
        return urlsplit(str(url)).hostname or str(url)[:100]
    except ValueError:
        return str(url)[:100]


def _parts(url: object) -> tuple[str, str] | None:
    """Scheme and host of a URL with nothing odd about it."""
    if not isinstance(url, str) or not url.isprintable() or "\\" in url or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if host is None or "@" in parts.netloc or not is_host(host):
        return None
    return parts.scheme, host.rstrip(".")


def _is_googles(url: object) -> bool:
    match _parts(url):
        case ["https", host]:
            return is_loopback(host) or host in _GOOGLE or host.endswith(".googleapis.com")
        case ["http", host]:
            return is_loopback(host)
        case _:
            return False


def _is_source(url: object) -> bool:
    match _parts(url):
        case ["https", _]:
            return True
        case ["http", host]:
            address = _ip_address(host)
            near = address is not None and (
                address.is_link_local or str(address) == "fd00:ec2::254"
            )
            return near or is_loopback(host) or host == "metadata.google.internal"
        case _:
            return False


def _is_amazons(url: object) -> bool:
    plain = url.replace("{region}", "region") if isinstance(url, str) else url
    match _parts(plain):
        case ["https", host]:
            return bool(
                re.fullmatch(rf"sts(?:-fips)?(?:\.{_LABEL})?\.amazonaws\.com(?:\.cn)?", host)
            )
        case _:
            return False


def is_host(host: str) -> bool:
    """Whether this is an IP address, or a name whose labels are neither empty nor too long."""
    if ":" in host:
        return _ip_address(host.partition("%")[0]) is not None
    if not host.isascii():
        return all(0 < len(label) <= 63 for label in host.rstrip(".").split("."))
    return len(host) <= 253 and re.fullmatch(_HOST, host) is not None


def _ip_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
