"""The declaration of a Python function for models: its name, its description, and a JSON Schema of its parameters."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any, Self, cast

from pydantic import BaseModel, TypeAdapter
from pydantic.errors import PydanticUserError
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import PydanticSerializationError, to_jsonable_python

from gemini_sdk._arguments.callables import docstrings, hints_of, name_of, signature_of
from gemini_sdk._arguments.docstring import read_docstring
from gemini_sdk.errors import Fault, InvalidPayloadError


@dataclass(frozen=True, slots=True)
class Declaration:
    """The declaration of a function. APIs spell it differently."""

    name: str
    description: str
    """Empty where the function has no docstring."""
    parameters: dict[str, Any] | None
    """A JSON Schema of an object; None if there is no parameter."""

    @classmethod
    def of(cls, function: Callable[..., Any], path: str) -> Self:
        """Read off a callable: its name, its docstring down to the first section, its parameters.

        What `Annotated[..., "text"]` or pydantic's `Field(description=...)` say of a parameter, or the docstring in
        Google's, NumPy's or Sphinx's style, becomes its description. Raises InvalidPayloadError if no declaration can
        be made; `path` says where in the request the function stands.
        """
        name = name_of(function)
        if not (name.isascii() and name.isidentifier()):
            fault = Fault(
                path, "the name of a function tool has to be an ASCII identifier", repr(name)
            )
            raise InvalidPayloadError([fault])
        try:
            schema, hints = _class(function) if _has_schema(function) else _function(function)
        except _NO_DECLARATION as error:
            problem = f"{name!r} cannot be declared as a tool: {str(error).splitlines()[0]}"
            raise InvalidPayloadError([Fault(path, problem)]) from error
        read = [read_docstring(text) for text in docstrings(function)]
        summary = next((text for text, _ in read if text), "")
        properties: dict[str, dict[str, Any]] = schema.get("properties", {})
        for key, parameter in properties.items():
            texts = (described[key] for _, described in read if key in described)
            if text := _annotated_text(hints.get(key)) or next(texts, None):
                parameter.setdefault("description", text)
        return cls(name, summary, schema if properties else None)


_NO_DECLARATION = (PydanticUserError, NameError, AttributeError, TypeError, ValueError, SyntaxError)


class _Untitled(GenerateJsonSchema):
    """Without the titles that pydantic makes up from names: they cost tokens and say nothing."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002
        return False

    def emit_warning(self, kind: object, detail: str) -> None:
        """Warnings about defaults that JSON cannot hold: they are left out, and no caller can change that here."""


def _has_schema(function: object) -> bool:
    """Whether a class describes its own members to pydantic."""
    return inspect.isclass(function) and (issubclass(function, BaseModel) or is_dataclass(function))


def _class(kind: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    schema = TypeAdapter[Any](kind).json_schema(schema_generator=_Untitled)
    if "$ref" in schema:  # a class that refers to itself
        schema = {**schema["$defs"][schema["$ref"].rpartition("/")[2]], "$defs": schema["$defs"]}
    if schema.get("type") != "object":
        raise TypeError("the schema is not an object schema")
    return schema, {}


def _function(function: Callable[..., Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The schema and the type hints of the parameters. The return type is ignored."""
    parameters = _named(function)
    hints = hints_of(function, _written(parameters))
    left_out = _unspeakable(function, hints)
    kept = [parameter for name, parameter in parameters.items() if name not in left_out]
    adapter = _adapter(function, kept, hints)
    return adapter.json_schema(schema_generator=_Untitled), hints


def with_hints(function: Callable[..., Any]) -> TypeAdapter[Any]:
    """A validator that calls a function with its arguments. Names in hints are looked up in the function's module.

    NameError, TypeError or PydanticUserError where a hint means nothing to pydantic.
    """
    parameters = _named(function)
    return _adapter(function, list(parameters.values()), hints_of(function, _written(parameters)))


def _adapter(
    function: Callable[..., Any], parameters: list[inspect.Parameter], hints: dict[str, Any]
) -> TypeAdapter[Any]:
    def hinted(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    kept = [p.replace(annotation=hints.get(p.name, p.empty)) for p in parameters]
    vars(hinted)["__signature__"] = inspect.Signature(kept)
    hinted.__annotations__ = {p.name: p.annotation for p in kept if p.name in hints}
    return TypeAdapter[Any](cast(Any, hinted))


def _written(parameters: Mapping[str, inspect.Parameter]) -> dict[str, Any]:
    return {name: p.annotation for name, p in parameters.items() if p.annotation is not p.empty}


def _unspeakable(function: Any, hints: dict[str, Any]) -> set[str]:
    """Parameters that a partial gives by name and that have no form in JSON, such as a connection."""
    if not isinstance(function, functools.partial):
        return set()
    given = cast("dict[str, object]", function.keywords)
    return {name for name, value in given.items() if not _has_form(value, hints.get(name, Any))}


def _has_form(value: object, hint: Any) -> bool:
    try:
        to_jsonable_python(value)
        TypeAdapter[Any](hint).json_schema()
    except (PydanticSerializationError, PydanticUserError, ValueError):
        return False
    return True


def _named(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """The parameters that a model can give by name. `*args` and `**kwargs` next to them stay empty."""
    parameters = signature_of(function).parameters
    for parameter in parameters.values():
        if parameter.kind is parameter.POSITIONAL_ONLY:
            raise TypeError(
                f"parameter {str(parameter)!r} is positional-only; make it a keyword parameter"
            )
    named = {name: p for name, p in parameters.items() if p.kind not in _COLLECTING}
    if parameters and not named:
        listed = ", ".join(map(str, parameters.values()))
        raise TypeError(
            f"({listed}) is not a named parameter; if it is a decorator's, add functools.wraps to it"
        )
    return named


_COLLECTING = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


def _annotated_text(hint: Any) -> str | None:
    return next((m for m in getattr(hint, "__metadata__", ()) if isinstance(m, str)), None)
