"""Generating: the same bytes everywhere, without network; and `--check` tells any difference."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from codegen.__main__ import main
from codegen.manifest import files
from codegen.package import write_package
from codegen.settings import OUTPUT, ROOT, SPECS
from tests.codegen.small_api import write_specs

BLOCKED = """\
import socket

def refuse(*args, **options):
    raise RuntimeError("no network here")

socket.socket.connect = socket.getaddrinfo = refuse
"""
SETTINGS = """\
[tool.ruff]
line-length = 40
[tool.ruff.lint]
select = ["ALL"]
"""
RUN = """\
import sys
from pathlib import Path
from codegen.package import write_package

write_package(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files(folder)}


def generated_elsewhere(specs: Path, output: Path, **environment: str) -> dict[str, bytes]:
    """What another process makes of specs, in another folder and environment, cut off from the network."""
    place = output.parent / "elsewhere"
    place.mkdir(parents=True)
    (place / "sitecustomize.py").write_text(BLOCKED, encoding="utf-8")
    (place / "gemini_sdk").mkdir()
    temporary = place / "temporary"
    temporary.mkdir()
    for folder in (place, temporary):
        (folder / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    path = os.pathsep.join([str(ROOT), str(place)])
    subprocess.run(
        [sys.executable, "-c", RUN, str(specs), str(output)],
        cwd=place,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": path,
            "TMPDIR": str(temporary),
            **environment,
        },
        timeout=120,
        check=True,
    )
    return content(output)


def test_what_is_committed_is_what_any_machine_makes(tmp_path: Path) -> None:
    made = generated_elsewhere(SPECS, tmp_path / "gemini_models", LC_ALL="C", PYTHONHASHSEED="7")
    assert made.keys() == content(OUTPUT).keys()
    for name, data in content(OUTPUT).items():
        assert made[name] == data, f"{name} is stale: run `make generate`"


def test_two_runs_give_the_same_bytes(package: tuple[Path, Path], tmp_path: Path) -> None:
    specs, made = package
    second = generated_elsewhere(specs, tmp_path / "tea", PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert content(made) == second


def no_change(specs: Path, output: Path) -> None:
    pass


def spec_edited(specs: Path, output: Path) -> None:
    path = specs / "small.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("How much it holds.", "How much fits."), encoding="utf-8")


def edited_by_hand(specs: Path, output: Path) -> None:
    path = output / "small.py"
    path.write_text(path.read_text(encoding="utf-8") + "import os\n", encoding="utf-8")


def file_added(specs: Path, output: Path) -> None:
    (output / "stray.py").write_text("x = 1\n", encoding="utf-8")


def file_lost(specs: Path, output: Path) -> None:
    (output / "operations.py").unlink()


def schema_edited(specs: Path, output: Path) -> None:
    path = output / "schemas" / "small.any.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("integer", "number"), encoding="utf-8")


def schema_laid_out(specs: Path, output: Path) -> None:
    path = output / "schemas" / "small.vertex.json"
    path.write_text(path.read_text(encoding="utf-8").replace("{", "{ ", 1), encoding="utf-8")


def schema_broken(specs: Path, output: Path) -> None:
    (output / "schemas" / "small.google-ai.json").write_text("{", encoding="utf-8")


def output_edited(specs: Path, output: Path) -> None:
    """Each change to another file."""
    for change in (
        edited_by_hand,
        file_added,
        file_lost,
        schema_edited,
        schema_laid_out,
        schema_broken,
    ):
        change(specs, output)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("package")
    specs = write_specs(folder)
    write_package(specs, folder / "tea")
    return specs, folder / "tea"


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (no_change, []),
        (spec_edited, ["--- {}/specs/small.yaml (as it is)", "How much fits."]),
        (
            output_edited,
            [
                "--- {}/small.py (as it is)",
                "-import os",
                "--- {}/stray.py (as it is)",
                "-x = 1",
                "+++ {}/operations.py (as the specs say)",
                '+        id="tea.brew",',
                "--- {}/schemas/small.any.json (as it is)",
                '-        "number",\n+        "integer",\n',
                "--- {}/schemas/small.vertex.json (as it is)",
                "-{ ",
                "--- {}/schemas/small.google-ai.json (as it is)",
                "-{\n",
            ],
        ),
    ],
)
def test_check_tells_any_difference_in_a_diff(
    package: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Path, Path], None],
    lines: list[str],
) -> None:
    specs = shutil.copytree(package[0], tmp_path / "specs")
    output = shutil.copytree(package[1], tmp_path / "tea")
    change(specs, output)
    before = content(output)
    monkeypatch.setattr("codegen.generate.SPECS", specs)
    monkeypatch.setattr("codegen.generate.OUTPUT", output)
    assert main(["--check"]) == (1 if lines else 0)
    printed = capsys.readouterr()
    for line in lines:
        assert line.replace("{}", str(output)) in printed.out
    assert ("Run `make generate`" in printed.err) is bool(lines)
    assert content(output) == before


def test_generating_again_puts_everything_right(
    package: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = shutil.copytree(package[1], tmp_path / "tea")
    expected = content(output)
    edited_by_hand(package[0], output)
    file_lost(package[0], output)
    monkeypatch.setattr("codegen.generate.SPECS", package[0])
    monkeypatch.setattr("codegen.generate.OUTPUT", output)
    assert main([]) == 0
    assert content(output) == expected


def test_a_file_that_codegen_did_not_write_stays(
    package: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    output = shutil.copytree(package[1], tmp_path / "tea")
    file_added(package[0], output)
    before = content(output)
    monkeypatch.setattr("codegen.generate.SPECS", package[0])
    monkeypatch.setattr("codegen.generate.OUTPUT", output)
    assert main([]) == 2
    assert "stray.py: codegen did not write this file" in capsys.readouterr().err
    assert content(output) == before


def test_paths_are_reported_as_they_are_in_the_checkout(
    package: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codegen.generate.SPECS", package[0])
    assert main(["--check"]) == 1
    output = capsys.readouterr().out
    assert "--- generated/gemini_models/common.py (as it is)" in output
    # Each file has its turn, however much there is to tell of the first ones.
    assert "... (more in generated/gemini_models/generate_content.py)" in output
    assert "--- generated/gemini_models/schemas/generate_content.vertex.json (as it is)" in output
