"""A program as a user would write it: it runs against the emulator and passes pyright and mypy in strict mode."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Literal, assert_type

from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from gemini_sdk import (
    NOT_GIVEN,
    AsyncChat,
    AsyncGeminiClient,
    AsyncOperation,
    AsyncStream,
    AsyncVertexClient,
    Batch,
    Chat,
    GeminiClient,
    GeminiSDKError,
    Operation,
    Pager,
    RawResponse,
    Stream,
    VertexClient,
    errors,
)
from gemini_sdk.types import batch_prediction_jobs as predictions
from gemini_sdk.types import embeddings as em
from gemini_sdk.types import generate_content as gc
from gemini_sdk.types import models as listed
from gemini_sdk.types import tuned_models as tuned
from gemini_sdk.types import tuning_jobs as jobs

FLASH = "gemini-2.5-flash"
SPEC: jobs.SupervisedTuningSpecDict = {
    "trainingDatasetUri": "gs://bucket/train.jsonl",
    "hyper_parameters": {"epoch_count": 3},
}
EXAMPLES: tuned.DatasetDict = {"examples": {"examples": [{"text_input": "1", "output": "2"}]}}


class Recipe(BaseModel):
    """What an answer is to look like."""

    name: str
    minutes: int


class Row(TypedDict):
    """A mapping with known keys."""

    city: str


@dataclass
class Point:
    """A dataclass."""

    x: float
    y: float


class Tea(Enum):
    """One of two."""

    GREEN = "green"
    BLACK = "black"


def add(a: int, b: int = 0) -> int:
    """Add two numbers.

    Args:
        a: one
        b: the other
    """
    return a + b


def calls(client: GeminiClient | VertexClient) -> None:
    """One call with everything, as mappings and as models."""
    answer = client.generate_content(
        FLASH,
        [
            "Why is the sky blue?",
            gc.Part.from_bytes(b"\x89PNG", "image/png"),
            {"file_data": {"file_uri": "gs://bucket/a.pdf", "mime_type": "application/pdf"}},
        ],
        system_instruction="Be brief.",
        generation_config={
            "temperature": 0.3,
            "max_output_tokens": 64,
            "stop_sequences": ["END"],
            "thinking_config": {"thinking_budget": 0},
        },
        tools=[add, {"google_search": {}}, gc.FunctionDeclaration(name="declared")],
        tool_config={"function_calling_config": {"mode": "AUTO"}},
        safety_settings=[{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_NONE"}],
        timeout=30,
        deadline=None,
        max_retries=1,
        extra_headers={"x-team": "a"},
        validate=True,
    )
    assert_type(answer, gc.GenerateContentResponse)
    assert_type(answer.text, str | None)
    assert_type(answer.function_calls, list[gc.FunctionCall])
    assert_type(answer.blocked, str | None)
    for candidate in answer.candidates or ():
        reason = candidate.finish_reason
        assert reason in ("STOP", "MAX_TOKENS")

    again = client.generate_content(
        FLASH,
        gc.Content(role="user", parts=[gc.Part(text="Hello")]),
        system_instruction=gc.Content.from_text("Be brief."),
        generation_config=gc.GenerationConfig(temperature=0.0, top_k=1),
        safety_settings=[gc.SafetySetting(category="HARM_CATEGORY_HARASSMENT", threshold="OFF")],
        timeout=NOT_GIVEN,
    )
    assert again.usage_metadata is not None
    assert_type(again.usage_metadata.total_token_count, int | None)

    counted = client.count_tokens(FLASH, {"role": "user", "parts": [{"text": "Hello"}]})
    assert_type(counted, gc.CountTokensResponse)
    assert_type(counted.total_tokens, int | None)


def schemas(client: GeminiClient) -> None:
    """Answers of a type, of a JSON Schema, of a schema in the API's form."""
    config: gc.GenerationConfigDict = {"response_schema": Recipe}
    answer = client.generate_content(FLASH, "A recipe", generation_config=config)
    recipe = answer.parse(Recipe)
    assert_type(recipe, Recipe)
    assert isinstance(answer.parsed, Recipe)
    client.generate_content(
        FLASH,
        "A number",
        generation_config={"response_json_schema": {"type": "integer"}},
    )
    client.generate_content(FLASH, "Numbers", generation_config={"response_schema": list[int]})
    client.generate_content(
        FLASH,
        "A row",
        generation_config={"response_schema": {"type": "object", "additionalProperties": False}},
    )
    client.generate_content(
        FLASH,
        "A number",
        generation_config={
            "response_mime_type": "application/json",
            "response_schema": {"type": "INTEGER"},
        },
    )


def typed_answers(client: GeminiClient, vertex: VertexClient) -> None:
    """Answers of the types that are asked for."""
    answer = client.generate_content(FLASH, "A recipe", response_type=Recipe)
    assert_type(answer, gc.GenerateContentResponse[Recipe])
    assert_type(answer.parsed, Recipe | None)
    shown(answer)
    recipes = vertex.generate_content(FLASH, "Recipes", response_type=list[Recipe])
    assert_type(recipes.parsed, list[Recipe] | None)
    assert_type(
        client.generate_content(FLASH, "A row", response_type=Row).parsed,
        Row | None,
    )
    assert_type(client.generate_content(FLASH, "A point", response_type=Point).parsed, Point | None)
    assert_type(client.generate_content(FLASH, "A tea", response_type=Tea).parsed, Tea | None)
    assert_type(
        client.generate_content(FLASH, "1?", response_type=int | str).parsed, int | str | None
    )
    word = client.generate_content(FLASH, "Yes?", response_type=Literal["yes", "no"])
    assert_type(word.parsed, Literal["yes", "no"] | None)
    assert_type(
        client.generate_content(FLASH, "1?", response_type=Annotated[int, Field(ge=0)]).parsed,
        int | None,
    )
    with client.stream_generate_content(FLASH, "A recipe", response_type=Recipe) as stream:
        assert_type(stream, Stream[gc.GenerateContentResponse[Recipe]])
        assert_type(stream.get_final().parsed, Recipe | None)
        assert stream.so_far is not None
        assert_type(stream.so_far.parsed, Recipe | None)
    raw_answer = vertex.with_raw_response.generate_content(FLASH, "A recipe", response_type=Recipe)
    assert_type(raw_answer.parse().parsed, Recipe | None)

    chat = client.chats.create(FLASH, response_type=Recipe)
    assert_type(chat, Chat[Recipe])
    assert_type(chat.send_message("A recipe").parsed, Recipe | None)
    assert_type(chat.send_message("A number", response_type=int).parsed, int | None)
    assert_type(chat.stream_message("A recipe").get_final().parsed, Recipe | None)
    assert_type(
        chat.stream_message("1?", response_type=int, timeout=3).get_final().parsed, int | None
    )
    untyped = vertex.chats.create(FLASH)
    assert_type(untyped, Chat)
    assert_type(untyped.send_message("A recipe", response_type=Recipe).parsed, Recipe | None)
    untyped.send_message("Hello")


def shown(answer: gc.GenerateContentResponse) -> str:
    """An answer of any type is a GenerateContentResponse."""
    return str(answer.parsed)


async def typed_answers_async(client: AsyncGeminiClient, vertex: AsyncVertexClient) -> None:
    """The same from asyncio."""
    answer = await client.generate_content(FLASH, "A recipe", response_type=Recipe)
    assert_type(answer.parsed, Recipe | None)
    recipes = await vertex.generate_content(FLASH, "Recipes", response_type=list[Recipe])
    assert_type(recipes.parsed, list[Recipe] | None)
    async with vertex.stream_generate_content(FLASH, "1?", response_type=int | str) as stream:
        assert_type(stream, AsyncStream[gc.GenerateContentResponse[int | str]])
        assert_type((await stream.get_final()).parsed, int | str | None)
    raw_answer = await client.with_raw_response.generate_content(FLASH, "1?", response_type=int)
    assert_type(raw_answer.parse().parsed, int | None)
    chat = vertex.chats.create(FLASH, response_type=Recipe)
    assert_type(chat, AsyncChat[Recipe])
    assert_type((await chat.send_message("A recipe")).parsed, Recipe | None)
    assert_type((await chat.send_message("1?", response_type=int)).parsed, int | None)
    assert_type((await chat.stream_message("A recipe").get_final()).parsed, Recipe | None)
    other = await chat.stream_message("A recipe", response_type=Tea).get_final()
    assert_type(other.parsed, Tea | None)


def streams(client: GeminiClient) -> str:
    """A stream, read to its end and left early."""
    stream = client.stream_generate_content(FLASH, "Why is the sky blue?")
    assert_type(stream, Stream[gc.GenerateContentResponse])
    text = "".join(chunk.text or "" for chunk in stream)
    with client.stream_generate_content(FLASH, "Why is the sky blue?") as left:
        for chunk in left:
            assert_type(chunk, gc.GenerateContentResponse)
            break
    return text


def conversation(client: VertexClient) -> list[gc.Content]:
    """A chat with a function."""
    chat = client.chats.create(FLASH, tools=[add], generation_config={"temperature": 0})
    answer = chat.send_message("Please add 1 and 2")
    for call in answer.function_calls:
        result = add(**(call.args or {}))
        part = gc.Part.from_function_response(call.name or "", {"result": result}, id=call.id)
        answer = chat.send_message(part, timeout=10)
    for chunk in chat.stream_message("And now?"):
        assert_type(chunk.text, str | None)
    restored = client.chats.create(FLASH, history=chat.history)
    return restored.history


def raw(client: GeminiClient) -> None:
    """What HTTP said, and another client on the same connections."""
    response = client.with_raw_response.generate_content(FLASH, "Hello")
    assert_type(response, RawResponse[gc.GenerateContentResponse])
    assert_type(response.request_id, str | None)
    assert_type(response.parse().text, str | None)
    patient = client.with_options(timeout=None, max_retries=5)
    assert_type(patient, GeminiClient)
    assert patient.generate_content(FLASH, "Hello").text


def tuning(client: GeminiClient, vertex: VertexClient) -> None:
    """A tuned model and a tuning job: begun, listed, looked at."""
    operation = client.tuned_models.create(
        base_model="models/gemini-1.0-pro-001",
        training_data=[("1", "2"), ("3", "4")],
        epoch_count=2,
    )
    assert_type(operation, Operation[tuned.TunedModel, tuned.CreateTunedModelMetadata])
    assert_type(operation.metadata.total_steps, int | None)
    model = operation.wait(
        poll_interval=0.1, on_progress=lambda progress: print(progress.completed_steps)
    )
    assert_type(model, tuned.TunedModel)
    for each in client.tuned_models.list(page_size=5):
        assert_type(each.display_name, str | None)
        assert_type(client.tuned_models.get(each.name or ""), tuned.TunedModel)
    job = vertex.tuning_jobs.create({"base_model": FLASH, "supervised_tuning_spec": SPEC})
    job = vertex.tuning_jobs.wait(job, poll_interval=0.1)
    assert_type(job, jobs.TuningJob)
    assert_type(vertex.tuning_jobs.list(), Pager[jobs.ListTuningJobsResponse, jobs.TuningJob])


def embeddings_and_models(client: GeminiClient, vertex: VertexClient) -> None:
    """Vectors of several inputs, and the models that make them."""
    part = gc.Part.from_text("b")
    answer = client.embed_content(
        "gemini-embedding-2", ["a", part, [part, {"text": "c"}]], output_dimensionality=8
    )
    assert_type(answer, em.BatchEmbedContentsResponse)
    assert_type(answer.vectors, list[list[float]])
    vectors = vertex.embed_content("text-embedding-005", "a", task_type="RETRIEVAL_QUERY")
    assert_type(vectors.embeddings, list[em.ContentEmbedding] | None)
    for model in client.models.list(page_size=20):
        assert_type(model, listed.ModelDescription)
    assert_type(vertex.models.get("gemini-3.8-flash"), listed.PublisherModel)
    known = client.models.get("gemini-3.8-flash").availability
    assert known is not None
    assert known.stage == "stable"
    assert_type(vertex.compute_tokens(FLASH, "a"), gc.ComputeTokensResponse)


async def embeddings_async(client: AsyncGeminiClient, vertex: AsyncVertexClient) -> None:
    """The same from asyncio."""
    answer = await client.embed_content("gemini-embedding-2", ["a", "b"], output_dimensionality=8)
    assert_type(answer, em.BatchEmbedContentsResponse)
    assert [model.name async for model in vertex.models.list()]
    assert_type(await client.models.get("gemini-3.8-flash"), listed.ModelDescription)


def batches(client: GeminiClient, vertex: VertexClient) -> None:
    """Batches of both kinds: the answers have the type of the kind."""
    made = client.batches.create(model=FLASH, requests={"a": "Hello"})
    assert_type(made, Batch[gc.GenerateContentResponse])
    done = client.batches.wait(made, poll_interval=0.1)
    assert_type(done, Batch[gc.GenerateContentResponse])
    assert_type(client.batches.get(done), Batch[gc.GenerateContentResponse])
    for key, answer in client.batches.results(done):
        assert_type(key, str)
        assert_type(answer, gc.GenerateContentResponse | errors.APIStatusError)
        if not isinstance(answer, errors.APIStatusError):
            assert_type(answer.text, str | None)
    vectors = client.batches.create_embeddings(model="gemini-embedding-2", requests=["a"])
    for _, vector in client.batches.results(client.batches.wait(vectors, poll_interval=0.1)):
        assert_type(vector, em.EmbedContentResponse | errors.APIStatusError)
    named = client.batches.get(done.name or "")
    assert_type(named, Batch[gc.GenerateContentResponse | em.EmbedContentResponse])
    for _, either in client.batches.results(done.name or ""):
        assert_type(
            either, gc.GenerateContentResponse | em.EmbedContentResponse | errors.APIStatusError
        )
    job = vertex.batch_prediction_jobs.create(
        model=FLASH, source="gs://bucket/in.jsonl", destination="gs://bucket/out"
    )
    assert_type(job, predictions.BatchPredictionJob)
    for _, predicted in vertex.batch_prediction_jobs.results([b'{"key": "a", "response": {}}']):
        assert_type(predicted, gc.GenerateContentResponse | errors.APIStatusError)


async def batches_async(client: AsyncGeminiClient) -> None:
    """The same from asyncio."""
    made = await client.batches.create(model=FLASH, requests={"a": "Hello"})
    done = await client.batches.wait(made, poll_interval=0.1)
    assert_type(done, Batch[gc.GenerateContentResponse])
    async for _, answer in client.batches.results(done):
        assert_type(answer, gc.GenerateContentResponse | errors.APIStatusError)
    vectors = await client.batches.create_embeddings(model="gemini-embedding-2", requests=["a"])
    assert_type(vectors, Batch[em.EmbedContentResponse])


async def tuning_async(client: AsyncGeminiClient, vertex: AsyncVertexClient) -> None:
    """The same from asyncio."""
    operation = await client.tuned_models.create(
        {"base_model": "models/gemini-1.0-pro-001", "tuning_task": {"training_data": EXAMPLES}}
    )
    assert_type(operation, AsyncOperation[tuned.TunedModel, tuned.CreateTunedModelMetadata])
    assert_type(await operation.done(), bool)
    assert_type(await operation.wait(poll_interval=0.1), tuned.TunedModel)
    assert [model.name async for model in client.tuned_models.list()]
    async for page in vertex.tuning_jobs.list().pages():
        assert_type(page, jobs.ListTuningJobsResponse)


def failures(client: GeminiClient) -> None:
    """Errors are told apart by their class."""
    try:
        client.generate_content("models/unknown", "Hello")
    except errors.InvalidPayloadError as error:
        assert_type(error.faults, tuple[errors.Fault, ...])
    except errors.RateLimitError as error:
        assert_type(error.retry_after, float | None)
    except errors.APIStatusError as error:
        assert_type(error.status_code, int)
        print(error.request_id, error.attempts)
    except GeminiSDKError:
        raise


async def asynchronously(url: str) -> None:
    """The same on async clients."""

    async def token() -> str:
        return "t"

    async with (
        AsyncGeminiClient(api_key="k", base_url=url) as client,
        AsyncVertexClient(project="p", credentials=token, base_url=url) as vertex,
    ):
        answer = await client.generate_content(FLASH, "Hello", generation_config={"seed": 1})
        assert_type(answer, gc.GenerateContentResponse)
        stream = vertex.stream_generate_content(FLASH, "Hello")
        assert_type(stream, AsyncStream[gc.GenerateContentResponse])
        async for chunk in stream:
            assert_type(chunk.text, str | None)
        counted = await vertex.count_tokens(FLASH, "Hello", tools=[add])
        assert counted.total_tokens
        chat = client.chats.create(FLASH)
        assert_type(await chat.send_message("Hello"), gc.GenerateContentResponse)
        async for chunk in chat.stream_message("And?"):
            assert_type(chunk, gc.GenerateContentResponse)
        response = await client.with_raw_response.count_tokens(FLASH, "Hello")
        assert_type(response.parse(), gc.CountTokensResponse)
        await typed_answers_async(client, vertex)
        await embeddings_async(client, vertex)
        await batches_async(client)
        await tuning_async(client, vertex)


def synchronously(url: str) -> None:
    """Everything on sync clients."""
    with GeminiClient(api_key="k", base_url=url, timeout=30.0, max_retries=2) as client:
        calls(client)
        schemas(client)
        assert streams(client)
        raw(client)
        failures(client)
    with VertexClient(project="p", credentials=lambda: "t", base_url=url) as vertex:
        calls(vertex)
        assert conversation(vertex)
        with GeminiClient(api_key="k", base_url=url) as client:
            typed_answers(client, vertex)
            embeddings_and_models(client, vertex)
            batches(client, vertex)
            tuning(client, vertex)
