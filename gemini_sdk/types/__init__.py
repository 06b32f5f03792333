"""The models of every API, a module each, loaded when first asked for."""

from importlib import import_module
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

_GOOGLE = (
    "generate_content",
    "tuned_models",
    "tuning_jobs",
    "models",
    "embeddings",
    "files",
    "cached_contents",
    "batches",
    "batch_prediction_jobs",
)


def __getattr__(name: str) -> object:
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    if not name.startswith("_"):
        # As other packages have it: `from gemini_sdk.types import Part`.
        for module in _GOOGLE:
            home = import_module(f"{__name__}.{module}")
            if name in home.__all__:
                return getattr(home, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
