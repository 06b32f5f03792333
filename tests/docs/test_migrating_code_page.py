"""The pages about other packages show what the rewriting does."""

from pathlib import Path
from typing import Any

import pytest

from gemini_sdk.migration.code import rewrite
from tests.docs import code_tables, pages

_OTHERS = ("from-google-genai", "from-vertexai", "from-azure-ai-inference")


@pytest.mark.parametrize("name", code_tables.PAGES)
def test_the_tables_are_those_in_code(name: str) -> None:
    text = code_tables.PAGES[name].read_text(encoding="utf-8")
    assert text == code_tables.in_place(name), "run python -m tests.docs.code_tables"


@pytest.mark.parametrize("name", _OTHERS)
def test_the_command_rewrites_the_programs_of_the_page(name: str) -> None:
    blocks = pages.blocks(pages.ROOT / f"docs/{name}.md", "python no-run")
    assert blocks
    for block in blocks:
        made = rewrite(block.code)
        compile(made, name, "exec")
        assert "TODO(gemini-sdk)" not in made
        assert "gemini_sdk" in made


def test_both_programs_for_azure_ask_the_same(tmp_path: Path) -> None:
    pytest.importorskip("azure.ai.inference", reason="comes with the extra `peers`")
    page = code_tables.PAGES["from-azure-ai-inference"]
    (theirs,) = pages.blocks(page, "python no-run")
    with pages.reader(tmp_path) as emulator:
        names: dict[str, Any] = {"endpoint": emulator.url, "key": "any"}
        exec(theirs.code, names)
        asked = [entry.body for entry in emulator.journal()]
        pages.close(names)
        ours = pages.run(page)
        assert [entry.body for entry in emulator.journal()[len(asked) :]][: len(asked)] == asked
        pages.close(ours)
