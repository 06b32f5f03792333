"""The REST reference's samples: each body on the page, as written, through the models and to the emulator."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from gemini_sdk import validation
from gemini_sdk.emulator import Emulator
from gemini_sdk.types.generate_content import (
    GenerateContentRequest,
    GenerateContentResponse,
)
from tests.docs import pages

pytestmark = pytest.mark.filterwarnings(
    "ignore::gemini_sdk.warnings.DeprecatedParameterWarning"  # the samples set what is deprecated by now
)
Json = dict[str, "Json"] | list["Json"] | str | float | bool | None

PAGE = pages.ROOT / "docs" / "inference.md"
VARIABLES = {
    "${PROJECT_ID}": "my-project",
    "${REGION}": "us-central1",
    "${MODEL_ID}": "gemini-1.0-pro",
}
FILLINGS = (
    '"role": "user", "parts": [{"text": "Hello"}]',
    # Every field the reference lists.
    """
    "temperature": 0.5, "top_p": 0.9, "top_k": 40, "candidate_count": 2, "max_output_tokens": 100,
    "stop_sequences": ["END"], "logprobs": 3, "presence_penalty": 0.5, "frequency_penalty": -0.5,
    "logit_bias": {"word": 1.5}, "echo": false, "seed": 7, "response_mime_type": "text/plain"
    """,
    # One object where the API has a list.
    """
    "category": "HARM_CATEGORY_HATE_SPEECH", "threshold": "BLOCK_LOW_AND_ABOVE",
    "max_influential_terms": 2, "method": "PROBABILITY"
    """,
)
_LISTS = frozenset({"contents", "parts", "safetySettings", "stopSequences"})
_MAPS = frozenset({"logitBias"})


class Sample:
    """One `curl` of the page."""

    def __init__(self, shell: str) -> None:
        for name, value in VARIABLES.items():
            shell = shell.replace(name, value)
        body = shell.partition("-d '")[2].rpartition("'")[0]
        for filling in FILLINGS:
            body = body.replace("...", filling, 1)
        found = re.search(r"https://us-central1-aiplatform\.googleapis\.com(\S+)", shell)
        assert found is not None
        self.path = found[1]
        self.body = body

    @property
    def streams(self) -> bool:
        return self.path.endswith(":streamGenerateContent")


SAMPLES = [
    Sample(block.code) for block in pages.blocks(PAGE, "sh") if block.code.startswith("curl")
]
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=range(len(SAMPLES)))


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


def test_the_page_has_every_sample() -> None:
    assert [sample.streams for sample in SAMPLES] == [False, True, False, False, True, True]


@each_sample
def test_body_round_trips(sample: Sample) -> None:
    request = GenerateContentRequest.model_validate_json(sample.body)
    assert json.loads(request.to_json()) == in_wire_form(json.loads(sample.body))
    assert GenerateContentRequest.model_validate_json(request.to_json()) == request
    dumped = request.model_dump_json(by_alias=True, exclude_unset=True)
    assert json.loads(dumped) == json.loads(request.to_json())


@each_sample
def test_body_breaks_no_rule(sample: Sample) -> None:
    assert not validation.faults(json.loads(sample.body), "GenerateContentRequest", "vertex")


@each_sample
@pytest.mark.parametrize("as_written", [True, False], ids=["as-written", "round-tripped"])
def test_body_is_answered(sample: Sample, as_written: bool, emulator: Emulator) -> None:
    request = GenerateContentRequest.model_validate_json(sample.body)
    body = sample.body.encode() if as_written else request.to_json()
    headers = {"Authorization": "Bearer token", "Content-Type": "application/json"}
    with httpx.Client(base_url=emulator.url, headers=headers) as client:
        response = client.post(sample.path, content=body).raise_for_status()
    answer = response.json()
    chunks = [GenerateContentResponse.model_validate(each) for each in listed(answer)]
    assert isinstance(answer, list) is sample.streams
    assert all(chunk.text for chunk in chunks)
    assert chunks[-1].finish_reason == "STOP"
    assert chunks[-1].usage_metadata is not None


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Any]]:
    """Paths and bodies of what this SDK's forms on the page send."""
    with pages.reader(tmp_path_factory.mktemp("inference")) as emulator:
        pages.close(pages.run(PAGE))
        return [(entry.path, entry.body) for entry in emulator.journal()]


@pytest.mark.parametrize("sample", SAMPLES[2:], ids=range(2, len(SAMPLES)))
def test_our_form_sends_the_same(sample: Sample, sent: list[tuple[str, Any]]) -> None:
    assert (sample.path, in_wire_form(json.loads(sample.body))) in sent


def test_our_forms_use_every_parameter(sent: list[tuple[str, Any]]) -> None:
    filled: Any = in_wire_form(json.loads(SAMPLES[0].body))
    for name in ("generationConfig", "safetySettings"):
        sets = [keys_of(body[name]) for _, body in sent if name in body]
        assert keys_of(filled[name]) in sets


def in_wire_form(value: Json, name: str = "") -> Json:
    """JSON with names in camelCase and lists where the API has lists, by rules independent of the models."""
    if name in _LISTS and not isinstance(value, list):
        value = [value]
    if isinstance(value, list):
        return [in_wire_form(item) for item in value]
    if not isinstance(value, dict):
        return value
    if name in _MAPS:
        return value
    named = {re.sub(r"_(\w)", lambda m: m[1].upper(), key): item for key, item in value.items()}
    return {key: in_wire_form(item, key) for key, item in named.items()}


def keys_of(value: Json) -> set[str]:
    """The names an object has, or the first object of a list."""
    first = listed(value)[0]
    return set(first) if isinstance(first, dict) else set()


def listed(value: Json) -> list[Json]:
    """A list as it is, anything else as a list of one."""
    return value if isinstance(value, list) else [value]
