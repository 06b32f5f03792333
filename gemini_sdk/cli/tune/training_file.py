"""The examples of `tune create`, in files as people have them."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from gemini_sdk import datasets
from gemini_sdk.cli import output

_TABLES = (".csv", ".tsv", ".xlsx")


class TableFormat(NamedTuple):
    """The options that say how to read a file of examples."""

    columns: tuple[str, str] | None
    encoding: str | None
    delimiter: str | None


def pairs(data: str, form: TableFormat) -> Iterator[tuple[str, str]]:
    """The prompts and answers of a local file."""
    return datasets.pairs(data, **form._asdict())


@contextmanager
def lines_file(data: str, form: TableFormat, method: datasets.Method | None) -> Generator[str]:
    """A file of JSON lines as Vertex AI takes it: the given one, or a temporary one made of a table."""
    given = [name for name, value in form._asdict().items() if value is not None]
    if "://" in data:
        if given:
            raise click.UsageError(f"--{given[0]} is for a local file; {data} is read as it is")
        yield data
        return
    if not given and Path(data).suffix.lower() not in _TABLES:
        yield data
        return
    with TemporaryDirectory(prefix="gemini-sdk-") as folder:
        lines = Path(folder, f"{Path(data).stem}.jsonl")
        done = datasets.convert(data, lines, method=method, **form._asdict())
        words = f"{data}: {done.written} examples, read as {done.source or 'lines of JSON'}"
        output.write(words, err=True)
        yield str(lines)
