"""A message whose functions are run is one span that holds its calls and its functions."""

import asyncio
import gc
from contextvars import copy_context
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan

from gemini_sdk import GeminiClient
from gemini_sdk._telemetry.start import INVOCATION
from gemini_sdk.errors import ToolLoopError
from tests.google.driving import FLASH
from tests.telemetry.conftest import TelemetryDriver
from tests.telemetry.recorder import Recorder

INNER: list[int] = []


def weather(city: str) -> str:
    """The weather of a city."""
    INNER.append(trace.get_current_span().get_span_context().span_id)
    return f"sunny in {city}"


def broken(city: str) -> str:
    """The weather of a city, which nobody knows."""
    raise RuntimeError(f"{city} is secret")


async def slow_weather(city: str) -> str:
    """The weather of a city, later."""
    return weather(city)


def tree(spans: list[ReadableSpan]) -> list[tuple[str, str]]:
    """Names of spans and of their parents, in the order of their beginnings."""
    names = {span.context.span_id: span.name for span in spans if span.context}
    ordered = sorted(spans, key=lambda span: span.start_time or 0)
    return [(span.name, names[span.parent.span_id] if span.parent else "") for span in ordered]


def check(spans: list[ReadableSpan], function: str) -> None:
    generate = f"generate_content {FLASH}"
    assert tree(spans) == [
        ("invoke_agent", ""),
        (generate, "invoke_agent"),
        (f"execute_tool {function}", "invoke_agent"),
        (generate, "invoke_agent"),
    ]
    assert len({span.context.trace_id for span in spans if span.context}) == 1


@pytest.mark.parametrize("streamed", [False, True], ids=["whole", "streamed"])
def test_a_message(drive: TelemetryDriver, recorder: Recorder, streamed: bool) -> None:
    chat = drive.recorded().chats.create(FLASH, tools=[weather], run_tools=True)
    INNER.clear()
    if streamed:
        drive.listed(chat.stream_message("the weather"))
    else:
        drive.get(chat.send_message("the weather"))
    spans = recorder.spans()
    check(spans, "weather")
    by_name = {span.name: span for span in spans}
    tool, agent = by_name["execute_tool weather"], by_name["invoke_agent"]
    assert tool.context is not None
    assert [tool.context.span_id] == INNER
    calls: list[dict[str, Any]] = [
        dict(s.attributes or {}) for s in spans if s.name.startswith("generate_content")
    ]
    assert calls[0]["gen_ai.response.finish_reasons"] == ("tool_call",)
    summed = dict(agent.attributes or {})
    for name in ("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"):
        assert summed[name] == sum(call[name] for call in calls)
    assert summed["gen_ai.response.finish_reasons"] == ("stop",)
    metrics = recorder.metrics()
    assert metrics["gen_ai.execute_tool.duration"][0][1][0] == 1
    assert metrics["gen_ai.invoke_agent.duration"][0][1][0] == 1


def test_a_function_that_calls_a_model(drive: TelemetryDriver, recorder: Recorder) -> None:
    inner = GeminiClient(
        api_key="k", base_url=drive.emulator.url, telemetry=recorder.telemetry(), max_retries=0
    )

    def ask(city: str) -> str:
        """Ask another model about a city."""
        return inner.generate_content("gemini-3.8-flash", city).text or ""

    with inner:
        chat = drive.recorded().chats.create(FLASH, tools=[ask], run_tools=True)
        drive.get(chat.send_message("a city"))
    spans = recorder.spans()
    assert ("generate_content gemini-3.8-flash", "execute_tool ask") in tree(spans)
    (agent,) = [span for span in spans if span.name == "invoke_agent"]
    calls: list[dict[str, Any]] = [
        dict(s.attributes or {}) for s in spans if s.name == f"generate_content {FLASH}"
    ]
    found = (agent.attributes or {})["gen_ai.usage.output_tokens"]
    assert found == sum(call["gen_ai.usage.output_tokens"] for call in calls)


def test_a_coroutine_that_is_dropped_leaves_nothing_behind(
    drive: TelemetryDriver, recorder: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    if drive.blocking:
        pytest.skip("coroutines need an asyncio client")
    drive.emulator.add({"fault": "hang"})
    sent = asyncio.Event()
    client = drive.recorded(on_request=lambda _: sent.set())  # pyright: ignore[reportUnknownLambdaType]
    chat = client.chats.create(FLASH, tools=[weather], run_tools=True)

    async def drop() -> None:
        task = asyncio.create_task(chat.send_message("the weather"))
        await sent.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        started = copy_context().run(chat.send_message, "the weather")
        started.send(None)
        started.close()

    drive.get(drop())
    gc.collect()
    ends = {str((span.attributes or {}).get("error.type")) for span in recorder.spans()}
    assert ends == {"CancelledError", "None"}
    assert not [r for r in caplog.records if r.levelname in ("ERROR", "CRITICAL")]
    assert INVOCATION.get() is None


def test_a_function_that_fails(drive: TelemetryDriver, recorder: Recorder) -> None:
    chat = drive.recorded().chats.create(FLASH, tools=[broken], run_tools=True)
    drive.get(chat.send_message("the weather"))
    spans = recorder.spans()
    check(spans, "broken")
    (tool,) = [span for span in spans if span.name == "execute_tool broken"]
    assert (tool.attributes or {})["error.type"] == "RuntimeError"
    assert "secret" not in tool.to_json()


def test_coroutine_functions(drive: TelemetryDriver, recorder: Recorder) -> None:
    if drive.blocking:
        pytest.skip("they need an asyncio client")
    chat = drive.recorded().chats.create(FLASH, tools=[slow_weather], run_tools=True)
    drive.get(chat.send_message("the weather"))
    check(recorder.spans(), "slow_weather")


def test_a_limit_that_is_reached(drive: TelemetryDriver, recorder: Recorder) -> None:
    limits: Any = {"max_rounds": 1}
    body = {
        "candidates": [
            {
                "content": {
                    "role": "model",
                    "parts": [{"functionCall": {"name": "weather", "args": {"city": "Oslo"}}}],
                },
                "finishReason": "STOP",
            }
        ]
    }
    drive.emulator.add({"body": body})
    chat = drive.recorded().chats.create(FLASH, tools=[weather], run_tools=limits)
    with pytest.raises(ToolLoopError):
        drive.get(chat.send_message("the weather"))
    (agent,) = [span for span in recorder.spans() if span.name == "invoke_agent"]
    assert (agent.attributes or {})["error.type"] == "ToolLoopError"


def test_a_message_without_functions_is_one_call(
    drive: TelemetryDriver, recorder: Recorder
) -> None:
    drive.get(drive.recorded().chats.create(FLASH).send_message("Hello"))
    assert recorder.span().name == f"generate_content {FLASH}"


def test_an_mcp_tool(drive: TelemetryDriver, recorder: Recorder) -> None:
    if drive.blocking:
        pytest.skip("sessions need an asyncio client")

    class Found:
        def __init__(self, **members: Any) -> None:
            self.__dict__.update(members)

    class Session:
        async def list_tools(self) -> Any:
            schema = {"type": "object", "properties": {"city": {"type": "string"}}}
            return Found(tools=[Found(name="weather", description="d", inputSchema=schema)])

        async def call_tool(self, _: str, args: dict[str, Any]) -> Any:
            return Found(structuredContent={"result": weather(args["city"])})

    chat = drive.recorded().chats.create(FLASH, tools=[Session()], run_tools=True)
    drive.get(chat.send_message("the weather"))
    check(recorder.spans(), "weather")
