"""An answer together with its HTTP status and headers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel

from gemini_sdk._transport.call import Call
from gemini_sdk._transport.response import read_answer, request_id
from gemini_sdk._transport.retry import may_have_reached_service
from gemini_sdk.errors import APIStatusError, InvalidAnswerError

A = TypeVar("A", bound=BaseModel)


@dataclass(slots=True, eq=False)
class RawResponse(Generic[A]):
    """The result of `client.with_raw_response` methods: status, headers and body, and the typed answer on demand."""

    status_code: int
    """The HTTP status, always 2xx: others raise errors."""
    headers: Mapping[str, str] = field(repr=False)
    """The answer's headers, whose names are case-insensitive."""
    content: bytes = field(repr=False)
    """The body, decompressed; of a stream, nothing."""
    attempts: int
    """Number of attempts, including the first."""
    _call: Call[A] = field(repr=False)

    @property
    def request_id(self) -> str | None:
        """Id of the request, for the support of the service; None if the service sent none."""
        return request_id(self.headers)

    @property
    def retries_taken(self) -> int:
        """Maximum number of attempts after the first."""
        return self.attempts - 1

    def parse(self) -> A:
        """The typed answer. Raises InvalidAnswerError if the body is none."""
        call = self._call
        try:
            answer = read_answer(self.status_code, self.headers, self.content, call.answer)
        except (InvalidAnswerError, APIStatusError) as error:
            error.attempts = self.attempts
            error.check = call.check if may_have_reached_service(error) else None
            raise
        return call.finish(answer) if call.finish else answer
