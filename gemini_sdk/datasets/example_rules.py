"""The rules for examples, in addition to the schema: their names, and their faults."""

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
    "json": "a line is not a JSON object, or repeats a key",
    "form": "a line is in no known format, has to be converted first, or is not for `method`",
    "mixed-forms": "a line and the first line have different formats",
    "schema": "a field is missing, unknown, or of the wrong type",
    "role": "the role of a turn is neither user nor model",
    "role-case": "warning: a role is not in lower case",
    "first-turn": "the first turn has the role model",
    "alternation": "two consecutive turns have the same role, and the first one does not hold results of functions",
    "last-turn": "the last turn does not have the role model (in preference data, user)",
    "completions": "a line for preference tuning does not have two completions",
    "score": "the scores of the completions are not one 1 and one 0",
    "same-completions": "warning: both completions are the same",
    "empty": "a turn, a part or a text is empty",
    "inline-data": "the line contains media data instead of a Cloud Storage URI",
    "part-kind": "a part has a kind of content that tuning does not support",
    "thought": "warning: a part is a thought",
    "file-uri": "a URI is not a gs:// URI",
    "public-uri": "warning: a URI is a public URL",
    "mime-type": "a MIME type is missing, or tuning does not support it",
    "mime-mismatch": "warning: a MIME type does not match the file's name",
    "media-count": "an example has too many files of a kind",
    "media-role": "a turn of the model contains media",
    "media-resolution": "lines have different media resolutions",
    "system-text": "a system instruction is not text",
    "setting": "warning: a setting has no effect on tuning",
    "function-role": "a function call is in a user's turn, or a result in a model's turn",
    "function-unknown": "no tool declares the called function; a warning if the line has no tools",
    "function-result": "a function call has no result, or a result has no call",
    "tokens": "an example is too long for the model",
    "length": "the input or output of a pair is too long",
    "duplicate": "an example occurs twice",
    "overlap": "an example is in both datasets",
    "no-examples": "there are no examples",
    "few-examples": "warning: there are fewer examples than recommended",
    "example-count": "there are too many examples",
    "validation-count": "there are too many validation examples",
    "file-size": "the file is too large",
}
"""The rules, and what breaks each."""


@dataclass(frozen=True, slots=True)
class RuleViolation:
    """A rule that an example breaks, and how."""

    rule: str
    fault: Fault
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class ExampleLimits:
    """The limits a dataset is held to."""

    limits: Limits
    model: ModelLimits | None
    """None: no base model was named."""
