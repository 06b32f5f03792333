"""The browser of the tests of the emulator's page, and of its pictures: Chromium, driven by playwright."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import pytest

_ARGUMENTS = """--disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync""".split()


def chromium_path() -> str | None:
    """The Chromium or Chrome of the system; playwright's own cannot be downloaded everywhere."""
    return next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )


@contextmanager
def started() -> Generator[Any]:
    """A browser. Skips the test where there is none."""
    playwright: Any = pytest.importorskip(
        "playwright.sync_api", reason="needs playwright: make browser"
    )
    path = chromium_path()
    if path is None:
        pytest.skip("needs Chromium: make browser")
    arguments = [
        *_ARGUMENTS,
        *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ]
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=arguments)
        try:
            yield browser
        finally:
            browser.close()
