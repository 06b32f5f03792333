"""Whatever a request and an answer hold, and whatever a provider does: telemetry raises nothing, and is legal."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from pydantic import ValidationError

from gemini_models.operations import OPERATIONS
from gemini_sdk._telemetry.answer import AnswerFacts
from gemini_sdk._telemetry.call_span import CallSpan
from gemini_sdk._telemetry.instruments import found
from gemini_sdk._telemetry.messages import answer_content, as_json, request_content
from gemini_sdk._telemetry.parameters import request_attributes
from gemini_sdk._telemetry.subject import subject_of
from gemini_sdk._wire.surrogates import written
from gemini_sdk.observability import Telemetry
from gemini_sdk.types.generate_content import GenerateContentResponse
from tests.google.driving import FLASH
from tests.telemetry.conftest import TelemetryDriver
from tests.telemetry.conventions import check_attributes
from tests.telemetry.recorder import Recorder

NAMES = [
    "contents", "generationConfig", "messages", "prompt", "tools", "systemInstruction", "model", "baseModel", "stop",
    "parts", "role", "text", "functionCall", "functionResponse", "inlineData", "fileData", "args", "name", "id",
    "temperature", "topP", "topK", "seed", "n", "candidateCount", "stopSequences", "responseMimeType",
    "responseModalities", "response_format", "type", "thinkingConfig", "thinkingLevel", "reasoning_effort",
    "requests", "outputDimensionality", "encoding_format", "maxOutputTokens", "max_tokens", "content", "tool_calls",
    "function", "arguments", "image_url", "url", "input_audio", "functionDeclarations", "executableCode", "thought",
]  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=12,
)
COUNTS = st.dictionaries(
    st.sampled_from(["promptTokenCount", "candidatesTokenCount", "thoughtsTokenCount"]),
    st.integers(-5, 2**70),
)
PATHS = st.text(max_size=20) | st.sampled_from(
    ["/v1beta/models/%E2%98%83:generateContent", "/v1/projects/p/locations/l/endpoints/1:predict"]
)


RECORDER = Recorder()


@given(VALUES)
def test_parameters_are_legal(body: Any) -> None:
    for kind in ("inference", "embeddings", "other"):
        check_attributes(request_attributes(kind, body))


@given(
    st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6), st.sampled_from(OPERATIONS), PATHS
)
def test_a_span_of_any_request_is_legal(body: Any, operation: Any, path: str) -> None:
    RECORDER.clear()
    instruments = found(RECORDER.telemetry("span_and_event", events=True))
    assert instruments is not None
    try:
        content = written(body)
    except ValueError:
        content = b"{"
    span = CallSpan(instruments, operation, path, content, ("host", 443), streamed=operation.stream)
    with span.current():
        span.received([GenerateContentResponse(), object()] if operation.stream else [])
    span.retried(ValueError(), 1.0)
    span.end(KeyError("x"))
    assert RECORDER.span().status.status_code.name == "ERROR"


@given(VALUES)
def test_content_can_be_written(body: Any) -> None:
    try:
        content = request_content({"contents": body, "tools": body, "messages": body})
    except (TypeError, AttributeError):  # kept away from the caller, and hidden by `guarded`
        return
    assert as_json(content)


@given(VALUES, COUNTS)
def test_any_answer_can_be_read(value: Any, counts: Any) -> None:
    data = {
        "candidates": value,
        "usageMetadata": counts,
        "modelVersion": value,
        "responseId": value,
    }
    for name in data:
        try:
            answer = GenerateContentResponse.model_validate({name: data[name]})
        except ValidationError:
            continue
        facts = AnswerFacts("google-ai")
        facts.add(answer)
        check_attributes(facts.attributes)
        tokens = facts.counts
        for count in () if tokens is None else (tokens.input, tokens.output):
            assert count is None or count >= 0
        assert as_json(answer_content(answer))


@given(PATHS, st.sampled_from(OPERATIONS))
def test_any_path_has_a_subject(path: str, operation: Any) -> None:
    subject = subject_of(operation, path)
    assert subject.name
    assert subject.name == subject.name.lower()


class Failing(SpanProcessor):
    """A processor of the program that raises."""

    def __init__(self, *, at_start: bool) -> None:
        self._at_start = at_start

    def on_start(self, span: Any, parent_context: Any = None) -> None:
        if self._at_start:
            raise RuntimeError("no span")

    def on_end(self, span: Any) -> None:
        if not self._at_start:
            raise RuntimeError("no end")


@pytest.mark.parametrize("at_start", [True, False])
def test_a_processor_that_raises_does_not_reach_the_caller(
    drive: TelemetryDriver, at_start: bool
) -> None:
    def weather(city: str) -> str:
        """The weather of a city."""
        return f"sunny in {city}"

    provider = TracerProvider()
    provider.add_span_processor(Failing(at_start=at_start))
    client = drive.gemini(telemetry=Telemetry(tracer_provider=provider))
    assert drive.get(client.generate_content(FLASH, "Hello")).text
    assert drive.listed(client.stream_generate_content(FLASH, "Hello"))
    chat = client.chats.create(FLASH, tools=[weather], run_tools=True)
    assert drive.get(chat.send_message("the weather")).text


def test_an_answer_of_unknown_values(drive: TelemetryDriver, recorder: Recorder) -> None:
    drive.emulator.add(
        {
            "body": {
                "candidates": [{"finishReason": "NEWER", "content": {"parts": [{"newPart": 1}]}}]
            }
        }
    )
    drive.get(drive.gemini(telemetry=recorder.telemetry("span_only")).generate_content(FLASH, "Hi"))
    assert recorder.attributes()["gen_ai.response.finish_reasons"] == ("newer",)
