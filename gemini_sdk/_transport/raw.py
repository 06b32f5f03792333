"""An answer together with what HTTP said of it."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from pydantic import BaseModel

from gemini_sdk._transport.call import Call
from gemini_sdk._transport.session import Reply, parsed

A = TypeVar("A", bound=BaseModel)


class RawResponse(Generic[A]):
    """What `client.with_raw_response` methods return: status, headers and body, and the typed answer on demand."""

    def __init__(self, call: Call[A], reply: Reply) -> None:
        self._call = call
        self._reply = reply

    def __repr__(self) -> str:
        return f"RawResponse(status_code={self.status_code}, attempts={self.attempts})"

    @property
    def status_code(self) -> int:
        """The HTTP status, a 2xx one: others are raised as errors."""
        return self._reply.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The answer's headers, whose names are case-insensitive."""
        return self._reply.headers

    @property
    def content(self) -> bytes:
        """The body as it came."""
        return self._reply.content

    @property
    def request_id(self) -> str | None:
        """What the service's operators need to find the request; None where it gave none."""
        return self._reply.request_id

    @property
    def attempts(self) -> int:
        """Attempts made, the first included."""
        return self._reply.attempts

    @property
    def retries_taken(self) -> int:
        """Attempts after the first."""
        return self._reply.retries_taken

    def parse(self) -> A:
        """The typed answer. Raises InvalidAnswerError where the body is none."""
        return parsed(self._call, self._reply)
