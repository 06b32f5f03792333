"""`with_streaming_response` of the drop-in clients and of their resources.

One class for each resource, whatever its client: `M` is the context manager that its methods return.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar, Unpack

from gemini_sdk.migration.drop_in.missing import PartialAPI
from gemini_sdk.migration.drop_in.openai_params import (
    CallParams,
    ChatParams,
    EmbeddingParams,
    ParseParams,
    ResponseParams,
    TextParams,
)

M = TypeVar("M")


class _Streamed(PartialAPI, Generic[M]):
    """The methods of a resource whose answers are read in a `with` block."""

    def __init__(self, raw: Any, manager: Callable[[Callable[[], Any]], M]) -> None:
        """`raw` is the resource whose methods return, or are awaited for, a RawAnswer."""
        self._raw = raw
        self._manager = manager

    def _later(self, method: Callable[..., Any], *arguments: Any, **params: Any) -> M:
        return self._manager(partial(method, *arguments, **params))


class StreamedChatCompletions(_Streamed[M]):
    """`client.chat.completions.with_streaming_response`."""

    def create(self, *, stream: bool | None = None, **params: Unpack[ChatParams]) -> M:
        """Answer a conversation."""
        return self._later(self._raw.create, stream=stream, **params)

    def parse(self, *, response_format: Any = None, **params: Unpack[ParseParams]) -> M:
        """Answer a conversation, and read the answer."""
        return self._later(self._raw.parse, response_format=response_format, **params)


class StreamedCompletions(_Streamed[M]):
    """`client.completions.with_streaming_response`."""

    def create(self, *, stream: bool | None = None, **params: Unpack[TextParams]) -> M:
        """Continue a prompt."""
        return self._later(self._raw.create, stream=stream, **params)


class StreamedResponses(_Streamed[M]):
    """`client.responses.with_streaming_response`."""

    def create(self, *, stream: bool | None = None, **params: Unpack[ResponseParams]) -> M:
        """Answer an input."""
        return self._later(self._raw.create, stream=stream, **params)

    def parse(self, *, text_format: Any = None, **params: Unpack[ResponseParams]) -> M:
        """Answer an input, and read the answer."""
        return self._later(self._raw.parse, text_format=text_format, **params)


class StreamedEmbeddings(_Streamed[M]):
    """`client.embeddings.with_streaming_response`."""

    def create(self, *, encoding_format: str | None = None, **params: Unpack[EmbeddingParams]) -> M:
        """Make a vector for each text."""
        return self._later(self._raw.create, encoding_format=encoding_format, **params)


class StreamedModelList(_Streamed[M]):
    """`client.models.with_streaming_response`."""

    def list(self, **options: Unpack[CallParams]) -> M:
        """All models that the service offers."""
        return self._later(self._raw.list, **options)

    def retrieve(self, model: str, **options: Unpack[CallParams]) -> M:
        """The model that stands for a name in the model map, or that has it."""
        return self._later(self._raw.retrieve, model, **options)


class StreamedChat(_Streamed[M]):
    """`client.chat.with_streaming_response`."""

    @property
    def completions(self) -> StreamedChatCompletions[M]:
        """Answers to conversations."""
        return StreamedChatCompletions(self._raw.completions, self._manager)


class StreamedOpenAI(_Streamed[M]):
    """`client.with_streaming_response`."""

    @property
    def chat(self) -> StreamedChat[M]:
        """Has `completions`."""
        return StreamedChat(self._raw.chat, self._manager)

    @property
    def completions(self) -> StreamedCompletions[M]:
        """Texts that go on with a prompt."""
        return StreamedCompletions(self._raw.completions, self._manager)

    @property
    def responses(self) -> StreamedResponses[M]:
        """Answers to an input."""
        return StreamedResponses(self._raw.responses, self._manager)

    @property
    def embeddings(self) -> StreamedEmbeddings[M]:
        """Vectors of texts."""
        return StreamedEmbeddings(self._raw.embeddings, self._manager)

    @property
    def models(self) -> StreamedModelList[M]:
        """The models that the service offers."""
        return StreamedModelList(self._raw.models, self._manager)
