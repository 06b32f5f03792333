"""Programs for azure-ai-inference: clients of the same endpoints, with the calls and types of this package."""

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.imported import imports_any
from gemini_sdk.migration.code.inference import calls, errors, model_types
from gemini_sdk.migration.code.inference.clients import InferenceClients
from gemini_sdk.migration.code.inference.names import PACKAGE
from gemini_sdk.migration.code.source import Program


def move(source: Program, plan: Edits) -> None:
    """Have the clients, calls, types and errors of this package."""
    if not imports_any(source, (PACKAGE,)):
        return
    clients = InferenceClients(source)
    clients.move(plan)
    calls.move(source, plan, clients)
    errors.move(source, plan, clients)
    model_types.move(source, plan)
