"""Tell how specs differ, whom each difference concerns, and the version that follows from it."""

from .command import add_arguments, run

__all__ = ["add_arguments", "run"]
