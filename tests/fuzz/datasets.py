"""Files of datasets and metrics: findings, rows or one typed error, and what is written can be read again."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ParamSpec, TypeVar

from hypothesis import strategies as st

from gemini_sdk import datasets
from gemini_sdk.errors import GeminiSDKError
from gemini_sdk.metrics import TuningMetrics
from gemini_sdk.testing.strategies import payloads
from tests.fuzz.target import NUMBERS, Target, check_words, renamed, values, written

P = ParamSpec("P")
R = TypeVar("R")
ENDINGS = (".jsonl", ".csv", ".tsv")
FORMS: tuple[datasets.Target, ...] = ("gemini", "pairs", "openai", "csv")


def check(data: bytes) -> None:
    """The first byte selects the file's kind and the form it becomes."""
    first, content = (data[:1] or b"\0")[0], data[1:]
    with TemporaryDirectory() as folder:
        path = Path(folder, "given" + ENDINGS[first % 3])
        path.write_bytes(content)
        report = _tried(datasets.check, path)
        if report is not None:
            assert isinstance(str(report), str)
            assert report.ok == (not [f for f in report.findings if f.severity == "error"])
        _tried(lambda: list(datasets.pairs(path)))
        made = Path(folder, "made" + (".csv" if FORMS[first >> 6] == "csv" else ".jsonl"))
        done = _tried(datasets.convert, path, made, to=FORMS[first >> 6], strict=False)
        assert made.exists() == (done is not None)
        if done is not None and done.written and FORMS[first >> 6] in ("pairs", "csv"):
            assert len(list(datasets.pairs(made))) == done.written
        _tried(datasets.split, path, Path(folder, "a"), Path(folder, "b"))
        _tried(TuningMetrics.read, content)


def _tried(act: Callable[P, R], *arguments: P.args, **options: P.kwargs) -> R | None:
    try:
        return act(*arguments, **options)
    except GeminiSDKError as error:
        check_words(error)
        return None


_NAMES = [
    *[
        "text_input",
        "output",
        "textInput",
        "input",
        "prompt",
        "completion",
        "contents",
        "role",
        "parts",
        "text",
    ],
    *[
        "messages",
        "content",
        "user",
        "model",
        "systemInstruction",
        "tools",
        "functionCall",
        "functionResponse",
    ],
    *[
        "fileData",
        "fileUri",
        "mimeType",
        "inlineData",
        "data",
        "generationConfig",
        "step",
        "/loss",
        "weight",
    ],
    *[
        "tool_calls",
        "function",
        "arguments",
        "name",
        "args",
        "response",
        "mediaResolution",
        "image_url",
        "url",
    ],
]
_EXAMPLES = payloads("SupervisedTuningExample", "vertex") | payloads("TuningExample", "google-ai")
_LINES = (
    renamed(_EXAMPLES, [*NUMBERS, *_NAMES])
    | values(_NAMES)
    | st.fixed_dictionaries({"text_input": values(_NAMES), "contents": st.none()})
).map(written)
_CELLS = st.sampled_from(
    [b"text_input,output", b'"a\r\nb",c', b"a\tb", b'"', b",", b"\xef\xbb\xbfprompt,completion"]
)
_FILES = st.lists(
    st.tuples(_LINES | _CELLS, st.sampled_from([b"\n", b"\r\n", b"\n\n", b""])).map(b"".join),
    max_size=4,
)
TARGET = Target(
    "datasets",
    check,
    st.tuples(st.binary(min_size=1, max_size=1), _FILES.map(b"".join)).map(b"".join),
)
