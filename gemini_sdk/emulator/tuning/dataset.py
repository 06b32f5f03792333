"""Datasets of tuning jobs: JSONL files of a folder that stands for Cloud Storage.

`gs://bucket/path` is `bucket/path` in that folder, and nothing outside of it can be reached.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from gemini_sdk._wire import Model
from gemini_sdk.emulator.json_value import is_object
from gemini_sdk.emulator.tuning.training import Example
from gemini_sdk.types import generate_content as gc
from gemini_sdk.types import tuning_jobs as tj

SCHEME = "gs://"
M = TypeVar("M", bound=Model)


class DatasetError(Exception):
    """A dataset that no tuning can begin with."""


def file_of(uri: str, root: Path) -> Path:
    """The file a gs:// URI stands for. Raises DatasetError if there can be none in the folder."""
    if "\0" in uri:
        raise DatasetError(f"{uri!r} is not a file name.")
    root = root.resolve()
    file = (root / uri.removeprefix(SCHEME)).resolve()
    if not file.is_relative_to(root):
        raise DatasetError(f"{uri} is outside of Cloud Storage.")
    return file


def examples(uri: str, root: Path) -> list[Example]:
    """The examples in a dataset. Raises DatasetError with the reason and the line if there are none."""
    file = file_of(uri, root)
    try:
        with file.open(encoding="utf-8") as lines:
            found = list(_read(uri, lines))
    except FileNotFoundError:
        raise DatasetError(f"{uri} was not found.") from None
    except OSError as error:
        raise DatasetError(f"{uri} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DatasetError(f"{uri} cannot be read: {error}") from error
    if not found:
        raise DatasetError(f"{uri} has no examples.")
    return found


def _read(uri: str, lines: Iterator[str]) -> Iterator[Example]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _example(line)
            except ValueError as error:
                raise DatasetError(f"{uri}, line {number}: {error}") from error


def _example(line: str) -> Example:
    """The last turns of a conversation; of preferences, the prompt and the best answer."""
    payload: object = from_json(line)
    if not is_object(payload):
        raise ValueError("not a JSON object")
    if "completions" in payload:
        return _preferred(_model(tj.GeminiPreferenceExample, payload))
    contents = _model(gc.GenerateContentRequest, payload).contents or []
    if len(contents) < 2 or (contents[-1].role or "").lower() != "model":
        raise ValueError(
            "contents: at least two turns are required, and the last one has to be the model's"
        )
    return Example(text(contents[-2]), text(contents[-1]))


def _preferred(example: tj.GeminiPreferenceExample) -> Example:
    completions = example.completions or []
    contents = example.contents or []
    if not completions or not contents:
        raise ValueError("contents and completions are required")
    best = max(completions, key=lambda c: c.score or 0.0).completion
    return Example(text(contents[-1]), text(best) if best else "")


def _model(kind: type[M], payload: object) -> M:
    try:
        return kind.model_validate(payload)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise ValueError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def text(content: gc.Content) -> str:
    """The text of a turn."""
    return "\n".join(part.text for part in content.parts or () if part.text)
