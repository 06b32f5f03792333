"""The state that outlives a request: records by name, in SQLite, in memory or in a directory.

A database rather than a file of JSON, because the emulator may be killed at any time and must find on its next start
all that it had answered for.
"""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from pydantic import TypeAdapter

from gemini_sdk.errors import ConfigurationError

FILE = "emulator.sqlite3"
T = TypeVar("T")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS records (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    parent TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS by_parent ON records (parent, place);
"""


class Store:
    """Records, which are dataclasses, by the names of resources.

    `tunedModels/x/permissions/y` is below `tunedModels/x`. Safe to use from several threads.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """In a directory, which is made where it is missing; in memory without one."""
        self._folder = folder
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None

    def add(self, name: str, record: object) -> bool:
        """Keeps a new record; False if the name is taken."""
        with self._transaction() as connection:
            added = connection.execute(
                "INSERT OR IGNORE INTO records (name, parent, record) VALUES (?, ?, ?)",
                (name, _parent(name), _written(record)),
            )
            return added.rowcount == 1

    def put(self, name: str, record: object) -> None:
        """Keeps a record, in the place of the one that has the name."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO records (name, parent, record) VALUES (?, ?, ?) "
                "ON CONFLICT (name) DO UPDATE SET record = excluded.record",
                (name, _parent(name), _written(record)),
            )

    def get(self, kind: type[T], name: str) -> T | None:
        """The record of that name, or None."""
        with self._transaction() as connection:
            row = connection.execute("SELECT record FROM records WHERE name = ?", (name,))
            found = row.fetchone()
        return _read(kind, found[0]) if found else None

    def remove(self, name: str) -> None:
        """Forgets a record and all below it."""
        below = f"{name}/"
        with self._transaction() as connection:
            connection.execute(
                "DELETE FROM records WHERE name = ? OR substr(name, 1, ?) = ?",
                (name, len(below), below),
            )

    def newest(
        self, kind: type[T], parent: str, before: int | None = None
    ) -> Iterator[tuple[int, T]]:
        """The records directly below a name, the newest first, each with its place; from a place on down."""
        limit = 2**63 - 1 if before is None else before
        with self._transaction() as connection:
            rows = connection.execute(
                "SELECT place, record FROM records WHERE parent = ? AND place < ? ORDER BY place DESC",
                (parent, limit),
            ).fetchall()
        return ((place, _read(kind, record)) for place, record in rows)

    def open(self) -> None:
        """Opens the file before its first use. Raises ConfigurationError if that fails."""
        with self._transaction():
            pass

    def close(self) -> None:
        """Closes the file; it is opened again when it is needed. The state in memory stays."""
        with self._lock:
            if self._folder is not None:
                self._disconnect()

    def __del__(self) -> None:
        self._disconnect()

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        with self._lock:
            if self._connection is None:
                self._connection = _connected(self._folder)
            with self._connection:
                yield self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _connected(folder: Path | None) -> sqlite3.Connection:
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        where = ":memory:" if folder is None else folder / FILE
        connection = sqlite3.connect(where, check_same_thread=False, timeout=10)
        connection.executescript(_SCHEMA)
    except (OSError, sqlite3.Error) as error:
        raise ConfigurationError(f"cannot keep state in {folder}: {error}") from error
    return connection


def _parent(name: str) -> str:
    return name.rpartition("/")[0]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _written(record: object) -> str:
    kind: Any = type(record)
    return _adapter(kind).dump_json(record).decode()


def _read(kind: type[T], text: str) -> T:
    hashable: Any = kind
    read: T = _adapter(hashable).validate_json(text)
    return read
