"""The public face of the generated models."""

import subprocess
import sys
from importlib import import_module
from types import ModuleType
from typing import Any, get_type_hints

import pytest

from gemini_sdk import types
from gemini_sdk._wire import Model


def test_every_generated_model_is_in_its_module() -> None:
    for name in types.__all__:
        public, generated = getattr(types, name), import_module(f"gemini_models.{name}")
        for each in generated.__all__:
            assert getattr(public, each) is getattr(generated, each)


MODULES = [import_module(f"gemini_sdk.types.{name}") for name in types.__all__]
DIVIDED = import_module("gemini_models.generate_content")


@pytest.mark.parametrize("module", [*MODULES, DIVIDED], ids=lambda module: module.__name__)
def test_a_module_lists_what_it_offers_and_a_star_takes_it(module: ModuleType) -> None:
    taken: dict[str, Any] = {}
    exec(f"from {module.__name__} import *", taken)
    del taken["__builtins__"]
    assert taken.keys() <= set(dir(module))
    assert {name: getattr(module, name) for name in taken} == taken
    stem = module.__name__.rpartition(".")[2]
    assert taken.keys() >= set(import_module(f"gemini_models.{stem}").__all__)


BOTH_WAYS = """
from importlib import import_module
from pickle import dumps, loads

from {home} import {name}

assert getattr(import_module("{home}"), "{name}") is {name}
assert getattr(import_module({name}.__module__), "{name}") is {name}
assert loads(dumps({name}(newer=1))) == {name}(newer=1)
"""


@pytest.mark.parametrize(
    "home", ["gemini_sdk.types.generate_content", "gemini_models.generate_content"]
)
@pytest.mark.parametrize("name", ["Candidate", "CountTokensRequest", "Schema", "Tool"])
def test_a_model_is_one_class_however_a_fresh_program_comes_by_it(home: str, name: str) -> None:
    program = BOTH_WAYS.format(home=home, name=name)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", DIVIDED.__all__)
def test_the_hints_of_a_model_are_found_wherever_its_types_are(name: str) -> None:
    found = getattr(DIVIDED, name)
    if isinstance(found, type) and issubclass(found, Model):
        assert get_type_hints(found).keys() >= found.model_fields.keys()
        assert found.model_rebuild(force=True)


def test_a_module_asked_for_what_nobody_has_says_so() -> None:
    for module in (*MODULES, DIVIDED):
        with pytest.raises(
            AttributeError, match=f"module '{module.__name__}' has no attribute 'Teapot'"
        ):
            _ = module.Teapot


def test_what_models_are_made_of_is_there_too() -> None:
    from gemini_sdk.types.generate_content import Date, Duration, Int64, Interval, Timestamp

    assert issubclass(Interval, Model)
    assert issubclass(Date, Model)
    assert issubclass(Duration, str)
    assert issubclass(Timestamp, str)
    assert Int64 is not None


def test_a_module_that_is_not_there_is_reported() -> None:
    with pytest.raises(
        AttributeError, match=r"module 'gemini_sdk\.types' has no attribute 'tunes'"
    ):
        _ = types.tunes  # type: ignore[attr-defined]  # pyright: ignore
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
    for name in dir(module)
    if isinstance(found := getattr(module, name), type) and found.__dict__.get("__pydantic_complete__")
]
sys.exit(f"{loaded} {built}" if loaded or built else 0)
"""


def test_loading_models_loads_nothing_else_and_builds_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
