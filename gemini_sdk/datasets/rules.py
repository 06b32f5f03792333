"""What an example must be beside well formed: who speaks when, what may stand in a part, and what is too long.

Each rule has a name, by which it can be ignored, and is a function that yields what breaks it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from mimetypes import guess_type
from typing import Any

from gemini_sdk.datasets.example import (
    CALLS,
    FILES,
    RESPONSES,
    Json,
    Turn,
    is_object,
    member,
    objects,
)
from gemini_sdk.datasets.limits import Limits, ModelLimits
from gemini_sdk.datasets.report import Severity
from gemini_sdk.errors import Fault
from gemini_sdk.validation.closeness import closest

RULES = {
    "encoding": "a line is not UTF-8, or begins with a byte order mark",
    "blank-line": "a line is empty",
    "json": "a line is no JSON object, or has a field twice",
    "form": "a line has the fields of no known form",
    "mixed-forms": "a line has another form than the first",
    "schema": "a field is missing, unknown, or of the wrong type",
    "role": "a turn is of neither user nor model",
    "role-case": "warning: a role is not in small letters",
    "first-turn": "the model speaks first",
    "alternation": "one side has two turns in a row",
    "last-turn": "the last turn is not the model's",
    "empty": "a turn, a part or a text is empty",
    "inline-data": "media stands in the line, not in Cloud Storage",
    "part-kind": "a part holds what no model is tuned on",
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

CHARACTERS_PER_TOKEN = 4
_ROLES = ("user", "model")
_ROLE_ALIASES = {"assistant": "model", "ai": "model", "bot": "model", "human": "user"}
_DATA = ("text", FILES, CALLS, RESPONSES)
_FOREIGN_DATA = ("executableCode", "codeExecutionResult")
_BUCKET_OBJECT = re.compile(r"gs://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]/[^\r\n]+")
_GS = "a Cloud Storage URI, such as gs://bucket/folder/file"


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


def conversation(
    line: Json, held: list[Turn], kinds: list[str], yardstick: Yardstick
) -> Iterator[Found]:
    """What is wrong with an example of the form `gemini`, as far as its schema does not say it.

    `held` are its turns, `kinds` those of its media.
    """
    yield from _roles(held)
    yield from _order(held)
    for number, turn in enumerate(held):
        yield from _turn(f"contents[{number}]", turn, yardstick)
    if kinds:
        yield from _media_counts(kinds, yardstick)
    if len(line) > 1:
        yield from _system(line)
        yield from _settings(line)
    if any(_is_of_function(part) for turn in held for part in turn.parts):
        yield from _functions(line, held)


def _roles(held: list[Turn]) -> Iterator[Found]:
    for number, turn in enumerate(held):
        role, where = turn.role, f"contents[{number}].role"
        if role in _ROLES:
            continue
        if role is None:
            if not _are_results(turn):
                yield Found("role", Fault(where, "no role", expected="user or model"))
        elif role.lower() in _ROLES:
            fault = Fault(where, "role in capitals", f'"{role}"', suggestion=role.lower())
            yield Found("role-case", fault, "warning")
        elif role == "system":
            expected = "its text in systemInstruction"
            yield Found("role", Fault(where, "a turn of the system", expected=expected))
        elif role != "function" or not _are_results(turn):
            nearest = _ROLE_ALIASES.get(role.lower()) or closest(role, _ROLES)
            fault = Fault(where, "unknown role", f'"{role}"', "user or model", nearest)
            yield Found("role", fault)


def _are_results(turn: Turn) -> bool:
    """Whether a turn hands over results of functions: it is the user's, whatever its role says."""
    return bool(turn.parts) and all(member(part, RESPONSES) is not None for part in turn.parts)


def _side(turn: Turn) -> str | None:
    """Whose turn it is; None where its role does not tell."""
    role = (turn.role or "").lower()
    if role in _ROLES:
        return role
    return "user" if _are_results(turn) else _ROLE_ALIASES.get(role)


def _order(held: list[Turn]) -> Iterator[Found]:
    sides = [_side(turn) for turn in held]
    if sides and sides[0] == "model":
        fault = Fault("contents[0]", "the first turn is the model's", expected="a turn of user")
        yield Found("first-turn", fault)
    for place, (earlier, later) in enumerate(pairwise(sides), 1):
        if later is not None and earlier == later:
            other = "model" if later == "user" else "user"
            problem, expected = f"two turns of {later} in a row", f"a turn of {other}"
            yield Found("alternation", Fault(f"contents[{place}]", problem, expected=expected))
    if sides and sides[-1] == "user":
        problem = "the last turn is not the model's, so there is nothing to learn"
        fault = Fault(f"contents[{len(sides) - 1}]", problem, expected="a turn of model")
        yield Found("last-turn", fault)


def _turn(where: str, turn: Turn, yardstick: Yardstick) -> Iterator[Found]:
    if not turn.parts:
        yield Found("empty", Fault(where, "a turn without parts"))
    for number, part in enumerate(turn.parts):
        text = part.get("text")
        if len(part) == 1 and isinstance(text, str):
            if not text or text.isspace():
                yield Found("empty", Fault(f"{where}.parts[{number}].text", "empty text"))
        else:
            yield from _part(f"{where}.parts[{number}]", part, _side(turn), yardstick)


def _part(where: str, part: Json, side: str | None, yardstick: Yardstick) -> Iterator[Found]:
    held = [name for name in _DATA if member(part, name) is not None]
    if member(part, "inlineData") is not None:
        fault = Fault(
            f"{where}.inlineData", "media inside the line", expected=f"fileData with {_GS}"
        )
        yield Found("inline-data", fault)
    elif foreign := [name for name in _FOREIGN_DATA if member(part, name) is not None]:
        fault = Fault(
            f"{where}.{foreign[0]}", "nothing a model is tuned on", expected=", ".join(_DATA)
        )
        yield Found("part-kind", fault)
    elif not held:
        yield Found("empty", Fault(where, "a part without data", expected=" or ".join(_DATA)))
    if isinstance(text := part.get("text"), str) and not text.strip():
        yield Found("empty", Fault(f"{where}.text", "empty text"))
    if part.get("thought"):
        problem = "a thought: tuning leaves thinking out"
        yield Found("thought", Fault(f"{where}.thought", problem), "warning")
    if is_object(file := member(part, FILES)):
        yield from _file(f"{where}.{FILES}", file, side, yardstick)
    if side == "user" and member(part, CALLS) is not None:
        fault = Fault(
            f"{where}.{CALLS}", "a call in a turn of the user", expected="a turn of model"
        )
        yield Found("function-role", fault)
    if side == "model" and member(part, RESPONSES) is not None:
        fault = Fault(f"{where}.{RESPONSES}", "a result in a turn of the model", expected="user")
        yield Found("function-role", fault)


def _file(where: str, file: Json, side: str | None, yardstick: Yardstick) -> Iterator[Found]:
    uri, mime_type = member(file, "fileUri"), member(file, "mimeType")
    if side == "model":
        fault = Fault(where, "media in a turn of the model, which says text", expected="text")
        yield Found("media-role", fault)
    if isinstance(uri, str):
        yield from _uri(f"{where}.fileUri", uri)
    yield from _mime_type(f"{where}.mimeType", mime_type, uri, yardstick)


def _uri(where: str, uri: str) -> Iterator[Found]:
    if uri.startswith(("https://", "http://")):
        problem = "a public URL, which has to be there when the job runs"
        yield Found("public-uri", Fault(where, problem, f'"{uri}"', _GS), "warning")
    elif not uri.startswith("gs://"):
        kind = "another scheme" if "://" in uri else "a local path"
        yield Found(
            "file-uri", Fault(where, f"{kind}, out of the service's reach", f'"{uri}"', _GS)
        )
    elif not _BUCKET_OBJECT.fullmatch(uri):
        yield Found("file-uri", Fault(where, "no bucket and object", f'"{uri}"', _GS))


def _mime_type(where: str, mime_type: Any, uri: Any, yardstick: Yardstick) -> Iterator[Found]:
    if mime_type is None:
        yield Found("mime-type", Fault(where, "no MIME type", expected="such as image/png"))
        return
    if not isinstance(mime_type, str):
        return
    limits, model = yardstick.limits, yardstick.model
    kind = limits.kind_of(mime_type)
    if kind is None:
        known = [each for media in limits.media.values() for each in media.mime_types]
        fault = Fault(
            where,
            "no MIME type that models are tuned on",
            f'"{mime_type}"',
            "one of " + ", ".join(known),
            closest(mime_type, known),
        )
        yield Found("mime-type", fault)
    elif model and kind not in model.media:
        fault = Fault(
            where,
            f"{model.names[0]} is not tuned on {kind}",
            f'"{mime_type}"',
            " or ".join(("text", *model.media)),
        )
        yield Found("mime-type", fault)
    guessed = (
        _type_of_ending(uri.rpartition("/")[2].rpartition(".")[2]) if isinstance(uri, str) else None
    )
    if kind and guessed and limits.kind_of(guessed) not in (kind, None):
        fault = Fault(where, "not what the file's name says", f'"{mime_type}"', guessed)
        yield Found("mime-mismatch", fault, "warning")


@lru_cache
def _type_of_ending(ending: str) -> str | None:
    return guess_type(f"file.{ending}")[0]


def media(held: Iterable[Turn], limits: Limits) -> list[str]:
    """The kind of each file of an example; `other` for what is of no known kind."""
    files = [
        file
        for turn in held
        for part in turn.parts
        if (len(part) > 1 or "text" not in part) and is_object(file := member(part, FILES))
    ]
    return [limits.kind_of(str(member(file, "mimeType"))) or "other" for file in files]


def _media_counts(kinds: list[str], yardstick: Yardstick) -> Iterator[Found]:
    for kind, count in Counter(kinds).items():
        limits = yardstick.limits.media.get(kind)
        most = limits.files_per_example if limits else None
        if most is not None and count > most:
            fault = Fault("contents", f"too many files of {kind}", str(count), f"at most {most}")
            yield Found("media-count", fault)


def _system(line: Json) -> Iterator[Found]:
    instruction = member(line, "systemInstruction")
    if instruction is None or not is_object(instruction):
        return
    parts = objects(instruction.get("parts"))
    if not parts:
        yield Found("empty", Fault("systemInstruction", "an instruction without parts"))
    for number, part in enumerate(parts):
        where, text = f"systemInstruction.parts[{number}]", part.get("text")
        if not isinstance(text, str):
            yield Found("system-text", Fault(where, "an instruction is text", expected="text"))
        elif not text.strip():
            yield Found("empty", Fault(f"{where}.text", "empty text"))


def _settings(line: Json) -> Iterator[Found]:
    config = member(line, "generationConfig")
    for name in config if is_object(config) else ():
        if name not in ("mediaResolution", "media_resolution"):
            fault = Fault(f"generationConfig.{name}", "has no effect on tuning")
            yield Found("setting", fault, "warning")


def _is_of_function(part: Json) -> bool:
    if len(part) == 1 and "text" in part:
        return False
    return member(part, CALLS) is not None or member(part, RESPONSES) is not None


def _functions(line: Json, held: list[Turn]) -> Iterator[Found]:
    """Calls are of functions that are declared; each result follows its call."""
    declared = _declared(line)
    asked: Counter[str] = Counter()
    for number, turn in enumerate(held):
        results = Counter(_names(turn, RESPONSES))
        for place, part in enumerate(turn.parts):
            where = f"contents[{number}].parts[{place}]"
            yield from _call(where, member(part, CALLS), declared)
            yield from _result(where, member(part, RESPONSES), asked)
        missing = asked - results
        if asked and missing:
            fault = Fault(f"contents[{number}]", f"no result of {', '.join(missing)}")
            yield Found("function-result", fault)
        asked = Counter(_names(turn, CALLS))


def _declared(line: Json) -> list[str]:
    declarations = (
        each
        for tool in objects(line.get("tools"))
        for each in objects(member(tool, "functionDeclarations"))
    )
    return [name for each in declarations if isinstance(name := each.get("name"), str)]


def _names(turn: Turn, kind: str) -> Iterator[str]:
    for part in turn.parts:
        held = member(part, kind)
        if is_object(held) and isinstance(name := held.get("name"), str):
            yield name


def _call(where: str, call: Any, declared: list[str]) -> Iterator[Found]:
    name = call.get("name") if is_object(call) else None
    if not isinstance(name, str) or name in declared:
        return
    problem = "a call of a function, but the line has no tools"
    if declared:
        problem = "a call of a function that no tool declares"
    severity: Severity = "error" if declared else "warning"
    expected = f"one of {', '.join(declared)}" if declared else ""
    fault = Fault(f"{where}.{CALLS}.name", problem, f'"{name}"', expected, closest(name, declared))
    yield Found("function-unknown", fault, severity)


def _result(where: str, result: Any, asked: Counter[str]) -> Iterator[Found]:
    name = result.get("name") if is_object(result) else None
    if isinstance(name, str) and name not in asked:
        fault = Fault(
            f"{where}.{RESPONSES}.name",
            "a result of a function that the turn before does not call",
            f'"{name}"',
            f"one of {', '.join(asked)}" if asked else "",
        )
        yield Found("function-result", fault)


def pair(line: Json, yardstick: Yardstick) -> Iterator[Found]:
    """What is wrong with an example of the form `pairs`."""
    limits = yardstick.limits.pairs
    for name, most in (
        ("textInput", limits.input_characters),
        ("output", limits.output_characters),
    ):
        text = member(line, name)
        if not isinstance(text, str):
            text = ""  # the schema tells of what is neither text nor missing
        if not text.strip():
            yield Found("empty", Fault(name, "empty text"))
        if most is not None and len(text) > most:
            found, expected = f"{len(text)} characters", f"at most {most}"
            yield Found("length", Fault(name, "too long", found, expected))


def length(tokens: int, model: ModelLimits | None) -> Iterator[Found]:
    """Whether an example has more tokens than its model takes; they are an estimate."""
    most = model.tokens_per_example if model else None
    if most is not None and tokens > most:
        fault = Fault(
            "$",
            "too long for an example",
            f"about {tokens} tokens, at {CHARACTERS_PER_TOKEN} characters each",
            f"at most {most}",
        )
        yield Found("tokens", fault)
