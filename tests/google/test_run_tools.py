"""Functions that a chat runs for the model: what is run, what the model gets, and where it ends."""

import asyncio
import json
import pickle
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field

from gemini_sdk import RunTools
from gemini_sdk._google.tool_loop import ToolLoop
from gemini_sdk.emulator import Rule
from gemini_sdk.errors import ConfigurationError, InvalidPayloadError, ServerError, ToolLoopError
from tests.google.driving import FLASH, GoogleDriver

Json = dict[str, Any]


def answer(*parts: Json, reason: str | int = "STOP") -> Json:
    content = {"role": "model", "parts": list(parts)}
    return {"candidates": [{"content": content, "finishReason": reason}]}


def call(name: str, /, **args: Any) -> Json:
    return {"functionCall": {"name": name, "args": args}}


DONE = answer({"text": "Done."})


def plan(drive: GoogleDriver, *answers: Json) -> None:
    """What the model answers, one message after another."""
    drive.emulator.add(*(Rule(body=each, times=1) for each in answers))


class Talk:
    """Sends messages of a chat, blocking or streamed."""

    def __init__(self, drive: GoogleDriver, streamed: bool) -> None:
        self.drive = drive
        self.streamed = streamed

    def send(self, chat: Any, message: Any, **options: Any) -> Any:
        if self.streamed:
            return self.drive.get(chat.stream_message(message, **options).get_final())
        return self.drive.get(chat.send_message(message, **options))


@pytest.fixture(params=["whole", "streamed"])
def talk(request: pytest.FixtureRequest, drive: GoogleDriver) -> Talk:
    return Talk(drive, request.param == "streamed")


def results(body: Json, turn: int = -1) -> list[Json]:
    """The responses to calls in a turn that was sent."""
    return [part["functionResponse"]["response"] for part in body["contents"][turn]["parts"]]


def roles(chat: Any) -> list[str]:
    return [turn.role for turn in chat.history]


def add(a: int, b: int) -> int:
    """Add two numbers."""
    return a + b


@pytest.mark.parametrize("platform", ["gemini", "vertex"])
def test_a_call_is_run_and_the_answer_to_its_result_returned(talk: Talk, platform: str) -> None:
    drive = talk.drive
    chat = getattr(drive, platform)().chats.create(FLASH, tools=[add], run_tools=True)
    plan(drive, answer(call("add", a=1, b=2), call("add", a=3, b=4)), DONE)
    assert talk.send(chat, "What is it?").text == "Done."
    assert results(drive.body()) == [{"result": 3}, {"result": 7}]
    assert roles(chat) == ["user", "model", "user", "model"]
    plan(drive, answer(call("add", a=5, b=6)), answer(call("add", a=7, b=8)), DONE)
    talk.send(chat, "And that?")
    assert roles(chat) == ["user", "model"] * 5
    assert drive.body()["tools"][0]["functionDeclarations"][0]["name"] == "add"


def test_the_emulators_model_calls_and_gets_its_result(talk: Talk) -> None:
    chat = talk.drive.gemini().chats.create(FLASH, tools=add, run_tools=True)
    assert talk.send(chat, "Please add 1 and 2").text
    assert roles(chat) == ["user", "model", "user", "model"]


def test_a_stream_hands_over_the_chunks_of_every_round(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH, tools=[add], run_tools=True)
    plan(drive, answer({"text": "Let me see."}, call("add", a=1, b=2)), DONE)
    chunks = drive.listed(chat.stream_message("a"))
    assert [chunk.text for chunk in chunks] == ["Let me see.", "Done."]
    plan(drive, answer({"text": "Let me see."}, call("add", a=1, b=2)), DONE)
    assert len(drive.listed(chat.stream_message("a"), limit=1)) == 1
    assert len(chat.history) == 4, "a stream that is left early leaves the history as it was"


def test_it_is_chosen_for_a_chat_or_a_message(talk: Talk) -> None:
    drive = talk.drive
    chat = drive.gemini().chats.create(FLASH, tools=[add])
    plan(drive, answer(call("add", a=1, b=2)))
    assert [c.name for c in talk.send(chat, "a").function_calls] == ["add"]
    plan(drive, answer(call("add", a=1, b=2)), DONE)
    assert talk.send(chat, "b", run_tools=True).text == "Done."
    plan(drive, answer(call("add", a=1, b=2)))
    chat = drive.gemini().chats.create(FLASH, tools=[add], run_tools=True)
    assert talk.send(chat, "b", run_tools=False).function_calls


class City(BaseModel):
    name: str
    people: Annotated[int, Field(ge=0)] = 0


def test_arguments_have_the_types_that_are_annotated(talk: Talk) -> None:
    seen: list[Any] = []

    def visit(city: City, days: float = 1) -> City:
        seen.append((city, days))
        return city

    chat = talk.drive.gemini().chats.create(FLASH, tools=[visit], run_tools=True)
    wrong = call("visit", city={"name": "Lima", "people": -1})
    plan(talk.drive, answer(call("visit", city={"name": "Lima"}, days=2), wrong), DONE)
    talk.send(chat, "a")
    assert seen == [(City(name="Lima"), 2.0)]
    right, refused = results(talk.drive.body())
    assert right == {"name": "Lima", "people": 0}
    assert refused["error"].startswith("city.people: ")
    assert "http" not in refused["error"]


def test_the_model_gets_the_errors_of_functions(talk: Talk) -> None:
    def fail(why: str) -> None:
        raise ValueError(why)

    chat = talk.drive.gemini().chats.create(FLASH, tools=[fail, add], run_tools=True)
    calls = [call("fail", why="no"), call("add", a="x", b=1), call("other"), call("add", a=1, b=1)]
    plan(talk.drive, answer(*calls), DONE)
    assert talk.send(chat, "a").text == "Done."
    failed, misfit, unknown, right = results(talk.drive.body())
    assert failed == {"error": "ValueError: no"}
    assert misfit["error"].startswith("a: ")
    assert unknown == {"error": "LookupError: there is no function 'other'"}
    assert right == {"result": 2}


def test_a_result_that_is_no_json(talk: Talk) -> None:
    def thing() -> object:
        return object()

    chat = talk.drive.gemini().chats.create(FLASH, tools=[thing], run_tools=True)
    plan(talk.drive, answer(call("thing")))
    with pytest.raises(InvalidPayloadError, match="thing: the result cannot be sent as JSON"):
        talk.send(chat, "a")
    assert chat.history == []


def test_calls_are_approved_or_refused(talk: Talk) -> None:
    asked: list[Any] = []
    verdicts: dict[int, Any] = {1: True, 2: False, 3: "three is not allowed", 4: None}

    def approve(call: Any) -> Any:
        asked.append(call.name)
        return verdicts[call.args["a"]]

    async def approve_later(call: Any) -> Any:
        await asyncio.sleep(0)
        return approve(call)

    for hook in (approve, approve_later):
        chat = talk.drive.gemini().chats.create(
            FLASH, tools=[add], run_tools=RunTools(approve=hook)
        )
        plan(talk.drive, answer(*(call("add", a=n, b=0) for n in (1, 2, 3, 4))), DONE)
        if hook is approve_later and talk.drive.blocking:
            with pytest.raises(ConfigurationError, match="approve returned an awaitable"):
                talk.send(chat, "a")
            talk.drive.emulator.reset()
            continue
        talk.send(chat, "a")
        refused = {"error": "the call was refused"}
        explained = {"error": "three is not allowed"}
        assert results(talk.drive.body()) == [{"result": 1}, refused, explained, refused]
        assert asked.pop() == "add"


def test_the_limit_of_rounds(talk: Talk) -> None:
    again = answer(call("add", a=1, b=2))
    chat = talk.drive.gemini().chats.create(FLASH, tools=[add], run_tools={"max_rounds": 2})
    plan(talk.drive, again, again, again)
    with pytest.raises(ToolLoopError, match="after 2 rounds") as caught:
        talk.send(chat, "a")
    assert chat.history == []
    assert [turn.role for turn in caught.value.turns] == ["user", "model", "user", "model", "user"]
    assert len(talk.drive.emulator.journal()) == 3
    copied = pickle.loads(pickle.dumps(caught.value))
    assert (str(copied), copied.turns) == (str(caught.value), caught.value.turns)


def test_the_limit_of_time(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(ToolLoop, "clock", staticmethod(lambda: now[0]))

    def slow() -> None:
        now[0] += 6

    rules = RunTools(time_limit=10)
    chat = talk.drive.gemini().chats.create(FLASH, tools=[slow], run_tools=rules)
    plan(talk.drive, *[answer(call("slow"))] * 2, DONE)
    with pytest.raises(ToolLoopError, match="time_limit"):
        talk.send(chat, "a")
    assert chat.history == []
    talk.drive.emulator.reset()
    plan(talk.drive, answer(call("slow")), DONE)
    assert talk.send(chat, "a").text == "Done."


def test_a_failure_on_the_way_leaves_the_history_as_it_was(talk: Talk) -> None:
    chat = talk.drive.gemini().chats.create(FLASH, tools=[add], run_tools=True)
    talk.drive.emulator.add(
        Rule(body=answer(call("add", a=1, b=2)), times=1), Rule(status=500, times=1)
    )
    with pytest.raises(ServerError):
        talk.send(chat, "a")
    with pytest.raises(InvalidPayloadError):
        talk.send(chat, [{"txt": "a"}])
    assert chat.history == []


def test_a_function_that_is_only_declared_is_the_programs_to_run(talk: Talk) -> None:
    weather: Any = {"name": "weather", "description": "Get the weather."}
    for tool in (weather, {"function_declarations": [weather]}):
        chat = talk.drive.gemini().chats.create(FLASH, tools=[add, tool], run_tools=True)
        plan(talk.drive, answer(call("add", a=1, b=2), call("weather")))
        assert [c.name for c in talk.send(chat, "a").function_calls] == ["add", "weather"]
        assert roles(chat) == ["user", "model"]


@pytest.mark.parametrize("retry", [False, True])
def test_malformed_calls(talk: Talk, retry: bool) -> None:
    malformed = answer(reason="MALFORMED_FUNCTION_CALL")
    rules = RunTools(retry_malformed=retry)
    chat = talk.drive.gemini().chats.create(FLASH, tools=[add], run_tools=rules)
    plan(talk.drive, malformed, malformed, DONE)
    got = talk.send(chat, "a")
    assert got.finish_reason == "MALFORMED_FUNCTION_CALL"
    assert len(talk.drive.emulator.journal()) == (2 if retry else 1)
    assert chat.history == []
    talk.drive.emulator.reset()
    plan(talk.drive, malformed, DONE)
    assert talk.send(chat, "a").text == ("Done." if retry else None)


@pytest.mark.parametrize(
    ("platform", "reason", "retried"),
    [
        ("gemini", "malformed_function_call", True),
        ("gemini", 10, True),
        ("gemini", 9, False),
        ("vertex", 9, True),
        ("vertex", "STOP", False),
    ],
)
def test_malformed_calls_in_other_spellings(
    talk: Talk, platform: str, reason: Any, retried: bool
) -> None:
    rules = RunTools(retry_malformed=True)
    client = getattr(talk.drive, platform)()
    chat = client.chats.create(FLASH, tools=[add], run_tools=rules)
    plan(talk.drive, answer(reason=reason), DONE)
    assert talk.send(chat, "a").text == ("Done." if retried else None)


def test_a_streamed_call_that_never_ended_is_not_run(drive: GoogleDriver) -> None:
    chat = drive.gemini().chats.create(FLASH, tools=[add], run_tools=True)
    begun = {"functionCall": {"name": "add", "willContinue": True}}
    plan(drive, answer(begun, reason="MAX_TOKENS"))
    assert drive.get(chat.stream_message("a").get_final()).function_calls[0].will_continue
    assert len(drive.emulator.journal()) == 1


def test_coroutine_functions_run_at_once(talk: Talk) -> None:
    both = asyncio.Event()
    running = 0

    async def meet(name: str) -> str:
        """Wait for the other one."""
        nonlocal running
        running += 1
        if running == 2:
            both.set()
        await both.wait()
        return name

    chats = talk.drive.gemini().chats
    if talk.drive.blocking:
        with pytest.raises(
            ConfigurationError, match="coroutine functions need an asyncio client: meet"
        ):
            talk.send(chats.create(FLASH, tools=[meet], run_tools=True), "a")
        return
    chat = chats.create(FLASH, tools=[meet, add], run_tools=True)
    calls = [call("meet", name="a"), call("add", a=1, b=2), call("meet", name="b")]
    plan(talk.drive, answer(*calls), DONE)
    talk.send(chat, "a")
    assert results(talk.drive.body()) == [{"result": "a"}, {"result": 3}, {"result": "b"}]


class Stop(BaseException):
    pass


def test_what_is_no_exception_is_raised_as_it_is(talk: Talk) -> None:
    def stop(n: int) -> None:
        raise Stop(n)

    async def stop_later(n: int) -> None:
        raise Stop(n)

    for function in [stop] if talk.drive.blocking else [stop, stop_later]:
        chat = talk.drive.gemini().chats.create(FLASH, tools=[function], run_tools=True)
        plan(talk.drive, answer(call(function.__name__, n=1)))
        with pytest.raises(Stop):
            talk.send(chat, "a")
        assert not chat.history


def test_a_function_that_was_cancelled_has_failed(talk: Talk) -> None:
    async def cancelled() -> None:
        raise asyncio.CancelledError

    if talk.drive.blocking:
        return
    chat = talk.drive.gemini().chats.create(FLASH, tools=[cancelled], run_tools=True)
    plan(talk.drive, answer(call("cancelled")), DONE)
    assert talk.send(chat, "a").text == "Done."
    assert "cancelled" in results(talk.drive.body())[0]["error"]


def test_a_coroutine_is_cancelled_at_the_time_limit(talk: Talk) -> None:
    if talk.drive.blocking:
        return
    ended: list[str] = []

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cancelled")

    rules = RunTools(time_limit=0.01)
    chat = talk.drive.gemini().chats.create(FLASH, tools=[wait], run_tools=rules)
    plan(talk.drive, answer(call("wait")))
    with pytest.raises(ToolLoopError, match="time_limit"):
        talk.send(chat, "a")
    assert ended == ["cancelled"]


@pytest.mark.parametrize(
    "value",
    [
        "yes",
        1,
        {"rounds": 1},
        {"max_rounds": 0},
        {"max_rounds": "1"},
        {"time_limit": -1},
        {"time_limit": True},
        {"approve": 1},
        {"retry_malformed": "yes"},
    ],
)
def test_what_is_no_run_tools(drive: GoogleDriver, value: Any) -> None:
    with pytest.raises(ConfigurationError):
        drive.gemini().chats.create(FLASH, tools=[add], run_tools=value)


def test_two_functions_of_one_name(drive: GoogleDriver) -> None:
    def other(a: int) -> int:
        return a

    other.__name__ = "add"
    chat = drive.gemini().chats.create(FLASH, tools=[add, other], run_tools=True)
    with pytest.raises(InvalidPayloadError, match="two tools have the same name"):
        drive.get(chat.send_message("a"))


def test_thought_signatures_go_back_with_the_calls(talk: Talk) -> None:
    signed = call("add", a=1, b=2) | {"thoughtSignature": "c2ln"}
    chat = talk.drive.gemini().chats.create(FLASH, tools=[add], run_tools=True)
    plan(talk.drive, answer({"text": "Hm", "thought": True}, signed), DONE)
    talk.send(chat, "a")
    sent = talk.drive.body()["contents"][1]["parts"]
    assert sent == [{"text": "Hm", "thought": True}, signed]
    assert json.loads(chat.history[1].to_json())["parts"] == sent
