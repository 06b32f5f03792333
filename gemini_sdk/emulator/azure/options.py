"""The options of an emulated Azure endpoint."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class AzureOptions:
    """Settings of the routes of Azure AI Model Inference."""

    models: tuple[str, ...] = ("*",)
    """Models and deployments that exist, as patterns with `*`; others are 404 with the code `unknown_model`."""
    model: str = "emulator"
    """The model that answers where a request names none; it always exists."""
    lacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Parameters that models lack, by the model's name or pattern: `{"small-*": ("response_format", "tools")}`. They
    are refused with 422; `extra-parameters: drop` has them dropped."""
    parameter_errors: Literal["list", "object"] = "list"
    """The form of `detail` in those errors."""
    filter_errors: Literal["nested", "flat"] = "nested"
    """Whether the error of a filtered prompt is nested in `error`."""
    leading_chunk: bool = False
    """Whether streams of chat begin with a chunk without choices, which has the content filter's results for the
    prompt."""
    dimensions: int = 256
    """The length of vectors, where a request does not say."""
