"""The parameters of a request as attributes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeGuard, cast

from gemini_sdk._telemetry.subject import Kind

if TYPE_CHECKING:
    from opentelemetry.util.types import AttributeValue

_INT64 = 2**63

_DOUBLES = {
    "temperature": "gen_ai.request.temperature",
    "topP": "gen_ai.request.top_p",
    "top_p": "gen_ai.request.top_p",
    "presencePenalty": "gen_ai.request.presence_penalty",
    "presence_penalty": "gen_ai.request.presence_penalty",
    "frequencyPenalty": "gen_ai.request.frequency_penalty",
    "frequency_penalty": "gen_ai.request.frequency_penalty",
}
_INTS = {
    "topK": "gen_ai.request.top_k",
    "top_k": "gen_ai.request.top_k",
    "maxOutputTokens": "gen_ai.request.max_tokens",
    "max_tokens": "gen_ai.request.max_tokens",
    "max_completion_tokens": "gen_ai.request.max_tokens",
    "seed": "gen_ai.request.seed",
}
_OUTPUTS = {"IMAGE": "image", "AUDIO": "speech", "TEXT": "text"}


def request_attributes(kind: Kind, body: Any) -> "dict[str, AttributeValue]":
    """The parameters of a request, of Google's format or Azure's. What has another type is left out."""
    request = mapping(body)
    attributes: dict[str, AttributeValue] = {}
    model = request.get("model", request.get("baseModel"))
    if isinstance(model, str) and model:
        attributes["gen_ai.request.model"] = model.removeprefix("models/")
    if kind == "inference":
        config = mapping(request.get("generationConfig")) or request
        for name, attribute in _DOUBLES.items():
            _add(attributes, attribute, double(config.get(name)))
        for name, attribute in _INTS.items():
            _add(attributes, attribute, integer(config.get(name)))
        _add(attributes, "gen_ai.request.stop_sequences", _stops(config))
        count = integer(config.get("candidateCount", config.get("n")))
        _add(attributes, "gen_ai.request.choice.count", None if count == 1 else count)
        _add(attributes, "gen_ai.output.type", _output_type(config))
        effort = mapping(config.get("thinkingConfig")).get(
            "thinkingLevel", config.get("reasoning_effort")
        )
        if isinstance(effort, str):
            attributes["gen_ai.request.reasoning.level"] = effort.lower()
    elif kind == "embeddings":
        first = mapping(next(iter(sequence(request.get("requests"))), None)) or request
        several = [first, *map(mapping, (first.get("embedContentConfig"), first.get("parameters")))]
        sizes = (each.get("outputDimensionality", each.get("dimensions")) for each in several)
        size = next((each for each in map(integer, sizes) if each is not None), None)
        _add(attributes, "gen_ai.embeddings.dimension.count", size)
        encoding = request.get("encoding_format")
        if isinstance(encoding, str):
            attributes["gen_ai.request.encoding_formats"] = (encoding,)
    return attributes


def mapping(value: object) -> Mapping[str, Any]:
    """A JSON object, empty for anything else."""
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a value is a JSON array."""
    return isinstance(value, list)


def sequence(value: object) -> list[Any]:
    """A JSON array, empty for anything else."""
    return value if is_array(value) else []


def integer(value: object) -> int | None:
    """A whole number that OpenTelemetry can carry, also one that is written as a float or as text."""
    if isinstance(value, str) and value.isascii() and value.removeprefix("-").isdecimal():
        value = int(value) if len(value) < 20 else None
    if isinstance(value, float):
        value = int(value) if value.is_integer() else None
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return int(value) if -_INT64 <= value < _INT64 else None


def double(value: object) -> float | None:
    """A number as a float."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value)
    except OverflowError:
        return None


def _add(
    attributes: "dict[str, AttributeValue]", name: str, value: "AttributeValue | None"
) -> None:
    if value is not None:
        attributes[name] = value


def _stops(config: Mapping[str, Any]) -> tuple[str, ...] | None:
    stops = config.get("stopSequences", config.get("stop"))
    texts = [stops] if isinstance(stops, str) else sequence(stops)
    return tuple(each for each in texts if isinstance(each, str)) or None


def _output_type(config: Mapping[str, Any]) -> str | None:
    """What is asked for, if the request says so."""
    for each in sequence(config.get("responseModalities")):
        if isinstance(each, str) and each.upper() in ("IMAGE", "AUDIO"):
            return _OUTPUTS[each.upper()]
    media_type = config.get("responseMimeType")
    if isinstance(media_type, str):
        return "json" if media_type == "application/json" else "text"
    wanted = mapping(config.get("response_format")).get("type")
    if isinstance(wanted, str):
        return "text" if wanted == "text" else "json"
    return None
