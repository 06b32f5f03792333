"""A tuning as it goes, on stderr: a live bar on a terminal, else a line for each change."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from gemini_sdk.cli import output
from gemini_sdk.cli.tune.platforms import JobProgress
from gemini_sdk.metrics import sparkline

_MEMORY = 3600.0
"""Seconds of progress that the estimate of the remaining time goes by: looks are up to a minute apart."""


class ProgressView:
    """Shows how a tuning stands, and remembers it for the picture."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(30),
            TextColumn("{task.fields[detail]}", markup=False),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=console,
            transient=True,
            disable=not console.is_terminal,
            speed_estimate_period=_MEMORY,
        )
        self._task = self._progress.add_task("waiting", total=None, detail="")
        self._standing: JobProgress | None = None

    def follow(self, standing: JobProgress) -> None:
        """Show a change."""
        self._standing = standing
        if not self._console.is_terminal:
            output.write(str(standing), err=True)
            return
        state, _, detail = output.one_line(standing).partition(", ")
        self._progress.update(
            self._task,
            description=state,
            detail=detail,
            total=standing.total,
            completed=standing.completed or 0,
        )

    @contextmanager
    def live(self) -> Generator[None]:
        """Show changes until the block ends."""
        with self._progress:
            yield

    def close(self, plot: Path | None, title: str) -> None:
        """Say how the loss went, and write its picture where one was requested."""
        if self._standing is None:  # an error came first, which the command shows
            return
        standing = self._standing
        losses, uri = standing.metrics.losses, standing.metrics_uri
        for name, curve in losses.items():
            output.write(f"{name} {sparkline(curve.values)} {curve.last:.4g}", err=True)
        if plot is not None and losses:
            output.write(f"picture: {standing.metrics.plot(plot, title=title)}", err=True)
        elif plot is not None:
            output.write("no picture: the service reported no loss", err=True)
        if standing.unread is not None:
            output.write(f"the metrics cannot be read: {standing.unread}", err=True)
        if uri is not None:
            hint = "--metrics reads them, and " if not losses and standing.unread is None else ""
            output.write(
                f"metrics: {uri}; {hint}`gemini-sdk tune plot` draws a downloaded copy", err=True
            )
