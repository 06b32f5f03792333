"""Writes files atomically: they take their place when they are complete, and nothing is left where something fails.

Drafts are made next to their target under an unpredictable name, so that no planted link is followed.
"""

import errno
import os
import stat
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from gemini_sdk.errors import ConfigurationError

_LOCK_SUFFIX = ".writing"


def write_whole(path: Path, content: bytes) -> None:
    """Write one file. Raises ConfigurationError if it cannot be written; what was there stays then."""
    with complete_or_absent(path) as (file,):
        file.write(content)


@contextmanager
def complete_or_absent(*paths: Path) -> Generator[tuple[BinaryIO, ...]]:
    """Files to write, which take their places together at the end, and leave nothing behind where something fails.

    Raises ConfigurationError if one cannot be written, or another process is writing it.
    """
    with ExitStack() as stack:
        outputs = [stack.enter_context(_named(path)) for path in paths]
        try:
            yield tuple(output.file for output in outputs)
            for output in outputs:
                with _named_errors(output.path):
                    output.complete()
        except BaseException as error:
            for output in outputs:
                output.give_up()
            if isinstance(error, OSError):
                raise _as_configuration(error, paths[0]) from error
            raise
        for output in outputs:
            with _named_errors(output.path):
                output.take_place()


class _Output:
    """One file that is being written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # The link itself is replaced where there is one, and never what it points to.
        self._target = Path(os.path.abspath(path))
        self._draft: Path | None = None
        self._lock: Path | None = None
        try:
            mode: int | None = path.stat().st_mode
        except FileNotFoundError:
            mode = None
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if mode is not None and not stat.S_ISREG(mode):
            # A pipe or device cannot be replaced.
            self.file: BinaryIO = path.open("wb")
            return
        self._lock = self._locked()
        try:
            number, draft = tempfile.mkstemp(
                prefix=f".{self._target.name[:100]}.", suffix=".part", dir=self._target.parent
            )
        except BaseException:
            self._lock.unlink(missing_ok=True)
            raise
        self._draft = Path(draft)
        self.file = os.fdopen(number, "wb")
        with suppress(OSError):
            os.chmod(draft, stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())

    def _locked(self) -> Path:
        """A file that says who writes here. ConfigurationError while another process does."""
        lock = self._target.with_name(f".{self._target.name[:100]}{_LOCK_SUFFIX}")
        for _ in range(2):
            try:
                number = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            except FileExistsError:
                owner = _owner(lock)
                if owner is not None and _is_alive(owner):
                    raise ConfigurationError(
                        f"{self.path}: process {owner} is writing it"
                    ) from None
                # It was killed, or it is no lock of ours: a link, say.
                lock.unlink(missing_ok=True)
                continue
            try:
                with os.fdopen(number, "w") as file:
                    file.write(str(os.getpid()))
            except BaseException:  # a full disk, say
                lock.unlink(missing_ok=True)
                raise
            return lock
        raise ConfigurationError(f"{self.path}: another process is writing it")

    def complete(self) -> None:
        """All of it is on the disk."""
        self.file.flush()
        if self._draft is not None:
            os.fsync(self.file.fileno())
        self.file.close()

    def take_place(self) -> None:
        if self._draft is not None:
            os.replace(self._draft, self._target)
            self._draft = None
        self.give_up()

    def give_up(self) -> None:
        with suppress(OSError):
            self.file.close()
        for path in (self._draft, self._lock):
            if path is not None:
                path.unlink(missing_ok=True)
        self._draft = self._lock = None


@contextmanager
def _named(path: Path) -> Generator[_Output]:
    with _named_errors(path):
        output = _Output(path)
    try:
        yield output
    finally:
        output.give_up()


@contextmanager
def _named_errors(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise _as_configuration(error, path) from error


def _as_configuration(error: OSError, path: Path) -> ConfigurationError:
    return ConfigurationError(f"{path}: {error.strerror or error}")


def _owner(lock: Path) -> int | None:
    """The process that a lock names; None if it is not a file, or names none."""
    try:
        number = os.open(
            lock, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        )
    except OSError:
        return None
    with os.fdopen(number, "rb") as file:
        try:
            text = file.read(20)
        except OSError:
            return None
    # Between making the lock and writing into it, there is nothing in it.
    return int(text) if text.isdigit() else None


def _is_alive(process: int) -> bool:
    if os.name == "nt":  # pragma: no cover - there a signal would end it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
