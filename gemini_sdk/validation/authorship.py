"""Who wrote what a request holds: a person, whose typos are faults, or a service, whose answers are never faulted.

- A model of a type that answers have, read from JSON or from a mapping (`model_validate`), came from a service: what
  is not known or empty in it is not reported, and in a turn of the model nothing is. Models that were made from
  keyword arguments, and types that only requests have, are a person's.
- A turn with the role `model` is what an answer held, be it a mapping by now (`model_dump`, `json.loads`). In it,
  names and values that are not known are not reported, a typo is a warning, and a required member may be missing:
  services leave out members that have the default value.
- All other content was written by a person: a typo is a fault, a new name a warning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from gemini_sdk._wire import Model, Platform, UserWrittenExtras
from gemini_sdk._wire.naming import camel_case
from gemini_sdk.errors import Fault
from gemini_sdk.validation.compiled_schemas import Path, definitions, has_type, target
from gemini_sdk.validation.finding import FindingKind, RuleFinding
from gemini_sdk.validation.schemas import cached
from gemini_sdk.validation.unknown_names import types_along

_TURN = "Content"


@dataclass(frozen=True, slots=True)
class Authorship:
    """Decides findings by where the data came from."""

    source: object
    """What the payload was made of: mappings, lists and models."""
    payload: Any
    """The payload, as plain JSON data."""
    type_name: str
    platform: Platform | None

    def settled(self, finding: RuleFinding) -> Fault | None:
        """The fault, or the warning, that a finding is; None if nothing is to be reported."""
        fault, nature = finding.fault, finding.nature
        role = self._role(finding.holder)
        if _came_from_answer(_held(self.source, finding.holder)):
            if nature in (FindingKind.WRONG, FindingKind.MISSING):
                return None if role == "model" else fault
            by_user = (
                nature is FindingKind.TURN and role == "user" and not self._is_part(finding.holder)
            )
            return fault if by_user else None
        if self._is_default(finding):
            return None
        if nature is FindingKind.UNKNOWN and role == "model":
            is_typo = fault.severity == "error"
            return replace(fault, severity="warning") if is_typo else None
        return fault

    def refused(self, finding: RuleFinding) -> Fault | None:
        """The fault that a finding is to a service, which cannot know who wrote what."""
        return None if self._is_default(finding) else finding.fault

    def _is_default(self, finding: RuleFinding) -> bool:
        """Whether a member is missing where services leave out default values."""
        return finding.nature is FindingKind.MISSING and self._role(finding.holder) == "model"

    def _role(self, path: Path) -> str | None:
        """The role of the turn that a path leads into, in small letters; None if it leads into none."""
        for length in range(len(path), -1, -1):
            if types_along(path[:length], self.type_name, self.platform)[-1] == _TURN:
                turn = _reached(self.payload, path[:length])
                if isinstance(turn, dict):
                    role = cast("dict[str, object]", turn).get("role")
                    return role.lower() if isinstance(role, str) else None
        return None

    def _is_part(self, path: Path) -> bool:
        return types_along(path, self.type_name, self.platform)[-1] != _TURN


def _reached(payload: Any, path: Path) -> object:
    for step in path:
        payload = payload[step]
    return payload


def _came_from_answer(holder: object) -> bool:
    if not isinstance(holder, Model) or isinstance(holder.model_extra, UserWrittenExtras):
        return False
    return not _types_of_answers().isdisjoint(each.__name__ for each in type(holder).__mro__)


@cached
def _types_of_answers() -> frozenset[str]:
    """The names of all types that answers are made of."""
    from gemini_models.operations import OPERATIONS

    found: set[str] = set()
    pending = [each.answer for each in OPERATIONS if each.answer]
    while pending:
        name = pending.pop()
        if name not in found and has_type(name, None):
            found.add(name)
            members = definitions(name, None)[name].get("properties", {}).values()
            pending += [inner for rule in members if (inner := target(rule))]
    return frozenset(found)


def _held(source: object, path: Sequence[str | int]) -> object:
    """The value at a path in the data from which a payload was made."""
    for step in path:
        source = _step(source, step)
    return source


def _step(holder: object, step: str | int) -> object:
    if isinstance(step, int):
        if isinstance(holder, Sequence) and not isinstance(holder, str):
            return cast(Sequence[object], holder)[step]
        return holder  # one value stands for a list of one
    if isinstance(holder, Mapping):
        mapping = cast(Mapping[str, object], holder)
        return next((v for k, v in mapping.items() if k == step or camel_case(k) == step), None)
    if isinstance(holder, Model):
        fields = type(holder).model_fields
        field = next((n for n, f in fields.items() if step in (f.alias, n)), step)
        return getattr(holder, field, None)
    return None
