"""Programs written for OpenAI's package or for vertexai.generative_models, rewritten for this one.

A program is read, what is to change is gathered in a plan, and the plan is performed: `source`, `plan`. What changes is
decided by one module for each matter. Formatting and comments stay; where a human must decide, a comment says so.
Needs the extra `migrate`.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from gemini_sdk.errors import ConfigurationError


def require_libcst() -> None:
    """ConfigurationError, which says what to install, where libcst is missing."""
    if find_spec("libcst") is None:
        raise ConfigurationError("rewriting code needs libcst: pip install 'gemini-sdk[migrate]'")


require_libcst()
if TYPE_CHECKING:
    from gemini_sdk.migration.code.rewriting import NotPythonError, Style, rewrite
else:  # a checker that saw this would take any misspelt name for an attribute
    from gemini_sdk._lazy_names import lazy_names

    __getattr__, __dir__ = lazy_names(__name__, {".rewriting": "NotPythonError Style rewrite"})

__all__ = ["NotPythonError", "Style", "rewrite"]
