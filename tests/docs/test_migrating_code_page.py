"""docs/migrating-code.md shows what the rewriting does."""

from tests.docs import code_tables


def test_the_tables_are_those_in_code() -> None:
    text = code_tables.PAGE.read_text(encoding="utf-8")
    assert text == code_tables.in_place(text), "run python -m tests.docs.code_tables"
