"""The paths of Azure's operations, from the generated operation table.

An endpoint may have a path of its own before the operation's; these are the ones that services are known to have.
"""

from gemini_models.operations import OPERATIONS
from gemini_sdk.emulator.azure.dialect import Dialect

SERVED = tuple(o for o in OPERATIONS if o.platform == "azure-inference")
"""The operations that are answered here."""
PREFIXES = tuple(dialect.value for dialect in Dialect)
PATHS = tuple(
    (f"{dialect.value}{operation.path}", dialect, operation)
    for dialect in Dialect
    for operation in SERVED
)
"""Every path template with its kind of endpoint and its operation."""
OTHER_PATHS = ("/models/{rest:path}", "/openai/{rest:path}")
"""Paths of Azure without an operation in the specs."""
