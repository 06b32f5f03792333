"""The JSON Schema of a model with what its spec says: texts, values of enums, formats, deprecations.

All texts come from data files next to the generated modules, which are read when a schema is requested. Where a
package has none, pydantic's schema stays, with the wire's names as titles.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, cast

from pydantic import BaseModel
from pydantic_core import from_json

from gemini_sdk._wire.json_value import Json

_NOTHING: Json = {"types": {}, "enums": {}}
_REMARKS = ("description", "deprecated", "readOnly")
_ENCODED: dict[str, Json] = {
    "byte": {"contentEncoding": "base64"},
    "google-duration": {"examples": ["3.5s"]},
}
"""Keywords that describe a format to readers that do not know it."""


def document(model: type[BaseModel], schema: Json) -> None:
    """Put into the JSON Schema of a model what its spec says."""
    found, enums = _found(model)
    for key in ("description", "deprecated"):
        if key in found:
            schema[key] = found[key]
    members = found.get("members", {})
    properties: Mapping[str, Json] = schema.get("properties", {})
    wire = _wire_names(model)
    for name, member in properties.items():
        title = wire.get(name, name)
        if title in members:
            member.update(_member(member, members[title], enums))
        if "title" in member and name in wire:
            member["title"] = title


def _wire_names(model: type[BaseModel]) -> dict[str, str]:
    """The wire's name of each field that people have not titled themselves, by either spelling."""
    generator = cast("Any", model.model_config.get("alias_generator")) or str
    found: dict[str, str] = {}
    for name, field in model.__pydantic_fields__.items():
        if field.title is None:
            alias = field.alias or generator(name)
            found |= {name: alias, alias: alias}
    return found


def _found(model: type[BaseModel]) -> tuple[Json, Json]:
    """The texts about a model, or about the one that it was derived from, with the enums of its module."""
    for cls in model.__mro__:
        package, _, module = cls.__module__.rpartition(".")
        document = _file(package, module)
        if found := document["types"].get(cls.__name__):
            own = found if cls is model else {"members": found["members"]}
            return own, document["enums"]
    return {}, {}


@cache
def _file(package: str, module: str) -> Json:
    """The data file of a module; nothing where there is none."""
    if not package or package.partition(".")[0] in ("gemini_sdk", "pydantic"):
        return _NOTHING
    try:
        file = resources.files(package) / "documentation" / f"{module}.json"
        read = from_json(file.read_bytes())
    except (ImportError, OSError, TypeError, ValueError):
        return _NOTHING
    # A package of other people may have a file of this name.
    known = isinstance(read, dict) and cast("Json", read).keys() >= _NOTHING.keys()
    return cast("Json", read) if known else _NOTHING


def _member(schema: Json, remarked: Json, enums: Json) -> Json:
    """The schema of a member with its texts, except those that the model itself has."""
    remarks = {key: remarked[key] for key in _REMARKS if key in remarked and key not in schema}
    if not remarked.keys() & {"enums", "formats"}:
        return remarks
    known = [_known(enums[name]) for name in remarked.get("enums", ())]
    rules: Json = {
        kind: {"format": form} | _ENCODED.get(form, {})
        for kind, form in remarked.get("formats", {}).items()
    }
    if rules.get("string", {}).get("format") == "int64":  # a number in text, or a number
        rules["integer"] = rules["string"]
    return _one_of(list(_options(schema, known, rules))) | remarks


def _known(enum: Json) -> Json:
    """The values of an enum that are known; others are as good."""
    meanings: Mapping[str, str] = enum.get("meanings", {})
    lines = [f"- `{value}`: {meaning}" for value, meaning in meanings.items()]
    text = {"description": "\n".join(lines)} if lines else {}
    return {"type": "string", "enum": enum["values"]} | text


def _options(schema: Json, known: list[Json], rules: Json) -> Iterator[Json]:
    """The schemas that a value may fit, with the known values of texts and the formats of scalars."""
    kind = schema.get("type")
    if "anyOf" in schema:
        inner = [each for option in schema["anyOf"] for each in _options(option, known, rules)]
        yield from (each for n, each in enumerate(inner) if each not in inner[:n])
    elif kind == "string":
        yield from known
        yield {"type": "string"} | rules.get("string", {})
    elif kind in ("integer", "number"):
        yield schema | rules.get(kind, {})
    else:
        within = {
            key: _one_of(list(_options(schema[key], known, rules)))
            for key in ("items", "additionalProperties")
            if isinstance(schema.get(key), dict)
        }
        yield schema | within


def _one_of(options: list[Json]) -> Json:
    return options[0] if len(options) == 1 else {"anyOf": options}
