"""Settings all tests share."""

import gc
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from gemini_sdk.known_models import clock

settings.register_profile("default", deadline=None)
# In CI the same examples every time, so that a red run is always about the change.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, max_examples=40)
# On a version of Python after the first, what differs shows in few examples.
settings.register_profile("few", parent=settings.get_profile("ci"), max_examples=8)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_finish() -> None:
    """What is there by now stays. Looking through it at each `gc.collect()` would take minutes of a run."""
    gc.collect()
    gc.freeze()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of what goes through an HTTP library use httpx2; those marked `each_http_library` use each in turn."""
    if "library_name" in metafunc.fixturenames:
        each = any(metafunc.definition.iter_markers("each_http_library"))
        metafunc.parametrize("library_name", ["httpx2", "httpx"] if each else ["httpx2"])


@pytest.fixture(autouse=True, scope="session")
def day_before_any_shutdown() -> Iterator[None]:
    """No test turns red because a model is shut down; those about shutdowns set a day of their own."""
    with clock.set_to(date(2024, 1, 1)):
        yield


_OVERLAY = """
overlay: 1.0.0
info: {title: Fields before their time, version: 1.0.0}
extends: generate_content.yaml
actions:
  - target: $.components.schemas.GenerationConfig.properties
    update:
      patience: {description: Seconds to think., type: integer, format: int32, minimum: 0, maximum: 60}
  - target: $.components.schemas.HarmBlockThreshold.enum
    update: BLOCK_SOMETIMES
  - target: $.components.schemas.HarmBlockThreshold['x-enum-descriptions']
    update: {BLOCK_SOMETIMES: Block now and then.}
"""
_AZURE_OVERLAY = """
overlay: 1.0.0
info: {title: Fields before their time, version: 1.0.0}
extends: azure_inference.yaml
actions:
  - target: $.components.schemas.ChatCompletionsRequest.properties
    update:
      patience: {description: Seconds to think., type: integer, format: int32, minimum: 0, maximum: 60}
"""


@pytest.fixture(scope="session")
def their_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The schemas of a package whose overlays add `patience` and the threshold BLOCK_SOMETIMES."""
    from codegen.checks import checked
    from codegen.overlay import overlaid
    from codegen.settings import SPECS
    from codegen.specs import Specs
    from codegen.validation_schemas import write_validation_schemas

    folder = tmp_path_factory.mktemp("their_package")
    overlays = [folder / "google.yaml", folder / "azure.yaml"]
    for file, text in zip(overlays, (_OVERLAY, _AZURE_OVERLAY), strict=True):
        file.write_text(text, encoding="utf-8")
    write_validation_schemas(checked(overlaid(Specs.load(SPECS), overlays)), folder)
    return folder
