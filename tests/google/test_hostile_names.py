"""Names from outside in every path parameter of every operation, on every client: refused before a token exists."""

import asyncio
import re
from collections.abc import Callable, Iterator
from enum import Enum
from io import BytesIO
from typing import Any

import httpx
import pytest

from gemini_models.operations import OPERATIONS
from gemini_sdk import AsyncGeminiClient, AsyncVertexClient, GeminiClient, VertexClient
from gemini_sdk._wire import Operation
from gemini_sdk.errors import InvalidPayloadError

Ask = Callable[[Any, str], Any]

HOSTILE = [
    "..",
    "a/../b",
    "%2e%2e",
    "%2E%2e%2f",
    "a%00",
    "a?key=b",
    "a#b",
    "..;",
    "a\\..\\b",
    "a\x00b",
    "a\r\nHost: evil.example",
    "\x1b]52;c;eA==\x07",
    "a\x85b",
    "a\u2028b",
    "a\u202eb",
    "\ud83d",
    "a\udc80",
    "127.0.0.1:8443/x",
    "@evil.example/x",
    "//evil.example",
]
VERBS: dict[str, Ask] = {
    "generateContent": lambda client, name: client.generate_content(name, "x"),
    "streamGenerateContent": lambda client, name: client.stream_generate_content(name, "x"),
    "countTokens": lambda client, name: client.count_tokens(name, "x"),
    "tunedModels.get": lambda client, name: client.tuned_models.get(name),
    "tunedModels.patch": lambda client, name: client.tuned_models.update(name, top_k=1),
    "tunedModels.delete": lambda client, name: client.tuned_models.delete(name),
    "tunedModels.transferOwnership": lambda client, name: client.tuned_models.transfer_ownership(
        name, email_address="a@b.example"
    ),
    "tunedModels.operations.get": lambda client, name: client.tuned_models.operation(name),
    "tunedModels.operations.list": lambda client, name: client.tuned_models.operations(name),
    "permissions.create": lambda client, name: client.tuned_models.permissions.create(
        name, role="READER", grantee_type="EVERYONE"
    ),
    "permissions.list": lambda client, name: client.tuned_models.permissions.list(name),
    "permissions.get": lambda client, name: client.tuned_models.permissions.get(name),
    "permissions.patch": lambda client, name: client.tuned_models.permissions.update(
        name, role="READER"
    ),
    "permissions.delete": lambda client, name: client.tuned_models.permissions.delete(name),
    "tuningJobs.get": lambda client, name: client.tuning_jobs.get(name),
    "tuningJobs.cancel": lambda client, name: client.tuning_jobs.cancel(name),
    "tuningJobs.operations.get": lambda client, name: client.tuning_jobs.operation(name),
    "models.get": lambda client, name: client.models.get(name),
    "embedContent": lambda client, name: client.embed_content(name, "x"),
    "batchEmbedContents": lambda client, name: client.embed_content(name, "x"),
    "predict": lambda client, name: client.embed_content(name, "x"),
    "computeTokens": lambda client, name: client.compute_tokens(name, "x"),
    "cachedContents.get": lambda client, name: client.cached_contents.get(name),
    "cachedContents.patch": lambda client, name: client.cached_contents.update(name, ttl="60s"),
    "cachedContents.delete": lambda client, name: client.cached_contents.delete(name),
    "files.get": lambda client, name: client.files.get(name),
    "files.delete": lambda client, name: client.files.delete(name),
    "files.download": lambda client, name: client.files.download(name, BytesIO()),
    "batchGenerateContent": lambda client, name: client.batches.create(model=name, requests=["x"]),
    "asyncBatchEmbedContent": lambda client, name: client.batches.create_embeddings(
        model=name, requests=["x"]
    ),
    "batches.get": lambda client, name: client.batches.get(name),
    "batches.cancel": lambda client, name: client.batches.cancel(name),
    "batches.delete": lambda client, name: client.batches.delete(name),
    "batchPredictionJobs.get": lambda client, name: client.batch_prediction_jobs.get(name),
    "batchPredictionJobs.cancel": lambda client, name: client.batch_prediction_jobs.cancel(name),
    "batchPredictionJobs.delete": lambda client, name: client.batch_prediction_jobs.delete(name),
}
"""Who takes the name, by the end of upstream's method id."""
OTHERS = {
    # The place is that of the client, which checks it when it is made.
    "aiplatform.projects.locations.tuningJobs.list",
    "aiplatform.projects.locations.tuningJobs.create",
    "aiplatform.projects.locations.tuningJobs.rebaseTunedModel",
    "aiplatform.projects.locations.cachedContents.list",
    "aiplatform.projects.locations.cachedContents.create",
    "aiplatform.projects.locations.batchPredictionJobs.list",
    "aiplatform.projects.locations.batchPredictionJobs.create",
    # Always Google's.
    "aiplatform.publishers.models.list",
    # Called on what `operation` returned, or not at all.
    "generativelanguage.tunedModels.operations.cancel",
    "aiplatform.projects.locations.tuningJobs.operations.cancel",
    "aiplatform.projects.locations.tuningJobs.operations.delete",
    "aiplatform.projects.locations.tuningJobs.operations.list",
    "aiplatform.projects.locations.tuningJobs.operations.wait",
}


CALLED = [each for each in OPERATIONS if "{" in each.path and each.id not in OTHERS]


def ask_of(operation: Operation) -> Ask:
    (ask,) = [ask for end, ask in VERBS.items() if f".{operation.id}".endswith(f".{end}")]
    return ask


def names(operation: Operation) -> Iterator[str]:
    """Full names of the resource of an operation, one parameter of which is hostile."""
    resource = re.sub(r"}[^}]*$", "}", operation.path.split("/", 2)[2])
    parameters = re.findall(r"{(\w+)}", resource)
    known = {each: "us-central1" if each == "location" else "n1" for each in parameters}
    for name in parameters:
        for value in HOSTILE:
            yield resource.format_map({**known, name: value})


def never(*_: object) -> Any:
    raise AssertionError("a token or an answer was asked for")


def client_of(operation: Operation, http_client: Any, *, asynchronous: bool) -> Any:
    given: dict[str, Any] = {"credentials": never, "http_client": http_client}
    if operation.platform == "google-ai":
        return (AsyncGeminiClient if asynchronous else GeminiClient)(**given)
    if ".projects." not in operation.id:  # Express mode has keys only.
        given = {"api_key": "k", "http_client": http_client}
    else:
        given |= {"project": "p", "location": "eu"}
    return (AsyncVertexClient if asynchronous else VertexClient)(**given)


def test_every_operation_with_a_name_is_tried() -> None:
    assert {operation.id for operation in OPERATIONS} >= OTHERS
    for operation in CALLED:
        assert len(list(names(operation))) >= len(HOSTILE), operation.id
        ask_of(operation)


@pytest.mark.parametrize("operation", CALLED, ids=lambda each: each.id)
def test_a_blocking_client_refuses_hostile_names(operation: Operation) -> None:
    with httpx.Client(transport=httpx.MockTransport(never)) as http_client:
        client = client_of(operation, http_client, asynchronous=False)
        for name in names(operation):
            with pytest.raises(InvalidPayloadError):
                list(ask_of(operation)(client, name))


async def answered(answer: Any) -> None:
    await (anext(aiter(answer)) if hasattr(answer, "__aiter__") else answer)


@pytest.mark.parametrize("operation", CALLED, ids=lambda each: each.id)
def test_an_asyncio_client_refuses_hostile_names(operation: Operation) -> None:
    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(never)) as http_client:
            client = client_of(operation, http_client, asynchronous=True)
            for name in names(operation):
                with pytest.raises(InvalidPayloadError):
                    await answered(ask_of(operation)(client, name))

    asyncio.run(run())


class Place(str, Enum):  # noqa: UP042 - shows the name of its class
    PROJECT = "p1"
    LOCATION = "europe-west4"
    MODEL = "gemini-2.5-flash"


def test_a_text_that_shows_another_is_sent_as_itself() -> None:
    sent = list[str]()

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(str(request.url))
        return httpx.Response(200, json={})

    with httpx.Client(transport=httpx.MockTransport(handle)) as http_client:
        client = VertexClient(
            project=Place.PROJECT,
            location=Place.LOCATION,
            api_key="k",
            http_client=http_client,
            query={"q": Place.MODEL},
        )
        client.count_tokens(Place.MODEL, "x")
        list(client.tuning_jobs.list(filter=Place.PROJECT, page_token=Place.PROJECT))
    place = "https://europe-west4-aiplatform.googleapis.com/v1/projects/p1/locations/europe-west4"
    assert (
        sent[0]
        == f"{place}/publishers/google/models/gemini-2.5-flash:countTokens?q=gemini-2.5-flash"
    )
    assert sent[1] == f"{place}/tuningJobs?q=gemini-2.5-flash&filter=p1&pageToken=p1"
