"""A File is a part wherever a part may be, on every method; and Vertex AI is not sent files of Google AI."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from gemini_sdk._behaviour.file_part import part_of_file
from gemini_sdk.errors import APIStatusError, InvalidPayloadError
from gemini_sdk.types.files import File
from gemini_sdk.types.generate_content import Content, FunctionCall, Part
from tests.google.driving import FLASH, GoogleDriver

URI = "https://generativelanguage.googleapis.com/v1beta/files/a"
FILE = File(name="files/a", uri=URI, mime_type="text/plain")
AS_PART = part_of_file(FILE, "")
TURN: dict[str, Any] = {"role": "user", "parts": [FILE, "text"]}

Use = Callable[[Any], Any]
USES: dict[str, Use] = {
    "content": lambda c: c.generate_content(FLASH, TURN),
    "contents": lambda c: c.generate_content(FLASH, [TURN, "text"]),
    "tuple": lambda c: c.generate_content(FLASH, {"parts": (FILE, {"text": "text"}, "text")}),
    "only": lambda c: c.generate_content(FLASH, {"role": "user", "parts": FILE}),
    "model": lambda c: c.generate_content(FLASH, Content.from_parts([FILE, "text"])),
    "request": lambda c: c.generate_content(FLASH, {"contents": TURN}),
    "counted": lambda c: c.count_tokens(FLASH, TURN),
    "embedded": lambda c: c.embed_content(
        "gemini-embedding-2", [{"parts": [FILE, "text"]}, "text"]
    ),
    "chat": lambda c: c.chats.create(FLASH, history=[TURN]).send_message("text"),
    "message": lambda c: c.chats.create(FLASH).send_message(TURN),
    "cached": lambda c: c.cached_contents.create(model=FLASH, contents=TURN),
    "tool": lambda c: c.generate_content(FLASH, result({"file": FILE, "pages": 3})),
    "tools": lambda c: c.generate_content(FLASH, result([FILE, "text"])),
}


def result(value: object) -> list[Any]:
    """A conversation in which a function gave a value."""
    call = FunctionCall(name="look")
    return ["text", Part.from_function_call("look", {}), Part.responding_to(call, value)]


@pytest.mark.parametrize("use", USES)
def test_a_file_is_a_part(drive: GoogleDriver, use: str) -> None:
    with suppress(APIStatusError):  # the emulator has no such file
        drive.get(USES[use](drive.gemini()))
    body = drive.body()
    assert json.dumps(AS_PART["fileData"]) in json.dumps(body)
    assert "text" in json.dumps(body)


@pytest.mark.parametrize("use", USES)
def test_vertex_is_not_sent_a_file_of_google_ai(drive: GoogleDriver, use: str) -> None:
    client = drive.vertex()
    with pytest.raises(InvalidPayloadError, match=r"fileUri: is a file of Google AI.*gs://bucket"):
        drive.get(USES[use](client))
    assert not drive.emulator.journal()


def test_an_instruction_may_have_parts_of_text(drive: GoogleDriver) -> None:
    drive.get(drive.gemini().generate_content(FLASH, "x", system_instruction={"parts": ["a", "b"]}))
    assert drive.body()["systemInstruction"] == {"parts": [{"text": "a"}, {"text": "b"}]}


def test_requests_of_batches_may_have_files(drive: GoogleDriver) -> None:
    batches = drive.gemini().batches
    drive.get(batches.create(model=FLASH, requests=[TURN, {"contents": TURN}]))
    listed = drive.body()["batch"]["inputConfig"]["requests"]["requests"]
    assert [each["request"]["contents"][0]["parts"] for each in listed] == [
        [AS_PART, {"text": "text"}]
    ] * 2


def test_other_uris_go_to_either_platform(drive: GoogleDriver) -> None:
    for client in (drive.gemini(), drive.vertex()):
        for uri in ("gs://bucket/a.pdf", "https://example.org/files/a.pdf"):
            drive.get(client.generate_content(FLASH, [Part.from_uri(uri), "x"]))
            assert uri in json.dumps(drive.body())
