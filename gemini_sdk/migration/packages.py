"""The packages whose programs are rewritten, by the names under which pip installs them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

PackageName = Literal[
    "openai", "vertexai", "google-genai", "google-generativeai", "azure-ai-inference"
]
PACKAGES: tuple[PackageName, ...] = get_args(PackageName)


@dataclass(frozen=True, slots=True)
class Package:
    """How programs for a package are known."""

    modules: tuple[str, ...]
    """The modules that they import."""
    word: str
    """A word that the text of each of them has, in lower case."""
    helpers: tuple[str, ...] = ()
    """Modules that are imported for it and may have other uses."""


KNOWN: dict[PackageName, Package] = {
    "openai": Package(("openai",), "openai"),
    "vertexai": Package(("vertexai",), "vertexai"),
    "google-genai": Package(("google.genai",), "genai"),
    "google-generativeai": Package(("google.generativeai",), "generativeai", ("google.api_core",)),
    "azure-ai-inference": Package(("azure.ai.inference",), "azure", ("azure.core",)),
}


def mentioned(text: str, names: Collection[PackageName]) -> list[PackageName]:
    """The packages whose word a text has."""
    lowered = text.lower()
    return [name for name in PACKAGES if name in names and KNOWN[name].word in lowered]
