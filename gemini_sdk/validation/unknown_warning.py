"""The warning about what a request holds that this package does not know."""

from collections.abc import Sequence

from gemini_sdk.errors import Fault
from gemini_sdk.warnings import UnknownNameWarning, warn_caller

_HINT = (
    "To silence this: warnings.filterwarnings('ignore', category=gemini_sdk.UnknownNameWarning); "
    "or pass the field in extra_body, which is not validated."
)


def warn_of_unknown(findings: Sequence[Fault]) -> None:
    """Warn once of all names and values in a request that this package does not know; it is sent as it is."""
    if findings:
        told = "\n".join(f"  {finding}" for finding in findings)
        message = f"unknown to this package, sent unchanged:\n{told}\n{_HINT}"
        warn_caller(message, UnknownNameWarning)
