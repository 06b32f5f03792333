"""What the command prints, whatever the encoding of the stream that it prints to."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk.cli import output
from gemini_sdk.cli.program import run

ENCODINGS = ["ascii", "cp1252", "cp949", "shift_jis", "utf-8", "utf-16"]


def printed(text: str, encoding: str) -> tuple[str, str]:
    """A text as the command prints it, and as a table of rich does."""
    results: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        for table in (False, True):
            raw = io.BytesIO()
            patch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding, newline=""))
            patch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding))
            output.accept_all_characters()
            if table:
                output.console(width=4000).print(output.cell(text))
            else:
                output.write(text)
            sys.stdout.flush()
            results.append(raw.getvalue().decode(encoding))
    return results[0], results[1]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(ENCODINGS))
def test_any_text_is_printed(text: str, encoding: str) -> None:
    plain, _ = printed(text, encoding)
    encodable = all(_fits(each, encoding) for each in text)
    assert (plain == text + "\n") or not encodable


def _fits(character: str, encoding: str) -> bool:
    try:
        return character.encode(encoding).decode(encoding) == character
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp949", "shift_jis"])
def test_signs_have_an_ascii_form(encoding: str) -> None:
    for text in printed("✓ done ▁▇ 😀", encoding):
        assert text.startswith("+ done 17 \\U0001f600")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_redirected_command(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding))
    assert run(["models"]) == 0
    sys.stdout.flush()
    assert "gemini-3.8-flash" in raw.getvalue().decode(encoding)
