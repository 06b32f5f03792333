"""Models of Azure AI Model Inference.

Beside each request model there is a TypedDict, such as ChatMessageDict beside ChatMessage: mappings are accepted
wherever models are. They are loaded only by programs that ask for them at run time.
"""
# ruff: noqa: F403 - what is public here is what the generated modules declare so

from importlib import import_module
from typing import TYPE_CHECKING

from gemini_models.azure_inference import *

if TYPE_CHECKING:
    from gemini_models.azure_inference_dicts import *
else:  # a checker that saw this would take any misspelt name for an attribute

    def __getattr__(name: str) -> object:
        if name.endswith("Dict"):
            found = getattr(import_module("gemini_models.azure_inference_dicts"), name, None)
            if found is not None:
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
