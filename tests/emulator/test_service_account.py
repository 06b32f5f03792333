"""The service account that the emulator writes, as programs use it."""

import json
import stat
from pathlib import Path

import pytest

from gemini_sdk import VertexClient
from gemini_sdk.emulator import Emulator, EmulatorOptions, service_account
from gemini_sdk.errors import ConfigurationError

pytest.importorskip("cryptography")


def test_vertex_with_the_key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "key.json"
    with Emulator(EmulatorOptions(tokens=frozenset())) as emulator:
        emulator.write_credentials(str(file))
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))
        with VertexClient(project="p", base_url=emulator.url) as client:
            assert client.generate_content("gemini-2.5-flash", "Hello").text
        assert emulator.journal()[0].path == "/token"
        key = json.loads(file.read_text())["private_key"]
        assert key not in repr(emulator.journal())


def test_the_file_is_its_owners(tmp_path: Path) -> None:
    target, file = tmp_path / "elsewhere", tmp_path / "key.json"
    target.write_text("untouched")
    file.symlink_to(target)
    service_account.write(file, "http://127.0.0.1:1")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not file.is_symlink()
    assert target.read_text() == "untouched"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["elsewhere", "key.json"]


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot write the file"):
        service_account.write(tmp_path / "missing" / "key.json", "http://127.0.0.1:1")


@pytest.mark.parametrize(
    ("url", "token_uri"),
    [
        ("http://0.0.0.0:8080", "http://127.0.0.1:8080/token"),
        ("http://[::]:8080", "http://[::1]:8080/token"),
        ("http://127.0.0.1:9", "http://127.0.0.1:9/token"),
    ],
)
def test_the_token_endpoint_can_be_called(url: str, token_uri: str) -> None:
    assert service_account.service_account(url)["token_uri"] == token_uri
