"""Clients that nothing is known of but their use: parameters, and what comes from other files."""

import libcst as cst

from gemini_sdk.migration.code.source import Program

_WAYS = (
    ("chat", "completions"),
    ("beta", "chat", "completions"),
    ("with_raw_response", "chat", "completions"),
)
"""Attributes that only OpenAI's clients have."""


def is_used_as_client(source: Program, node: cst.BaseExpression) -> bool:
    """Whether an expression, in a program that imports OpenAI's package, is used as only its clients are."""
    steps = tuple(step for _, step in source.chain(node))
    if not any(steps[: len(way)] == way for way in _WAYS) or not source.imports("openai"):
        return False
    if isinstance(node, cst.Attribute) and node.attr.value in ("beta", "with_raw_response"):
        return False
    if isinstance(node, cst.Name) and node.value in ("self", "cls"):
        return False
    origin = source.origin(node.func if isinstance(node, cst.Call) else node) or ""
    return origin.partition(".")[0] not in ("openai", "gemini_sdk")


def is_in_coroutine(source: Program, node: cst.CSTNode) -> bool:
    """Whether a node stands in an `async def`, where clients are asynchronous as a rule."""
    function = source.function(node)
    return function is not None and function.asynchronous is not None
