"""What was tuned outlives the emulator, where it is given a directory."""

import signal
import subprocess
import sys
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.errors import ConfigurationError
from tests.emulator.tuning import JOBS, MODELS, Json, created, refused, said, started

BEARER = {"authorization": "Bearer ada@example.com"}


@contextmanager
def serving(options: EmulatorOptions) -> Generator[tuple[Emulator, httpx.Client]]:
    """An emulator of its own, and a client of it."""
    with (
        Emulator(options) as emulator,
        httpx.Client(base_url=emulator.url, headers=BEARER) as client,
    ):
        yield emulator, client


@contextmanager
def killed_at_the_end(state: Path, gcs_root: Path, *more: str) -> Generator[httpx.Client]:
    """A client of an emulator in a process of its own, which then is killed outright."""
    command = [sys.executable, "-c", "from gemini_sdk.cli import main; main()", "emulator"]
    flags = ["--port", "0", "--state", str(state), "--gcs-root", str(gcs_root)]
    process = subprocess.Popen(
        [*command, *flags, "--tuning-seconds", "100000", *more], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        url = process.stdout.readline().split()[-1]
        with httpx.Client(base_url=url, headers=BEARER) as client:
            yield client
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()


def test_a_watch_goes_on_after_the_emulator_was_killed(
    tmp_path: Path, gcs_root: Path, dataset: str, numbers: Json
) -> None:
    state = tmp_path / "state"
    with killed_at_the_end(state, gcs_root) as client:
        name = created(client, numbers)["name"]
        job = started(client, dataset)["name"]
        client.post("/emulator/clock", json={"advance": 50_000}).raise_for_status()
        half = client.get(f"/v1beta/{name}").json()
        assert 0 < half["metadata"]["completedPercent"] < 100
        assert client.get(f"/v1/{job}").json()["state"] == "JOB_STATE_RUNNING"
    with killed_at_the_end(state, gcs_root) as client:
        again = client.get(f"/v1beta/{name}").json()
        assert again["metadata"]["completedSteps"] >= half["metadata"]["completedSteps"]
        snapshots = half["metadata"]["snapshots"]
        assert again["metadata"]["snapshots"][: len(snapshots)] == snapshots
        client.post("/emulator/clock", json={"advance": 50_000}).raise_for_status()
        done = client.get(f"/v1beta/{name}").json()
        assert done["done"]
        assert said(client, done["metadata"]["tunedModel"], "one") == "two"
        succeeded = client.get(f"/v1/{job}").json()
        assert succeeded["state"] == "JOB_STATE_SUCCEEDED"
        answer = said(
            client, succeeded["tunedModel"]["endpoint"], "What is the capital of country 7?"
        )
        assert answer == "City 7."


def test_everything_is_kept(options: EmulatorOptions, tmp_path: Path, numbers: Json) -> None:
    kept = replace(options, state=tmp_path / "deep" / "state")
    with serving(kept) as (emulator, client):
        name = created(client, numbers)["metadata"]["tunedModel"]
        started(client, "gs://bucket/none.jsonl")
        grant = {"granteeType": "EVERYONE", "role": "READER"}
        client.post(f"/v1beta/{name}/permissions", json=grant).raise_for_status()
        emulator.advance(1)
        paths = [MODELS, JOBS, f"/v1beta/{name}/permissions", f"/v1beta/{name}/operations"]
        before = [client.get(path).json() for path in paths]
    with serving(kept) as (_, client):
        assert [client.get(path).json() for path in paths] == before
        refused(
            client.post(MODELS, json=numbers, params={"tunedModelId": name[12:]}),
            409,
            "ALREADY_EXISTS",
        )


def test_a_tuning_goes_on_while_the_emulator_is_down(
    options: EmulatorOptions, tmp_path: Path, numbers: Json
) -> None:
    kept = replace(options, state=tmp_path)
    with serving(kept) as (_, client):
        name = created(client, numbers)["name"]
    later = replace(kept, clock=lambda: options.clock() + 3600)
    with serving(later) as (_, client):
        assert client.get(f"/v1beta/{name}").json()["done"]


def test_without_a_directory_it_lasts_as_long_as_the_object(
    options: EmulatorOptions, numbers: Json
) -> None:
    emulator = Emulator(options)
    with emulator, httpx.Client(base_url=emulator.url, headers=BEARER) as client:
        created(client, numbers)
    with emulator, httpx.Client(base_url=emulator.url, headers=BEARER) as client:
        assert len(client.get(MODELS).json()["tunedModels"]) == 1
    with serving(options) as (_, client):
        assert client.get(MODELS).json() == {}


def test_a_directory_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigurationError, match="cannot keep state"):
        Emulator(EmulatorOptions(state=tmp_path / "file")).start()


def test_the_clock(emulator: Emulator) -> None:
    with httpx.Client(base_url=emulator.url) as client:
        before = client.get("/emulator/clock").json()["now"]
        assert before.startswith("2027-01-15T08:00:00")
        after = client.post("/emulator/clock", json={"advance": 61.5}).json()["now"]
        assert after.startswith("2027-01-15T08:01:01.5")
        emulator.advance(60)
        after = client.get("/emulator/clock").json()["now"]
        assert after.startswith("2027-01-15T08:02:01.5")
        bodies: list[object] = [{"advance": -1}, {"advance": "1"}, {"advance": True}, {}, [], "x"]
        for bad in bodies:
            refused(client.post("/emulator/clock", json=bad), 400, "INVALID_ARGUMENT")
        texts = (b"{", b'{"advance": 1e300}', b'{"advance": Infinity}', b"[" * 100_000)
        for text in texts:
            refused(client.post("/emulator/clock", content=text), 400, "INVALID_ARGUMENT")
        assert client.get("/emulator/clock").json()["now"] == after
    with pytest.raises(ValueError, match="must be at least 0"):
        emulator.advance(-1)


def test_real_time_passes_too(numbers: Json) -> None:
    with serving(EmulatorOptions(tuning_seconds=0.05)) as (_, client):
        name = created(client, numbers)["name"]
        ends = time.monotonic() + 10
        while not client.get(f"/v1beta/{name}").json().get("done"):
            assert time.monotonic() < ends


def test_many_at_once(options: EmulatorOptions, tmp_path: Path, numbers: Json) -> None:
    """Each of many calls in parallel is kept, and one of those that want the same name gets it."""
    names = [f"model-{number % 12}" for number in range(24)]
    with serving(replace(options, state=tmp_path)) as (_, client), ThreadPoolExecutor(8) as pool:

        def create(name: str) -> int:
            return client.post(MODELS, json=numbers, params={"tunedModelId": name}).status_code

        assert sorted(pool.map(create, names)) == [200] * 12 + [409] * 12
        assert len(client.get(MODELS, params={"pageSize": "50"}).json()["tunedModels"]) == 12


def test_tokens_with_addresses_in_a_file(tmp_path: Path, gcs_root: Path, numbers: Json) -> None:
    file = tmp_path / "tokens.txt"
    file.write_text("first ada@example.com\nsecond  ada@example.com\nthird\n")
    with killed_at_the_end(tmp_path, gcs_root, "--tokens", str(file)) as client:
        codes: list[int] = []
        for token in ("first", "second", "third", "fourth"):
            client.headers["authorization"] = f"Bearer {token}"
            if token == "first":
                name = created(client, numbers, tunedModelId="adas")["name"]
                assert name.startswith("tunedModels/adas/")
            codes.append(client.get(f"{MODELS}/adas").status_code)
        assert codes == [200, 200, 403, 401]
