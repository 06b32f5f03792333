"""Many requests from a file: within limits, with nothing lost and nothing sent twice.

    from gemini_sdk import GeminiClient, bulk

    bulk.run("in.jsonl", "out.jsonl", client=GeminiClient(), model="gemini-3.8-flash")

`Processor` is the core: it turns one row into one result, in any worker that has an event loop.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gemini_sdk.bulk.options import RowOptions, RunOptions
    from gemini_sdk.bulk.pool import PoolMember
    from gemini_sdk.bulk.prices import Price
    from gemini_sdk.bulk.processor import Processor
    from gemini_sdk.bulk.results import Result
    from gemini_sdk.bulk.rows import Row
    from gemini_sdk.bulk.running import arun, iterate, run
    from gemini_sdk.bulk.summary import Summary
    from gemini_sdk.bulk.usage import Usage
else:  # a checker that saw this would take any misspelt name for an attribute
    from gemini_sdk._lazy_names import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            ".options": "RowOptions RunOptions",
            ".pool": "PoolMember",
            ".prices": "Price",
            ".processor": "Processor",
            ".results": "Result",
            ".rows": "Row",
            ".running": "arun iterate run",
            ".summary": "Summary",
            ".usage": "Usage",
        },
    )

__all__ = [
    "PoolMember",
    "Price",
    "Processor",
    "Result",
    "Row",
    "RowOptions",
    "RunOptions",
    "Summary",
    "Usage",
    "arun",
    "iterate",
    "run",
]
