"""Follows a page as its reader would: writes the files, runs the Python blocks and the commands, from top to bottom."""

import os
import runpy
import shlex
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from gemini_sdk.cli.program import program
from tests.docs import pages

_BY_HAND = (
    "pip",
    "gcloud",
    "python3",
    "uvicorn",
    "curl",
    "cd",
    "set",
    ".",
    "python -m",
    "make",
    "open",
)
"""Beginnings of lines that a reader runs and a test does not: what installs, serves or is for a shell alone."""
_SERVERS = ("emulator", "completion")
_SURROUNDINGS = ("_URL", "_HOST", "_KEY", "_CREDENTIALS")
"""Endings of variables that `pages.reader` has set already."""
_STATUS = "# exit status "


def follow(page: Path) -> dict[str, object]:
    """Follow a page in the folder where the program is; the namespace of its Python blocks."""
    namespace: dict[str, object] = {"__name__": page.stem}
    with pytest.MonkeyPatch.context() as patch:
        for block in pages.all_blocks(page):
            language, _, title = block.info.partition(" ")
            if title.startswith('title="'):
                path = Path(title.removeprefix('title="').removesuffix('"'))
                path.write_text(block.code, encoding="utf-8")
            elif block.info == "python":
                code = compile("\n" * (block.line - 1) + block.code, str(page), "exec")
                exec(code, namespace)
            elif language == "sh":
                _run(block.code, patch)
    return namespace


def extras() -> dict[str, list[str]]:
    """The extras of the package, with what each needs."""
    document = tomllib.loads((pages.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = document["project"]["optional-dependencies"]
    return found


def lines(code: str) -> Iterator[str]:
    """The commands of a block, each in one line."""
    for line in code.replace("\\\n", " ").splitlines():
        if line.strip() and not line.startswith("#"):
            yield " ".join(line.split(" # ")[0].split()) if _STATUS not in line else line


def _run(code: str, patch: pytest.MonkeyPatch) -> None:
    for line in lines(code):
        command, _, status = line.partition(_STATUS)
        words = shlex.split(command, comments=True)
        match words:
            case ["export", *settings]:
                for setting in settings:
                    name, _, value = setting.partition("=")
                    if not name.endswith(_SURROUNDINGS):
                        patch.setenv(name, value)
            case ["gemini-sdk", *arguments] if arguments[0] not in _SERVERS:
                _gemini_sdk(arguments, int(status or 0))
            case ["python", script] if script.endswith(".py"):
                with pytest.MonkeyPatch.context() as own:
                    own.setattr(sys, "path", [os.curdir, *sys.path])
                    own.setattr(sys, "argv", [script])
                    runpy.run_path(script, run_name="__main__")
            case ["sh", script]:
                _run(Path(script).read_text(encoding="utf-8"), patch)
            case ["mkdir", folder]:
                Path(folder).mkdir()
            case ["pytest", *arguments]:
                _pytest(arguments)
            case _:
                by_hand = command.startswith(_BY_HAND) or words[1:2] in [[x] for x in _SERVERS]
                assert by_hand, f"no test runs: {line}"


def _pytest(arguments: list[str]) -> None:
    """Run tests in this process, because another one takes seconds to start."""
    before = set(sys.modules)
    plain = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--rootdir", os.curdir]
    with pytest.MonkeyPatch.context() as own:
        own.setattr(sys, "path", [os.curdir, *sys.path])
        assert pytest.main([*plain, *arguments]) == 0
    for path in Path().glob("*.py"):
        if path.stem not in before:
            sys.modules.pop(path.stem, None)


def _gemini_sdk(words: list[str], status: int) -> None:
    target = words.pop() if words[-2:-1] == [">"] else None
    arguments = words[:-1] if target else words
    done = CliRunner().invoke(program, arguments)
    said = done.stdout + done.stderr
    code = done.exit_code or (done.return_value or 0)
    assert code == status, f"{shlex.join(words)}: {code}\n{said}"
    if target:
        Path(target).write_text(done.stdout, encoding="utf-8")
