"""Reads protobuf messages and their HTTP methods out of the client libraries that Google generates from them.

Such a library declares its messages in Python (proto-plus), and its descriptors are made of these declarations on
import. They are read here as text: importing them costs a second and gRPC, and only one version fits in a process.
What the library borrows (google.type, google.rpc, google.longrunning) comes as serialized descriptors.
"""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
)

from gemini_sdk._wire.naming import camel_case

from ..naming import snake_case
from ..specs import SpecError
from .shapes import ANY, STRUCT, Field, Message, Method, Shape, Upstream

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
_OUTPUT_ONLY = re.compile(r"^    (\w+) \([^)]*\):\n +(?:\w+\. )*?Output\s+only\.", re.MULTILINE)
_BORROWED = ("google/longrunning/operations_proto_pb2.py", "google/rpc", "google/type")


@dataclass(frozen=True, slots=True)
class Library:
    """Where a generated client library and what it borrows lie."""

    folder: Path
    """Of the version, such as `google/ai/generativelanguage_v1beta`."""
    package: str
    """The protobuf package, such as `google.ai.generativelanguage.v1beta`."""
    common: Path
    """The folder that holds `google/rpc` and the like."""


def read_library(platform: str, library: Library, source: str, revision: str) -> Upstream:
    """The messages and methods of a client library. SpecError where there are none."""
    modules = [_Module(path, library.package) for path in sorted(library.folder.glob("types/*.py"))]
    enums = {name: values for module in modules for name, values in module.enums()}
    messages = {name: m for module in modules for name, m in module.messages(enums)}
    if not messages:
        raise SpecError(f"{library.folder}: expected types/*.py with proto-plus messages")
    messages |= _borrowed(library.common) | {"google.protobuf.Empty": Message({})}
    methods = [
        method
        for service in sorted(library.folder.glob("services/*/transports"))
        for method in _methods(service, library.package, messages)
    ]
    return Upstream(platform, source, revision, messages, {m.key: m for m in methods})


class _Class(NamedTuple):
    name: str
    """With its outer classes' names, as in `Tool.ComputerUse`."""
    node: ast.ClassDef


class _Module:
    """A Python module of a client library."""

    def __init__(self, path: Path, package: str) -> None:
        self._package = package
        self._tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        self._packages = dict(self._imports())
        self._classes = list(_classes(self._tree.body))

    def enums(self) -> Iterator[tuple[str, frozenset[str]]]:
        for name, node in self._of_base("Enum"):
            values = [s.targets[0] for s in node.body if isinstance(s, ast.Assign)]
            yield self._full(name), frozenset(v.id for v in values if isinstance(v, ast.Name))

    def messages(self, enums: dict[str, frozenset[str]]) -> Iterator[tuple[str, Message]]:
        for name, node in self._of_base("Message"):
            output_only = set(_OUTPUT_ONLY.findall(inspect.cleandoc(ast.get_docstring(node) or "")))
            fields: dict[str, Field] = {}
            oneofs: dict[str, set[str]] = {}
            for attribute, call in _declarations(node):
                # A name that is a word of Python has an underscore after it.
                wire = camel_case(attribute.rstrip("_"))
                fields[wire] = Field(self._shape(call, name, enums), attribute in output_only)
                group = _keyword(call, "oneof")
                if isinstance(group, ast.Constant):
                    oneofs.setdefault(str(group.value), set()).add(wire)
            yield self._full(name), Message(fields, {n: frozenset(g) for n, g in oneofs.items()})

    def name_of(self, node: ast.expr, scope: str = "") -> str:
        """The full protobuf name of what an expression refers to, seen from a class."""
        if isinstance(node, ast.Constant):
            return self._full(str(node.value).removeprefix(f"{self._package}."))
        written = ast.unparse(node)
        module, _, rest = written.partition(".")
        if module in self._packages:
            return f"{self._packages[module]}.{rest}"
        known = {name for name, _ in self._classes}
        while scope and f"{scope}.{written}" not in known:
            scope = scope.rpartition(".")[0]
        return self._full(f"{scope}.{written}" if scope else written)

    def functions(self) -> Iterator[ast.FunctionDef]:
        yield from (node for node in ast.walk(self._tree) if isinstance(node, ast.FunctionDef))

    def classes(self) -> list[_Class]:
        return self._classes

    def _of_base(self, base: str) -> Iterator[_Class]:
        for each in self._classes:
            if any(ast.unparse(b) == f"proto.{base}" for b in each.node.bases):
                yield each

    def _full(self, name: str) -> str:
        return f"{self._package}.{name}"

    def _imports(self) -> Iterator[tuple[str, str]]:
        """The protobuf package that each imported module stands for."""
        for node in ast.walk(self._tree):
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            parent = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            for alias in node.names:
                module = parent + alias.name
                foreign = module.endswith("_pb2")
                package = module.rpartition(".")[0] if foreign else self._package
                yield alias.asname or alias.name, package

    def _shape(self, call: ast.Call, scope: str, enums: dict[str, frozenset[str]]) -> Shape:
        declared = ast.unparse(call.func)
        kind = ast.unparse(call.args[-1]).removeprefix("proto.")
        target = _keyword(call, "message") or _keyword(call, "enum")
        name = self.name_of(target, scope) if target else ""
        shape = _shape(kind, name, enums.get(name, frozenset()))
        if declared == "proto.RepeatedField":
            return Shape("array", items=shape)
        return Shape("object", items=shape) if declared == "proto.MapField" else shape


def _shape(kind: str, name: str, values: frozenset[str]) -> Shape:
    if kind == "ENUM":
        return Shape("string", name=name, values=values)
    if kind != "MESSAGE":
        return _SCALARS[kind]
    package, _, short = name.rpartition(".")
    special = _WELL_KNOWN.get(short) if package == "google.protobuf" else None
    return special or Shape("object", name=name)


def _classes(body: list[ast.stmt], outer: str = "") -> Iterator[_Class]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield _Class(outer + node.name, node)
            yield from _classes(node.body, f"{outer}{node.name}.")


def _declarations(node: ast.ClassDef) -> Iterator[tuple[str, ast.Call]]:
    for statement in node.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Call() as call):
                yield name, call
            case _:
                pass


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((k.value for k in call.keywords if k.arg == name), None)


def _methods(service: Path, package: str, messages: dict[str, Message]) -> Iterator[Method]:
    base = _Module(service / "base.py", package)
    signatures = {f.name: f.returns for f in base.functions() if f.returns}
    results = dict(_operation_results(_Module(service.parent / "client.py", package)))
    for each in _Module(service / "rest_base.py", package).classes():
        name = snake_case(each.node.name.removeprefix("_Base"))
        match signatures.get(name):
            # Callable[[Request], Union[Answer, Awaitable[Answer]]]
            case ast.Subscript(
                slice=ast.Tuple(
                    elts=[
                        ast.List(elts=[request]),
                        ast.Subscript(slice=ast.Tuple(elts=[answer, *_])),
                    ]
                )
            ):
                for option in _http_options(each.node):
                    asked = base.name_of(request)
                    said = base.name_of(answer)
                    yield _method(option, asked, said, messages, results.get(name, ()))
            case _:
                pass


def _method(
    option: dict[str, str],
    request: str,
    answer: str,
    messages: dict[str, Message],
    results: tuple[str, ...],
) -> Method:
    path = re.sub(r"\{[^=}]*=([^}]*)\}", lambda m: re.sub(r"\*+", "{}", m[1]), option["uri"])
    bound = {camel_case(n.partition(".")[0]) for n in re.findall(r"\{([^=}]*)", option["uri"])}
    no_fields: Mapping[str, Field] = {}
    fields = messages[request].fields if request in messages else no_fields
    body = option.get("body")
    if body is None:
        asked = ""
    elif body == "*":
        asked = request
    else:
        asked = fields[camel_case(body)].shape.name
        bound.add(camel_case(body))
    return Method(
        http=option["method"].upper(),
        path=path,
        request=asked,
        answer=answer,
        query=frozenset() if body == "*" else frozenset(fields.keys() - bound),
        results=results,
    )


def _http_options(node: ast.ClassDef) -> list[dict[str, str]]:
    for inner in ast.walk(node):
        match inner:
            case ast.AnnAssign(target=ast.Name(id="http_options"), value=ast.List() as value):
                options: list[dict[str, str]] = ast.literal_eval(value)
                return options
            case _:
                pass
    return []


def _operation_results(client: _Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each method that starts an operation: the messages of its response and metadata."""
    for function in client.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "operation.from_gapic":
                metadata = _keyword(node, "metadata_type")
                found = [node.args[2], *([metadata] if metadata else [])]
                yield function.name, tuple(client.name_of(each) for each in found)


def _borrowed(common: Path) -> dict[str, Message]:
    paths = [p for name in _BORROWED for p in _python_files(common / name)]
    return {name: m for path in paths for name, m in _serialized(path)}


def _python_files(path: Path) -> list[Path]:
    return sorted(path.glob("*_pb2.py")) if path.is_dir() else [path]


def _serialized(path: Path) -> Iterator[tuple[str, Message]]:
    """The messages of the descriptor that a module of protoc's making holds."""
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
    shape = _shape(kind, field.type_name.removeprefix("."), frozenset())
    return Shape("array", items=shape) if field.label == field.LABEL_REPEATED else shape
