"""Metrics of calls: names, units, buckets and values."""

import pytest

from gemini_sdk._telemetry.conventions import METRICS
from gemini_sdk._telemetry.instruments import Metrics
from gemini_sdk.emulator import Rule
from gemini_sdk.errors import RateLimitError
from tests.google.driving import FLASH
from tests.telemetry.conftest import TelemetryDriver
from tests.telemetry.conventions import FACTS
from tests.telemetry.recorder import Recorder

USAGE = {
    "promptTokenCount": 10,
    "candidatesTokenCount": 5,
    "thoughtsTokenCount": 3,
    "cachedContentTokenCount": 4,
    "promptTokensDetails": [
        {"modality": "TEXT", "tokenCount": 6},
        {"modality": "VIDEO", "tokenCount": 4},
    ],
    "candidatesTokensDetails": [{"modality": "TEXT", "tokenCount": 5}],
}
ANSWER = {
    "candidates": [
        {"content": {"parts": [{"text": "Hi"}], "role": "model"}, "finishReason": "STOP"}
    ],
    "usageMetadata": USAGE,
}


def test_names_units_and_kinds_are_those_of_the_conventions() -> None:
    known = {name: metric for name, metric in METRICS.items() if metric.release != "own"}
    assert known.keys() == FACTS["metrics"].keys()
    for name, metric in known.items():
        facts = FACTS["metrics"][name]
        assert (facts["unit"], facts["release"]) == (metric.unit, metric.release)
        assert facts["instrument"] == ("counter" if metric.buckets is None else "histogram")


def test_tokens(drive: TelemetryDriver, recorder: Recorder) -> None:
    drive.emulator.add(Rule(body=ANSWER))
    drive.get(drive.recorded().generate_content(FLASH, "Hello"))
    metrics = recorder.metrics()
    prefix = "gen_ai.client.inference.usage"

    def by_modality(name: str) -> dict[str, int]:
        return {a["gen_ai.token.modality"]: value for a, value in metrics[f"{prefix}.{name}"]}

    assert by_modality("input_tokens") == {"text": 6, "unknown": 4}
    assert by_modality("output_tokens") == {"text": 5, "unknown": 3}
    assert by_modality("cache_read.input_tokens") == {"unknown": 4}
    assert by_modality("reasoning.output_tokens") == {"unknown": 3}
    assert metrics["gen_ai.client.inference.operation.input_tokens"][0][1] == (1, 10)
    assert metrics["gen_ai.client.inference.operation.output_tokens"][0][1] == (1, 8)
    assert {a["gen_ai.token.type"]: v for a, v in metrics["gen_ai.client.token.usage"]} == {
        "input": (1, 10),
        "output": (1, 8),
    }
    found = recorder.attributes()
    assert found["gen_ai.usage.input_tokens"] == 10
    assert found["gen_ai.usage.output_tokens"] == 8
    assert found["gen_ai.usage.reasoning.output_tokens"] == 3
    assert found["gen_ai.usage.cache_read.input_tokens"] == 4


def test_counts_that_are_not_known_are_not_recorded(
    drive: TelemetryDriver, recorder: Recorder
) -> None:
    drive.emulator.add(Rule(status=429))
    with pytest.raises(RateLimitError):
        drive.get(drive.recorded().generate_content(FLASH, "Hello"))
    metrics = recorder.metrics()
    assert not [name for name in metrics if "token" in name]
    assert metrics["gen_ai.client.inference.duration"][0][0]["error.type"] == "429"


def test_the_duration_is_that_of_the_span(drive: TelemetryDriver, recorder: Recorder) -> None:
    drive.get(drive.recorded().generate_content(FLASH, "Hello"))
    span = recorder.span()
    assert span.start_time is not None
    assert span.end_time is not None
    seconds = (span.end_time - span.start_time) / 1e9
    for name in ("gen_ai.client.inference.duration", "gen_ai.client.operation.duration"):
        assert recorder.metrics()[name][0][1] == (1, pytest.approx(seconds))


def test_instruments_are_made_as_described(drive: TelemetryDriver, recorder: Recorder) -> None:
    drive.emulator.add(Rule(body=ANSWER, times=1))
    drive.get(drive.recorded().generate_content(FLASH, "Hello"))
    drive.get(drive.recorded().embed_content("gemini-embedding-001", "a"))
    found = recorder.instruments()
    assert len(found) >= 10
    for name, (kind, unit, buckets) in found.items():
        metric = METRICS[name]
        assert (kind, unit) == ("counter" if metric.buckets is None else "histogram", metric.unit)
        assert buckets == metric.buckets


def test_only_the_latest_metrics_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_SEMCONV_STABILITY_OPT_IN", "http, gen_ai_latest_experimental")
    recorder = Recorder()
    metrics = Metrics(recorder.meters)
    for name in ("gen_ai.client.operation.duration", "gen_ai.client.inference.duration"):
        metrics.record(name, 1.0, {})
    assert recorder.metrics().keys() == {"gen_ai.client.inference.duration"}
    metrics.record("gen_ai.client.operation.duration", 1.0, {}, always=True)
    assert recorder.metrics().keys() == {
        "gen_ai.client.operation.duration",
        "gen_ai.client.inference.duration",
    }


def test_other_operations_have_a_duration_alone(drive: TelemetryDriver, recorder: Recorder) -> None:
    drive.get(drive.recorded().count_tokens(FLASH, "Hello"))
    assert recorder.metrics().keys() == {"gen_ai.client.operation.duration"}
