"""The command: reads two states of the specs, compares them, reports."""

import argparse
from datetime import date

from gemini_sdk._terminal import say
from gemini_sdk._version import __version__

from ..checks import check
from .compare import differences
from .difference import Impact
from .report import Report
from .revision import read
from .version import parsed

FORMATS = ("text", "json", "markdown")
FAIL_ON = {"breaking": Impact.BREAKING, "additive": Impact.ADDITIVE, "never": None}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `python -m codegen diff`."""
    what = "a spec file, a folder of them, or a git revision: v0.1.0, HEAD~1, v0.1.0:folder"
    parser.add_argument("old", metavar="OLD", help=what)
    parser.add_argument("new", metavar="NEW", help="likewise")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--changelog", action="store_true", help="print an entry for CHANGELOG.md")
    parser.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        default="breaking",
        help="exit 1 on such differences, unless the version of NEW is high enough for them already",
    )


def run(options: argparse.Namespace) -> int:
    """Exit status: 0, or 1 where differences are found that `--fail-on` names and no version announces."""
    return diff(
        options.old,
        options.new,
        form=options.format,
        changelog=options.changelog,
        fail_on=options.fail_on,
    )


def diff(old: str, new: str, *, form: str, changelog: bool, fail_on: str) -> int:
    """Print how two states differ; the exit status. SpecError where one of them is unusable."""
    was, now = read(old), read(new)
    for revision in (was, now):
        check(revision.specs)
    version = was.version or __version__
    report = Report(differences(was, now), version)
    if changelog:
        say(report.changelog(date.today()), end="")
    else:
        forms = {"text": report.text, "json": report.json, "markdown": report.markdown}
        say(forms[form](), end="")
    limit = FAIL_ON[fail_on]
    says = now.version or __version__
    if limit is None or report.impact < limit or parsed(says) >= parsed(report.next_version):
        return 0
    say(
        f"codegen: the version is {says}; what is {report.impact} needs {report.next_version}, or to be undone",
        err=True,
    )
    return 1
