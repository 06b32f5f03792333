"""Prices: those of the package genai-prices, read once for each model, are what the package says for each answer."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import GeminiClient, bulk
from gemini_sdk.bulk.prices import Price, Prices
from gemini_sdk.bulk.usage import Usage
from gemini_sdk.emulator import Emulator
from gemini_sdk.errors import ConfigurationError
from tests.bulk.support import MODEL, keyed, read_lines, write_lines

MODELS = [MODEL, "gemini-2.5-flash", "gemini-2.5-pro", "gemini-embedding-001", "gpt-4o"]
TOKENS = st.integers(0, 600_000) | st.sampled_from([0, 199_999, 200_000, 200_001])
package: Any = import_module("genai_prices")


@given(st.sampled_from(MODELS), TOKENS, TOKENS, st.floats(0, 1))
def test_costs_are_those_of_the_package(
    model: str, prompt: int, answer: int, cached_share: float
) -> None:
    usage = Usage(prompt, answer, int(prompt * cached_share), prompt + answer)
    tokens = package.Usage(
        input_tokens=prompt, output_tokens=answer, cache_read_tokens=usage.cached or None
    )
    expected = float(package.calc_price(tokens, model_ref=model).total_price)
    assert Prices().cost(f"models/{model}", usage) == pytest.approx(expected, rel=1e-9)


def test_a_model_that_is_not_listed_has_no_price() -> None:
    assert Prices().cost("my-model", Usage(1, 1)) is None
    Prices(needed=True).check(MODEL)
    with pytest.raises(ConfigurationError, match="no price of 'my-model' is known"):
        Prices(needed=True).check("my-model")


def test_more_cached_tokens_than_tokens_cost_no_less_than_nothing() -> None:
    assert Price(1, 1, 0).cost(Usage(10, 0, 20)) == 0
    cost = Prices().cost(MODEL, Usage(10, 0, 20))
    assert cost is not None
    assert cost >= 0


def test_the_cost_of_a_run_is_that_of_its_usage(tmp_path: Path) -> None:
    with Emulator() as emulator, GeminiClient(api_key="k", base_url=emulator.url) as client:
        source = write_lines(tmp_path / "in.jsonl", keyed(range(30)))
        options: bulk.RunOptions = {"model": MODEL, "max_cost": 1.0}
        summary = bulk.run(source, tmp_path / "out.jsonl", client=client, **options)
        total = emulator.usage().total
    tokens = package.Usage(
        input_tokens=total.prompt_tokens, output_tokens=total.total_tokens - total.prompt_tokens
    )
    expected = float(package.calc_price(tokens, model_ref=MODEL).total_price)
    assert summary.cost == pytest.approx(expected)
    assert summary.usage.input == total.prompt_tokens
    assert len(read_lines(tmp_path / "out.jsonl")) == 30
