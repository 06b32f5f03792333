"""Answers whose text is JSON, read into whatever type was asked for."""

from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import from_json

from gemini_sdk.errors import InvalidAnswerError

T = TypeVar("T")
A = TypeVar("A", bound=BaseModel)


class ParsingBehaviour(BaseModel):
    """Ways to read the text of an answer as JSON."""

    # A base of models of either dialect, which is never read itself.
    model_config = ConfigDict(defer_build=True)

    if TYPE_CHECKING:

        @property
        def text(self) -> str | None: ...

        @property
        def finish_reason(self) -> str | None: ...

        @property
        def blocked(self) -> str | None: ...

    # What the request asked `parsed` to be. A slot, so that it is no field: it is neither compared nor dumped.
    __slots__ = ("_asked_for",)

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

    def _expect(self, model: "type[Any] | None") -> Self:
        """This answer, its `parsed` being an instance of `model` from now on. Copies know it; a pickle does not."""
        object.__setattr__(self, "_asked_for", model)
        return self

    def __copy__(self) -> Self:
        return super().__copy__()._expect(self._expected)

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        return super().__deepcopy__(memo)._expect(self._expected)

    @property
    def _expected(self) -> "type[Any] | None":
        """What `parsed` is an instance of, where the request said so."""
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


def expecting(answer: A, model: Any) -> A:
    """An answer, its `parsed` being an instance of `model` from now on: a private matter of its class."""
    read: Any = answer
    read._expect(model)
    return answer


def _read(text: str, adapter: TypeAdapter[T], model: object) -> T:
    try:
        return adapter.validate_json(text)
    except ValidationError:
        # An answer of the MIME type text/x.enum is a bare value.
        value = text.strip()
        if value not in _values(model):
            raise
        return adapter.validate_python(value)


def _values(model: object) -> set[object]:
    """What an enum or a Literal may be."""
    if get_origin(model) is Literal:
        return set(get_args(model))
    return (
        {m.value for m in model} if isinstance(model, type) and issubclass(model, Enum) else set()
    )


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg']}" if place else first["msg"]
