"""Models of embedContent, batchEmbedContents and predict.

Each request model has a TypedDict, such as EmbedContentRequestDict for EmbedContentRequest.
"""
# ruff: noqa: F403 - what is public here is what the generated modules declare so

from typing import TYPE_CHECKING

from gemini_models.common import *
from gemini_models.embeddings import *
from gemini_sdk._wire import Duration as Duration
from gemini_sdk._wire import Int64 as Int64
from gemini_sdk._wire import Timestamp as Timestamp

if TYPE_CHECKING:
    from gemini_models.common_dicts import *
    from gemini_models.embeddings_dicts import *
else:  # a checker that saw this would take any misspelt name for an attribute
    from gemini_sdk._lazy_names import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "gemini_models.embeddings_dicts": "*",
            "gemini_models.common_dicts": "*",
        },
    )
