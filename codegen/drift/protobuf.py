"""Reads protobuf messages and their HTTP methods out of the client libraries that Google generates from them.

Such a library declares its messages in Python (`proto_plus`), and its methods in the transports of its `services`. What
it borrows (google.type, google.rpc, google.longrunning) comes as serialized `descriptors`.
"""

from dataclasses import dataclass
from pathlib import Path

from ..specs import SpecError
from . import descriptors, services
from .proto_plus import Module
from .shapes import Message, Upstream

_BORROWED = ("google/longrunning/operations_proto_pb2.py", "google/rpc", "google/type")


@dataclass(frozen=True, slots=True)
class Library:
    """The folders of a generated client library and of its dependencies."""

    folder: Path
    """Of the version, such as `google/ai/generativelanguage_v1beta`."""
    package: str
    """The protobuf package, such as `google.ai.generativelanguage.v1beta`."""
    common: Path
    """The folder that holds `google/rpc` and the like."""


def read_library(platform: str, library: Library, source: str, revision: str) -> Upstream:
    """The messages and methods of a client library. Raises SpecError if there are none."""
    modules = [Module(path, library.package) for path in sorted(library.folder.glob("types/*.py"))]
    enums = {name: values for module in modules for name, values in module.enums()}
    messages = {name: m for module in modules for name, m in module.messages(enums)}
    if not messages:
        raise SpecError(f"{library.folder}: expected types/*.py with proto-plus messages")
    messages |= _borrowed(library.common) | {"google.protobuf.Empty": Message({})}
    methods = [
        method
        for service in sorted(library.folder.glob("services/*/transports"))
        for method in services.methods(service, library.package, messages)
    ]
    return Upstream(platform, source, revision, messages, {m.key: m for m in methods})


def _borrowed(common: Path) -> dict[str, Message]:
    paths = [p for name in _BORROWED for p in _python_files(common / name)]
    return {name: m for path in paths for name, m in descriptors.messages(path)}


def _python_files(path: Path) -> list[Path]:
    return sorted(path.glob("*_pb2.py")) if path.is_dir() else [path]
