"""Spans of streams end when the stream ends, however it does."""

import gc

import pytest

from gemini_sdk import errors
from gemini_sdk.emulator import Rule
from tests.google.driving import FLASH
from tests.telemetry.conftest import TelemetryDriver
from tests.telemetry.recorder import Recorder

PROMPT = "one two three four five six seven eight"


def test_a_stream_that_is_read_to_its_end(drive: TelemetryDriver, recorder: Recorder) -> None:
    stream = drive.recorded().stream_generate_content(FLASH, PROMPT)
    assert recorder.spans() == []
    chunks = drive.listed(stream)
    found = recorder.attributes()
    assert found["gen_ai.request.stream"] is True
    assert found["gen_ai.response.finish_reasons"] == ("stop",)
    assert found["gen_ai.response.time_to_first_chunk"] > 0
    assert found["gen_ai.usage.output_tokens"] > 0
    metrics = recorder.metrics()
    for name in ("inference", "operation"):
        assert metrics[f"gen_ai.client.{name}.time_to_first_chunk"][0][1][0] == 1
    ((_, (count, _)),) = metrics["gen_ai.client.inference.time_per_output_chunk"]
    assert count == len(chunks) - 1


def test_a_stream_whose_whole_answer_is_awaited(drive: TelemetryDriver, recorder: Recorder) -> None:
    answer = drive.get(drive.recorded().stream_generate_content(FLASH, PROMPT).get_final())
    assert recorder.attributes()["gen_ai.response.id"] == answer.response_id


def test_a_stream_that_is_closed_early(drive: TelemetryDriver, recorder: Recorder) -> None:
    stream = drive.recorded().stream_generate_content(FLASH, PROMPT)
    drive.next(stream)
    drive.close_stream(stream)
    span = recorder.span()
    assert span.status.status_code.name == "UNSET"
    assert "gen_ai.response.finish_reasons" not in (span.attributes or {})
    assert (span.attributes or {})["gen_ai.response.model"] == FLASH


def test_a_stream_that_is_dropped(drive: TelemetryDriver, recorder: Recorder) -> None:
    stream = drive.recorded().stream_generate_content(FLASH, PROMPT)
    drive.next(stream)
    del stream
    gc.collect()
    if not drive.blocking:
        drive.get(_a_moment())
    assert recorder.span().status.status_code.name == "UNSET"


async def _a_moment() -> None:
    import asyncio

    for _ in range(5):
        await asyncio.sleep(0)


def test_a_stream_that_fails(drive: TelemetryDriver, recorder: Recorder) -> None:
    drive.emulator.add(Rule(fault="error", after=1, status=500))
    seen, _ = drive.until_error(drive.recorded().stream_generate_content(FLASH, PROMPT))
    assert len(seen) == 1
    found = recorder.attributes()
    assert found["error.type"] == "500"
    assert found["gen_ai.response.time_to_first_chunk"] > 0


def test_a_stream_that_is_cut(drive: TelemetryDriver, recorder: Recorder) -> None:
    drive.emulator.add(Rule(fault="cut", after=1))
    drive.until_error(drive.recorded().stream_generate_content(FLASH, PROMPT))
    assert recorder.attributes()["error.type"] == "StreamBrokenError"


def test_a_stream_that_is_refused(drive: TelemetryDriver, recorder: Recorder) -> None:
    drive.emulator.add(Rule(status=403))
    with pytest.raises(errors.PermissionDeniedError):
        drive.next(drive.recorded().stream_generate_content(FLASH, PROMPT))
    assert recorder.attributes()["error.type"] == "403"


def test_a_stream_that_is_requested_again(drive: TelemetryDriver, recorder: Recorder) -> None:
    drive.emulator.add(Rule(status=503, times=1))
    drive.emulator.add(Rule(fault="error", after=0, status=503, times=1))
    drive.listed(drive.recorded(max_retries=2).stream_generate_content(FLASH, PROMPT))
    span = recorder.span()
    assert [event.name for event in span.events] == ["gemini_sdk.retry"] * 2
    assert span.status.status_code.name == "UNSET"


def test_azure(drive: TelemetryDriver, recorder: Recorder) -> None:
    client = drive.azure(telemetry=recorder.telemetry())
    messages = [{"role": "user", "content": PROMPT}]
    drive.listed(client.stream_chat_completions(messages, model="m"))
    found = recorder.attributes()
    assert found["gen_ai.request.stream"] is True
    assert found["gen_ai.response.finish_reasons"] == ("stop",)
