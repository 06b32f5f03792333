"""Sessions with MCP servers as the tools of a chat, against a server that the test starts."""

import sys
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from gemini_sdk import MCPTools
from gemini_sdk._google.callable_tools import _outcome  # pyright: ignore[reportPrivateUsage]
from gemini_sdk.emulator import Rule
from gemini_sdk.errors import ConfigurationError, InvalidPayloadError
from tests.google.driving import FLASH, GoogleDriver

Json = dict[str, Any]
SERVER = '''
try:
    from mcp.server import MCPServer
except ImportError:  # before mcp 2
    from mcp.server.fastmcp import FastMCP as MCPServer

server = MCPServer("numbers")


@server.tool()
def add(a: int, b: int) -> int:
    """Add two numbers."""
    return a + b


@server.tool(name="say/hello")
def hello(name: str) -> list[str]:
    """Greet."""
    return [f"Hello, {name}.", "Welcome."]


@server.tool()
def forbidden() -> str:
    """Never offered."""
    return "no"


if __name__ == "__main__":
    server.run("stdio")
'''


def answer(*parts: Json) -> Json:
    content = {"role": "model", "parts": list(parts)}
    return {"candidates": [{"content": content, "finishReason": "STOP"}]}


def call(name: str, /, **args: Any) -> Json:
    return {"functionCall": {"name": name, "args": args}}


def in_session(drive: GoogleDriver, test: Callable[[Any], Awaitable[None]]) -> None:
    """Run a test with a session of a server that is started for it."""
    mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed")
    parameters = mcp.StdioServerParameters(command=sys.executable, args=["-c", SERVER])

    async def run() -> None:
        async with (
            mcp.stdio_client(parameters) as (read, write),
            mcp.ClientSession(read, write) as session,
        ):
            await session.initialize()
            await test(session)

    drive.get(run())


@pytest.fixture
def drive(drive: GoogleDriver) -> GoogleDriver:
    if drive.blocking:
        pytest.skip("MCP sessions belong to an event loop")
    return drive


def test_tools_of_a_session_are_offered_and_called(drive: GoogleDriver) -> None:
    async def test(session: Any) -> None:
        chat = drive.gemini().chats.create(FLASH, tools=[session], run_tools=True)
        drive.emulator.add(
            Rule(body=answer(call("add", a=1, b=2), call("say_hello", name="Ada")), times=1),
            Rule(body=answer(call("add", a="x", b=2)), times=1),
            Rule(text="Done.", times=1),
        )
        assert (await chat.send_message("a")).text == "Done."
        first, second, third = (entry.body for entry in drive.emulator.journal())
        (tool,) = first["tools"]
        offered = {each["name"]: each for each in tool["functionDeclarations"]}
        assert list(offered) == ["add", "say_hello", "forbidden"]
        assert offered["add"]["description"] == "Add two numbers."
        assert offered["add"]["parametersJsonSchema"]["required"] == ["a", "b"]
        assert "parametersJsonSchema" not in offered["forbidden"]
        results = [p["functionResponse"]["response"] for p in second["contents"][-1]["parts"]]
        assert results == [{"result": 3}, {"result": ["Hello, Ada.", "Welcome."]}]
        (failed,) = [p["functionResponse"]["response"] for p in third["contents"][-1]["parts"]]
        assert "error" in failed
        assert len(chat.history) == 6

    in_session(drive, test)


def test_only_allowed_tools_are_offered(drive: GoogleDriver) -> None:
    def double(n: int) -> int:
        return 2 * n

    async def test(session: Any) -> None:
        tools = MCPTools(session, allow=["add"])
        chat = drive.vertex().chats.create(FLASH, tools=[double, tools], run_tools=True)
        drive.emulator.add(
            Rule(body=answer(call("forbidden"), call("double", n=2)), times=1),
            Rule(text="Done.", times=1),
        )
        async for _ in chat.stream_message("a"):
            pass
        (tool,) = drive.body()["tools"]
        assert [each["name"] for each in tool["functionDeclarations"]] == ["double", "add"]
        refused, right = [p["functionResponse"] for p in drive.body()["contents"][-1]["parts"]]
        assert refused["response"] == {"error": "LookupError: there is no function 'forbidden'"}
        assert right["response"] == {"result": 4}
        missing = drive.gemini().chats.create(FLASH, tools=[MCPTools(session, allow=["nothing"])])
        with pytest.raises(ConfigurationError, match="no tool nothing"):
            await missing.send_message("a")

        def add(n: int) -> int:
            return n

        twice = drive.gemini().chats.create(FLASH, tools=[add, session], run_tools=True)
        with pytest.raises(InvalidPayloadError, match="two tools have the same name"):
            await twice.send_message("a")

    in_session(drive, test)


def test_calls_are_handed_over_where_they_are_not_to_be_run(drive: GoogleDriver) -> None:
    async def test(session: Any) -> None:
        chat = drive.gemini().chats.create(FLASH, tools=[session])
        drive.emulator.add(Rule(body=answer(call("add", a=1, b=2)), times=1))
        assert [c.name for c in (await chat.send_message("a")).function_calls] == ["add"]
        assert len(drive.body()["tools"][0]["functionDeclarations"]) == 3

    in_session(drive, test)


class FakeSession:
    """Behaves like a session of an earlier release, whose lists have pages."""

    def __init__(self) -> None:
        self.asked: list[str | None] = []

    async def list_tools(self, cursor: str | None = None) -> Any:
        self.asked.append(cursor)
        tool = type("Tool", (), {"name": f"t{cursor}", "description": None, "inputSchema": {}})
        return type("Page", (), {"tools": [tool], "nextCursor": None if cursor else "1"})

    async def call_tool(self, name: str, args: Any) -> Any:
        raise NotImplementedError


def test_lists_of_several_pages(drive: GoogleDriver) -> None:
    session = FakeSession()
    chat = drive.gemini().chats.create(FLASH, tools=[session])
    for _ in range(2):
        drive.get(chat.send_message("a"))
    (tool,) = drive.body()["tools"]
    assert tool["functionDeclarations"] == [{"name": "tNone"}, {"name": "t1"}]
    assert session.asked == [None, "1"], "a chat asks once"


def test_what_tools_return() -> None:
    def block(**members: Any) -> Any:
        def dump(*_: object, **__: object) -> Json:
            return members

        return type("Block", (), {**members, "model_dump": dump})()

    def result(**members: Any) -> Any:
        return type("Result", (), members)

    texts = [block(type="text", text="a"), block(type="text", text="b")]
    image = block(type="image", data="AAAA", mimeType="image/png")
    assert _outcome(result(content=texts)) == "a\nb"
    assert _outcome(result(content=texts, structuredContent={"x": 1})) == {"x": 1}
    assert _outcome(result(content=[image]))[0]["type"] == "image"
    with pytest.raises(RuntimeError, match="a\nb"):
        _outcome(result(content=texts, isError=True))


@pytest.mark.parametrize("allow", [5, [5], ["a", None]])
def test_what_is_no_list_of_names(allow: Any) -> None:
    with pytest.raises(ConfigurationError, match="allow: must be names of tools; found"):
        MCPTools(FakeSession(), allow=allow)


def test_what_is_no_session() -> None:
    other: Any = "session"
    with pytest.raises(ConfigurationError, match=r"an mcp\.ClientSession; found str"):
        MCPTools(other)


def test_calls_without_a_chat_refuse_sessions(drive: GoogleDriver) -> None:
    for tool in (FakeSession(), MCPTools(FakeSession())):
        for method in (drive.gemini().generate_content, drive.vertex().count_tokens):
            with pytest.raises(ConfigurationError, match="needs a chat of an asyncio client"):
                drive.get(method(FLASH, "a", tools=[tool]))


def test_blocking_clients_refuse_sessions() -> None:
    from gemini_sdk import GeminiClient

    chat = GeminiClient(api_key="k").chats.create(FLASH, tools=[FakeSession()])
    with pytest.raises(ConfigurationError, match="need a chat of an asyncio client"):
        chat.send_message("a")
