"""The source of the rules: the schemas of this package, or of one that `gemini-sdk codegen` made.

The schemas in force are those that `using` sets, in the same thread or task; without it, this package's own.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from os import PathLike
from pathlib import Path
from typing import Any, ParamSpec, Self, TypeVar, cast

from pydantic_core import from_json

from gemini_sdk.errors import ConfigurationError

P = ParamSpec("P")
R = TypeVar("R")

_INDEX = "index"
_KEPT = 4096
"""How many results of a function are kept: names come from payloads, and have no end."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schemas of a generated package."""

    folder: Path
    version: int
    """Grows when a schema is written again, so that a package may be made anew while a program runs."""

    @classmethod
    def of(cls, folder: str | PathLike[str]) -> Self:
        """Those in the folder of a package or of its schemas. Raises ConfigurationError if there are none."""
        for place in (Path(folder), Path(folder, "schemas")):
            if (place / f"{_INDEX}.json").is_file():
                times = (file.stat().st_mtime_ns for file in place.glob("*.json"))
                found = cls(place.resolve(), max(times))
                with using(found):
                    _make_sure_of(document(_INDEX), place)
                return found
        raise ConfigurationError(
            f"{folder}: contains no schemas; expected the folder of a package that `gemini-sdk codegen --out` "
            "wrote, or its folder `schemas`"
        )


_in_force: ContextVar[Schemas | None] = ContextVar("schemas", default=None)


@contextmanager
def using(schemas: Schemas | str | PathLike[str] | None) -> Generator[None]:
    """Have other schemas in force; with None, nothing changes. Raises ConfigurationError if a folder has none."""
    if schemas is None:
        yield
        return
    token = _in_force.set(schemas if isinstance(schemas, Schemas) else Schemas.of(schemas))
    try:
        yield
    finally:
        _in_force.reset(token)


def cached(function: Callable[P, R]) -> Callable[P, R]:
    """Keep a function's results, apart for the schemas that were in force."""

    def apart(_: Schemas | None, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    # A cast, because its type has no ParamSpec.
    kept = cast("Callable[..., R]", lru_cache(_KEPT)(apart))

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return kept(_in_force.get(), *args, **kwargs)

    return call


@cached
def document(name: str) -> dict[str, Any]:
    """A document of the schemas in force. Raises ConfigurationError if a package lacks it or it is not JSON."""
    given = _in_force.get()
    if given is None:
        from importlib import resources

        own = resources.files("gemini_models") / "schemas" / f"{name}.json"
        return cast("dict[str, Any]", from_json(own.read_bytes()))
    file = given.folder / f"{name}.json"
    try:
        found: object = from_json(file.read_bytes())
    except OSError as error:
        raise ConfigurationError(f"{file}: {error.strerror}; generate the package again") from error
    except ValueError as error:
        raise ConfigurationError(
            f"{file}: not JSON: {error}; generate the package again"
        ) from error
    if not isinstance(found, dict):
        raise ConfigurationError(f"{file}: not a JSON object; generate the package again")
    return cast("dict[str, Any]", found)


def _make_sure_of(index: dict[str, Any], folder: Path) -> None:
    if not all(isinstance(index.get(key), dict) for key in ("types", "platforms")):
        raise ConfigurationError(
            f"{folder / _INDEX}.json: not the index of schemas that `gemini-sdk codegen` writes"
        )
