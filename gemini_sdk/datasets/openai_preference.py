"""Preference data between the form of OpenAI (`input`, `preferred_output`, `non_preferred_output`) and Gemini's."""

from collections.abc import Callable
from functools import partial

from gemini_sdk._openai.plain_json import json_kind
from gemini_sdk._wire.json_value import Json, is_list, is_object
from gemini_sdk.datasets.example import Turn, objects, turns
from gemini_sdk.datasets.from_openai import to_gemini
from gemini_sdk.datasets.preference import answers
from gemini_sdk.datasets.to_openai import from_gemini
from gemini_sdk.errors import Fault, InvalidPayloadError

_OUTPUTS = (("preferred_output", 1), ("non_preferred_output", 0))
Converted = tuple[Json, list[Fault]]


def preference_to_gemini(line: Json) -> Converted:
    """A line of OpenAI's form as a line of Gemini's, and what could not be carried over.

    Raises InvalidPayloadError if there are not two answers of one message each, or where something is not text.
    """
    given = line.get("input")
    if not is_object(given):
        fault = Fault("input", "not a prompt", json_kind(given), "an object with messages")
        raise InvalidPayloadError([fault])
    example, lost = _placed("input.", lambda: to_gemini(given))
    if example.pop("tools", None):
        lost.append(Fault("input.tools", "is lost", expected="preference tuning takes text only"))
    _text_only("input.messages", turns(example))
    completions: list[Json] = []
    for name, score in _OUTPUTS:
        said, more = _answer(line, name)
        completions.append({"score": score, "completion": said})
        lost += more
    known = ("input", *(name for name, _ in _OUTPUTS))
    lost += (Fault(name, "is lost") for name, value in line.items() if name not in known and value)
    return {**example, "completions": completions}, lost


def preference_from_gemini(line: Json) -> Converted:
    """A line of Gemini's form as a line of OpenAI's, and what could not be carried over.

    Raises InvalidPayloadError if no completion is preferred, or if OpenAI's form has no field for something.
    """
    pair = answers(line)
    if pair is None:
        expected = "two, one with the score 1 and one with the score 0"
        fault = Fault("completions", "no preferred and other completion", expected=expected)
        raise InvalidPayloadError([fault])
    prompt = {name: value for name, value in line.items() if name != "completions"}
    document, lost = from_gemini(prompt)
    written: Json = {"input": document}
    for (name, _), turn in zip(_OUTPUTS, pair, strict=True):
        said, more = _placed("completions: ", partial(_message, turn))
        written[name] = said["messages"]
        lost += more
    return written, lost


def supervised(line: Json) -> Converted:
    """A line of preference data as a conversation that ends with the preferred completion."""
    pair = answers(line)
    if pair is None:
        fault = Fault("completions", "none is preferred", expected="one with the score 1")
        raise InvalidPayloadError([fault])
    prompt = {name: value for name, value in line.items() if name != "completions"}
    said = {"role": "model", "parts": pair[0].parts}
    return {**prompt, "contents": [*objects(line.get("contents")), said]}, []


def _answer(line: Json, name: str) -> Converted:
    held = line.get(name)
    if not is_list(held) or len(held) != 1:
        found = f"{len(held)} messages" if is_list(held) else json_kind(held)
        raise InvalidPayloadError([Fault(name, "not one answer", found, "a list of one message")])
    document, lost = _placed(f"{name}: ", lambda: to_gemini({"messages": held}))
    said = turns(document)
    if [turn.role for turn in said] != ["model"]:
        fault = Fault(f"{name}[0].role", "not the assistant", expected="assistant")
        raise InvalidPayloadError([fault])
    _text_only(name, said)
    return document["contents"][0], lost


def _message(turn: Turn) -> Converted:
    return from_gemini({"contents": [{"role": turn.role, "parts": turn.parts}]})


def _text_only(where: str, held: list[Turn]) -> None:
    for number, turn in enumerate(held):
        for part in turn.parts:
            if part.keys() != {"text"}:
                found = ", ".join(part)
                fault = Fault(
                    f"{where}[{number}]", "preference tuning takes text only", found, "text"
                )
                raise InvalidPayloadError([fault])


def _placed(prefix: str, convert: Callable[[], Converted]) -> Converted:
    """The result of a conversion. The paths of its faults are those of the whole line."""
    try:
        converted, lost = convert()
    except InvalidPayloadError as error:
        raise InvalidPayloadError([_moved(each, prefix) for each in error.faults]) from error
    return converted, [_moved(each, prefix) for each in lost]


def _moved(fault: Fault, prefix: str) -> Fault:
    where = f"{prefix}{fault.path}"
    return Fault(where, fault.problem, fault.found, fault.expected, fault.suggestion)
