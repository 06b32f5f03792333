"""The warnings this package gives, each a category of its own, so that one can be silenced without the others.

    UserWarning
    └── GeminiSDKWarning
        ├── UnknownNameWarning      a name or enum value that this package does not know was sent
        └── ModelWarning            a model is gone or goes soon, or ignores or refuses a parameter

To silence one: `warnings.filterwarnings("ignore", category=gemini_sdk.warnings.UnknownNameWarning)`.
"""

__all__ = ["GeminiSDKWarning", "ModelWarning", "UnknownNameWarning"]


class GeminiSDKWarning(UserWarning):
    """The root of every warning this package gives."""


class UnknownNameWarning(GeminiSDKWarning):
    """A request holds a name or an enum value that resembles nothing this package knows. It was sent as it is."""


class ModelWarning(GeminiSDKWarning):
    """A model is gone or goes soon, or it ignores or refuses a parameter. The request was sent as it is."""
