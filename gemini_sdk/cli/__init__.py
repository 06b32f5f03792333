"""The command `gemini-sdk`. It needs the extra `cli`; this module imports nothing else, so that it can say so."""

import sys
from importlib import import_module

__all__ = ["main"]

_NEEDED = ("click", "rich")


def main() -> int:
    """Run the command line in `sys.argv`; the exit status, as `exit_status` documents it."""
    try:
        for needed in _NEEDED:
            import_module(needed)
    except ModuleNotFoundError as error:
        if error.name not in _NEEDED:
            raise
        print(
            "gemini-sdk: the command line is not installed: pip install 'gemini-sdk[cli]'",
            file=sys.stderr,
        )
        return 2
    from gemini_sdk.cli.program import run

    return run()
