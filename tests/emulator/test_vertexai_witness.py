"""An outside witness: google-cloud-aiplatform (`vertexai`, REST) gets along with the emulator, tuning included.

It needs an older google-genai than the other witnesses do, so it is installed in an environment of its own: the extra
`vertexai`.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions, safety

vertexai = pytest.importorskip(
    "vertexai", reason="needs the extra vertexai, in its own environment"
)
g = pytest.importorskip("vertexai.generative_models")
sft = pytest.importorskip("vertexai.tuning.sft")

pytestmark = pytest.mark.filterwarnings("ignore")  # it warns of its own deprecation, and more
MODEL = "gemini-2.5-flash"
WEATHER: dict[str, Any] = {
    "name": "get_weather",
    "description": "The weather in a city",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
}


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    (tmp_path / "bucket").mkdir()
    turns = [
        {
            "contents": [
                {"role": "user", "parts": [{"text": f"question {n}"}]},
                {"role": "model", "parts": [{"text": f"answer {n}"}]},
            ]
        }
        for n in range(10)
    ]
    (tmp_path / "bucket" / "train.jsonl").write_text("\n".join(map(json.dumps, turns)))
    options = EmulatorOptions(gcs_root=tmp_path, clock=lambda: 1_800_000_000.0, anonymous=True)
    with Emulator(options) as emulator:
        yield emulator


@pytest.fixture(params=["anonymous", "token", "service account"])
def model(request: pytest.FixtureRequest, emulator: Emulator, tmp_path: Path) -> Any:
    from google.auth.credentials import AnonymousCredentials
    from google.oauth2 import credentials, service_account

    given: Any = credentials.Credentials(token="any")  # type: ignore[no-untyped-call]
    if request.param == "service account":
        emulator.write_credentials(tmp_path / "key.json")
        given = service_account.Credentials.from_service_account_file(  # type: ignore[no-untyped-call]
            tmp_path / "key.json", scopes=["https://www.googleapis.com/auth/cloud-platform"]
        )
    if request.param == "anonymous":
        given = AnonymousCredentials()  # type: ignore[no-untyped-call]
    vertexai.init(
        project="p",
        location="us-central1",
        api_endpoint=emulator.url,
        api_transport="rest",
        credentials=given,
    )
    return g.GenerativeModel(MODEL, system_instruction="Be brief.")


def test_generate_and_stream(model: Any) -> None:
    whole = model.generate_content("Why is the sky blue?")
    assert "Be brief." in whole.text
    assert whole.candidates[0].finish_reason == g.FinishReason.STOP
    chunks = list(model.generate_content("Why is the sky blue?", stream=True))
    assert len(chunks) > 5
    assert "".join(chunk.text for chunk in chunks) == whole.text
    assert model.count_tokens("12345678").total_tokens > 0


def test_response_schema(model: Any) -> None:
    schema = {
        "type": "OBJECT",
        "properties": {
            "minutes": {"type": "INTEGER"},
            "name": {"type": "STRING", "nullable": True},
        },
        "required": ["minutes"],
    }
    config = g.GenerationConfig(
        response_mime_type="application/json", response_schema=schema, temperature=0.5
    )
    answer = model.generate_content("A cake that takes 25 minutes", generation_config=config)
    assert json.loads(answer.text)["minutes"] == 25


def test_function_calling(model: Any) -> None:
    tool = g.Tool([g.FunctionDeclaration(**WEATHER)])
    modes = g.ToolConfig.FunctionCallingConfig.Mode

    def asked(mode: Any, text: str = "Hello") -> Any:
        calling = g.ToolConfig.FunctionCallingConfig(mode=mode)
        config = g.ToolConfig(function_calling_config=calling)
        return model.generate_content(text, tools=[tool], tool_config=config).candidates[0]

    assert not asked(modes.NONE, "get_weather").function_calls
    assert not asked(modes.AUTO).function_calls
    (call,) = asked(modes.ANY).function_calls
    assert call.name == "get_weather"
    question = g.Content(role="user", parts=[g.Part.from_text("What is the weather?")])
    result = g.Part.from_function_response("get_weather", {"sky": "rain"})
    history = [question, asked(modes.ANY).content, g.Content(role="user", parts=[result])]
    assert "rain" in model.generate_content(history, tools=[tool]).text


def test_safety_settings(model: Any) -> None:
    category = g.HarmCategory.HARM_CATEGORY_DANGEROUS_CONTENT
    for threshold, blocked in (("BLOCK_NONE", False), ("OFF", False), ("BLOCK_ONLY_HIGH", True)):
        settings = {category: g.HarmBlockThreshold[threshold]}
        answer = model.generate_content(safety.BLOCK_PROMPT, safety_settings=settings)
        assert (not answer.candidates) is blocked


def test_chats(model: Any) -> None:
    chat = model.start_chat()
    chat.send_message("My name is Ada.")
    said = "".join(chunk.text for chunk in chat.send_message("What is my name?", stream=True))
    assert "My name is Ada." in said
    assert [turn.role for turn in chat.history] == ["user", "model"] * 2


@pytest.mark.usefixtures("model")
def test_tuning(emulator: Emulator) -> None:
    job = sft.train(
        source_model=MODEL,
        train_dataset="gs://bucket/train.jsonl",
        epochs=2,
        adapter_size=4,
        learning_rate_multiplier=1.5,
        tuned_model_display_name="answers",
        labels={"team": "blue"},
    )
    spec = job.to_dict()["supervisedTuningSpec"]["hyperParameters"]
    assert spec["adapterSize"] == "ADAPTER_SIZE_FOUR"
    assert not job.has_ended
    emulator.advance(1)
    job.refresh()  # reads the experiment, too
    assert not job.has_ended
    emulator.advance(1)
    job.refresh()
    assert job.has_succeeded
    assert job.experiment.name
    tuned = g.GenerativeModel(job.tuned_model_endpoint_name)
    assert tuned.generate_content("question 3").text == "answer 3"
    assert [each.resource_name for each in sft.SupervisedTuningJob.list()] == [job.resource_name]


@pytest.mark.usefixtures("model")
def test_a_cancelled_job(emulator: Emulator) -> None:
    job = sft.train(source_model=MODEL, train_dataset="gs://bucket/train.jsonl")
    job.cancel()
    emulator.advance(5)
    job.refresh()
    answer = job.to_dict()
    assert answer["state"] == "JOB_STATE_CANCELLED"
    assert "startTime" not in answer
    created, ended, updated = (
        datetime.fromisoformat(answer[name]) for name in ("createTime", "endTime", "updateTime")
    )
    assert created <= ended <= updated
