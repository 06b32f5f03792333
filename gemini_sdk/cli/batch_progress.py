"""A batch as it goes, on stderr: a live bar on a terminal, else a line for each change."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from gemini_sdk.cli import output


class BatchProgress:
    """Shows the state of a batch, and how many of its requests are done."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(30),
            TextColumn("{task.fields[detail]}", markup=False),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("waiting", total=None, detail="")

    def follow(self, batch: Any) -> None:
        """Show a change."""
        state = output.one_line(batch.state or "unknown")
        done, failed, total = _counts(batch)
        detail = f"{done} of {total}" if total else ""
        if failed:
            detail = f"{detail}, {failed} failed".lstrip(", ")
        if self._console.is_terminal:
            self._progress.update(
                self._task, description=state, detail=detail, total=total or None, completed=done
            )
        else:
            output.write(f"{state}, {detail}" if detail else state, err=True)

    @contextmanager
    def live(self) -> Generator[None]:
        """Show changes until the block ends."""
        with self._progress:
            yield


def _counts(batch: Any) -> tuple[int, int, int]:
    """Requests that are done, failed ones among them, and all; 0 where the service does not say."""
    stats = getattr(batch, "stats", None)
    if stats is not None:
        failed = stats.failed_request_count or 0
        return (stats.successful_request_count or 0) + failed, failed, stats.request_count or 0
    counts = getattr(batch, "completion_stats", None)
    if counts is None:
        return 0, 0, 0
    failed = counts.failed_count or 0
    done = (counts.successful_count or 0) + failed
    return done, failed, done + max(counts.incomplete_count or 0, 0)
