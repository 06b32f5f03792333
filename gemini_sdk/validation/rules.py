"""The rules, as generated from the specs: a JSON Schema document a platform, and validators compiled from it."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from pydantic_core import from_json

from gemini_sdk._wire import Platform
from gemini_sdk._wire.scalars import decode_base64

if TYPE_CHECKING:
    import jsonschema_rs

Path = Sequence[str | int]
Json = dict[str, Any]


@cache
def definitions(platform: Platform | None) -> Json:
    """The schema of every type, by name; without a platform, of what any platform accepts."""
    return cast(Json, _document(platform)["$defs"])


@cache
def _document(platform: Platform | None) -> Json:
    from importlib import resources

    file = resources.files("gemini_models") / "schemas" / f"{platform or 'any'}.json"
    return cast(Json, from_json(file.read_bytes()))


@cache
def validator(
    type_name: str, platform: Platform | None, *, formats: bool
) -> "jsonschema_rs.Draft202012Validator":
    """The compiled rules of a type. KeyError where there is none of that name. `formats`: base64 is decoded, too."""
    import jsonschema_rs

    known = definitions(platform)
    if type_name not in known:
        from gemini_sdk.validation.closeness import closest

        nearest = closest(type_name, list(known))
        hint = f", did you mean {nearest!r}?" if nearest else ""
        raise KeyError(f"no type {type_name!r}{hint}")
    return jsonschema_rs.Draft202012Validator(
        _document(platform) | {"$ref": f"#/$defs/{type_name}"},
        validate_formats=formats,
        formats={"byte": _is_base64} if formats else None,
    )


def target(rule: Json) -> str | None:
    """The type a member's rule leads to: itself, its items or its values."""
    values = rule.get("additionalProperties")
    for inner in (rule, rule.get("else"), values):
        if isinstance(inner, dict) and "$ref" in inner:
            reference = cast(Json, inner)["$ref"]
            return str(reference).rsplit("/", 1)[-1]
    return None


def _is_base64(text: str) -> bool:
    try:
        decode_base64(text)
    except ValueError:
        return False
    return True
