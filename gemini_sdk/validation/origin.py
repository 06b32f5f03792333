"""Where a field of a serialized request came from: from a person, or from an answer that was parsed."""

from collections.abc import Mapping, Sequence
from typing import cast

from gemini_sdk._wire import Model, WrittenExtras
from gemini_sdk._wire.naming import camel_case


def is_newer_field(origin: object, path: Sequence[str | int], name: str) -> bool:
    """Whether an unknown field came with a parsed model, so that it is newer than this package."""
    holder = origin
    for step in path:
        holder = _step(holder, step)
    if not isinstance(holder, Model):
        return False
    extras = holder.model_extra or {}
    return name in extras and not isinstance(extras, WrittenExtras)


def _step(holder: object, step: str | int) -> object:
    if isinstance(step, int):
        if isinstance(holder, Sequence) and not isinstance(holder, str):
            return cast(Sequence[object], holder)[step]
        return holder  # one value stands for a list of one
    if isinstance(holder, Mapping):
        mapping = cast(Mapping[str, object], holder)
        return next((v for k, v in mapping.items() if k == step or camel_case(k) == step), None)
    if isinstance(holder, Model):
        fields = type(holder).model_fields
        field = next((n for n, f in fields.items() if step in (f.alias, n)), step)
        return getattr(holder, field, None)
    return None
