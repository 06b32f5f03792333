"""The programs of the shelf: how they are run, and how a run after is compared with one before.

A program's first line names what it shows, as `# Shows: async, stream`. A difference between the runs needs a comment
of the rewriting at the statement where it arises.
"""

import ast
import asyncio
import builtins
import contextlib
import io
import json
import logging
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gemini_sdk.migration.code.edits import MARK
from tests.migration.code import packages, vertex_side, wire
from tests.migration.code.conversation import said
from tests.migration.code.wire import PROGRAM, Sent, Wire, program_line

FOLDERS = (Path(__file__).parent / "shelf", Path(__file__).parent / "samples")
PROGRAMS = {
    path.name.removesuffix(".py.txt"): path.read_text(encoding="utf-8")
    for folder in FOLDERS
    for path in sorted(folder.glob("*.py.txt"))
    if re.search(r"\b(import|from) (openai|vertexai)\b", path.read_text(encoding="utf-8"))
}
VERTEX = [name for name in PROGRAMS if name.startswith("vertex")]
OPENAI = [name for name in PROGRAMS if name not in VERTEX]
OLD = [name for name in PROGRAMS if name.startswith("legacy") or name == "subscripts"]
"""Programs for version 0 of openai."""
NO_REST = ("vertex_async", "vertex_media")
"""Programs with calls that vertexai has over gRPC alone."""
KEPT = Path(__file__).parent / "shelf" / "vertexai_runs.json"
_GONE = ("openai", "vertexai")
_IDS = re.compile(r"\b(call|chatcmpl|resp|msg|fc)[_-][\w-]+")
_RUN_TIME = (AttributeError, TypeError, NameError, ImportError)


@dataclass(slots=True)
class Run:
    """What a program did."""

    printed: list[tuple[int | None, str]] = field(default_factory=list[tuple[int | None, str]])
    """What each line printed, in turn."""
    sent: list[Sent] = field(default_factory=list[Sent])
    log: str = ""
    """What this package logged."""
    error: BaseException | None = None
    line: int | None = None
    """The line of the program that raised the error."""


class _Printed(io.TextIOBase):
    def __init__(self, run: Run) -> None:
        self._run = run

    def write(self, text: str) -> int:
        line = program_line()
        printed = self._run.printed
        if printed and printed[-1][0] == line:
            printed[-1] = line, printed[-1][1] + text
        else:
            printed.append((line, text))
        return len(text)


def run(program: str, wire: Wire, *, rewritten: bool) -> Run:
    """A run of a program; a rewritten one has neither openai nor vertexai."""
    made = Run()
    names: dict[str, Any] = {"__name__": "__main__"}
    wire.drain()
    with _surroundings(program, made, wire, rewritten=rewritten):
        try:
            exec(compile(program, PROGRAM, "exec", dont_inherit=True), names)
        except (Exception, SystemExit) as error:
            made.error, made.line = error, _line_of(error)
        _close(names)
    made.sent = wire.drain()
    return made


@contextmanager
def _surroundings(program: str, made: Run, wire: Wire, *, rewritten: bool) -> Generator[None]:
    log = io.StringIO()
    gone: list[str] = []
    handler = logging.StreamHandler(log)
    logger = logging.getLogger("gemini_sdk")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        with contextlib.redirect_stdout(_Printed(made)), pytest.MonkeyPatch.context() as patch:
            packages.provide(patch)
            if rewritten:
                gone = [package for package in _GONE if not stays(package, program)]
                patch.setattr(builtins, "__import__", _without(builtins.__import__, gone))
            if vertex_side.is_there() and not (rewritten and "vertexai" in gone):
                vertex_side.provide(patch, wire)
            yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        made.log = log.getvalue()


def _without(original: Any, gone: list[str]) -> Any:
    def importing(name: str, given: Any = None, *rest: Any, **named: Any) -> Any:
        of_program = bool(given) and given.get("__name__") == "__main__"
        if of_program and name.partition(".")[0] in gone:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return original(name, given, *rest, **named)

    return importing


def _line_of(error: BaseException) -> int | None:
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == PROGRAM:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _close(names: dict[str, Any]) -> None:
    """Close what blocks. The loops of asynchronous clients have ended, so these are left to be collected."""
    for value in names.values():
        for method in ("close", "aclose"):
            close = getattr(value, method, None)
            if callable(close) and not isinstance(value, type | ModuleType):
                done = close()
                if asyncio.iscoroutine(done):
                    done.close()


def todos(program: str) -> Callable[[int | None], str]:
    """A function that returns the comments of the rewriting at the statement of a line."""
    lines = program.splitlines()
    statements = [
        (_first(node), node.end_lineno or node.lineno)
        for node in ast.walk(ast.parse(program))
        if isinstance(node, ast.stmt)
    ]

    def at(line: int | None) -> str:
        if line is None:
            return ""
        around = [each for each in statements if each[0] <= line <= each[1]]
        first, _ = max(around, default=(line, line))
        comments: list[str] = []
        above = first - 1
        while above > 0 and lines[above - 1].lstrip().startswith("#"):
            comments.append(lines[above - 1])
            above -= 1
        return "\n".join(each for each in comments if MARK in each)

    return at


def _first(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min((each.lineno for each in decorators), default=node.lineno)


def faults(before: Run | None, after: Run, program: str) -> list[str]:
    """Where a program behaves otherwise than before, and no comment says so."""
    todo = todos(program)
    found = _leaks(after)
    if after.error is not None and (before is None or before.error is None):
        error = after.error
        missing = error.name if isinstance(error, ModuleNotFoundError) else None
        if not todo(after.line) and not (missing in _GONE and stays(str(missing), program)):
            found.append(f"line {after.line}: {type(error).__name__}: {error}")
        return found
    if before is None:
        return found
    unlike, marked = _unlike_requests(before, after, todo)
    if not marked:  # else what is printed follows from what was asked
        unlike += _unlike_prints(before, after, todo)
    return found + unlike


def _leaks(after: Run) -> list[str]:
    googles = {wire.GOOGLES_KEY, wire.TOKEN}
    return [
        f"line {sent.line}: {sent.host} was sent {sorted(leaked)}"
        for sent in after.sent
        if (leaked := sent.secrets - googles if sent.to_google else sent.secrets & googles)
    ]


def _unlike_requests(
    before: Run, after: Run, todo: Callable[[int | None], str]
) -> tuple[list[str], bool]:
    """The differences that nothing tells, and whether there are others."""
    # Whoever looks at something less often changes nothing.
    looked = [said(each.path, each.body) for each in after.sent if each.method == "GET"]
    old = [
        (each.client, said(each.path, each.body))
        for each in before.sent
        if each.method != "GET" or said(each.path, each.body) in looked
    ]
    new = [(each.client, said(each.path, each.body), each.line) for each in after.sent]
    for each in list(new):
        if each[:2] in old:
            old.remove(each[:2])
            new.remove(each)
    found: list[str] = []
    marked = False
    for (client, expected), (other, made, line) in zip(old, new, strict=False):
        differences = expected.differences(made)
        if client != other:
            differences.append(f"client: {client!r} became {other!r}")
        for difference in differences:
            if _is_marked(difference, after.log, todo(line)):
                marked = marked or bool(todo(line))
            else:
                found.append(f"line {line}: {difference}")
    if not marked:
        found += [f"not asked: {each}" for each in old[len(new) :]]
    found += [f"line {line}: asked besides: {each}" for _, each, line in new[len(old) :]]
    return found, marked


def _is_marked(difference: str, log: str, comments: str) -> bool:
    """Whether a difference is in the log, or a comment at its statement."""
    name = difference.partition(":")[0]
    return bool(comments) or bool(re.search(rf"\b{name}\b", log))


def _unlike_prints(before: Run, after: Run, todo: Callable[[int | None], str]) -> list[str]:
    old, new = _lines(before), _lines(after)
    if "".join(text for _, text in old) == "".join(text for _, text in new):
        return []
    texts = [text for _, text in old]
    found: list[str] = []
    for number, (line, text) in enumerate(new):
        expected = texts[number] if number < len(texts) else None
        if text != expected and not todo(line):
            found.append(f"line {line}: printed {text!r}, and before {expected!r}")
    found += [f"not printed: {text!r}" for text in texts[len(new) :]]
    return found


def _lines(run: Run) -> list[tuple[int | None, str]]:
    made = [(line, _IDS.sub(r"\1_", text)) for line, text in run.printed]
    return [(line, text) for line, text in made if text]


def stays(package: str, program: str) -> bool:
    """Whether a rewritten program says that it still needs a package: where it imports something of it."""
    todo = todos(program)
    return any(
        todo(node.lineno)
        for node in ast.walk(ast.parse(program))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and package in ast.unparse(node).replace(".", " ").split()
    )


def can_run(program: str) -> bool:
    """Whether what a program is written for is installed."""
    return all(
        find_spec(package) is not None
        for package in _GONE
        if f"import {package}" in program or f"from {package}" in program
    )


def as_json(run: Run) -> dict[str, Any]:
    """A run to be kept: what was asked, and what was printed."""
    sent = [[each.method, each.host, each.path, each.body, each.line] for each in run.sent]
    return {"sent": sent, "printed": [[line, text] for line, text in run.printed]}


def of_json(kept: Any) -> Run:
    """A run that was kept."""
    sent = [
        Sent(method, host, path, body, line, frozenset())
        for method, host, path, body, line in kept["sent"]
    ]
    return Run([(line, text) for line, text in kept["printed"]], sent)


def kept_runs() -> dict[str, Run]:
    """The runs of programs for vertexai as they were, which is seldom installed."""
    return {name: of_json(kept) for name, kept in json.loads(KEPT.read_text("utf-8")).items()}
