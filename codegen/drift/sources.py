"""The packages that carry upstream's descriptions, installed in this environment or in their own folder."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path

from ..specs import GOOGLE, SpecError
from .client import SOURCE as CLIENT
from .client import read_client
from .discovery import read_discovery
from .protobuf import Library, read_library
from .shapes import Field, Message, Shape, Upstream

_DISCOVERY = "google-api-python-client"
_GOOGLE_AI = "google-ai-generativelanguage"
_COMMON = "googleapis-common-protos"
_VERTEX_PACKAGE = "google.cloud.aiplatform.v1"
_VERTEX = "google-cloud-aiplatform"
"""The protobuf messages of Vertex AI: the only source that has its oneofs. Its dependencies conflict with google-genai,
so it is not part of the extra `upstream`: `make drift` installs it without them into a folder of its own."""


class Packages:
    """Installed packages: those in a folder, or those of this interpreter and then those in a further folder."""

    def __init__(self, folder: Path | None = None, *, further: Path | None = None) -> None:
        self._folder = folder
        self._further = further

    def find(self, name: str) -> Distribution | None:
        """A package; None if it isn't installed."""
        if self._folder:
            return _in_folder(name, self._folder)
        try:
            return distribution(name)
        except PackageNotFoundError:
            return _in_folder(name, self._further) if self._further else None

    def get(self, name: str) -> Distribution:
        """A package. Raises SpecError if it isn't installed."""
        if found := self.find(name):
            return found
        raise SpecError(f"{name} is not installed: pip install -e '.[upstream]'")


def _in_folder(name: str, folder: Path) -> Distribution | None:
    return next(iter(distributions(name=name, path=[str(folder)])), None)


def install_latest(folder: Path) -> Packages:
    """Install the newest release of every source into a folder, through pip. Raises SpecError if pip fails."""
    names = (_DISCOVERY, _GOOGLE_AI, _COMMON, _VERTEX, CLIENT)
    # Their code is only read, never run: what they depend on is left out.
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"]
    done = subprocess.run([*pip, "--target", str(folder), *names], check=False)  # noqa: S603
    if done.returncode:
        raise SpecError(f"pip could not install {', '.join(names)}")
    return Packages(folder)


def read_upstreams(packages: Packages) -> list[Upstream]:
    """The upstream of each platform, from all sources. Raises SpecError if one isn't installed or can't be read."""
    described = [_google_ai(packages), _vertex(packages)]
    client = packages.get(CLIENT)
    folder = _path(client, "google/genai")
    return described + [read_client(platform, folder, client.version) for platform in GOOGLE]


def _google_ai(packages: Packages) -> Upstream:
    package = packages.get(_GOOGLE_AI)
    folder, name = "google/ai/generativelanguage_v1beta", "google.ai.generativelanguage.v1beta"
    library = Library(_path(package, folder), name, _path(packages.get(_COMMON), ""))
    source = f"{_GOOGLE_AI} protobuf descriptors (v1beta)"
    return read_library("google-ai", library, source, package.version)


def _vertex(packages: Packages) -> Upstream:
    document = "googleapiclient/discovery_cache/documents/aiplatform.v1.json"
    upstream = read_discovery("vertex", _path(packages.get(_DISCOVERY), document))
    package = packages.find(_VERTEX)
    if package is None:
        note = f"oneofs not compared: {_VERTEX} is not installed"
        return replace(upstream, note=note, unread=_VERTEX_PACKAGE)
    common = _path(packages.get(_COMMON), "")
    library = Library(_path(package, "google/cloud/aiplatform_v1"), _VERTEX_PACKAGE, common)
    messages = read_library("vertex", library, "", "").messages
    note = f"oneofs: {_VERTEX} {package.version}"
    return replace(upstream, messages=_joined(upstream.messages, messages), note=note)


def _joined(document: Mapping[str, Message], library: Mapping[str, Message]) -> dict[str, Message]:
    """The document's messages with the library's groups of their fields, and what the library alone has."""
    titles = {
        name: "GoogleCloudAiplatformV1" + name.removeprefix(_VERTEX_PACKAGE).replace(".", "")
        for name in library
        if name.startswith(_VERTEX_PACKAGE)
    }
    messages = dict(document)
    for name, title in titles.items():
        fields, oneofs = library[name].fields, library[name].oneofs or {}
        if title in document:
            known = {n: _numbered(f, fields.get(n)) for n, f in document[title].fields.items()}
            groups = {group: members & known.keys() for group, members in oneofs.items()}
            ungrouped = frozenset(known) - fields.keys()
            messages[title] = replace(
                document[title], fields=known, oneofs=groups, ungrouped=ungrouped
            )
        else:
            titled = {n: replace(f, shape=_titled(f.shape, titles)) for n, f in fields.items()}
            messages[name] = Message(titled, oneofs)
    return messages


def _numbered(field: Field, of_library: Field | None) -> Field:
    """A field with the numbers that the library has for the values of its enum."""
    return (
        replace(field, shape=_with_numbers(field.shape, of_library.shape)) if of_library else field
    )


def _with_numbers(shape: Shape, numbered: Shape) -> Shape:
    if shape.items and numbered.items:
        return replace(shape, items=_with_numbers(shape.items, numbered.items))
    return replace(shape, values={v: numbered.values.get(v, n) for v, n in shape.values.items()})


def _titled(shape: Shape, titles: Mapping[str, str]) -> Shape:
    """A shape with the document's names."""
    items = _titled(shape.items, titles) if shape.items else None
    return replace(shape, name=titles.get(shape.name, shape.name), items=items)


def _path(package: Distribution, path: str) -> Path:
    return Path(str(package.locate_file(path)))
