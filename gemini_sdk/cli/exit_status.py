"""Exit statuses, and which of them an error leads to: scripts branch on these, so they are part of the interface."""

from enum import IntEnum

from gemini_sdk._openai.report import LossyConversionError
from gemini_sdk.errors import ConfigurationError, GeminiSDKError, InvalidPayloadError


class ExitStatus(IntEnum):
    """Exit statuses of `gemini-sdk`."""

    OK = 0
    """Done."""
    FAILED = 1
    """The service or the network failed, its message is on stderr; or `validate` found faults, which are on stdout.
    """
    USAGE = 2
    """Wrong usage, or input that cannot be used; nothing was sent."""
    BLOCKED = 3
    """A filter blocked the prompt or the answer."""
    STOPPED = 4
    """A budget or a number of errors stopped `bulk`; rows are left."""
    INTERRUPTED = 130
    """Ctrl-C, as shells report it."""
    BROKEN_PIPE = 141
    """The reader of the output closed the pipe, as shells report it."""


def of_error(error: GeminiSDKError) -> ExitStatus:
    """The status for an error."""
    found_before_sending = isinstance(
        error, ConfigurationError | InvalidPayloadError | LossyConversionError
    )
    return ExitStatus.USAGE if found_before_sending else ExitStatus.FAILED
