"""Saved answers lack members that have the default value; such turns of the model can be sent back."""

from typing import Any

import pytest

from gemini_sdk import GeminiClient, VertexClient, validate
from gemini_sdk.emulator import Emulator
from gemini_sdk.errors import InvalidPayloadError

PARTS: list[dict[str, Any]] = [
    {"executableCode": {"code": "x"}},
    {"executableCode": {"language": "PYTHON"}},
    {"codeExecutionResult": {"output": "x"}},
    {"functionCall": {"args": {}}},
]


def contents(part: dict[str, Any], role: str) -> Any:
    return [
        {"role": role, "parts": [part]},
        {"role": "user", "parts": [{"text": "Go on."}]},
    ]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("role", ["model", "MODEL"])
def test_a_turn_of_the_model_may_lack_required_members(part: dict[str, Any], role: str) -> None:
    for platform in ("google-ai", "vertex"):
        request = {"contents": contents(part, role)}
        assert validate(request, "GenerateContentRequest", platform=platform) == []


def test_such_a_turn_is_sent_and_accepted() -> None:
    with (
        Emulator() as emulator,
        GeminiClient(api_key="k", base_url=emulator.url) as google,
        VertexClient(project="p", credentials=lambda: "t", base_url=emulator.url) as vertex,
    ):
        for client in (google, vertex):
            for part in PARTS:
                client.generate_content("gemini-2.5-flash", contents(part, "model"))
                assert emulator.journal()[-1].body["contents"][0]["parts"] == [part]


def test_turns_of_a_user_and_wrong_types_stay_faults() -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"executableCode": {"code": "x"}}, "user"),
        ({"executableCode": {"code": 7, "language": "PYTHON"}}, "model"),
        ({"functionCall": {"name": []}}, "model"),
    ]
    with GeminiClient(api_key="k", base_url="http://127.0.0.1:9") as client:
        for part, role in wrong:
            with pytest.raises(InvalidPayloadError):
                client.generate_content("gemini-2.5-flash", contents(part, role))
