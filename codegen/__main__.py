"""`python -m codegen` generates the models in generated/ from specs/, checks and compares specs."""

import argparse
import inspect
import sys
from collections.abc import Sequence
from typing import Protocol

from gemini_sdk._terminal import say

from . import diff, drift, generate, jsonschema, reference
from .specs import SpecError


class Command(Protocol):
    """A module of a command. The module's docstring is the help text."""

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Declare the command's arguments."""

    def run(self, options: argparse.Namespace, /) -> int:
        """Run the command and return the exit status. Raises SpecError if a spec is unusable."""
        ...


COMMANDS: dict[str, Command] = {
    "generate": generate,
    "diff": diff,
    "drift": drift,
    "jsonschema": jsonschema,
    "reference": reference,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 success, 1 differences found, 2 unusable spec or wrong usage."""
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
