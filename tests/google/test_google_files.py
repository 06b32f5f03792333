"""Files: what is uploaded arrives whole and once, whatever happens on the way; and it comes back so."""

import gc
import io
from collections.abc import AsyncIterator, Generator, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemini_sdk._behaviour import file_part
from gemini_sdk._transport import download, upload
from gemini_sdk._transport.async_transport import AsyncTransport
from gemini_sdk._transport.sync_transport import SyncTransport
from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.errors import (
    APIConnectionError,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    FileTransferError,
    InvalidPayloadError,
    NotFoundError,
    OperationFailedError,
    OperationTimeoutError,
    PermissionDeniedError,
    ServerError,
)
from gemini_sdk.types.files import File
from gemini_sdk.warnings import ExpiredFileWarning
from tests.examples import examples
from tests.google.driving import FLASH, GoogleDriver, driving

PIECE = 16
DATA = bytes(range(256)) * 2
CHUNK, QUERY, MEDIA = "files.upload.chunk", "files.upload.query", "files.download.media"
KINDS = ["sync", "async"]


@pytest.fixture(scope="module", autouse=True)
def small_pieces() -> Generator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upload, "UPLOAD_PIECE", PIECE)
        patch.setattr(download, "DOWNLOAD_PIECE", 50)
        yield


@pytest.fixture(scope="module")
def emulator() -> Generator[Emulator]:
    with Emulator(EmulatorOptions(upload_granularity=8, file_seconds=60.0)) as emulator:
        yield emulator


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_pausing(monkeypatch)


def stop_pausing(patch: pytest.MonkeyPatch) -> None:
    def pause(seconds: float) -> None:
        """No time passes."""

    async def pause_async(seconds: float) -> None:
        """No time passes."""

    patch.setattr(SyncTransport, "sleep", staticmethod(pause))
    patch.setattr(AsyncTransport, "sleep", staticmethod(pause_async))


@pytest.fixture
def client(drive: GoogleDriver) -> Any:
    return drive.gemini(max_retries=2)


def stored(emulator: Emulator, file: File) -> bytes:
    """What the server has of a file."""
    import httpx

    url = f"{emulator.url}/download/v1beta/{file.name}:download?alt=media"
    return httpx.get(url, headers={"x-goog-api-key": "k"}).content


def commands(emulator: Emulator) -> list[tuple[str, str, str]]:
    """Command, offset and length of each request of an upload."""
    names = ("x-goog-upload-command", "x-goog-upload-offset", "content-length")
    entries = [e for e in emulator.journal() if e.path.startswith("/upload")]
    return [tuple(e.headers.get(name, "") for name in names) for e in entries]  # type: ignore[misc]


def everything(drive: GoogleDriver, pager: Any) -> list[Any]:
    """The items of a list."""
    if drive.blocking:
        return list(pager)

    async def read() -> list[Any]:
        return [item async for item in pager]

    found: list[Any] = drive.get(read())
    return found


def async_pieces(data: bytes, size: int) -> AsyncIterator[bytes]:
    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(data), size):
            yield data[start : start + size]

    return pieces()


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


class Pipe(io.RawIOBase):
    """A file object that cannot seek."""

    def __init__(self, data: bytes) -> None:
        self._rest = data

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def read(self, size: int = -1) -> bytes:
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


def test_every_kind_of_source_arrives(
    drive: GoogleDriver, client: Any, emulator: Emulator, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(DATA)
    placed = io.BytesIO(b"before" + DATA)
    placed.seek(6)
    sources: list[Any] = [path, str(path), DATA, bytearray(DATA), memoryview(DATA), placed]
    sources += [Pipe(DATA), pieces(DATA, 7), list(pieces(DATA, 100))]
    sources += [] if drive.blocking else [async_pieces(DATA, 33)]
    for source in sources:
        file = drive.get(client.files.upload(source, mime_type="text/plain"))
        assert file.size_bytes == len(DATA)
        assert file.sha256_hash == sha256(DATA).hexdigest().encode()
        assert stored(emulator, file) == DATA
    with path.open("rb") as opened:
        file = drive.get(client.files.upload(opened))
    assert (file.display_name, file.mime_type) == ("notes.txt", "text/plain")


def test_what_is_sent(drive: GoogleDriver, client: Any, emulator: Emulator) -> None:
    emulator.reset()
    seen: list[Any] = []
    file = drive.get(
        client.files.upload(
            DATA[:40], mime_type="text/plain", name="x1", display_name="X", on_progress=seen.append
        )
    )
    assert file.name == "files/x1"
    start = emulator.journal()[0]
    assert start.body == {"file": {"name": "files/x1", "displayName": "X"}}
    assert start.headers["x-goog-upload-protocol"] == "resumable"
    assert start.headers["x-goog-upload-header-content-length"] == "40"
    assert start.headers["x-goog-upload-header-content-type"] == "text/plain"
    assert commands(emulator)[1:] == [
        ("upload", "0", "16"),
        ("upload", "16", "16"),
        ("upload, finalize", "32", "8"),
    ]
    assert seen == [(16, 40), (32, 40), (40, 40)]
    drive.get(client.files.delete("x1"))


@pytest.mark.parametrize("size", [1, 15, 16, 17, 32])
def test_the_last_piece_is_finalized_whatever_the_size(
    drive: GoogleDriver, client: Any, emulator: Emulator, size: int
) -> None:
    for source in (DATA[:size], pieces(DATA[:size], 5)):
        file = drive.get(client.files.upload(source, mime_type="text/plain"))
        assert stored(emulator, file) == DATA[:size]
    assert commands(emulator)[-1][0] == "upload, finalize"


FAULTS = st.tuples(st.sampled_from(["cut", "reset"]), st.integers(0, len(DATA)))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=examples(15))
@given(faults=st.lists(FAULTS, max_size=12), size=st.integers(1, 600), seekable=st.booleans())
def test_a_file_that_is_cut_anywhere_arrives_whole_and_once(
    emulator: Emulator,
    kind: str,
    faults: list[tuple[str, int]],
    size: int,
    seekable: bool,
) -> None:
    with pytest.MonkeyPatch.context() as patch, driving(emulator, kind) as drive:
        stop_pausing(patch)
        for fault, at in faults:
            emulator.add({"operation": CHUNK, "fault": fault, "at": at, "times": 1})
        client = drive.gemini(max_retries=len(faults) + 1)
        source = DATA if seekable else pieces(DATA, size)
        before = len(everything(drive, client.files.list()))
        file = drive.get(client.files.upload(source, mime_type="text/plain"))
        assert stored(emulator, file) == DATA
        assert len(everything(drive, client.files.list())) == before + 1
        drive.get(client.files.delete(file))


def test_failures_do_not_keep_their_pieces(
    drive: GoogleDriver, client: Any, emulator: Emulator
) -> None:
    def requests() -> int:
        return sum(type(each).__name__ == "Request" for each in gc.get_objects())

    for at in range(8, 400, 8):
        emulator.add({"operation": CHUNK, "fault": "cut", "at": at, "times": 1})
    gc.collect()
    gc.disable()
    try:
        before = requests()
        drive.get(client.files.upload(DATA, mime_type="text/plain"))
        assert requests() - before < 10
    finally:
        gc.enable()


@pytest.mark.parametrize("rule", [{"status": 503}, {"status": 500}, {"status": 429}])
def test_an_error_of_the_server_is_followed_by_a_query(
    drive: GoogleDriver, client: Any, emulator: Emulator, rule: dict[str, Any]
) -> None:
    emulator.add({"operation": CHUNK, "times": 1}, {"operation": CHUNK, "times": 1, **rule})
    emulator.add({"operation": QUERY, "times": 1, **rule})
    file = drive.get(client.files.upload(DATA[:40], mime_type="text/plain"))
    assert stored(emulator, file) == DATA[:40]
    names = [name for name, _, _ in commands(emulator)]
    assert names[2:6] == ["upload", "query", "query", "upload"]


def test_a_lost_answer_to_the_last_piece_makes_no_second_file(
    drive: GoogleDriver, client: Any, emulator: Emulator
) -> None:
    before = len(everything(drive, client.files.list()))
    emulator.add({"operation": CHUNK, "fault": "cut", "times": 1})
    file = drive.get(client.files.upload(DATA[:9], mime_type="text/plain"))
    assert stored(emulator, file) == DATA[:9]
    assert len(everything(drive, client.files.list())) == before + 1


def test_an_upload_gives_up_after_its_retries(
    drive: GoogleDriver, client: Any, emulator: Emulator
) -> None:
    emulator.add({"operation": CHUNK, "status": 503})
    with pytest.raises(ServerError) as caught:
        drive.get(client.files.upload(DATA, mime_type="text/plain", max_retries=1))
    assert "check" not in str(caught.value)
    assert [name for name, _, _ in commands(emulator)].count("query") == 1
    with pytest.raises(ServerError, match=r"client\.files\.list\(\)"):
        drive.get(client.files.upload(b"x", mime_type="text/plain", max_retries=0))


@pytest.mark.parametrize("kept", ["0", "8"])
def test_an_upload_of_which_the_server_keeps_nothing_ends(
    drive: GoogleDriver, client: Any, emulator: Emulator, kept: str
) -> None:
    headers = {"x-goog-upload-status": "active", "x-goog-upload-size-received": kept}
    emulator.add({"operation": CHUNK, "raw": "", "headers": headers})
    with pytest.raises(APIConnectionError, match="status 'active'"):
        drive.get(client.files.upload(DATA, mime_type="text/plain"))
    assert len(commands(emulator)) < 12


@pytest.mark.parametrize("status", [404, 410])
def test_an_expired_session_is_one_error(
    drive: GoogleDriver, client: Any, emulator: Emulator, status: int
) -> None:
    emulator.add({"operation": CHUNK, "times": 2})
    emulator.add({"operation": CHUNK, "status": 503, "times": 1})
    emulator.add({"operation": QUERY, "status": status})
    with pytest.raises(FileTransferError, match="session has expired") as caught:
        drive.get(client.files.upload(DATA, mime_type="text/plain"))
    assert caught.value.transferred == 32
    assert isinstance(caught.value.__cause__, NotFoundError if status == 404 else Exception)


def test_a_source_that_fails_is_cancelled(
    drive: GoogleDriver, client: Any, emulator: Emulator
) -> None:
    def failing() -> Iterator[bytes]:
        yield DATA[:100]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        drive.get(client.files.upload(failing(), mime_type="text/plain"))
    assert commands(emulator)[-1][0] == "cancel"


class Shrinking(io.BytesIO):
    """A file that is cut while it is read."""

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.truncate(50)
        return data


def test_a_file_that_changes_is_one_error(
    drive: GoogleDriver, client: Any, emulator: Emulator
) -> None:
    with pytest.raises(FileTransferError, match="had 512 bytes at first and now has 50"):
        drive.get(client.files.upload(Shrinking(DATA), mime_type="text/plain"))
    assert commands(emulator)[-1][0] == "cancel"


def test_bad_input_is_one_error_and_nothing_is_sent(
    drive: GoogleDriver,
    client: Any,
    emulator: Emulator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    emulator.reset()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "large.txt").write_bytes(DATA)
    (tmp_path / "strange.xyzzy").write_bytes(DATA)
    text: dict[str, Any] = {"mime_type": "text/plain"}
    bad: list[tuple[Any, dict[str, Any], str]] = [
        (tmp_path / "missing.txt", {}, "missing.txt.*|No such file"),
        (tmp_path, text, "directory"),
        (tmp_path / "empty.txt", {}, "empty"),
        (b"", text, "empty"),
        (iter(()), text, "empty"),
        (tmp_path / "strange.xyzzy", {}, "strange.xyzzy"),
        (DATA, {}, "mime_type"),
        (DATA, {"mime_type": "text"}, "mime_type"),
        (DATA, {"mime_type": "text/plain\r\nx: y"}, "control character"),
        (io.StringIO("x"), text, "'rb'"),
        (["a", "b"], text, "yield bytes"),
        (7, text, "unsupported type"),
        ({"a": b"b"}, text, "unsupported type"),
        (File(name="files/x"), text, "unsupported type"),
        ("gs://bucket/file.txt", {}, "URI"),
        (DATA, {**text, "name": "Not Allowed"}, "name"),
        (DATA, {**text, "name": "-x"}, "name"),
        (DATA, {**text, "display_name": "x" * 513}, "displayName|display_name"),
        (DATA, {"mimetype": "text/plain"}, "mimetype: unknown keyword.*did you mean 'mime_type'"),
    ]
    for source, arguments, words in bad:
        with pytest.raises(InvalidPayloadError, match=words):
            drive.get(client.files.upload(source, **arguments))
    limits = {**file_part.limits(), "file_bytes": 100}
    monkeypatch.setattr("gemini_sdk._google.files.limits", lambda: limits)
    with pytest.raises(InvalidPayloadError, match="too large; found 512 bytes; expected at most"):
        drive.get(client.files.upload(tmp_path / "large.txt"))
    assert not emulator.journal()
    with pytest.raises(InvalidPayloadError, match="too large"):
        drive.get(client.files.upload(pieces(DATA, 50), mime_type="text/plain"))
    assert commands(emulator)[-1][0] == "cancel"


def test_an_async_iterator_needs_an_asyncio_client(emulator: Emulator) -> None:
    with (
        driving(emulator, "sync") as drive,
        pytest.raises(ConfigurationError, match="asyncio client"),
    ):
        drive.gemini().files.upload(async_pieces(DATA, 9), mime_type="text/plain")


def test_progress_may_be_a_coroutine_function_of_asyncio_clients_only(
    drive: GoogleDriver, client: Any
) -> None:
    seen: list[Any] = []

    async def see(progress: Any) -> None:
        seen.append(progress)

    def doing() -> None:
        drive.get(client.files.upload(DATA[:20], mime_type="text/plain", on_progress=see))

    if drive.blocking:
        with pytest.raises(ConfigurationError, match="on_progress"):
            doing()
    else:
        doing()
        assert seen == [(16, 20), (20, 20)]


def test_files_are_listed_got_waited_for_and_deleted(
    drive: GoogleDriver, client: Any, emulator: Emulator
) -> None:
    made = [
        drive.get(client.files.upload(b"%d" % n, mime_type="text/plain", name=f"n{n}"))
        for n in range(3)
    ]
    names = [f"files/n{n}" for n in (2, 1, 0)]
    assert [f.name for f in everything(drive, client.files.list(page_size=2))][:3] == names
    for form in (made[0], "n0", "files/n0", made[0].uri, f"{made[0].uri}:download?alt=media"):
        assert drive.get(client.files.get(form)).name == "files/n0"
    assert drive.get(client.files.wait("n1")).state == "ACTIVE"
    for file in made:
        drive.get(client.files.delete(file))
    with pytest.raises(PermissionDeniedError, match="n0"):
        drive.get(client.files.get("n0"))
    with pytest.raises(InvalidPayloadError, match="not the name of a file"):
        drive.get(client.files.get("files/a/b"))


def test_a_name_that_is_taken_is_refused(drive: GoogleDriver, client: Any) -> None:
    drive.get(client.files.upload(b"1", mime_type="text/plain", name="taken"))
    with pytest.raises(ConflictError):
        drive.get(client.files.upload(b"2", mime_type="text/plain", name="taken"))
    drive.get(client.files.delete("taken"))


def test_a_video_is_processed_before_it_can_be_used(
    drive: GoogleDriver, client: Any, emulator: Emulator
) -> None:
    file = drive.get(client.files.upload(DATA, mime_type="video/mp4"))
    assert file.state == "PROCESSING"
    with pytest.raises(BadRequestError, match="not in an ACTIVE state"):
        drive.get(client.generate_content(FLASH, [file, "What is it?"]))
    with pytest.raises(OperationTimeoutError, match=r"client\.files\.wait\('files/"):
        drive.get(client.files.wait(file, timeout=0.001))
    seen: list[Any] = []

    def advance(file: Any) -> None:
        seen.append(file.state)
        emulator.advance(60)

    ready = drive.get(client.files.wait(file, poll_interval=1, on_progress=advance))
    assert (ready.state, seen) == ("ACTIVE", ["PROCESSING", "ACTIVE"])
    assert drive.get(client.generate_content(FLASH, [ready, "What is it?"])).text


def test_a_file_that_cannot_be_processed_is_one_error(
    drive: GoogleDriver, client: Any, emulator: Emulator
) -> None:
    file = drive.get(client.files.upload(DATA, mime_type="video/mp4", display_name="please fail"))
    emulator.advance(60)
    with pytest.raises(OperationFailedError, match="please fail") as caught:
        drive.get(client.files.wait(file))
    assert caught.value.name == file.name
    failed = drive.get(client.files.get(file))
    with pytest.raises(InvalidPayloadError, match=r"contents\[0\]: the service failed"):
        drive.get(client.generate_content(FLASH, [failed, "What is it?"]))


def test_a_file_is_a_part_of_prompts_and_chats(
    drive: GoogleDriver, client: Any, emulator: Emulator
) -> None:
    file = drive.get(client.files.upload(DATA, mime_type="text/plain"))
    part = {"fileData": {"fileUri": file.uri, "mimeType": "text/plain"}}
    prompts: list[Any] = [file, [file], [[file]]]
    for prompt in prompts:
        drive.get(client.generate_content(FLASH, prompt))
        assert drive.body()["contents"] == [{"role": "user", "parts": [part]}]
    drive.get(client.count_tokens(FLASH, [file, "Summarise"]))
    parts = [part, {"text": "Summarise"}]
    assert drive.body()["contents"] == [{"role": "user", "parts": parts}]
    drive.get(client.chats.create(FLASH).send_message([file, "Summarise"]))
    assert drive.body()["contents"][0]["parts"] == parts
    drive.get(client.files.delete(file))
    with pytest.raises(PermissionDeniedError, match="may not exist"):
        drive.get(client.generate_content(FLASH, [file, "Summarise"]))
    with pytest.raises(InvalidPayloadError, match="no uri"):
        drive.get(client.generate_content(FLASH, [File(name="files/x")]))


def test_an_expired_file_is_a_warning_and_then_gone(
    drive: GoogleDriver, client: Any, emulator: Emulator
) -> None:
    file = drive.get(client.files.upload(DATA, mime_type="text/plain"))
    assert drive.get(client.files.get(file)).expiration_time == file.expiration_time
    emulator.advance(48 * 3600)
    with pytest.raises(PermissionDeniedError):
        drive.get(client.files.get(file))
    assert file.name not in [f.name for f in everything(drive, client.files.list())]
    past = {"name": "files/x", "uri": "https://x/files/x", "expirationTime": "2024-01-01T00:00:00Z"}
    old = File.model_validate(past)
    with pytest.warns(ExpiredFileWarning, match="files/x expired at 2024-01-01T00:00:00Z"):
        drive.get(client.generate_content(FLASH, [old, "Summarise"]))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=examples(10))
@given(faults=st.lists(FAULTS, max_size=8))
def test_a_download_that_is_cut_anywhere_arrives_whole(
    emulator: Emulator, tmp_path_factory: Any, kind: str, faults: list[tuple[str, int]]
) -> None:
    with pytest.MonkeyPatch.context() as patch, driving(emulator, kind) as drive:
        stop_pausing(patch)
        client = drive.gemini(max_retries=len(faults) + 1)
        file = drive.get(client.files.upload(DATA, mime_type="text/plain"))
        for fault, at in faults:
            emulator.add({"operation": MEDIA, "fault": fault, "at": at, "times": 1})
        target = tmp_path_factory.mktemp("downloads") / "copy"
        seen: list[Any] = []
        size = drive.get(client.files.download(file, target, on_progress=seen.append))
        assert (size, target.read_bytes()) == (len(DATA), DATA)
        assert seen[-1] == (len(DATA), len(DATA))
        assert [path.name for path in target.parent.iterdir()] == ["copy"]
        drive.get(client.files.delete(file))


def test_a_download_goes_to_a_file_object_and_resumes_by_range(
    drive: GoogleDriver, client: Any, emulator: Emulator
) -> None:
    file = drive.get(client.files.upload(DATA, mime_type="text/plain"))
    emulator.add({"operation": MEDIA, "fault": "cut", "at": 100, "times": 1})
    target = io.BytesIO()
    drive.get(client.files.download(file, target))
    assert target.getvalue() == DATA
    last = emulator.journal()[-1]
    assert last.headers["range"] == "bytes=100-"
    assert last.headers["if-range"] == f'"{sha256(DATA).hexdigest()}"'


@pytest.mark.parametrize("target", [io.StringIO(), None, 7])
def test_a_download_needs_a_binary_target(
    drive: GoogleDriver, client: Any, emulator: Emulator, target: Any
) -> None:
    emulator.reset()
    with pytest.raises(InvalidPayloadError, match="target: unsupported type"):
        drive.get(client.files.download("x", target))
    assert not emulator.journal()


def test_a_download_that_fails_leaves_no_file(
    drive: GoogleDriver, client: Any, emulator: Emulator, tmp_path: Path
) -> None:
    file = drive.get(client.files.upload(DATA, mime_type="text/plain"))
    emulator.add({"operation": MEDIA, "fault": "cut", "at": 100})
    with pytest.raises(APIConnectionError):
        drive.get(client.files.download(file, tmp_path / "copy"))
    assert not list(tmp_path.iterdir())
    with pytest.raises(PermissionDeniedError):
        drive.get(client.files.download("files/nothing", tmp_path / "copy"))
    with pytest.raises(ConfigurationError, match="missing"):
        drive.get(client.files.download(file, tmp_path / "missing" / "copy"))
    with pytest.raises(InvalidPayloadError, match="target"):
        drive.get(client.files.download(file, 7))
    assert not list(tmp_path.iterdir())


def test_files_in_cloud_storage_are_registered(tmp_path: Path) -> None:
    (tmp_path / "bucket").mkdir()
    (tmp_path / "bucket" / "y.txt").write_bytes(DATA)
    with Emulator(EmulatorOptions(gcs_root=tmp_path)) as other, driving(other, "sync") as drive:
        client = drive.gemini()
        (file,) = client.files.register("gs://bucket/y.txt").files
        assert (file.source, file.size_bytes, file.mime_type) == ("REGISTERED", 512, "text/plain")
        assert client.generate_content(FLASH, [file, "Summarise"]).text
        with pytest.raises(NotFoundError, match="bucket/x"):
            client.files.register(["gs://bucket/x.pdf"])
        with pytest.raises(InvalidPayloadError, match="uris"):
            client.files.register(["/tmp/x.pdf"])


def test_vertex_says_where_files_go(drive: GoogleDriver) -> None:
    with pytest.raises(ConfigurationError, match="gs://bucket/name"):
        _ = drive.vertex().files
