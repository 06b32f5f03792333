"""The options of an emulator that records a service, or answers from a recording."""

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from urllib.parse import urlsplit

from gemini_sdk.emulator.tapes.scrubber import Scrubber
from gemini_sdk.emulator.tapes.tape import Matching
from gemini_sdk.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class TapeOptions:
    """A tape: a file of JSON lines with requests and answers, without credentials.

    Raises ConfigurationError if `upstream` is not an address, or a pattern of `scrub` not a regular expression.
    """

    file: str | PathLike[str]
    """The file. Recording appends to it."""
    upstream: str | None = None
    """The address of the service to forward requests to, and to record. None: answer from the file."""
    match: Matching = "strict"
    """How a request finds its answer. `strict`: method, path, query and body are equal, and each exchange answers once.
    `lenient`: method and path are equal; of several exchanges the most similar one answers, again if need be."""
    scrub: tuple[str, ...] = ()
    """Regular expressions of what must not get into the file, in addition to keys and tokens. It becomes `***`, which
    fits any text of a request, so they are not needed for answering."""
    timed: bool = False
    """Whether the pieces of a recorded stream come as far apart as they were recorded; else at once."""

    def __post_init__(self) -> None:
        self.scrubber()
        if self.upstream is not None and not _is_address(self.upstream):
            raise ConfigurationError(
                "upstream: expected the address of a service, such as https://generativelanguage.googleapis.com"
            )

    def scrubber(self) -> Scrubber:
        """What takes secrets out of exchanges."""
        return Scrubber(self.scrub)

    @property
    def path(self) -> Path:
        """`file` as a path."""
        return Path(self.file)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    is_plain = not (parts.username or parts.password or parts.query or parts.fragment)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and is_plain
