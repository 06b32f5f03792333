"""Calls of functions and their results: declared, called, answered, in this order."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from gemini_sdk._wire.json_value import Json, is_object
from gemini_sdk.datasets.example import CALLS, RESPONSES, Turn, member, objects
from gemini_sdk.datasets.example_rules import RuleViolation
from gemini_sdk.datasets.report import Severity
from gemini_sdk.errors import Fault
from gemini_sdk.validation.suggestions import closest


def is_of_function(part: Json) -> bool:
    """Whether a part is a call or a result."""
    if len(part) == 1 and "text" in part:
        return False
    return member(part, CALLS) is not None or member(part, RESPONSES) is not None


def functions(line: Json, held: list[Turn]) -> Iterator[RuleViolation]:
    """Calls are of functions that are declared; each result follows its call."""
    declared = _declared(line)
    asked: Counter[str] = Counter()
    for number, turn in enumerate(held):
        results = Counter(_names(turn, RESPONSES))
        for place, part in enumerate(turn.parts):
            where = f"contents[{number}].parts[{place}]"
            yield from _call(where, member(part, CALLS), declared)
            yield from _result(where, member(part, RESPONSES), asked)
        missing = asked - results
        if asked and missing:
            fault = Fault(f"contents[{number}]", f"missing result of {', '.join(missing)}")
            yield RuleViolation("function-result", fault)
        asked = Counter(_names(turn, CALLS))


def _declared(line: Json) -> list[str]:
    declarations = (
        each
        for tool in objects(line.get("tools"))
        for each in objects(member(tool, "functionDeclarations"))
    )
    return [name for each in declarations if isinstance(name := each.get("name"), str)]


def _names(turn: Turn, kind: str) -> Iterator[str]:
    for part in turn.parts:
        held = member(part, kind)
        if is_object(held) and isinstance(name := held.get("name"), str):
            yield name


def _call(where: str, call: Any, declared: list[str]) -> Iterator[RuleViolation]:
    name = call.get("name") if is_object(call) else None
    if not isinstance(name, str) or name in declared:
        return
    problem = "the function is not declared: the line has no tools"
    if declared:
        problem = "the function is not declared by any tool"
    severity: Severity = "error" if declared else "warning"
    expected = f"one of {', '.join(declared)}" if declared else ""
    fault = Fault(f"{where}.{CALLS}.name", problem, f'"{name}"', expected, closest(name, declared))
    yield RuleViolation("function-unknown", fault, severity)


def _result(where: str, result: Any, asked: Counter[str]) -> Iterator[RuleViolation]:
    name = result.get("name") if is_object(result) else None
    if isinstance(name, str) and name not in asked:
        fault = Fault(
            f"{where}.{RESPONSES}.name",
            "the previous turn does not call this function",
            f'"{name}"',
            f"one of {', '.join(asked)}" if asked else "",
        )
        yield RuleViolation("function-result", fault)
