"""The cost of the tokens of each model, by the prices of the package genai-prices."""

from functools import cache
from importlib.util import find_spec
from typing import Any

from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.usage import EmulatedUsage

MISSING = "Prices are unknown: pip install 'gemini-sdk[prices]'"


def costs(usage: EmulatedUsage) -> Json:
    """US dollars by model, null where no price is known, and the reason if none is.

    Tokens that came from cached contents cost what others cost.
    """
    from gemini_sdk.bulk.usage import Usage  # a folder at the same level

    prices = _prices()
    models = {
        name: prices.cost(
            name,
            Usage(each.prompt_tokens, each.total_tokens - each.prompt_tokens, 0, each.total_tokens),
        )
        for name, each in usage.models.items()
    }
    return {"models": models, "note": "" if find_spec("genai_prices") else MISSING}


@cache
def _prices() -> Any:
    from gemini_sdk.bulk.prices import Prices

    return Prices()
