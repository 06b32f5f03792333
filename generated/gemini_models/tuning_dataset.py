# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from gemini_sdk._wire import Model

from .generate_content import Content
from .generate_content_requests import GenerationConfig, Tool


class SupervisedTuningExample(Model):
    """One line of a dataset for Vertex AI: a conversation that ends with what the model is to say."""

    contents: list[Content] | None = None
    """The turns, from user and model by turns; the last is the model's."""

    system_instruction: Content | None = None
    """Text that steers the model; its role is ignored."""

    tools: list[Tool] | None = None
    """The functions that the model may call."""

    generation_config: GenerationConfig | None = None
    """Of these settings, mediaResolution counts; it is the same in all lines."""


__all__ = [
    "SupervisedTuningExample",
]
