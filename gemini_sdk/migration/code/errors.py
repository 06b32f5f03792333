"""What a program reads of OpenAI's errors, or makes them of, that errors here have not, or in another form."""

from collections.abc import Iterator

import libcst as cst

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.imported import public_name
from gemini_sdk.migration.code.source import Program

_MADE_OF = {
    "OpenAIError": "a message alone",
    "APIError": "a message alone",
    "APIConnectionError": "a message and attempts=",
    "APITimeoutError": "a message and attempts=",
}
"""The arguments of errors here; others have a status, too."""
_MISSED = frozenset({"body", "param", "request", "response", "type"})


def caught(source: Program) -> Iterator[tuple[cst.Name, str]]:
    """The places that read an attribute of a caught OpenAI error, and the attribute."""
    for handler in source.all(cst.ExceptHandler):
        name = handler.name.name if handler.name is not None else None
        if handler.type is None or not isinstance(name, cst.Name):
            continue
        kinds = handler.type.elements if isinstance(handler.type, cst.Tuple) else [handler.type]
        named = (each.value if isinstance(each, cst.Element) else each for each in kinds)
        if not any((source.origin(each) or "").startswith("openai.") for each in named):
            continue
        for read in source.readings(name):
            steps = [step for _, step in source.chain(read)]
            if steps and steps[0] in _MISSED and handler in source.around(read):
                yield read, str(steps[0])


def report_made(source: Program, plan: Edits) -> None:
    """Say of the errors that a program makes itself, as tests do, what errors here are made of."""
    for call in source.all(cst.Call):
        package, _, name = public_name(source.origin(call.func) or "").rpartition(".")
        if package != "openai" or not name.endswith("Error") or name.endswith("FinishReasonError"):
            continue
        is_plain = all(arg.keyword is None and not arg.star for arg in call.args)
        if name not in _MADE_OF or len(call.args) > 1 or not is_plain:
            arguments = _MADE_OF.get(name, "a message, status_code= and body=")
            plan.note(call, f"{name} takes {arguments} here.")
