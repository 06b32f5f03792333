"""Who speaks when: user and model by turns. In a conversation the model is last, in a prompt the user."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from gemini_sdk.datasets.example import RESPONSES, Turn, member
from gemini_sdk.datasets.example_rules import RuleViolation
from gemini_sdk.errors import Fault
from gemini_sdk.validation.suggestions import closest

_ROLES = ("user", "model")
_LAST = {
    "model": "the last turn does not have the role model",
    "user": "the last turn does not have the role user",
}
_ALIASES = {"assistant": "model", "ai": "model", "bot": "model", "human": "user"}


def side(turn: Turn) -> str | None:
    """The role of the turn; None if the role is unknown."""
    role = (turn.role or "").lower()
    if role in _ROLES:
        return role
    return "user" if _are_results(turn) else _ALIASES.get(role)


def roles(placed: Iterable[tuple[str, Turn]]) -> Iterator[RuleViolation]:
    """Roles that are none, of turns with their paths."""
    for place, turn in placed:
        role, where = turn.role, f"{place}.role"
        if role in _ROLES:
            continue
        if role is None:
            if not _are_results(turn):
                yield RuleViolation("role", Fault(where, "no role", expected="user or model"))
        elif role.lower() in _ROLES:
            fault = Fault(
                where, "the role is not in lower case", f'"{role}"', suggestion=role.lower()
            )
            yield RuleViolation("role-case", fault, "warning")
        elif role == "system":
            expected = "its text in systemInstruction"
            yield RuleViolation(
                "role", Fault(where, "a turn with the role system", expected=expected)
            )
        elif role != "function" or not _are_results(turn):
            nearest = _ALIASES.get(role.lower()) or closest(role, _ROLES)
            fault = Fault(where, "unknown role", f'"{role}"', "user or model", nearest)
            yield RuleViolation("role", fault)


def order(held: list[Turn], *, last: Literal["user", "model"]) -> Iterator[RuleViolation]:
    """Turns that are out of order. `last` says whose turn the last one is."""
    sides = [side(turn) for turn in held]
    if sides and sides[0] == "model":
        fault = Fault("contents[0]", "the first turn has the role model", expected="a turn of user")
        yield RuleViolation("first-turn", fault)
    for place, (earlier, later) in enumerate(pairwise(sides), 1):
        results, follower = (_are_results(turn) for turn in held[place - 1 : place + 1])
        if later is not None and earlier == later and not (results and not follower):
            other = "model" if later == "user" else "user"
            problem, expected = f"two consecutive turns with the role {later}", f"a turn of {other}"
            yield RuleViolation(
                "alternation", Fault(f"contents[{place}]", problem, expected=expected)
            )
    if sides and sides[-1] not in (last, None):
        problem = _LAST[last]
        fault = Fault(f"contents[{len(sides) - 1}]", problem, expected=f"a turn of {last}")
        yield RuleViolation("last-turn", fault)


def _are_results(turn: Turn) -> bool:
    """Whether a turn hands over results of functions: it is the user's, whatever its role says."""
    return bool(turn.parts) and all(member(part, RESPONSES) is not None for part in turn.parts)
