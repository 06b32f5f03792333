"""A service account of the emulator: a key file whose tokens come from the emulator's own token endpoint."""

import contextlib
import json
import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from gemini_sdk.errors import ConfigurationError

EMAIL = "robot@emulator.iam.gserviceaccount.com"
PROJECT = "emulator"
_ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - addresses that nobody can call


def service_account(url: str) -> dict[str, str]:
    """The JSON of a key file for the emulator at this URL, with a new RSA key.

    Raises ConfigurationError if the package `cryptography` is missing.
    """
    return {
        "type": "service_account",
        "project_id": PROJECT,
        "private_key_id": "emulator",
        "private_key": _private_key(),
        "client_email": EMAIL,
        "client_id": "1",
        "token_uri": f"{_callable(url)}/token",
    }


def write(path: str | os.PathLike[str], url: str) -> None:
    """Writes a key file that only its owner can read, in the place of what is there.

    Raises ConfigurationError if it cannot be written, or `cryptography` is missing.
    """
    target = Path(path)
    text = json.dumps(service_account(url), indent=2) + "\n"
    try:
        # Files made like this have the mode 600 from the beginning.
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with open(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(draft).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(draft).unlink()
            raise
    except OSError as error:
        raise ConfigurationError(f"{target}: cannot write the file: {error.strerror}") from error


def _callable(url: str) -> str:
    """The URL with an address that can be called, where it listens on all of them."""
    parts = urlsplit(url)
    host = _ANY_ADDRESS.get(parts.hostname or "")
    return url if host is None else f"{parts.scheme}://{host}:{parts.port}"


def _private_key() -> str:
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import rsa
    except ModuleNotFoundError:
        raise ConfigurationError(
            "a service account needs an RSA key: pip install cryptography"
        ) from None
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, plain).decode()
