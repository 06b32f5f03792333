"""Programs for google-genai: one client for both services there, a client for each of them here.

Calls, configurations, types, answers and errors are each one module's. What has no counterpart stays as it was.
"""

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.genai import answers, calls, errors, model_types
from gemini_sdk.migration.code.genai.clients import GenaiClients, kept_classes
from gemini_sdk.migration.code.genai.names import PACKAGE, imports_genai
from gemini_sdk.migration.code.source import Program

_KEPT = f"all of {PACKAGE} stays here: construct a GeminiClient or VertexClient without"


def move(source: Program, plan: Edits) -> None:
    """Have the clients, calls, types and errors of this package."""
    if not imports_genai(source):
        return
    kept = kept_classes(source)
    for each in kept:
        plan.note(each, f"{_KEPT} {source.text(each)}, and run this command again.")
    if kept:
        return
    clients = GenaiClients(source)
    clients.move(plan)
    answered = calls.move(source, plan, clients)
    answers.move(source, plan, answered)
    errors.move(source, plan)
    model_types.move(source, plan)
