"""Vectors of texts and media: one for each input, in the order of the inputs, on every platform and model."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Unpack, cast

from pydantic_core import from_json

from gemini_sdk import types
from gemini_sdk._arguments.request import checked_options, request_body
from gemini_sdk._google.embedding_inputs import Chunk, chunks, inputs_list, limits, text_of
from gemini_sdk._google.locations import Location
from gemini_sdk._methods.method import MethodOwner
from gemini_sdk._methods.several import Outcome, Several, several_method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._transport.tunables import CONCURRENCY
from gemini_sdk._wire import Model, Platform
from gemini_sdk._wire.enums import enum_value
from gemini_sdk.errors import (
    ConfigurationError,
    Fault,
    GeminiSDKError,
    InvalidAnswerError,
    InvalidPayloadError,
    PartialFailureError,
)

if TYPE_CHECKING:
    from gemini_sdk._google.embedding_inputs import InputsLike
    from gemini_sdk.types.embeddings import (
        BatchEmbedContentsResponse,
        ContentEmbedding,
        EmbedTaskType,
    )
    from gemini_sdk.types.generate_content import ModalityTokenCount

_VERTEX_ONLY = ("auto_truncate", "document_ocr", "audio_track_extraction")


@dataclass(frozen=True, slots=True)
class _Form:
    """How one platform and model take inputs."""

    platform: Platform
    verb: str
    kind: type[Model]
    """The type of the request."""
    answer: type[Model]
    body: Callable[[range], Mapping[str, Any]]
    """The fields of the request for some inputs, by their positions."""


class EmbedContent(MethodOwner):
    """The embedding method of Google AI and Vertex AI."""

    _platform: Platform
    _location: Location

    @several_method
    def embed_content(
        self,
        model: str,
        contents: "InputsLike",
        *,
        task_type: "EmbedTaskType | None" = None,
        title: str | Sequence[str] | None = None,
        output_dimensionality: int | None = None,
        auto_truncate: bool | None = None,
        document_ocr: bool | None = None,
        audio_track_extraction: bool | None = None,
        concurrency: int = CONCURRENCY,
        **options: Unpack[CallOptions],
    ) -> "Several[BatchEmbedContentsResponse]":
        """Embed inputs: `embeddings` of the answer has one vector for each input, in their order.

        Any number of inputs is accepted: they are sent in as many requests as the limits of the platform require,
        several at a time. `deadline` and `max_retries` hold for each request.

        Args:
            model: `gemini-embedding-2`; on Vertex AI also `text-embedding-005`, `endpoints/...` or a full name.
            contents: the inputs: a list in which each item is one, or a single input. An input is a str, Part,
                Content or mapping, or a list of parts, which together make one vector. Models before
                gemini-embedding-2 embed texts only.
            task_type: what the vectors are for, such as `RETRIEVAL_DOCUMENT` or `RETRIEVAL_QUERY`;
                gemini-embedding-2 has no task types.
            title: title of the texts, or a list with one for each; with `RETRIEVAL_DOCUMENT` only.
            output_dimensionality: length of the vectors (default: the model's own, 3072 for gemini-embedding-2).
                Shorter vectors may not have unit length.
            auto_truncate: whether inputs that are too long are cut (default: True); Vertex AI only.
            document_ocr: whether texts in pictures of documents are read; Vertex AI only.
            audio_track_extraction: whether the sound of videos is embedded, too; Vertex AI only.
            concurrency: maximum number of requests at a time (default: 8).

        Raises:
            InvalidPayloadError: the inputs break the rules of the API; nothing was sent.
            PartialFailureError: some inputs have no vector; `failures` names them.
            APIStatusError: the server refused all requests.
            APIConnectionError: no answer arrived.
        """
        settings: dict[str, Any] = {
            "task_type": task_type,
            "output_dimensionality": output_dimensionality,
            "auto_truncate": auto_truncate,
            "document_ocr": document_ocr,
            "audio_track_extraction": audio_track_extraction,
        }
        known = (*settings, "title", "concurrency")
        request = types.embeddings.EmbedContentRequest
        chosen = checked_options(options, known, request, self._platform)
        validates = bool(chosen.get("validate", self._settings.validate))
        inputs = inputs_list(contents)
        given = {name: value for name, value in settings.items() if value is not None}
        form = self._form(model, inputs, given, _titles(title, len(inputs)), validate=validates)
        try:
            operation, path = self._location.find(model, form.verb)
        except KeyError:
            fault = Fault("model", "cannot embed", repr(model), "an embedding model")
            raise InvalidPayloadError([fault]) from None

        def body(places: range) -> bytes:
            return request_body(form.kind, form.body(places), self._platform, validate=validates)

        parts = list(chunks(len(inputs), limits(self._platform, form.verb), body))
        if validates:
            from gemini_sdk.known_models import model_warnings  # needed by calls only

            model_warnings.warn(model, self._platform, {"taskType": task_type})
        calls = [
            Call(
                operation=operation,
                path=path,
                answer=form.answer,
                body=part.body,
                options=chosen,
                finish=partial(_counted, len(part.places)),
            )
            for part in parts
        ]
        return Several(calls, partial(_joined, parts), _checked_concurrency(concurrency))

    def _form(
        self,
        model: str,
        inputs: list[Any],
        given: Mapping[str, Any],
        titles: Sequence[str | None],
        *,
        validate: bool,
    ) -> _Form:
        if self._platform == "google-ai":
            _refuse(given, _VERTEX_ONLY, "Vertex AI only")
            return _google_ai(self._location.name(model), inputs, given, titles)
        collection, named = self._location.resource(model)
        name = named.get("model", "")
        if name.startswith("multimodalembedding"):
            problem = "this model has requests of its own, with members for text, image and video"
            expected = "a model such as gemini-embedding-2, which embeds media, too"
            raise InvalidPayloadError([Fault("model", problem, name, expected)])
        if collection.endswith("endpoints") or not ("gemini" in name or "maas" in name):
            _refuse(given, _VERTEX_ONLY[1:], "not supported by models that embed texts only")
            return _predict(inputs, given, titles, validate=validate)
        return _vertex(inputs, given, titles, one="maas" in name or len(inputs) == 1)


def _google_ai(
    name: str, inputs: list[Any], given: Mapping[str, Any], titles: Sequence[str | None]
) -> _Form:
    def body(places: range) -> Mapping[str, Any]:
        return {
            "requests": [
                {"model": name, "content": inputs[place], **given, **_title(titles[place])}
                for place in places
            ]
        }

    kinds = types.embeddings
    return _Form(
        "google-ai",
        "batchEmbedContents",
        kinds.BatchEmbedContentsRequest,
        kinds.BatchEmbedContentsResponse,
        body,
    )


def _vertex(
    inputs: list[Any], given: Mapping[str, Any], titles: Sequence[str | None], *, one: bool
) -> _Form:
    def request(place: int) -> Mapping[str, Any]:
        config = {**given, **_title(titles[place])}
        whole = {"content": inputs[place]}
        return {**whole, "embed_content_config": config} if config else whole

    def batch(places: range) -> Mapping[str, Any]:
        return {"requests": [request(place) for place in places]}

    kinds = types.embeddings
    if one:
        kind, answer = kinds.EmbedContentRequest, kinds.EmbedContentResponse
        return _Form("vertex", "embedContent", kind, answer, lambda places: request(places.start))
    batched, answers = kinds.BatchEmbedContentsRequest, kinds.BatchEmbedContentsResponse
    return _Form("vertex", "batchEmbedContents", batched, answers, batch)


def _predict(
    inputs: list[Any], given: Mapping[str, Any], titles: Sequence[str | None], *, validate: bool
) -> _Form:
    kinds = types.embeddings
    # The instances have no type upstream: the type of the same settings is what they are validated by.
    read: dict[str, Any] = from_json(
        request_body(kinds.EmbedContentConfig, given, "vertex", validate=validate)
    )
    task: dict[str, object] = {}
    if "taskType" in read:  # its spelling is that of any text here
        task["task_type"] = enum_value("EmbedTaskType", read.pop("taskType"))

    def body(places: range) -> Mapping[str, Any]:
        instances = [
            {"content": text_of(inputs[place], place, "vertex"), **task, **_title(titles[place])}
            for place in places
        ]
        return {"instances": instances, **({"parameters": read} if read else {})}

    return _Form("vertex", "predict", kinds.PredictRequest, kinds.PredictResponse, body)


def _title(title: str | None) -> Mapping[str, str]:
    return {} if title is None else {"title": title}


def _titles(title: str | Sequence[str] | None, count: int) -> Sequence[str | None]:
    """A title for each input."""
    if title is None or isinstance(title, str):
        return [title] * count
    if len(title) != count:
        fault = Fault("title", "not one for each input", f"{len(title)} titles", f"{count} titles")
        raise InvalidPayloadError([fault])
    return title


def _refuse(given: Mapping[str, Any], names: Sequence[str], why: str) -> None:
    if faults := [Fault(name, why) for name in names if name in given]:
        raise InvalidPayloadError(faults)


def _checked_concurrency(concurrency: object) -> int:
    if type(concurrency) is not int or concurrency < 1:
        raise ConfigurationError(
            f"concurrency: expected an integer of 1 or more; found {concurrency!r}"
        )
    return concurrency


def _counted(count: int, answer: Any) -> Any:
    """The answer to a request with so many inputs. InvalidAnswerError if it has another number of vectors."""
    found = len(_vectors(answer))
    if found != count:
        raise InvalidAnswerError(f"expected {count} vectors, one for each input; got {found}")
    return answer


def _vectors(answer: Any) -> "list[ContentEmbedding]":
    kinds = types.embeddings
    if isinstance(answer, kinds.BatchEmbedContentsResponse):
        return answer.embeddings or []
    if isinstance(answer, kinds.EmbedContentResponse):
        return [answer.embedding] if answer.embedding else []
    objects: list[dict[str, Any]] = [
        cast("dict[str, Any]", each) for each in answer.predictions or () if isinstance(each, dict)
    ]
    read = [each.get("embeddings") for each in objects]
    return [kinds.ContentEmbedding.model_validate(each) for each in read if each]


def _joined(parts: Sequence[Chunk], outcomes: Sequence[Outcome]) -> "BatchEmbedContentsResponse":
    failures: dict[int, GeminiSDKError] = {}
    embeddings: list[ContentEmbedding] = []
    answers: list[Any] = []
    for part, outcome in zip(parts, outcomes, strict=True):
        if isinstance(outcome, GeminiSDKError):
            failures |= dict.fromkeys(part.places, outcome)
            embeddings += [types.embeddings.ContentEmbedding() for _ in part.places]
        else:
            answers.append(outcome)
            embeddings += _vectors(outcome)
    if not answers:
        raise outcomes[0]
    answer = _answer(answers, embeddings)
    if failures:
        raise PartialFailureError(
            _summary(parts, outcomes), failures=failures, answer=answer
        ) from next(iter(failures.values()))
    return answer


def _answer(
    answers: Sequence[Any], embeddings: "list[ContentEmbedding]"
) -> "BatchEmbedContentsResponse":
    kind = types.embeddings.BatchEmbedContentsResponse
    if len(answers) == 1 and isinstance(answers[0], kind) and answers[0].embeddings == embeddings:
        return answers[0]
    usage = _usage(answers, embeddings)
    return kind(embeddings=embeddings, **({"usage_metadata": usage} if usage else {}))


def _usage(answers: Sequence[Any], embeddings: "Sequence[ContentEmbedding]") -> Any:
    """The sum of what the answers used; None if they do not have it."""
    found = [u for answer in answers if (u := getattr(answer, "usage_metadata", None)) is not None]
    if not found:
        counts = [e.statistics.token_count for e in embeddings if e.statistics is not None]
        total = sum(int(each) for each in counts if each is not None)
        return {"prompt_token_count": total} if total else None
    sums: Counter[str] = Counter()
    details: dict[str, Counter[Any]] = {}
    for usage in found:
        for name in usage.model_fields_set:
            value: Any = getattr(usage, name)
            if isinstance(value, int):
                sums[name] += value
            elif isinstance(value, list):
                counter = details.setdefault(name, Counter())
                for each in cast("list[ModalityTokenCount]", value):
                    counter[each.modality] += each.token_count or 0
    listed = {
        name: [{"modality": modality, "token_count": count} for modality, count in counter.items()]
        for name, counter in details.items()
    }
    return {**sums, **listed}


def _summary(parts: Sequence[Chunk], outcomes: Sequence[Outcome]) -> str:
    failed = [
        f"{_named(part.places)}: {outcome}"
        for part, outcome in zip(parts, outcomes, strict=True)
        if isinstance(outcome, GeminiSDKError)
    ]
    return f"{len(failed)} of {len(parts)} requests failed: {'; '.join(failed)}"


def _named(places: range) -> str:
    last = places.stop - 1
    return f"input {last}" if len(places) == 1 else f"inputs {places.start} to {last}"
