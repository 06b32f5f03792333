"""Calls the hooks of a client, with what they may know: no content and no secret."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from gemini_sdk._transport.settings import Settings
from gemini_sdk._transport.tunables import SHORTEST_SECRET
from gemini_sdk._wire.secret_names import MASK, is_secret, is_secret_of_answer
from gemini_sdk.errors import ConfigurationError, GeminiSDKError

_URL = re.compile(r"(?i)(?:^/|[a-z][a-z0-9+.-]*://)[^\s<>\"]*")


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
    """The headers of a response without cookies, without secrets of the request that the server repeats, and
    without the query of URLs, which may grant access."""
    hidden = [secret for secret in secrets if len(secret) >= SHORTEST_SECRET]
    return {
        name: MASK
        if is_secret_of_answer(name) or any(secret in value for secret in hidden)
        else _without_queries(name, value)
        for name, value in _lowered(headers)
    }


def _without_queries(name: str, value: str) -> str:
    if "?" not in value and "@" not in value:
        return value
    if name.endswith(("location", "url")):  # perhaps relative
        return masked_url(value, capability=True)
    return _URL.sub(lambda found: masked_url(found[0], capability=True), value)


def _lowered(headers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name.lower(), value) for name, value in headers.items())


_RAISED = "_raised_by_hook"


def called(hook: Callable[[Any], object], event: object) -> object:
    """The result of a hook, which may be awaitable."""
    try:
        return hook(event)
    except GeminiSDKError as error:
        vars(error)[_RAISED] = True
        raise


def raised_by_hook(error: BaseException) -> bool:
    """Whether an error was raised by a hook: it reaches the caller as it is, and nothing is tried again."""
    return _RAISED in vars(error)


def refuse_coroutine_functions(settings: Settings) -> None:
    """ConfigurationError if a hook of a blocking client is a coroutine function."""
    for name in ("on_request", "on_response", "on_retry"):
        hook = getattr(settings, name)
        if hook is not None and (
            inspect.iscoroutinefunction(hook)
            or inspect.iscoroutinefunction(getattr(hook, "__call__", None))  # noqa: B004 - an object
        ):
            raise _needs_asyncio(name)


def refuse_awaitable(result: object, hook: str) -> None:
    """ConfigurationError if a hook of a blocking client returned something to await."""
    if result is None or not inspect.isawaitable(result):
        return
    if inspect.iscoroutine(result):
        result.close()
    raise _needs_asyncio(hook)


def _needs_asyncio(hook: str) -> ConfigurationError:
    return ConfigurationError(f"{hook}: a coroutine function needs an asyncio client")


async def settled(result: object) -> None:
    """Await what a hook of an asyncio client returned, if it is awaitable."""
    if result is not None and inspect.isawaitable(result):
        try:
            await result
        except GeminiSDKError as error:
            vars(error)[_RAISED] = True
            raise
