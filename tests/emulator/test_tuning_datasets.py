"""The emulator's tunings and `gemini_sdk.datasets.check` agree on every dataset, in the same words."""

import copy
import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemini_sdk import datasets
from gemini_sdk.datasets import Method
from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.errors import DatasetFileError
from tests.emulator.tuning import JOBS, MODELS, started
from tests.examples import examples

Json = dict[str, Any]
BASE = "gemini-2.5-flash"
SPECS: dict[Method, str] = {
    "supervised": "supervisedTuningSpec",
    "preference": "preferenceOptimizationSpec",
}


def turn(role: str, *parts: Json, text: str = "") -> Json:
    return {"role": role, "parts": list(parts) or [{"text": text}]}


SUPERVISED: Json = {"contents": [turn("user", text="A?"), turn("model", text="B.")]}
PREFERENCE: Json = {
    "contents": [turn("user", text="A?")],
    "completions": [
        {"score": 1, "completion": turn("model", text="B.")},
        {"score": 0, "completion": turn("model", text="C.")},
    ],
}
PAIR: Json = {"textInput": "A?", "output": "B."}
CALL: Json = {
    "contents": [
        turn("user", text="Is tea in stock?"),
        turn("model", {"functionCall": {"name": "stock", "args": {"item": "tea"}}}),
        turn("user", {"functionResponse": {"name": "stock", "response": {"count": 2}}}),
        turn("model", text="Yes, two."),
    ],
    "tools": [{"functionDeclarations": [{"name": "stock", "description": "Count the stock."}]}],
}
LAST_CALL: Json = {
    "contents": [
        turn("user", text="How much coffee is left?"),
        turn("model", {"functionCall": {"name": "stock", "args": {"item": "coffee"}}}),
    ],
    "tools": CALL["tools"],
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Emulator, Path]]:
    root = tmp_path_factory.mktemp("gcs")
    (root / "b").mkdir()
    with Emulator(EmulatorOptions(gcs_root=root, tuning_seconds=0)) as emulator:
        yield emulator, root


@pytest.fixture(scope="module")
def client(served: tuple[Emulator, Path]) -> Iterator[httpx.Client]:
    headers = {"authorization": "Bearer any"}
    with httpx.Client(base_url=served[0].url, headers=headers) as client:
        yield client


def job_of(client: httpx.Client, method: Method, uri: str, **spec: str) -> Json:
    body = {"baseModel": BASE, SPECS[method]: {"trainingDatasetUri": uri, **spec}}
    response = client.post(JOBS, json=body)
    assert response.status_code == 200, response.text
    found: Json = client.get(f"/v1/{response.json()['name']}").json()
    return found


def words_of_check(path: Path, method: Method, uri: str) -> str | None:
    """What check finds first, of a file that is named as in Cloud Storage; None where nothing is wrong."""
    try:
        report = datasets.check(path, method=method, base_model=BASE)
    except DatasetFileError as error:
        return f"{uri}: {error.kind}"
    errors = [each for each in report.findings if each.severity == "error"]
    return (
        str(errors[0]).replace(str(path), uri, 1).split(" has to be converted")[0]
        if errors
        else None
    )


WRONG: list[Any] = [None, "", " ", 0, 1, "user", "model", "x", [], {}, [{}], True]


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every member and element there is, with its owner."""
    names: list[Any] = [*value] if isinstance(value, Mapping) else [*range(len(value))]
    for name in names:
        yield value, name
        if isinstance(value[name], Mapping | list):
            yield from _places(value[name])


@st.composite
def damaged(draw: st.DrawFn, example: Json) -> bytes:
    """A line, with a value in it removed or replaced, or cut."""
    line = copy.deepcopy(example)
    for _ in range(draw(st.integers(0, 2))):
        places = list(_places(line))
        if not places:
            break
        owner, name = draw(st.sampled_from(places))
        if draw(st.booleans()):
            owner[name] = draw(st.sampled_from(WRONG))
        else:
            del owner[name]
    raw = json.dumps(line).encode()
    return raw[: draw(st.integers(0, len(raw)))] if draw(st.integers(0, 9)) == 9 else raw


OPENAI: Json = {"messages": []}
EXAMPLES = (SUPERVISED, PREFERENCE, PAIR, CALL, LAST_CALL, OPENAI)
files = st.lists(st.sampled_from(EXAMPLES).flatmap(damaged), max_size=3).map(b"\n".join)
wrong_files = st.sampled_from([gzip.compress(b"{}"), b"[]", b"%PDF-", b"", "{}\n".encode("utf-16")])
quick = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@quick
@given(content=files | wrong_files, method=st.sampled_from(["supervised", "preference"]))
def test_a_job_fails_by_what_check_finds(
    served: tuple[Emulator, Path], client: httpx.Client, content: bytes, method: Method
) -> None:
    path, uri = served[1] / "b" / "train.jsonl", "gs://b/train.jsonl"
    path.write_bytes(content)
    job, found = job_of(client, method, uri), words_of_check(path, method, uri)
    assert job["state"] == ("JOB_STATE_SUCCEEDED" if found is None else "JOB_STATE_FAILED")
    if found is not None:
        assert job["error"]["message"].startswith(found)


@quick
@given(st.lists(st.tuples(st.sampled_from(["", " ", "a", "b", "x" * 6000]), st.text(max_size=3))))
def test_a_tuned_model_is_refused_by_what_check_finds(
    client: httpx.Client, pairs: list[tuple[str, str]]
) -> None:
    lines = [{"textInput": asked, "output": answered} for asked, answered in pairs]
    report = datasets.check(lines, base_model=None)
    task = {"trainingData": {"examples": {"examples": lines}}}
    body = {"baseModel": f"models/{BASE}", "tuningTask": task}
    response = client.post(MODELS, json=body)
    assert response.status_code == (200 if report.ok else 400)
    if lines and not report.ok:
        first = next(each for each in report.findings if each.severity == "error")
        assert f"{first.fault} [{first.rule}]" in response.json()["error"]["message"]


def test_validation_data_is_checked_with_the_training_data(
    served: tuple[Emulator, Path], client: httpx.Client
) -> None:
    for name in ("t.jsonl", "v.jsonl"):
        (served[1] / "b" / name).write_text(json.dumps(SUPERVISED))
    job = job_of(client, "supervised", "gs://b/t.jsonl", validationDatasetUri="gs://b/v.jsonl")
    assert job["error"]["message"] == (
        "gs://b/v.jsonl:1: $: also in the training data: line 1 [overlap]"
    )


def test_the_command_is_for_a_copy_of_the_file(
    served: tuple[Emulator, Path], client: httpx.Client
) -> None:
    (served[1] / "b" / "t.json").write_text(f"[\n{json.dumps(SUPERVISED)}\n]")
    job = job_of(client, "supervised", "gs://b/t.json")
    assert job["error"]["message"] == (
        "gs://b/t.json: a JSON array; expected lines of JSON. "
        "Run: gemini-sdk dataset convert t.json --output t.jsonl"
    )
    line = {"messages": [{"role": "user", "content": "A?"}, {"role": "model", "content": "B."}]}
    (served[1] / "b" / "t.jsonl").write_text(json.dumps(line))
    message = job_of(client, "supervised", "gs://b/t.jsonl")["error"]["message"]
    assert message.startswith("gs://b/t.jsonl:1: $: an older form of Google's tuning data")
    assert "gemini-sdk dataset convert t.jsonl --output t.gemini.jsonl" in message


def ask(client: httpx.Client, endpoint: str, contents: list[Json], **more: Any) -> list[Json]:
    body = {"contents": contents, **more}
    response = client.post(f"/v1beta/{endpoint}:generateContent", json=body)
    assert response.status_code == 200, response.text
    parts: list[Json] = response.json()["candidates"][0]["content"]["parts"]
    return parts


def test_a_tuned_model_calls_the_functions_of_its_examples(
    served: tuple[Emulator, Path], client: httpx.Client
) -> None:
    lines = [json.dumps(each) for each in (SUPERVISED, CALL, LAST_CALL)]
    (served[1] / "b" / "calls.jsonl").write_text("\n".join(lines))
    job = started(client, "gs://b/calls.jsonl")
    endpoint = client.get(f"/v1/{job['name']}").json()["tunedModel"]["endpoint"]
    for example in (CALL, LAST_CALL):
        contents = example["contents"]
        for at, said in enumerate(contents):
            if said["role"] == "model":
                for tools in ({}, {"tools": example["tools"]}):
                    assert ask(client, endpoint, contents[:at], **tools) == said["parts"]
    assert ask(client, endpoint, SUPERVISED["contents"][:1]) == [{"text": "B."}]


def test_preferences_are_counted_and_answered(
    served: tuple[Emulator, Path], client: httpx.Client
) -> None:
    (served[1] / "b" / "p.jsonl").write_text(json.dumps(PREFERENCE))
    job = job_of(client, "preference", "gs://b/p.jsonl")
    answer = job["tuningDataStats"]["preferenceOptimizationDataStats"]
    assert answer["tuningDatasetExampleCount"] == "1"
    assert (answer["scoresDistribution"]["min"], answer["scoresDistribution"]["max"]) == (0, 1)
    (example,) = answer["userDatasetExamples"]
    assert example == PREFERENCE
    parts = ask(client, job["tunedModel"]["endpoint"], PREFERENCE["contents"])
    assert parts == [{"text": "B."}]
