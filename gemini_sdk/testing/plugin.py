"""A pytest plugin: the fixture `gemini_emulator`.

    def test_greeting(gemini_emulator):
        client = GeminiClient(api_key="any", base_url=gemini_emulator.url)

Every pytest run of every project loads this module, so it imports nothing until a test asks for the fixture.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from gemini_sdk.emulator import Emulator, EmulatorOptions


@pytest.fixture
def gemini_emulator_options() -> "EmulatorOptions":
    """The options of `gemini_emulator`; override this fixture for others."""
    from gemini_sdk.emulator import EmulatorOptions

    return EmulatorOptions()


@pytest.fixture
def gemini_emulator(gemini_emulator_options: "EmulatorOptions") -> "Iterator[Emulator]":
    """An emulator on a free port of loopback, fresh for each test: `.url`, `.add()`, `.journal()`."""
    from gemini_sdk.emulator import Emulator

    with Emulator(gemini_emulator_options) as emulator:
        yield emulator
