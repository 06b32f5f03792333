"""Write generated/ from specs/, or compare them; the command that is meant where none is named."""

import argparse
import sys

from .package import differences, write_package
from .settings import OUTPUT, SPECS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `python -m codegen`."""
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 on differences")


def run(options: argparse.Namespace) -> int:
    """Exit status: 0 done or up to date, 1 stale or edited by hand."""
    if options.check:
        return _check()
    write_package(SPECS, OUTPUT)
    print(f"codegen: wrote {OUTPUT.name} from {SPECS.name}/")
    return 0


def _check() -> int:
    found = list(differences(SPECS, OUTPUT))
    if not found:
        print("codegen: generated/ is what the specs say")
        return 0
    sys.stdout.writelines(line[:200].rstrip("\n") + "\n" for line in found)
    print(
        "codegen: generated/ differs from what the specs say. Run `make generate` and commit the result; "
        "a change made by hand in generated/ belongs into specs/ or codegen/.",
        file=sys.stderr,
    )
    return 1
