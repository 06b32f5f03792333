"""Compare two versions of the specs, and report for whom each difference is breaking and the next version."""

from .command import add_arguments, diff, run

__all__ = ["add_arguments", "diff", "run"]
