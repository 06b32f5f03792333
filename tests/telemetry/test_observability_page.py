"""The tables of docs/observability.md are those of the code and of the conventions, and its picture is a trace."""

import inspect
import xml.etree.ElementTree as ET
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from gemini_sdk import observability
from gemini_sdk._telemetry import answer, call_span, faults, invocation, parameters
from tests.telemetry.conventions import FACTS, LEVELS
from tests.telemetry.picture import PICTURE
from tests.telemetry.tables import PAGE, written

PAGE_TEXT = PAGE.read_text(encoding="utf-8")


def test_the_tables_are_up_to_date() -> None:
    assert written(PAGE_TEXT) == PAGE_TEXT, "run python -m tests.telemetry.tables"


def test_the_page_names_the_release() -> None:
    assert f"[{FACTS['source']['release']}]({FACTS['source']['repository']})" in PAGE_TEXT
    assert FACTS["source"]["depends_on"] in PAGE_TEXT


def test_every_attribute_of_the_facts_is_recorded() -> None:
    source = "".join(map(inspect.getsource, (answer, call_span, invocation, parameters)))
    source += inspect.getsource(faults)
    listed = {n for facts in FACTS["spans"].values() for level in LEVELS for n in facts[level]}
    for modality in ("text", "image", "audio"):
        for side in ("input", "output"):
            listed.discard(f"gen_ai.usage.{modality}.{side}_tokens")
    listed -= {"gen_ai.tool.call.arguments", "gen_ai.tool.call.result"}  # put together
    content = Path(inspect.getfile(call_span)).with_name("messages.py").read_text(encoding="utf-8")
    assert not [name for name in listed if f'"{name}"' not in source + content]


@pytest.mark.parametrize("event", ["RequestEvent", "ResponseEvent", "RetryEvent"])
def test_the_page_names_the_members_of_events(event: str) -> None:
    for each in fields(getattr(observability, event)):
        assert f"`{each.name}`" in PAGE_TEXT


def test_the_page_names_the_values_of_content() -> None:
    for value in get_args(observability.ContentCapture):
        assert f'`"{value}"`' in PAGE_TEXT
        assert f"`{value.upper()}`" in PAGE_TEXT


def test_the_picture_shows_a_retry_and_a_function() -> None:
    text = " ".join(ET.fromstring(PICTURE.read_text(encoding="utf-8")).itertext())
    for part in ("invoke_agent", "execute_tool weather", "gemini_sdk.retry: 503", "resend_count 1"):
        assert part in text
