"""A line, checked: read as JSON, held to the schema of its form, then to the rules."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from gemini_sdk import validation
from gemini_sdk._openai.plain_json import json_kind
from gemini_sdk._wire import Platform
from gemini_sdk._wire.enums import enum_value
from gemini_sdk._wire.json_value import Json, is_list, is_object
from gemini_sdk.datasets import media
from gemini_sdk.datasets.conversation import CHARACTERS_PER_TOKEN, conversation, length, pair
from gemini_sdk.datasets.duplicates import digest
from gemini_sdk.datasets.example import (
    characters,
    completions,
    member,
    pair_turns,
    system_parts,
    texts,
    turns,
)
from gemini_sdk.datasets.example_rules import LINE_BYTES, ExampleLimits, RuleViolation
from gemini_sdk.datasets.forms import FORMS, METHOD_FORMS, Form, Method, foreign_form_of, form_of
from gemini_sdk.datasets.preference import preference
from gemini_sdk.errors import Fault, InvalidJSONError
from gemini_sdk.validation.compiled_schemas import compiled_validator
from gemini_sdk.validation.payload import parsed

_BOM = b"\xef\xbb\xbf"
_NAME_END = b'":'
_TYPES: dict[Form, tuple[str, Platform]] = {
    "gemini": ("SupervisedTuningExample", "vertex"),
    "preference": ("PreferenceTuningExample", "vertex"),
    "pairs": ("TuningExample", "google-ai"),
}


@dataclass(slots=True)
class Inspection:
    """The findings in a line."""

    found: list[RuleViolation] = field(default_factory=list[RuleViolation])
    wrong_form: RuleViolation | None = None
    """What is reported once for all lines that have the same wrong form."""
    digest: int | None = None
    """The hash by which repeated examples are found; None if the line is no example."""
    tokens: int = 0
    media: list[str] = field(default_factory=list[str])
    resolution: str | None = None
    """The media resolution, where the line sets one."""


@dataclass(frozen=True, slots=True)
class Inspector:
    """Checks lines, one after another, in any process."""

    bounds: ExampleLimits
    form: Form | None
    """The form of the dataset's first line, which all others are to have."""
    method: Method | None
    """The method of tuning that all lines are to be for; None if any will do."""
    command: str
    """The command that converts the dataset."""

    def inspect(self, line: bytes) -> Inspection:
        """Check a line."""
        inspection = Inspection()
        value = _parsed(line, inspection)
        if value is None:
            return inspection
        # Text may hold such marks, too: it is looked at again.
        if line.count(_NAME_END) > _names(value) and (name := _repeated_name(line)):
            problem = "a key is repeated, and only one value is used"
            inspection.found.append(RuleViolation("json", Fault("$", problem, name)))
        form = form_of(value)
        if form is None:
            self._unknown_form(value, inspection)
        elif self.method and form != METHOD_FORMS[self.method]:
            expected = FORMS[METHOD_FORMS[self.method]]
            fault = Fault("$", f"no example for {self.method} tuning", FORMS[form], expected)
            inspection.wrong_form = RuleViolation("form", fault)
        else:
            self._check(value, form, inspection)
        return inspection

    def _unknown_form(self, value: Json, inspection: Inspection) -> None:
        if foreign := foreign_form_of(value):
            fault = Fault("$", f"{foreign}, which has to be converted: {self.command}")
            inspection.wrong_form = RuleViolation("form", fault)
        else:
            names = ", ".join(list(value)[:5]) or "no fields"
            expected = " or ".join(FORMS.values())
            inspection.found.append(
                RuleViolation("form", Fault("$", "no known form", names, expected))
            )

    def _check(self, value: Json, form: Form, inspection: Inspection) -> None:
        found = inspection.found
        schema = _schema_faults(value, form)
        found += (RuleViolation("schema", fault) for fault in schema)
        if form != self.form:
            expected = FORMS[self.form] if self.form else ""
            fault = Fault("$", "not in the format of the first line", FORMS[form], expected)
            found.append(RuleViolation("mixed-forms", fault))
        system, held = system_parts(value), turns(value)
        answers = [said for _, said in completions(value)] if form == "preference" else []
        if form == "gemini":
            inspection.media = media.kinds(held, self.bounds.limits)
            violations = conversation(value, held, inspection.media, self.bounds)
            inspection.resolution = _resolution(value)
        elif form == "preference":
            violations = preference(value, held)
        else:
            system, held = [], pair_turns(value)
            violations = pair(value, self.bounds)
        places = {fault.path for fault in schema}
        found += (each for each in violations if each.fault.path not in places)
        prompt, said = characters(system, held), [characters([], answer) for answer in answers]
        inspection.tokens = _tokens(prompt + sum(said))
        if form != "pairs":
            found += length(_tokens(prompt + max(said, default=0)), self.bounds.model)
        if held:
            spoken = [*held, *(turn for answer in answers for turn in answer)]
            inspection.digest = digest("".join(texts(system, spoken)))


def _tokens(count: int) -> int:
    return -(-count // CHARACTERS_PER_TOKEN)


def first_form(lines: Iterable[bytes]) -> Form | None:
    """The form of the first line that has one."""
    for line in lines:
        value = _parsed(line, Inspection())
        if value is not None and (form := form_of(value)):
            return form
    return None


def _parsed(line: bytes, inspection: Inspection) -> Json | None:
    found = inspection.found
    if len(line) > LINE_BYTES:
        expected = f"at most {LINE_BYTES} bytes, and one example in a line"
        found.append(
            RuleViolation("line-size", Fault("$", "a line too long to read", expected=expected))
        )
        return None
    if line.startswith(_BOM):
        expected = "none; `gemini-sdk dataset convert` writes the file without it"
        fault = Fault("$", "begins with a byte order mark", expected=expected)
        found.append(RuleViolation("encoding", fault))
        line = line.removeprefix(_BOM)
    if not line.strip():
        found.append(
            RuleViolation("blank-line", Fault("$", "the line is empty", expected="a JSON object"))
        )
        return None
    try:
        value = parsed(line)
    except InvalidJSONError as error:
        found.append(_unreadable(line, error))
        return None
    if not is_object(value):
        fault = Fault("$", "not a JSON object", json_kind(value), "one JSON object per line")
        found.append(RuleViolation("json", fault))
        return None
    return value


def _names(value: object) -> int:
    """How many names of fields a JSON value has, all levels taken together."""
    if is_object(value):
        return len(value) + sum(_names(each) for each in value.values() if type(each) is not str)
    return sum(_names(each) for each in value) if is_list(value) else 0


def _repeated_name(line: bytes) -> str | None:
    repeated: list[str] = []

    def collect(members: list[tuple[str, object]]) -> None:
        names = Counter(name for name, _ in members)
        repeated.extend(name for name, count in names.items() if count > 1)

    json.loads(line.removeprefix(_BOM), object_pairs_hook=collect, parse_int=str)
    return repeated[0] if repeated else None


def _unreadable(line: bytes, error: InvalidJSONError) -> RuleViolation:
    try:
        text = line.decode()
    except UnicodeDecodeError as wrong:
        return RuleViolation(
            "encoding", Fault("$", f"not UTF-8: byte {wrong.start + 1} of the line")
        )
    problem = f"not JSON: {error.reason} at column {error.column}"
    return RuleViolation("json", Fault("$", problem, text.strip()))


def _schema_faults(value: Json, form: Form) -> list[Fault]:
    type_name, platform = _TYPES[form]
    try:
        if compiled_validator(type_name, platform, base64=True).is_valid(value):
            return []
    except UnicodeEncodeError:  # half of a surrogate pair, which `faults` reads
        pass
    return validation.faults(value, type_name, platform)


def _resolution(value: Json) -> str | None:
    config = member(value, "generationConfig") if len(value) > 1 else None
    resolution = member(config, "mediaResolution") if is_object(config) else None
    known = enum_value("MediaResolution", resolution)
    return known if isinstance(known, str) else None
