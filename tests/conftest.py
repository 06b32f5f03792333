"""Settings all tests share."""

import os
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import settings

from gemini_sdk.known_models import clock

settings.register_profile("default", deadline=None)
# In CI the same examples every time, so that a red run is always about the change.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True, scope="session")
def day_before_any_shutdown() -> Iterator[None]:
    """No test turns red because a model is shut down; those about shutdowns set a day of their own."""
    with clock.set_to(date(2024, 1, 1)):
        yield
