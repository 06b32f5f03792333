"""The limits of the services, read from a data file: they change more often than programs, and differ by base model."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from os import PathLike
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from gemini_sdk.errors import ConfigurationError
from gemini_sdk.validation.suggestions import closest

_SHIPPED = Path(__file__).with_name("limits.toml")
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class SourcedValue:
    """The source of numbers."""

    source: str
    """The URL of the page."""
    date: date
    """The date of the page, or the day on which it was read."""


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Advice(SourcedValue):
    """Recommended values, which are not limits."""

    examples: int = 0
    """Examples to begin with."""


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class ModelLimits(SourcedValue):
    """The limits of a base model. None means no limit."""

    names: tuple[str, ...]
    """Models that these limits are those of."""
    media: tuple[str, ...]
    """Kinds of media that tuning supports, in addition to text."""
    tokens_per_example: int | None = None
    """Maximum tokens of one example."""
    file_bytes: int | None = None
    """Maximum size of the file."""
    text_examples: int | None = None
    """Examples of a dataset of text alone."""
    multimodal_examples: int | None = None
    """Examples of a dataset with media."""
    validation_examples: int | None = None
    """Maximum number of validation examples."""
    validation_share_above: int = 0
    """The share is demanded of more validation examples than this."""
    validation_share: float | None = None
    """Validation examples as a fraction of the training examples."""


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class PairLimits(SourcedValue):
    """The limits of the older service of text pairs."""

    input_characters: int | None = None
    """Maximum characters of a prompt."""
    output_characters: int | None = None
    """Maximum characters of an answer."""
    file_bytes: int | None = None
    """Maximum size of the file."""


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class MediaLimits(SourcedValue):
    """The limits of one kind of media."""

    mime_types: tuple[str, ...]
    """The media types that tuning accepts."""
    files_per_example: int | None = None
    """Maximum number of files of this kind in one example; None for no limit."""


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Limits:
    """The whole data file."""

    advice: Advice
    """Recommended values."""
    models: tuple[ModelLimits, ...]
    """Limits of base models."""
    pairs: PairLimits
    """Limits of text pairs."""
    media: Mapping[str, MediaLimits]
    """Limits by kind of media: image, document, audio, video."""

    def of_model(self, name: str) -> ModelLimits:
        """The limits of a base model, by its name or full resource name; a version of one counts as that one.

        Raises ConfigurationError if none of the known names fits.
        """
        wanted = name.rsplit("/", 1)[-1]
        known = {each: model for model in self.models for each in model.names}
        fitting = [each for each in known if wanted == each or wanted.startswith(f"{each}-")]
        if fitting:
            return known[max(fitting, key=len)]
        nearest = closest(wanted, list(known))
        hint = f", did you mean {nearest!r}?" if nearest else ""
        raise ConfigurationError(
            f"base_model: the limits of {name!r} are unknown{hint}; known models:  {', '.join(known)}. "
            "Pass none to check no limits of a model, or a limits file with this model"
        )

    def knows(self, name: str) -> bool:
        """Whether the limits of a base model are known."""
        try:
            self.of_model(name)
        except ConfigurationError:
            return False
        return True

    def kind_of(self, mime_type: str) -> str | None:
        """The kind of media a MIME type belongs to, None if none takes it."""
        return next((k for k, each in self.media.items() if mime_type in each.mime_types), None)


@cache
def _adapter() -> TypeAdapter[Limits]:
    return TypeAdapter(Limits)


def load_limits(path: str | PathLike[str] | None = None) -> Limits:
    """The limits in a TOML file of the form of the one shipped, which is meant where none is named.

    Raises ConfigurationError if it can't be read, or holds something else.
    """
    file = Path(path or _SHIPPED)
    try:
        return _adapter().validate_python(tomllib.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigurationError(f"limits {file}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"limits {file}: not TOML: {error}") from error
    except ValidationError as error:
        problems = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise ConfigurationError(f"limits {file}: {'; '.join(problems)}") from error
