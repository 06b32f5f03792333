"""Options of `gemini-sdk emulator` that record a service, or answer from a recording."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gemini_sdk.cli import output
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.cli.shared_options import options

if TYPE_CHECKING:
    from gemini_sdk.emulator import TapeOptions, TapeReader
    from gemini_sdk.emulator.tapes.tape import Matching

_NEW_FILE = click.Path(dir_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

tape_options = options(
    click.option(
        "--record",
        metavar="FILE",
        type=_NEW_FILE,
        help="File to which requests to --upstream and their answers are added, without keys and tokens.",
    ),
    click.option(
        "--upstream",
        metavar="URL",
        help="Address of the service that --record forwards requests to.",
    ),
    click.option(
        "--replay",
        metavar="FILE",
        type=_FILE,
        help="File of recorded exchanges to answer from, instead of the emulated services.",
    ),
    click.option(
        "--match",
        type=click.Choice(["strict", "lenient"]),
        help="Requests that --replay answers: equal ones, once each; or those of the same method and path.  "
        "[default: strict]",
    ),
    click.option(
        "--scrub",
        multiple=True,
        metavar="PATTERN",
        help="Regular expression of what must not get into the file, in addition to keys and tokens; repeatable.",
    ),
    click.option(
        "--timed",
        is_flag=True,
        help="Replay the pieces of streams as far apart as they were recorded.",
    ),
)


def read_tape(
    record: Path | None,
    upstream: str | None,
    replay: Path | None,
    match: "Matching | None",
    scrub: tuple[str, ...],
    timed: bool,
) -> "TapeOptions | None":
    """The options of the tape; None without one. Raises UsageError for options that exclude or lack each other."""
    from gemini_sdk.emulator import TapeOptions

    if record is not None and replay is not None:
        raise click.UsageError("--record and --replay exclude each other")
    if (record is None) != (upstream is None):
        raise click.UsageError("--record FILE and --upstream URL go together")
    if replay is None and (match or timed):
        raise click.UsageError("--match and --timed are for --replay")
    file = record or replay
    if file is None:
        if scrub:
            raise click.UsageError("--scrub is for --record and --replay")
        return None
    return TapeOptions(file, upstream, match or "strict", scrub, timed)


def report(tape: "TapeReader | None") -> int:
    """Print which exchanges were not used, and which requests were not answered; the exit status."""
    if tape is None:
        return ExitStatus.OK
    for kind, requests in (("unused", tape.unused), ("missing", tape.missing)):
        for asked in requests:
            output.write(f"{kind}: {asked.method} {asked.path}", err=True)
    return ExitStatus.FAILED if tape.missing else ExitStatus.OK
