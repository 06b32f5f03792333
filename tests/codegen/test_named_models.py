"""Drift of models: one that google-genai names is known here, or declared."""

import pytest

pytest.importorskip("google.protobuf", reason="comes with the extra `upstream`")

from codegen.drift.model_names import differences, literals, named_by
from codegen.drift.sources import Packages
from gemini_sdk.known_models import catalogue

CODE = 'Model = Union[Literal[\n  # new\n  "gemini-9-ultra", "gemini-3.8-flash", "other"], Unrecognized]'


def test_names_are_read_from_code() -> None:
    assert list(literals(CODE)) == ["gemini-9-ultra", "gemini-3.8-flash"]


def test_a_model_that_is_not_known_is_reported() -> None:
    (difference,) = differences(frozenset(literals(CODE)), {})
    assert difference.startswith("gemini-9-ultra: google-genai names it")
    assert differences(frozenset(literals(CODE)), {"gemini-9-*": "newer"}) == []


def test_a_declaration_of_no_model_is_reported() -> None:
    (difference,) = differences(frozenset({"gemini-3.8-flash"}), {"gemini-9-*": "newer"})
    assert difference.startswith("gemini-9-*: ")


def test_without_the_package_nothing_is_compared() -> None:
    assert differences(frozenset()) == []


def test_every_model_that_google_genai_names_is_known_or_declared() -> None:
    named = named_by(Packages())
    if not named:
        pytest.skip("google-genai is not installed")
    assert "gemini-3.8-flash" in named
    assert differences(named) == []
    assert all(reason for reason in catalogue.not_described().values())
