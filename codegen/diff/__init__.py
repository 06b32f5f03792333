"""Tell how specs differ, whom each difference concerns, and the version that follows from it."""

from .command import add_arguments, diff, run

__all__ = ["add_arguments", "diff", "run"]
