"""An outside witness: @google/genai, Google's client for JavaScript, gets along with the emulator.

`make witness-javascript` installs the package and names its folder in GEMINI_SDK_NODE_MODULES.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions

MODULES = os.environ.get("GEMINI_SDK_NODE_MODULES", "")
NODE = shutil.which("node")
SCRIPT = Path(__file__).with_name("javascript_witness.mjs")
pytestmark = pytest.mark.skipif(
    not MODULES or NODE is None, reason="needs Node.js and `make witness-javascript`"
)
SUCCEEDED = "JOB_STATE_SUCCEEDED"


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each function of the script returned."""
    assert NODE is not None
    folder = tmp_path_factory.mktemp("javascript")
    with Emulator(EmulatorOptions(tuning_seconds=0.2)) as emulator:
        command = [NODE, str(SCRIPT), emulator.url, str(Path(MODULES).resolve()), str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
        assert done.returncode == 0, done.stderr
        unknown = [f"{e.method} {e.path}" for e in emulator.journal() if e.operation is None]
    assert not unknown
    read: dict[str, Any] = json.loads(done.stdout)
    failed = {name: each for name, each in read.items() if "failed" in str(each)[:10]}
    assert not failed
    return read


def test_models(results: dict[str, Any]) -> None:
    models = results["models"]
    assert models["name"] == "models/gemini-3.8-flash"
    assert models["name"] in models["names"]
    assert len(models["names"]) == len(set(models["names"])) > 5
    assert models["outputTokenLimit"] == 65_536


def test_generate(results: dict[str, Any]) -> None:
    answer = results["generate"]
    assert "Why is the sky blue?" in answer["text"]
    assert len(answer["pieces"]) > 5
    assert "".join(answer["pieces"]) == answer["text"]
    assert answer["totalTokens"] == 2
    assert answer["counted"] > 2
    assert results["tools"] == [{"name": "get_weather", "args": {"city": "Paris"}}]
    assert results["schema"] == {"minutes": 25}
    assert "My name is Ada." in results["chat"]
    assert results["errors"] == 404


def test_embeddings(results: dict[str, Any]) -> None:
    embeddings = results["embeddings"]
    assert len(embeddings["together"]) == 3
    assert embeddings["together"] == embeddings["alone"]


def test_files(results: dict[str, Any]) -> None:
    files = results["files"]
    assert (files["state"], files["sizeBytes"]) == ("ACTIVE", str(9 * 1024 * 1024))
    assert files["names"] == [files["name"]]
    assert files["same"]
    assert files["text"]
    assert files["gone"] in (403, 404)


def test_caches(results: dict[str, Any]) -> None:
    caches = results["caches"]
    assert caches["names"] == [caches["name"]]
    assert caches["longer"]
    assert caches["counts"] == [25_000, 25_000]
    assert caches["gone"] in (403, 404)


def test_batches(results: dict[str, Any]) -> None:
    batches = results["batches"]
    assert batches["states"] == ["JOB_STATE_PENDING", SUCCEEDED, "JOB_STATE_CANCELLED"]
    assert batches["names"] == [batches["name"]]
    assert ["One" in batches["texts"][0], "Two" in batches["texts"][1]] == [True, True]
    answers = {each["key"]: json.dumps(each["response"]) for each in results["batchOfAFile"]}
    assert set(answers) == {"a", "b"}
    assert all(f"About {key}" in answer for key, answer in answers.items())


def test_vertex_ai(results: dict[str, Any]) -> None:
    vertex = results["vertex"]
    assert vertex["text"]
    assert (vertex["vectors"], vertex["tokens"]) == (2, 2)
