"""`gemini-sdk embed`: vectors of texts, as JSON lines or as a NumPy file."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext, suppress
from itertools import islice
from pathlib import Path
from typing import IO, Any

import click

from gemini_sdk.cli import output
from gemini_sdk.cli.client import Client, with_client
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.cli.vector_file import VectorFile

_AT_ONCE = 500
"""Inputs of one call: so many vectors are held in memory."""
_MODEL = "gemini-embedding-2"


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option(
    "--model",
    "-m",
    default=_MODEL,
    show_default=True,
    metavar="NAME",
    help="Name of an embedding model or endpoint.",
)
@click.option(
    "--input",
    "-i",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with one text per line; in a file .jsonl, a line is a JSON string, or an object "
    "with `text`.",
)
@click.option(
    "--output",
    "-o",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write: .jsonl, or .npy with an array of float32 (default: JSON lines on "
    "standard output).",
)
@click.option(
    "--task-type", metavar="TYPE", help="Purpose of the vectors, such as RETRIEVAL_QUERY."
)
@click.option("--title", metavar="TEXT", help="Title of the texts, with RETRIEVAL_DOCUMENT.")
@click.option(
    "--dimensions",
    type=click.IntRange(min=1),
    help="Length of the vectors (default: that of the model).",
)
@click.option(
    "--concurrency",
    type=click.IntRange(min=1),
    default=8,
    show_default=True,
    help="Maximum number of requests at a time.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print JSON: what --output wrote, or else the lines that are printed anyway.",
)
@with_client
def embed(
    client: Client,
    texts: Sequence[str],
    model: str,
    source: Path | None,
    target: Path | None,
    task_type: str | None,
    title: str | None,
    dimensions: int | None,
    concurrency: int,
    as_json: bool,
) -> int:
    """Embed texts: one vector for each TEXT, or for each line of a file or of standard input.

    A JSON line has `text` and `values`. The output file appears when all vectors are in it.
    """
    if target is not None and target.suffix not in (".jsonl", ".npy"):
        raise click.UsageError(f"--output {target}: expected a name that ends in .jsonl or .npy")
    listed = _inputs(texts, source)
    partial = None if target is None else target.with_name(f"{target.name}.part")
    count = size = 0
    shows = output.progress("vectors") if target is not None else nullcontext()
    with _opened(partial) as file, shows as advance:
        total = None if advance is None else _total(texts, source)
        write = _vectors_to(file) if target is not None and target.suffix == ".npy" else None
        while some := list(islice(listed, _AT_ONCE)):
            answer = client.embed_content(
                model,
                some,
                task_type=task_type,
                title=title,
                output_dimensionality=dimensions,
                concurrency=concurrency,
            )
            if write is not None:
                write.add(answer.vectors)
            else:
                _write_lines(some, answer.vectors, file)
            count += len(some)
            size = len(answer.vectors[0])
            if advance is not None:
                advance(count, total)
        if not count:
            raise click.UsageError("no texts: pass some, name a file with --input, or pipe them in")
        if write is not None:
            write.finish()
    if partial is not None and target is not None:
        partial.replace(target)
        if as_json:
            made = {"output": str(target), "vectors": count, "dimensions": size, "model": model}
            output.write(json.dumps(made))
        else:
            output.write(f"{target}: {count:,} vectors", err=True)
    return ExitStatus.OK


def _total(texts: Sequence[str], source: Path | None) -> int | None:
    """The number of inputs; None for those of standard input."""
    if source is None:
        return len(texts) if texts and list(texts) != ["-"] else None
    with source.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


class _opened:  # noqa: N801 - reads as a function
    """The output file, which is removed if it is not complete; standard output without one."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def __enter__(self) -> IO[bytes] | None:
        self._file = None if self._path is None else self._path.open("w+b")
        return self._file

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._file is not None and self._path is not None:
            self._file.close()
            if kind is not None:
                with suppress(OSError):
                    os.unlink(self._path)


def _vectors_to(file: IO[bytes] | None) -> VectorFile | None:
    return None if file is None else VectorFile(file)


def _write_lines(
    texts: Sequence[str], vectors: Sequence[Sequence[float]], file: IO[bytes] | None
) -> None:
    for text, values in zip(texts, vectors, strict=True):
        line = json.dumps({"text": text, "values": values}, ensure_ascii=False)
        if file is None:
            output.write(line)
        else:
            file.write(line.encode("utf-8", "surrogatepass") + b"\n")


def _inputs(texts: Sequence[str], source: Path | None) -> Iterator[str]:
    if texts and source is not None:
        raise click.UsageError("TEXT and --input exclude each other")
    if texts and list(texts) != ["-"]:
        yield from texts
    elif source is not None:
        with source.open("rb") as lines:
            yield from _read(lines, source.name, is_json=source.suffix == ".jsonl")
    elif texts or not sys.stdin.isatty():
        yield from _read(sys.stdin.buffer, "standard input", is_json=False)


def _read(lines: IO[bytes], name: str, *, is_json: bool) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        where = f"{name}, line {number}"
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise click.UsageError(f"{where}: not UTF-8 text") from error
        if text.strip():
            yield _text_of(text, where) if is_json else text


def _text_of(line: str, where: str) -> str:
    try:
        read: Any = json.loads(line)
    except ValueError as error:
        raise click.UsageError(f"{where}: not JSON: {error}") from error
    match read:
        case str() as text:
            return text
        case {"text": str() as text}:
            return text
        case _:
            expected = "expected a JSON string, or an object with `text`"
            raise click.UsageError(f"{where}: {expected}")
