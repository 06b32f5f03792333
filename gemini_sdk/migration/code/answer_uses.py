"""How an answer is read: the variables it goes through, and what is taken from it, in the words of another package.

An answer can be in new words only if every place that reads it can be; so all of them are found first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.request import UnsupportedCallError
from gemini_sdk.migration.code.source import Program, Step, is_name, or_else

Path = tuple[Step, ...]
Words = Mapping[Path, str]
"""Attributes here, by the path to what they hold there."""


@dataclass(frozen=True, slots=True)
class AttributeNames:
    """The attributes by which answers are read."""

    whole: Words
    """The attributes of a whole answer."""
    chunk: Words
    """The attributes of a chunk of a streamed answer."""
    parts: frozenset[Path] = frozenset()
    """Paths to what has no counterpart, and may have a variable of its own that is read in turn."""
    kept_apart: frozenset[Path] = frozenset()
    """Paths to what has a counterpart whose own members have other names: it is read at once, or tested."""
    at_end: frozenset[Path] = frozenset()
    """Paths to what only the last chunks of a streamed answer have there, in which there is no text."""
    passed_on: bool = False
    """Whether an answer may be used as a whole, because both packages' answers are alike."""


@dataclass(slots=True)
class AnswerUse:
    """The uses of an answer."""

    names: set[cst.CSTNode] = field(default_factory=set[cst.CSTNode])
    """Names of variables that the answer, or a part of it, is assigned to."""
    reads: list[tuple[cst.BaseExpression, int, str]] = field(
        default_factory=list[tuple[cst.BaseExpression, int, str]]
    )
    """An expression, how many steps it is from its base, and the attributes to take of that base instead."""


def follow(
    source: Program, value: cst.BaseExpression, words: AttributeNames, *, streamed: bool
) -> AnswerUse:
    """The uses of an answer. Raises NotCommonError if it is read in another way."""
    reading = AnswerUse()
    if streamed:
        _stream(source, value, words, reading)
    else:
        _value(source, value, words.whole, words, (), reading)
    return reading


def _value(
    source: Program,
    node: cst.BaseExpression,
    table: Words,
    words: AttributeNames,
    prefix: Path,
    reading: AnswerUse,
) -> None:
    links = source.chain(node)
    path: Path = prefix
    best: tuple[int, str] | None = None
    for count, (_, step) in enumerate(links, 1):
        path = (*path, step)
        if table is words.chunk and path in words.at_end:
            raise UnsupportedCallError(f"a chunk with its {path[-1]} may have text here")
        is_whole = count == len(links) or words.passed_on
        if path in table and (is_whole or not _leads_on(path, table)):
            best = (count, table[path])
    if best is not None:
        count, attributes = best
        if path in words.kept_apart and not _is_tested(source, links[count - 1][0]):
            raise UnsupportedCallError(f"its {path[-1]} is used as a whole")
        reading.reads.append((links[count - 1][0], count, attributes))
        return
    path = prefix + tuple(step for _, step in links)
    end = links[-1][0] if links else node
    if _unused(source, end) or (words.passed_on and not links):
        _bind_if_assigned(source, end, table, words, prefix, reading)
        return
    if path in words.parts or not path or path == prefix:
        if links:
            reading.reads.append((end, len(links), ""))
        name = _assigned_name(source, end)
        if name is not None:
            _variable(source, name, table, words, path, reading)
            return
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    raise UnsupportedCallError(f"its answer is read as {steps or 'a whole'}")


def _leads_on(path: Path, table: Words) -> bool:
    return any(len(each) > len(path) and each[: len(path)] == path for each in table)


def _bind_if_assigned(
    source: Program,
    node: cst.BaseExpression,
    table: Words,
    words: AttributeNames,
    prefix: Path,
    reading: AnswerUse,
) -> None:
    name = _assigned_name(source, node)
    if name is not None:
        _variable(source, name, table, words, prefix, reading)


def _variable(
    source: Program,
    name: cst.Name,
    table: Words,
    words: AttributeNames,
    prefix: Path,
    reading: AnswerUse,
) -> None:
    if name in reading.names:
        return
    reading.names.add(name)
    for read in source.readings(name):
        _value(source, read, table, words, prefix, reading)


def _stream(
    source: Program, node: cst.BaseExpression, words: AttributeNames, reading: AnswerUse
) -> None:
    parent = source.parent(node)
    if isinstance(parent, cst.For | cst.CompFor) and parent.iter is node:
        if not isinstance(parent.target, cst.Name):
            raise UnsupportedCallError("its chunks have more than one name")
        _variable(source, parent.target, words.chunk, words, (), reading)
        return
    name = _assigned_name(source, node)
    if name is None and isinstance(parent, cst.WithItem):
        target = parent.asname.name if parent.asname is not None else None
        name = target if isinstance(target, cst.Name) else None
    if name is None:
        if words.passed_on:
            return
        raise UnsupportedCallError("its stream is passed to other code")
    if name in reading.names:
        return
    reading.names.add(name)
    for read in source.readings(name):
        links = source.chain(read)
        if links and links[0][1] == "close":
            continue
        _stream(source, read, words, reading)


def _assigned_name(source: Program, node: cst.BaseExpression) -> cst.Name | None:
    parent = source.parent(node)
    if isinstance(parent, cst.Assign) and len(parent.targets) == 1:
        target = parent.targets[0].target
        return target if isinstance(target, cst.Name) else None
    return None


def _unused(source: Program, node: cst.BaseExpression) -> bool:
    return isinstance(source.parent(node), cst.Expr)


def _is_tested(source: Program, node: cst.CSTNode) -> bool:
    """Whether it only matters whether an expression has a value."""
    parent = source.parent(node)
    if isinstance(parent, cst.Comparison):
        return parent.left is node and all(
            is_name(e.comparator, "None") for e in parent.comparisons
        )
    if isinstance(parent, cst.BooleanOperation):
        is_gone = parent.left is node and isinstance(parent.operator, cst.And)
        return is_gone or _is_tested(source, parent)
    if isinstance(parent, cst.UnaryOperation):
        return isinstance(parent.operator, cst.Not)
    return isinstance(parent, cst.If | cst.IfExp | cst.While | cst.CompIf) and parent.test is node


def retell(
    source: Program,
    plan: Edits,
    read: tuple[cst.BaseExpression, int, str],
    always: Mapping[str, str],
) -> None:
    """Read what is read in the words of here; with what stands for it where it may be missing and was not."""
    node, steps, attributes = read
    default = always.get(attributes)
    if default is None or _is_shown(source, node):
        plan.edit(node, lambda updated: retold(updated, steps, attributes))
        return
    parent = source.parent(node)
    other = cst.parse_expression(default)
    plan.edit(node, lambda updated: or_else(retold(updated, steps, attributes), other, parent))


def _is_shown(source: Program, node: cst.CSTNode) -> bool:
    """Whether an expression is printed or tested, for which a missing text will do."""
    parent = source.parent(node)
    if isinstance(parent, cst.FormattedStringExpression | cst.If | cst.BooleanOperation):
        return True
    call = source.parent(parent) if isinstance(parent, cst.Arg) else None
    return isinstance(call, cst.Call) and is_name(call.func, "print")


def retold(updated: cst.BaseExpression, steps: int, attributes: str) -> cst.BaseExpression:
    """The expression that reads `attributes` of what `steps` steps lead to this one."""
    base: Any = updated
    for _ in range(steps):
        base = base.value
    for attribute in attributes.split("."):
        if attribute:
            base = cst.Attribute(base, cst.Name(attribute))
    made: cst.BaseExpression = base
    return made.with_changes(lpar=updated.lpar, rpar=updated.rpar) if attributes else made
