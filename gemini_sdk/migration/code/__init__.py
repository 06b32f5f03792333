"""Programs written for OpenAI's package or for vertexai.generative_models, rewritten for this one.

A program is read, what is to change is gathered in a plan, and the plan is performed: `source`, `plan`. What changes is
decided by one module for each matter. Formatting and comments stay; where a human must decide, a comment says so.
Needs the extra `migrate`.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    from gemini_sdk.migration.code.rewriting import NotPythonError, Style, rewrite

__all__ = ["NotPythonError", "Style", "rewrite"]


def require_libcst() -> None:
    """ConfigurationError, which says what to install, where libcst is missing."""
    if find_spec("libcst") is None:
        raise ConfigurationError("rewriting code needs libcst: pip install 'gemini-sdk[migrate]'")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    require_libcst()
    from importlib import import_module

    return getattr(import_module(f"{__name__}.rewriting"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
