"""A program's text in, its text for this package out."""

import re
from collections.abc import Callable
from typing import Literal

import libcst as cst

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
        made = _rewritten(_program(text), style == "native", models)
    check_result(text, made)
    return made


def mentions_packages(text: str) -> bool:
    """Whether a program may use a package that can be replaced. It cannot if this is False."""
    return _PACKAGES.search(text) is not None


def _rewritten(before: Program, is_native: bool, models: ModelMap) -> str:
    steps: list[_Step] = [
        legacy.modernize,
        lambda source, plan: _move(source, plan, models, is_native),
        vertex.move,
        vertex_setup.move,
    ]
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


def _move(source: Program, plan: Edits, models: ModelMap, is_native: bool) -> None:
    (native.move if is_native else drop_in.move)(source, plan, models)
    environment.rename(source, plan, native=is_native)


def _program(text: str) -> Program:
    try:
        return Program(text)
    except cst.ParserSyntaxError as error:
        raise NotPythonError(error.message, error.raw_line) from None


__all__ = ["NotPythonError", "Style", "mentions_packages", "rewrite"]
