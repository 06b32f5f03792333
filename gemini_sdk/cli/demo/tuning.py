"""The examples about tuning: from data to a model that answers, on both platforms, sync and async."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from gemini_sdk import AsyncGeminiClient, AsyncVertexClient, GeminiClient, VertexClient
from gemini_sdk.cli.demo import Checks, DemoExample
from gemini_sdk.datasets import convert
from gemini_sdk.emulator import Emulator
from gemini_sdk.known_models.catalogue import default_base_model
from gemini_sdk.metrics import TuningMetrics, sparkline
from gemini_sdk.types.tuned_models import CreateTunedModelMetadata
from gemini_sdk.types.tuning_jobs import TuningJob

BASE_MODEL = default_base_model()
BUCKET = "demo"
PICTURES = Path(tempfile.gettempdir())

NUMBERS = [
    ("1", "2"),
    ("3", "4"),
    ("-3", "-2"),
    ("twenty two", "twenty three"),
    ("two hundred", "two hundred one"),
    ("ninety nine", "one hundred"),
    ("8", "9"),
    ("-98", "-97"),
    ("1,000", "1,001"),
    ("10,100,000", "10,100,001"),
    ("thirteen", "fourteen"),
    ("eighty", "eighty one"),
    ("one", "two"),
    ("three", "four"),
    ("seven", "eight"),
]
COLOURS = [
    ("Why is sky blue?", "Air scatters blue light more than red light."),
    ("Why is the sunset red?", "Its light has lost the blue on its long way through the air."),
    ("Why is snow white?", "Its crystals scatter all colours alike."),
    ("Why is grass green?", "Chlorophyll absorbs red and blue light."),
]
HELD_OUT = [("Why is the sea blue?", "Water absorbs red light more than blue light.")]


def storage(folder: Path) -> None:
    """Put a dataset into a folder that stands for Cloud Storage."""
    bucket = folder / BUCKET
    bucket.mkdir()
    convert(COLOURS, bucket / "train.jsonl")


def by_pairs(client: GeminiClient, advance: Callable[[], None]) -> Checks:
    seen: list[int] = []

    def follow(progress: CreateTunedModelMetadata) -> None:
        for step in range(len(seen), progress.completed_steps or 0):
            seen.append(step)
            advance()

    # NUMBERS are 15 pairs, from ("1", "2") to ("seven", "eight")
    operation = client.tuned_models.create(
        display_name="number generator",
        base_model=f"models/{BASE_MODEL}",
        training_data=NUMBERS,
        epoch_count=5,
        batch_size=4,
        learning_rate=0.001,
    )
    model = operation.wait(poll_interval=0.1, on_progress=follow)

    metrics = TuningMetrics.of(operation.metadata)
    print(f"{model.name} is {model.state}")
    print("loss:", sparkline(metrics.mean_loss.values), metrics.mean_loss.last)
    print("picture:", metrics.plot(PICTURES / "gemini-sdk-loss.html"))
    answer = client.generate_content(model.name or "", "twenty two")
    print("after twenty two comes", answer.text)
    yield answer.text == "twenty three"
    yield len(seen) == operation.metadata.total_steps == 19
    yield metrics.losses


def by_dataset(emulator: Emulator) -> Checks:
    states: list[str | None] = []

    def follow(job: TuningJob) -> None:
        states.append(job.state)
        print(job.state)

    # COLOURS are pairs of question and answer, and HELD_OUT others of the kind
    folder = Path(tempfile.mkdtemp())
    convert(COLOURS, folder / "colours.jsonl")
    convert(HELD_OUT, folder / "held-out.jsonl")
    with VertexClient(
        project="demo",
        credentials=lambda: "an access token",
        base_url=emulator.url,
    ) as vertex:
        job = vertex.tuning_jobs.create(
            base_model=BASE_MODEL,
            training_dataset_uri=folder / "colours.jsonl",
            validation_dataset_uri=folder / "held-out.jsonl",
            bucket="gs://demo/datasets",
            storage_base_url=emulator.url,
        )
        spec = job.supervised_tuning_spec
        print("uploaded:", spec and spec.training_dataset_uri)
        job = vertex.tuning_jobs.wait(job, poll_interval=0.1, on_progress=follow)
        tuned = job.tuned_model
        answer = vertex.generate_content((tuned and tuned.endpoint) or "", "Why is sky blue?")
        metrics = vertex.tuning_jobs.metrics(job, storage_base_url=emulator.url)
    shutil.rmtree(folder)
    print(answer.text)
    for name, curve in metrics.losses.items():
        print(f"{name}:", sparkline(curve.values), curve.last)
    print("picture:", metrics.plot(PICTURES / "gemini-sdk-job-loss.html"))
    yield states[-1] == "JOB_STATE_SUCCEEDED"
    yield answer.text == "Air scatters blue light more than red light."
    yield list(metrics.losses) == ["train_total_loss", "eval_total_loss"]


def both_at_once(emulator: Emulator) -> Checks:
    async def numbers() -> str | None:
        async with AsyncGeminiClient(api_key="any", base_url=emulator.url) as client:
            operation = await client.tuned_models.create(
                base_model=f"models/{BASE_MODEL}", training_data=NUMBERS
            )
            model = await operation.wait(poll_interval=0.1, on_progress=losses)
            return (await client.generate_content(model.name or "", "seven")).text

    async def colours() -> str | None:
        async with AsyncVertexClient(
            project="demo", credentials=lambda: "token", base_url=emulator.url
        ) as vertex:
            job = await vertex.tuning_jobs.create(
                base_model=BASE_MODEL,
                training_dataset_uri="gs://demo/train.jsonl",
            )
            job = await vertex.tuning_jobs.wait(job, poll_interval=0.1, on_progress=state)
            tuned = job.tuned_model
            endpoint = (tuned and tuned.endpoint) or ""
            return (await vertex.generate_content(endpoint, "Why is snow white?")).text

    def losses(progress: CreateTunedModelMetadata) -> None:
        loss = TuningMetrics.of(progress).mean_loss
        print("numbers:", progress.completed_steps or 0, "steps", sparkline(loss.values))

    def state(job: TuningJob) -> None:
        print("colours:", job.state)

    async def both() -> tuple[str | None, str | None]:
        return await asyncio.gather(numbers(), colours())

    answers = asyncio.run(both())
    print(answers)
    yield list(answers) == ["eight", "Its crystals scatter all colours alike."]


EXAMPLES = [
    DemoExample("Tuning by pairs, with progress and a loss curve", by_pairs, steps=19),
    DemoExample("Tuning by a local dataset and a bucket, on Vertex AI", by_dataset),
    DemoExample("Both tunings at once, from asyncio", both_at_once),
]
