"""Clients that a file gets from others, where they are Gemini's after these were rewritten in native style."""

import re
from collections.abc import Iterator

import libcst as cst

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.code.sources import ValueSources, value_sources

_MAKES = re.compile(r"^[ \t]*(?:from[ \t]+|import[ \t][\w., \t]*\b)openai\b", re.MULTILINE)
_WAYS = (
    ("chat", "completions"),
    ("beta", "chat", "completions"),
    ("with_raw_response", "chat"),
    ("with_streaming_response", "chat"),
    ("completions", "create"),
    ("embeddings", "create"),
    ("responses", "create"),
    ("responses", "parse"),
    ("responses", "stream"),
)
_FIRST = ("chat", "beta", "with_raw_response", "with_streaming_response")
"""Attributes before those by which a client is known, too."""
_USES = re.compile(r"\.\s*(?:completions|embeddings|responses)\b")
_PACKAGES = ("openai", "gemini_sdk")


def makes_clients(text: str) -> bool:
    """Whether a program may make OpenAI's clients for others."""
    return _MAKES.search(text) is not None


def uses_clients(text: str) -> bool:
    """Whether a program may use OpenAI's clients of others."""
    return _USES.search(text) is not None and not makes_clients(text)


def report(source: Program, plan: Edits) -> None:
    """Say of each use of what may be such a client what to write, in a program that imports neither package."""
    if any(map(source.imports, _PACKAGES)):
        return
    values = value_sources(source)
    for client in _bases(source):
        if all(_may_be_client(source, values, leaf) for leaf in values.leaves(client)):
            name = source.text(client)
            plan.note(
                client,
                f"{name} may be a GeminiClient of another file now: write OpenAI(gemini={name}), of "
                "gemini_sdk.migration, or call generate_content.",
            )


def _bases(source: Program) -> Iterator[cst.BaseExpression]:
    for attribute in source.all(cst.Attribute):
        base = attribute.value
        if isinstance(base, cst.Attribute) and base.attr.value in _FIRST:
            continue
        steps = tuple(step for _, step in source.chain(base))
        if any(steps[: len(way)] == way for way in _WAYS):
            yield base


def _may_be_client(source: Program, values: ValueSources, leaf: cst.CSTNode) -> bool:
    """Whether nothing says that it is something else: another class, an own one, or a literal."""
    if isinstance(leaf, cst.Param):
        declared = leaf.annotation.annotation if leaf.annotation is not None else None
        is_any = declared is None or source.text(declared) in ("Any", "object")
        return is_any and leaf.name.value not in ("self", "cls")
    if isinstance(leaf, cst.Call):
        name = source.text(leaf.func).rpartition(".")[2]
        own = any(isinstance(each, cst.ClassDef) for each in values.leaves(leaf.func))
        return not own and (name in ("Depends", "Security") or not name[:1].isupper())
    return isinstance(leaf, cst.Name | cst.Attribute | cst.Subscript)
