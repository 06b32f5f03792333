"""Faults of an example that its schema does not find: the rules, applied."""

from collections.abc import Iterator

from gemini_sdk._wire.json_value import Json, is_object
from gemini_sdk.datasets import media
from gemini_sdk.datasets.example import CALLS, FILES, RESPONSES, Turn, member, objects
from gemini_sdk.datasets.example_rules import ExampleLimits, RuleViolation
from gemini_sdk.datasets.functions import functions, is_of_function
from gemini_sdk.datasets.limits import ModelLimits
from gemini_sdk.datasets.roles import order, roles, side
from gemini_sdk.errors import Fault

CHARACTERS_PER_TOKEN = 4
_DATA = ("text", FILES, CALLS, RESPONSES)
_FOREIGN_DATA = ("executableCode", "codeExecutionResult")


def conversation(
    line: Json, held: list[Turn], files: list[str], bounds: ExampleLimits
) -> Iterator[RuleViolation]:
    """Faults of an example of the form `gemini` that its schema does not find.

    `held` are its turns, `files` the kinds of its files.
    """
    placed = [(f"contents[{number}]", turn) for number, turn in enumerate(held)]
    yield from roles(placed)
    yield from order(held, last="model")
    for where, turn in placed:
        yield from _turn(where, turn, bounds)
    if files:
        yield from media.counts(files, bounds)
    if len(line) > 1:
        yield from system(line)
        yield from _settings(line)
    if any(is_of_function(part) for turn in held for part in turn.parts):
        yield from functions(line, held)


def pair(line: Json, bounds: ExampleLimits) -> Iterator[RuleViolation]:
    """Faults of an example of the form `pairs`."""
    limits = bounds.limits.pairs
    for name, most in (
        ("textInput", limits.input_characters),
        ("output", limits.output_characters),
    ):
        text = member(line, name)
        if not isinstance(text, str):
            text = ""  # the schema reports values that are neither text nor missing
        if not text.strip():
            yield RuleViolation("empty", Fault(name, "empty text"))
        if most is not None and len(text) > most:
            found, expected = f"{len(text)} characters", f"at most {most}"
            yield RuleViolation("length", Fault(name, "too long", found, expected))


def length(tokens: int, model: ModelLimits | None) -> Iterator[RuleViolation]:
    """Whether an example has more tokens than its model accepts. The count of tokens is an estimate."""
    most = model.tokens_per_example if model else None
    if most is not None and tokens > most:
        fault = Fault(
            "$",
            "an example is too long",
            f"about {tokens} tokens, at {CHARACTERS_PER_TOKEN} characters each",
            f"at most {most}",
        )
        yield RuleViolation("tokens", fault)


def _turn(where: str, turn: Turn, bounds: ExampleLimits) -> Iterator[RuleViolation]:
    if not turn.parts:
        yield RuleViolation("empty", Fault(where, "a turn without parts"))
    for number, part in enumerate(turn.parts):
        text = part.get("text")
        if len(part) == 1 and isinstance(text, str):
            if not text or text.isspace():
                yield RuleViolation("empty", Fault(f"{where}.parts[{number}].text", "empty text"))
        else:
            yield from _part(f"{where}.parts[{number}]", part, side(turn), bounds)


def _part(
    where: str, part: Json, speaker: str | None, bounds: ExampleLimits
) -> Iterator[RuleViolation]:
    held = [name for name in _DATA if member(part, name) is not None]
    if member(part, "inlineData") is not None:
        fault = Fault(
            f"{where}.inlineData",
            "the line contains media data",
            expected=f"fileData with {media.BUCKET_URI}",
        )
        yield RuleViolation("inline-data", fault)
    elif foreign := [name for name in _FOREIGN_DATA if member(part, name) is not None]:
        fault = Fault(
            f"{where}.{foreign[0]}",
            "tuning does not support this kind of part",
            expected=", ".join(_DATA),
        )
        yield RuleViolation("part-kind", fault)
    elif not held:
        yield RuleViolation("empty", Fault(where, "the part is empty", expected=" or ".join(_DATA)))
    if isinstance(text := part.get("text"), str) and not text.strip():
        yield RuleViolation("empty", Fault(f"{where}.text", "empty text"))
    if part.get("thought"):
        problem = "a thought; tuning ignores thoughts"
        yield RuleViolation("thought", Fault(f"{where}.thought", problem), "warning")
    if is_object(file := member(part, FILES)):
        yield from media.file(f"{where}.{FILES}", file, speaker, bounds)
    if speaker == "user" and member(part, CALLS) is not None:
        fault = Fault(
            f"{where}.{CALLS}", "a function call in a user's turn", expected="a turn of model"
        )
        yield RuleViolation("function-role", fault)
    if speaker == "model" and member(part, RESPONSES) is not None:
        fault = Fault(
            f"{where}.{RESPONSES}", "a function result in a model's turn", expected="user"
        )
        yield RuleViolation("function-role", fault)


def system(line: Json) -> Iterator[RuleViolation]:
    """Faults of the system instruction."""
    instruction = member(line, "systemInstruction")
    if instruction is None or not is_object(instruction):
        return
    parts = objects(instruction.get("parts"))
    if not parts:
        yield RuleViolation(
            "empty", Fault("systemInstruction", "the system instruction has no parts")
        )
    for number, part in enumerate(parts):
        where, text = f"systemInstruction.parts[{number}]", part.get("text")
        if not isinstance(text, str):
            yield RuleViolation(
                "system-text", Fault(where, "the system instruction is not text", expected="text")
            )
        elif not text.strip():
            yield RuleViolation("empty", Fault(f"{where}.text", "empty text"))


def _settings(line: Json) -> Iterator[RuleViolation]:
    config = member(line, "generationConfig")
    for name in config if is_object(config) else ():
        if name not in ("mediaResolution", "media_resolution"):
            fault = Fault(f"generationConfig.{name}", "has no effect on tuning")
            yield RuleViolation("setting", fault, "warning")
