"""What of OpenAI's clients the drop-in clients have, found by asking one of them, and what to use for the rest."""

from functools import cache
from typing import Any

from gemini_sdk.migration.drop_in.missing import INSTEAD

_SETTINGS = frozenset(
    "api_key api_version auth_headers base_url custom_auth default_headers default_query max_retries organization "
    "project timeout user_agent webhook_secret websocket_base_url".split()
)
"""Attributes that hold arguments of a constructor."""
_SETTING = "a client is not changed, and does not show what it was given: construct another one"


@cache
def missing(path: tuple[str, ...], *, is_async: bool) -> str | None:
    """Why a path of attributes, such as `audio.speech.create`, fails on a drop-in client; None if it does not."""
    found: Any = _client(is_async)
    for step in path:
        if callable(found):  # a method, of which no more is known
            return None
        try:
            found = getattr(found, step)
        except AttributeError:
            advice = _SETTING if step in _SETTINGS else INSTEAD.get(step)
            words = f"{'.'.join(path)} has no counterpart on the drop-in client"
            return f"{words}: {advice}." if advice else f"{words}."
    return None


@cache
def is_of_clients(name: str) -> bool:
    """Whether a name is one of an attribute that OpenAI's clients have."""
    return name in _SETTINGS or name in INSTEAD or hasattr(_client(False), name)


@cache
def _client(is_async: bool) -> Any:
    from gemini_sdk import AsyncGeminiClient, GeminiClient
    from gemini_sdk.migration import AsyncOpenAI, OpenAI

    if is_async:
        return AsyncOpenAI(gemini=AsyncGeminiClient(api_key="none"))
    return OpenAI(gemini=GeminiClient(api_key="none"))
