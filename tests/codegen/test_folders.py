"""A generated package replaces the old one at once, and nothing that codegen did not make is deleted."""

import shutil
from pathlib import Path

import pytest

from codegen import folders
from codegen.folders import replace_folder
from codegen.manifest import NAME, unlisted_files


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    made = tmp_path / "fresh" / "package"
    (made / "sub").mkdir(parents=True)
    (made / "new.py").write_text("new")
    (made / "sub" / "x").write_text("x")
    return made


def contents(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()
    }


@pytest.mark.parametrize("exchange", [True, False])
@pytest.mark.parametrize("there", [True, False])
def test_a_folder_takes_the_place_of_another(
    tmp_path: Path, fresh: Path, exchange: bool, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:

        def unable(one: Path, other: Path) -> bool:
            return False

        monkeypatch.setattr(folders, "_exchanged", unable)
    target = tmp_path / "out" / "package"
    if there:
        target.mkdir(parents=True)
        (target / "old.py").write_text("old")
    replace_folder(target, fresh)
    assert contents(target) == contents(fresh)
    assert [path.name for path in target.parent.iterdir()] == ["package"]


def test_a_failure_leaves_the_old_folder(
    tmp_path: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out" / "package"
    target.mkdir(parents=True)
    (target / "old.py").write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(OSError, match="No space"):
        replace_folder(target, fresh)
    assert contents(target) == {"old.py": "old"}
    assert [path.name for path in target.parent.iterdir()] == ["package"]


def test_files_of_others_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("")
    assert unlisted_files(tmp_path) == []
    (tmp_path / NAME).write_text("0  generated/a.py\n")
    assert unlisted_files(tmp_path) == []
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("")
    (tmp_path / "mine.py").write_text("")
    assert unlisted_files(tmp_path) == [tmp_path / "mine.py"]
