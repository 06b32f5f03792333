"""The surroundings of programs that are run before and after they are rewritten."""

import gc
import warnings
from collections.abc import Generator

import pytest

from gemini_sdk._credentials import headers
from gemini_sdk.emulator import Emulator
from tests.migration.code import wire
from tests.migration.code.wire import Wire


@pytest.fixture(scope="module")
def connected() -> Generator[Wire]:
    """The programs' surroundings. Their leftovers are collected here, where nobody hears of them."""

    def credentials(given: object, **options: object) -> object:
        return headers.token(lambda: wire.TOKEN, quota_project=None)

    gc.freeze()
    with Emulator() as emulator, pytest.MonkeyPatch.context() as patch:
        patch.setattr("gemini_sdk._credentials.google_auth.GoogleAuth", credentials)
        with wire.connected(emulator.url) as made:
            yield made
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()
        gc.unfreeze()
