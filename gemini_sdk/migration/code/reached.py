"""What of OpenAI's clients the drop-in clients have, found by asking one of them, and what to use for the rest."""

from functools import cache
from typing import Any

from gemini_sdk.migration.drop_in.missing import INSTEAD, NOT_SHOWN, SETTINGS


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
            advice = NOT_SHOWN if step in SETTINGS else INSTEAD.get(step)
            words = f"{'.'.join(path)} has no counterpart on the drop-in client"
            return f"{words}: {advice}." if advice else f"{words}."
    return None


@cache
def is_of_clients(name: str) -> bool:
    """Whether a name is one of an attribute that OpenAI's clients have."""
    return name in SETTINGS or name in INSTEAD or hasattr(_client(False), name)


@cache
def _client(is_async: bool) -> Any:
    from gemini_sdk import AsyncGeminiClient, GeminiClient
    from gemini_sdk.migration import AsyncOpenAI, OpenAI

    if is_async:
        return AsyncOpenAI(gemini=AsyncGeminiClient(api_key="none"))
    return OpenAI(gemini=GeminiClient(api_key="none"))
