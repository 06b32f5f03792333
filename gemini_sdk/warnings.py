"""The warnings this package gives, each a category of its own, so that one can be silenced without the others.

    UserWarning
    └── GeminiSDKWarning
        ├── ExpiredFileWarning              a prompt refers to a file that Google AI has deleted by now
        ├── SchemaWarning                   an answer lacks what a keyword of its schema asks for
        ├── UnknownNameWarning              a name or enum value that this package does not know was sent
        └── ModelWarning                    a model is gone or goes soon, or ignores or refuses a parameter
            └── DeprecatedParameterWarning  a parameter still works, and will not for long

To silence one: `warnings.filterwarnings("ignore", category=gemini_sdk.warnings.UnknownNameWarning)`.

With Python's default filters, the same warning is shown once for each line of a program that causes it.
"""

import inspect
import warnings

__all__ = [
    "DeprecatedParameterWarning",
    "ExpiredFileWarning",
    "GeminiSDKWarning",
    "ModelWarning",
    "SchemaWarning",
    "UnknownNameWarning",
]

_PACKAGE = __name__.partition(".")[0]
_INSIDE = f"{_PACKAGE}."


class GeminiSDKWarning(UserWarning):
    """Base class of all warnings of this package."""


class ExpiredFileWarning(GeminiSDKWarning):
    """A prompt refers to a file whose time of expiry has passed. The request was sent unchanged."""


class SchemaWarning(GeminiSDKWarning):
    """An answer does not have what a keyword of its schema asks for, perhaps since the model ignores that keyword."""


class UnknownNameWarning(GeminiSDKWarning):
    """A request has a name or an enum value that resembles no known one. The request was sent unchanged."""


class ModelWarning(GeminiSDKWarning):
    """A model is gone or goes soon, or it ignores or refuses a parameter. The request was sent unchanged."""


class DeprecatedParameterWarning(ModelWarning):
    """A model still takes a parameter that Google has deprecated for it. The request was sent unchanged."""


def warn_caller(message: str, category: type[GeminiSDKWarning]) -> None:
    """Give a warning at the line outside of this package that called it."""
    warnings.warn(message, category, stacklevel=_callers_level())


def _callers_level() -> int:
    """The stack level, seen from the caller of this function, of the line outside of this package."""
    frame, level = inspect.currentframe(), 0
    while frame and f"{frame.f_globals.get('__name__', '')}.".startswith(_INSIDE):
        frame, level = frame.f_back, level + 1
    return max(1, level)
