"""Findings of conversions: rows that a strict conversion refuses are found by the table alone, with the same result."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemini_sdk._openai.fields import TO_AZURE, TO_DATASET, TO_GEMINI, TO_TUNING_MESSAGES, Table
from gemini_sdk._openai.findings import FieldTypes, Findings
from gemini_sdk._wire import Platform
from gemini_sdk.testing.strategies import payloads
from tests.examples import examples

CHAT, GEMINI = "CreateChatCompletionRequest", "GenerateContentRequest"
CASES: list[tuple[str, Platform | None, Table]] = [
    (CHAT, "azure-openai", TO_GEMINI),
    (CHAT, "azure-openai", TO_DATASET),
    (GEMINI, None, TO_AZURE),
    (GEMINI, None, TO_TUNING_MESSAGES),
]


@pytest.mark.parametrize(("root", "platform", "table"), CASES)
def test_harmful_rows_are_those_of_the_report(
    root: str, platform: Platform | None, table: Table
) -> None:
    fields = FieldTypes(root, platform, table)

    @settings(max_examples=examples(40))
    @given(payloads(root, platform, newer=True), st.sampled_from([None, "exact", "adapt", "lose"]))
    def run(drawn: Any, correction: str | None) -> None:
        payload = {name: value for name, value in drawn.items() if "_" not in name or root == CHAT}
        rows, whole = Findings(payload, fields), Findings(payload, fields)
        for findings in (rows, whole) if correction else ():
            getattr(findings, correction or "")(next(iter(payload), "messages"), "because")
        expected = [row for row in whole.report() if not row.harmless]
        assert rows.harmful() == expected
        assert whole.harmful() == expected

    run()
