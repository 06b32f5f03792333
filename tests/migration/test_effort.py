"""Efforts of reasoning, for every known model and every kind of request."""

from typing import Any, cast

import pytest
from openai.types.shared.reasoning_effort import ReasoningEffort

from gemini_sdk._openai.effort import EFFORTS, thinking_choice
from gemini_sdk._openai.model_treatment import ModelTreatment
from gemini_sdk.known_models import catalogue
from gemini_sdk.migration import LossyConversionError, to_azure, to_gemini

HELLO = [{"role": "user", "content": "Hello"}]
MODELS = [model.name for model in catalogue.models() if model.makes == "text"]


def chat(model: str, effort: str, **more: Any) -> Any:
    return to_gemini({"model": model, "messages": HELLO, "reasoning_effort": effort}, **more)


def response(model: str, effort: str) -> Any:
    return to_gemini({"model": model, "input": "Hello", "reasoning": {"effort": effort}})


def thinking(made: Any) -> Any:
    config = made.request.generation_config
    return None if config is None else config.thinking_config


def test_efforts_are_those_of_the_official_package() -> None:
    assert set(EFFORTS) == set(ReasoningEffort.__args__[0].__args__)  # type: ignore[attr-defined]  # pyright: ignore


@pytest.mark.parametrize("effort", EFFORTS)
@pytest.mark.parametrize("model", MODELS)
def test_a_model_gets_only_what_it_takes(model: str, effort: str) -> None:
    known = catalogue.find(model)
    assert known is not None
    made, other = chat(model, effort), response(model, effort)
    row, same = made.report.find("reasoning_effort"), other.report.find("reasoning.effort")
    assert (row.kind, row.severity, row.reason) == (same.kind, same.severity, same.reason)
    assert thinking(made) == thinking(other)
    assert "refused" not in row.reason
    if known.thinking is None:
        assert thinking(made) is None
        assert row.kind == ("exact" if effort == "none" else "lost")
    elif known.thinking.by == "level":
        level = thinking(made).thinking_level
        assert level in known.thinking.levels
        assert (row.severity == "info") is (level.lower() == effort)
        assert ("cannot switch thinking off" in row.reason) is (effort == "none")
    else:
        budget = thinking(made).thinking_budget
        assert budget <= (known.thinking.most_budget or budget)
        assert budget >= known.thinking.least_budget or (budget == 0 and known.thinking.can_stop)
        plain = effort in ("minimal", "low", "medium", "high") or budget == 0
        assert (row.severity == "info") is plain


@pytest.mark.parametrize(
    ("model", "effort", "sent", "severity"),
    [
        ("gemini-3-pro-preview", "none", "LOW", "warning"),
        ("gemini-3-pro-preview", "minimal", "LOW", "warning"),
        ("gemini-3-pro-preview", "medium", "HIGH", "warning"),
        ("gemini-3-pro-preview", "high", "HIGH", "info"),
        ("gemini-3-flash-preview", "minimal", "MINIMAL", "info"),
        ("gemini-3-flash-preview", "none", "MINIMAL", "warning"),
        ("gemini-3.5-flash-lite", "xhigh", "HIGH", "warning"),
        ("gemini-4-hydrogen", "max", "XHIGH", "warning"),
        ("gemini-2.5-pro", "none", 128, "warning"),
        ("gemini-2.5-pro", "max", 32768, "warning"),
        ("gemini-2.5-flash", "none", 0, "info"),
        ("gemini-2.5-flash", "xhigh", 24576, "warning"),
        ("gemini-9-ultra", "none", "MINIMAL", "warning"),
        ("gemini-9-ultra", "max", "HIGH", "warning"),
    ],
)
def test_each_kind_of_model(model: str, effort: str, sent: object, severity: str) -> None:
    made = chat(model, effort)
    assert sent in (thinking(made).thinking_level, thinking(made).thinking_budget)
    row = made.report.find("reasoning_effort")
    assert row.severity == severity
    if severity == "warning":
        with pytest.raises(LossyConversionError, match="reasoning_effort"):
            chat(model, effort, strict=True)
    else:
        chat(model, effort, strict=True)


def test_a_budget_is_within_what_is_known() -> None:
    small = ModelTreatment(thinking="budget", most_thinking=4096, known=True)
    for effort in ("medium", "high", "max"):
        choice = thinking_choice(effort, small)
        assert choice.config == {"thinkingBudget": 4096}
        assert choice.severity == "warning"
        assert "the largest of the model" in choice.reason
    unknown = thinking_choice("max", ModelTreatment())
    assert unknown.config == {"thinkingBudget": 24576}
    assert "not known" in unknown.reason


@pytest.mark.parametrize("service", ["azure-openai", "azure-inference"])
@pytest.mark.parametrize(
    ("config", "effort"),
    [
        ({"thinkingLevel": "XHIGH"}, "xhigh"),
        ({"thinkingLevel": "MINIMAL"}, "minimal"),
        ({"thinkingBudget": 0}, "none"),
        ({"thinkingBudget": 30000}, "high"),
    ],
)
def test_both_services_of_azure_get_the_effort(service: Any, config: Any, effort: str) -> None:
    request = {
        "contents": [{"parts": [{"text": "Hi"}]}],
        "generationConfig": {"thinkingConfig": config},
    }
    made = cast("Any", to_azure(request, service=service))
    assert made.request.reasoning_effort == effort
