"""The forms that lines of datasets have: those a service takes, and those that have to be converted first."""

import re
from collections.abc import Mapping
from typing import Literal

from gemini_sdk._wire.json_value import Json, is_list, is_object
from gemini_sdk.datasets.example import objects
from gemini_sdk.errors import ConfigurationError
from gemini_sdk.validation.suggestions import closest

Form = Literal["gemini", "preference", "pairs"]
"""The forms a service takes. `gemini` and `preference` are for Vertex AI: conversations, and prompts with two answers
of which one is preferred. `pairs` is for Google AI: lines of text_input and output."""

Method = Literal["supervised", "preference"]
"""The methods of tuning on Vertex AI."""

FORMS: Mapping[Form, str] = {
    "gemini": "contents (Vertex AI)",
    "preference": "contents and completions (Vertex AI, preference tuning)",
    "pairs": "text_input and output (Google AI)",
}
"""The forms, in words."""

METHOD_FORMS: Mapping[Method, Form] = {"supervised": "gemini", "preference": "preference"}
"""The form that each method takes."""

COLUMNS: tuple[tuple[str, str], ...] = (
    ("text_input", "output"),
    ("textInput", "output"),
    ("input", "output"),
    ("prompt", "completion"),
    ("input_text", "output_text"),
)
"""Names of the fields or columns of a prompt and its answer; the first two are those of the form `pairs`."""

PREFERENCE_COLUMNS: tuple[tuple[str, ...], ...] = (
    ("prompt", "chosen", "rejected"),
    ("input_text", "candidate_0", "candidate_1", "choice"),
)
"""Names of the fields or columns of a prompt and two answers: the preferred first, or with the one that is chosen."""


def column_key(name: str) -> str:
    """A column's name without regard to case and to spaces, hyphens and underscores in it and around it."""
    return re.sub(r"[\s_\-\ufeff]+", "", name).casefold()


_OPENAI_PREFERENCE = ("preferred_output", "non_preferred_output")


def check_method(method: str | None) -> None:
    """ConfigurationError for a method that there is not."""
    if method is not None and method not in METHOD_FORMS:
        nearest = closest(method, list(METHOD_FORMS))
        hint = f"; did you mean {nearest!r}?" if nearest else ""
        expected = " or ".join(METHOD_FORMS)
        raise ConfigurationError(f"method: no method {method!r}; expected {expected}{hint}")


def form_of(line: Json) -> Form | None:
    """Which of the services' forms a line has, by its fields."""
    if "completions" in line:
        return "preference"
    if "contents" in line:
        return "gemini"
    if "text_input" in line or "textInput" in line:
        return "pairs"
    return None


def is_conversation(line: Json) -> bool:
    """Whether a line has messages as OpenAI's chats, and Google's older ones, have them: with a role or an author."""
    messages = line.get("messages")
    first = messages[0] if is_list(messages) and messages else None
    return is_object(first) and ("role" in first or "author" in first)


def wrapped(line: Json) -> list[Json]:
    """The examples in the only list of objects that an object of no known form holds, at any depth down to 4."""
    held = [line]
    for _ in range(4):
        members = [value for each in held for value in each.values()]
        lists = [value for value in members if is_list(value) and any(map(is_object, value))]
        if lists:
            found = objects(lists[0]) if len(lists) == 1 else []
            is_example = found and (form_of(found[0]) or foreign_form_of(found[0]))
            return found if is_example else []
        held = [value for value in members if is_object(value)]
    return []


def foreign_form_of(line: Json) -> str | None:
    """The form, in words, of a line that no service takes and `convert` reads; None for all others."""
    if any(name in line for name in _OPENAI_PREFERENCE):
        return "OpenAI's form for preference tuning (preferred_output, non_preferred_output)"
    if "messages" in line:
        messages = objects(line["messages"])
        if any("author" in each for each in messages):
            return "an older form of Google's tuning data (messages with an author)"
        if any(each.get("role") == "model" for each in messages):
            return "an older form of Google's tuning data (messages with the role model)"
        return "OpenAI's form (messages)"
    compared = next((names for names in PREFERENCE_COLUMNS if set(names) <= line.keys()), None)
    if compared:
        return f"preference data of another form ({', '.join(compared)})"
    if "input_text" in line and "output_text" in line:
        return "an older form of Google's tuning data (input_text and output_text)"
    if wrapped(line):
        return "one object that holds a list of examples"
    names = next((names for names in COLUMNS[2:] if set(names) <= line.keys()), None)
    return f"pairs of {' and '.join(names)}" if names else None
