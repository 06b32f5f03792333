"""A program's text in, its text for this package out."""

from collections.abc import Callable
from typing import Literal

import libcst as cst

from gemini_sdk.errors import GeminiSDKError
from gemini_sdk.migration.code import (
    drop_in,
    environment,
    legacy,
    names,
    native,
    vertex,
    vertex_setup,
)
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.model_map import ModelMapLike, model_map_of

Style = Literal["drop-in", "native"]


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
    lowered = text.lower()
    if "openai" not in lowered and "vertexai" not in lowered:
        return text
    models = model_map_of(model_map)
    is_native = style == "native"
    move = native.move if is_native else drop_in.move
    steps: list[Callable[[Program, Edits], None]] = [
        legacy.modernize,
        lambda source, plan: move(source, plan, models),
        vertex.move,
        vertex_setup.move,
        lambda source, plan: environment.rename(source, plan, native=is_native),
    ]
    before = _program(text)
    stays: frozenset[str] = frozenset()
    while True:
        after = before
        for step in steps:
            plan = Edits(after, stays)
            step(after, plan)
            made = plan.perform()
            after = after if made == after.module.code else _program(made)
        lost = names.lost(before, after) - stays
        if after is before or not lost:
            return after.module.code
        stays |= lost


def _program(text: str) -> Program:
    try:
        return Program(text)
    except cst.ParserSyntaxError as error:
        raise NotPythonError(error.message, error.raw_line) from None
