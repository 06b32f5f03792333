"""Chooses what carries the requests of an asyncio client: httpcore, which is part of httpx2, or aiohttp.

aiohttp needs less than half the CPU time for many calls at once, but cannot do everything that httpcore can, and is an
extra. Blocking clients have no choice.
"""

import os
from importlib.util import find_spec
from typing import Literal

from gemini_sdk._transport.environment import is_socks
from gemini_sdk.errors import ConfigurationError

HttpTransport = Literal["auto", "aiohttp", "httpcore"]
"""The values of `http_transport`."""
Carrier = Literal["aiohttp", "httpcore"]
"""The transport that "auto" stands for."""

VARIABLE = "GEMINI_SDK_HTTP_TRANSPORT"
_CHOICES = "'auto', 'aiohttp' or 'httpcore'"
# aiohttp alone is often there for the sake of another package, which must not change what this one does.
_PACKAGES = ("aiohttp", "httpx_aiohttp")


def chosen(asked: object, base_url: str) -> Carrier:
    """What carries the requests of an asyncio client made here. `asked` is the argument; None if not given.

    Raises:
        ConfigurationError: it names no transport, or one that is not installed or cannot use the environment's proxy.
    """
    name, value = "http_transport", asked
    if value is None:
        name, value = VARIABLE, os.environ.get(VARIABLE, "").strip().lower() or "auto"
    if value not in ("auto", "aiohttp", "httpcore"):
        raise ConfigurationError(f"{name} must be {_CHOICES}; found {value!r}")
    if value == "httpcore":
        return "httpcore"
    missing = [package for package in _PACKAGES if not _installed(package)]
    socks = is_socks(base_url)
    if value == "auto":
        return "httpcore" if missing or socks else "aiohttp"
    if missing:
        raise ConfigurationError(
            f"{name}={value!r} needs the package httpx-aiohttp: pip install 'gemini-sdk[fast]', or use "
            "'auto' or 'httpcore'"
        )
    if socks:
        raise ConfigurationError(
            f"{name}={value!r} cannot use a SOCKS proxy, which {socks} names: use 'auto' or 'httpcore'"
        )
    return "aiohttp"


def check_unused(asked: object, *, blocking: bool) -> None:
    """ConfigurationError where `http_transport` has no meaning: with `http_client`, and for a blocking client."""
    if asked is None:
        return
    if blocking:
        raise ConfigurationError(
            f"http_transport ({_CHOICES}) is an option of asyncio clients: blocking clients always use "
            "httpx2 over httpcore, so leave it out or use the client whose name begins with Async"
        )
    raise ConfigurationError(
        f"pass http_transport ({_CHOICES}) or http_client, not both: an http_client has a transport of "
        "its own"
    )


def _installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ValueError:  # What is loaded does not say where it came from.
        return True
