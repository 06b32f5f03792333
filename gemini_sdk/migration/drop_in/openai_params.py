"""The keyword arguments of `create`, for editors and type checkers; a test holds them to the spec."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Required, TypedDict


class CallParams(TypedDict, total=False):
    """The options of every call, in addition to its request."""

    timeout: Any
    """Seconds of silence in one attempt, or an httpx.Timeout; None for no limit."""
    extra_headers: Mapping[str, str] | None
    """Headers in addition to those of the client."""
    extra_query: Mapping[str, Any] | None
    """Query parameters to add."""
    extra_body: Mapping[str, Any] | None
    """Fields of OpenAI's, converted as any other, and members of the generateContent request, which are not
    validated.
    """


class _Generation(CallParams, total=False):
    """The parameters of completions, chat completions and responses."""

    model: str
    stream_options: Mapping[str, Any] | None
    temperature: float | None
    top_p: float | None
    user: str | None


class _Conversation(_Generation, total=False):
    """The parameters of chat completions and responses."""

    metadata: Mapping[str, str] | None
    moderation: Mapping[str, Any] | None
    parallel_tool_calls: bool | None
    prompt_cache_key: str | None
    prompt_cache_options: Mapping[str, Any] | None
    prompt_cache_retention: str | None
    safety_identifier: str | None
    service_tier: str | None
    store: bool | None
    tool_choice: str | Mapping[str, Any] | None
    tools: Iterable[Mapping[str, Any]] | None
    top_logprobs: int | None


class _Sampling(_Generation, total=False):
    """The parameters of completions and chat completions."""

    n: int | None
    stop: str | Sequence[str] | None
    max_tokens: int | None
    presence_penalty: float | None
    frequency_penalty: float | None
    logit_bias: Mapping[str, int] | None
    seed: int | None


class ParseParams(_Sampling, _Conversation, total=False):
    """The parameters of chat.completions.parse and stream, without `response_format`."""

    messages: Required[Iterable[Any]]
    """Mappings, or messages of earlier answers."""
    audio: Mapping[str, Any] | None
    data_sources: Sequence[Mapping[str, Any]] | None
    function_call: str | Mapping[str, Any] | None
    functions: Iterable[Mapping[str, Any]] | None
    logprobs: bool | None
    max_completion_tokens: int | None
    modalities: Sequence[str] | None
    prediction: Mapping[str, Any] | None
    reasoning_effort: str | None
    user_security_context: Mapping[str, Any] | None
    verbosity: str | None
    web_search_options: Mapping[str, Any] | None


class ChatParams(ParseParams, total=False):
    """The parameters of chat.completions.create, without `stream`."""

    response_format: Mapping[str, Any] | None


class TextParams(_Sampling, total=False):
    """The parameters of completions.create, without `stream`."""

    prompt: Required[str | Sequence[Any] | None]
    best_of: int | None
    echo: bool | None
    logprobs: int | None
    suffix: str | None


class EmbeddingParams(CallParams, total=False):
    """The parameters of embeddings.create."""

    input: Required[str | Sequence[Any]]
    """A text, or a list of texts."""
    model: str
    dimensions: int | None
    user: str | None


class ResponseParams(_Conversation, total=False):
    """The parameters of responses.create, parse and stream, without `stream` and `text_format`."""

    input: str | Iterable[Any]
    """A text, or items: mappings, or items of earlier answers."""
    access_programs: Mapping[str, Any] | None
    background: bool | None
    background_options: Mapping[str, Any] | None
    context_management: Iterable[Mapping[str, Any]] | None
    conversation: str | Mapping[str, Any] | None
    image: Mapping[str, Any] | None
    include: Sequence[str] | None
    instructions: str | None
    max_output_tokens: int | None
    max_tool_calls: int | None
    previous_response_id: str | None
    prompt: Mapping[str, Any] | None
    reasoning: Mapping[str, Any] | None
    text: Mapping[str, Any] | None
    truncation: str | None
