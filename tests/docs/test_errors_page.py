"""docs/errors.md has every class with cause and cure, and messages as they are."""

import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from gemini_sdk import AzureInferenceClient, GeminiClient, RunTools, VertexClient, datasets, errors
from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from tests.docs import pages

_TEXT = (pages.ROOT / "docs/errors.md").read_text(encoding="utf-8")
_MODEL = "gemini-3.8-flash"
_CALL: Any = {"functionCall": {"name": "again", "args": {}}}
_CALLS: Any = {
    "candidates": [{"content": {"role": "model", "parts": [_CALL]}, "finishReason": "STOP"}]
}


def _rows(heading: str) -> list[list[str]]:
    section = _TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


MESSAGES = [cells[0].strip("`") for cells in _rows("Common messages")]


def test_every_class_has_cause_and_cure() -> None:
    classes = {
        name
        for name in errors.__all__
        if issubclass(getattr(errors, name), errors.GeminiSDKError) and name != "GeminiSDKError"
    }
    rows = {cells[0].strip("`"): cells[1:] for cells in _rows("Cause and cure")}
    assert rows.keys() == classes
    assert all(len(cells) == 2 and all(cells) for cells in rows.values())


def test_the_attributes_exist() -> None:
    for name, listed in _rows("What errors contain"):
        kind = getattr(errors, name.strip("`"))
        for attribute in re.findall(r"`(\w+)`", re.sub(r"\(.*?\)|: .*", "", listed)):
            known = attribute in get_type_hints(kind) or hasattr(kind, attribute)
            assert known, (name, attribute)


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator(
        EmulatorOptions(api_keys=frozenset({"good"}), tokens=frozenset({"good"}))
    ) as emulator:
        yield emulator


_OPEN: list[GeminiClient | VertexClient] = []
"""Clients that the running test made."""


def _google(url: str, **options: Any) -> GeminiClient:
    settings: dict[str, Any] = {"api_key": "good", "base_url": url, "max_retries": 0} | options
    _OPEN.append(client := GeminiClient(**settings))
    return client


def _vertex(url: str, token: str = "good") -> VertexClient:
    _OPEN.append(client := VertexClient(project="any", credentials=lambda: token, base_url=url))
    return client


def again() -> str:
    """Look it up again."""
    return "later"


def _ask(url: str, *prompt: Any, **options: Any) -> object:
    return _google(url).generate_content(_MODEL, list(prompt) or "Hello", **options)


def _no_name(*_: object, **__: object) -> object:
    raise socket.gaierror(-2, "Name or service not known")


def _missing_file(url: str) -> object:
    return _ask(
        url, {"file_data": {"file_uri": f"{url}/v1beta/files/abc", "mime_type": "text/plain"}}
    )


def _korean(encoding: str) -> object:
    Path("a.csv").write_bytes("문의,답변\n배송,이틀\n".encode(encoding))
    return datasets.convert("a.csv", "a.jsonl")


CAUSES: list[tuple[Callable[[str], object], Rule | None]] = [
    (lambda url: GeminiClient(base_url=url).generate_content(_MODEL, "Hello"), None),
    (lambda url: VertexClient(credentials=lambda: "good").generate_content(_MODEL, "Hello"), None),
    (lambda url: VertexClient(project="any", location="US Central"), None),
    (lambda url: GeminiClient(api_key="a", credentials=lambda: "b"), None),
    (lambda url: AzureInferenceClient(), None),
    (lambda url: _google(url, api_key="bad").generate_content(_MODEL, "Hello"), None),
    (lambda url: _vertex(url, "bad").generate_content(_MODEL, "Hello"), None),
    (_missing_file, None),
    (lambda url: _google(url).generate_content("no-such-model", "Hello"), None),
    (_ask, Rule(status=429)),
    (_ask, Rule(status=503)),
    (lambda url: _ask(url, temperature=0.5), None),
    (lambda url: _ask(url, generation_config={"temprature": 0.5}), None),
    (lambda url: _ask(url, {"role": "assistant", "parts": [{"text": "Hello"}]}), None),
    (lambda url: _google(url).generate_content("a/../b", "Hello"), None),
    (lambda url: _ask("http://127.0.0.1:9"), None),
    (lambda url: _ask("https://host.invalid"), None),
    (lambda url: _ask("https://127.0.0.1:9"), None),
    (lambda url: _ask("https://host.invalid"), None),
    (lambda url: _ask(url, timeout=0.05), Rule(delay=1)),
    (lambda url: _ask(url, deadline=0.05), Rule(delay=1)),
    (
        lambda url: list(_google(url).stream_generate_content(_MODEL, "Hello")),
        Rule(fault="cut", after=1),
    ),
    (
        lambda url: list(_google(url).stream_generate_content(_MODEL, "Hello")),
        Rule(fault="end", after=1),
    ),
    (_ask, Rule(raw="<html>Please log in.</html>")),
    (lambda url: _google(url, max_answer_size=10).generate_content(_MODEL, "Hello"), None),
    (lambda url: _vertex(url).files.list(), None),
    (
        lambda url: (
            _google(url)
            .chats.create(_MODEL, tools=[again], run_tools=RunTools(max_rounds=1))
            .send_message("Hello")
        ),
        Rule(body=_CALLS),
    ),
    (lambda url: _korean("cp949"), None),
    (lambda url: _korean("utf-8"), None),
]
"""How each message comes about, in the order of the page, with the emulator's rule for it."""

_SETTINGS = {
    "SSL_CERT_FILE": ("SSL_CERT_FILE", "/nope.pem"),
    "a socks5": ("HTTPS_PROXY", "socks5://proxy.invalid:1080"),
}


@pytest.mark.parametrize(("message", "cause"), list(zip(MESSAGES, CAUSES, strict=True)))
def test_the_message_is_that_of_the_error(
    message: str,
    cause: tuple[Callable[[str], object], Rule | None],
    emulator: Emulator,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (
        "GEMINI_API_KEY",
        "GOOGLE_API_KEY",
        "GOOGLE_CLOUD_PROJECT",
        "AZUREAI_ENDPOINT_URL",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", "")
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    for beginning, (name, value) in _SETTINGS.items():
        if message.startswith(beginning):
            monkeypatch.setenv(name, value)
    if message.startswith("Name or service"):
        monkeypatch.setattr(socket, "getaddrinfo", _no_name)
    make, rule = cause
    emulator.reset()
    if rule is not None:
        emulator.add(rule)
    with pytest.raises(errors.GeminiSDKError) as caught:
        make(emulator.url)
    while _OPEN:
        _OPEN.pop().close()
    assert message in str(caught.value)
