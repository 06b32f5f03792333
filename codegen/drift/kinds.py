"""The JSON form of protobuf's kinds of fields, as the mapping of proto3 to JSON has it."""

from collections.abc import Mapping

from .shapes import ANY, STRUCT, Shape

_SCALARS = {
    "BOOL": Shape("boolean"),
    "BYTES": Shape("string", "byte"),
    "DOUBLE": Shape("number", "double"),
    "FLOAT": Shape("number", "float"),
    "STRING": Shape("string"),
    **dict.fromkeys(("INT32", "SINT32", "SFIXED32"), Shape("integer", "int32")),
    **dict.fromkeys(("UINT32", "FIXED32"), Shape("integer", "uint32")),
    **dict.fromkeys(("INT64", "SINT64", "SFIXED64"), Shape("string", "int64")),
    **dict.fromkeys(("UINT64", "FIXED64"), Shape("string", "uint64")),
}
_WELL_KNOWN = {
    "Any": STRUCT,
    "Duration": Shape("string", "google-duration"),
    "FieldMask": Shape("string"),
    "ListValue": Shape("array", items=ANY),
    "Struct": STRUCT,
    "Timestamp": Shape("string", "google-datetime"),
    "Value": ANY,
    "BoolValue": _SCALARS["BOOL"],
    "BytesValue": _SCALARS["BYTES"],
    "DoubleValue": _SCALARS["DOUBLE"],
    "FloatValue": _SCALARS["FLOAT"],
    "Int32Value": _SCALARS["INT32"],
    "Int64Value": _SCALARS["INT64"],
    "StringValue": _SCALARS["STRING"],
    "UInt32Value": _SCALARS["UINT32"],
    "UInt64Value": _SCALARS["UINT64"],
}
"""Messages of google.protobuf with a JSON form of their own."""


def shape_of(kind: str, name: str, values: Mapping[str, int | None] | None = None) -> Shape:
    """The shape of a field of a kind, such as `INT64`; a message or an enum has a name, an enum its values, too."""
    if kind == "ENUM":
        return Shape("string", name=name, values=values or {})
    if kind != "MESSAGE":
        return _SCALARS[kind]
    package, _, short = name.rpartition(".")
    special = _WELL_KNOWN.get(short) if package == "google.protobuf" else None
    return special or Shape("object", name=name)
