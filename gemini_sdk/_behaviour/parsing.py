"""Answers whose text is JSON, read into whatever type was requested."""

from contextlib import suppress
from enum import Enum
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    Self,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

import typing_extensions
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from gemini_sdk._behaviour.ignored_keywords import OF_FAULTS, WrittenSchema, empty_members
from gemini_sdk._behaviour.python_type import adapter, schema_to_compare
from gemini_sdk._wire import surrogates
from gemini_sdk.errors import InvalidAnswerError
from gemini_sdk.warnings import SchemaWarning, warn_caller

T = TypeVar("T")
A = TypeVar("A", bound=BaseModel)
Parsed = typing_extensions.TypeVar("Parsed", covariant=True, default=Any)
"""What `parsed` is an instance of: the `response_type` of the request."""

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    class _Typed(BaseModel, Generic[Parsed]): ...

else:

    class _Typed(BaseModel):
        """Generic to type checkers only: at run time pydantic would build a model for every type."""

        model_config = ConfigDict(defer_build=True)

        def __class_getitem__(cls, _: Any) -> type[Self]:
            return cls


class ParsingBehaviour(_Typed[Parsed]):
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
    def parsed(self) -> Parsed | None:
        """The text read as JSON: an instance of the `response_type` of the request, else plain Python values.

        None if there is no text or the text does not match (a blocked or cut answer); `parse` says why. Gives a
        SchemaWarning if a member is empty, or nothing matches, because models ignore a keyword of the schema.
        """
        text = self.text
        if text is None:
            return None
        expected = self._expected
        try:
            found: Any
            if expected is None or isinstance(expected, WrittenSchema):
                found = surrogates.read(text)
            else:
                found = self.parse(expected)
        except InvalidAnswerError as error:
            _warn_of_fault(error)
            return None
        except ValueError:
            return None
        if expected is not None:
            _warn_of_empty(text, expected)
        return cast("Parsed", found)

    @property
    def partial(self) -> Any:
        """The readable part of incomplete JSON: plain Python values, whatever type was requested.

        An incomplete string or integer has the length received so far. A member whose value cannot be
        read yet is left out. None if nothing can be read yet.
        """
        try:
            return surrogates.read_partial(self.text or "")
        except ValueError:
            return None

    def _expect(self, model: Any) -> Self:
        """This answer, its `parsed` being an instance of `model` from now on. Copies know it; a pickle does not."""
        object.__setattr__(self, "_asked_for", model)
        return self

    def __copy__(self) -> Self:
        return super().__copy__()._expect(self._expected)

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        return super().__deepcopy__(memo)._expect(self._expected)

    @property
    def _expected(self) -> Any:
        """The type or the schema of `parsed`, if the request had one."""
        return getattr(self, "_asked_for", None)

    def parse(self, model: "TypeForm[T]") -> T:
        """The text parsed as JSON into a pydantic model, or any type that pydantic supports.

        Raises InvalidAnswerError if the text is missing or does not match.
        """
        text = self.text
        try:
            return _read(text or "", model)
        except ValidationError as error:
            reason = (
                f"blocked: {self.blocked}"
                if self.blocked
                else f"finish reason {self.finish_reason}"
            )
            # Since Python 3.14 every union has a name, "Union".
            is_union = get_origin(model) in (Union, UnionType)
            wanted = model if is_union else getattr(model, "__name__", model)
            raise InvalidAnswerError(
                f"the answer does not match {wanted} ({reason}): {_first_fault(error)}",
                body=(text or "").encode(errors="surrogatepass"),
            ) from error


def expecting(answer: A, model: Any) -> A:
    """An answer, its `parsed` being an instance of `model` from now on: a private matter of its class."""
    read: Any = answer
    read._expect(model)
    return answer


def _warn_of_empty(text: str, expected: Any) -> None:
    """Warn where a member of an answer is empty, and the schema has a keyword that models ignore."""
    written_out = isinstance(expected, WrittenSchema)
    schema = expected.schema if written_out else schema_to_compare(expected)
    if schema is None:
        return
    with suppress(ValueError):  # a bare value of an enum
        for path, keyword in dict(empty_members(surrogates.read(text), schema)).items():
            message = f"parsed: {path} is empty, perhaps since the model ignores `{keyword}` of its schema"
            warn_caller(message, SchemaWarning)


def _warn_of_fault(error: InvalidAnswerError) -> None:
    """Warn where an answer does not fit because of a keyword that models ignore."""
    cause = error.__cause__
    faults = cause.errors(include_url=False) if isinstance(cause, ValidationError) else []
    if faults and (keyword := OF_FAULTS.get(faults[0]["type"])):
        message = f"parsed is None: {error}; models may ignore `{keyword}` of a schema"
        warn_caller(message, SchemaWarning)


def _read(text: str, model: "TypeForm[T]") -> T:
    reader: TypeAdapter[T] = adapter(model)
    try:
        return reader.validate_json(text)
    except ValidationError:
        if (found := surrogates.with_surrogates(text)) is not None:
            return reader.validate_python(found)
        # An answer of the MIME type text/x.enum is a bare value.
        value = text.strip()
        if value not in _values(model):
            raise
        return reader.validate_python(value)


def _values(model: object) -> set[object]:
    """The values of an enum or a Literal."""
    if get_origin(model) is Literal:
        return set(get_args(model))
    return (
        {m.value for m in model} if isinstance(model, type) and issubclass(model, Enum) else set()
    )


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg']}" if place else first["msg"]
