"""Programs for google-generativeai: a client of Google AI instead of a global one and of its models.

A GenerativeModel becomes the name of the model or, if there are options, a dict of keyword arguments for calls.
"""

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.generativeai import errors, functions, model_types, models
from gemini_sdk.migration.code.generativeai.names import PACKAGE
from gemini_sdk.migration.code.imported import imports_any
from gemini_sdk.migration.code.source import Program


def move(source: Program, plan: Edits) -> None:
    """Have the calls, types and errors of this package."""
    if imports_any(source, (PACKAGE,)):
        models.move(source, plan)
        functions.move(source, plan)
        errors.move(source, plan)
        model_types.move(source, plan)
