"""Words that CONTRIBUTING.md ("How to write") excludes do not come back."""

import re
from pathlib import Path

import pages
import pytest

REASONS = {
    r"judg(e[sd]?|ing)\b": "the feature is called validation: write 'validate'",
    r"\bwhoever\b": "name the subject",
    r"\bbesides?\b": "write 'next to', 'in addition to' or 'also'",
    r"\buntold\b": "write 'not reported'",
}
"""A pattern of words, and what to write instead."""

_OTHERS = ("CONTRIBUTING", "RELEASING", "SECURITY")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
TEXTS = [pages.PAGES[0], *(pages.ROOT / f"{name}.md" for name in _OTHERS)]


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.stem)
def test_pages_have_no_retired_word(page: Path) -> None:
    found = retired(_CODE.sub("", page.read_text(encoding="utf-8")))
    assert not found, f"{page.name}: {found}"


def retired(text: str) -> list[str]:
    """The lines of a text that hold a retired word, each with the reason."""
    return [
        f"{line.strip()!r}: {reason}"
        for line in text.splitlines()
        for pattern, reason in REASONS.items()
        if re.search(pattern, line, re.IGNORECASE)
    ]
