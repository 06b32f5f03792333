"""What every spec has to keep to, checked before anything is generated.

The generators trust the specs: a slip that they would carry over in silence, or trip over far from its place, is
told here by file, type and member.
"""

from collections.abc import Container, Iterable, Iterator

from .specs import PLATFORMS, Json, SpecError, Specs, as_object

_TYPES = ("array", "boolean", "integer", "number", "object", "string")
_FORMATS = {
    "integer": ("int32", "uint32"),
    "number": ("double", "float"),
    "string": ("byte", "google-datetime", "google-duration", "int64", "password", "uint64"),
}


def check(specs: Specs) -> None:
    """Raise SpecError with a line for everything that is wrong with the schemas."""
    found = list(_faults(specs))
    if found:
        raise SpecError("\n".join(found))


def _faults(specs: Specs) -> Iterator[str]:
    homes: dict[str, str] = {}
    for stem, name, schema in specs.all_schemas():
        where = f"{stem}.yaml: {name}"
        if name in homes:
            yield f"{where}: {homes[name]}.yaml has a type of that name"
        homes[name] = stem
        yield from _in_type(where, schema)


def _in_type(where: str, schema: Json) -> Iterator[str]:
    if not schema.get("description"):
        yield f"{where}: expected a description"
    values = schema.get("enum", ())
    for value in values:
        if not isinstance(value, str):
            yield f"{where}: enum value {value!r} is no string; quote it"
    members: Json = schema.get("properties", {})
    for name, member in members.items():
        if not as_object(member) or not member.get("description"):
            yield f"{where}.{name}: expected a description"
        yield from _in_shape(f"{where}.{name}", member)
    yield from _strangers(where, "required", schema.get("required", ()), members)
    for group in schema.get("x-oneof", {}).values():
        yield from _strangers(where, "x-oneof", group, members)
    for name, hosts in schema.get("x-beside", {}).items():
        yield from _strangers(where, "x-beside", [name, *hosts], members)
    yield from _strangers(where, "x-enum-platforms", schema.get("x-enum-platforms", {}), values)
    yield from _platforms(where, schema)


def _in_shape(where: str, schema: Json) -> Iterator[str]:
    yield from _platforms(where, schema)
    kind, form = schema.get("type"), schema.get("format")
    if kind is not None and kind not in _TYPES:
        yield f"{where}: type {kind!r} is none of {', '.join(_TYPES)}"
    elif form is not None and form not in _FORMATS.get(str(kind), ()):
        known = ", ".join(_FORMATS.get(str(kind), ()))
        yield f"{where}: format {form!r} of a {kind} is none of {known or 'any'}"
    if kind == "array" and "items" not in schema:
        yield f"{where}: expected items"
    for key in ("items", "additionalProperties"):
        if inner := as_object(schema.get(key)):
            yield from _in_shape(f"{where}.{key}", inner)


def _strangers(where: str, rule: str, named: Iterable[str], known: Container[str]) -> Iterator[str]:
    for name in named:
        if name not in known:
            yield f"{where}: {rule} names {name!r}, which is not there"


def _platforms(where: str, node: Json) -> Iterator[str]:
    for key in ("x-platforms", "x-ahead"):
        for platform in node.get(key, ()):
            if platform not in PLATFORMS:
                yield f"{where}: {key} {platform!r} is none of {', '.join(PLATFORMS)}"
