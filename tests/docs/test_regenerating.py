"""The walk-through in docs/regenerating.md, step by step: its files, its commands, and what these print."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs import pages

PAGE = pages.ROOT / "docs" / "regenerating.md"
STEPS = re.compile(r"^```(?P<info>sh|text|python \S+|yaml \S+)\n(?P<text>.*?)^```$", re.M | re.S)


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """An environment whose commands and packages are those of this one; type checkers are strict."""
    binaries = str(Path(sys.executable).parent)
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    return {**os.environ, "PATH": os.pathsep.join((binaries, os.environ["PATH"]))}


def test_every_step_does_what_the_page_says(tmp_path: Path, shell: dict[str, str]) -> None:
    said, expected = "", ""
    for step in STEPS.finditer(PAGE.read_text(encoding="utf-8")):
        kind, _, file = step["info"].partition(" ")
        match kind:
            case "sh":
                assert said == expected
                said = "".join(done(c, tmp_path, shell) for c in step["text"].splitlines())
                expected = ""
            case "text":
                expected = step["text"]
                assert anonymous(said, tmp_path) == anonymous(expected, tmp_path)
                said = expected = ""
            case _:
                (tmp_path / file).write_text(step["text"], encoding="utf-8")
    assert (tmp_path / "edited_models").is_dir()


def done(command: str, folder: Path, environment: dict[str, str]) -> str:
    """What a command prints; those of a type checker may fail, as the page has it."""
    ran = subprocess.run(
        shlex.split(command),
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == ("before" in command), ran.stdout + ran.stderr
    return ran.stdout


def anonymous(text: str, folder: Path) -> str:
    """Without what changes by itself: lines of the specs, the version, where the reader is."""
    text = text.replace(f"  {folder}/", "").replace(f"{folder}/before.py\n", "")
    return re.sub(r"yaml:\d+|\d+\.\d+\.\d+", "N", text)
