"""Models of generateContent, streamGenerateContent and countTokens.

Beside each request model there is a TypedDict, such as PartDict beside Part: mappings are accepted wherever
models are. They are loaded only by programs that ask for them at run time.
"""
# ruff: noqa: F403 - what is public here is what the generated modules declare so

from importlib import import_module
from typing import TYPE_CHECKING

from gemini_models.common import *
from gemini_models.generate_content import *
from gemini_sdk._wire import Duration as Duration
from gemini_sdk._wire import Int64 as Int64
from gemini_sdk._wire import Timestamp as Timestamp

if TYPE_CHECKING:
    from gemini_models.common_dicts import *
    from gemini_models.generate_content_dicts import *
else:  # a checker that saw this would take any misspelt name for an attribute

    def __getattr__(name: str) -> object:
        if name.endswith("Dict"):
            for module in ("common_dicts", "generate_content_dicts"):
                found = getattr(import_module(f"gemini_models.{module}"), name, None)
                if found is not None:
                    return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
