"""A local server that speaks Google AI, Vertex AI and Azure AI Model Inference over real HTTP.

It is for tests and demonstrations without network or key:

    from gemini_sdk.emulator import Emulator

    with Emulator() as emulator:
        client = GeminiClient(api_key="any", base_url=emulator.url)

Routes come from the generated operation table (`routes`); a small deterministic model answers (`model`); rules
replace answers or break them (`rules`, `scripting`); a journal remembers requests (`journal`); scopes keep tests apart
(`scopes`). Needs the extra `emulator`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gemini_sdk.emulator.azure.options import AzureOptions
    from gemini_sdk.emulator.journal import Entry
    from gemini_sdk.emulator.options import EmulatorOptions
    from gemini_sdk.emulator.rules import Rule, load
    from gemini_sdk.emulator.server import Emulator, run

__all__ = ["AzureOptions", "Emulator", "EmulatorOptions", "Entry", "Rule", "load", "run"]

_HOMES = {
    "AzureOptions": "azure.options",
    "Emulator": "server",
    "EmulatorOptions": "options",
    "Entry": "journal",
    "Rule": "rules",
    "load": "rules",
    "run": "server",
}


def __getattr__(name: str) -> Any:
    # Lazy, so that the model and the rules can be used without Starlette and uvicorn.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
