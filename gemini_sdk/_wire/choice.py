"""Which model of a union reads an object: the one whose members it has.

Nothing is required of a model, and unknown members are kept, so that each model of a union reads any object. The first
one would be chosen always. So the members are compared: a known value of an enum, such as a discriminator, decides
first, then how many of the members a model knows.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

_Model = type[BaseModel]
_INNER = ("schema", "items_schema", "values_schema")


def with_chosen_unions(schema: "CoreSchema", cls: _Model) -> "CoreSchema":
    """The core schema of a model whose unions of models choose by the members of what is read."""
    if not any(len(list(_models(field.annotation))) > 1 for field in cls.model_fields.values()):
        return schema
    known = {
        _reference(model): model
        for field in cls.model_fields.values()
        for model in _models(field.annotation)
    }
    return cast("CoreSchema", _in_fields(cast("dict[str, Any]", schema), known))


def _reference(model: _Model) -> str:
    """The name of a model in pydantic's references."""
    return f"{model.__module__}.{model.__qualname__}:{id(model)}"


def _models(annotation: Any, seen: frozenset[int] = frozenset()) -> Iterator[_Model]:
    """The models in a type, at any depth."""
    if id(annotation) in seen:
        return
    seen |= {id(annotation)}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    inner: list[Any] = [*get_args(annotation), getattr(cast(Any, annotation), "__value__", None)]
    for each in inner:
        if each is not None:
            yield from _models(each, seen)


def _in_fields(schema: dict[str, Any], known: Mapping[str, _Model]) -> dict[str, Any]:
    if schema["type"] == "model-fields":
        fields = {name: _in(field, known) for name, field in schema["fields"].items()}
        return {**schema, "fields": fields}
    return (
        {**schema, "schema": _in_fields(schema["schema"], known)} if "schema" in schema else schema
    )


def _in(schema: dict[str, Any], known: Mapping[str, _Model]) -> dict[str, Any]:
    """A field's schema with its unions. Models in it have been through this on their own."""
    if schema["type"] in ("model", "definitions", "definition-ref"):
        return schema
    if schema["type"] == "union":
        return _union(schema, known)
    inner = {key: _in(schema[key], known) for key in _INNER if isinstance(schema.get(key), dict)}
    return {**schema, **inner}


def _union(schema: dict[str, Any], known: Mapping[str, _Model]) -> dict[str, Any]:
    choices: list[dict[str, Any]] = [_in(choice, known) for choice in schema["choices"]]
    models = {
        str(place): known[name]
        for place, choice in enumerate(choices)
        if (name := str(choice.get("schema_ref") or choice.get("ref"))) in known
    }
    if len(models) < 2:
        return {**schema, "choices": choices}
    tagged: dict[Any, Any] = {place: choices[int(place)] for place in models}
    chosen = core_schema.tagged_union_schema(tagged, discriminator=_Chooser(models).chosen)
    # Where the chosen one cannot read a member, another may.
    return {**schema, "choices": [chosen, *choices]}


class _Chooser:
    """Chooses the model of an object by its members."""

    def __init__(self, models: Mapping[str, _Model]) -> None:
        self._models = models
        self._members: dict[str, dict[str, frozenset[object]]] = {}

    def chosen(self, value: object) -> str | None:
        """The place of the model that fits an object best; otherwise None."""
        if isinstance(value, BaseModel):
            return next((p for p, model in self._models.items() if type(value) is model), None)
        if not isinstance(value, dict):
            return None
        given = cast("dict[str, Any]", value)
        return max(self._models, key=lambda place: _fit(self._known(place), given))

    def _known(self, place: str) -> dict[str, frozenset[object]]:
        """The members of a model by both spellings, each with the values that its type names."""
        if place not in self._members:
            fields = self._models[place].model_fields.items()
            self._members[place] = {
                spelling: frozenset(_values(field.annotation))
                for name, field in fields
                for spelling in (name, field.alias or name)
            }
        return self._members[place]


def _values(annotation: Any) -> Sequence[object]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return [value for inner in get_args(annotation) for value in _values(inner)]


def _fit(members: Mapping[str, frozenset[object]], given: Mapping[str, Any]) -> tuple[int, int]:
    """How well an object fits: known values less unknown ones, then the number of its members that are known."""
    named = 0
    for name, values in members.items():
        if values and isinstance(given.get(name), str):
            named += 1 if given[name] in values else -1
    return named, sum(name in members for name in given)
