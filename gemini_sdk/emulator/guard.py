"""Keeps web pages and other machines out: which hosts and origins a request may name, and who may use the admin
routes.

A page in a browser can reach servers on the same machine, under their own address or, by DNS rebinding, under that of
the page. So a request has to name this server in `Host`, and one that a page of another origin sends is refused
unless that origin was allowed. Beyond loopback, the admin routes need a token as well.
"""

import hmac
import socket
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from gemini_sdk.emulator.api_errors import ApiError

TOKEN_HEADER = "x-emulator-token"  # noqa: S105 - the name of a header
ADMIN = "/emulator"
"""What the paths of the admin routes begin with."""
PAGE = "/page/"
"""What the paths of the files of the page begin with; its HTML is at `/`. None of them holds data, so none needs the
token, which a browser cannot send with them."""
_ANY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to


def is_loopback(host: str) -> bool:
    """Whether an address or a name reaches nothing but this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    address = _address(host)
    return address is not None and address.is_loopback


class Guard:
    """Refuses requests that do not come from a program which means this server."""

    def __init__(
        self, host: str, allowed_hosts: tuple[str, ...], origins: tuple[str, ...], token: str | None
    ) -> None:
        """`token` is that of the admin routes; None if they need none."""
        self._names = {host.lower(), *(name.lower() for name in allowed_hosts)}
        self._any_address = host in _ANY_ADDRESS
        if self._any_address:
            self._names.add(socket.gethostname().lower())
        self._origins = origins
        self._token = token

    def check(self, path: str, headers: Mapping[str, str]) -> None:
        """Raises ApiError: 403 for another host or origin, 401 for admin routes without their token."""
        host = headers.get("host")
        if host is not None and not self._is_here(host):
            raise ApiError(
                "PERMISSION_DENIED",
                f"The host {host!r} is not allowed. Start the emulator with --allow-host to allow it.",
            )
        admin = is_admin(path)
        if not self._is_welcome(path, headers):
            origin = headers.get("origin", "another site")
            raise ApiError(
                "PERMISSION_DENIED",
                f"Web pages of {origin!r} cannot use this route of the emulator. "
                "Start the emulator with --cors ORIGIN to allow them on the routes of the services.",
            )
        if admin and self._token and not self._has_token(headers, self._token):
            raise ApiError(
                "UNAUTHENTICATED",
                f"The admin routes of this emulator need its token in the header {TOKEN_HEADER}.",
            )

    def shared_with(self, path: str, headers: Mapping[str, str]) -> str | None:
        """The origin whose pages may read the answer; None if there is none that has to be named."""
        origin = headers.get("origin")
        return origin if origin and not _is_own(path) and self._is_allowed(origin) else None

    def _is_here(self, host: str) -> bool:
        try:
            name = (urlsplit(f"//{host}").hostname or "").lower()
        except ValueError:
            return False
        if name in self._names or is_loopback(name):
            return True
        return self._any_address and _address(name) is not None

    def _is_welcome(self, path: str, headers: Mapping[str, str]) -> bool:
        origin = headers.get("origin")
        if origin is None:
            # Browsers send no origin when a page of another port only reads.
            site = headers.get("sec-fetch-site")
            return site != "cross-site" and (site != "same-site" or not is_admin(path))
        scheme, _, authority = origin.partition("://")
        own = scheme in ("http", "https") and authority.lower() == headers.get("host", "").lower()
        return own or (not _is_own(path) and self._is_allowed(origin))

    def _is_allowed(self, origin: str) -> bool:
        return "*" in self._origins or origin in self._origins

    @staticmethod
    def _has_token(headers: Mapping[str, str], token: str) -> bool:
        given = headers.get(TOKEN_HEADER, "").encode("utf-8", "surrogatepass")
        return hmac.compare_digest(given, token.encode())


def is_admin(path: str) -> bool:
    """Whether a path is one of the admin routes."""
    return path == ADMIN or path.startswith(f"{ADMIN}/")


def _is_own(path: str) -> bool:
    """Whether only the emulator's own page may use a path."""
    return is_admin(path) or path == "/" or path.startswith(PAGE)


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
