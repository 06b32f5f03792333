"""The one measure of closeness, held by properties over every name and value of the specs."""

import string
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemini_sdk.validation.compiled_schemas import definitions
from gemini_sdk.validation.suggestions import shared_prefix, typo_of, typo_of_value
from gemini_sdk.validation.unknown_names import wire_name
from tests.examples import examples

DOCUMENTS = ["GenerateContentRequest", "TunedModel", "TuningJob", "ChatCompletionsRequest"]


@cache
def known() -> list[tuple[tuple[str, ...], bool]]:
    """The names of each type, and the values of each enum; whether they are values."""
    found: set[tuple[tuple[str, ...], bool]] = set()
    for document in DOCUMENTS:
        for rule in definitions(document, None).values():
            if "examples" in rule:
                found.add((tuple(rule["examples"]), True))
            elif members := rule.get("properties"):
                found.add((tuple(dict.fromkeys(wire_name(n, members) for n in members)), False))
    return sorted(found)


def near(name: str, names: tuple[str, ...], is_value: bool) -> str | None:
    return typo_of_value(name, names) if is_value else typo_of(name, names)


@st.composite
def typos(draw: st.DrawFn) -> tuple[str, tuple[str, ...], bool]:
    """A name of six letters or more with one typo, which did not make another known name of it."""
    names, is_value = draw(
        st.sampled_from(known()).filter(lambda k: any(len(n) >= 6 for n in k[0]))
    )
    name = draw(st.sampled_from([n for n in names if len(n) >= 6]))
    letters = [place for place, letter in enumerate(name) if not letter.isdecimal()]
    place = draw(st.sampled_from(letters))
    letter = draw(st.sampled_from(string.ascii_letters))
    made = {
        "missing": name[:place] + name[place + 1 :],
        "added": name[:place] + letter + name[place:],
        "wrong": name[:place] + letter + name[place + 1 :],
        "exchanged": name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
    }
    return draw(st.sampled_from(sorted(made.values()))), names, is_value


def test_a_letter_may_change_places_with_a_digit() -> None:
    known = ("base64", "binary", "int8")
    assert near("bas6e4", known, is_value=True) == "base64"
    assert near("base46", known, is_value=True) is None


@settings(max_examples=examples(300))
@given(typos())
def test_one_wrong_letter_in_a_name_of_six_or_more_is_a_typo(drawn: Any) -> None:
    name, names, is_value = drawn
    assert name in names or near(name, names, is_value) is not None


def test_names_of_the_specs_are_rarely_typos_of_each_other() -> None:
    """What each release adds must not be a near miss of what was there: each name stands for one to come."""
    count, close = 0, list[str]()
    for names, is_value in known():
        for name in names:
            count += 1
            others = tuple(other for other in names if other != name)
            if other := near(name, others, is_value):
                close.append(f"{name} ~ {other}")
    print(f"{len(close)} of {count} names are near misses of another: {close}")
    assert len(close) < 0.03 * count


ADDED = {
    "Tool": "mcpServers",
    "Part": "toolCall toolResponse audioMetadata documentMetadata mediaProcessing spreadsheetMetadata",
    "ToolConfig": "includeServerSideToolInvocations",
    "GenerateContentRequest": "serviceTier store",
    "GenerationConfig": "modelSelectionConfig",
    "ImageConfig": "outputMimeType outputCompressionQuality",
    "VideoMetadata": "contentLayers",
    "FileSearch": "fileSearchStoreNames metadataFilter topK",
    "GoogleMaps": "authConfig",
    "GenerateContentResponse": "modelStatus turnToken",
    "UsageMetadata": "serviceTier billablePromptUsage",
    "RetrievedContext": "fileSearchStore customMetadata",
}
"""Names that services took before descriptions had them."""


@pytest.mark.parametrize("type_name", ADDED)
def test_names_that_services_added_were_no_typos(type_name: str) -> None:
    types = definitions("GenerateContentRequest", None)
    if type_name not in types:
        types = definitions("GenerateContentResponse", None)
    added = ADDED[type_name].split()
    members = types.get(type_name, {}).get("properties", {})
    before = [n for n in dict.fromkeys(wire_name(n, members) for n in members) if n not in added]
    assert [name for name in added if typo_of(name, before)] == []


THRESHOLDS = ["BLOCK_LOW_AND_ABOVE", "BLOCK_ONLY_HIGH", "BLOCK_NONE", "OFF"]
CATEGORIES = ["HARM_CATEGORY_UNSPECIFIED", "HARM_CATEGORY_HARASSMENT", "HARM_CATEGORY_HATE_SPEECH"]
SIZES = ["ADAPTER_SIZE_UNSPECIFIED", "ADAPTER_SIZE_ONE", "ADAPTER_SIZE_FOUR", "ADAPTER_SIZE_EIGHT"]


@pytest.mark.parametrize(
    ("value", "values", "meant"),
    [
        ("HARASSMENT", CATEGORIES, "HARM_CATEGORY_HARASSMENT"),
        ("HARASMENT", CATEGORIES, "HARM_CATEGORY_HARASSMENT"),
        ("hate speech", CATEGORIES, "HARM_CATEGORY_HATE_SPEECH"),
        ("HARM_CATEGROY_HARASSMENT", CATEGORIES, "HARM_CATEGORY_HARASSMENT"),
        ("HARM_CATEGORY_JAILBREAK", CATEGORIES, None),
        ("BLOCK_NOEN", THRESHOLDS, "BLOCK_NONE"),
        ("NONE", THRESHOLDS, "BLOCK_NONE"),
        ("BlockNone", THRESHOLDS, "BLOCK_NONE"),
        ("BLOCK_SOME", THRESHOLDS, None),
        ("NONSENSE", THRESHOLDS, None),
        ("", THRESHOLDS, None),
        ("ADAPTER_SIZE_THREE", SIZES, None),
        ("strnig", ["STRING", "NUMBER"], "STRING"),
        ("VERSION_2", ["VERSION_1"], None),
        ("DYNAMIC", ["MODE_UNSPECIFIED", "MODE_DYNAMIC"], "MODE_DYNAMIC"),
        ("LANGUAGE_JAVA", ["LANGUAGE_UNSPECIFIED", "PYTHON"], None),
    ],
)
def test_values_are_compared_by_what_follows_their_shared_words(
    value: str, values: list[str], meant: str | None
) -> None:
    assert typo_of_value(value, values) == meant


@pytest.mark.parametrize(
    ("name", "names", "meant"),
    [
        ("temprature", ["temperature", "topP"], "temperature"),
        ("max_tokens", ["maxOutputTokens"], "maxOutputTokens"),
        ("maxOuptutTokenz", ["maxOutputTokens"], "maxOutputTokens"),
        ("top_k", ["topP"], None),
        ("txt", ["text"], "text"),
        ("serviceTier", ["contents", "tools", "safetySettings"], None),
        ("googleSearch", ["googleSearchRetrieval"], None),
        ("x", ["y"], None),
    ],
)
def test_names_are_compared_by_edit_distance(
    name: str, names: list[str], meant: str | None
) -> None:
    assert typo_of(name, names) == meant


def test_the_shared_words_are_those_of_most_values() -> None:
    assert shared_prefix(tuple(CATEGORIES)) == "HARM_CATEGORY_"
    assert shared_prefix(tuple(THRESHOLDS)) == "BLOCK_"
    assert shared_prefix(("AUTO", "ANY")) == ""
