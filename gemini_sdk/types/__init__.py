"""The models of every API, a module each, loaded when first asked for.

As in other packages, `from gemini_sdk.types import Part` works, too. Type checkers ask for the module of the API.
"""
# ruff: noqa: F403 - what is public here is what the modules declare so

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gemini_sdk.types import (
        azure_inference,
        azure_openai,
        batch_prediction_jobs,
        batches,
        cached_contents,
        embeddings,
        files,
        generate_content,
        models,
        tuned_models,
        tuning_dataset,
        tuning_jobs,
    )
    from gemini_sdk.types.batch_prediction_jobs import *
    from gemini_sdk.types.batches import *
    from gemini_sdk.types.cached_contents import *
    from gemini_sdk.types.embeddings import *
    from gemini_sdk.types.files import *
    from gemini_sdk.types.generate_content import *
    from gemini_sdk.types.models import *
    from gemini_sdk.types.tuned_models import *
    from gemini_sdk.types.tuning_jobs import *
else:  # a checker that saw this would take any misspelt name for an attribute
    from gemini_sdk._lazy_names import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            ".": """
                azure_inference azure_openai batch_prediction_jobs batches cached_contents embeddings files
                generate_content models tuned_models tuning_dataset tuning_jobs""",
            ".generate_content": "*",
            ".tuned_models": "*",
            ".tuning_jobs": "*",
            ".models": "*",
            ".embeddings": "*",
            ".files": "*",
            ".cached_contents": "*",
            ".batches": "*",
            ".batch_prediction_jobs": "*",
        },
    )

__all__ = [
    "azure_inference",
    "azure_openai",
    "batch_prediction_jobs",
    "batches",
    "cached_contents",
    "embeddings",
    "files",
    "generate_content",
    "models",
    "tuned_models",
    "tuning_dataset",
    "tuning_jobs",
]
