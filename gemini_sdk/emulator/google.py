"""Google's operations: from the JSON of a request to the JSON of its answer, without IO."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic_core import from_json

from gemini_models.operations import OPERATIONS
from gemini_sdk._wire import Operation, Platform
from gemini_sdk.emulator import (
    api_errors,
    batch_prediction_jobs,
    batches,
    body,
    cached_contents,
    embeddings,
    enums,
    model,
    model_list,
)
from gemini_sdk.emulator.access import Access
from gemini_sdk.emulator.catalogue import Catalogue, check_request
from gemini_sdk.emulator.clock import rfc3339
from gemini_sdk.emulator.files import service as file_service
from gemini_sdk.emulator.operation_table import EXPERIMENT
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.routes import Route
from gemini_sdk.emulator.rules import Rule
from gemini_sdk.emulator.state import State
from gemini_sdk.emulator.storage.service import Storage
from gemini_sdk.emulator.stream import EventStream, Framing, JsonArray, chunks, encoded
from gemini_sdk.emulator.tuning import mask, service
from gemini_sdk.emulator.tuning.settings import TuningSettings
from gemini_sdk.emulator.tuning.tuning_request import TuningRequest, query_of
from gemini_sdk.emulator.turn import last_words
from gemini_sdk.known_models.records import GooglePlatform
from gemini_sdk.types import generate_content as gc

SERVICES: Mapping[GooglePlatform, str] = {
    "google-ai": "generativelanguage.models",
    "vertex": "aiplatform.publishers.models",
}
"""What lists the models of each platform."""
_EMBEDDED = embeddings.REQUESTS | {"ComputeTokensRequest"}
_PROMPTED = _EMBEDDED | set(service.INFERENCE)


def _is_served(operation: Operation) -> bool:
    parts = (service, cached_contents, file_service, batches, batch_prediction_jobs)
    return operation.request in _PROMPTED or any(part.serves(operation) for part in parts)


SERVED = tuple(o for o in OPERATIONS if _is_served(o))
"""The operations that have an answer here; any other is an unknown path."""
_EMBED_CONTENT = next(o for o in OPERATIONS if o.id == "generativelanguage.models.embedContent")


@dataclass(frozen=True, slots=True)
class GoogleRequest:
    """A request, as parsed from HTTP."""

    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes

    @property
    def host(self) -> str:
        """The name and port by which this server was asked."""
        return self.headers.get("host", "localhost")

    @property
    def framing(self) -> Framing:
        """How a stream is wanted."""
        return EventStream() if self._alt == "sse" else JsonArray()

    @property
    def wants_numbers(self) -> bool:
        """Whether enum values are wanted as numbers."""
        return "enum-encoding=int" in self._alt

    @property
    def _alt(self) -> str:
        return self.query.get("alt") or self.query.get("$alt") or ""


class Google:
    """Answers the operations of Google AI and Vertex AI."""

    def __init__(self, options: EmulatorOptions, access: Access, state: State) -> None:
        self._files = state.files
        self._options = options
        self._access = access
        self._catalogue = Catalogue(options.models)
        self._cached = cached_contents.EmulatedCachedContents(
            state.store, self._catalogue, self._files, model_rules=options.model_rules
        )
        self._batches = batches.EmulatedBatches(
            state.store, options.tuning_seconds, self._respond, self._check_batch_model, self._files
        )
        self._jobs = batch_prediction_jobs.EmulatedPredictionJobs(
            state.store,
            options.tuning_seconds,
            state.objects,
            partial(self._respond, platform="vertex"),
            self._check_job_model,
        )
        settings = TuningSettings.of(options, self._catalogue, state.objects)
        self._tuning = service.EmulatedTuning(state.store, settings)
        self.storage = Storage(state.objects, state.content, self._tuning.jobs)

    def answer(self, route: Route, asked: GoogleRequest, rule: Rule) -> list[bytes]:
        """The JSON of the answer, or of each chunk of a stream. Raises ApiError for every refusal."""
        answers, operation = self._answers(route, asked, rule), route.operation
        if not asked.wants_numbers or operation.answer is None:
            return answers
        plain: list[Any] = [from_json(each) for each in answers]
        name, platform = operation.answer, operation.platform
        return encoded(enums.numbered(each, name, platform) for each in plain)

    def _answers(self, route: Route, asked: GoogleRequest, rule: Rule) -> list[bytes]:
        operation = route.operation
        caller = self._access.check(asked.headers, asked.query, operation.platform, operation.id)
        if service.serves(operation):
            return encoded([self._tuning.answer(self._call(route, asked, caller))])
        if file_service.serves(operation):
            base = f"http://{asked.host}/{file_service.VERSION}"
            return encoded([self._files.answer(self._call(route, asked, caller), base)])
        if cached_contents.serves(operation):
            return encoded([self._cached.answer(self._call(route, asked, caller))])
        if batches.serves(operation):
            return encoded([self._batches.answer(self._call(route, asked, caller))])
        if batch_prediction_jobs.serves(operation):
            return encoded([self._jobs.answer(self._call(route, asked, caller))])
        name, now = f"{route.collection}/{route.model}", self._options.clock()
        scripted = rule.text is not None  # a model that a rule speaks for exists, and is anyone's
        tuned = not scripted and self._tuning.has(name)
        if tuned:
            self._tuning.check(name, caller)
        elif not scripted:
            self._check_existence(route)
        payload = body.validated(asked.body, operation.request, operation.platform)
        if operation.request in embeddings.REQUESTS:
            return [embeddings.answer(route, payload).to_json()]
        if operation.request == "ComputeTokensRequest":
            return [
                embeddings.compute_tokens(body.read(gc.ComputeTokensRequest, payload)).to_json()
            ]
        if operation.request == "CountTokensRequest":
            counted = body.read(gc.CountTokensRequest, payload)
            return [self._counted(counted, operation.platform, route.model, asked.host).to_json()]
        if self._options.model_rules and not tuned and not scripted:
            check_request(route.model, payload)
        request = body.read(gc.GenerateContentRequest, payload)
        self._files.check(request.contents or (), asked.host, now)
        said: model.Said | None = rule.text
        if tuned and (example := self._tuning.says(name, last_words(request.contents or []), now)):
            said = [gc.Part.model_validate(part) for part in example.parts] or example.output
        response = self._generated(
            request, operation.platform, route.model, said, cached=not scripted
        )
        return [m.to_json() for m in (chunks(response) if operation.stream else [response])]

    def _counted(
        self, asked: gc.CountTokensRequest, platform: str, name: str, host: str
    ) -> gc.CountTokensResponse:
        """The tokens of a prompt, with those of the cached content that it begins with."""
        now, count, inner = self._options.clock(), None, asked.generate_content_request
        held = asked.contents if inner is None else inner.contents
        self._files.check(held or (), host, now)
        if inner is not None and inner.cached_content:
            whole, count = self._cached.begin(inner, platform, name, now)
            asked = asked.model_copy(update={"generate_content_request": whole})
        answer = model.count_tokens(asked, platform)
        if count is not None:
            answer.cached_content_token_count = count.total
        return answer

    def _generated(
        self,
        request: gc.GenerateContentRequest,
        platform: str,
        name: str,
        said: model.Said | None = None,
        *,
        cached: bool = True,
    ) -> gc.GenerateContentResponse:
        """The answer of a model, which begins with what is `cached` where the request names it."""
        now, count = self._options.clock(), None
        if request.cached_content and cached:
            request, count = self._cached.begin(request, platform, name, now)
        around = model.AnswerContext(platform, name, rfc3339(now), count)
        return model.generate(request, around, said)

    def _respond(
        self, kind: str, name: str, asked: dict[str, Any], platform: Platform = "google-ai"
    ) -> dict[str, Any]:
        """The answer to one request of a batch. Raises ApiError."""
        type_name = f"{kind}Request"
        payload = body.validated(json.dumps(asked).encode(), type_name, platform)
        if kind == "EmbedContent":
            route = Route(_EMBED_CONTENT, "v1beta", f"models/{name}", {"model": name})
            vectors: dict[str, Any] = embeddings.answer(route, payload).model_dump(
                mode="json", by_alias=True, exclude_unset=True
            )
            return vectors
        if self._options.model_rules:
            check_request(name, payload)
        request = body.read(gc.GenerateContentRequest, payload)
        answer = self._generated(request, platform, name)
        return answer.model_dump(mode="json", by_alias=True, exclude_unset=True)

    def _check_batch_model(self, name: str, verb: str) -> None:
        """Raises ApiError (404) where a batch cannot have a model."""
        embeds = embeddings.is_embedding_model(name)
        fits = embeds if verb == "asyncBatchEmbedContent" else self._catalogue.has(f"models/{name}")
        if not fits or (embeds and verb != "asyncBatchEmbedContent"):
            raise api_errors.ApiError(
                "NOT_FOUND",
                f"models/{name} is not found for API version v1beta, or is not supported for {verb}. Call "
                "ListModels to see the list of available models and their supported methods.",
            )

    def _check_job_model(self, model: str) -> None:
        """Raises ApiError (404) where a batch prediction job cannot have a model."""
        if "/publishers/google/" in f"/{model}" and not self._catalogue.has(
            f"models/{model.rpartition('/')[2]}"
        ):
            raise api_errors.ApiError("NOT_FOUND", f"Publisher Model `{model}` not found.")

    def _check_existence(self, route: Route) -> None:
        embeds = route.operation.request in embeddings.REQUESTS
        if embeds and embeddings.is_embedding_model(route.model):
            return
        try:
            self._catalogue.check(route)
        except api_errors.ApiError as error:
            if embeds:
                raise embeddings.not_served(route) from None
            error.streamed = error.status == "NOT_FOUND"
            raise

    def models(
        self, platform: GooglePlatform, name: str | None, asked: GoogleRequest
    ) -> list[bytes]:
        """The models that are known, or one of them. Raises ApiError."""
        operation = f"{SERVICES[platform]}.{'list' if name is None else 'get'}"
        self._access.check(asked.headers, asked.query, platform, operation)
        if name is not None:
            return encoded([model_list.one(name, platform)])
        return encoded([model_list.listed(platform, asked.query)])

    def experiment(self, name: str, asked: GoogleRequest) -> list[bytes]:
        """The experiment of a tuning job. Raises ApiError."""
        self._access.check(asked.headers, asked.query, "vertex", EXPERIMENT)
        return encoded([self._tuning.experiments.get(name, self._options.clock())])

    def _call(self, route: Route, asked: GoogleRequest, caller: str) -> TuningRequest:
        operation = route.operation
        query = query_of(operation, asked.query)
        only = mask.validated(query) if operation.method == "PATCH" else None
        payload = body.validated(asked.body, operation.request, operation.platform, only)
        now, if_match = self._options.clock(), asked.headers.get("if-match", "")
        values, host = route.values, asked.host
        return TuningRequest(operation, values, query, payload, caller, now, if_match, host)
