"""Shows the examples of the demo: title, code, what the code prints, and whether it worked."""

import inspect
import sys
import textwrap
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, redirect_stdout
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.syntax import Syntax
from rich.text import Text

from gemini_sdk import GeminiClient, __version__
from gemini_sdk._terminal import shown
from gemini_sdk.cli.demo import DemoExample
from gemini_sdk.cli.demo.indented_output import IndentedOutput
from gemini_sdk.cli.demo.services import emulator, surroundings
from gemini_sdk.cli.demo.steps import examples

_WIDEST = 110


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise  # rich calls this while it handles the error, and would end the process


def perform(console: Console | None = None) -> bool:
    """Show the whole demo; whether every example worked."""
    # The file is named, because while an example runs, sys.stdout indents what it prints.
    console = console or _Console(file=sys.stdout, highlight=False)
    console.width = min(console.width, _WIDEST)
    started = perf_counter()
    with (
        emulator(paced=console.is_terminal) as server,
        GeminiClient(api_key="any", base_url=server.url) as client,
        surroundings(server.url) as key_file,
    ):
        _opening(console, server.url)
        listed = examples(key_file=key_file)
        arguments: dict[str, object] = {"client": client, "emulator": server}
        worked = [_show(console, n, example, arguments) for n, example in enumerate(listed, 1)]
        calls = len(server.journal())
    _closing(console, worked, calls, perf_counter() - started)
    return all(worked)


def _opening(console: Console, url: str) -> None:
    text = Text.assemble(
        ("gemini-sdk ", "bold"),
        (__version__, "bold cyan"),
        "\nEvery call below goes over real HTTP to an emulator at ",
        (url, "cyan"),
        ":\nno network, no key. Its model is small and deterministic; the client is the real one.",
    )
    console.print(Panel(text, border_style="cyan", padding=(0, 2)))
    line = f'client = GeminiClient(api_key="any", base_url="{url}")'
    console.print(Padding(_highlighted(line), (1, 2, 0, 2)))


def _show(
    console: Console, number: int, example: DemoExample, arguments: dict[str, object]
) -> bool:
    console.print()
    console.rule(f"[bold]{number}  {example.title}", align="left", style="cyan")
    console.print(Padding(_highlighted(_body(example.run)), (0, 2)))
    margin = IndentedOutput(console)
    started = perf_counter()
    try:
        with _bar(console, example.steps) as advance, redirect_stdout(margin):
            checks = list(_run(example, {**arguments, "advance": advance}))
        margin.finish()
    except Exception as error:  # the demo goes on, and says at its end that this failed
        margin.finish()
        console.print(Text(shown(f"  {type(error).__name__}: {error}"), "red"))
        checks = []
    milliseconds = (perf_counter() - started) * 1000
    worked = bool(checks) and all(checks)
    console.print(
        Text.assemble(
            ("  ✓ ", "bold green") if worked else ("  ✗ did not work ", "bold red"),
            (f"{milliseconds:.0f} ms", "dim"),
        )
    )
    return worked


def _run(example: DemoExample, arguments: dict[str, object]) -> Iterator[object]:
    named = inspect.signature(example.run).parameters
    return example.run(**{name: value for name, value in arguments.items() if name in named})


@contextmanager
def _bar(console: Console, steps: int) -> Generator[Callable[[], None]]:
    """A progress bar of so many steps, which is finished with the last; what moves it on."""
    columns = TextColumn(" "), BarColumn(40), MofNCompleteColumn()
    progress = Progress(
        *columns,
        console=console,
        redirect_stdout=False,
        disable=not steps or not console.is_terminal,
    )
    task = progress.add_task("", total=steps)

    def advance() -> None:
        progress.advance(task)
        if progress.finished:
            progress.stop()  # so that what is printed next stands below it

    with progress:
        yield advance


def _closing(console: Console, worked: list[bool], calls: int, seconds: float) -> None:
    good = all(worked)
    title = f"{sum(worked)} of {len(worked)} worked"
    text = Text.assemble(
        (title, "bold green" if good else "bold red"),
        f", {calls} requests, {seconds:.1f} s\n\n",
        "By hand   gemini-sdk emulator, and gemini-sdk generate in another terminal\n",
        "Read on   README.md, docs/inference.md, docs/tuning.md, docs/clients.md",
    )
    console.print()
    console.print(Panel(text, border_style="green" if good else "red", padding=(0, 2)))


def _highlighted(code: str) -> Syntax:
    return Syntax(code, "python", theme="ansi_dark", background_color="default", word_wrap=True)


def _body(function: Callable[..., Any]) -> str:
    """The function's body as source, without its checks."""
    source = textwrap.dedent(inspect.getsource(function))
    lines = textwrap.dedent(source.partition("Checks:\n")[2]).splitlines()
    return "\n".join(_without_checks(lines)).strip("\n")


def _without_checks(lines: list[str]) -> Iterator[str]:
    depth: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if depth is not None and (indent > depth or line.strip() in ("]", ")")):
            continue  # the check goes on
        depth = indent if line.lstrip().startswith("yield ") else None
        if depth is None:
            yield line
