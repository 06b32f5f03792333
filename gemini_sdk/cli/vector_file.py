"""Writes vectors as a NumPy file (`.npy`, version 1.0) of float32, without NumPy, a few at a time."""

import sys
from array import array
from collections.abc import Iterable, Sequence
from typing import IO

import click

_MAGIC = b"\x93NUMPY\x01\x00"
_HEADER = 128
"""Bytes before the numbers: enough for any shape."""


class VectorFile:
    """A file that grows by vectors of one length. `finish` makes it a NumPy file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._rows = 0
        self._columns: int | None = None
        file.write(b"\x00" * _HEADER)

    def add(self, vectors: Iterable[Sequence[float]]) -> None:
        """Append vectors."""
        for vector in vectors:
            if self._columns is None:
                self._columns = len(vector)
            if len(vector) != self._columns:
                raise click.ClickException(
                    f"vector {self._rows} has {len(vector)} numbers, the others {self._columns}"
                )
            numbers = array("f", vector)
            if sys.byteorder == "big":
                numbers.byteswap()
            self._file.write(numbers.tobytes())
            self._rows += 1

    def finish(self) -> None:
        """Write the shape."""
        shape = f"({self._rows}, {self._columns or 0})"
        described = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}"
        length = _HEADER - len(_MAGIC) - 2
        self._file.seek(0)
        self._file.write(_MAGIC + length.to_bytes(2, "little"))
        self._file.write(described.encode().ljust(length - 1) + b"\n")
