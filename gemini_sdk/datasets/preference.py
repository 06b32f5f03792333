"""Faults of an example for preference tuning that its schema does not find.

The prompt is text that ends with a turn of the user. Two completions follow, each one turn of the model: one with the
score 1, which is preferred, and one with the score 0.
"""

from collections.abc import Iterator

from gemini_sdk._wire.json_value import Json
from gemini_sdk.datasets.conversation import system
from gemini_sdk.datasets.example import Turn, completions, member
from gemini_sdk.datasets.example_rules import RuleViolation
from gemini_sdk.datasets.roles import order, roles, side
from gemini_sdk.errors import Fault

_PAIR = "two: one with the score 1 and one with the score 0"


def preference(line: Json, held: list[Turn]) -> Iterator[RuleViolation]:
    """Faults of an example of the form `preference`. `held` are the turns of its prompt."""
    placed = [(f"contents[{number}]", turn) for number, turn in enumerate(held)]
    yield from roles(placed)
    yield from order(held, last="user")
    for where, turn in placed:
        yield from _text_only(where, turn)
    yield from system(line)
    yield from _completions(line)


def score_of(value: object) -> float | None:
    """A score, which JSON may write as a number or as a string of one; otherwise None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def answers(line: Json) -> tuple[Turn, Turn] | None:
    """The preferred completion and the other one; None if the line does not say which is which."""
    by_score = {score_of(score): said[0] for score, said in completions(line) if said}
    if len(completions(line)) != 2 or by_score.keys() != {0.0, 1.0}:
        return None
    return by_score[1.0], by_score[0.0]


def _completions(line: Json) -> Iterator[RuleViolation]:
    held = completions(line)
    if len(held) != 2:
        fault = Fault("completions", "not two completions", str(len(held)), _PAIR)
        yield RuleViolation("completions", fault)
    scores = [score_of(score) for score, _ in held]
    for number, ((score, said), value) in enumerate(zip(held, scores, strict=True)):
        where = f"completions[{number}]"
        if score is not None and value not in (0, 1):
            yield RuleViolation(
                "score", Fault(f"{where}.score", "neither 0 nor 1", str(score), "0 or 1")
            )
        for turn in said:
            yield from _completion(f"{where}.completion", turn)
    if len(held) == 2 and scores[0] == scores[1] and scores[0] in (0, 1):
        found = f"twice the score {scores[0]:g}"
        fault = Fault("completions", "no completion is preferred to the other", found, _PAIR)
        yield RuleViolation("score", fault)
    if len(held) == 2 and held[0][1] and held[0][1] == held[1][1]:
        problem = "both completions are the same, so there is nothing to learn"
        yield RuleViolation("same-completions", Fault("completions", problem), "warning")


def _completion(where: str, turn: Turn) -> Iterator[RuleViolation]:
    yield from roles([(where, turn)])
    if side(turn) == "user":
        fault = Fault(f"{where}.role", "a completion is a turn of the model", "user", "model")
        yield RuleViolation("role", fault)
    yield from _text_only(where, turn)


def _text_only(where: str, turn: Turn) -> Iterator[RuleViolation]:
    if not turn.parts:
        yield RuleViolation("empty", Fault(where, "a turn without parts"))
    for number, part in enumerate(turn.parts):
        place, text = f"{where}.parts[{number}]", part.get("text")
        if other := next((name for name in part if name not in ("text", "thought")), None):
            fault = Fault(f"{place}.{other}", "preference tuning takes text only", expected="text")
            yield RuleViolation("part-kind", fault)
        elif text is None:
            yield RuleViolation("empty", Fault(place, "a part without data", expected="text"))
        elif isinstance(text, str) and not text.strip():
            yield RuleViolation("empty", Fault(f"{place}.text", "empty text"))
        if member(part, "thought"):
            problem = "a thought: tuning leaves thinking out"
            yield RuleViolation("thought", Fault(f"{place}.thought", problem), "warning")
