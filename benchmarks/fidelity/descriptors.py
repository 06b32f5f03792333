"""Protobuf messages of both platforms, made without the specs: the reference is independent of the models.

Those of Google AI are the descriptors of `google-ai-generativelanguage`. Those of Vertex AI are made from its
discovery document, which is ahead of `google-cloud-aiplatform` by dozens of fields; fields there have presence, so
that zeros are written, and oneofs are unknown.
"""

import importlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
)
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from codegen.drift.shapes import Shape
from codegen.drift.sources import Packages, read_upstreams
from codegen.python_names import snake_case

PACKAGE = "vertex"
_WELL_KNOWN = "any duration empty field_mask struct timestamp wrappers".split()
_SCALARS = {
    ("boolean", ""): FieldDescriptorProto.TYPE_BOOL,
    ("integer", "int32"): FieldDescriptorProto.TYPE_INT32,
    ("integer", "uint32"): FieldDescriptorProto.TYPE_UINT32,
    ("number", "double"): FieldDescriptorProto.TYPE_DOUBLE,
    ("number", "float"): FieldDescriptorProto.TYPE_FLOAT,
    ("string", ""): FieldDescriptorProto.TYPE_STRING,
    ("string", "byte"): FieldDescriptorProto.TYPE_BYTES,
    ("string", "int64"): FieldDescriptorProto.TYPE_INT64,
    ("string", "uint64"): FieldDescriptorProto.TYPE_UINT64,
}
_MESSAGES = {
    ("any", ""): "google.protobuf.Value",
    ("string", "google-datetime"): "google.protobuf.Timestamp",
    ("string", "google-duration"): "google.protobuf.Duration",
}


@cache
def pool(platform: str) -> DescriptorPool:
    """All messages of a platform, in a pool of their own."""
    files = _google_ai() if platform == "google-ai" else _vertex()
    made = DescriptorPool()
    for file in files:
        made.Add(file)
    return made


def message_class(platform: str, title: str) -> type[Message]:
    """The class of a message by the name that upstream gives it. Raises KeyError if there is none."""
    name = title if platform == "google-ai" or "." in title else f"{PACKAGE}.{title}"
    return GetMessageClass(pool(platform).FindMessageTypeByName(name))


def _google_ai() -> Iterator[FileDescriptorProto]:
    types = importlib.import_module("google.ai.generativelanguage_v1beta.types")
    operations = importlib.import_module("google.longrunning.operations_proto_pb2")
    kinds = (getattr(types, name) for name in types.__all__)
    messages = (kind.pb().DESCRIPTOR.file for kind in kinds if hasattr(kind, "pb"))
    seen: set[str] = set()
    for file in (*messages, operations.DESCRIPTOR):
        yield from _with_dependencies(file, seen)


def _with_dependencies(descriptor: Any, seen: set[str]) -> Iterator[FileDescriptorProto]:
    """A file after those it depends on, none of them twice."""
    if descriptor.name in seen:
        return
    seen.add(descriptor.name)
    for dependency in descriptor.dependencies:
        yield from _with_dependencies(dependency, seen)
    file = FileDescriptorProto()
    descriptor.CopyToProto(file)
    for message in file.message_type:
        _plain_names(message)
    yield file


def _plain_names(message: DescriptorProto) -> None:
    """Take off the underscore that the library puts after names that are words of Python."""
    for field in message.field:
        if field.name.endswith("_"):
            field.name = field.name.rstrip("_")
            field.ClearField("json_name")
    for inner in message.nested_type:
        _plain_names(inner)


def _vertex() -> Iterator[FileDescriptorProto]:
    seen: set[str] = set()
    for name in _WELL_KNOWN:
        module = importlib.import_module(f"google.protobuf.{name}_pb2")
        yield from _with_dependencies(module.DESCRIPTOR, seen)
    [upstream] = [u for u in read_upstreams(Packages()) if u.platform == "vertex" and not u.roots]
    file = FileDescriptorProto(name="vertex.proto", package=PACKAGE, syntax="proto3")
    file.dependency.extend(f"google/protobuf/{name}.proto" for name in _WELL_KNOWN)
    for title, message in upstream.messages.items():
        made = file.message_type.add(name=title)
        for number, (name, field) in enumerate(message.fields.items(), start=1):
            _add_field(made, title, name, number, field.shape)
    yield file


def _add_field(message: DescriptorProto, title: str, name: str, number: int, shape: Shape) -> None:
    field = message.field.add(name=snake_case(name), json_name=name, number=number)
    field.label = FieldDescriptorProto.LABEL_OPTIONAL
    if shape.type == "array" and shape.items:
        field.label, shape = FieldDescriptorProto.LABEL_REPEATED, shape.items
    values = shape.items if shape.type == "object" else None
    if values and values.type != "any":
        entry = message.nested_type.add(name=f"{_pascal(field.name)}Entry")
        entry.options.map_entry = True
        entry.field.add(
            name="key", number=1, label=field.label, type=FieldDescriptorProto.TYPE_STRING
        )
        value = entry.field.add(name="value", number=2, label=field.label)
        _set_type(value, entry, f"{title}.{entry.name}", values)
        field.label = FieldDescriptorProto.LABEL_REPEATED
        _refer(field, f"{PACKAGE}.{title}.{entry.name}")
        return
    _set_type(field, message, title, shape)
    scalar = field.type not in (FieldDescriptorProto.TYPE_MESSAGE, FieldDescriptorProto.TYPE_ENUM)
    if scalar and field.label == FieldDescriptorProto.LABEL_OPTIONAL:
        field.proto3_optional = True
        field.oneof_index = len(message.oneof_decl)
        message.oneof_decl.add(name=f"_{field.name}")


def _set_type(field: FieldDescriptorProto, home: DescriptorProto, title: str, shape: Shape) -> None:
    if shape.items:  # a map of anything
        _refer(field, "google.protobuf.Struct")
    elif shape.values:
        # Values are named in the scope around their enum: each enum gets one of its own.
        scope = home.nested_type.add(name=f"{_pascal(field.name)}Values")
        enum = scope.enum_type.add(name="Value")
        for number, value in enumerate(sorted(shape.values)):
            enum.value.add(name=value, number=number)
        field.type = FieldDescriptorProto.TYPE_ENUM
        field.type_name = f".{PACKAGE}.{title}.{scope.name}.Value"
    elif shape.name:
        _refer(field, f"{PACKAGE}.{shape.name}")
    elif name := _MESSAGES.get((shape.type, shape.format)):
        _refer(field, name)
    else:
        field.type = _SCALARS[shape.type, shape.format]


def _refer(field: FieldDescriptorProto, name: str) -> None:
    field.type = FieldDescriptorProto.TYPE_MESSAGE
    field.type_name = f".{name}"


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))
