"""The metrics of a tuning, read from wherever a service has them.

Google AI reports the mean loss in snapshots, part of a tuned model and of the operation that makes it. Vertex AI
keeps metrics in an experiment, and newer jobs name a file of them in Cloud Storage, a JSON line a step.
"""

import reprlib
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from gemini_sdk._wire import surrogates
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError
from gemini_sdk.metrics.curve import Curve

if TYPE_CHECKING:
    from gemini_sdk.types.tuned_models import CreateTunedModelMetadata, TunedModel, TuningSnapshot


_STEPS = 1 << 63


@dataclass(frozen=True, slots=True)
class TuningMetrics:
    """The metrics of a tuning. Metrics that a service does not report are empty curves."""

    mean_loss: Curve = field(default_factory=Curve)
    """Mean loss of the examples of a step (Google AI)."""
    train_total_loss: Curve = field(default_factory=Curve)
    """Loss on the training data."""
    train_fraction_of_correct_next_step_preds: Curve = field(default_factory=Curve)
    """Share of tokens of the training data that were predicted rightly, 0 to 1."""
    train_num_predictions: Curve = field(default_factory=Curve)
    """Tokens predicted."""
    eval_total_loss: Curve = field(default_factory=Curve)
    """Loss on the validation data, where there is some."""
    eval_fraction_of_correct_next_step_preds: Curve = field(default_factory=Curve)
    """Share of tokens of the validation data that were predicted rightly, 0 to 1."""
    eval_num_predictions: Curve = field(default_factory=Curve)
    """Tokens of the validation data predicted."""

    def __bool__(self) -> bool:
        return bool(self.curves)

    @property
    def curves(self) -> dict[str, Curve]:
        """The metrics that there are, by name."""
        named = {each.name: cast(Curve, getattr(self, each.name)) for each in fields(self)}
        return {name: curve for name, curve in named.items() if curve}

    @property
    def losses(self) -> dict[str, Curve]:
        """The curves that are losses."""
        return {name: curve for name, curve in self.curves.items() if name.endswith("_loss")}

    @classmethod
    def of(cls, tuned: "TunedModel | CreateTunedModelMetadata") -> Self:
        """The metrics of a tuned model, or of the metadata of the operation that makes it."""
        snapshots: list[TuningSnapshot] | None = getattr(tuned, "snapshots", None)
        if snapshots is None:
            task = getattr(tuned, "tuning_task", None)
            snapshots = task.snapshots if task is not None else None
        return cls(mean_loss=Curve.of((s.step or 0, s.mean_loss or 0.0) for s in snapshots or ()))

    @classmethod
    def read(cls, source: str | PathLike[str] | bytes) -> Self:
        """The metrics of a tuning job, from a file of JSON lines or its content.

        Each line is an object with `step` and metrics by name, with or without a slash before it. Metrics
        that are null are left out.

        Raises:
            ConfigurationError: the file cannot be read.
            InvalidPayloadError: a line is not such an object.
        """
        found: dict[str, list[tuple[int, float]]] = {each.name: [] for each in fields(cls)}
        file = "" if isinstance(source, bytes) else f"{fspath(source)}, "
        for number, line in enumerate(_content(source).removeprefix(BOM_UTF8).splitlines(), 1):
            if not line.strip():
                continue
            place = f"{file}line {number}"
            step, values = _line(line, place)
            for name, value in values.items():
                plain = name.removeprefix("/")
                if plain in found and value is not None:
                    found[plain].append((step, _number(value, f"{place}: {name}")))
        return cls(**{name: Curve.of(points) for name, points in found.items()})

    def plot(self, path: str | PathLike[str], *, title: str = "Loss") -> Path:
        """Write a picture of the losses: `.html` or `.svg`, or `.png` with the extra `plot`. The path.

        Raises:
            ConfigurationError: the ending is another, the extra is missing, or the file cannot be written.
        """
        from gemini_sdk.metrics.picture import write

        return write(self.losses, Path(path), title)


def _content(source: str | PathLike[str] | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{source}: {error.strerror}") from error


def _line(line: bytes, place: str) -> tuple[int, Mapping[str, Any]]:
    try:
        record: Mapping[str, Any] = surrogates.read(line)
        step = int(record["step"])
        if 0 <= step < _STEPS:
            return step, record
    except (KeyError, TypeError, ValueError, OverflowError):
        pass
    expected = "an object with `step`, at least 0"
    raise InvalidPayloadError([Fault(place, "not the metrics of a step", expected=expected)])


def _number(value: object, place: str) -> float:
    try:
        return float(cast(Any, value))
    except (TypeError, ValueError, OverflowError):
        fault = Fault(place, "wrong type", reprlib.repr(value), "a number")
        raise InvalidPayloadError([fault]) from None
