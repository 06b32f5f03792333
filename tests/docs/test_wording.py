"""Words that CONTRIBUTING.md ("How to write") excludes do not come back in pages, help, messages and docstrings."""

import argparse
import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.docs import pages

REASONS = {
    r"\b(?<![`_.])judg(e[sd]?|ing)\b": "the feature is called validation: write 'validate'",
    r"\bwhoever\b": "name the subject",
    r"(?<!x-)\bbesides?\b": "write 'next to', 'in addition to' or 'also'",
    r"\buntold\b": "write 'not reported'",
    r"\bnear miss\b": "write 'typo'",
    r"\bis told\b|\bare told\b|\btold at\b|\btold as\b|\btold by\b": "write 'reported'",
    r"\bwas looked at\b|\bnot looked at\b": "write 'is ignored' or 'is not read'",
}
"""A pattern of words, and what to write instead."""

RETIRED_NAMES = {
    **dict.fromkeys(("told", "untold"), "reported"),
    **dict.fromkeys(("judge", "judged", "judges", "judging"), "validator, validated"),
    **dict.fromkeys(("slip", "slips", "miss", "misses"), "typo"),
    **dict.fromkeys(("stranger", "strangers"), "unknown field"),
    **dict.fromkeys(("scene", "scenes", "props"), "example, arguments"),
    **dict.fromkeys(("lane", "lanes", "road", "roads", "room"), "pool, address, limit"),
    **dict.fromkeys(("flight", "landed", "stranded"), "refresh"),
    **dict.fromkeys(
        ("ledger", "yardstick", "dice", "spot"), "counters, suggestions, seeded choice, location"
    ),
}
"""Words that no name in the code has, and what to write instead."""

_OTHERS = ("CHANGELOG", "CONTRIBUTING", "RELEASING", "SECURITY")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
TEXTS = [*pages.PAGES, *(pages.ROOT / f"{name}.md" for name in _OTHERS)]
_INVENTED = {"generated_text", "text_words"}
"""Modules of texts that the emulator invents."""
SOURCES = [
    source
    for folder in ("gemini_sdk", "codegen", "benchmarks")
    for source in sorted((pages.ROOT / folder).rglob("*.py"))
    if source.stem not in _INVENTED
]


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.stem)
def test_pages(page: Path) -> None:
    found = list(retired(_CODE.sub("", page.read_text(encoding="utf-8"))))
    assert not found, f"{page.name}: {found}"


def test_help() -> None:
    pytest.importorskip("click", reason="needs the extra cli")
    from click import Command, Context

    from gemini_sdk.cli.program import program

    def walk(command: object, name: str) -> Iterator[str]:
        assert isinstance(command, Command)
        yield command.get_help(Context(command, info_name=name))
        for key, other in getattr(command, "commands", {}).items():
            yield from walk(other, f"{name} {key}")

    texts = list(walk(program, "gemini-sdk"))
    assert len(texts) > 20
    assert not [found for text in texts for found in retired(text)]


def test_help_of_codegen() -> None:
    from codegen.__main__ import COMMANDS

    for name, command in COMMANDS.items():
        parser = argparse.ArgumentParser(prog=name, description=command.__doc__)
        command.add_arguments(parser)
        assert not list(retired(parser.format_help())), name


def test_sources() -> None:
    """Messages, docstrings and comments."""
    found = [
        f"{source.relative_to(pages.ROOT)}:{line}: {reason}"
        for source in SOURCES
        for line, text in _texts(source)
        for reason in retired(_CODE.sub("", text))
    ]
    assert not found


def test_names() -> None:
    """Names of modules, classes, functions and variables, in the tests too."""
    found = [
        f"{source.relative_to(pages.ROOT)}:{line}: {name}"
        for folder in ("gemini_sdk", "codegen", "benchmarks", "tests")
        for source in sorted((pages.ROOT / folder).rglob("*.py"))
        for line, name in _names(f"{source.stem}\n{source.read_text(encoding='utf-8')}")
    ]
    assert not found


def test_names_are_split_into_words() -> None:
    assert words("_is_toldHere") == ("is", "told", "here")
    assert words("JudgeHTTP2") == ("judge", "http", "2")
    assert words("TOLD_WHOLE") == ("told", "whole")


def test_the_words_are_found() -> None:
    assert list(retired("It is judged.\nWhoever asks is told as much."))
    assert not list(retired("It is validated. `gemini_sdk.validation.validator` does it."))


def retired(text: str) -> Iterator[str]:
    """The lines of a text that have a retired word, each with what to write instead."""
    for line in text.splitlines():
        for pattern, reason in REASONS.items():
            if re.search(pattern, _CODE.sub("", line), re.IGNORECASE):
                yield f"{line.strip()!r}: {reason}"


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a name, in lower case."""
    found = re.findall("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", name)
    return tuple(word.lower() for word in found)


def _names(text: str) -> Iterator[tuple[int, str]]:
    """The retired names in a module that has its own name as its first line, with their lines in the file."""
    seen = set(re.findall(r"[A-Za-z_]\w*", text))  # of prose, too, but tokens take long
    retired_here = {name for name in seen if not RETIRED_NAMES.keys().isdisjoint(words(name))}
    if retired_here:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.NAME and token.string in retired_here:
                yield token.start[0] - 1, token.string


def _texts(source: Path) -> Iterator[tuple[int, str]]:
    """The strings and comments of a module, with their lines."""
    text = source.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.lineno, node.value
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
