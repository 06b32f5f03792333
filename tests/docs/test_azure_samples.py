"""The samples of Azure's documentation: the official package's form and ours, run, and compared by what they did."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk.emulator import Emulator, Entry
from tests.docs import pages

PAGE = pages.ROOT / "docs" / "azure-samples.md"
KEY, TOKEN, EXTRAS, LACKED, FILTERED = range(5)
TITLES = (
    "A client with a key",
    "A client with an Entra ID credential",
    "Unknown parameters",
    "Unsupported parameters",
    "Content safety",
)


@contextmanager
def official(folder: Path, *samples: int) -> Generator[tuple[Emulator, dict[str, Any]]]:
    """The emulator and the names that are left after running some samples of the official package."""
    pytest.importorskip("azure.ai.inference", reason="comes with the extra `peers`")
    with pages.reader(folder, pages.azure_options(PAGE)) as emulator:
        namespace: dict[str, Any] = {}
        listed = pages.blocks(PAGE, "python azure-ai-inference")
        for sample in samples:
            exec(listed[sample].code, namespace)
        yield emulator, namespace
        pages.close(namespace)


def asked(entry: Entry) -> tuple[Any, str | None]:
    """What a request says: its body, but for what is the default anyway, and how it handles unknown parameters."""
    body = {name: value for name, value in entry.body.items() if (name, value) != ("stream", False)}
    return body, entry.headers.get("extra-parameters")


def test_the_page_has_every_sample() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert tuple(line[3:] for line in text.splitlines() if line.startswith("## ")) == TITLES
    assert len(pages.blocks(PAGE, "python azure-ai-inference")) == len(TITLES)
    assert len(pages.blocks(PAGE, "python")) == len(TITLES)


def test_a_key(tmp_path: Path) -> None:
    with official(tmp_path, KEY) as (_, names):
        assert names["client"].get_model_info().model_name == "emulator"


def test_a_token(tmp_path: Path) -> None:
    from_page = "How many languages are in the world?"
    with official(tmp_path, TOKEN) as (emulator, names):
        # The package sends tokens over TLS only, unless this is switched off.
        messages = [{"role": "user", "content": from_page}]
        assert names["client"].complete({"messages": messages}, enforce_https=False).choices
        (entry,) = emulator.journal()
    assert entry.headers["authorization"] == "Bearer ***"
    assert "api-key" not in entry.headers


def test_extras(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with official(tmp_path, KEY, EXTRAS) as (emulator, _):
        (entry,) = emulator.journal()
    assert "How many languages are in the world?" in capsys.readouterr().out
    assert entry.body["safe_mode"] is True
    assert entry.headers["extra-parameters"] == "pass-through"


def test_a_lacked_parameter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with official(tmp_path, KEY, LACKED):
        said = capsys.readouterr().out
    expected = "The model lacks 'body.response_format', asked for with '{'type': 'json_object'}'\n"
    assert said == expected


def test_a_filtered_prompt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with official(tmp_path, KEY, FILTERED):
        said = capsys.readouterr().out
    assert said.startswith("Refused with content_filter: The response was filtered")


def test_our_forms_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with official(tmp_path, KEY, EXTRAS, LACKED, FILTERED) as (emulator, _):
        theirs = [asked(entry) for entry in emulator.journal()]
        said, *_ = capsys.readouterr().out.partition("The model lacks")
    with pages.reader(tmp_path, pages.azure_options(PAGE)) as emulator:
        pages.close(pages.run(PAGE))
        (with_token, *ours) = emulator.journal()
    assert with_token.headers["authorization"] == "Bearer ***"
    assert "api-key" not in with_token.headers
    assert [asked(entry) for entry in ours] == theirs
    printed = capsys.readouterr().out
    assert said in printed
    for line in (
        "The model lacks 'response_format', asked for with '{'type': 'json_object'}'\n",
        "Refused with content_filter: The response was filtered",
        "The filter blocked the prompt: violence (medium).\n",
    ):
        assert line in printed
