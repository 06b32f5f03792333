"""Turns and instructions that a person wrote hold something, here and on the emulator alike; null is nothing."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from gemini_sdk import validate
from gemini_sdk.emulator import Emulator

PLATFORMS = {
    "google-ai": "/v1beta/models/gemini-3.8-flash:generateContent",
    "vertex": "/v1/projects/p/locations/l/publishers/google/models/gemini-3.8-flash:generateContent",
}
HELD = {"parts": [{"text": "Be brief."}]}
EMPTY: list[tuple[dict[str, Any], str]] = [
    ({}, "systemInstruction: an instruction without parts"),
    ({"role": "user"}, "systemInstruction: an instruction without parts"),
    ({"parts": None}, "systemInstruction: an instruction without parts"),
    ({"role": "model", "parts": []}, "systemInstruction.parts: an instruction without parts"),
    ({"parts": [{}]}, "systemInstruction.parts[0]: an empty part"),
    ({"parts": [HELD["parts"][0], {"text": None}]}, "systemInstruction.parts[1]: an empty part"),
    ({"parts": {}}, "systemInstruction.parts: an empty part"),
]


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


def answered(emulator: Emulator, platform: str, request: dict[str, Any]) -> int:
    headers = {"authorization": "Bearer any"}
    url = f"{emulator.url}{PLATFORMS[platform]}"
    return httpx.post(url, json=request, headers=headers).status_code


def asked(instruction: object) -> dict[str, Any]:
    return {
        "contents": [{"role": "user", "parts": [{"text": "Hi"}]}],
        "systemInstruction": instruction,
    }


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(("instruction", "words"), EMPTY)
def test_an_instruction_that_holds_nothing_is_refused(
    emulator: Emulator, instruction: dict[str, Any], words: str, platform: Any
) -> None:
    request = asked(instruction)
    (fault,) = validate(request, "GenerateContentRequest", platform=platform)
    assert (str(fault).startswith(words), fault.severity) == (True, "error")
    assert answered(emulator, platform, request) == 400


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("role", ["system", "user", "", None, "anything"])
def test_the_role_of_an_instruction_is_ignored(
    emulator: Emulator, role: str | None, platform: Any
) -> None:
    request = asked({"role": role, **HELD})
    assert validate(request, "GenerateContentRequest", platform=platform) == []
    assert answered(emulator, platform, request) == 200


@pytest.mark.parametrize(
    "part",
    [
        {"executableCode": {"language": "PYTHON", "code": None}},
        {"inlineData": {"mimeType": "image/png", "data": None}},
        {"functionResponse": {"name": "f", "response": None}},
    ],
)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_null_in_place_of_a_required_member_is_a_missing_one(part: Any, platform: Any) -> None:
    def faults_of(role: str) -> list[str]:
        turn = {"role": role, "parts": [part]}
        faults = validate({"contents": [turn]}, "GenerateContentRequest", platform=platform)
        return [fault.problem for fault in faults]

    assert faults_of("model") == []
    (problem,) = faults_of("user")
    assert problem.endswith("is missing")
