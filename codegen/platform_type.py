"""A type of a spec as one platform has it: its members, and what it demands of them; the values of an enum.

Whatever depends on the platform of a member, of its type, or of a value reads it here: the texts about models, the
schemas for validation and for editors, and the comparisons with upstream and with other revisions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .specs import GOOGLE, Json, Specs

Numbers = dict[str, int | None]
"""The values of an enum and their protobuf numbers, None where these are not known."""


class Case(NamedTuple):
    """What a value of one member demands of the other members."""

    member: str
    value: str
    required: list[str]
    forbidden: list[str]


@dataclass(frozen=True)
class PlatformType:
    """A type as a platform has it; without a platform, as any has it."""

    schema: Json
    platform: str | None = None
    of_file: Sequence[str] = GOOGLE
    """The platforms that the type's file is for."""

    @classmethod
    def find(
        cls, specs: Specs, stem: str, name: str, platform: str | None = None
    ) -> "PlatformType":
        """A type of a spec file by its name."""
        return cls(specs.schemas(stem)[name], platform, specs.platforms(stem))

    @property
    def platforms(self) -> tuple[str, ...]:
        """All platforms that have the type, and each of its members that does not name its own."""
        return tuple(self.schema.get("x-platforms", self.of_file))

    @property
    def exists(self) -> bool:
        """Whether the platform has the type."""
        return self.platform is None or self.platform in self.platforms

    def has(self, member: Json) -> bool:
        """Whether the type, where it exists, has a member on the platform."""
        platforms: list[str] | None = member.get("x-platforms")
        return self.platform is None or platforms is None or self.platform in platforms

    @cached_property
    def members(self) -> dict[str, Json]:
        """The members that the platform has, each of the type that it has there."""
        members: dict[str, Json] = self.schema.get("properties", {})
        return {name: self.narrowed(m) for name, m in members.items() if self.has(m)}

    def narrowed(self, member: Json) -> Json:
        """A member of the type that it has on the platform."""
        narrower: Json = member.get("x-type-on", {}).get(self.platform, {})
        return member | narrower

    @property
    def required(self) -> list[str]:
        """The members that have to be set."""
        return self._of_members(self.schema.get("required", ()))

    @property
    def groups(self) -> dict[str, list[str]]:
        """The members of each group of which at most one may be set."""
        groups: dict[str, list[str]] = self.schema.get("x-oneof", {})
        return {name: self._of_members(group) for name, group in groups.items()}

    def rivals(self, name: str) -> list[str]:
        """The members that must not be set together with a member."""
        groups = [group for group in self.groups.values() if name in group]
        return list(dict.fromkeys(other for group in groups for other in group if other != name))

    def excluded(self, name: str) -> dict[str, str]:
        """The members that must not be set next to a member, each with what to write instead."""
        excluded: dict[str, str] = self.schema.get("x-excludes", {}).get(name, {})
        return {other: advice for other, advice in excluded.items() if other in self.members}

    def companions(self, name: str) -> list[str]:
        """The members of which a member needs one."""
        companions: list[str] = self.schema.get("x-beside", {}).get(name, [])
        return self._of_members(companions) or companions

    @property
    def cases(self) -> Iterator[Case]:
        """What the values of members demand of other members."""
        for member, cases in self.schema.get("x-cases", {}).items():
            for value, case in cases.items():
                required, forbidden = (
                    self._of_members(case.get(key, ())) for key in ("required", "forbidden")
                )
                yield Case(member, value, required, forbidden)

    @property
    def values(self) -> list[str]:
        """The values of the enum that the platform has."""
        limited: dict[str, list[str]] = self.schema.get("x-enum-platforms", {})
        values: list[str] = self.schema.get("enum", [])
        if self.platform is None:
            return values
        return [v for v in values if self.platform in limited.get(v, (self.platform,))]

    @property
    def values_ahead(self) -> set[str]:
        """The values that the platform's service has although upstream's description lacks them."""
        ahead: dict[str, list[str]] = self.schema.get("x-enum-ahead", {})
        return {value for value, platforms in ahead.items() if self.platform in platforms}

    def is_ahead(self, member: Json) -> bool:
        """Whether the platform's service has a member although upstream's description lacks it."""
        return self.platform in member.get("x-ahead", ())

    def numbers_of(self, value: str) -> list[int]:
        """The protobuf numbers of a value: at most one on a platform."""
        known: int | dict[str, int] | None = self.schema.get("x-enum-numbers", {}).get(value)
        if isinstance(known, dict):
            return [n for home, n in known.items() if self.platform in (None, home)]
        return [] if known is None else [known]

    @property
    def numbers(self) -> Numbers:
        """The values, each with its number on the platform."""
        return {value: next(iter(self.numbers_of(value)), None) for value in self.values}

    def is_deprecated(self, member: Json) -> bool:
        """Whether a member is deprecated on the platform; without a platform, regardless of the platform."""
        return is_deprecated(member, self.platform)

    def is_deprecated_everywhere(self, member: Json) -> bool:
        """Whether a member, or the type itself, is deprecated on each platform that has it."""
        platforms: Sequence[str] = member.get("x-platforms", self.platforms)
        return all(is_deprecated(member, platform) for platform in platforms)

    def _of_members(self, names: Sequence[str]) -> list[str]:
        return [name for name in names if name in self.members]


def is_deprecated(schema: Json, platform: str | None) -> bool:
    """Whether a type or a member is deprecated on a platform; without a platform, on each that the file is for."""
    limited: list[str] | None = schema.get("x-deprecated-on")
    return bool(schema.get("deprecated")) and (limited is None or platform in limited)
