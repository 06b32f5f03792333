"""Finds fields of a request that its model refuses, ignores or deprecates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

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


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules by the member of the request that they are about, so that one that is absent costs next to nothing."""

    groups: tuple[tuple[str, tuple[FieldRule, ...]], ...]

    @classmethod
    def of(cls, rules: Iterable[FieldRule]) -> "Rules":
        """Rules, sorted."""
        groups: dict[str, list[FieldRule]] = {}
        for rule in rules:
            groups.setdefault(rule.field.partition(".")[0].partition("[")[0], []).append(rule)
        return cls(tuple((name, tuple(group)) for name, group in groups.items()))

    def concerns(self, request: object) -> Iterator[RuleMatch]:
        """The fields of a request that a rule is about.

        `request` is a mapping or a model of a generateContent request, its fields in camelCase or snake_case.
        """
        for name, rules in self.groups:
            if _member(request, name) is None:
                continue
            for rule in rules:
                value = _value(request, rule.field)
                if value is None or not _is_met(rule, _read(rule, value)):
                    continue
                if not rule.beside or _value(request, rule.beside) is not None:
                    yield RuleMatch(rule, value)


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


def _value(holder: object, path: str) -> object:
    """The value at a path; None if there is nothing."""
    for step in path.split("."):
        name, _, place = step.partition("[")
        holder = _member(holder, name)
        if place and isinstance(holder, Sequence) and not isinstance(holder, str):
            listed = cast(Sequence[object], holder)
            holder = listed[-1] if listed else None
        if holder is None:
            return None
    return holder


def _member(holder: object, name: str) -> object:
    if isinstance(holder, Mapping):
        members = cast(Mapping[str, object], holder)
        found = members.get(name)
        return members.get(snake_case(name)) if found is None else found
    return getattr(holder, snake_case(name), None)
