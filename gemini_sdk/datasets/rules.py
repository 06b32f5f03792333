"""The rules that an example is held to beside its schema: their names, and how it is told that one is broken."""

from dataclasses import dataclass

from gemini_sdk.datasets.limits import Limits, ModelLimits
from gemini_sdk.datasets.report import Severity
from gemini_sdk.errors import Fault

LINE_BYTES = 1 << 23
"""Bytes of a line that is read. The longest example that a model takes has less, even with every character escaped."""

RULES = {
    "encoding": "a line is not UTF-8, or begins with a byte order mark",
    "line-size": "a line is longer than 8 MiB; it is not read",
    "blank-line": "a line is empty",
    "json": "a line is no JSON object, or has a field twice",
    "form": "a line has the fields of no known form, has to be converted first, or is not for `method`",
    "mixed-forms": "a line has another form than the first",
    "schema": "a field is missing, unknown, or of the wrong type",
    "role": "a turn is of neither user nor model",
    "role-case": "warning: a role is not in small letters",
    "first-turn": "the model speaks first",
    "alternation": "one side has two turns in a row",
    "last-turn": "the last turn is not the model's, or in preference data not the user's",
    "completions": "a line for preference tuning has not two completions",
    "score": "the scores of the completions are not one 1 and one 0",
    "same-completions": "warning: both completions are the same",
    "empty": "a turn, a part or a text is empty",
    "inline-data": "media stands in the line, not in Cloud Storage",
    "part-kind": "a part holds what no model is tuned on, or in preference data anything but text",
    "thought": "warning: a part is a thought",
    "file-uri": "a URI is no gs:// URI",
    "public-uri": "warning: a URI is a public URL",
    "mime-type": "a MIME type is missing, or not one the model is tuned on",
    "mime-mismatch": "warning: a MIME type is not what the file's name says",
    "media-count": "an example has too many files of a kind",
    "media-role": "the model says media",
    "media-resolution": "lines differ in their media resolution",
    "system-text": "a system instruction is not text",
    "setting": "warning: a setting has no effect on tuning",
    "function-role": "a call is the user's, or a result the model's",
    "function-unknown": "a function is called that no tool declares; a warning where there are no tools",
    "function-result": "a call without its result, or a result without its call",
    "tokens": "an example is too long for the model",
    "length": "a text of a pair is too long",
    "duplicate": "an example is there twice",
    "overlap": "an example is in both datasets",
    "no-examples": "there are no examples",
    "few-examples": "warning: there are fewer examples than advised",
    "example-count": "there are too many examples",
    "validation-count": "there are too many validation examples",
    "file-size": "the file is too large",
}
"""The rules, and what breaks each."""


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that an example breaks, and how."""

    rule: str
    fault: Fault
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The limits a dataset is held to."""

    limits: Limits
    model: ModelLimits | None
    """None: no base model was named."""
