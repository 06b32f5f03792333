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


BASH = """
eval "$(gemini-sdk completion bash 2>/dev/null)"
for words in "gemini-sdk tun" "gemini-sdk tune create --col"; do
    COMPREPLY=(); COMP_WORDS=($words); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _gemini_sdk_completion gemini-sdk; echo "${COMPREPLY[@]}"
done
"""
# `_describe` shows a menu; its third argument names the array of what it offers.
ZSH = """
autoload -Uz compinit; compinit -u -D
eval "$(gemini-sdk completion zsh)"
[[ ${_comps[gemini-sdk]} == _gemini_sdk_completion ]] || exit 1
_describe() { print -rl -- ${${(P)3}%%:*} }
words=(gemini-sdk tun); CURRENT=2; _gemini_sdk_completion
words=(gemini-sdk tune create --col); CURRENT=4; _gemini_sdk_completion
"""
FISH = """
gemini-sdk completion fish | source
for words in "gemini-sdk tun" "gemini-sdk tune create --col"
    complete -C $words | string split -f 1 \\t
end
"""


@pytest.mark.parametrize(
    ("command", "program"), [(["bash"], BASH), (["zsh", "-f"], ZSH), (["fish", "-N"], FISH)]
)
def test_a_shell_completes_commands_and_options(command: list[str], program: str) -> None:
    if shutil.which(command[0]) is None or os.name == "nt":
        pytest.skip(f"no {command[0]} here")
    path = os.pathsep.join([str(BINARIES), os.environ["PATH"]])
    ran = subprocess.run(
        [*command, "-c", program],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert ran.stdout.splitlines() == ["tune", "--columns"], ran.stderr
