"""Parameters set once on a client, for every request that has them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypedDict, cast, get_args

from gemini_sdk import types, validation
from gemini_sdk.errors import (
    ConfigurationError,
    Fault,
    InvalidPayloadError,
    UnexpectedKeywordError,
)

if TYPE_CHECKING:
    from gemini_sdk._azure.formats import FormatLike
    from gemini_sdk._azure.tools import ToolChoiceLike, ToolLike
    from gemini_sdk.types.azure_inference import (
        ChatModality,
        ChatStreamOptions,
        ChatStreamOptionsDict,
        EmbeddingEncodingFormat,
        EmbeddingInputType,
        ReasoningEffort,
        UserSecurityContext,
        UserSecurityContextDict,
    )

ExtraParameters = Literal["error", "drop", "pass-through"]
"""What a server does with parameters that it does not know."""


class Defaults(TypedDict, total=False):
    """Keyword arguments of a client that are parameters of its calls; a call's own go before them."""

    model: str | None
    temperature: float | None
    top_p: float | None
    max_tokens: int | None
    frequency_penalty: float | None
    presence_penalty: float | None
    stop: str | Sequence[str] | None
    seed: int | None
    response_format: "FormatLike | None"
    tools: "Sequence[ToolLike] | ToolLike | None"
    tool_choice: "ToolChoiceLike | None"
    modalities: "Sequence[ChatModality] | None"
    user_security_context: "UserSecurityContext | UserSecurityContextDict | None"
    stream_options: "ChatStreamOptions | ChatStreamOptionsDict | None"
    reasoning_effort: "ReasoningEffort | None"
    dimensions: int | None
    encoding_format: "EmbeddingEncodingFormat | None"
    input_type: "EmbeddingInputType | None"
    model_extras: Mapping[str, Any] | None
    extra_parameters: ExtraParameters | None


def checked_defaults(given: Defaults) -> Defaults:
    """Defaults that are known, and of their kind. Raises UnexpectedKeywordError if others are among them."""
    known = Defaults.__annotations__
    unknown = [name for name in given if name not in known]
    if unknown:
        kind = types.azure_inference.ChatCompletionsRequest.__name__
        faults = validation.unknown_keywords(unknown, known, kind, "azure-inference")
        raise UnexpectedKeywordError(faults)
    checked_extras(given.get("model_extras"))
    if (handling := given.get("extra_parameters")) is not None:
        checked_handling(handling)
    return given


def with_defaults(
    given: Mapping[str, Any], defaults: Defaults, names: Iterable[str]
) -> dict[str, Any]:
    """The parameters of a request that were given, and of its other ones, `names`, the client's own."""
    fields = {name: value for name in names if (value := defaults.get(name)) is not None}
    return fields | {name: value for name, value in given.items() if value is not None}


def checked_extras(model_extras: object) -> Mapping[str, Any]:
    """Raises InvalidPayloadError if they are given as something else than a mapping."""
    if isinstance(model_extras, Mapping):
        return cast("Mapping[str, Any]", model_extras)
    if model_extras is None:
        return {}
    found = type(model_extras).__name__
    raise InvalidPayloadError([Fault("model_extras", "wrong type", found, "a mapping")])


def checked_handling(extra_parameters: str) -> str:
    """ConfigurationError unless a server can know what to do."""
    known = get_args(ExtraParameters)
    if extra_parameters not in known:
        raise ConfigurationError(
            f"extra_parameters must be one of {', '.join(known)}; found {extra_parameters!r}"
        )
    return extra_parameters
