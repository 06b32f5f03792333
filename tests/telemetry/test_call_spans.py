"""Spans of calls with one answer."""

from importlib import import_module
from typing import Any

import pytest
from opentelemetry import context, trace

from gemini_sdk import errors
from gemini_sdk.emulator import Rule
from gemini_sdk.migration import AsyncOpenAI, OpenAI
from gemini_sdk.observability import Telemetry
from tests.google.driving import FLASH
from tests.telemetry.conftest import TelemetryDriver
from tests.telemetry.conventions import FACTS
from tests.telemetry.recorder import Recorder

SETTINGS = {
    "temperature": 0.5,
    "top_p": 1,
    "top_k": 40.0,
    "max_output_tokens": 100,
    "stop_sequences": ["END"],
    "seed": 7,
    "candidate_count": 2,
    "presence_penalty": 0.1,
    "frequency_penalty": 0.2,
    "response_mime_type": "application/json",
}


def test_generate_content(drive: TelemetryDriver, recorder: Recorder) -> None:
    client = drive.recorded()
    answer = drive.get(client.generate_content(FLASH, "Hello", generation_config=SETTINGS))
    found = recorder.attributes()
    port = int(drive.emulator.url.rpartition(":")[2])
    assert found == {
        "gen_ai.operation.name": "generate_content",
        "gen_ai.provider.name": "gcp.gemini",
        "gen_ai.request.model": FLASH,
        "gen_ai.request.temperature": 0.5,
        "gen_ai.request.top_p": 1.0,
        "gen_ai.request.top_k": 40,
        "gen_ai.request.max_tokens": 100,
        "gen_ai.request.stop_sequences": ("END",),
        "gen_ai.request.seed": 7,
        "gen_ai.request.choice.count": 2,
        "gen_ai.request.presence_penalty": 0.1,
        "gen_ai.request.frequency_penalty": 0.2,
        "gen_ai.output.type": "json",
        "gen_ai.response.id": answer.response_id,
        "gen_ai.response.model": FLASH,
        "gen_ai.response.finish_reasons": ("stop", "stop"),
        "gen_ai.usage.input_tokens": answer.usage_metadata.prompt_token_count,
        "gen_ai.usage.output_tokens": answer.usage_metadata.candidates_token_count,
        "gen_ai.usage.text.input_tokens": answer.usage_metadata.prompt_token_count,
        "gen_ai.usage.text.output_tokens": answer.usage_metadata.candidates_token_count,
        "server.address": "127.0.0.1",
        "server.port": port,
    }


def test_vertex_ai(drive: TelemetryDriver, recorder: Recorder) -> None:
    client = drive.vertex(telemetry=recorder.telemetry())
    drive.get(client.generate_content(FLASH, "Hello"))
    found = recorder.attributes()
    assert found["gen_ai.provider.name"] == "gcp.vertex_ai"
    assert found["gen_ai.request.model"] == FLASH


def test_azure(drive: TelemetryDriver, recorder: Recorder) -> None:
    client = drive.azure(telemetry=recorder.telemetry())
    messages = [{"role": "user", "content": "Hello"}]
    drive.get(client.chat_completions(messages, model="m", temperature=0.5, max_tokens=5, stop="x"))
    drive.get(client.embeddings(input=["a"], model="e", encoding_format="float", dimensions=8))
    chat, embeddings = recorder.spans()
    asked: dict[str, Any] = dict(chat.attributes or {})
    assert chat.name == "chat m"
    assert asked["gen_ai.provider.name"] == "azure.ai.inference"
    assert asked["gen_ai.request.temperature"] == 0.5
    assert asked["gen_ai.request.max_tokens"] == 5
    assert asked["gen_ai.request.stop_sequences"] == ("x",)
    assert asked["gen_ai.response.id"]
    assert asked["gen_ai.usage.output_tokens"] > 0
    assert embeddings.name == "embeddings e"
    assert (embeddings.attributes or {})["gen_ai.embeddings.dimension.count"] == 8
    assert (embeddings.attributes or {})["gen_ai.request.encoding_formats"] == ("float",)


def test_drop_in_clients(drive: TelemetryDriver, recorder: Recorder) -> None:
    kind: Any = OpenAI if drive.blocking else AsyncOpenAI
    client = kind(gemini=drive.recorded())
    messages = [{"role": "user", "content": "Hello"}]
    drive.get(client.chat.completions.create(model=FLASH, messages=messages, temperature=0.5))
    span = recorder.span()
    assert span.name == f"generate_content {FLASH}"
    assert (span.attributes or {})["gen_ai.request.temperature"] == 0.5


def test_embeddings(drive: TelemetryDriver, recorder: Recorder) -> None:
    client = drive.recorded()
    drive.get(client.embed_content("gemini-embedding-001", ["a", "b"], output_dimensionality=8))
    found = recorder.attributes()
    assert found["gen_ai.operation.name"] == "embeddings"
    assert found["gen_ai.embeddings.dimension.count"] == 8
    assert found["gen_ai.usage.input_tokens"] > 0


def test_operations_without_a_name_in_the_conventions(
    drive: TelemetryDriver, recorder: Recorder
) -> None:
    client = drive.recorded()
    drive.get(client.count_tokens(FLASH, "Hello"))
    drive.get(client.files.upload(b"text", mime_type="text/plain"))
    data = [("1", "2"), ("2", "3")]
    drive.get(
        client.tuned_models.create(
            display_name="d", base_model="models/gemini-1.5-flash-001-tuning", training_data=data
        )
    )
    assert [span.name for span in recorder.spans()] == [
        f"count_tokens {FLASH}",
        "files.upload",
        "tuned_models.create gemini-1.5-flash-001-tuning",
    ]


def test_a_wait_holds_its_polls(drive: TelemetryDriver, recorder: Recorder) -> None:
    client = drive.recorded()
    data = [("1", "2"), ("2", "3")]
    operation = drive.get(
        client.tuned_models.create(
            base_model="models/gemini-1.5-flash-001-tuning", training_data=data
        )
    )
    drive.emulator.advance(60)
    drive.get(operation.wait())
    spans = recorder.spans()
    (waited,) = [span for span in spans if span.name == "gemini_sdk.wait"]
    assert dict(waited.attributes or {}) == {"gemini_sdk.resource.name": operation.name}
    polls = [span for span in spans if span.name == "tuned_models.operations.get"]
    assert polls
    assert all(poll.parent == waited.context for poll in polls)


def test_a_retried_call_has_one_span_with_an_event_for_each_retry(
    drive: TelemetryDriver, recorder: Recorder
) -> None:
    drive.emulator.add(Rule(status=503, headers={"Retry-After": "2"}, times=1))
    drive.get(drive.recorded(max_retries=1).generate_content(FLASH, "Hello"))
    span = recorder.span()
    assert (span.attributes or {})["http.request.resend_count"] == 1
    assert span.status.status_code.name == "UNSET"
    (event,) = span.events
    assert event.name == "gemini_sdk.retry"
    found = dict(event.attributes or {})
    assert found.pop("gemini_sdk.retry.delay") == pytest.approx(2.0, abs=1)
    assert found == {
        "error.type": "503",
        "http.response.status_code": 503,
        "http.request.resend_count": 1,
    }


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule(status=429), "429"),
        (Rule(raw="no JSON"), "InvalidAnswerError"),
        (Rule(fault="reset"), "APIConnectionError"),
    ],
    ids=["status", "invalid", "connection"],
)
def test_an_error_ends_the_span(
    drive: TelemetryDriver, recorder: Recorder, rule: Rule, expected: str
) -> None:
    drive.emulator.add(rule)
    client = drive.recorded()
    with pytest.raises(errors.GeminiSDKError):
        drive.get(client.generate_content(FLASH, "Hello"))
    span = recorder.span()
    assert (span.attributes or {})["error.type"] == expected
    assert span.status.status_code.name == "ERROR"


def test_the_description_of_an_error_does_not_quote(
    drive: TelemetryDriver, recorder: Recorder
) -> None:
    drive.emulator.add(
        Rule(status=400, body={"error": {"code": 400, "status": "X", "message": "my prompt"}})
    )
    with pytest.raises(errors.BadRequestError, match="my prompt"):
        drive.get(drive.recorded().generate_content(FLASH, "Hello"))
    assert "my prompt" not in recorder.span().to_json()


def test_the_answer_of_a_raw_client_is_read(drive: TelemetryDriver, recorder: Recorder) -> None:
    raw = drive.get(drive.recorded().with_raw_response.generate_content(FLASH, "Hello"))
    assert recorder.attributes()["gen_ai.response.id"] == raw.parse().response_id


def test_the_span_is_current_while_the_request_is_sent(
    drive: TelemetryDriver, recorder: Recorder
) -> None:
    seen: list[int] = []

    def note(_: object) -> None:
        seen.append(trace.get_current_span().get_span_context().span_id)

    with recorder.tracers.get_tracer("test").start_as_current_span("outer") as outer:
        drive.get(drive.recorded(on_request=note).generate_content(FLASH, "Hello"))
        assert trace.get_current_span() is outer
    call, _ = recorder.spans()
    assert call.context is not None
    assert seen == [call.context.span_id]
    if drive.blocking:  # a runner has a context of its own
        assert call.parent == outer.get_span_context()
    assert context.get_current() == {}


def test_a_client_with_telemetry_off_records_nothing(
    drive: TelemetryDriver, recorder: Recorder
) -> None:
    client = drive.recorded().with_options(telemetry=False)
    drive.get(client.generate_content(FLASH, "Hello"))
    assert recorder.spans() == []
    assert recorder.metrics() == {}


def test_the_settings_are_validated() -> None:
    wrong: Any = "all"
    with pytest.raises(errors.ConfigurationError, match="span_and_event"):
        Telemetry(content=wrong)


def test_the_installed_package_knows_most_names() -> None:
    known = import_module("opentelemetry.semconv._incubating.attributes.gen_ai_attributes")

    names = {value for name, value in vars(known).items() if name.startswith("GEN_AI_")}
    unknown = {name for name in FACTS["attributes"] if name.startswith("gen_ai.")} - names
    # Those of v0.1.0 that later releases of the package do not get any more.
    assert {name.split(".")[1] for name in unknown} == {"request", "token", "usage"}
    assert all(
        "reasoning.level" in name
        or "modality" in name
        or name.split(".")[2] in ("text", "image", "audio")
        for name in unknown
    ), unknown
