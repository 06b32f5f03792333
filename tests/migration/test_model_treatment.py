"""The report says what the model does with a field, and rows of retired models lead to living ones."""

from datetime import date
from typing import Any

import pytest

from gemini_sdk.known_models import catalogue, clock
from gemini_sdk.migration import LossyConversionError, to_gemini
from gemini_sdk.migration.model_map import ModelMap

ASKED: dict[str, Any] = {
    "messages": [{"role": "user", "content": "Hello"}],
    "temperature": 0.2,
    "n": 2,
    "frequency_penalty": 0.5,
}


@pytest.mark.parametrize(
    ("model", "path", "reason", "severity"),
    [
        ("gemini-4-neon", "temperature", "ignored by gemini-4-neon", "warning"),
        ("gemini-4-neon", "n", "refused by gemini-4-neon", "error"),
        ("gemini-4-neon", "frequency_penalty", "refused by gemini-4-neon", "error"),
        ("gemini-3.8-flash", "temperature", "deprecated for gemini-3.8-flash", "info"),
        ("gpt-4o", "temperature", "deprecated for gemini-3.8-flash", "info"),
        ("gemini-3.8-flash", "n", "not supported by gemini-3.8-flash", "error"),
    ],
)
def test_the_report_says_what_the_model_does_with_a_field(
    model: str, path: str, reason: str, severity: str
) -> None:
    made = to_gemini(ASKED | {"model": model})
    row = made.report.find(path)
    assert row is not None
    assert (row.kind, row.severity) == ("adapted", severity)
    assert reason in row.reason
    config = made.request.generation_config
    assert config is not None  # and it is sent all the same
    assert (config.temperature, config.candidate_count, config.frequency_penalty) == (0.2, 2, 0.5)


def test_what_the_model_takes_stays_exact() -> None:
    report = to_gemini(ASKED | {"model": "gemini-2.5-flash"}).report
    assert [report.find(path).kind for path in ("temperature", "n")] == ["exact"] * 2  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]


def test_strict_lets_pass_what_is_deprecated_and_not_what_is_refused() -> None:
    plain = {"messages": ASKED["messages"], "temperature": 0.2}
    to_gemini(plain | {"model": "gemini-3.8-flash"}, strict=True)
    for model in ("gemini-4-neon", "gemini-4-argon"):
        with pytest.raises(LossyConversionError, match=f"ignored by {model}"):
            to_gemini(plain | {"model": model}, strict=True)


def test_a_turn_of_the_model_at_the_end_is_reported() -> None:
    messages = [*ASKED["messages"], {"role": "assistant", "content": "Well,"}]
    row = to_gemini({"messages": messages, "model": "gemini-4-neon"}).report.find(
        "messages[1].role"
    )
    assert row is not None
    assert "not supported by gemini-4-neon" in row.reason


@pytest.mark.parametrize("name", sorted(ModelMap.load().rows))
@pytest.mark.parametrize("platform", ["google-ai", "vertex"])
def test_every_row_leads_to_a_model_without_a_successor(name: str, platform: Any) -> None:
    chosen = ModelMap.load().choose(name)
    model = catalogue.find(chosen.model)
    assert model is not None
    assert model.platforms[platform].successor is None
    assert not model.platforms[platform].ends_within(90, catalogue.as_of())
    assert chosen.limits.max_output_tokens == model.max_output_tokens


def test_the_rows_of_googles_guide_stay() -> None:
    rows = ModelMap.load().rows
    for name in ("gpt-4", "gpt-3.5-turbo", "gpt-35-turbo"):
        assert rows[name]["to"] == "gemini-1.0-pro"


@pytest.mark.parametrize(
    ("model", "effort", "level", "severity"),
    [
        ("gemini-3.8-flash", "minimal", "LOW", "warning"),
        ("gemini-3.8-flash", "xhigh", "HIGH", "warning"),
        ("gemini-4-neon", "xhigh", "XHIGH", "info"),
        ("gemini-4-neon", "none", "LOW", "warning"),
        ("gemini-3.5-flash", "minimal", "MINIMAL", "info"),
        ("gemini-9-ultra", "minimal", "MINIMAL", "info"),
    ],
)
def test_levels_are_those_of_the_model(model: str, effort: str, level: str, severity: str) -> None:
    messages = ASKED["messages"]
    made = to_gemini({"messages": messages, "model": model, "reasoning_effort": effort})
    config = made.request.generation_config
    assert config is not None
    assert config.thinking_config is not None
    assert config.thinking_config.thinking_level == level
    row = made.report.find("reasoning_effort")
    assert row is not None
    assert row.severity == severity


def test_a_named_model_that_goes_is_reported_and_kept() -> None:
    with clock.set_to(date(2026, 11, 26)):
        made = to_gemini({"messages": ASKED["messages"], "model": "gemini-2.5-pro"}, strict=True)
    assert made.model == "gemini-2.5-pro"
    row = made.report.find("model")
    assert row is not None
    assert "shut down on 2026-12-01" in row.reason
