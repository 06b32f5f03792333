"""The official client and this one do the same with files: what one uploads, the other lists, gets and downloads."""

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk import GeminiClient
from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.errors import APIStatusError

genai = pytest.importorskip("google.genai")
types = pytest.importorskip("google.genai.types")
errors = pytest.importorskip("google.genai.errors")
DATA = bytes(range(256)) * 1000
MODEL = "gemini-2.5-flash"
SHOWN = ("name", "display_name", "mime_type", "size_bytes", "uri", "state", "source")


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator(EmulatorOptions(clock=lambda: 1_800_000_000.0)) as emulator:
        yield emulator


@pytest.fixture
def ours(emulator: Emulator) -> Iterator[GeminiClient]:
    with GeminiClient(api_key="k", base_url=emulator.url) as client:
        yield client


@pytest.fixture
def theirs(emulator: Emulator) -> Iterator[Any]:
    options = types.HttpOptions(base_url=emulator.url)
    client = genai.Client(api_key="k", http_options=options)
    yield client
    client.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_bytes(DATA)
    return path


def shown(file: Any) -> dict[str, str]:
    """What a File says, in either client's types."""
    members = {name: getattr(file, name) for name in SHOWN}
    return {name: getattr(value, "value", value) for name, value in members.items()}


def hashed(file: Any) -> bytes:
    import base64

    value = file.sha256_hash
    return base64.b64decode(value) if isinstance(value, str) else value


def test_both_upload_the_same_bytes_and_read_the_same_file(
    ours: GeminiClient, theirs: Any, path: Path
) -> None:
    config = types.UploadFileConfig(name="their-file", display_name="notes.txt")
    of_them = theirs.files.upload(file=path, config=config)
    of_us = ours.files.upload(path, name="our-file")
    assert hashed(of_them) == hashed(of_us)
    made = ("files/their-file", "files/our-file")
    assert (of_them.name, of_us.name) == made
    for name in made:
        assert shown(theirs.files.get(name=name)) == shown(ours.files.get(name))
    names = [file.name for file in ours.files.list(page_size=1)]
    assert names == [file.name for file in theirs.files.list(config={"page_size": 1})]
    assert set(made) <= set(names)
    for name in made:
        copy = io.BytesIO()
        ours.files.download(name, copy)
        assert copy.getvalue() == theirs.files.download(file=name) == DATA
    theirs.files.delete(name=of_us.name)
    ours.files.delete(of_them.name or "")
    with pytest.raises(errors.ClientError) as of_theirs:
        theirs.files.get(name="files/our-file")
    with pytest.raises(APIStatusError) as of_ours:
        ours.files.get("files/our-file")
    assert (of_theirs.value.code, of_theirs.value.status) == (403, of_ours.value.code)
    assert of_theirs.value.message == of_ours.value.message


def test_both_send_the_same_pieces(
    ours: GeminiClient, theirs: Any, path: Path, emulator: Emulator
) -> None:
    def sent() -> list[tuple[str, ...]]:
        entries = [e for e in emulator.journal() if e.path.startswith("/upload")]
        names = ("x-goog-upload-command", "x-goog-upload-offset", "content-length")
        emulator.reset()
        return [tuple(e.headers.get(name, "") for name in names) for e in entries][1:]

    emulator.reset()
    theirs.files.upload(file=path)
    of_them = sent()
    ours.files.upload(path)
    assert sent() == of_them


def asked(emulator: Emulator) -> list[Any]:
    """The contents of the last request."""
    return [types.Content.model_validate(c) for c in emulator.journal()[-1].body["contents"]]


def test_both_mean_the_same_file_in_a_prompt(
    ours: GeminiClient, theirs: Any, path: Path, emulator: Emulator
) -> None:
    file = theirs.files.upload(file=path)
    theirs.models.generate_content(model=MODEL, contents=[file, "Summarise"])
    of_them = asked(emulator)
    ours.generate_content(MODEL, [ours.files.get(file.name), "Summarise"])
    assert asked(emulator) == of_them


@pytest.mark.filterwarnings("ignore:Inheritance class AiohttpClientSession")
def test_their_asyncio_client(theirs: Any, path: Path) -> None:
    async def life() -> bytes:
        file = await theirs.aio.files.upload(file=path)
        data: bytes = await theirs.aio.files.download(file=file.name)
        await theirs.aio.files.delete(name=file.name)
        await theirs.aio.aclose()
        return data

    assert asyncio.run(life()) == DATA
