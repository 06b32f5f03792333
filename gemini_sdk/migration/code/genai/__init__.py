"""Programs for google-genai: one client for both services there, a client for each of them here.

Calls, configurations, types, answers and errors are each one module's. What has no counterpart stays as it was.
"""

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.genai import answers, calls, errors, model_types
from gemini_sdk.migration.code.genai.clients import GenaiClients
from gemini_sdk.migration.code.genai.names import imports_genai
from gemini_sdk.migration.code.source import Program


def move(source: Program, plan: Edits) -> None:
    """Have the clients, calls, types and errors of this package."""
    if not imports_genai(source):
        return
    clients = GenaiClients(source)
    clients.move(plan)
    answered = calls.move(source, plan, clients)
    answers.move(source, plan, answered)
    errors.move(source, plan)
    model_types.move(source, plan)
