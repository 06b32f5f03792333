"""Keywords that other packages call by other names, and what they are called here."""

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Concatenate, ParamSpec, TypeVar

from gemini_sdk.errors import ConfigurationError, Fault, UnexpectedKeywordError

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
    "messages": "contents",
    "prompt": "contents",
    "content": "contents",
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
}


def wrong_keywords(names: Iterable[str], known: Iterable[str]) -> list[Fault]:
    """What is said of keywords that are known to be called otherwise here, where a method does not have them."""
    own = frozenset(known)
    return [
        Fault(name, "is not a keyword of this method", expected=_NAMES[name])
        for name in names
        if name in _NAMES and name not in own
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
            if "contents" in parameters and (faults := wrong_keywords(kwargs, parameters)):
                raise UnexpectedKeywordError(faults) from None
            raise

    return described


def keywords_only(
    hint: str,
) -> Callable[[Callable[Concatenate[Any, P], None]], Callable[Concatenate[Any, P], None]]:
    """Decorates a constructor, which then says what a positional argument was meant for."""

    def decorated(init: Callable[Concatenate[Any, P], None]) -> Callable[Concatenate[Any, P], None]:
        @functools.wraps(init)
        def constructed(self: Any, *args: P.args, **kwargs: P.kwargs) -> None:
            if args:
                raise ConfigurationError(
                    f"{type(self).__name__} accepts keyword arguments only: {hint}"
                )
            init(self, *args, **kwargs)

        made: Callable[Concatenate[Any, P], None] = constructed  # type: ignore[assignment] # mypy keeps the name of self
        return made

    return decorated
