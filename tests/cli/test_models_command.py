"""`gemini-sdk models`: the table, its JSON, and the check of this package's defaults."""

import json
from collections.abc import Iterator
from datetime import date

import pytest

from gemini_sdk.cli.program import run
from gemini_sdk.known_models import clock
from gemini_sdk.known_models.catalogue import as_of


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.set_to(date(2026, 11, 26)):
        yield


def test_the_table_shows_living_models(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models"]) == 0
    lines = {
        line.split()[0]: line for line in capsys.readouterr().out.splitlines() if line[:8].strip()
    }
    assert "stable until 2027-09-02 or later" in lines["gemini-3.8-flash"]
    assert "until 2027-05-19 or later, tunable" in lines["gemini-3.5-flash"]
    assert "LOW MEDIUM* HIGH" in lines["gemini-3.8-flash"]
    assert "deprecated until 2026-12-01, use gemini-3.8-flash" in lines["gemini-2.5-pro"]
    assert "ended 2026-10-20, use gemini-3.8-flash" in lines["gemini-2.5-pro"]
    assert "refused: candidateCount above 1" in lines["gemini-4-neon"]
    assert "gemini-1.0-pro" not in lines


def test_all_and_names_show_retired_models(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "--all"]) == 0
    assert "gemini-1.0-pro" in capsys.readouterr().out
    assert run(["models", "gemini-1.0-pro"]) == 0
    out = capsys.readouterr().out
    assert "ended 2025-02-15" in out
    assert "gemini-3.8-flash " not in out.split("use gemini-3.8-flash")[0]


def test_an_unknown_name_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "gemini-9"]) == 2
    assert "gemini-9: unknown model" in capsys.readouterr().err


def test_json_tells_all_with_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "--json", "gemini-2.5-pro"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["as_of"] == str(as_of())
    (model,) = document["models"]
    assert model["platforms"]["vertex"]["shutdown"] == "2026-10-20"
    assert model["platforms"]["vertex"]["has_ended"]
    assert not model["platforms"]["google-ai"]["has_ended"]
    assert model["platforms"]["google-ai"]["use"] == "gemini-3.8-flash"
    assert model["sources"][0]["url"].startswith("https://")


def test_check_fails_from_thirty_days_before(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "--check"]) == 0
    assert run(["models", "--check", "--date", "2027-04-18"]) == 0
    capsys.readouterr()
    assert run(["models", "--check", "--date", "2027-04-19"]) == 1
    out = capsys.readouterr().out
    assert "gemini-3.5-flash on Vertex AI" in out
    assert "2027-05-19" in out


def test_tune_create_says_where_models_can_be_tuned(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tune", "create", "--help"]) == 0
    output = " ".join(capsys.readouterr().out.split())
    assert "No model can be tuned on Google AI" in output
    assert "--vertex" in output
