"""The rules, as generated from the specs: JSON Schema documents, and validators compiled from them.

A spec file has a document for each of its platforms, so that a program pays for the API it uses only.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast, get_args

from gemini_sdk._wire import Platform
from gemini_sdk._wire.json_value import Json
from gemini_sdk.errors import ConfigurationError, UnknownTypeError
from gemini_sdk.validation.formats import text_formats
from gemini_sdk.validation.schemas import cached, document

if TYPE_CHECKING:
    import jsonschema_rs

Path = Sequence[str | int]


def definitions(type_name: str, platform: Platform | None) -> Json:
    """The schemas, by name, of a type and all it refers to; without a platform, of what any platform accepts.

    Raises UnknownTypeError if there is no type of that name, or the platform lacks it.
    """
    return cast(Json, _document_of(type_name, platform)["$defs"])


def has_type(type_name: str, platform: Platform | None) -> bool:
    """Whether there is a type of that name."""
    index = document("index")
    stem = index["types"].get(type_name)
    return stem is not None and (platform is None or platform in index["platforms"][stem])


@cached
def _document_of(type_name: str, platform: Platform | None) -> Json:
    index = document("index")
    if not has_type(type_name, platform):
        raise _unknown(type_name, platform)
    stem = index["types"][type_name]
    platforms = index["platforms"][stem]
    only = platforms[0] if len(platforms) == 1 else "any"
    return document(f"{stem}.{platform or only}")


def _unknown(type_name: str, platform: Platform | None) -> ConfigurationError:
    from gemini_sdk.validation.suggestions import closest

    platforms = get_args(Platform)
    if platform is not None and platform not in platforms:
        return ConfigurationError(
            f"platform: unknown platform {platform!r}; use one of {', '.join(platforms)}"
        )
    if others := [other for other in platforms if has_type(type_name, other)]:
        return UnknownTypeError(type_name, platform, others=others)
    names = [name for name in document("index")["types"] if has_type(name, platform)]
    return UnknownTypeError(type_name, platform, suggestion=closest(type_name, names))


@cached
def compiled_validator(
    type_name: str, platform: Platform | None, *, base64: bool, deprecated: bool = True
) -> "jsonschema_rs.Draft202012Validator":
    """The compiled rules of a type. UnknownTypeError as in `definitions`.

    `base64`: whether base64 is decoded. `deprecated`: whether deprecated fields may be set.
    """
    import jsonschema_rs

    keywords: dict[str, type[jsonschema_rs.KeywordValidator]] = {"deprecated": _Unset}
    rules = _document_of(type_name, platform)
    return jsonschema_rs.Draft202012Validator(
        # Null stands for an unset member, but a payload is never unset.
        rules | {"$ref": f"#/$defs/{type_name}", "not": {"type": "null"}},
        validate_formats=True,
        formats=text_formats(rules["formats"], base64=base64),
        keywords=None if deprecated else keywords,
    )


class _Unset:
    """The keyword `deprecated`, to JSON Schema a remark, as a demand that a member be left unset."""

    def __init__(
        self,
        parent_schema: Json,  # noqa: ARG002 - the signature is the validator's
        value: bool,
        schema_path: Path,  # noqa: ARG002
    ) -> None:
        self._demanded = value

    def validate(self, instance: object) -> None:
        """The function that the validator calls for a present member."""
        if self._demanded and instance is not None:
            raise ValueError


def target(rule: Json) -> str | None:
    """The type a member's rule leads to: itself, its items or its values; of several kinds of value, the last."""
    if "$ref" in rule:
        return str(rule["$ref"]).rsplit("/", 1)[-1]
    inner = (rule.get(key) for key in ("items", "else", "then", "additionalProperties"))
    found = (target(cast(Json, each)) for each in inner if isinstance(each, dict))
    return next((name for name in found if name), None)
