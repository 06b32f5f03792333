"""Models of packages that `gemini-sdk codegen` made: taken wherever this package's own are, by way of their JSON."""

from collections.abc import Mapping
from typing import Any, cast

from pydantic_core import from_json

from gemini_sdk._wire.model import Model

_OWN = ("gemini_models.", "gemini_sdk.")


def is_regenerated(value: object) -> bool:
    """Whether a value is a model of another generated package."""
    if isinstance(value, (str, dict, list)):  # nearly always; asking for a model takes longer
        return False
    if not isinstance(value, Model) or type(value).__module__.startswith(_OWN):
        return False
    return not any(base.__module__.startswith("gemini_models.") for base in type(value).__mro__)


def plain(value: object) -> Any:
    """A value, with the mapping that it is on the wire instead of each such model, however deep."""
    if is_regenerated(value):
        return from_json(cast(Model, value).to_json())
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in cast("Mapping[str, object]", value).items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in cast("list[object] | tuple[object, ...]", value)]
    return value
