"""Files in examples: where they are, of what kind, and how many."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from gemini_sdk._behaviour.media_types import type_of_uri
from gemini_sdk._wire.json_value import Json, is_object
from gemini_sdk.datasets.example import FILES, Turn, member
from gemini_sdk.datasets.example_rules import ExampleLimits, RuleViolation
from gemini_sdk.datasets.limits import Limits
from gemini_sdk.errors import Fault
from gemini_sdk.validation.suggestions import closest

BUCKET_URI = "a Cloud Storage URI, such as gs://bucket/folder/file"
_BUCKET_OBJECT = re.compile(r"gs://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]/[^\r\n]+")


def kinds(held: Iterable[Turn], limits: Limits) -> list[str]:
    """The kind of each file of an example; `other` for what is of no known kind."""
    files = [
        file
        for turn in held
        for part in turn.parts
        if (len(part) > 1 or "text" not in part) and is_object(file := member(part, FILES))
    ]
    return [limits.kind_of(str(member(file, "mimeType"))) or "other" for file in files]


def counts(held: list[str], bounds: ExampleLimits) -> Iterator[RuleViolation]:
    """Kinds of which there are too many."""
    for kind, count in Counter(held).items():
        limits = bounds.limits.media.get(kind)
        most = limits.files_per_example if limits else None
        if most is not None and count > most:
            fault = Fault("contents", f"too many {kind} files", str(count), f"at most {most}")
            yield RuleViolation("media-count", fault)


def file(
    where: str, held: Json, side: str | None, bounds: ExampleLimits
) -> Iterator[RuleViolation]:
    """Faults of a file in a turn of one role."""
    uri, mime_type = member(held, "fileUri"), member(held, "mimeType")
    if side == "model":
        fault = Fault(where, "media in a turn of the model", expected="text")
        yield RuleViolation("media-role", fault)
    if isinstance(uri, str):
        yield from _uri(f"{where}.fileUri", uri)
    yield from _mime_type(f"{where}.mimeType", mime_type, uri, bounds)


def _uri(where: str, uri: str) -> Iterator[RuleViolation]:
    if uri.startswith(("https://", "http://")):
        problem = "a public URL; it has to be reachable when the job runs"
        yield RuleViolation("public-uri", Fault(where, problem, f'"{uri}"', BUCKET_URI), "warning")
    elif not uri.startswith("gs://"):
        kind = "another scheme" if "://" in uri else "a local path"
        yield RuleViolation(
            "file-uri",
            Fault(where, f"{kind}, which the service cannot read", f'"{uri}"', BUCKET_URI),
        )
    elif not _BUCKET_OBJECT.fullmatch(uri):
        problem = "not a bucket name of at least 3 characters with an object name"
        yield RuleViolation("file-uri", Fault(where, problem, f'"{uri}"', BUCKET_URI))


def _mime_type(
    where: str, mime_type: Any, uri: Any, bounds: ExampleLimits
) -> Iterator[RuleViolation]:
    if mime_type is None:
        yield RuleViolation(
            "mime-type", Fault(where, "the MIME type is missing", expected="such as image/png")
        )
        return
    if not isinstance(mime_type, str):
        return
    limits, model = bounds.limits, bounds.model
    kind = limits.kind_of(mime_type)
    if kind is None:
        known = [each for media in limits.media.values() for each in media.mime_types]
        fault = Fault(
            where,
            "tuning does not support this MIME type",
            f'"{mime_type}"',
            "one of " + ", ".join(known),
            closest(mime_type, known),
        )
        yield RuleViolation("mime-type", fault)
    elif model and kind not in model.media:
        fault = Fault(
            where,
            f"{model.names[0]} does not support tuning on {kind}",
            f'"{mime_type}"',
            " or ".join(("text", *model.media)),
        )
        yield RuleViolation("mime-type", fault)
    guessed = type_of_uri(uri) if isinstance(uri, str) else None
    if kind and guessed and limits.kind_of(guessed) not in (kind, None):
        fault = Fault(
            where, "the MIME type does not match the file's name", f'"{mime_type}"', guessed
        )
        yield RuleViolation("mime-mismatch", fault, "warning")
