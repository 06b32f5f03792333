"""What a program reads of OpenAI's errors that errors here have not, or in another form."""

from collections.abc import Iterator

import libcst as cst

from gemini_sdk.migration.code.source import Program

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
