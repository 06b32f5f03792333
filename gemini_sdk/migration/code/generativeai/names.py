"""The names of google-generativeai in a program, and those of the clients that take its place."""

import libcst as cst

from gemini_sdk.migration.code.source import Program

PACKAGE = "google.generativeai"
CLIENT, ASYNC_CLIENT = "gemini_client", "async_gemini_client"
_MODULES = ("types.", "generative_models.", "protos.", "generation_types.", "content_types.")


def own_name(source: Program, node: cst.CSTNode) -> str | None:
    """A name within the package, without its module: `GenerativeModel`, `HarmCategory.HARM_CATEGORY_HARASSMENT`."""
    origin = source.origin(node) or ""
    if not origin.startswith(f"{PACKAGE}."):
        return None
    name = origin.removeprefix(f"{PACKAGE}.")
    for module in _MODULES:
        name = name.removeprefix(module)
    return name
