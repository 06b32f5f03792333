"""A program's text in, its text for this package out."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Literal

import libcst as cst

from gemini_sdk.migration.code import (
    drop_in,
    environment,
    genai,
    generativeai,
    held_methods,
    inference,
    leftovers,
    legacy,
    named_modules,
    names,
    native,
    other_files,
    param_types,
    quoted,
    remaining,
    vertex,
    vertex_setup,
)
from gemini_sdk.migration.code.added_imports import is_imported_late
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.generativeai import setup
from gemini_sdk.migration.code.limits import (
    BrokenResultError,
    NotPythonError,
    check,
    check_result,
    deep_recursion,
)
from gemini_sdk.migration.code.separate_lines import separated
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.model_map import ModelMap, ModelMapLike, model_map_of
from gemini_sdk.migration.packages import KNOWN, PACKAGES, PackageName, mentioned

Style = Literal["drop-in", "native"]
"""`drop-in` keeps OpenAI's methods, over this package's drop-in clients; `native` uses this package's own methods."""

_Step = Callable[[Program, Edits], None]


def rewrite(
    text: str,
    *,
    style: Style = "drop-in",
    model_map: ModelMapLike = None,
    packages: Collection[PackageName] = PACKAGES,
    read_elsewhere: Collection[str] = (),
) -> str:
    """A program for this package. Code that does not use one of the packages is returned unchanged.

    Args:
        text: a program for OpenAI's package, of version 1 and later or before, for vertexai.generative_models,
            google-genai, google-generativeai or azure-ai-inference.
        style: `drop-in` keeps OpenAI's words, and changes imports and constructions; `native` has calls in Gemini's
            words too. Code for other packages is always rewritten to the words of this one.
        model_map: as `to_gemini` takes it, for models that native calls name.
        packages: the packages whose programs are rewritten.
        read_elsewhere: names of the program that other files read, or `*` for all of its names. Environment variables
            whose values get there keep their names.

    Raises:
        NotPythonError: the text is not a program of this Python's version, or is nested too deeply.
    """
    steps = _steps(mentioned(text, packages), style, model_map)
    if not steps:
        return text
    check(text)
    first = _first_line(text)
    with deep_recursion():
        made = _rewritten(_program(first + text, read_elsewhere), steps).removeprefix(first)
    check_result(text, made)
    return made


def _first_line(text: str) -> str:
    """A line for libcst to read first, where the first line of a text does not end as most do.

    New lines end as the first one does.
    """
    windows = text.count("\r\n")
    unix = text.count("\n") - windows
    usual, other = ("\r\n", unix) if windows > unix else ("\n", windows)
    start, end, _ = text.partition("\n")
    is_usual = (f"{start[-1:]}{end}" == "\r\n") is (usual == "\r\n")
    return "" if not other or is_usual else f"#{usual}"


def report_clients(text: str) -> str:
    """A program with comments on clients that it gets from files which were rewritten in native style."""
    check(text)
    with deep_recursion():
        made = _rewritten(_program(text), [other_files.report])
    check_result(text, made)
    return made


def _rewritten(before: Program, steps: list[_Step]) -> str:
    stays: frozenset[str] = frozenset()
    is_late = is_imported_late(before)
    while True:
        after = before
        for step in steps:
            after = _changed(after, step, stays, is_late=is_late)
        lost = names.lost(before, after) - stays
        if after is before or not lost:
            return after.code
        stays |= lost


def _changed(program: Program, step: _Step, stays: frozenset[str], *, is_late: bool) -> Program:
    """The program after a step; BrokenResultError where the step made no program of it."""
    elsewhere = program.read_elsewhere
    try:
        while True:
            plan = Edits(program, stays, is_late=is_late)
            step(program, plan)
            if not plan.crowded:
                break
            program = Program(separated(program, plan.crowded), elsewhere)
        made = plan.perform()
        return program if made == program.code else Program(made, elsewhere)
    except (cst.ParserSyntaxError, cst.CSTValidationError) as error:
        raise BrokenResultError(f"the result would not be Python: {error}") from None


def _move(source: Program, plan: Edits, models: ModelMap, *, is_native: bool) -> None:
    (native.move if is_native else drop_in.move)(source, plan, models)
    environment.rename(source, plan, native=is_native)


def _steps(
    mentioned_packages: Collection[PackageName], style: Style, model_map: ModelMapLike
) -> list[_Step]:
    steps: list[_Step] = []
    if mentioned_packages:
        steps.append(partial(held_methods.report, packages=mentioned_packages))
    if "openai" in mentioned_packages:
        move = partial(_move, models=model_map_of(model_map), is_native=style == "native")
        steps += [legacy.modernize, param_types.as_dicts, move]
    if "vertexai" in mentioned_packages:
        steps += [vertex.move, vertex_setup.move]
    if reported := {"openai", "vertexai"} & {*mentioned_packages}:
        steps.append(partial(remaining.report, packages=reported))
    others: list[PackageName] = [name for name in _OTHERS if name in mentioned_packages]
    if others:
        modules = [module for name in others for module in KNOWN[name].modules]
        steps.append(partial(quoted.open_all, packages=modules))
        for name in others:
            steps += [*_OTHERS[name], partial(leftovers.clear, package=KNOWN[name])]
        steps.append(quoted.close_all)
    if steps:
        native_style = style == "native"
        steps.append(
            partial(named_modules.report, packages=mentioned_packages, is_native=native_style)
        )
    return steps


_OTHERS: dict[PackageName, tuple[Callable[[Program, Edits], None], ...]] = {
    "google-genai": (genai.move,),
    "azure-ai-inference": (inference.move,),
    "google-generativeai": (generativeai.move, setup.move),
}


def _program(text: str, read_elsewhere: Collection[str] = ()) -> Program:
    try:
        return Program(text, read_elsewhere)
    except cst.ParserSyntaxError as error:
        raise NotPythonError(error.message, error.raw_line) from None


__all__ = ["NotPythonError", "Style", "report_clients", "rewrite"]
