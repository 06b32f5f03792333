"""The layers of a callable: what it wraps, binds or calls, down to the function that was written."""

import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from typing import Any, cast

from pydantic import BaseModel
from typing_extensions import get_type_hints


def layers(function: object) -> Iterator[Any]:
    """A callable, then each one inside of it."""
    seen: set[int] = set()
    subject: Any = function
    while subject is not None and id(subject) not in seen:
        seen.add(id(subject))
        yield subject
        subject = _inner(subject)


def name_of(function: object) -> str:
    """The name of the first layer that has one; of an object that can be called, that of its class."""
    for layer in layers(function):
        if isinstance(name := getattr(layer, "__name__", None), str):
            return name
        if not isinstance(layer, functools.partial):
            return type(layer).__name__
    raise AssertionError(function)


def docstrings(function: object) -> list[str]:
    """The docstring of each layer that has one of its own."""
    return [text for layer in layers(function) if (text := _docstring(layer))]


def signature_of(function: Callable[..., Any]) -> inspect.Signature:
    """The signature, with annotations as they were written."""
    subject: Any = function
    if isinstance(function, functools.partial) and hasattr(subject, "__wrapped__"):
        # A partial that was given the name of its function by update_wrapper passes for unbound otherwise.
        subject = functools.partial(subject.func, *subject.args, **subject.keywords)
    return inspect.signature(subject)


def hints_of(function: Callable[..., Any], annotations: dict[str, Any]) -> dict[str, Any]:
    """Annotations with names looked up where the innermost layer was written. Raises NameError if there is none."""
    names: dict[str, Any] = {}
    for layer in layers(function):
        names.update(getattr(layer, "__globals__", {}))
        names.update(_enclosed(layer))
        names.update({kind.__name__: kind for kind in getattr(layer, "__type_params__", ())})

    def annotated() -> None: ...

    annotated.__annotations__ = annotations
    return get_type_hints(annotated, globalns=names, include_extras=True)


def _inner(subject: Any) -> Any:
    if isinstance(subject, functools.partial):
        return subject.func
    if inspect.ismethod(subject):
        return subject.__func__
    if inspect.isclass(subject):
        maker = subject.__init__  # pyright: ignore[reportGeneralTypeIssues]
        own = not (issubclass(subject, BaseModel) or is_dataclass(subject))
        return maker if own and inspect.isfunction(maker) else None
    if (wrapped := getattr(subject, "__wrapped__", None)) is not None:
        return wrapped
    return None if inspect.isroutine(subject) else type(subject).__call__


def _enclosed(layer: Any) -> dict[str, Any]:
    code, cells = getattr(layer, "__code__", None), getattr(layer, "__closure__", None)
    found: dict[str, Any] = {}
    for name, cell in zip(code.co_freevars if code else (), cells or (), strict=False):
        try:
            found[name] = cell.cell_contents
        except ValueError:  # not assigned yet
            continue
    return found


def _docstring(layer: Any) -> str:
    if _is_routine(layer):
        return inspect.getdoc(layer) or ""
    own = getattr(layer, "__dict__", {}).get("__doc__")
    if isinstance(own, str) and not inspect.isclass(layer):
        return inspect.cleandoc(own)
    kind = cast("type[Any]", layer if inspect.isclass(layer) else type(layer))
    for base in kind.__mro__:
        text: object = vars(base).get("__doc__")
        if base.__module__.partition(".")[0] in _FOREIGN:
            return ""
        if isinstance(text, str) and not _made_up(base):
            return inspect.cleandoc(text)
    return ""


def _is_routine(layer: object) -> bool:
    # To `inspect`, a partial is one, too, since Python 3.14.
    return not isinstance(layer, functools.partial) and inspect.isroutine(layer)


def _made_up(kind: type) -> bool:
    """Whether a docstring is the signature that dataclasses and named tuples get where there is none."""
    written = (kind.__doc__ or "").startswith(f"{kind.__name__}(")
    return written and (hasattr(kind, "_fields") or is_dataclass(kind))


_FOREIGN = frozenset({"builtins", "functools", "pydantic", "typing", "abc", "enum"})
