"""An outside witness: the official google-genai client gets along with the emulator."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from pydantic import BaseModel

from gemini_sdk.emulator import Emulator, EmulatorOptions

genai = pytest.importorskip("google.genai")
types = pytest.importorskip("google.genai.types")
errors = pytest.importorskip("google.genai.errors")
MODEL = "gemini-2.5-flash"


class Recipe(BaseModel):
    name: str
    minutes: int
    ingredients: list[str]


@pytest.fixture
def gemini_emulator_options() -> EmulatorOptions:
    """The clock stands still until a test moves it."""
    return EmulatorOptions(clock=lambda: 1_800_000_000.0)


@pytest.fixture(params=["google-ai", "vertex"])
def client(request: pytest.FixtureRequest, gemini_emulator: Emulator) -> Iterator[Any]:
    options = types.HttpOptions(base_url=gemini_emulator.url)
    if request.param == "google-ai":
        client = genai.Client(api_key="any", http_options=options)
    else:
        from google.oauth2.credentials import Credentials

        client = genai.Client(
            vertexai=True,
            project="p",
            location="us-central1",
            credentials=Credentials(token="any"),  # type: ignore[no-untyped-call]
            http_options=options,
        )
    yield client
    client.close()


def test_generate(client: Any) -> None:
    answer = client.models.generate_content(
        model=MODEL,
        contents="Why is the sky blue?",
        config=types.GenerateContentConfig(
            system_instruction="Be brief.", temperature=0, max_output_tokens=500
        ),
    )
    assert "Why is the sky blue?" in answer.text
    assert "Be brief." in answer.text
    assert answer.candidates[0].finish_reason == types.FinishReason.STOP
    assert answer.usage_metadata.total_token_count > 0


def test_stream(client: Any) -> None:
    question = "Tell me of the sea."
    chunks = list(client.models.generate_content_stream(model=MODEL, contents=question))
    whole = client.models.generate_content(model=MODEL, contents=question)
    assert len(chunks) > 5
    assert "".join(chunk.text for chunk in chunks) == whole.text
    assert chunks[-1].usage_metadata == whole.usage_metadata


def test_count_tokens(client: Any) -> None:
    assert client.models.count_tokens(model=MODEL, contents="12345").total_tokens == 2


def test_structured_output(client: Any) -> None:
    answer = client.models.generate_content(
        model=MODEL,
        contents="A cookie recipe that takes 25 minutes",
        config={"response_mime_type": "application/json", "response_schema": list[Recipe]},
    )
    assert all(isinstance(recipe, Recipe) for recipe in answer.parsed)
    assert answer.parsed[0].minutes == 25


def test_function_calling(client: Any) -> None:
    def get_weather(city: str) -> str:
        """The weather in a city."""
        return f"Rain in {city}."

    config = types.GenerateContentConfig(tools=[get_weather])
    answer = client.models.generate_content(
        model=MODEL, contents="What is the weather in Paris?", config=config
    )
    assert "Rain in Paris." in answer.text


def test_chat(client: Any) -> None:
    chat = client.chats.create(model=MODEL)
    chat.send_message("My name is Ada.")
    assert "My name is Ada." in chat.send_message("What is my name?").text


def test_models(client: Any) -> None:
    # Vertex AI lists the caller's own models here, unless base models are asked for.
    listed = list(client.models.list(config={"page_size": 5, "query_base": True}))
    names = [each.name for each in listed]
    assert len(names) == len(set(names)) > 5
    found = client.models.get(model="gemini-3.8-flash")
    assert found.name in names
    assert found.name.endswith("models/gemini-3.8-flash")


def test_errors(client: Any) -> None:
    with pytest.raises(errors.ClientError, match="NOT_FOUND"):
        client.models.generate_content(model="nonsense", contents="Hi")


TUNING_IS_EXPERIMENTAL = pytest.mark.filterwarnings(
    "ignore:.*tuning implementation is experimental"
)


@pytest.mark.parametrize("client", ["google-ai"], indirect=True)
def test_a_tuned_model_on_google_ai(
    client: Any, gemini_emulator: Emulator, numbers: dict[str, Any]
) -> None:
    # The witness itself cannot create it: its request for Google AI leaves the examples out.
    url, headers = f"{gemini_emulator.url}/v1beta/tunedModels", {"x-goog-api-key": "any"}
    operation = httpx.post(url, json=numbers, headers=headers).json()
    name = operation["metadata"]["tunedModel"]
    job = client.tunings.get(name=name)
    assert job.base_model == numbers["base_model"]
    assert not job.has_ended
    gemini_emulator.advance(2)
    job = client.tunings.get(name=name)
    assert job.has_succeeded
    assert job.start_time < job.end_time
    assert job.tuned_model.model == name
    assert client.models.generate_content(model=name, contents="one").text == "two"


@TUNING_IS_EXPERIMENTAL
@pytest.mark.parametrize("client", ["vertex"], indirect=True)
def test_tune_on_vertex_ai(client: Any, gemini_emulator: Emulator) -> None:
    config = types.CreateTuningJobConfig(
        epoch_count=2,
        adapter_size="ADAPTER_SIZE_FOUR",
        learning_rate_multiplier=1.5,
        tuned_model_display_name="capitals",
        validation_dataset=types.TuningValidationDataset(gcs_uri="gs://bucket/eval.jsonl"),
    )
    data = types.TuningDataset(gcs_uri="gs://bucket/train.jsonl")
    jobs = [
        client.tunings.tune(base_model="gemini-2.5-flash", training_dataset=data, config=config)
        for _ in range(3)
    ]
    assert {job.state for job in jobs} == {types.JobState.JOB_STATE_QUEUED}
    client.tunings.cancel(name=jobs[0].name)
    gemini_emulator.advance(2)
    assert client.tunings.get(name=jobs[0].name).state == types.JobState.JOB_STATE_CANCELLED
    job = client.tunings.get(name=jobs[1].name)
    assert job.has_succeeded
    assert job.start_time < job.end_time
    assert len(job.tuned_model.checkpoints) == 2
    listed = list(client.tunings.list(config={"page_size": 2}))
    assert {job.name for job in listed} == {job.name for job in jobs}
    answer = client.models.generate_content(model=job.tuned_model.endpoint, contents="Hello there")
    assert answer.text
