"""Models of batches on Google AI: of generateContent and embedContent.

Each request model has a TypedDict, such as GenerateContentBatchDict for GenerateContentBatch.
"""
# ruff: noqa: F403 - what is public here is what the generated modules declare so

from typing import TYPE_CHECKING

from gemini_models.batches import *
from gemini_models.common import *
from gemini_sdk._wire import Duration as Duration
from gemini_sdk._wire import Int64 as Int64
from gemini_sdk._wire import Timestamp as Timestamp

if TYPE_CHECKING:
    from gemini_models.batches_dicts import *
    from gemini_models.common_dicts import *
else:  # a checker that saw this would take any misspelt name for an attribute
    from gemini_sdk._lazy_names import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "gemini_models.batches_dicts": "*",
            "gemini_models.common_dicts": "*",
        },
    )
