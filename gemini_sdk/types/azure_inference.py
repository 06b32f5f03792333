"""Models of Azure AI Model Inference.

Each request model has a TypedDict, such as ChatMessageDict for ChatMessage: mappings are accepted wherever models
are. They are loaded only by programs that ask for them at run time.
"""
# ruff: noqa: F403 - what is public here is what the generated modules declare so

from typing import TYPE_CHECKING

from gemini_models.azure_inference import *

if TYPE_CHECKING:
    from gemini_models.azure_inference_dicts import *
else:  # a checker that saw this would take any misspelt name for an attribute
    from gemini_sdk._lazy_names import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "gemini_models.azure_inference_dicts": "*",
        },
    )
