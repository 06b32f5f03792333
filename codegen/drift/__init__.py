"""Compare the specs with upstream's own descriptions.

Prints every type, field, enum value, group of exclusive fields and method that is missing, extra or different, with
the line of the spec to edit. A deviation that a spec declares is not reported, unless the declaration is out of date.
Models that google-genai names and this package lacks are reported too. Reads installed packages (the extra
`upstream`) and needs no network.
"""

import argparse
import tempfile
from pathlib import Path

from gemini_sdk._terminal import say

from ..checks import check
from ..settings import SPECS
from ..specs import SpecError, Specs

_FORMATS = ("text", "json", "markdown")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--specs",
        type=Path,
        default=SPECS,
        metavar="PATH",
        help="folder of specs, or one spec file (default: specs/)",
    )
    parser.add_argument(
        "--format", choices=_FORMATS, default="text", help="output format (default: text)"
    )
    parser.add_argument(
        "--packages",
        type=Path,
        metavar="DIR",
        help="folder with further installed packages, such as google-cloud-aiplatform without its dependencies",
    )
    parser.add_argument(
        "--latest",
        action="store_true",
        help="compare with the newest releases, installed into a temporary folder; needs a network",
    )


def run(options: argparse.Namespace) -> int:
    """The exit status: 0 no differences, 1 some. Raises SpecError if specs or sources are unusable."""
    try:
        from . import model_names
        from .comparison import compare
        from .drift_report import DriftReport
        from .sources import Packages, install_latest, read_upstreams
    except ModuleNotFoundError as error:
        raise SpecError(f"{error.name} is not installed: pip install -e '.[upstream]'") from error

    specs = Specs.load(options.specs)
    check(specs)
    with tempfile.TemporaryDirectory() as folder:
        packages = (
            install_latest(Path(folder)) if options.latest else Packages(further=options.packages)
        )
        upstreams = read_upstreams(packages)
        named = model_names.named_by(packages)
    findings = compare(specs, upstreams)
    place: Path = options.specs
    home = place.parent if place.is_file() else place
    report = DriftReport(home, specs, upstreams, _recorded(specs), findings)
    say({"text": report.text, "json": report.json, "markdown": report.markdown}[options.format]())
    names = model_names.differences(named)
    for line in names:
        say(line, err=True)
    return 1 if findings or names else 0


def _recorded(specs: Specs) -> dict[str, str]:
    """The revisions that the specs say they were held against, by source; of several, all."""
    revisions: dict[str, dict[str, None]] = {}
    for document in specs.documents.values():
        for read in document["info"].get("x-upstream-sources", ()):
            revisions.setdefault(read["source"], {})[str(read["revision"])] = None
    return {source: ", ".join(found) for source, found in revisions.items()}
