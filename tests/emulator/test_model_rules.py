"""Models of the emulator refuse what they are known to refuse, and are listed."""

from typing import Any

import httpx
import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule

REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("gemini-3.8-flash", {"thinkingConfig": {"thinkingLevel": "MINIMAL"}}, "unsupported: THINKING_LEVEL_MINIMAL"),
    ("gemini-3.8-flash", {"thinkingConfig": {"thinkingLevel": "LOW", "thinkingBudget": 9}}, "only set only one"),
    ("gemini-4-neon", {"candidateCount": 2}, "candidateCount must be 1 but the entered value was 2"),
    ("gemini-4-neon", {"frequencyPenalty": 0.5}, "Penalty is not enabled"),
    ("gemini-4-argon", {"thinkingConfig": {"thinkingBudget": 9}}, "Thinking budget is not supported"),
    ("gemini-2.5-pro", {"thinkingConfig": {"thinkingBudget": 0}}, "The thinking budget (0) is invalid."),
]  # fmt: skip
TAKEN: list[tuple[str, dict[str, Any]]] = [
    ("gemini-4-neon", {"candidateCount": 1, "temperature": 0.5, "topK": 3}),
    ("gemini-4-neon", {"thinkingConfig": {"thinkingLevel": "low"}}),
    ("gemini-3.8-flash", {"temperature": 0.5, "candidateCount": 2}),
    ("gemini-2.5-flash", {"thinkingConfig": {"thinkingBudget": 0}, "candidateCount": 2}),
    ("gemini-1.0-pro", {"candidateCount": 2, "temperature": 0.5, "frequencyPenalty": 0.5}),
    ("gemini-9-ultra", {"candidateCount": 2, "thinkingConfig": {"thinkingBudget": 9}}),
]


def asked(
    emulator: Emulator, model: str, config: dict[str, Any], verb: str = "generateContent"
) -> httpx.Response:
    body = {"contents": [{"role": "user", "parts": [{"text": "Hi"}]}], "generationConfig": config}
    url = f"{emulator.url}/v1beta/models/{model}:{verb}"
    return httpx.post(url, json=body, headers={"x-goog-api-key": "any"})


@pytest.mark.parametrize(("model", "config", "message"), REFUSED)
def test_what_a_model_refuses_is_400(
    gemini_emulator: Emulator, model: str, config: dict[str, Any], message: str
) -> None:
    for verb in ("generateContent", "streamGenerateContent"):
        answer = asked(gemini_emulator, model, config, verb)
        assert answer.status_code == 400
        assert "INVALID_ARGUMENT" in answer.text
        assert message in answer.text


@pytest.mark.parametrize(("model", "config"), TAKEN)
def test_the_rest_is_taken_whatever_the_day(
    gemini_emulator: Emulator, model: str, config: dict[str, Any]
) -> None:
    assert asked(gemini_emulator, model, config).status_code == 200


def test_rules_can_be_switched_off_and_a_script_goes_before() -> None:
    model, config, _ = REFUSED[0]
    with Emulator(EmulatorOptions(model_rules=False)) as emulator:
        assert asked(emulator, model, config).status_code == 200
    with Emulator() as emulator:
        emulator.add(Rule(model=model, text="scripted"))
        assert asked(emulator, model, config).status_code == 200


def test_models_are_listed_and_got(gemini_emulator: Emulator) -> None:
    headers = {"x-goog-api-key": "any"}
    url = f"{gemini_emulator.url}/v1beta/models"
    names = [model["name"] for model in httpx.get(url, headers=headers).json()["models"]]
    assert "models/gemini-3.8-flash" in names
    assert "models/gemini-2.5-pro" not in names
    one = httpx.get(f"{url}/gemini-3.8-flash", headers=headers).json()
    assert one["outputTokenLimit"] == 65536
    assert "generateContent" in one["supportedGenerationMethods"]
    assert (
        httpx.get(f"{url}/gemini-2.5-pro", headers=headers).json()["name"]
        == "models/gemini-2.5-pro"
    )
    assert httpx.get(f"{url}/gemini-9", headers=headers).status_code == 404
    assert httpx.get(url).status_code == 403
    vertex = f"{gemini_emulator.url}/v1beta1/publishers/google/models"
    found = httpx.get(vertex, headers={"authorization": "Bearer any"}).json()
    assert "publishers/google/models/gemini-3.8-flash" in [
        m["name"] for m in found["publisherModels"]
    ]
