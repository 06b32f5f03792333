"""Completion in shells: the scripts, and what they ask the command for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gemini_sdk.cli.program import run

BINARIES = Path(sys.executable).parent


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert f"_GEMINI_SDK_COMPLETE={shell}_complete" in script
    assert "gemini-sdk" in script


def test_other_shells_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "powershell"]) == 2
    assert "'bash', 'zsh', 'fish'" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_completes_commands_and_options() -> None:
    program = """
    eval "$(gemini-sdk completion bash 2>/dev/null)"
    for words in "gemini-sdk tun" "gemini-sdk tune create --col"; do
        COMPREPLY=(); COMP_WORDS=($words); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _gemini_sdk_completion gemini-sdk; echo "${COMPREPLY[@]}"
    done
    """
    path = os.pathsep.join([str(BINARIES), os.environ["PATH"]])
    ran = subprocess.run(
        ["bash", "-c", program],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert ran.stdout.splitlines() == ["tune", "--columns"]
