"""Azure's operations: from a request to the JSON of its answer, without IO."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from gemini_sdk._wire import JsonModel
from gemini_sdk.emulator.access import Access
from gemini_sdk.emulator.azure import (
    answer_metadata,
    chat,
    conversation,
    embeddings,
    errors,
    models,
    parameters,
    responses,
    text,
)
from gemini_sdk.emulator.azure.answer_metadata import C, CommonMembers
from gemini_sdk.emulator.azure.azure_request import AzureRequest
from gemini_sdk.emulator.azure.dialect import Dialect
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.rules import Rule
from gemini_sdk.emulator.seeded_choice import SeededChoice
from gemini_sdk.emulator.stream import encoded
from gemini_sdk.types import azure_inference as az

PROVIDER = "gemini-sdk emulator"
_MANNER = ("stream", "stream_options")
"""Parameters on which the answer itself does not depend."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A call that is to be answered."""

    call: AzureRequest
    payload: dict[str, Any]
    """The parameters for the model."""
    said: str | None
    """What a rule has the model say."""
    envelope: CommonMembers

    def metered(self, chunks: list[C], closing: C, cost: az.CompletionsUsage | None) -> list[C]:
        """The chunks with the usage, as it is requested or as the service has it by itself."""
        default = not self.call.dialect.is_openai
        asked = self.payload.get("stream_options")
        return answer_metadata.metered(chunks, closing, cost, asked, default=default)


class Azure:
    """Answers the operations of Azure AI Model Inference."""

    def __init__(self, options: EmulatorOptions, access: Access) -> None:
        self._options = options.azure
        self._clock = options.clock
        self._access = access
        self._responses = responses.EmulatedResponses(options.azure)
        self._answers: Mapping[str, Callable[[_Task], Sequence[JsonModel]]] = {
            "getModelInfo": self._info,
            "getChatCompletions": self._chat,
            "getCompletions": self._text,
            "getEmbeddings": self._text_embeddings,
            "getImageEmbeddings": self._image_embeddings,
        }

    def models(self, name: str, headers: Mapping[str, str], method: str) -> list[bytes]:
        """The JSON of the list of models or, with a name, of that model. Raises AzureError for every refusal."""
        self._admit(headers, Dialect.AZURE_OPENAI)
        if method != "GET":
            raise errors.wrong_method(method, "GET")
        if not name:
            return encoded([models.listed(self._options)])
        if not self._exists(name):
            raise errors.unknown_model(name, Dialect.AZURE_OPENAI)
        return encoded([models.entry(name)])

    def respond(self, call: AzureRequest, rule: Rule) -> list[bytes]:
        """The JSON of a response of OpenAI's API, or of each of its events. Raises AzureError for every refusal."""
        self._admit(call.headers, call.dialect)
        call.check_verb("POST")
        if rule.text is None and not self._exists(call.model):
            raise errors.unknown_model(call.model, call.dialect)
        return self._responses.answer(call.payload, call.model, rule.text, int(self._clock()))

    def answer(self, call: AzureRequest, rule: Rule) -> list[bytes]:
        """The JSON of the answer, or of each chunk of a stream. Raises AzureError for every refusal."""
        self._admit(call.headers, call.dialect)
        call.check()
        if rule.text is None and not self._exists(call.model):  # a model a rule speaks for exists
            raise errors.unknown_model(call.model, call.dialect)
        payload = parameters.accepted(call, self._options)
        task = _Task(call, payload, rule.text, self._envelope(call, payload))
        return [model.to_json() for model in self._answers[call.operation.id](task)]

    def _admit(self, headers: Mapping[str, str], dialect: Dialect) -> None:
        scheme, _, rest = headers.get("authorization", "").partition(" ")
        bearer = rest.strip() if scheme.lower() == "bearer" else ""
        if not self._access.admits(headers.get("api-key", ""), bearer):
            raise errors.denied(dialect)

    def _exists(self, name: str) -> bool:
        patterns = (self._options.model, *self._options.models)
        return any(fnmatchcase(name, pattern) for pattern in patterns)

    def _info(self, task: _Task) -> Sequence[JsonModel]:
        name = task.call.model
        info = az.ModelInfo(
            model_name=name, model_type=_type_of(name), model_provider_name=PROVIDER
        )
        return [info]

    def _chat(self, task: _Task) -> Sequence[JsonModel]:
        request = parameters.read(az.ChatCompletionsRequest, task.payload)
        asked = conversation.of_chat(request)
        last = request.messages[-1].text if request.messages else None
        response = conversation.answered(
            asked, task.call.model, self._options, last or "", task.said
        )
        answer = chat.whole(response, task.envelope, aloud="audio" in (request.modalities or ()))
        if not request.stream:
            return [answer]
        chunks = task.metered(
            chat.chunks(answer, task.envelope), chat.chunk(task.envelope, []), answer.usage
        )
        return [chat.leading(task.envelope), *chunks] if self._options.leading_chunk else chunks

    def _text(self, task: _Task) -> Sequence[JsonModel]:
        payload = {"max_tokens": text.MAX_TOKENS, **task.payload}
        request = parameters.read(az.CompletionsRequest, payload)
        responses = [
            conversation.answered(
                conversation.of_text(request, prompt),
                task.call.model,
                self._options,
                prompt,
                task.said,
            )
            for prompt in conversation.texts(request.prompt)
        ]
        answer = text.whole(responses, task.envelope)
        if not request.stream:
            return [answer]
        return task.metered(
            text.chunks(answer, task.envelope), text.chunk(task.envelope, []), answer.usage
        )

    def _text_embeddings(self, task: _Task) -> Sequence[JsonModel]:
        request = parameters.read(az.EmbeddingsRequest, task.payload)
        return [embeddings.of_texts(request, task.envelope, self._options.dimensions)]

    def _image_embeddings(self, task: _Task) -> Sequence[JsonModel]:
        request = parameters.read(az.ImageEmbeddingsRequest, task.payload)
        return [embeddings.of_images(request, task.envelope, self._options.dimensions)]

    def _envelope(self, call: AzureRequest, payload: dict[str, Any]) -> CommonMembers:
        asked = {name: value for name, value in payload.items() if name not in _MANNER}
        digest = SeededChoice(call.operation.id, call.model, asked).digest("id")
        return CommonMembers(digest, call.model, int(self._clock()))


def _type_of(name: str) -> str:
    """The purpose of a model, guessed from its name: one that speaks of embeddings makes them."""
    if "embed" not in name.lower():
        return "chat-completion"
    return "image-embeddings" if "image" in name.lower() else "embeddings"
