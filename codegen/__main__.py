"""`python -m codegen` writes generated/ from specs/; its other commands check specs and what depends on them.

Each command is a module that has `add_arguments(parser)` and `run(options)`, which returns the exit status. Its
docstring is the help.
"""

import argparse
import inspect
import sys
from collections.abc import Sequence
from typing import Protocol

from gemini_sdk._terminal import say

from . import diff, drift, generate, jsonschema, reference
from .specs import SpecError


class Command(Protocol):
    """A module that is a command."""

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Declare the command's arguments."""

    def run(self, options: argparse.Namespace, /) -> int:
        """Do it; the exit status. SpecError where a spec is unusable."""
        ...


COMMANDS: dict[str, Command] = {
    "generate": generate,
    "diff": diff,
    "drift": drift,
    "jsonschema": jsonschema,
    "reference": reference,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done or nothing found, 1 something found, 2 an unusable spec or wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        text = inspect.getdoc(command) or ""
        of_command = commands.add_parser(name, description=text, help=text.partition("\n")[0])
        command.add_arguments(of_command)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help")):
        given.insert(0, "generate")
    options = parser.parse_args(given)
    try:
        return COMMANDS[options.command].run(options)
    except SpecError as error:
        problem = str(error)
    except OSError as error:  # what was to be written can't be
        problem = f"{error.filename}: {error.strerror}"
    say(f"codegen: {problem}", err=True)
    return 2


if __name__ == "__main__":
    sys.exit(main())
