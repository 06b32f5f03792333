"""Finds fields of a request that its model refuses, ignores or deprecates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from gemini_sdk._wire import Model
from gemini_sdk._wire.enums import enum_value
from gemini_sdk._wire.naming import snake_case
from gemini_sdk.known_models.records import FieldRule, KnownModel


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """A field of a request, and the rule of the model that it meets."""

    rule: FieldRule
    value: object

    @property
    def message(self) -> str:
        """The service's words, where it answers 400."""
        return self.rule.message.format(value=_read(self.rule, self.value))


@dataclass(slots=True)
class _Member:
    """A member of a request that rules are about, itself or what it holds."""

    camel: str
    snake: str
    is_last: bool
    """Whether only the last item of the list is meant."""
    rules: list[FieldRule] = field(default_factory=list[FieldRule])
    members: "dict[str, _Member]" = field(default_factory=dict[str, "_Member"])

    @classmethod
    def at(cls, step: str) -> "_Member":
        """A member without rules, named by one step of a path."""
        name, place, _ = step.partition("[")
        return cls(name, snake_case(name), bool(place))

    def among(self, members: Mapping[str, object]) -> object:
        """Its value among members of a request, by either spelling; None if there is nothing."""
        found = members.get(self.camel)
        found = members.get(self.snake) if found is None else found
        return _last(found) if self.is_last else found


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules by the members of the request that they are about. What is below an absent member costs nothing."""

    members: Mapping[str, _Member]

    @classmethod
    def of(cls, rules: Iterable[FieldRule]) -> "Rules":
        """Rules, sorted."""
        root: dict[str, _Member] = {}
        for rule in rules:
            members, member = root, None
            for step in rule.field.split("."):
                member = members.setdefault(step, _Member.at(step))
                members = member.members
            if member is not None:
                member.rules.append(rule)
        return cls(root)

    def concerns(self, request: object) -> Iterator[RuleMatch]:
        """The fields of a request that a rule is about.

        `request` is a mapping or a model of a generateContent request, its fields in camelCase or snake_case.
        """
        held = [(request, self.members)]
        for holder, members in held:
            given = _given(holder)
            if not given:
                continue
            for member in members.values():
                value = member.among(given)
                if value is None:
                    continue
                for rule in member.rules:
                    if _is_met(rule, _read(rule, value)) and _has(request, rule.beside):
                        yield RuleMatch(rule, value)
                if member.members:
                    held.append((value, member.members))


def concerns(model: KnownModel, request: object) -> Iterator[RuleMatch]:
    """The fields of a request that a rule of its model is about; see `Rules.concerns`."""
    return Rules.of(model.rules).concerns(request)


def _is_met(rule: FieldRule, value: object) -> bool:
    if rule.values is not None and value not in map(_normal, rule.values):
        return False
    if rule.accepted is not None and value in rule.accepted:
        return False
    number = _number(value)
    if rule.above is not None and (number is None or number <= rule.above):
        return False
    if rule.least is not None and rule.most is not None:
        return number is not None and not rule.least <= number <= rule.most
    return True


def _number(value: object) -> float | None:
    try:
        return float(cast(Any, value))
    except (TypeError, ValueError):
        return None


def _read(rule: FieldRule, value: object) -> object:
    """A value as the service reads it."""
    return _normal(enum_value(rule.enum, value) if rule.enum else value)


def _normal(value: object) -> object:
    """A number that is written as text is that number; a name of an enum counts in any case."""
    if isinstance(value, str):
        number = _number(value)
        if number is None:
            return value.upper()
        return int(number) if number.is_integer() else number
    return value


def _has(request: object, path: str) -> bool:
    """Whether there is a value at a path; of no path, there is."""
    holder = request
    for step in path.split(".") if path else ():
        holder = _Member.at(step).among(_given(holder))
        if holder is None:
            return False
    return True


def _given(holder: object) -> Mapping[str, object]:
    """The members of a mapping or of a model; nothing holds none."""
    # The first is by far the quicker question.
    if isinstance(holder, dict) or isinstance(holder, Mapping):  # noqa: SIM101
        return cast(Mapping[str, object], holder)
    return vars(holder) if isinstance(holder, Model) else {}


def _last(value: object) -> object:
    """The last item of a list; anything else is itself."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return value
    listed = cast(Sequence[object], value)
    return listed[-1] if listed else None
