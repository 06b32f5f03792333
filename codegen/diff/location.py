"""A place in both states of the specs at once, and whom it concerns: what every rule of comparison stands on."""

import json
from dataclasses import dataclass, replace

from ..platform_type import PlatformType
from ..spec_lines import Step
from ..specs import Specs
from .audience import Audience
from .difference import Difference, Impact, Kind


@dataclass(frozen=True, slots=True)
class Address:
    """Steps in a file of one state."""

    specs: Specs
    stem: str
    steps: tuple[Step, ...] = ()

    def under(self, *steps: Step) -> "Address":
        """The location after further steps."""
        return replace(self, steps=(*self.steps, *steps))

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platforms of what does not name its own: those of the type that it is in, or else of the file."""
        match self.steps:
            case ("components", "schemas", str(name), *_):
                return PlatformType.find(self.specs, self.stem, name).platforms
            case _:
                return self.specs.platforms(self.stem)


@dataclass(frozen=True, slots=True)
class Location:
    """Something that both states have, or one of them, under one name."""

    name: str
    old: Address
    new: Address
    reach: Audience

    def under(
        self, *steps: Step, name: str | None = None, reach: Audience | None = None
    ) -> "Location":
        """A part of it, which concerns the same people where nothing else is said."""
        return Location(
            self.name if name is None else f"{self.name}.{name}",
            self.old.under(*steps),
            self.new.under(*steps),
            reach or self.reach,
        )

    def difference(
        self,
        kind: Kind,
        text: str,
        senders: Impact,
        receivers: Impact = Impact.DOCUMENTATION,
    ) -> Difference:
        """A difference here; what concerns only one side is nothing to the other."""
        address = self.old if kind == "removed" else self.new
        return Difference(
            kind,
            self.name,
            text,
            address.specs.place(address.stem, *address.steps),
            senders if self.reach.senders else Impact.NONE,
            receivers if self.reach.receivers else Impact.NONE,
        )


def change(key: str, old: object, new: object) -> tuple[Kind, str]:
    """What has become of a key's value, None standing for none, in words; long texts are not repeated."""
    if old is None:
        return "added", f"{key} {words(new)}, was not there"
    if new is None:
        return "removed", f"{key} is gone, was {words(old)}"
    if key in ("description", "summary"):
        return "changed", "described anew"
    return "changed", f"{key} {words(new)}, was {words(old)}"


def words(value: object) -> str:
    """A value as one would write it, shortened."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."
