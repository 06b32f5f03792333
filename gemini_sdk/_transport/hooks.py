"""Calls the hooks of a client, with what they may know: no content and no secret."""

import inspect
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote

from gemini_sdk.errors import ConfigurationError

MASK = "***"
_SECRET_OF_REQUEST = r"(?i)auth|key|token|secret|cookie"  # noqa: S105 - what names of secrets look like
_SECRET_OF_RESPONSE = r"(?i)auth|cookie|secret|api-?key"  # noqa: S105


@lru_cache
def is_secret(name: str) -> bool:
    """Whether a header or parameter of a request has a name like that of a secret."""
    return re.search(_SECRET_OF_REQUEST, name) is not None


@lru_cache
def _hides(name: str) -> bool:
    """Whether a header of a response has a name like that of a secret."""
    return re.search(_SECRET_OF_RESPONSE, name) is not None


def masked_url(url: str, *, capability: bool) -> str:
    """A URL without the values of secret parameters. All are secret if the URL alone grants access."""
    url = url.partition("#")[0]
    if "@" in url:
        url = re.sub(r"(?<=://)[^/?]*@", f"{MASK}@", url)
    plain, mark, query = url.partition("?")
    if not query:
        return plain
    pairs = [pair.partition("=")[::2] for pair in query.split("&")]
    shown = [
        f"{name}={MASK if capability or is_secret(unquote(name)) else value}"
        for name, value in pairs
    ]
    return plain + mark + "&".join(shown)


def masked_request_headers(
    headers: Mapping[str, str], credentials: Mapping[str, str]
) -> dict[str, str]:
    """The headers of a request without the values of credentials and of what looks like one."""
    own = {name.lower() for name in credentials}
    return {
        name: MASK if name in own or is_secret(name) else value for name, value in _lowered(headers)
    }


def masked_response_headers(headers: Mapping[str, str], secrets: list[str]) -> dict[str, str]:
    """The headers of a response without cookies, and without secrets of the request that the server repeats."""
    hidden = [secret for secret in secrets if secret]
    return {
        name: MASK if _hides(name) or any(secret in value for secret in hidden) else value
        for name, value in _lowered(headers)
    }


def _lowered(headers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name.lower(), value) for name, value in headers.items())


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
