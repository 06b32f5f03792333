"""What a model is told of a Python function: its name, what it does, and a JSON Schema of its parameters."""

import functools
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Self, cast

from pydantic import TypeAdapter
from pydantic.errors import PydanticUserError
from pydantic.json_schema import GenerateJsonSchema

from gemini_sdk.errors import Fault, InvalidPayloadError


@dataclass(frozen=True, slots=True)
class Declaration:
    """A function as models are told of it. APIs spell it differently."""

    name: str
    description: str
    """Empty where the function has no docstring."""
    parameters: dict[str, Any] | None
    """A JSON Schema of an object; None where there is no parameter."""

    @classmethod
    def of(cls, function: Callable[..., Any], path: str) -> Self:
        """Read off a function: its name, its docstring down to the first section, its parameters.

        What `Annotated[..., "text"]` or pydantic's `Field(description=...)` say of a parameter, or the docstring in
        its `Args:` section, becomes its description. InvalidPayloadError where no declaration can be made; `path`
        says where in the request the function stands.
        """
        subject, adapted = _subject(inspect.unwrap(function))
        name: str = getattr(subject, "__name__", type(subject).__name__)
        if not (name.isascii() and name.isidentifier()):
            fault = Fault(path, "a function tool needs an ASCII name", repr(name))
            raise InvalidPayloadError([fault])
        try:
            parameters = inspect.signature(adapted, eval_str=True).parameters
            _check_named(parameters.values())
            schema = TypeAdapter[Any](adapted).json_schema(schema_generator=_Untitled)
        except (PydanticUserError, NameError, TypeError, ValueError) as error:
            problem = f"no declaration can be made of {name!r}: {str(error).splitlines()[0]}"
            raise InvalidPayloadError([Fault(path, problem)]) from error
        summary, described = _docstring(inspect.getdoc(subject) or "")
        properties: dict[str, dict[str, Any]] = schema.get("properties", {})
        for key, parameter in properties.items():
            text = _annotated_text(parameters[key].annotation) or described.get(key)
            if text:
                parameter.setdefault("description", text)
        return cls(name, summary, schema if properties else None)


class _Untitled(GenerateJsonSchema):
    """Without the titles that pydantic makes up from names: they cost tokens and say nothing."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002
        return False


def _subject(function: object) -> tuple[Any, Any]:
    """What has the name and the docstring of a callable, and what pydantic can read its parameters off."""
    subject = function
    while isinstance(subject, functools.partial):
        subject = cast(Any, subject).func
    call = getattr(function, "__call__", None)  # noqa: B004 - wanted is the method of an object that has one
    return subject, call if inspect.ismethod(call) else function


def _check_named(parameters: Iterable[inspect.Parameter]) -> None:
    for parameter in parameters:
        if parameter.kind not in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
            raise TypeError(f"parameter {str(parameter)!r} cannot be given by name")


def _annotated_text(hint: Any) -> str | None:
    return next((m for m in getattr(hint, "__metadata__", ()) if isinstance(m, str)), None)


def _docstring(text: str) -> tuple[str, dict[str, str]]:
    """The text before the first section of a docstring, and what its `Args:` section says of each parameter."""
    lines = text.splitlines()
    section = next((n for n, line in enumerate(lines) if line.strip() in _SECTIONS), len(lines))
    summary = " ".join(line.strip() for line in lines[:section]).strip()
    described: dict[str, str] = {}
    name, depth = "", None
    for line in lines[section:]:
        words = line.strip()
        if words in _SECTIONS:
            name, depth = "", 0 if words in _ARGUMENTS else None
        elif words and depth is not None:
            indent = len(line) - len(line.lstrip())
            depth = depth or indent
            head, colon, said = words.partition(":")
            if colon and indent <= depth:
                name = head.split("(")[0].strip()
                described[name] = said.strip()
            elif name:
                described[name] += f" {words}"
    return summary, described


_ARGUMENTS = frozenset({"Args:", "Arguments:", "Parameters:"})
_SECTIONS = _ARGUMENTS | {"Returns:", "Raises:", "Yields:", "Example:", "Examples:", "Note:"}
