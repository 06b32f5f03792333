"""The output of a run: files that only grow by whole lines, so that a run can end at any moment and go on later."""

import errno
import json
import os
from contextlib import suppress
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from gemini_sdk.errors import ConfigurationError

RESERVE = 4 * 2**20
"""Bytes of the disk that are kept for the results of requests under way when the disk is full."""
_TAIL = 1 << 16
_BEGIN = b'{"key":'
"""The begin of each line that a run writes."""


class LineFile:
    """A file to which whole lines are appended."""

    def __init__(self, path: Path) -> None:
        """Open the file, and cut a last line that is not whole: its writer was stopped.

        Raises ConfigurationError if the file cannot be written, or another process is writing it.
        """
        self.path = path
        try:
            self._number = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        except OSError as error:
            raise ConfigurationError(f"{path}: {error.strerror or error}") from error
        try:
            _lock(self._number, path)
            self.size = _whole(self._number, path)
            tail = os.read(self._number, os.fstat(self._number).st_size)
            os.ftruncate(self._number, self.size)
            os.lseek(self._number, 0, os.SEEK_END)
            if is_object(tail):  # only its end is missing, as in files that other programs write
                self.append(tail + b"\n")
        except BaseException:
            os.close(self._number)
            raise

    def append(self, lines: bytes) -> None:
        """Append whole lines. Raises OSError, and leaves the file as it was, if there is no room."""
        rest = memoryview(lines)
        try:
            while rest:
                rest = rest[os.write(self._number, rest) :]
        except BaseException:
            with suppress(OSError):
                os.ftruncate(self._number, self.size)
                os.lseek(self._number, 0, os.SEEK_END)
            raise
        self.size += len(lines)

    def clear(self) -> None:
        """Remove all lines."""
        os.ftruncate(self._number, 0)
        os.lseek(self._number, 0, os.SEEK_SET)
        self.size = 0

    def sync(self) -> None:
        """Have the disk store what was written."""
        os.fsync(self._number)

    def close(self, *, keep_empty: bool = True) -> None:
        """Store and close the file."""
        try:
            with suppress(OSError):
                self.sync()
            if not self.size and not keep_empty:
                self.path.unlink(missing_ok=True)
        finally:
            os.close(self._number)


class Reserve:
    """Room on the disk that is given free when the disk is full, for the results of requests under way."""

    def __init__(self, path: Path) -> None:
        """Raises ConfigurationError if the disk has no room."""
        self._path = path
        try:
            with path.open("wb") as file:
                # Written, because a file system may promise room that it does not have.
                file.write(bytes(RESERVE))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            self.release()
            reason = error.strerror or error
            raise ConfigurationError(f"{path.parent}: no room for results: {reason}") from error

    def release(self) -> None:
        """Give the room free."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


class FileNames(NamedTuple):
    """The files of a run."""

    results: Path
    errors: Path
    checksums: Path
    reserve: Path
    batch: Path
    """Holds the name of a server-side batch."""
    requests: Path
    """What is uploaded for a server-side batch."""

    @classmethod
    def of(
        cls, output: Path, errors: Path | None = None, source: Path | None = None
    ) -> "FileNames":
        """The names that follow from that of the output.

        Raises ConfigurationError if two files are the same, or one is the input.
        """
        beside = [
            output.with_name(f"{output.name}.{end}") for end in ("checksums", "batch", "requests")
        ]
        checksums, batch, requests = beside
        reserve = output.with_name(f".{output.name}.reserve")
        named = errors or output.with_name(f"{output.stem}.errors{output.suffix or '.jsonl'}")
        names = cls(output, named, checksums, reserve, batch, requests)
        fields = names._asdict().items()
        roles = fields if source is None else [("input", source), *fields]
        for (one, path), (other, second) in combinations(roles, 2):
            if _is_same(path, second):
                raise ConfigurationError(
                    f"{second}: {one} and {other} are the same file; choose another one for {other}"
                )
        return names


class OutputFiles:
    """The files of a run: results, errors, and checksums of the requests that they belong to.

    The results alone say which rows are done. Checksums are in a file of their own, so that the results have the form
    of a server-side batch's; a result without a checksum counts as that of the present request.
    """

    def __init__(self, output: Path, errors: Path | None = None) -> None:
        """Raises ConfigurationError if a file cannot be written, or another process is writing it."""
        opened: list[LineFile] = []
        try:
            names = FileNames.of(output, errors)
            for path in (names.results, names.errors):
                _refuse_other_files(path)
            for path in (names.results, names.errors, names.checksums):
                opened.append(LineFile(path))  # noqa: PERF401 - those that are open are closed
            self._reserve = Reserve(names.reserve)
        except BaseException:
            for file in opened:
                file.close(keep_empty=False)
            raise
        self.results, self.errors, self.checksums = opened
        self.is_full = False

    def append(self, results: bytes, errors: bytes, checksums: bytes) -> bool:
        """Append lines. False if the disk is full: there was room left for these, and no more should be asked for."""
        # In this order: a checksum without its result is ignored.
        for file, lines in (
            (self.results, results),
            (self.errors, errors),
            (self.checksums, checksums),
        ):
            if not lines:
                continue
            try:
                file.append(lines)
            except OSError as error:
                if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or self.is_full:
                    raise
                self.is_full = True
                self._reserve.release()
                file.append(lines)
        return not self.is_full

    def sync(self) -> None:
        """Have the disk store what was written."""
        self.results.sync()
        self.errors.sync()

    def close(self) -> None:
        """Store and close the files. A file of errors that is empty is removed."""
        self._reserve.release()
        self.results.close()
        self.errors.close(keep_empty=False)
        self.checksums.close(keep_empty=False)


def _refuse_other_files(path: Path) -> None:
    """Raise ConfigurationError for a file whose last line would be cut although no run wrote it."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise ConfigurationError(f"{path}: not a regular file; results need one")
    try:
        with path.open("rb") as file:
            end = _whole(file.fileno(), path)
            file.seek(end)
            tail = file.read(len(_BEGIN))
    except FileNotFoundError:
        return
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror or error}") from error
    if not _BEGIN.startswith(tail):
        raise ConfigurationError(
            f"{path}: the last line is not a result; choose another file, or remove the line"
        )


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them does not exist
        return one.resolve() == other.resolve()


def _whole(number: int, path: Path) -> int:
    """The number of bytes up to the end of the last whole line, to which the file is moved."""
    end = os.lseek(number, 0, os.SEEK_END)
    found = 0
    while end:
        start = max(0, end - _TAIL)
        try:
            os.lseek(number, start, os.SEEK_SET)
            tail = os.read(number, end - start)
        except OSError as error:
            raise ConfigurationError(f"{path}: {error.strerror or error}") from error
        if (found := start + tail.rfind(b"\n") + 1) > start:
            break
        end = start
    return os.lseek(number, found, os.SEEK_SET)


def is_object(line: bytes) -> bool:
    """Whether a line is a whole object of JSON."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _lock(number: int, path: Path) -> None:
    """Keep other processes from writing a file, until it is closed or this process ends, in whatever way."""
    try:
        if os.name == "nt":  # pragma: no cover
            import msvcrt

            os.lseek(number, 2**62, os.SEEK_SET)
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            raise ConfigurationError(
                f"{path}: another process is writing it; wait for it, or choose another output"
            ) from None
        if error.errno not in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP):
            raise ConfigurationError(f"{path}: {error.strerror or error}") from error
