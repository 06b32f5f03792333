"""The options of the emulator for tuning."""

from dataclasses import dataclass

from gemini_sdk.emulator.catalogue import Catalogue
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.storage.objects import Objects


@dataclass(frozen=True, slots=True)
class TuningSettings:
    """Settings of tuning; see EmulatorOptions."""

    seconds: float
    """Seconds that a tuning takes."""
    catalogue: Catalogue
    """The models that can be tuned."""
    objects: Objects
    """The objects in Cloud Storage."""
    concurrent: int | None
    """Tunings that may be under way at the same time."""

    @classmethod
    def of(
        cls, options: EmulatorOptions, catalogue: Catalogue, objects: Objects
    ) -> "TuningSettings":
        """The settings in the emulator's options."""
        return cls(options.tuning_seconds, catalogue, objects, options.concurrent_tunings)
