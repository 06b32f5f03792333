"""The paths of Azure's operations, from the generated operation table.

An endpoint may have a path of its own before the operation's; these are the ones that services are known to have.
"""

from gemini_models.operations import OPERATIONS

PREFIXES = ("", "/models", "/openai/deployments/{deployment}")
SERVED = tuple(o for o in OPERATIONS if o.platform == "azure-inference")
"""The operations that are answered here."""
PATHS = tuple(
    (f"{prefix}{operation.path}", operation) for prefix in PREFIXES for operation in SERVED
)
"""Every path template with its operation."""
OTHER_PATHS = ("/models/{rest:path}", "/openai/{rest:path}")
"""Paths which no operation has, and nobody but Azure either."""
