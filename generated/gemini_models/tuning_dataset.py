# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from gemini_sdk._wire import Model

from .generate_content import Content
from .generate_content_requests import GenerationConfig, Tool


class PreferenceCompletion(Model):
    """One answer to a prompt, and whether it is the preferred one."""

    score: float | None = None
    """1 for the preferred answer, 0 for the other one."""

    completion: Content | None = None
    """The answer, a single turn of the model."""


class PreferenceTuningExample(Model):
    """One line of a dataset for preference tuning: a prompt, and two answers of which one is preferred."""

    contents: list[Content] | None = None
    """The prompt, in one or several turns of text; the last is the user's."""

    completions: list[PreferenceCompletion] | None = None
    """Two answers, one with the score 1 and one with the score 0."""

    system_instruction: Content | None = None
    """Text that steers the model; its role is ignored."""


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
    "PreferenceCompletion",
    "PreferenceTuningExample",
    "SupervisedTuningExample",
]
