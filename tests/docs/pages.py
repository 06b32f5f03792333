"""The documentation's pages, the code in them, and the surroundings it runs in."""

import json
import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from gemini_sdk.emulator import AzureOptions, Emulator, EmulatorOptions
from tests.docs import azure_identity

ROOT = Path(__file__).resolve().parents[2]
FOLLOWED = [ROOT / "docs/start.md", *sorted((ROOT / "docs/recipes").glob("*.md"))]
"""Pages that a reader follows from top to bottom, commands too."""
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *(page for page in FOLLOWED if page.parent.name == "recipes"),
]

_DATASETS = (
    "bucket/train.jsonl",
    "bucket/validation.jsonl",
    "cloud-samples-data/ai-platform/generative_ai/sft_train_data.jsonl",
    "cloud-samples-data/ai-platform/generative_ai/sft_validation_data.jsonl",
)
_AZURE = {"azure-samples": AzureOptions(lacks={"*": ("response_format",)})}
"""What a page says of the emulator that its examples are for."""

_FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block."""

    info: str
    """What stands after the fence: `python`, `python no-run`, `sh`."""
    code: str
    line: int
    """The number of its first line."""


def all_blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(m["info"], m["code"], text.count("\n", 0, m.start("code")) + 1)
        for m in _FENCE.finditer(text)
    ]


def blocks(page: Path, info: str) -> list[Block]:
    """The blocks of a page with such an info string."""
    return [block for block in all_blocks(page) if block.info == info]


def azure_options(page: Path) -> AzureOptions:
    """Those of the emulator for a page."""
    return _AZURE.get(page.stem, AzureOptions())


def run(page: Path) -> dict[str, object]:
    """Run the page's Python blocks in one namespace; the namespace. Tracebacks point into the page."""
    namespace: dict[str, object] = {"__name__": page.stem}
    for block in blocks(page, "python"):
        code = compile("\n" * (block.line - 1) + block.code, str(page), "exec")
        exec(code, namespace)
    return namespace


@contextmanager
def reader(folder: Path, azure: AzureOptions | None = None) -> Generator[Emulator]:
    """In place of Google and Azure an emulator, a key and a service account; `folder` is where the reader is."""

    def address(place: object) -> str:
        return emulator.url

    options = EmulatorOptions(
        azure=azure or AzureOptions(), gcs_root=_storage(folder), tuning_seconds=0.2
    )
    with Emulator(options) as emulator, pytest.MonkeyPatch.context() as patch:
        key_file = folder / "key.json"
        key_file.write_text(json.dumps(_service_account(emulator.url)), encoding="utf-8")
        for name in ("GOOGLE_API_KEY", "GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_LOCATION"):
            patch.delenv(name, raising=False)
        patch.setenv("GEMINI_API_KEY", "any")
        patch.setenv("AZUREAI_ENDPOINT_URL", emulator.url)
        patch.setenv("STORAGE_EMULATOR_HOST", emulator.url)
        patch.setenv("AZUREAI_ENDPOINT_KEY", "any")
        azure_identity.install(patch)
        patch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(key_file))
        patch.setattr("gemini_sdk._google.google_ai.BASE_URL", emulator.url)
        patch.setattr("gemini_sdk._google.vertex._address", address)
        patch.setattr("gemini_sdk._methods.waiting.POLL_INTERVAL", 0.05)
        patch.chdir(folder)
        yield emulator


def close(namespace: dict[str, object]) -> None:
    """Close what a page left open, clients above all."""
    for value in namespace.values():
        method = getattr(value, "close", None)
        if callable(method) and not isinstance(value, type | ModuleType):
            method()


def _storage(folder: Path) -> Path:
    """A folder that stands for Cloud Storage, with the datasets that pages name."""
    root = folder / "storage"
    for name in _DATASETS:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        # An example that comes twice, be it in both datasets, is a fault.
        lines = [_example(f"{file.stem} {number}") for number in range(4)]
        file.write_text("".join(lines), encoding="utf-8")
    requests = (_example(f"planet {number}") for number in range(4))
    lines = [f'{{"request": {example.strip()}}}\n' for example in requests]
    (root / "bucket" / "requests.jsonl").write_text("".join(lines), encoding="utf-8")
    return root


def _example(subject: str) -> str:
    question = {"role": "user", "parts": [{"text": f"Why is {subject} blue?"}]}
    answer = {"role": "model", "parts": [{"text": "Air scatters blue light most."}]}
    return json.dumps({"contents": [question, answer]}) + "\n"


def _service_account(url: str) -> dict[str, str]:
    return {
        "type": "service_account",
        "private_key": _private_key(),
        "client_email": "robot@my-project.iam.gserviceaccount.com",
        "token_uri": f"{url}/token",
    }


@cache
def _private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.PKCS8
    plain = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, form, plain).decode()
