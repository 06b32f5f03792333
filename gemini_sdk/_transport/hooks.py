"""Calls the hooks of a client, with what they may know: no content and no secret."""

import inspect
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    import httpx

MASK = "***"
_SECRET_OF_REQUEST = re.compile(r"(?i)auth|key|token|secret|cookie")
_SECRET_OF_RESPONSE = re.compile(r"(?i)auth|cookie|secret|api-?key")


def masked_url(url: "httpx.URL", *, capability: bool) -> str:
    """A URL without the values of secret parameters. All are secret if the URL alone grants access."""
    plain = str(url.copy_with(query=None, fragment=None, userinfo=b""))
    pairs = [
        f"{name}={MASK if capability or _SECRET_OF_REQUEST.search(name) else value}"
        for name, value in url.params.multi_items()
    ]
    return f"{plain}?{'&'.join(pairs)}" if pairs else plain


def masked_request_headers(
    headers: Mapping[str, str], credentials: Mapping[str, str]
) -> dict[str, str]:
    """The headers of a request without the values of credentials and of what looks like one."""
    own = {name.lower() for name in credentials}
    return {
        name.lower(): MASK if name.lower() in own or _SECRET_OF_REQUEST.search(name) else value
        for name, value in headers.items()
    }


def masked_response_headers(headers: Mapping[str, str], secrets: list[str]) -> dict[str, str]:
    """The headers of a response without cookies, and without secrets of the request that the server repeats."""
    hidden = [secret for secret in secrets if secret]
    return {
        name.lower(): MASK
        if _SECRET_OF_RESPONSE.search(name) or any(secret in value for secret in hidden)
        else value
        for name, value in headers.items()
    }


def refuse_awaitable(result: object, hook: str) -> None:
    """ConfigurationError if a hook of a blocking client returned something to await."""
    if result is None or not inspect.isawaitable(result):
        return
    if inspect.iscoroutine(result):
        result.close()
    raise ConfigurationError(f"{hook}: a coroutine function needs an asyncio client")


async def settled(result: object) -> None:
    """Await what a hook of an asyncio client returned, if it is awaitable."""
    if result is not None and inspect.isawaitable(result):
        await result
