"""A local server that speaks Google AI, Vertex AI and Azure AI Model Inference over real HTTP.

It is for tests and demonstrations without network or key:

    from gemini_sdk.emulator import Emulator

    with Emulator() as emulator:
        client = GeminiClient(api_key="any", base_url=emulator.url)

Routes come from the generated operation table (`routes`); a small deterministic model answers (`model`); rules
replace answers or break them (`rules`, `scripting`); quotas refuse requests, and latencies delay answers (`traffic`); a
journal remembers requests (`journal`); scopes keep tests apart (`scopes`); tapes record real services, and answer in
their place (`tapes`); a page for a browser shows all of it (`page`). Needs the extra `emulator`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gemini_sdk.emulator.azure.options import AzureOptions
    from gemini_sdk.emulator.journal import Entry
    from gemini_sdk.emulator.latency import Latency
    from gemini_sdk.emulator.options import EmulatorOptions
    from gemini_sdk.emulator.quotas import Quota
    from gemini_sdk.emulator.rules import Rule, load
    from gemini_sdk.emulator.server import Emulator, run
    from gemini_sdk.emulator.tapes.options import TapeOptions
    from gemini_sdk.emulator.tapes.tape import TapeReader
    from gemini_sdk.emulator.usage import EmulatedUsage
else:  # a checker that saw this would take any misspelt name for an attribute
    from gemini_sdk._lazy_names import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            ".azure.options": "AzureOptions",
            ".journal": "Entry",
            ".latency": "Latency",
            ".options": "EmulatorOptions",
            ".quotas": "Quota",
            ".rules": "load Rule",
            ".server": "Emulator run",
            ".tapes.options": "TapeOptions",
            ".tapes.tape": "TapeReader",
            ".usage": "EmulatedUsage",
        },
    )

__all__ = [
    "AzureOptions",
    "EmulatedUsage",
    "Emulator",
    "EmulatorOptions",
    "Entry",
    "Latency",
    "Quota",
    "Rule",
    "TapeOptions",
    "TapeReader",
    "load",
    "run",
]
