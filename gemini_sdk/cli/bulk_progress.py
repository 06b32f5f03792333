"""A run as it goes: a live bar on a terminal's stderr, nothing elsewhere."""

from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from gemini_sdk.bulk.summary import Summary


class BulkProgress:
    """Shows rows, failures, rate, tokens, cost and the time that is left."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            BarColumn(30),
            TextColumn("{task.fields[detail]}", markup=False),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("", total=None, detail="checking the input")

    def follow(self, summary: Summary) -> None:
        """Show how far it is."""
        self._progress.update(
            self._task,
            total=summary.rows,
            completed=summary.skipped + summary.done,
            detail=detail(summary),
        )

    @contextmanager
    def live(self) -> Generator[None]:
        """Show changes until the block ends."""
        with self._progress:
            yield


def detail(summary: Summary) -> str:
    """The numbers of a run in one line."""
    parts = [f"{summary.skipped + summary.done:,} of {summary.rows:,}"]
    if summary.failed:
        parts.append(f"{summary.failed:,} failed")
    parts.append(f"{summary.rate:,.1f}/s")
    if summary.usage.total:
        parts.append(f"{summary.usage.total:,} tokens")
    if summary.cost is not None:
        parts.append(dollars(summary.cost))
    if summary.left and summary.seconds_left is not None:
        parts.append(f"{duration(summary.seconds_left)} left")
    return ", ".join(parts)


def dollars(amount: float) -> str:
    """An amount with as many digits as small ones need."""
    return f"${amount:,.2f}" if amount >= 1 else f"${amount:.4f}"


def duration(seconds: float) -> str:
    """Seconds as `1:02:03` or `2:03`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
