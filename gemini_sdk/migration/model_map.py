"""Which Gemini model stands for which of OpenAI's, by a file of rows; never by guessing.

A model without a row is an error with suggestions: an answer from a wrong model is worse than none.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

from pydantic_core import from_json

from gemini_sdk._openai.model_treatment import ModelTreatment
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError
from gemini_sdk.known_models.catalogue import find, in_use

_SNAPSHOT = re.compile(r"-(\d{4}-\d{2}-\d{2}|\d{4})$")
_GOOGLE = re.compile(r"(gemini-|gemma-|models/|tunedModels/|endpoints/|publishers/|projects/)")
_LEVELLED = re.compile(r"gemini-([3-9]|\d\d)")
"""Models whose thinking is set by a level, in the file or newer than it."""


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model, and how it was found."""

    model: str
    """Name of the Gemini model."""
    reason: str
    """The row or rule that chose it."""
    limits: ModelTreatment = field(default_factory=ModelTreatment)
    """The fields that the model does not support."""


@dataclass(frozen=True, slots=True)
class ModelMap:
    """Rows from a model or deployment to a Gemini model, and what a file says that these can do."""

    rows: Mapping[str, Mapping[str, str]]
    """For each model of OpenAI's, a Gemini model and the reason."""
    models: Mapping[str, Mapping[str, Any]]
    """For each Gemini model, the fields that it does not support."""
    own: Mapping[str, str] = field(default_factory=dict[str, str])
    """Rows of the user's own, which go before: from deployments to Gemini models, or to models that have a row."""

    @classmethod
    def load(cls, path: str | os.PathLike[str] | None = None) -> "ModelMap":
        """The map of a file, by default the package's own. Raises ConfigurationError if it has another form."""
        if path is None:
            return _shipped()
        try:
            return _read(Path(path).read_bytes())
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ConfigurationError(f"{os.fspath(path)}: not a model map: {error!r}") from error

    def with_own(self, own: Mapping[str, str]) -> "ModelMap":
        """This map with rows that go before its own."""
        return ModelMap(self.rows, self.models, {**self.own, **own})

    def knows(self, name: str | None) -> bool:
        """Whether a row is of this very name."""
        return name in self.own or name in self.rows

    def choose(self, name: str) -> ModelChoice:
        """The model for a name. InvalidPayloadError, with suggestions, where no row says which."""
        given = self.own.get(name)
        asked = name if given is None else given
        said = "" if given is None else f"model_map: {name} is {given}; "
        if _GOOGLE.match(asked):
            return self._choice(asked, f"{said}a model of Google's, not changed")
        row = self.rows.get(asked)
        if row is None and (base := self.rows.get(_SNAPSHOT.sub("", asked))) is not None:
            said += f"{asked} is a snapshot of {base['from']}; "
            row = base
        if row is None:
            raise self._unknown(asked, said)
        model = row["to"]
        said += f"{row['from']} is {model} ({row['source']})"
        successor = row.get("successor") or self.models.get(model, {}).get("successor")
        if successor is not None and successor != model:
            model = successor
            said += f", which is retired; its successor is {model}"
        return self._choice(model, said)

    def _choice(self, model: str, reason: str) -> ModelChoice:
        base = model.rpartition("/")[2]
        facts, known = self.models.get(base), find(model)
        if facts is not None:
            treatment = {k: v for k, v in facts.items() if k != "successor"}
            return ModelChoice(model, reason, ModelTreatment(**treatment, known=True))
        if known is not None:
            return ModelChoice(model, reason, ModelTreatment.of(known))
        return ModelChoice(
            model, reason, ModelTreatment(thinking="level" if _LEVELLED.match(base) else None)
        )

    def _unknown(self, name: str, said: str) -> InvalidPayloadError:
        from gemini_sdk.validation.suggestions import choice, closest

        known = [*self.rows] if said else [*self.own, *self.rows]  # one's own row led here
        expected = f"{choice(name, known)}, a Gemini model, or a row for it in model_map"
        return InvalidPayloadError(
            [
                Fault(
                    "model",
                    f"{said}unknown model: the model map has no row for it",
                    repr(name),
                    expected,
                    closest(name, known),
                )
            ]
        )


ModelMapLike = Mapping[str, str] | str | os.PathLike[str] | ModelMap | None


def model_map_of(given: ModelMapLike) -> ModelMap:
    """A map of what people pass: one, rows to go before the package's, or the path of a file instead of these."""
    if isinstance(given, ModelMap):
        return given
    if isinstance(given, Mapping):
        for name, model in cast(Mapping[object, object], given).items():
            if not (isinstance(name, str) and isinstance(model, str)):
                raise ConfigurationError(f"model_map: {name!r}: {model!r} is not a model name")
        return _shipped().with_own(given)
    if given is None or isinstance(given, str | os.PathLike):  # pyright: ignore[reportUnnecessaryIsInstance]
        return ModelMap.load(given)
    found = type(given).__name__
    raise ConfigurationError(f"model_map must be a mapping, a path or a ModelMap, found {found}")


@cache
def _shipped() -> ModelMap:
    """The package's own map. Its rows lead to what is in use today, by what is known of Google's models."""
    read = _read((Path(__file__).parent / "models.json").read_bytes())
    rows = {name: {**row, "successor": _living(row)} for name, row in read.rows.items()}
    return ModelMap(rows, read.models)


def _living(row: Mapping[str, str]) -> str:
    return in_use(row.get("successor", row["to"]), "google-ai")


def _read(data: bytes) -> ModelMap:
    document = cast(dict[str, Any], from_json(data))
    rows = {row["from"]: {"source": "the file", **row} for row in document["rows"]}
    models: dict[str, dict[str, Any]] = document.get("models", {})
    for facts in models.values():
        ModelTreatment(**{k: v for k, v in facts.items() if k != "successor"})
    return ModelMap({name: {**row, "to": row["to"]} for name, row in rows.items()}, models)
