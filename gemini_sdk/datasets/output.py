"""Files that are there when they are complete, or not at all: half a dataset looks like a whole one."""

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from gemini_sdk.errors import ConfigurationError


@contextmanager
def complete_or_absent(*paths: Path) -> Generator[tuple[BinaryIO, ...]]:
    """Files to write. They take their places together at the end, and leave nothing behind where something fails.

    ConfigurationError where one can't be written.
    """
    drafts = [path.with_name(f".{path.name}.part") for path in paths]
    try:
        with ExitStack() as stack:
            yield tuple(stack.enter_context(draft.open("wb")) for draft in drafts)
        for draft, path in zip(drafts, paths, strict=True):
            draft.replace(path)
    except OSError as error:
        failed = Path(error.filename or paths[0])
        where = dict(zip(drafts, paths, strict=True)).get(failed, failed)
        raise ConfigurationError(f"{where}: {error.strerror}") from error
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
