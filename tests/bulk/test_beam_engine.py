"""Apache Beam on this machine: each element has one result, as on one machine, whatever the batches.

Beam is installed in an environment of its own: the extra `engine-beam`.
"""

import json
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk import AsyncGeminiClient, GeminiClient
from gemini_sdk.emulator import Emulator, EmulatorOptions, Quota
from gemini_sdk.errors import ConfigurationError
from tests.bulk.support import FAULTS, MODEL, keyed, single
from tests.docs import pages

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # Beam uses deprecated names of others
    pytest.mark.skipif(
        find_spec("apache_beam") is None,
        reason="needs the extra engine-beam, in its own environment",
    ),
]
PAGE = pages.ROOT / "docs" / "bulk.md"


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator(EmulatorOptions(rules=FAULTS, seed=3)) as emulator:
        yield emulator


def handler(url: str, **options: Any) -> Any:
    engine: Any = import_module("gemini_sdk.bulk.beam")
    make = partial(AsyncGeminiClient, api_key="any", base_url=url)
    return engine.BulkModelHandler(make, model=MODEL, **options)


def ran(elements: list[Any], transform: Any, path: Path) -> list[Any]:
    """What a transform makes of elements. A pipeline gives its elements to files only."""
    beam: Any = import_module("apache_beam")
    path.mkdir()
    with beam.Pipeline() as pipeline:
        found = pipeline | beam.Create(elements) | "Tested" >> transform
        lines = found | beam.Map(json.dumps)
        lines | beam.io.WriteToText(str(path / "out"))  # pyright: ignore[reportUnusedExpression]
    files = path.glob("out*")
    return [json.loads(line) for file in files for line in file.read_text().splitlines()]


@pytest.mark.parametrize("size", [1, 7, 200, None])
def test_each_element_has_the_result_of_one_machine(
    emulator: Emulator, tmp_path: Path, size: int | None
) -> None:
    base: Any = import_module("apache_beam.ml.inference.base")
    rows = keyed(range(200 if size != 1 else 20))
    rows[7]["request"] = {"contents": [{"parts": [{"tex": "a typo"}]}]}
    found = ran(rows, base.RunInference(handler(emulator.url, max_batch_size=size)), tmp_path / "a")
    assert len(found) == len(rows)
    answers = {example["key"]: inference for example, inference, _ in found}
    assert answers == single(rows, emulator.url)
    assert [key for key, each in answers.items() if "error" in each] == ["k7"]


def test_keys_are_kept_under_a_quota(tmp_path: Path) -> None:
    base: Any = import_module("apache_beam.ml.inference.base")
    quota = Quota(model="*", requests=40, period=2)
    with Emulator(EmulatorOptions(quotas=(quota,), rules=FAULTS, seed=5)) as emulator:
        keeping = base.KeyedModelHandler(handler(emulator.url))
        pairs = [(f"k{n}", f"number {n}") for n in range(200)]
        found = ran(pairs, base.RunInference(keeping), tmp_path / "a")
    assert len(found) == 200
    for key, (example, inference, model) in found:
        assert example == f"number {key[1:]}"
        text = inference["response"]["candidates"][0]["content"]["parts"][0]["text"]
        assert example in text
        assert model == MODEL


def test_elements_are_validated(tmp_path: Path) -> None:
    beam: Any = import_module("apache_beam")
    engine: Any = import_module("gemini_sdk.bulk.beam")
    rows = keyed(range(20))
    rows[9]["request"]["contents"][0]["role"] = "usr"
    found = ran(rows, beam.ParDo(engine.ValidationDoFn()), tmp_path / "a")
    assert len(found) == 20
    (wrong,) = [each for each in found if each["faults"]]
    assert wrong["element"]["key"] == "k9"
    assert "did you mean 'user'" in wrong["faults"][0]


def test_a_client_is_made_in_the_worker() -> None:
    beam: Any = import_module("apache_beam")
    engine: Any = import_module("gemini_sdk.bulk.beam")
    with GeminiClient(api_key="any", base_url="http://localhost:1") as client:
        with pytest.raises(ConfigurationError, match="expected a function that makes a client"):
            engine.BulkModelHandler(client)
        with pytest.raises(RuntimeError, match="make it in the process that uses it"):
            _ = beam.Pipeline() | beam.Create(["a"]) | beam.Map(client.generate_content)


def test_the_page(tmp_path: Path) -> None:
    blocks = pages.blocks(PAGE, "python beam")
    assert blocks
    with pages.reader(tmp_path):
        namespace: dict[str, Any] = {}
        for block in blocks:
            exec(compile("\n" * (block.line - 1) + block.code, str(PAGE), "exec"), namespace)
