"""Clients that nothing is known of but their use: parameters, and what comes from other files."""

from collections.abc import Sequence

import libcst as cst

from gemini_sdk.migration.code.arguments import keywords
from gemini_sdk.migration.code.source import Program, Step

_WAYS = (
    ("chat", "completions"),
    ("beta", "chat", "completions"),
    ("with_raw_response", "chat", "completions"),
)
"""Attributes that only OpenAI's clients have."""
_OF_CONSTRUCTION = frozenset(
    {"api_key", "azure_endpoint", "base_url", "default_headers", "http_client"}
    | {"max_retries", "organization", "project", "timeout"}
)
"""Arguments that `with_options` and `copy` of OpenAI's clients take."""


def is_used_as_client(source: Program, node: cst.BaseExpression, path: Sequence[Step]) -> bool:
    """Whether an expression, in a program that imports OpenAI's package, is used as only its clients are.

    `path` are the attributes that are taken of it.
    """
    if not (is_way(path) or _is_given_options(source, node)) or not source.imports("openai"):
        return False
    if isinstance(node, cst.Attribute) and node.attr.value in ("beta", "with_raw_response"):
        return False
    if isinstance(node, cst.Name) and node.value in ("self", "cls"):
        return False
    origin = source.origin(node.func if isinstance(node, cst.Call) else node) or ""
    return origin.partition(".")[0] not in ("openai", "gemini_sdk")


def is_way(path: Sequence[Step]) -> bool:
    """Whether attributes are those that only OpenAI's clients have."""
    steps = tuple(path)
    return any(steps[: len(way)] == way for way in _WAYS)


def _is_given_options(source: Program, node: cst.BaseExpression) -> bool:
    """Whether a copy with other arguments of a constructor is made of an object."""
    method = source.parent(node)
    call = source.parent(method) if isinstance(method, cst.Attribute) else None
    if not isinstance(method, cst.Attribute) or not isinstance(call, cst.Call):
        return False
    is_copy = method.attr.value in ("with_options", "copy") and call.func is method
    return is_copy and bool(keywords(call).keys() & _OF_CONSTRUCTION)


def is_in_coroutine(source: Program, node: cst.CSTNode) -> bool:
    """Whether a node stands in an `async def`, where clients are asynchronous as a rule."""
    function = source.function(node)
    return function is not None and function.asynchronous is not None
