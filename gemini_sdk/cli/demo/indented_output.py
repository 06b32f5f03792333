"""A text stream that sets what is written to it in from the margin, behind a bar, and wraps it between words.

Standing in for stdout, it lets the demo's code print as any program would, piece by piece. Control characters are shown
as escapes.
"""

import io
import re

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from gemini_sdk._terminal import shown

_PIECES = re.compile(r"\n|[^\S\n]+|\S+")
_BAR = "  │ "


class IndentedOutput(io.TextIOBase):
    """Writes to a console, set in."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = max(console.width - len(_BAR) - 1, 20)
        self._column: int | None = None
        """Cells written on this line; None if its bar is still to come."""

    def write(self, text: str, /) -> int:
        for piece in _PIECES.findall(shown(text)):
            if piece == "\n":
                self._end_line()
            else:
                for slice_ in chop_cells(piece, self._width):
                    self._put(slice_)
        return len(text)

    def finish(self) -> None:
        """End the line under way, if there is one."""
        if self._column is not None:
            self._end_line()

    def _put(self, piece: str) -> None:
        length = cell_len(piece)
        if self._column and self._column + length > self._width:
            self._end_line()
        if self._column is None:
            self._console.print(_BAR, style="green", end="")
            self._column = 0
        if self._column or not piece.isspace():
            self._console.print(Text(piece), end="", soft_wrap=True)
            self._column += length

    def _end_line(self) -> None:
        if self._column is None:
            self._console.print(_BAR, style="green", end="")
        self._console.print()
        self._column = None
