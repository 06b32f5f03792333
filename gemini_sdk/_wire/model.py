"""The base of every generated model: lenient in, lossless out.

A strict model would break whenever the service adds a field. Here nothing is required, unknown fields and enum
values are kept, and what did not come in does not go out. Judging a payload is a separate act, by another engine
(`gemini_sdk.validation`).
"""

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from gemini_sdk._wire.rules import apply_wire_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


_SHOWN_BYTES = 64


class Elided(str):
    """A stand-in for a value too long to print, whose repr is bare."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class WrittenExtras(dict[str, Any]):
    """Unknown fields that came as keyword arguments.

    A person wrote them, so they are probably misspelt and are faults when the model is sent. Unknown fields of
    a parsed model are merely newer than this package, and travel on.
    """


class Model(BaseModel):
    """A message of a JSON API, as it travels.

    Every field may be absent (None); `model_fields_set` tells what was there. Both spellings of a name are read
    (`finishReason`, `finish_reason`); the wire's is written.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        ser_json_inf_nan="strings",
        val_json_bytes="base64",
        # Building a validator takes longer than a call; most programs use few of the models.
        defer_build=True,
        protected_namespaces=(),
    )

    if not TYPE_CHECKING:  # type checkers are to see the fields' own signature

        def __init__(self, /, **data: Any) -> None:
            super().__init__(**data)
            extras = self.__pydantic_extra__
            if extras:
                object.__setattr__(self, "__pydantic_extra__", WrittenExtras(extras))

        # Tells pydantic that nested models may be built without calling this.
        __init__.__pydantic_base_init__ = True

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: "GetCoreSchemaHandler", /
    ) -> "CoreSchema":
        return apply_wire_rules(handler(source))

    def __repr_args__(self) -> "Iterator[tuple[str | None, Any]]":
        """Only what was set, and of long bytes only their number."""
        for name, value in super().__repr_args__():
            if name in self.model_fields_set:
                long = isinstance(value, bytes) and len(value) > _SHOWN_BYTES
                yield name, Elided(f"<{len(value)} bytes>") if long else value

    def to_json(self) -> bytes:
        """The model as the wire's JSON: camelCase names, only what was set."""
        return self.__pydantic_serializer__.to_json(self, by_alias=True, exclude_unset=True)
