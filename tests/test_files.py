"""Files are written whole or not at all, and never through somebody else's link."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gemini_sdk._files import complete_or_absent, write_whole
from gemini_sdk.cli.program import run
from gemini_sdk.errors import ConfigurationError
from gemini_sdk.metrics.picture import write as write_picture


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_takes_its_place_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("old")
    path.chmod(0o640)
    with complete_or_absent(path) as (file,):
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["a.jsonl"]


def test_nothing_is_left_where_something_fails(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("old")

    def fail() -> None:
        with complete_or_absent(one, two) as (file, _):
            file.write(b"half")
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        fail()
    assert names(tmp_path) == ["a"]
    assert one.read_text() == "old"


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    precious, out = tmp_path / "precious", tmp_path / "out"
    precious.write_text("precious")
    out.symlink_to(precious)
    for planted in (".out.part", ".out.writing"):
        (tmp_path / planted).symlink_to(precious)
    write_whole(out, b"new")
    assert precious.read_text() == "precious"
    assert out.read_text() == "new"
    assert not out.is_symlink()
    assert names(tmp_path) == [".out.part", "out", "precious"]


def test_the_second_writer_says_so(tmp_path: Path) -> None:
    path = tmp_path / "out"
    program = (
        "import sys; from pathlib import Path; from gemini_sdk._files import write_whole\n"
        f"write_whole(Path({str(path)!r}), b'second')"
    )
    with complete_or_absent(path) as (file,):
        file.write(b"first")
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
        assert done.returncode == 1
        assert f"{path}: process {os.getpid()} is writing it" in done.stderr
        with pytest.raises(ConfigurationError, match="is writing it"):
            write_whole(path, b"third")
    assert path.read_bytes() == b"first"


def test_the_mark_of_a_writer_that_was_killed_is_no_obstacle(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True
    )
    (tmp_path / ".out.writing").write_bytes(done.stdout.strip())
    write_whole(tmp_path / "out", b"x")
    assert names(tmp_path) == ["out"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has such a device")
class TestFullDisk:
    def test_a_device_that_is_full(self) -> None:
        with pytest.raises(ConfigurationError, match="/dev/full: No space left on device"):
            write_whole(Path("/dev/full"), b"x" * 10**6)

    def test_a_disk_that_is_full_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        picture = tmp_path / "loss.html"
        with pytest.raises(ConfigurationError, match=r"loss\.html: No space left on device"):
            write_picture({}, picture, "title")
        assert names(tmp_path) == []

    def test_output_that_nobody_can_take(self) -> None:
        program = "import sys; from gemini_sdk.cli import main; sys.exit(main())"
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [sys.executable, "-c", program, "models"],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
            )
        assert (done.returncode, done.stderr) == (1, "error: No space left on device\n")


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on the size of files")
def test_nothing_is_left_where_no_file_can_grow(tmp_path: Path) -> None:
    program = (
        "import resource, signal; from pathlib import Path; from gemini_sdk._files import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "write_whole(Path('out'), b'x')"
    )
    ended = subprocess.run(
        [sys.executable, "-B", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "ConfigurationError: out: " in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_pipes_are_written_to_as_they_are(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    taken: list[bytes] = []
    reader = threading.Thread(target=lambda: taken.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"x")
    reader.join(10)
    assert taken == [b"x"]
    assert names(tmp_path) == ["pipe"]


def test_what_cannot_be_written_names_the_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no" / "x"):
        with pytest.raises(ConfigurationError, match=str(path)):
            write_whole(path, b"x")


def test_a_dataset_that_cannot_be_converted_leaves_the_old_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"text_input": "a", "output": "b"}\nnonsense\n')
    out.write_text("old")
    assert run(["dataset", "convert", str(source), str(out), "--to", "gemini"]) != 0
    assert out.read_text() == "old"
    assert names(tmp_path) == ["in.jsonl", "out.jsonl"]
    assert capsys.readouterr().err
