"""The names of azure-ai-inference in a program."""

import libcst as cst

from gemini_sdk.migration.code.source import Program

PACKAGE = "azure.ai.inference"
CLASSES = ("ChatCompletionsClient", "EmbeddingsClient", "ImageEmbeddingsClient")
_MODELS = f"{PACKAGE}.models."


def client_class(source: Program, node: cst.CSTNode) -> tuple[str, bool] | None:
    """The name of a client's class, and whether it is the asynchronous one."""
    module, _, name = (source.origin(node) or "").rpartition(".")
    if name not in CLASSES or module not in (PACKAGE, f"{PACKAGE}.aio"):
        return None
    return name, module.endswith(".aio")


def type_name(source: Program, node: cst.CSTNode) -> str | None:
    """The name of a type of `azure.ai.inference.models`, or of a member of one."""
    origin = source.origin(node) or ""
    return origin.removeprefix(_MODELS) if origin.startswith(_MODELS) else None


def is_name_within(source: Program, node: cst.CSTNode) -> bool:
    """Whether a node is the end of a longer name, or stands in an import."""
    parent = source.parent(node)
    if isinstance(parent, cst.ImportAlias | cst.AsName):
        return True
    return isinstance(parent, cst.Attribute) and parent.attr is node
