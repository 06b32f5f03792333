"""The programs that can be rewritten: valid Python, not nested too deeply.

libcst ends the process on brackets that are nested by the thousand, and takes a time that grows with the square of the
depth, so depth is measured first.
"""

import ast
import sys
import warnings
from collections.abc import Generator
from contextlib import contextmanager

from gemini_sdk.errors import GeminiSDKError

DEPTH = 250
"""The levels of nesting that are rewritten. libcst visits this many in about a second."""
_FRAMES = 15
"""The most Python frames that libcst uses for a level."""


class NotPythonError(GeminiSDKError):
    """The text is not a program that can be rewritten; `line` is the line of the error."""

    line: int
    """Line of the error, from 1."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


class BrokenResultError(GeminiSDKError):
    """The rewritten program would not compile. This is a fault of this package."""


def check(text: str) -> None:
    """NotPythonError, unless this Python can read a text as a program that is not too deep."""
    if "\0" in text:
        raise NotPythonError("a NUL byte, so this is not Python", _line(text, "\0"))
    try:
        with _no_warnings():
            tree = ast.parse(text)
    except SyntaxError as error:
        raise NotPythonError(error.msg, error.lineno or 1) from None
    except (RecursionError, MemoryError):
        raise NotPythonError("nested too deeply", 1) from None
    except ValueError as error:  # a lone surrogate
        raise NotPythonError(str(error), 1) from None
    _check_depth(tree)


def check_result(before: str, after: str) -> None:
    """BrokenResultError where a program does not compile that did before."""
    problem = _not_compiled(after)
    if problem and not _not_compiled(before):
        raise BrokenResultError(f"the result would not compile: {problem}")


@contextmanager
def deep_recursion() -> Generator[None]:
    """Room on Python's stack for the deepest program."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, DEPTH * _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def _check_depth(tree: ast.AST) -> None:
    level: list[ast.AST] = [tree]
    for _ in range(DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return
    line = min((node.lineno for node in level if isinstance(node, ast.expr | ast.stmt)), default=1)
    raise NotPythonError(f"nested more than {DEPTH} levels deep", line)


def _not_compiled(text: str) -> str:
    try:
        with _no_warnings():
            compile(text, "<program>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return f"line {error.lineno}: {error.msg}"
    except (RecursionError, MemoryError, ValueError) as error:
        return str(error) or type(error).__name__
    return ""


@contextmanager
def _no_warnings() -> Generator[None]:
    """Programs with an invalid escape sequence in a text are programs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _line(text: str, sought: str) -> int:
    return text.count("\n", 0, text.index(sought)) + 1
