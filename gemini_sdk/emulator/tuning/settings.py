"""The options of the emulator for tuning."""

from dataclasses import dataclass
from pathlib import Path

from gemini_sdk.emulator.catalogue import Catalogue
from gemini_sdk.emulator.options import EmulatorOptions


@dataclass(frozen=True, slots=True)
class TuningSettings:
    """Settings of tuning; see EmulatorOptions."""

    seconds: float
    """What a tuning takes."""
    catalogue: Catalogue
    """The models that can be tuned."""
    gcs_root: Path | None
    """The folder that stands for Cloud Storage."""
    concurrent: int | None
    """Tunings that may be under way at the same time."""

    @classmethod
    def of(cls, options: EmulatorOptions, catalogue: Catalogue) -> "TuningSettings":
        """Those in the emulator's options."""
        seconds, root = options.tuning_seconds, options.gcs_folder
        return cls(seconds, catalogue, root, options.concurrent_tunings)
