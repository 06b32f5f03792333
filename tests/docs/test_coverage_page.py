"""docs/not-covered.md lists what the specs leave out, and what upstream has in addition."""

import pytest

from tests.docs import coverage_tables


def test_the_tables_are_those_of_the_specs() -> None:
    pytest.importorskip("googleapiclient", reason="the extra upstream is not installed")
    text = coverage_tables.PAGE.read_text(encoding="utf-8")
    assert text == coverage_tables.in_place(text), "run python -m tests.docs.coverage_tables"
