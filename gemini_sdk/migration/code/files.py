"""Files of programs: read, rewritten, shown as a diff, and written. What is wrong with one is said in one line."""

import difflib
import io
import os
import re
import stat
import tokenize
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from gemini_sdk._files import complete_or_absent
from gemini_sdk.errors import ConfigurationError, GeminiSDKError
from gemini_sdk.migration.code import other_files
from gemini_sdk.migration.code.edits import MARK
from gemini_sdk.migration.code.limits import check
from gemini_sdk.migration.code.rewriting import NotPythonError, Style, report_clients, rewrite
from gemini_sdk.migration.model_map import ModelMapLike
from gemini_sdk.migration.packages import PACKAGES, PackageName, mentioned

MAX_LINES = 15_000
"""Longer files are data or generated as a rule, and take long."""
_MAX_BYTES = 20_000_000
_HEAD = 4096
_GENERATED = re.compile(
    r"^\s*(?:#|\"\"\"|''').*(?:@generated\b|generated\b.*do not (?:edit|modify)|do not (?:edit|modify)\b.*generated|"
    r"\b(?:file|code|module) (?:is|was|has been) (?:auto-?|automatically )?generated)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Migrated:
    """The result of the migration of a file."""

    path: Path
    before: str
    after: str
    encoding: str = "utf-8"
    problem: str = ""
    """Why it was left alone, with the line; empty if it was not."""

    @property
    def is_changed(self) -> bool:
        """Whether it has to be written."""
        return self.before != self.after

    @property
    def decisions(self) -> int:
        """The comments that were left for a human."""
        return self.after.count(MARK) - self.before.count(MARK)

    @property
    def diff(self) -> str:
        """The change as a unified diff."""
        name = self.path.as_posix()
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(
                self.before.splitlines(keepends=True),
                self.after.splitlines(keepends=True),
                f"a/{name}",
                f"b/{name}",
            )
        )

    def write(self) -> None:
        """Write the changed file whole, in its own encoding and line ends, with its permissions.

        Raises ConfigurationError if it cannot be written, or changed on the disk since it was read: it stays as it is.
        """
        target = Path(os.path.realpath(self.path))
        data = self.after.encode(self.encoding)
        if not os.access(target, os.W_OK):
            raise ConfigurationError(f"{self.path}: Permission denied")
        with complete_or_absent(target) as (file,):
            file.write(data)
            if target.read_bytes() != self.before.encode(self.encoding):
                raise ConfigurationError(
                    f"{self.path}: it changed since it was read: run this command again"
                )


def migrate_file(
    path: Path,
    *,
    style: Style = "drop-in",
    model_map: ModelMapLike = None,
    packages: Collection[PackageName] = PACKAGES,
    max_lines: int = MAX_LINES,
    read_elsewhere: Collection[str] = (),
    has_moved: bool = False,
) -> Migrated:
    """The migration of a file; nothing is written, nothing is raised: what is wrong is its `problem`.

    With `has_moved`, other files that may make clients for it are rewritten in native style.
    """
    try:
        text, encoding = _read(path)
        made = text
        if _is_mentioned(text, packages):
            _check(path, text, max_lines)
            made = rewrite(
                text,
                style=style,
                model_map=model_map,
                packages=packages,
                read_elsewhere=read_elsewhere,
            )
        if has_moved and other_files.uses_clients(text):
            _check(path, text, max_lines)
            made = report_clients(made)
        made.encode(encoding)
        return Migrated(path, text, made, encoding)
    except Exception as error:
        return left_alone(path, _problem(error))


def left_alone(path: Path, problem: str) -> Migrated:
    """The result of a file that nothing was done with, because of a problem."""
    return Migrated(path, "", "", problem=" ".join(problem.split()))


def needs_rewriting(path: Path, packages: Collection[PackageName] = PACKAGES) -> bool:
    """Whether a file mentions a package that can be replaced, or cannot be read. It is not parsed for this."""
    try:
        return _is_mentioned(_read(path)[0], packages)
    except Exception:
        return True


def makes_clients(path: Path) -> bool:
    """Whether a file may make OpenAI's clients for others."""
    return _has(path, other_files.makes_clients)


def uses_clients(path: Path) -> bool:
    """Whether a file may use OpenAI's clients of others."""
    return path.suffix != ".ipynb" and _has(path, other_files.uses_clients)


def _has(path: Path, test: Callable[[str], bool]) -> bool:
    try:
        return test(_read(path)[0])
    except Exception:
        return False


def _is_mentioned(text: str, packages: Collection[PackageName]) -> bool:
    # UTF-16 that is read as UTF-8 has a NUL in each letter.
    return bool(mentioned(text.replace("\0", ""), packages))


def _read(path: Path) -> tuple[str, str]:
    """The text of a file and its encoding."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise _LeftAloneError("not a regular file")
    if found.st_size > _MAX_BYTES:
        raise _LeftAloneError(f"larger than {_MAX_BYTES // 1_000_000} MB")
    data = path.read_bytes()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return data.decode(encoding), encoding
    except (SyntaxError, UnicodeError, LookupError) as error:
        raise _LeftAloneError(f"line 1: the file cannot be decoded: {error}") from None


def _check(path: Path, text: str, max_lines: int) -> None:
    if path.suffix == ".ipynb":
        raise _LeftAloneError("a notebook: save its code as a .py file first")
    if _GENERATED.search(text[:_HEAD]):
        raise _LeftAloneError("a generated file: migrate what it is generated from")
    lines = text.count("\n")
    if lines > max_lines:
        raise _LeftAloneError(
            f"{lines} lines are more than {max_lines}: split it, or pass --max-lines {lines}"
        )
    if "\0" in text:
        check(text)


def _problem(error: Exception) -> str:
    if isinstance(error, _LeftAloneError | NotPythonError):
        return str(error)
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, GeminiSDKError):
        return f"{error}; this is a fault of gemini-sdk"
    fault = f"{type(error).__name__}: {error}".removesuffix(": ")
    return f"it cannot be rewritten: {fault}; this is a fault of gemini-sdk"


class _LeftAloneError(Exception):
    """A file is not rewritten; the message says why."""
