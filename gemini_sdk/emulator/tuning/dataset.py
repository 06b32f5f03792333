"""Datasets of tuning jobs: JSONL files of a folder that stands for Cloud Storage.

`gs://bucket/path` is `bucket/path` in that folder, and nothing outside of it can be reached. What is wrong with a
dataset is what `gemini_sdk.datasets.check` finds, in its words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from shlex import quote

from gemini_sdk import datasets
from gemini_sdk._wire.json_value import Json
from gemini_sdk.datasets.example import Turn, completions, turns
from gemini_sdk.datasets.preference import answers
from gemini_sdk.datasets.rows import lines, loaded
from gemini_sdk.emulator.tuning.training import Example
from gemini_sdk.emulator.turn import last_words, words
from gemini_sdk.errors import ConfigurationError, DatasetFileError, GeminiSDKError
from gemini_sdk.types import generate_content as gc

SCHEME = "gs://"


class DatasetError(Exception):
    """A dataset that no tuning can begin with."""


@dataclass(frozen=True, slots=True)
class Data:
    """The training content of a dataset."""

    examples: list[Example] = field(default_factory=list[Example])
    """One for each line: its last answer."""
    earlier: list[Example] = field(default_factory=list[Example])
    """The answers before the last one, such as calls of functions."""


def file_of(uri: str, root: Path) -> Path:
    """The file a gs:// URI stands for. Raises DatasetError if there can be none in the folder."""
    if "\0" in uri:
        raise DatasetError(f"{uri!r} is not a file name.")
    root = root.resolve()
    file = (root / uri.removeprefix(SCHEME)).resolve()
    if not file.is_relative_to(root):
        raise DatasetError(f"{uri} is outside of Cloud Storage.")
    return file


def read(
    uri: str, held_out: str | None, root: Path, method: datasets.Method, base_model: str | None
) -> tuple[Data, Data]:
    """The contents of a dataset and of its validation data. DatasetError says why neither can be used."""
    file = _existing(uri, root)
    validation = _existing(held_out, root) if held_out else None
    _check(file, validation, {str(file): uri, str(validation): held_out or ""}, method, base_model)
    return _data(file), _data(validation) if validation else Data()


def _existing(uri: str, root: Path) -> Path:
    file = file_of(uri, root)
    if not file.exists():
        raise DatasetError(f"{uri} was not found.")
    return file


def _check(
    file: Path,
    validation: Path | None,
    uris: Mapping[str, str],
    method: datasets.Method,
    base_model: str | None,
) -> None:
    """DatasetError with what `check` finds first, and how much more there is."""
    known = base_model and datasets.load_limits().knows(base_model)
    model = base_model if known else None
    try:
        report = datasets.check(file, validation=validation, method=method, base_model=model)
    except DatasetFileError as error:
        renamed = DatasetFileError(uris[error.path], error.kind, error.advice)
        raise DatasetError(_local(str(renamed), error.path)) from error
    except ConfigurationError as error:
        path, _, reason = str(error).partition(": ")
        raise DatasetError(f"{uris.get(path, path)} cannot be read: {reason}") from error
    if not report.ok:
        first = next(each for each in report.findings if each.severity == "error")
        text = _local(str(replace(first, file=uris[first.file])), first.file)
        rest = f", and {report.errors - 1} more errors" if report.errors > 1 else ""
        raise DatasetError(f"{text}{rest}")


def _local(text: str, path: str) -> str:
    """A text with commands for a copy of the file, instead of the file in the folder."""
    name = Path(path).name
    return text.replace(quote(path), quote(name)).replace(path, name)


def _data(file: Path) -> Data:
    data = Data()
    try:
        for _, line in lines(str(file)):
            _learn(data, loaded(line))
    except GeminiSDKError as error:
        raise DatasetError(str(error)) from error
    return data


def _learn(data: Data, line: Json) -> None:
    held = [_content(turn) for turn in turns(line)]
    pair = answers(line) if completions(line) else None
    other = words(_content(pair[1])) if pair else ""
    if pair:
        held.append(_content(pair[0]))
    learned = [
        Example(last_words(held[:at]), words(said), parts=_parts(said))
        for at, said in enumerate(held)
        if at and (said.role or "").lower() == "model"
    ]
    if learned:
        data.earlier.extend(() if pair else learned[:-1])
        data.examples.append(replace(learned[-1], other=other))


def _content(turn: Turn) -> gc.Content:
    return gc.Content.model_validate({"role": turn.role, "parts": turn.parts})


def _parts(said: gc.Content) -> list[Json]:
    """The parts of an answer that is more than text."""
    held = said.parts or []
    if all(part.function_call is None for part in held):
        return []
    return [part.model_dump(mode="json", by_alias=True, exclude_unset=True) for part in held]
