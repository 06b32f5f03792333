"""A program's text in, its text for this package out."""

import re
from collections.abc import Callable
from typing import Literal

import libcst as cst

from gemini_sdk.migration.code import drop_in, environment, legacy, native, vertex
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.limits import NotPythonError, check, check_result, room
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.model_map import ModelMap, ModelMapLike, model_map_of

Style = Literal["drop-in", "native"]

_PACKAGES = re.compile("openai|vertexai", re.IGNORECASE)
_Step = Callable[[Program, Edits], None]


def rewrite(text: str, *, style: Style = "drop-in", model_map: ModelMapLike = None) -> str:
    """A program for this package. Code that does not use OpenAI or Vertex AI is returned unchanged.

    Args:
        text: a program for OpenAI's package, of version 1 and later or before, or for vertexai.generative_models.
        style: `drop-in` keeps OpenAI's words, and changes imports and constructions; `native` has calls in Gemini's
            words too. Code for vertexai is always rewritten to Gemini's.
        model_map: as `to_gemini` takes it, for models that native calls name.

    Raises:
        NotPythonError: the text is not a program of this Python's version, or is nested too deeply.
    """
    if not mentions_packages(text):
        return text
    models = model_map_of(model_map)
    check(text)
    with room():
        made = _rewritten(text, style == "native", models)
    check_result(text, made)
    return made


def _rewritten(text: str, is_native: bool, models: ModelMap) -> str:
    steps: list[tuple[_Step, str]] = [
        (legacy.modernize, "openai"),
        (lambda source, plan: _move(source, plan, models, is_native), "openai"),
        (vertex.move, "vertexai"),
    ]
    source: Program | None = _program(text)
    for step, word in steps:
        if word not in text.lower():
            continue
        source = source or _program(text)
        plan = Edits(source)
        step(source, plan)
        made = plan.perform()
        if made != text:
            text, source = made, None
    return text


def _move(source: Program, plan: Edits, models: ModelMap, is_native: bool) -> None:
    (native.move if is_native else drop_in.move)(source, plan, models)
    environment.rename(source, plan, native=is_native)


def mentions_packages(text: str) -> bool:
    """Whether a program may use a package that can be replaced. It cannot if this is False."""
    return _PACKAGES.search(text) is not None


def _program(text: str) -> Program:
    try:
        return Program(text)
    except cst.ParserSyntaxError as error:
        raise NotPythonError(error.message, error.raw_line) from None


__all__ = ["NotPythonError", "Style", "mentions_packages", "rewrite"]
