"""Keywords that other packages call by other names, and what they are called here."""

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Concatenate, ParamSpec, TypeVar

from gemini_sdk.errors import ConfigurationError, Fault, UnexpectedKeywordError
from gemini_sdk.validation.suggestions import closest

P = ParamSpec("P")
R = TypeVar("R")

_CONFIG = (
    "generation_config, and system_instruction, tools or safety_settings as keywords of their own"
)
_NAMES: Mapping[str, str] = {
    "config": _CONFIG,
    "stream": "the method whose name begins with stream_",
    "system": "system_instruction",
    "system_prompt": "system_instruction",
    "instructions": "system_instruction",
    "max_tokens": "generation_config={'max_output_tokens': ...}",
    "max_completion_tokens": "generation_config={'max_output_tokens': ...}",
    "stop": "generation_config={'stop_sequences': [...]}",
    "n": "generation_config={'candidate_count': ...}",
    "response_format": "generation_config={'response_schema': ...}",
    "functions": "tools",
    "tool_choice": "tool_config",
    "safety": "safety_settings",
    "http_options": "timeout, deadline, max_retries, extra_headers",
    "request_options": "timeout, deadline, max_retries, extra_headers",
    "retries": "max_retries",
    "history": "chats.create(..., history=...)",
    "run_tools": "chats.create(..., run_tools=True)",
    "automatic_function_calling": "chats.create(..., run_tools=True)",
}
_PROMPTS = ("messages", "contents", "message", "prompt", "content")
"""What people call the prompt."""
_OF_PROMPTS: Mapping[str, str] = {
    "contents": "contents",
    "message": "message, in the forms that contents has",
    "messages": "messages",
    "history": "history, in the forms that contents has",
}
"""By what a method calls the prompt: how it is named in a hint."""


def wrong_keywords(
    names: Iterable[str], known: Iterable[str], prompt: str = "contents"
) -> list[Fault]:
    """The hint for keywords that have another name in this package, if the method does not have them.

    `prompt` is what the method calls the prompt.
    """
    own = frozenset(known)
    # Azure's methods have `messages`; the other names mean something else there.
    others: Mapping[str, str] = {} if prompt == "messages" else _NAMES
    prompts: Mapping[str, str] = dict.fromkeys(map(str, _PROMPTS), _OF_PROMPTS[prompt])
    hints = {**others, **prompts}
    return [
        Fault(name, "is not a keyword of this method", expected=hints[name])
        for name in names
        if name in hints and name not in own
    ]


def with_hints(describe: Callable[..., R]) -> Callable[..., R]:
    """A function whose missing or unknown arguments are reported with the right keyword."""

    @functools.wraps(describe)
    def described(*args: Any, **kwargs: Any) -> R:
        try:
            return describe(*args, **kwargs)
        except UnexpectedKeywordError:
            raise
        except TypeError:
            parameters = inspect.signature(describe).parameters
            prompt = next((name for name in _OF_PROMPTS if name in parameters), None)
            if prompt and (faults := wrong_keywords(kwargs, parameters, prompt)):
                raise UnexpectedKeywordError(faults) from None
            raise

    return described


def keywords_only(
    hint: str,
) -> Callable[[Callable[Concatenate[Any, P], None]], Callable[Concatenate[Any, P], None]]:
    """Decorates a constructor. Its errors then name the class, and the keyword that was meant."""

    def decorated(init: Callable[Concatenate[Any, P], None]) -> Callable[Concatenate[Any, P], None]:
        names = [name for name in inspect.signature(init).parameters if name != "self"]

        @functools.wraps(init)
        def constructed(self: Any, *args: P.args, **kwargs: P.kwargs) -> None:
            name = type(self).__name__
            if args:
                raise ConfigurationError(f"{name} accepts keyword arguments only: {hint}")
            if unknown := kwargs.keys() - set(names):
                raise UnexpectedKeywordError(
                    [
                        Fault(each, f"is not a keyword of {name}", suggestion=closest(each, names))
                        for each in sorted(unknown)
                    ]
                )
            init(self, *args, **kwargs)

        made: Callable[Concatenate[Any, P], None] = constructed  # type: ignore[assignment] # mypy keeps the name of self
        return made

    return decorated
