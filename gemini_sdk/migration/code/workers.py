"""Many files at a time, in processes. A process that ends early costs the file it read, and no other."""

import os
import signal
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from gemini_sdk.errors import ConfigurationError
from gemini_sdk.migration.code.files import (
    MAX_LINES,
    Migrated,
    left_alone,
    makes_clients,
    migrate_file,
    needs_rewriting,
    uses_clients,
)
from gemini_sdk.migration.code.folders import leads_elsewhere, python_files
from gemini_sdk.migration.code.rewriting import Style
from gemini_sdk.migration.code.shared_names import shared_names
from gemini_sdk.migration.model_map import ModelMapLike
from gemini_sdk.migration.packages import PACKAGES, PackageName

_WORTH_A_PROCESS = 60_000
"""Bytes of programs that take longer to rewrite than a process takes to start."""
_MOST_PROCESSES = 61 if os.name == "nt" else 1000
"""Windows waits for no more at a time."""


@dataclass(frozen=True, slots=True)
class FileOptions:
    """How files are rewritten."""

    style: Style = "drop-in"
    model_map: ModelMapLike = None
    packages: tuple[PackageName, ...] = PACKAGES
    max_lines: int = MAX_LINES
    write: bool = False
    read_elsewhere: frozenset[str] = frozenset()
    """The names of a file that other files read."""
    has_moved: bool = False
    """Whether clients of files may be in native style that others use."""


_Task = tuple[FileOptions, Path]


def migrate_files(
    paths: Sequence[Path],
    options: FileOptions,
    *,
    jobs: int = 0,
    on_progress: Callable[[int, int | None], None] | None = None,
) -> Generator[Migrated]:
    """The migration of files and of the files in folders, in the order of `python_files`.

    Args:
        paths: files and folders.
        options: how files are rewritten, and whether they are written.
        jobs: the most processes; 0 means the number of cores.
        on_progress: called with the number of finished files and of all files.
    """
    unreadable: list[OSError] = []
    found = list(python_files(paths, unreadable.append))
    for error in unreadable:
        yield left_alone(Path(str(error.filename)), error.strerror or str(error))
    wanted = [path for path in found if needs_rewriting(path, options.packages)]
    names = shared_names(wanted, found)
    is_native = options.style == "native" and "openai" in options.packages
    if is_native and any(map(makes_clients, wanted)):
        options = replace(options, has_moved=True)
        known = set(wanted)
        wanted = [path for path in found if path in known or uses_clients(path)]
    tasks = [
        (replace(options, read_elsewhere=names.get(each, frozenset())), each)
        for each in wanted
        if not leads_elsewhere(each, paths)
    ]
    rewritten = _rewritten(tasks, jobs)
    remaining = set(wanted)
    for done, path in enumerate(found, 1):
        if path not in remaining:
            yield Migrated(path, "", "")
        elif leads_elsewhere(path, paths):
            yield left_alone(path, "a link to a file elsewhere: pass that file")
        else:
            yield next(rewritten)
        if on_progress is not None:
            on_progress(done, len(found))


def _rewritten(tasks: list[_Task], jobs: int) -> Generator[Migrated]:
    jobs = min(
        jobs or _cores(),
        _MOST_PROCESSES,
        len(tasks),
        sum(_size(path) for _, path in tasks) // _WORTH_A_PROCESS + 1,
    )
    if jobs < 2:
        yield from (_migrate(*each) for each in tasks)
        return
    while tasks:
        finished = yield from _in_processes(tasks, jobs)
        if finished == len(tasks):
            return
        broken, tasks = tasks[finished], tasks[finished + 1 :]
        if not (yield from _in_processes([broken], 1)):
            yield left_alone(
                broken[1], "the process that rewrote it ended: it may need too much memory"
            )


def _in_processes(tasks: list[_Task], jobs: int) -> Generator[Migrated, None, int]:
    """The migration of files, and how many of them were done when a process ended early."""
    # Ctrl-C is for this process, which ends the others.
    deaf = (signal.SIGINT, signal.SIG_IGN)
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), signal.signal, deaf)
    try:
        futures: list[Future[Migrated]] = [pool.submit(_migrate, *each) for each in tasks]
        for number, future in enumerate(futures):
            try:
                done = future.result()
            except BrokenProcessPool:
                return number
            yield done
    finally:
        pool.shutdown(cancel_futures=True)
    return len(tasks)


def _migrate(options: FileOptions, path: Path) -> Migrated:
    done = migrate_file(
        path,
        style=options.style,
        model_map=options.model_map,
        packages=options.packages,
        max_lines=options.max_lines,
        read_elsewhere=options.read_elsewhere,
        has_moved=options.has_moved,
    )
    if options.write and done.is_changed:
        try:
            done.write()
        except (ConfigurationError, OSError) as error:
            return left_alone(path, str(error).removeprefix(f"{path}: "))
    return done


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


__all__ = ["FileOptions", "Migrated", "migrate_files"]
