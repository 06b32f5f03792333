"""Models of generateContent, streamGenerateContent and countTokens.

Beside each request model there is a TypedDict, such as PartDict beside Part: mappings are accepted wherever
models are. They are loaded only by programs that ask for them at run time.
"""
# ruff: noqa: F403 - what is public here is what the generated modules declare so

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
    from gemini_sdk.types._mappings import mappings

    __getattr__ = mappings(__name__, "common", "generate_content")
