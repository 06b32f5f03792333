"""The types that are tried: what the operations of Google's specs send and answer, from the specs themselves."""

from dataclasses import dataclass
from importlib import import_module

from codegen.settings import SPECS
from codegen.specs import Json, Specs
from gemini_models.operations import OPERATIONS
from gemini_sdk._wire import Model, Platform

_PLATFORMS: tuple[Platform, ...] = ("google-ai", "vertex")
PIECES = ("Content", "GenerationConfig", "Tool")
"""Parts of requests, which google-genai has as types, as it has no type of a whole request."""


@dataclass(frozen=True, slots=True)
class Root:
    """A type of the specs, on one platform."""

    name: str
    platform: Platform
    title: str
    """The name that upstream gives it."""
    file: str
    """The stem of its spec."""

    @property
    def model(self) -> type[Model]:
        """The generated model."""
        model: type[Model] = getattr(import_module(f"gemini_models.{self.file}"), self.name)
        return model


def roots(*, pieces: bool = False) -> list[Root]:
    """Every request and answer of every operation, by platform; and `PIECES`, where asked for."""
    specs = Specs.load(SPECS)
    homes: dict[str, tuple[str, Json]] = {n: (stem, s) for stem, n, s in specs.all_schemas()}
    names: dict[tuple[Platform, str], None] = {}
    for operation in OPERATIONS:
        for name in (operation.request, operation.answer):
            if name and operation.platform in _PLATFORMS:
                names[operation.platform, name] = None
    if pieces:
        names |= {(platform, name): None for platform in _PLATFORMS for name in PIECES}
    return [
        Root(name, platform, homes[name][1]["x-upstream"][platform], homes[name][0])
        for platform, name in sorted(names)
        if homes[name][1].get("properties") and platform in homes[name][1].get("x-upstream", {})
    ]
