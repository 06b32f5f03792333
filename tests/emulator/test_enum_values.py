"""Enum values mean the same in any case and as protobuf numbers; those that no service has are refused."""

from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_models.enums import ENUMS
from gemini_sdk.emulator import enums, safety
from gemini_sdk.emulator.enums import UnknownValue
from tests.emulator.tuning import JOBS, Json, refused, violations

GOOGLE = "/v1beta/models/gemini-2.5-flash:generateContent"
VERTEX = (
    "/v1/projects/p/locations/us-central1/publishers/google/models/gemini-2.5-pro:generateContent"
)
PATHS = pytest.mark.parametrize("path", [GOOGLE, VERTEX])
TURN: Json = {"role": "user", "parts": [{"text": "What is the weather?"}]}
WEATHER: Json = {"functionDeclarations": [{"name": "get_weather"}]}


def ask(ada: httpx.Client, path: str, body: Json) -> Json:
    response = ada.post(path, json=body)
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    return answer


def calls(ada: httpx.Client, path: str, mode: Any, text: str = "Hello") -> bool:
    body = {
        "contents": [{"role": "user", "parts": [{"text": text}]}],
        "tools": [WEATHER],
        "toolConfig": {"functionCallingConfig": {"mode": mode}},
    }
    answer = ask(ada, path, body)
    return "functionCall" in answer["candidates"][0]["content"]["parts"][0]


@PATHS
def test_function_calling_modes(ada: httpx.Client, path: str) -> None:
    for mode in ("ANY", "any", "Any", 2):
        assert calls(ada, path, mode)
    for mode in ("NONE", "none", 3):
        assert not calls(ada, path, mode, "get_weather")
    for mode in ("AUTO", "auto", 1, "MODE_UNSPECIFIED", 0):
        assert calls(ada, path, mode, "get_weather")
        assert not calls(ada, path, mode)


@PATHS
@pytest.mark.parametrize("category", [safety.DANGEROUS, safety.DANGEROUS.lower()])
@pytest.mark.parametrize("threshold", ["BLOCK_NONE", "block_none", 4, "off", 5])
def test_safety_settings(ada: httpx.Client, path: str, category: str, threshold: Any) -> None:
    body = {
        "contents": [{"role": "user", "parts": [{"text": safety.BLOCK_PROMPT}]}],
        "safetySettings": [{"category": category, "threshold": threshold}],
    }
    assert "candidates" in ask(ada, path, body)


def test_the_number_of_a_category_is_that_of_its_platform(ada: httpx.Client) -> None:
    turn = {"role": "user", "parts": [{"text": safety.BLOCK_PROMPT}]}
    for path, platform in ((GOOGLE, "google-ai"), (VERTEX, "vertex")):
        number = ENUMS["HarmCategory"][platform][safety.DANGEROUS]
        setting = {"category": number, "threshold": 4}
        assert "candidates" in ask(ada, path, {"contents": [turn], "safetySettings": [setting]})


@PATHS
def test_types_of_schemas(ada: httpx.Client, path: str) -> None:
    schema = {"type": 6, "properties": {"n": {"type": "integer"}}, "required": ["n"]}
    config = {"responseMimeType": "application/json", "responseSchema": schema}
    answer = ask(ada, path, {"contents": [TURN], "generationConfig": config})
    assert answer["candidates"][0]["content"]["parts"][0]["text"].startswith('{\n  "n": ')


@pytest.mark.parametrize("size", ["ADAPTER_SIZE_FOUR", "adapter_size_four", 3])
def test_a_job_keeps_names(ada: httpx.Client, size: Any) -> None:
    if isinstance(size, int):
        size = ENUMS["AdapterSize"]["vertex"]["ADAPTER_SIZE_FOUR"]
    spec = {"trainingDatasetUri": "gs://b/t.jsonl", "hyperParameters": {"adapterSize": size}}
    body = {"baseModel": "gemini-2.5-flash", "supervisedTuningSpec": spec}
    job = ask(ada, JOBS, body)
    assert job["supervisedTuningSpec"]["hyperParameters"]["adapterSize"] == "ADAPTER_SIZE_FOUR"
    for state in ("JOB_STATE_QUEUED", "job_state_queued", "1"):
        listed = ada.get(JOBS, params={"filter": f"state={state}"}).json()
        assert [each["name"] for each in listed["tuningJobs"]] == [job["name"]]


HARASSMENT = "HARM_CATEGORY_HARASSMENT"
REFUSED: list[tuple[Json, str]] = [
    ({"contents": [{**TURN, "role": "assistant"}]}, ""),
    ({"contents": [{"role": "user", "parts": [{}]}]}, "contents[0].parts[0].data"),
    ({"contents": [{"role": "user", "parts": [{"text": None}]}]}, "contents[0].parts[0].data"),
    ({"contents": [{"role": "user", "parts": []}]}, "contents[0].parts"),
    ({"contents": [{"role": "user"}]}, "contents[0].parts"),
    ({"safetySettings": [{"category": "HARASSMENT", "threshold": "OFF"}]}, "category"),
    ({"safetySettings": [{"category": HARASSMENT, "threshold": "NONSENSE"}]}, "threshold"),
    ({"toolConfig": {"functionCallingConfig": {"mode": "ALWAYS"}}}, "mode"),
]


@PATHS
@pytest.mark.parametrize(("change", "field"), REFUSED)
def test_what_no_service_takes(ada: httpx.Client, path: str, change: Json, field: str) -> None:
    response = ada.post(path, json={"contents": [TURN], **change})
    if field:
        (violation,) = violations(response)
        assert violation.endswith(field)
    else:
        error = refused(response, 400, "INVALID_ARGUMENT")
        assert error["message"] == "Please use a valid role: user, model."


@PATHS
@pytest.mark.parametrize("role", ["User", "MODEL", "function", "", None])
def test_roles_in_any_case(ada: httpx.Client, path: str, role: str | None) -> None:
    assert ask(ada, path, {"contents": [{**TURN, "role": role}, TURN]})["candidates"]


@PATHS
def test_a_model_may_have_said_nothing(ada: httpx.Client, path: str) -> None:
    contents: list[Json] = [TURN, {"role": "model"}, {"role": "model", "parts": []}, TURN]
    assert ask(ada, path, {"contents": contents})["candidates"]


def test_answers_with_numbers_for_those_who_ask(ada: httpx.Client) -> None:
    query = {"$alt": "json;enum-encoding=int"}
    answer = ada.post(VERTEX, json={"contents": [TURN]}, params=query).json()
    assert answer["candidates"][0]["finishReason"] == ENUMS["FinishReason"]["vertex"]["STOP"]
    path = VERTEX.replace("generateContent", "streamGenerateContent")
    streamed = ada.post(path, json={"contents": [TURN]}, params=query).json()
    assert streamed[-1]["candidates"][0]["finishReason"] == 1
    spec = {"trainingDatasetUri": "gs://b/t.jsonl"}
    job = {"baseModel": "gemini-2.5-flash", "supervisedTuningSpec": spec}
    assert ada.post(JOBS, json=job, params=query).json()["state"] == 1


@given(st.sampled_from(["BLOCK_NONE", "OFF"]), st.data())
def test_every_spelling_is_read(name: str, data: st.DataObject) -> None:
    spelt = "".join(data.draw(st.sampled_from([c, c.lower()])) for c in name)
    given_: Any = {"safety_settings": {"threshold": spelt}}
    unknown: list[UnknownValue] = []
    read = enums.named(given_, "GenerateContentRequest", "vertex", unknown)
    assert read == {"safety_settings": {"threshold": name}}
    assert not unknown


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda v: (
            st.lists(v)
            | st.dictionaries(
                st.sampled_from(
                    ["contents", "parts", "role", "safetySettings", "threshold", "toolConfig"]
                ),
                v,
            )
        ),
    )
)
def test_whatever_comes_keeps_its_shape(value: Any) -> None:
    read = enums.named(value, "GenerateContentRequest", "google-ai", [])
    assert shape(read) == shape(value)


def shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: shape(each) for name, each in value.items()}  # pyright: ignore
    return [shape(each) for each in value] if isinstance(value, list) else None  # pyright: ignore
