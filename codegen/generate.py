"""Write generated/ from specs/, or compare them; the command that is meant where none is named."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from gemini_sdk._terminal import say

from .package import differences, write_package
from .settings import OUTPUT, SPECS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `python -m codegen`."""
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 on differences")
    parser.add_argument("--out", type=Path, metavar="DIR", help="the package to write")
    parser.add_argument("--specs", type=Path, metavar="DIR", help="the specs to write it from")
    parser.add_argument(
        "--overlay",
        type=Path,
        metavar="FILE",
        action="append",
        default=[],
        help="an OpenAPI overlay to apply to them; may be given several times",
    )


def run(options: argparse.Namespace) -> int:
    """Exit status: 0 done or up to date, 1 stale or edited by hand."""
    specs, output = options.specs or SPECS, options.out or OUTPUT
    return generate(specs, output, options.overlay, check=options.check)


def generate(specs: Path, output: Path, overlays: Sequence[Path], *, check: bool) -> int:
    """Write a package, or compare it; the exit status. SpecError where a spec is unusable."""
    if check:
        return _check(specs, output, overlays)
    write_package(specs, output, overlays)
    sources = " and ".join([f"{specs.name}/", *(overlay.name for overlay in overlays)])
    say(f"codegen: wrote {output.name} from {sources}")
    return 0


def _check(specs: Path, output: Path, overlays: Sequence[Path]) -> int:
    label = "generated/" if output == OUTPUT else str(output)
    found = list(differences(specs, output, overlays))
    if not found:
        say(f"codegen: {label} is what the specs say")
        return 0
    for line in found:
        say(line[:200].rstrip("\n"))
    command, home = "without --check", "the specs or an overlay"
    if output == OUTPUT:
        command, home = "`make generate`", "specs/ or codegen/"
    remedy = f"Run {command} and commit the result; a change made by hand in {label} belongs into {home}."
    say(f"codegen: {label} differs from what the specs say. {remedy}", err=True)
    return 1
