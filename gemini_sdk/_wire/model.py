"""The base of every generated model: lenient in, lossless out.

A strict model would break whenever the service adds a field. Here nothing is required, unknown fields and enum values
are kept, and what did not come in does not go out. Validating a payload is a separate step, by another engine
(`gemini_sdk.validation`).
"""

from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticSerializationError

from gemini_sdk._wire.choice import with_chosen_unions
from gemini_sdk._wire.field_rules import apply_wire_rules, merged
from gemini_sdk._wire.naming import camel_case
from gemini_sdk._wire.surrogates import to_escaped_json, with_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


M = TypeVar("M", bound=BaseModel)

_CONTAINERS = (dict, list, tuple)
_SHOWN_BYTES = 64
_SHOWN_CHARACTERS = 1000
_SECRETS = frozenset(
    "access_token api_key api_key_string connection_string encoded_api_key id_token key password".split()
)
"""The members that specs mark with `format: password`."""


class ShortRepr(str):
    """A stand-in for a value too long to print, whose repr is bare."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class UserWrittenExtras(dict[str, Any]):
    """Unknown fields of a model that was made from keyword arguments; there may be none.

    They mark the model as written by a person, whose typos are faults when it is sent. What came in an answer is not
    reported.
    """


class Model(BaseModel):
    """A message of a JSON API, as it travels.

    Every field may be absent (None); `model_fields_set` has the fields that were there. Both spellings of a name are
    read (`finishReason`, `finish_reason`); the wire's is written.
    """

    model_config = ConfigDict(
        extra="allow",
        # An alias spelled out for every field would double what importing the models costs.
        alias_generator=camel_case,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        ser_json_inf_nan="strings",
        val_json_bytes="base64",
        # Building a validator takes longer than a call; most programs use few of the models. No `True`, which would
        # defer the adapters that frameworks make of a model, too: FastAPI's then warn when a request comes.
        defer_build=cast("bool", 1),
        protected_namespaces=(),
    )

    if not TYPE_CHECKING:  # type checkers are to see the fields' own signature

        def __init__(self, /, **data: Any) -> None:
            try:
                super().__init__(**data)
            except ValidationError as error:
                raise merged(error) from None
            mark_as_user_written(self, data)

        # Pydantic may then build nested models without calling this.
        __init__.__pydantic_base_init__ = True

        @classmethod
        def model_validate(cls, obj: Any, **options: Any) -> Self:
            try:
                return super().model_validate(obj, **options)
            except ValidationError as error:
                raise merged(error) from None

        @classmethod
        def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
            try:
                return super().model_validate_json(json_data, **options)
            except ValidationError as error:
                value = with_surrogates(json_data)
                if value is None:
                    raise merged(error) from None
            return cls.model_validate(value, **options)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: "GetCoreSchemaHandler", /
    ) -> "CoreSchema":
        return apply_wire_rules(handler(source), lists_of_one=True)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: "CoreSchema", handler: "GetJsonSchemaHandler", /
    ) -> "JsonSchemaValue":
        from gemini_sdk._wire.documentation import document  # few programs ask for schemas

        found = handler(core_schema)
        document(cls, handler.resolve_ref_schema(found))
        return found

    def __repr_args__(self) -> "Iterator[tuple[str | None, Any]]":
        """Only what was set: of long values only the size, of secrets nothing."""
        for name, value in super().__repr_args__():
            if name in self.model_fields_set:
                yield name, ShortRepr("<secret>") if name in _SECRETS and value else _shown(value)

    def to_json(self) -> bytes:
        """The model as the wire's JSON: camelCase names, only what was set; what is assigned later goes as it is."""
        try:
            return self.__pydantic_serializer__.to_json(
                self, by_alias=True, exclude_unset=True, warnings=False
            )
        except PydanticSerializationError:
            return to_escaped_json(self.model_dump(mode="json", by_alias=True, exclude_unset=True))


class JsonModel(Model):
    """A message of an API in plain JSON: a name is the same in Python and on the wire, and a list is a list."""

    model_config = ConfigDict(alias_generator=None)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: "GetCoreSchemaHandler", /
    ) -> "CoreSchema":
        rules = apply_wire_rules(handler(source), lists_of_one=False)
        return with_chosen_unions(rules, cls)


def built(model: type[M]) -> type[M]:
    """A model whose validator is there. Left to its first use, it could not be made from everywhere."""
    if not model.__pydantic_complete__:
        model.model_rebuild()
    return model


def _shown(value: Any) -> Any:
    if isinstance(value, bytes) and len(value) > _SHOWN_BYTES:
        return ShortRepr(f"<{len(value)} bytes>")
    if isinstance(value, str) and len(value) > _SHOWN_CHARACTERS:
        rest = len(value) - _SHOWN_CHARACTERS
        return ShortRepr(f"{value[:_SHOWN_CHARACTERS]!r}... {rest} more characters")
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_shown(item) for item in cast("list[object]", value)]
    return value


def mark_as_user_written(built: Any, given: Any) -> None:
    """Mark a model, and the models made from mappings in it, as written by a person."""
    if isinstance(built, Model) and isinstance(given, dict):
        written = UserWrittenExtras(built.__pydantic_extra__ or {})
        object.__setattr__(built, "__pydantic_extra__", written)
        for name, value in cast("dict[str, Any]", given).items():
            if isinstance(value, _CONTAINERS):
                mark_as_user_written(_field(built, name), value)
    elif isinstance(built, list):
        items = cast("list[object]", given if isinstance(given, (list, tuple)) else [given])
        for item, value in zip(cast("list[object]", built), items, strict=False):
            mark_as_user_written(item, value)
    elif isinstance(built, dict) and isinstance(given, dict):
        for name, value in cast("dict[str, Any]", given).items():
            mark_as_user_written(cast("dict[str, Any]", built).get(name), value)


def _field(model: Model, name: str) -> Any:
    """The value of a field by either spelling of its name."""
    fields = type(model).__pydantic_fields__
    if name not in fields:
        name = next((n for n, field in fields.items() if field.alias == name), "")
    return getattr(model, name) if name else None
