"""The tuning guides' samples: each `curl` on the page, as written, to the emulator; and what our forms send."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from gemini_sdk import validation
from gemini_sdk._wire import Model, Platform
from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.types.generate_content import GenerateContentRequest
from gemini_sdk.types.tuned_models import TunedModel
from gemini_sdk.types.tuning_jobs import TuningJob
from tests.docs import pages

Json = dict[str, "Json"] | list["Json"] | str | float | bool | None

PAGE = pages.ROOT / "docs" / "tuning.md"
FILLINGS = {
    "PROJECT_ID": "PROJECT_ID",
    "TUNING_JOB_REGION": "us-central1",
    "${LOCATION}": "us-central1",
    "${PROJECT_ID}": "PROJECT_ID",
    "VALIDATION_DATASET_URI": "gs://bucket/validation.jsonl",
    "TRAINING_DATASET_URI": "gs://bucket/train.jsonl",
    "BASE_MODEL": "gemini-1.5-flash-002",
    "EPOCH_COUNT": "4",
    '"ADAPTER_SIZE"': '"ADAPTER_SIZE_FOUR"',
    "LEARNING_RATE_MULTIPLIER": "1",
    "TUNED_MODEL_DISPLAYNAME": "my model",
    "MAX_OUTPUT_TOKENS": "100",
    "TEMPERATURE": "0.5",
    "TOP_P": "0.9",
    "TOP_K": "40",
}
_LISTS = frozenset({"contents", "parts"})


@dataclass(frozen=True)
class Sample:
    """One `curl` of the page."""

    method: str
    path: str
    body: str | None

    @classmethod
    def of(cls, shell: str, files: list[str]) -> "Sample":
        url = re.search(r"(?:\$\{?base_url\}?|https://\S+?\.googleapis\.com)([^\s\"]+)", shell)
        method = re.search(r"-X\s+(\w+)", shell)
        assert url is not None
        assert method is not None
        given = re.search(
            r"-d \s*\\?\s*\$?(?P<quote>['\"])(?P<body>.*?)(?P=quote)", shell, re.DOTALL
        )
        body = given["body"] if given else None
        if "-d @" in shell:
            body = files.pop(0)
        return cls(method[1], filled(url[1]), body and without_trailing_commas(filled(body)))


def filled(text: str) -> str:
    for name, value in FILLINGS.items():
        text = text.replace(name, value)
    return text


def without_trailing_commas(text: str) -> str:
    return re.sub(r",(\s*[}\]])", r"\1", text)


def samples() -> list[Sample]:
    files = [block.code for block in pages.blocks(PAGE, "json")]
    shells = [block.code for block in pages.blocks(PAGE, "sh") if block.code.startswith("curl")]
    return [Sample.of(shell, files) for shell in shells]


SAMPLES = samples()
BODIES = [sample for sample in SAMPLES if sample.body]
KINDS: list[type[Model]] = [
    TunedModel,
    GenerateContentRequest,
    TuningJob,
    TuningJob,
    GenerateContentRequest,
]
each_body = pytest.mark.parametrize(
    ("sample", "kind"), list(zip(BODIES, KINDS, strict=True)), ids=range(len(BODIES))
)


def test_the_page_has_every_sample() -> None:
    jobs = "/v1/projects/PROJECT_ID/locations/us-central1/tuningJobs"
    assert [(sample.method, sample.path) for sample in SAMPLES] == [
        ("GET", "/v1beta/tunedModels"),
        ("POST", "/v1beta/tunedModels"),
        ("GET", "/v1beta/${modelname}"),
        ("POST", "/v1beta/$modelname:generateContent"),
        ("POST", jobs),
        ("POST", jobs),
        ("GET", jobs),
        ("GET", f"{jobs}/TUNING_JOB_ID"),
        ("POST", f"{jobs}/TUNING_JOB_ID:cancel"),
        ("POST", f"{jobs.removesuffix('tuningJobs')}endpoints/ENDPOINT_ID:generateContent"),
    ]
    (cancel,) = (sample for sample in SAMPLES if sample.path.endswith(":cancel"))
    assert cancel.body == ""


@each_body
def test_body_round_trips_and_breaks_no_rule(sample: Sample, kind: type[Model]) -> None:
    written = json.loads(sample.body or "")
    read = kind.model_validate_json(sample.body or "")
    assert json.loads(read.to_json()) == wire_form(written)
    platform: Platform = "google-ai" if "/v1beta/" in sample.path else "vertex"
    assert not validation.faults(written, kind.__name__, platform)


@dataclass
class Reader:
    """Someone who follows the page with curl, and knows what the answers named."""

    client: httpx.Client
    named: dict[str, str] = field(default_factory=dict[str, str])

    def send(self, sample: Sample) -> Any:
        path = sample.path
        for name, value in self.named.items():
            path = path.replace(name, value)
        return (
            self.client.request(sample.method, path, content=sample.body).raise_for_status().json()
        )

    def get(self, path: str) -> Any:
        return self.client.get(path).raise_for_status().json()


class Clock:
    """Stands still until it is set."""

    now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reader(clock: Clock) -> Iterator[Reader]:
    headers = {
        "Authorization": "Bearer token",
        "Content-Type": "application/json; charset=utf-8",
        "x-goog-user-project": "my-project-id",
    }
    with (
        Emulator(EmulatorOptions(clock=clock)) as emulator,
        httpx.Client(base_url=emulator.url, headers=headers) as client,
    ):
        yield Reader(client)


def test_the_samples_of_google_ai_one_after_another(reader: Reader, clock: Clock) -> None:
    empty, create, look, ask = SAMPLES[:4]
    assert reader.send(empty) == {}
    operation = reader.send(create)
    assert operation["metadata"]["totalSteps"] == 38
    model = operation["metadata"]["tunedModel"]
    reader.named = {"${modelname}": model, "$modelname": model}
    assert reader.send(look)["state"] == "CREATING"
    clock.now += 60
    assert reader.send(look)["state"] == "ACTIVE"
    # The guide asks for the operation under v1.
    ended = reader.get(f"/v1/{operation['name']}")
    assert ended["metadata"]["snapshots"][-1]["step"] == 38
    assert reader.send(ask)["candidates"][0]["finishReason"] == "STOP"


def test_the_samples_of_vertex_ai_one_after_another(reader: Reader, clock: Clock) -> None:
    first, second, every, look, cancel, ask = SAMPLES[4:]
    job, other = reader.send(first), reader.send(second)
    assert [each["name"] for each in (job, other)] != []
    assert len(reader.send(every)["tuningJobs"]) == 2
    reader.named = {"TUNING_JOB_ID": other["name"].rpartition("/")[2]}
    assert reader.send(cancel) == {}
    clock.now += 60
    assert reader.send(look)["state"] == "JOB_STATE_CANCELLED"
    reader.named = {"TUNING_JOB_ID": job["name"].rpartition("/")[2]}
    ended = reader.send(look)
    assert ended["state"] == "JOB_STATE_SUCCEEDED"
    reader.named["ENDPOINT_ID"] = ended["tunedModel"]["endpoint"].rpartition("/")[2]
    assert reader.send(ask)["candidates"][0]["finishReason"] == "STOP"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, Any]]:
    """What this SDK's forms on the page send; what the service named is named as on the page."""
    with pages.reader(tmp_path_factory.mktemp("tuning")) as emulator:
        pages.close(pages.run(PAGE))
        return [(e.method, as_named(e.path), e.body) for e in emulator.journal()]


@pytest.mark.parametrize("sample", SAMPLES, ids=range(len(SAMPLES)))
def test_our_form_sends_the_same(sample: Sample, sent: list[tuple[str, str, Any]]) -> None:
    method, path = sample.method, as_named(sample.path)
    bodies = [body for *place, body in sent if place == [method, path]]
    if sample.body:
        assert wire_form(json.loads(sample.body)) in [wire_form(body) for body in bodies]
    else:
        assert bodies
        assert not any(bodies)


def as_named(path: str) -> str:
    """A path without what the service named."""
    path = re.sub(r"(tunedModels/|\$\{?modelname\}?)[\w-]*", "MODEL", path.split("?")[0])
    return re.sub(r"(tuningJobs|endpoints)/\w+", r"\1/ID", path)


def wire_form(value: Json, name: str = "") -> Json:
    """JSON in camelCase, with lists where the API has lists and int64 in strings, by rules of its own."""
    if name in _LISTS and not isinstance(value, list):
        value = [value]
    if isinstance(value, list):
        return [wire_form(item) for item in value]
    if isinstance(value, dict):
        named = {re.sub(r"_(\w)", lambda m: m[1].upper(), key): item for key, item in value.items()}
        # Epochs are an int64 beside an adapter size, on Vertex AI; an int32 on Google AI.
        long = {"epochCount"} if "adapterSize" in named else set[str]()
        return {k: str(item) if k in long else wire_form(item, k) for k, item in named.items()}
    return value
