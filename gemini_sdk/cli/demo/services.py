"""The services of the demo: an emulator that takes its time, and a service account that never existed."""

import os
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from gemini_sdk.cli.demo.tuning import storage
from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule, service_account
from gemini_sdk.errors import ConfigurationError

_PACE = 0.03
"""Seconds between two chunks, so that a person sees them arrive."""
_WAVES, _WAVE = 8, 0.1
"""The batch is answered in so many waves, so many seconds apart."""

_TUNING = 1.5
"""Seconds a tuning takes."""


@contextmanager
def emulator(*, paced: bool) -> Generator[Emulator]:
    """An emulator; on a terminal, one that is slow enough to watch."""
    waves = tuple(
        Rule(contains="A fact about", times=64 // _WAVES, delay=wave * _WAVE)
        for wave in range(1, _WAVES + 1)
    )
    with tempfile.TemporaryDirectory(prefix="gemini-sdk-demo-") as folder:
        root = Path(folder)
        storage(root)
        options = (
            EmulatorOptions(pace=_PACE, rules=waves, gcs_root=root, tuning_seconds=_TUNING)
            if paced
            else EmulatorOptions(gcs_root=root, tuning_seconds=_TUNING / 5)
        )
        with Emulator(options) as server:
            yield server


@contextmanager
def surroundings(url: str) -> Generator[bool]:
    """The environment the examples run in; whether it names a service account's key file."""
    with tempfile.TemporaryDirectory(prefix="gemini-sdk-demo-") as folder:
        variables = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
        file = Path(folder) / "service-account.json"
        with suppress(ConfigurationError):  # without `cryptography` there is no key
            service_account.write(file, url)
            variables["GOOGLE_APPLICATION_CREDENTIALS"] = str(file)
        with _environment(variables):
            yield file.exists()


@contextmanager
def _environment(variables: Mapping[str, str]) -> Generator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
