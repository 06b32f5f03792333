"""Enum values are read as the services read them: in any case, and as numbers."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_models.enums import ENUMS
from gemini_sdk._wire.enums import enum_value, enum_values

KNOWN = [
    (enum, platform, value, number)
    for enum, platforms in ENUMS.items()
    for platform, values in platforms.items()
    for value, number in values.items()
]
NUMBERED = [(enum, platform, value, n) for enum, platform, value, n in KNOWN if n is not None]


@given(st.sampled_from(KNOWN), st.data())
def test_a_name_is_read_in_any_case(known: tuple[str, Any, str, Any], data: st.DataObject) -> None:
    enum, platform, value, _ = known
    written = "".join(data.draw(st.sampled_from((c, c.lower()))) for c in value)
    dashed = data.draw(st.sampled_from((written, written.replace("_", "-"))))
    assert enum_value(enum, dashed, platform) == value
    assert enum_value(enum, dashed) == value


@pytest.mark.parametrize("form", [int, float, str])
def test_a_number_is_read_as_the_name_it_has_on_a_platform(form: Any) -> None:
    for enum, platform, value, number in NUMBERED:
        assert enum_value(enum, form(number), platform) == value  # type: ignore[arg-type]


def test_a_number_that_platforms_read_differently_needs_one() -> None:
    assert enum_value("FinishReason", 3) == "SAFETY"
    assert enum_value("FinishReason", 6) == 6
    assert enum_value("FinishReason", 6, "google-ai") == "LANGUAGE"
    assert enum_value("FinishReason", 6, "vertex") == "BLOCKLIST"
    assert enum_values("FinishReason", 8) == ("PROHIBITED_CONTENT", "SPII")
    assert enum_value("HarmCategory", 1, "vertex") == "HARM_CATEGORY_HATE_SPEECH"
    assert enum_value("HarmCategory", 1, "google-ai") == "HARM_CATEGORY_DEROGATORY"


_ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.just("9" * 5000)
)


@given(st.sampled_from(sorted({enum for enum, *_ in KNOWN} | {"NoSuchEnum"})), _ANYTHING)
def test_what_is_not_known_stays_as_it_is(enum: str, value: Any) -> None:
    read = enum_value(enum, value)
    assert read is value or read in {known for e, _, known, _ in KNOWN if e == enum}


@pytest.mark.parametrize("value", [True, 1.5, "1.0", "BLOCK_", "BLOCK NONE", "²", -1, "-1", ""])
def test_what_a_service_does_not_read_as_a_name_is_none(value: Any) -> None:
    assert enum_value("HarmBlockThreshold", value) is value
