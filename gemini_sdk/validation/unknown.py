"""The warning about what a request holds that this package does not know."""

import inspect
import warnings
from collections.abc import Sequence

from gemini_sdk.errors import Fault
from gemini_sdk.warnings import UnknownNameWarning

_PACKAGE = __name__.partition(".")[0]
_HINT = (
    "To silence this: warnings.filterwarnings('ignore', category=gemini_sdk.UnknownNameWarning); "
    "or pass the field in extra_body, which is not validated."
)


def warn_of_unknown(findings: Sequence[Fault]) -> None:
    """Warn once of all names and values in a request that this package does not know; it is sent as it is."""
    if findings:
        told = "\n".join(f"  {finding}" for finding in findings)
        message = f"unknown to this package, sent unchanged:\n{told}\n{_HINT}"
        warnings.warn(message, UnknownNameWarning, stacklevel=_callers_level())


def _callers_level() -> int:
    """The stack level, seen from the caller of this function, of the line outside of this package that called it."""
    frame = inspect.currentframe()
    level = 0
    while frame and frame.f_globals.get("__name__", "").partition(".")[0] == _PACKAGE:
        frame, level = frame.f_back, level + 1
    return max(1, level)
