"""An answer together with what HTTP said of Gemini's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from gemini_sdk._transport.raw import RawResponse

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class RawAnswer(Generic[A]):
    """An answer together with what HTTP said of Gemini's: what methods of `with_raw_response` return."""

    status_code: int
    """HTTP status."""
    headers: Mapping[str, str] = field(repr=False)
    """Those of Gemini's answer; none where it took several requests."""
    content: bytes = field(repr=False)
    """Gemini's answer as it came; of a stream, or of several requests, nothing."""
    request_id: str | None
    """Id of the answer, if the service gave one."""
    retries_taken: int
    """Number of requests after the first."""
    _answer: A = field(repr=False)

    @staticmethod
    def of(raw: "RawResponse[Any] | None", answer: B) -> "RawAnswer[B]":
        """An answer with the response that it was made of, or None where there are several."""
        if raw is None:
            return RawAnswer(200, {}, b"", None, 0, answer)
        return RawAnswer(
            raw.status_code, raw.headers, raw.content, raw.request_id, raw.retries_taken, answer
        )

    @property
    def text(self) -> str:
        """Gemini's answer as text."""
        return self.content.decode(errors="replace")

    def parse(self) -> A:
        """The answer in OpenAI's form; of a stream, the stream."""
        return self._answer
