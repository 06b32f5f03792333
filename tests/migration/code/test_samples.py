"""Realistic programs, rewritten in either style: they check, run, ask the same, and come out the same a second time."""

import ast
import json
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk.emulator import Emulator
from gemini_sdk.migration.code import Style, rewrite
from gemini_sdk.migration.code.edits import MARK
from tests.migration.code import programs

pytestmark = pytest.mark.filterwarnings(
    "ignore::gemini_sdk.warnings.DeprecatedParameterWarning"  # the programs set temperature
)
ROOT = Path(__file__).parents[3]
STYLES: tuple[Style, ...] = ("drop-in", "native")


@pytest.fixture(scope="module")
def emulator() -> Generator[Emulator]:
    with programs.surroundings() as emulator:
        yield emulator


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", programs.SAMPLES)
def test_rewritten_programs_run(name: str, style: Style, emulator: Emulator) -> None:
    if name == programs.UNCHANGED:
        return
    printed = programs.run(rewrite(programs.SAMPLES[name], style=style))
    assert printed.strip()
    assert programs.requests(emulator)


@pytest.mark.parametrize("name", [n for n in programs.OPENAI if n != "structured_output"])
def test_both_styles_ask_the_same(name: str, emulator: Emulator) -> None:
    emulator.reset()
    asked: list[list[str]] = []
    for style in STYLES:
        programs.run(rewrite(programs.SAMPLES[name], style=style))
        asked.append(programs.requests(emulator))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", programs.SAMPLES)
def test_a_second_time_changes_nothing(name: str, style: Style) -> None:
    once = rewrite(programs.SAMPLES[name], style=style)
    assert rewrite(once, style=style) == once


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", programs.SAMPLES)
def test_no_comment_is_lost(name: str, style: Style) -> None:
    rewritten = rewrite(programs.SAMPLES[name], style=style)
    for line in programs.SAMPLES[name].splitlines():
        _, mark, comment = line.partition("# ")
        assert mark + comment in rewritten


@pytest.mark.parametrize("name", [n for n in programs.OPENAI if n not in ("legacy", "subscripts")])
def test_drop_in_style_leaves_calls_and_answers_alone(name: str) -> None:
    """Every call of `create` and all that is done with its answer is the same text as before."""
    before, after = programs.SAMPLES[name], rewrite(programs.SAMPLES[name])
    assert _creates(before) == _creates(after)
    assert len(_creates(before)) > 0


def _creates(program: str) -> list[str]:
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(program))
        if isinstance(node, ast.Call | ast.Attribute | ast.Subscript)
        and any(word in ast.unparse(node) for word in (".create", ".choices", ".usage"))
    ]


def test_what_is_unrelated_stays_as_it_is() -> None:
    program = programs.SAMPLES[programs.UNCHANGED]
    for style in STYLES:
        assert rewrite(program, style=style) == program


def test_rewritten_programs_check(tmp_path: Path) -> None:
    """pyright finds nothing wrong with any of them, in either style, but where a comment says so."""
    files: list[str] = []
    for style in STYLES:
        for name, program in programs.SAMPLES.items():
            file = tmp_path / f"{name}_{style.replace('-', '_')}.py"
            file.write_text(rewrite(program, style=style), encoding="utf-8")
            files.append(file.name)
    settings = {
        "typeCheckingMode": "standard",
        "extraPaths": [str(ROOT), str(ROOT / "generated")],
        "reportMissingImports": False,  # azure-identity, which is not ours
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    output = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(output.stdout)
    assert found["summary"]["filesAnalyzed"] == len(files)
    wrong = [
        f"{Path(each['file']).name}:{each['range']['start']['line'] + 1}: {each['message']}"
        for each in found["generalDiagnostics"]
        if each["severity"] == "error" and not _is_reported(tmp_path, each)
    ]
    assert wrong == []


def _is_reported(folder: Path, finding: Any) -> bool:
    """Whether a comment on the line before says that a human must decide."""
    lines = (folder / Path(finding["file"]).name).read_text(encoding="utf-8").splitlines()
    return MARK in lines[finding["range"]["start"]["line"] - 1]
