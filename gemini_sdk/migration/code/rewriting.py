"""A program's text in, its text for this package out."""

import re
from collections.abc import Callable
from typing import Literal

import libcst as cst

from gemini_sdk.errors import GeminiSDKError
from gemini_sdk.migration.code import drop_in, environment, legacy, native, vertex
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.model_map import ModelMapLike, model_map_of

Style = Literal["drop-in", "native"]

_PACKAGES = re.compile("openai|vertexai", re.IGNORECASE)
_Step = Callable[[Program, Edits], None]


class NotPythonError(GeminiSDKError):
    """The text is not valid Python; `line` is the line of the error."""

    line: int

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


def rewrite(text: str, *, style: Style = "drop-in", model_map: ModelMapLike = None) -> str:
    """A program for this package. Code that does not use OpenAI or Vertex AI is returned unchanged.

    Args:
        text: a program for OpenAI's package, of version 1 and later or before, or for vertexai.generative_models.
        style: `drop-in` keeps OpenAI's words, and changes imports and constructions; `native` has calls in Gemini's
            words too. Code for vertexai is always rewritten to Gemini's.
        model_map: as `to_gemini` takes it, for models that native calls name.

    Raises:
        NotPythonError: the text is no program.
    """
    if not mentions_packages(text):
        return text
    models = model_map_of(model_map)
    is_native = style == "native"
    move = native.move if is_native else drop_in.move
    steps: list[tuple[_Step, str]] = [
        (legacy.modernize, "openai"),
        (lambda source, plan: move(source, plan, models), "openai"),
        (vertex.move, "vertexai"),
        (lambda source, plan: environment.rename(source, plan, native=is_native), "os"),
    ]
    source = _program(text)
    for step, word in steps:
        if word in text:
            plan = Edits(source)
            step(source, plan)
            made = plan.perform()
            if made != text:
                text = made
                source = _program(text)
    return text


def mentions_packages(text: str) -> bool:
    """Whether a program may use a package that can be replaced. It cannot if this is False."""
    return _PACKAGES.search(text) is not None


def _program(text: str) -> Program:
    try:
        return Program(text)
    except cst.ParserSyntaxError as error:
        raise NotPythonError(error.message, error.raw_line) from None
