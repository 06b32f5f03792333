"""`gemini-sdk doctor`: what it finds, and that it shows no secret."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk.cli.program import run
from gemini_sdk.emulator import Emulator
from tests.raw_server import RawServer

SECRET = "s3cr3t-v4lue"
VARIABLES = (
    "GOOGLE_API_KEY",
    "GEMINI_API_KEY",
    "AZUREAI_ENDPOINT_KEY",
    "AZUREAI_ENDPOINT_URL",
    "GOOGLE_APPLICATION_CREDENTIALS",
    "GOOGLE_CLOUD_PROJECT",
    "GEMINI_SDK_BASE_URL",
    "GEMINI_SDK_HTTP_TRANSPORT",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "ALL_PROXY",
)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def report(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, dict[str, dict[str, Any]]]:
    """The exit status, and the findings by their subjects."""
    status = run(["doctor", "--json", *arguments])
    return status, {each["subject"]: each for each in json.loads(capsys.readouterr().out)}


def test_an_emulator_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Emulator() as emulator:
        monkeypatch.setenv("GEMINI_SDK_BASE_URL", emulator.url)
        monkeypatch.setenv("GEMINI_API_KEY", SECRET)
        monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", "p")
        status, found = report(capsys)
    assert status == 0
    assert found["Google AI"]["text"] == "a key in GEMINI_API_KEY"
    assert found["Vertex AI"]["text"] == "project p"
    assert found["GEMINI_SDK_BASE_URL"]["state"] == "ok"
    assert "127.0.0.1 answers after" in found["GEMINI_SDK_BASE_URL"]["text"]


def test_a_clock_that_is_wrong_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with RawServer() as server:
        server.plan(
            [b"HTTP/1.1 404 No\r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\ncontent-length: 0\r\n\r\n"]
        )
        monkeypatch.setenv("GEMINI_SDK_BASE_URL", server.url)
        status, found = report(capsys)
    assert status == 1
    assert found["clock"]["state"] == "problem"
    assert "seconds ahead of that of 127.0.0.1; set the clock" in found["clock"]["text"]


def test_what_does_not_answer_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with RawServer() as server:
        gone = server.url
    monkeypatch.setenv("GEMINI_SDK_BASE_URL", gone)
    status, found = report(capsys)
    assert status == 1
    assert "127.0.0.1 cannot be reached: ConnectError" in found["GEMINI_SDK_BASE_URL"]["text"]


@pytest.mark.parametrize(
    ("name", "value", "subject", "text"),
    [
        ("GEMINI_SDK_HTTP_TRANSPORT", "curl", "transport", "must be 'auto', 'aiohttp'"),
        ("GOOGLE_APPLICATION_CREDENTIALS", "/none", "Application Default Credentials", "no"),
        ("GEMINI_API_KEY", f"{SECRET}\nkey", "Google AI", "character that is not allowed"),
        ("GOOGLE_API_KEY", f"{SECRET} ", "Google AI", "GOOGLE_API_KEY: the API key begins or ends"),
        ("HTTPS_PROXY", "ftp://u:s3cr3t-v4lue@h", "connections", "unknown proxy scheme"),
        ("SSL_CERT_FILE", "/none", "connections", "does not exist"),
    ],
)
def test_a_wrong_setting_is_a_problem(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    subject: str,
    text: str,
) -> None:
    monkeypatch.setenv(name, value)
    status, found = report(capsys, "--offline")
    assert status == 1
    assert found[subject]["state"] == "problem"
    assert text in found[subject]["text"]
    assert SECRET not in str(found)


def test_no_secret_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("GOOGLE_API_KEY", "GEMINI_API_KEY", "AZUREAI_ENDPOINT_KEY"):
        monkeypatch.setenv(name, SECRET)
    for url in (f"http://u:{SECRET}@127.0.0.1:1/{SECRET}?k={SECRET}", f"http://[{SECRET}", SECRET):
        monkeypatch.setenv("AZUREAI_ENDPOINT_URL", url)
        monkeypatch.setenv("GEMINI_SDK_BASE_URL", url)
        monkeypatch.setenv("HTTP_PROXY", f"http://u:{SECRET}@127.0.0.1:1")
        for arguments in (["doctor"], ["doctor", "--json"], ["doctor", "--offline"]):
            assert run(arguments) in (0, 1)
            shown = capsys.readouterr()
            assert SECRET not in shown.out + shown.err


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (SECRET, "is not a JSON file"),
        ("[]", ""),
        (f'{{"type": "service_account", "private_key": "{SECRET}"}}', ""),
        (f'{{"type": "authorized_user", "refresh_token": "{SECRET}"}}', ""),
        (f'{{"type": "unheard_of", "refresh_token": "{SECRET}"}}', ""),
    ],
)
def test_a_file_that_clients_refuse_is_a_problem(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    content: str,
    text: str,
) -> None:
    file = tmp_path / "key.json"
    file.write_text(content, encoding="utf-8")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))
    status, found = report(capsys, "--offline")
    assert status == 1
    observed = found["Application Default Credentials"]
    assert observed["state"] == "problem"
    assert text in observed["text"]
    assert SECRET not in str(found)


def test_a_key_of_azure_that_no_header_carries(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AZUREAI_ENDPOINT_URL", "https://azure.example")
    monkeypatch.setenv("AZUREAI_ENDPOINT_KEY", f"{SECRET}\n")
    monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", "my\nproject")
    status, found = report(capsys, "--offline")
    assert status == 1
    assert "AZUREAI_ENDPOINT_KEY: the key begins or ends" in found["Azure"]["text"]
    assert found["Vertex AI"]["text"] == "project 'my\\nproject'"
    assert SECRET not in str(found)


FOR_DEVELOPERS = frozenset(
    """browser tests docs dev peers vertexai generativeai llamaindex langchain wrappers engine-ray
    engine-beam schemathesis sbom fuzz upstream""".split()
)


def test_every_extra_for_users_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].keys() - FOR_DEVELOPERS
    _, found = report(capsys, "--offline")
    assert set(found["extras"]["text"].replace("; not installed: ", ", ").split(", ")) == extras


@pytest.mark.parametrize("url", ["notaurl", f"https://user:{SECRET}@azure.example"])
def test_an_address_of_azure_that_clients_refuse(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    monkeypatch.setenv("AZUREAI_ENDPOINT_URL", url)
    monkeypatch.setenv("AZUREAI_ENDPOINT_KEY", "k")
    status, found = report(capsys, "--offline")
    assert status == 1
    assert found["Azure"]["state"] == "problem"
    assert found["Azure"]["text"].startswith("AZUREAI_ENDPOINT_URL: ")
    assert SECRET not in str(found)
