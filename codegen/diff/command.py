"""The command `diff`: reads two versions of the specs, compares them, and reports the differences."""

import argparse
from datetime import date

from gemini_sdk._terminal import say
from gemini_sdk._version import __version__

from ..checks import check
from .compare import differences
from .diff_report import DiffReport
from .difference import Impact
from .revision import read
from .version import parsed

FORMATS = ("text", "json", "markdown")
FAIL_ON = {"breaking": Impact.BREAKING, "additive": Impact.ADDITIVE, "never": None}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `python -m codegen diff`."""
    what = "a spec file, a folder of them, or a git revision: v0.1.0, HEAD~1, v0.1.0:folder"
    parser.add_argument("old", metavar="OLD", help=what)
    parser.add_argument("new", metavar="NEW", help=f"{what}, to compare with OLD")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--changelog", action="store_true", help="print an entry for CHANGELOG.md")
    parser.add_argument(
        "--fail-on",
        choices=FAIL_ON,
        default="breaking",
        help="least severe difference for which the exit status is 1, unless the version of NEW announces it",
    )


def run(options: argparse.Namespace) -> int:
    """Exit status: 0, or 1 if there are differences that `--fail-on` names and the version does not announce."""
    return diff(
        options.old,
        options.new,
        form=options.format,
        changelog=options.changelog,
        fail_on=options.fail_on,
    )


def diff(old: str, new: str, *, form: str, changelog: bool, fail_on: str) -> int:
    """Print the differences, and return the exit status. Raises SpecError if a version is unusable."""
    was, now = read(old), read(new)
    for revision in (was, now):
        check(revision.specs)
    version = was.version or __version__
    report = DiffReport(differences(was, now), version)
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
