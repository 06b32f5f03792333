"""What a call is in the words of the conventions: its kind, its name, its provider and its model."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import unquote

from gemini_sdk._wire import Operation, Platform

Kind = Literal["inference", "embeddings", "other"]

_PROVIDERS: dict[Platform, str] = {
    "google-ai": "gcp.gemini",
    "vertex": "gcp.vertex_ai",
    "azure-inference": "azure.ai.inference",
    "azure-openai": "azure.ai.openai",
}
_KNOWN: dict[str, tuple[Kind, str]] = {
    "generateContent": ("inference", "generate_content"),
    "streamGenerateContent": ("inference", "generate_content"),
    "getChatCompletions": ("inference", "chat"),
    "getCompletions": ("inference", "text_completion"),
    "embedContent": ("embeddings", "embeddings"),
    "batchEmbedContents": ("embeddings", "embeddings"),
    "predict": ("embeddings", "embeddings"),
    "getEmbeddings": ("embeddings", "embeddings"),
    "getImageEmbeddings": ("embeddings", "embeddings"),
    "countTokens": ("other", "count_tokens"),
    "computeTokens": ("other", "compute_tokens"),
    "getModelInfo": ("other", "info"),
}
_MODEL = re.compile(r"/(models/|(?:tunedModels|endpoints)/)([^/:?]+)")
_SERVICE = re.compile(r"^(generativelanguage|aiplatform|storage)\.(projects\.locations\.)?")
_VERSION = re.compile(r"^(/upload|/download)?/v\d\w*/")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a span is about."""

    kind: Kind
    name: str
    """The value of `gen_ai.operation.name`: one of the conventions, or the name of the method in Python."""
    provider: str
    model: str | None
    """The model that the path names."""
    resource: str | None
    """The name of what another operation is about, such as `tunedModels/abc`."""


def subject_of(operation: Operation, path: str) -> Subject:
    """What a call is about."""
    kind, name, provider = _described(operation)
    model = resource = None
    if path.isprintable():
        found = _MODEL.search(path)
        if found is not None and (kind != "other" or ":" in path):
            model = unquote(found[2] if found[1] == "models/" else found[1] + found[2])
        if kind == "other" and not operation.platform.startswith("azure"):
            resource = unquote(_VERSION.sub("", path).partition(":")[0]) or None
    return Subject(kind, name, provider, model, resource)


@cache
def _described(operation: Operation) -> tuple[Kind, str, str]:
    names = _SERVICE.sub("", operation.id).split(".")
    kind, name = _KNOWN.get(names[-1], ("other", ""))
    name = name or ".".join(re.sub("[A-Z]", lambda x: f"_{x[0].lower()}", each) for each in names)
    return kind, name, _PROVIDERS.get(operation.platform, operation.platform)
