"""Reads messages out of serialized descriptors, which modules of protoc's making hold."""

import ast
from collections.abc import Iterator
from pathlib import Path

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
)

from gemini_sdk._wire.naming import camel_case

from .kinds import shape_of
from .shapes import Field, Message, Shape


def messages(path: Path) -> Iterator[tuple[str, Message]]:
    """The messages of a module, by name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="AddSerializedFile"),
                args=[ast.Constant(value=bytes() as data)],
            ):
                file = FileDescriptorProto.FromString(data)
                for message in file.message_type:
                    yield f"{file.package}.{message.name}", _from_descriptor(message)
            case _:
                pass


def _from_descriptor(message: DescriptorProto) -> Message:
    groups = [oneof.name for oneof in message.oneof_decl]
    oneofs: dict[str, set[str]] = {}
    for each in message.field:
        if each.HasField("oneof_index") and not each.proto3_optional:
            oneofs.setdefault(groups[each.oneof_index], set()).add(camel_case(each.name))
    fields = {camel_case(each.name): Field(_of_descriptor(each)) for each in message.field}
    return Message(fields, {name: frozenset(group) for name, group in oneofs.items()})


def _of_descriptor(field: FieldDescriptorProto) -> Shape:
    kind = FieldDescriptorProto.Type.Name(field.type).removeprefix("TYPE_")
    shape = shape_of(kind, field.type_name.removeprefix("."))
    return Shape("array", items=shape) if field.label == field.LABEL_REPEATED else shape
