"""Keeps faults of telemetry away from the calls that it is about."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_log = logging.getLogger("gemini_sdk")


def guarded(function: Callable[P, R]) -> Callable[P, R | None]:
    """Decorates a function of telemetry: it returns None where it would raise."""

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R | None:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            # The type alone: the text may quote a prompt.
            _log.debug("telemetry: %s failed (%s)", function.__qualname__, type(error).__name__)
            return None

    return call
