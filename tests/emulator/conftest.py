"""An emulator whose clock stands still until a test moves it, and clients of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions

NOW = 1_800_000_000.0
SECONDS = 2.0


@pytest.fixture
def gcs_root(tmp_path: Path) -> Path:
    """A folder that stands for Cloud Storage."""
    root = tmp_path / "gcs"
    root.mkdir()
    return root


@pytest.fixture
def options(gcs_root: Path) -> EmulatorOptions:
    return EmulatorOptions(clock=lambda: NOW, gcs_root=gcs_root, tuning_seconds=SECONDS)


@pytest.fixture
def emulator(options: EmulatorOptions) -> Iterator[Emulator]:
    with Emulator(options) as emulator:
        yield emulator


@pytest.fixture
def ada(emulator: Emulator) -> Iterator[httpx.Client]:
    """A client of somebody with a token of her own."""
    headers = {"authorization": "Bearer ada@example.com"}
    with httpx.Client(base_url=emulator.url, headers=headers) as client:
        yield client


@pytest.fixture
def bob(emulator: Emulator) -> Iterator[httpx.Client]:
    """A client of somebody else."""
    headers = {"authorization": "Bearer bob@example.com"}
    with httpx.Client(base_url=emulator.url, headers=headers) as client:
        yield client


@pytest.fixture
def numbers() -> dict[str, Any]:
    """A body of tunedModels.create, in snake case: fifteen examples of counting, five epochs in steps of two."""
    pairs = (
        "1=2|3=4|-3=-2|twenty two=twenty three|two hundred=two hundred one|ninety nine=one hundred|8=9|-98=-97|"
        "1,000=1,001|10,100,000=10,100,001|thirteen=fourteen|eighty=eighty one|one=two|three=four|seven=eight"
    )
    examples = [
        {"text_input": text, "output": output}
        for text, output in (pair.split("=") for pair in pairs.split("|"))
    ]
    return {
        "display_name": "number generator model",
        "base_model": "models/gemini-1.0-pro-001",
        "tuning_task": {
            "hyperparameters": {"batch_size": 2, "learning_rate": 0.001, "epoch_count": 5},
            "training_data": {"examples": {"examples": examples}},
        },
    }


@pytest.fixture
def dataset(gcs_root: Path) -> str:
    """The URI of a dataset of thirty examples, beside validation.jsonl with five more."""
    bucket = gcs_root / "bucket" / "tuning"
    bucket.mkdir(parents=True)
    lines = [
        json.dumps(
            {
                "contents": [
                    {"role": "user", "parts": [{"text": f"What is the capital of country {n}?"}]},
                    {"role": "model", "parts": [{"text": f"City {n}."}]},
                ]
            }
        )
        for n in range(30)
    ]
    (bucket / "train.jsonl").write_text("\n".join(lines) + "\n")
    held_out = [line.replace("country", "region") for line in lines[:5]]
    (bucket / "validation.jsonl").write_text("\n".join(held_out) + "\n")
    return "gs://bucket/tuning/train.jsonl"
