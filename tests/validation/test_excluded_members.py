"""Members that may not be set next to another one, by the documentation: `x-excludes` of the specs."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import validate
from gemini_sdk._wire import Platform

CONTENTS = [{"role": "user", "parts": [{"text": "x"}]}]
CACHED: dict[str, Any] = {
    "systemInstruction": {"parts": [{"text": "x"}]},
    "system_instruction": {"parts": [{"text": "x"}]},
    "tools": [{"googleSearch": {}}],
    "toolConfig": {"functionCallingConfig": {"mode": "AUTO"}},
    "tool_config": {"functionCallingConfig": {"mode": "AUTO"}},
}
PLATFORMS: list[Platform] = ["google-ai", "vertex"]


def faults(request: dict[str, Any], platform: Platform) -> list[str]:
    found = validate({"contents": CONTENTS, **request}, "GenerateContentRequest", platform=platform)
    return [f"{f.path}: {f.problem}" for f in found if f.severity == "error"]


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("name", CACHED)
@pytest.mark.parametrize("cached", ["cachedContent", "cached_content"])
def test_what_belongs_into_a_cached_content(cached: str, name: str, platform: Platform) -> None:
    (fault,) = faults({cached: "cachedContents/x", name: CACHED[name]}, platform)
    assert "cannot be used together with cachedContent: set it when" in fault
    assert faults({name: CACHED[name]}, platform) == []


@pytest.mark.parametrize("platform", PLATFORMS)
@given(st.sampled_from([None, "", [], {}]), st.sampled_from(["cachedContents/x", None, ""]))
def test_what_is_empty_is_not_set(platform: Platform, empty: Any, cached: str | None) -> None:
    for name in ("systemInstruction", "tools", "toolConfig"):
        found = faults({"cachedContent": cached, name: empty}, platform)
        assert not [fault for fault in found if "together" in fault]
        if not cached:
            assert faults({"cachedContent": cached, name: CACHED[name]}, platform) == []


@pytest.mark.parametrize(
    ("config", "path"),
    [
        ({"responseSchema": {"type": "STRING"}, "responseJsonSchema": {}}, None),
        ({"responseSchema": {"type": "STRING"}, "responseJsonSchema": True}, "responseSchema"),
        (
            {"response_schema": {"type": "STRING"}, "response_json_schema": {"a": 1}},
            "responseSchema",
        ),
        ({"responseSchema": None, "responseJsonSchema": {"type": "string"}}, None),
    ],
)
def test_one_schema_of_an_answer(config: dict[str, Any], path: str | None) -> None:
    found = faults({"generationConfig": config}, "google-ai")
    problem = (
        f"generationConfig.{path}: cannot be used together with responseJsonSchema: set one of them"
    )
    assert found == ([problem] if path else [])


def test_model_armor_excludes_safety_settings() -> None:
    settings = [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "OFF"}]
    request = {"modelArmorConfig": {"promptTemplateName": "p"}, "safetySettings": settings}
    assert faults(request, "vertex") == [
        "safetySettings: cannot be used together with modelArmorConfig: set one of them"
    ]
