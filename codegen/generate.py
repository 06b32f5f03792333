"""Generate the models from the specs, or check that they are up to date (the default command)."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from gemini_sdk._terminal import say

from .package import differences, write_package
from .settings import OUTPUT, SPECS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `python -m codegen`."""
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with 1 if the package is out of date",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="folder of the package to write (default: generated/gemini_models)",
    )
    parser.add_argument(
        "--specs",
        type=Path,
        metavar="PATH",
        help="folder of specs, or one spec file (default: specs/)",
    )
    parser.add_argument(
        "--overlay",
        type=Path,
        metavar="FILE",
        action="append",
        default=[],
        help="OpenAPI overlay to apply to the specs; repeatable",
    )


def run(options: argparse.Namespace) -> int:
    """Exit status: 0 written or up to date, 1 out of date or edited by hand."""
    specs, output = options.specs or SPECS, options.out or OUTPUT
    return generate(specs, output, options.overlay, check=options.check)


def generate(specs: Path, output: Path, overlays: Sequence[Path], *, check: bool) -> int:
    """Write or compare a package, and return the exit status. Raises SpecError if a spec is unusable."""
    if check:
        return _check(specs, output, overlays)
    write_package(specs, output, overlays)
    read = specs.name if specs.is_file() else f"{specs.name}/"
    sources = " and ".join([read, *(overlay.name for overlay in overlays)])
    say(f"codegen: wrote {output.name} from {sources}")
    return 0


def _check(specs: Path, output: Path, overlays: Sequence[Path]) -> int:
    label = "generated/" if output == OUTPUT else str(output)
    found = list(differences(specs, output, overlays))
    if not found:
        say(f"codegen: {label} is up to date")
        return 0
    for line in found:
        say(line[:200].rstrip("\n"))
    command, home = "without --check", "the specs or an overlay"
    if output == OUTPUT:
        command, home = "`make generate`", "specs/ or codegen/"
    remedy = (
        f"Run {command} and commit the result. Make manual changes of {label} in {home} instead."
    )
    say(f"codegen: {label} does not match the specs. {remedy}", err=True)
    return 1
