"""The public face of the generated models."""

import subprocess
import sys
from importlib import import_module

import pytest

from gemini_sdk import types
from gemini_sdk._wire import Model


def test_every_generated_model_is_in_its_module() -> None:
    for name in types.__all__:
        public, generated = getattr(types, name), import_module(f"gemini_models.{name}")
        for each in generated.__all__:
            assert getattr(public, each) is getattr(generated, each)


def test_what_models_are_made_of_is_there_too() -> None:
    from gemini_sdk.types.generate_content import Date, Duration, Int64, Interval, Timestamp

    assert issubclass(Interval, Model)
    assert issubclass(Date, Model)
    assert issubclass(Duration, str)
    assert issubclass(Timestamp, str)
    assert Int64 is not None


def test_a_module_that_is_not_there_is_told() -> None:
    with pytest.raises(
        AttributeError, match=r"module 'gemini_sdk\.types' has no attribute 'tunes'"
    ):
        _ = types.tunes  # pyright: ignore
    assert dir(types) == sorted(types.__all__)


def test_mappings_can_be_asked_for_at_run_time() -> None:
    from gemini_sdk.types.generate_content import IntervalDict, PartDict

    part: PartDict = {"text": "x"}
    assert part.keys() <= PartDict.__annotations__.keys()
    assert "startTime" in IntervalDict.__annotations__
    with pytest.raises(AttributeError, match="has no attribute 'TeapotDict'"):
        _ = types.generate_content.TeapotDict  # type: ignore[attr-defined]  # pyright: ignore


def test_mappings_are_in_the_module_of_their_api() -> None:
    from gemini_sdk.types.tuned_models import TunedModelDict
    from gemini_sdk.types.tuning_jobs import TuningJobDict

    model: TunedModelDict = {"display_name": "mine", "baseModel": "models/gemini-1.0-pro-001"}
    job: TuningJobDict = {"supervised_tuning_spec": {"training_dataset_uri": "gs://bucket/file"}}
    assert model.keys() <= TunedModelDict.__annotations__.keys()
    assert job.keys() <= TuningJobDict.__annotations__.keys()
    assert not hasattr(types.tuned_models, "TuningJobDict")


PROGRAM = """\
import sys
import gemini_sdk.types
assert not [name for name in sys.modules if name.startswith("gemini_models")]
from gemini_sdk.types import generate_content, tuned_models, tuning_jobs
unwanted = ("httpx", "httpx2", "google.auth", "jsonschema_rs", "hypothesis", "click", "yaml")
loaded = [name for name in unwanted if name in sys.modules]
loaded += [name for name in sys.modules if name.endswith("_dicts")]
built = [
    name
    for module in (generate_content, tuned_models, tuning_jobs)
    for name, found in vars(module).items()
    if isinstance(found, type) and found.__dict__.get("__pydantic_complete__")
]
sys.exit(f"{loaded} {built}" if loaded or built else 0)
"""


def test_loading_models_loads_nothing_else_and_builds_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
