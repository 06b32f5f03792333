"""What people read off an answer: its text, its calls, its JSON, and whether it was blocked."""

from enum import Enum
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from gemini_sdk._behaviour.content import joined_text
from gemini_sdk._wire import Model
from gemini_sdk.errors import InvalidAnswerError

if TYPE_CHECKING:
    from gemini_models.generate_content import (
        Candidate,
        Content,
        FinishReason,
        FunctionCall,
        PromptFeedback,
    )

T = TypeVar("T")

BLOCKING_REASONS = frozenset(
    "SAFETY RECITATION BLOCKLIST PROHIBITED_CONTENT SPII MODEL_ARMOR IMAGE_SAFETY "
    "IMAGE_PROHIBITED_CONTENT IMAGE_RECITATION".split()
)
"""Finish reasons which mean that a filter, not the model, ended the answer."""


class CandidateBehaviour(Model):
    """Ways to read a Candidate."""

    if TYPE_CHECKING:
        content: Content | None

    @property
    def text(self) -> str | None:
        """The text parts joined, thoughts left out; None where there is none."""
        return self.content.text if self.content else None

    @property
    def function_calls(self) -> "list[FunctionCall]":
        """The calls the model asks for, in order."""
        return self.content.function_calls if self.content else []


def first_of(candidates: "list[Candidate] | None") -> "Candidate | None":
    """The candidate whose index is 0 or unset: a chunk may hold others alone, or before it."""
    if not candidates:
        return None
    candidate = candidates[0]
    if not candidate.index:  # nearly always
        return candidate
    return next((other for other in candidates if not other.index), None)


class ResponseBehaviour(Model):
    """Ways to read a GenerateContentResponse. Each looks at the first candidate, which has the index 0 or none."""

    if TYPE_CHECKING:
        candidates: list[Candidate] | None
        prompt_feedback: PromptFeedback | None

    # What the request asked `parsed` to be. A slot, so that it is no field: it is neither compared nor dumped.
    __slots__ = ("_asked_for",)

    @property
    def content(self) -> "Content | None":
        """The content of the first candidate, as it can be sent back; None where there is none."""
        first = first_of(self.candidates)
        return first.content if first else None

    @property
    def text(self) -> str | None:
        """The text parts joined, thoughts left out. None where there is none, as in a blocked answer; never raises."""
        candidates = self.candidates
        if not candidates:
            return None
        # The call is spared where it can be: this is read once a chunk.
        first = first_of(candidates) if candidates[0].index else candidates[0]
        content = first.content if first else None
        return joined_text(content.parts) if content else None

    @property
    def thoughts(self) -> str | None:
        """The summary of the model's reasoning; None where there is none."""
        content = self.content
        return joined_text(content.parts, thoughts=True) if content else None

    @property
    def function_calls(self) -> "list[FunctionCall]":
        """The calls the model asks for, in order; empty where there is none."""
        content = self.content
        return content.function_calls if content else []

    @property
    def finish_reason(self) -> "FinishReason | None":
        """Why the model stopped; None in a chunk that is not the last."""
        first = first_of(self.candidates)
        return first.finish_reason if first else None

    @property
    def blocked(self) -> str | None:
        """The reason a filter gave for blocking the prompt or the answer; None where nothing was blocked."""
        feedback = self.prompt_feedback
        if feedback and feedback.block_reason:
            return str(feedback.block_reason)
        reason = self.finish_reason
        return reason if isinstance(reason, str) and reason in BLOCKING_REASONS else None

    @property
    def parsed(self) -> Any:
        """The text read as JSON: an instance of the class given as response schema, else plain Python values.

        None where there is no text, or where the text does not fit (a blocked or cut answer); `parse` tells why.
        """
        if self.text is None:
            return None
        expected = self._expected
        try:
            return from_json(self.text) if expected is None else self.parse(expected)
        except (ValueError, InvalidAnswerError):
            return None

    def expect(self, model: "type[Any] | None") -> Self:
        """This answer, its `parsed` being an instance of `model` from now on. Copies know it; a pickle does not."""
        object.__setattr__(self, "_asked_for", model)
        return self

    def __copy__(self) -> Self:
        return super().__copy__().expect(self._expected)

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        return super().__deepcopy__(memo).expect(self._expected)

    @property
    def _expected(self) -> "type[Any] | None":
        return cast("type[Any] | None", getattr(self, "_asked_for", None))

    def parse(self, model: type[T]) -> T:
        """The text read as JSON into a pydantic model, or any type that pydantic knows.

        Raises InvalidAnswerError where the text is missing or does not fit.
        """
        text = self.text
        try:
            return _read(text or "", TypeAdapter[T](model), model)
        except ValidationError as error:
            reason = (
                f"blocked: {self.blocked}" if self.blocked else f"ended by {self.finish_reason}"
            )
            wanted = getattr(model, "__name__", model)
            raise InvalidAnswerError(
                f"the answer does not fit {wanted} ({reason}): {_first_fault(error)}",
                body=(text or "").encode(errors="surrogatepass"),
            ) from error


def _read(text: str, adapter: TypeAdapter[T], model: object) -> T:
    try:
        return adapter.validate_json(text)
    except ValidationError:
        # An answer of the MIME type text/x.enum is a bare value.
        if not (isinstance(model, type) and issubclass(model, Enum)):
            raise
        value = text.strip()
        if value not in {member.value for member in model}:
            raise
        return adapter.validate_python(value)


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg']}" if place else first["msg"]
