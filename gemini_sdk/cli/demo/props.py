"""What the demo needs around it: an emulator that takes its time, and a service account that never existed."""

import json
import os
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from gemini_sdk.cli.demo.tuning import storage
from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule

_PACE = 0.03
"""Seconds between two chunks, so that a person sees them arrive."""
_WAVES, _WAVE = 8, 0.1
"""The batch is answered in so many waves, so many seconds apart."""

_TUNING = 1.5
"""Seconds a tuning takes."""


@contextmanager
def emulator(*, paced: bool) -> Generator[Emulator]:
    """An emulator; where somebody watches, one that is as slow as they can see."""
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
    """The environment the scenes run in; whether it names a service account's key file."""
    with tempfile.TemporaryDirectory(prefix="gemini-sdk-demo-") as folder:
        variables = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
        key = _private_key()
        if key:
            file = Path(folder) / "service-account.json"
            file.write_text(json.dumps(_service_account(key, url)), encoding="utf-8")
            variables["GOOGLE_APPLICATION_CREDENTIALS"] = str(file)
        with _environment(variables):
            yield key is not None


def _private_key() -> str | None:
    """A new RSA key as PEM; None without `cryptography`."""
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import rsa
    except ModuleNotFoundError:
        return None
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, plain).decode()


def _service_account(key: str, url: str) -> dict[str, str]:
    return {
        "type": "service_account",
        "project_id": "demo",
        "private_key_id": "throw-away",
        "private_key": key,
        "client_email": "robot@demo.iam.gserviceaccount.com",
        "token_uri": f"{url}/token",
    }


@contextmanager
def _environment(variables: Mapping[str, str]) -> Generator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
