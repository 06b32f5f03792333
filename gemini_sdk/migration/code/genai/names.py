"""The names of google-genai in a program."""

import libcst as cst

from gemini_sdk.migration.code.imported import imports_any
from gemini_sdk.migration.code.source import Program

PACKAGE = "google.genai"
CLIENTS = ("google.genai.Client", "google.genai.client.Client")
ASYNC_CLIENTS = ("google.genai.client.AsyncClient",)
CHATS = ("google.genai.chats.Chat", "google.genai.chats.AsyncChat")


def imports_genai(source: Program) -> bool:
    """Whether a program imports google-genai."""
    return imports_any(source, (PACKAGE,))


def type_name(source: Program, node: cst.CSTNode) -> str | None:
    """The name within `google.genai.types`, such as `Part` or `Part.from_text`; None of anything else."""
    origin = source.origin(node) or ""
    prefix = f"{PACKAGE}.types."
    return origin.removeprefix(prefix) if origin.startswith(prefix) else None


def is_call_of(source: Program, node: cst.CSTNode | None, name: str) -> bool:
    """Whether an expression constructs a type of google-genai, or the TypedDict of the same name."""
    return isinstance(node, cst.Call) and type_name(source, node.func) in (name, f"{name}Dict")
