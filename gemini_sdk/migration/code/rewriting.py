"""A program's text in, its text for this package out."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Literal

import libcst as cst

from gemini_sdk.errors import GeminiSDKError
from gemini_sdk.migration.code import (
    drop_in,
    environment,
    genai,
    inference,
    leftovers,
    legacy,
    names,
    native,
    param_types,
    remaining,
    vertex,
    vertex_setup,
)
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.model_map import ModelMapLike, model_map_of
from gemini_sdk.migration.packages import KNOWN, PACKAGES, PackageName, mentioned

Style = Literal["drop-in", "native"]


class NotPythonError(GeminiSDKError):
    """The text is not valid Python; `line` is the line of the error."""

    line: int

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


def rewrite(
    text: str,
    *,
    style: Style = "drop-in",
    model_map: ModelMapLike = None,
    packages: Collection[PackageName] = PACKAGES,
) -> str:
    """A program for this package. Code that does not use one of the packages is returned unchanged.

    Args:
        text: a program for OpenAI's package, of version 1 and later or before, for vertexai.generative_models,
            google-genai, google-generativeai or azure-ai-inference.
        style: `drop-in` keeps OpenAI's words, and changes imports and constructions; `native` has calls in Gemini's
            words too. Code for other packages is always rewritten to the words of this one.
        model_map: as `to_gemini` takes it, for models that native calls name.
        packages: the packages whose programs are rewritten.

    Raises:
        NotPythonError: the text is no program.
    """
    steps = _steps(mentioned(text, packages), style, model_map)
    if not steps:
        return text
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


def _steps(
    mentioned_packages: Collection[PackageName], style: Style, model_map: ModelMapLike
) -> list[Callable[[Program, Edits], None]]:
    steps: list[Callable[[Program, Edits], None]] = []
    is_native = style == "native"
    if "openai" in mentioned_packages:
        models = model_map_of(model_map)
        move = native.move if is_native else drop_in.move
        steps += [legacy.modernize, param_types.as_dicts, partial(move, models=models)]
    if "vertexai" in mentioned_packages:
        steps += [vertex.move, vertex_setup.move]
    if "openai" in mentioned_packages:
        steps.append(partial(environment.rename, native=is_native))
    if reported := {"openai", "vertexai"} & {*mentioned_packages}:
        steps.append(partial(remaining.report, packages=reported))
    for name, moved in _OTHERS.items():
        if name in mentioned_packages:
            steps += [moved, partial(leftovers.clear, package=KNOWN[name])]
    return steps


_OTHERS: dict[PackageName, Callable[[Program, Edits], None]] = {
    "google-genai": genai.move,
    "azure-ai-inference": inference.move,
}


def _program(text: str) -> Program:
    try:
        return Program(text)
    except cst.ParserSyntaxError as error:
        raise NotPythonError(error.message, error.raw_line) from None
