"""Without OpenTelemetry, or without a provider, nothing of it is loaded, and nothing is recorded."""

import subprocess
import sys

import pytest
from opentelemetry import metrics, trace
from opentelemetry.sdk.trace import TracerProvider

from gemini_sdk._telemetry.start import NO_SPAN, instruments_of, invoke, run_bulk, run_tool
from gemini_sdk.emulator import Emulator
from gemini_sdk.observability import Telemetry
from tests.google.driving import FLASH
from tests.telemetry.conftest import TelemetryDriver

CALL = f"""
from gemini_sdk import GeminiClient
def weather(city: str) -> str:
    "The weather of a city."
    return "sunny"
with GeminiClient(api_key="k", base_url=URL) as client:
    assert client.generate_content("{FLASH}", "Hello").text
    assert list(client.stream_generate_content("{FLASH}", "Hello"))
    chat = client.chats.create("{FLASH}", tools=[weather], run_tools=True)
    assert chat.send_message("the weather").text
print([name for name in sys.modules if name.partition(".")[0] == "opentelemetry" and sys.modules[name]])
print([name for name in sys.modules if name.startswith("gemini_sdk._telemetry.")])
"""


def run(emulator: Emulator, before: str = "", **environment: str) -> list[str]:
    program = f"import sys\n{before}\nURL = {emulator.url!r}\n{CALL}"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={**environment, "PYTHONPATH": ":".join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


LIGHT = "['gemini_sdk._telemetry.guard', 'gemini_sdk._telemetry.start']"


def test_a_program_that_does_not_use_it_does_not_load_it(emulator: Emulator) -> None:
    assert run(emulator) == ["[]", LIGHT]


def test_it_need_not_be_installed(emulator: Emulator) -> None:
    blocked = "sys.modules['opentelemetry'] = None"
    assert run(emulator, blocked) == ["[]", LIGHT]


def test_a_missing_opentelemetry_is_looked_for_once(emulator: Emulator) -> None:
    blocked = """
import logging
sys.modules['opentelemetry'] = None
logging.basicConfig(format="%(message)s", stream=sys.stdout, level=logging.DEBUG)
"""
    lines = run(emulator, blocked, OTEL_PYTHON_TRACER_PROVIDER="sdk_tracer_provider")
    assert lines[-2] == "[]"
    found = [line for line in lines if line.startswith("telemetry: ")]
    assert len(found) == 1
    assert "pip install 'gemini-sdk[otel]'" in found[0]


def test_a_variable_may_be_set_after_the_import(emulator: Emulator) -> None:
    late = """
import os
import gemini_sdk._transport.settings
os.environ["OTEL_PYTHON_TRACER_PROVIDER"] = "sdk_tracer_provider"
"""
    assert "gemini_sdk._telemetry.call_span" in run(emulator, late)[1]


def test_a_provider_of_the_environment_is_used(emulator: Emulator) -> None:
    loaded = run(emulator, OTEL_PYTHON_TRACER_PROVIDER="sdk_tracer_provider")
    assert "opentelemetry.sdk.trace" in loaded[0]
    assert "gemini_sdk._telemetry.call_span" in loaded[1]


def test_without_a_provider_nothing_is_recorded(
    drive: TelemetryDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trace, "get_tracer_provider", trace.ProxyTracerProvider)
    monkeypatch.setattr(metrics, "get_meter_provider", metrics.NoOpMeterProvider)
    assert instruments_of(True) is None
    assert instruments_of(Telemetry(content="span_only")) is None
    operation = drive.gemini()._transport.session
    assert operation.settings.telemetry is True
    assert run_tool("f", None, {}) is NO_SPAN
    assert run_bulk(True) is NO_SPAN
    drive.get(drive.gemini().generate_content(FLASH, "Hello"))


def test_a_provider_that_is_named_counts_whatever_its_class_is_called(
    drive: TelemetryDriver,
) -> None:
    class ProxyTracerProvider(TracerProvider):
        pass

    drive.recorder.tracers.__class__ = ProxyTracerProvider
    drive.get(drive.recorded().generate_content(FLASH, "Hello"))
    assert drive.recorder.span().name == f"generate_content {FLASH}"


def test_the_global_provider_is_found(
    drive: TelemetryDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: drive.recorder.tracers)
    drive.get(drive.gemini().generate_content(FLASH, "Hello"))
    assert drive.recorder.span().name == f"generate_content {FLASH}"


def test_an_unset_span_can_be_used_like_a_set_one(drive: TelemetryDriver) -> None:
    with invoke(False, None, "") as span, span.current():  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        span.end(None)
    with run_tool("f", None, {}) as tool:
        tool.returned(1)
