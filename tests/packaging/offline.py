"""What an installed wheel does in an empty folder without a network. It needs the extras cli and emulator.

Usage: python offline.py in that folder, which it may write to.
"""

import contextlib
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

# `sitecustomize` of every process that is started here.
NO_NETWORK = """
import socket

connect, look_up = socket.socket.connect, socket.getaddrinfo
HERE = ("127.0.0.1", "::1", "localhost", None)

def connect_here(self, address):
    if isinstance(address, tuple) and address[0] not in HERE:
        raise OSError(f"{address[0]}: there is no network here")
    return connect(self, address)

def look_up_here(host, *args, **kwargs):
    if host not in HERE:
        raise socket.gaierror(f"{host}: there is no network here")
    return look_up(host, *args, **kwargs)

socket.socket.connect, socket.getaddrinfo = connect_here, look_up_here
"""
REQUEST = {"contents": [{"role": "user", "parts": [{"text": "Hello"}]}]}
COMMANDS = (
    ["--version"],
    ["validate", "request.json", "--as", "GenerateContentRequest"],
    ["dataset", "check", "pairs.jsonl", "--ignore", "few-examples"],
    ["dataset", "convert", "pairs.jsonl", "-o", "train.jsonl", "--to", "gemini"],
    ["models"],
    ["doctor", "--offline"],
    ["completion", "bash"],
    ["demo"],
)


def main() -> None:
    """Raise where a command fails."""
    Path("sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    Path("request.json").write_text(json.dumps(REQUEST), encoding="utf-8")
    pairs = ({"text_input": f"{n}", "output": f"{n + 1}"} for n in range(4))
    Path("pairs.jsonl").write_text("\n".join(map(json.dumps, pairs)) + "\n", encoding="utf-8")
    os.environ["PYTHONPATH"] = str(Path.cwd())
    exec(NO_NETWORK, {})
    for command in COMMANDS:
        shown(*command)
    helps = sum(1 for words in every_command() if "Usage: gemini-sdk" in shown(*words, "--help"))
    pages = emulator()
    print(
        f"{helps} help texts, {len(COMMANDS)} commands, {pages} pages of the emulator: no network"
    )


def shown(*words: str) -> str:
    """What a command prints. It ends this program if it fails."""
    from gemini_sdk.cli.program import run

    with contextlib.redirect_stdout(io.StringIO()) as text:
        status = run(words)
    if status:
        raise SystemExit(f"gemini-sdk {' '.join(words)}: status {status}: {text.getvalue()}")
    return text.getvalue()


def gemini_sdk(*arguments: str) -> list[str]:
    """The command line of the installed command."""
    return [str(Path(sys.executable).with_name("gemini-sdk")), *arguments]


def every_command() -> Iterator[list[str]]:
    """The words of each command and subcommand."""
    from gemini_sdk.cli.program import program

    def walk(command: Any, words: list[str]) -> Iterator[list[str]]:
        yield words
        for name, inner in getattr(command, "commands", {}).items():
            yield from walk(inner, [*words, name])

    return walk(program, [])


def emulator() -> int:
    """Start the emulator, ask it, read its page with all that belongs to it, and stop it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    port = url.rpartition(":")[2]
    process = subprocess.Popen(
        gemini_sdk("emulator", "--port", port), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        assert process.stdout is not None
        while url.encode() not in (line := process.stdout.readline()):
            if not line:
                raise SystemExit("gemini-sdk emulator ended")
        question = urllib.request.Request(
            f"{url}/v1beta/models/gemini-3.8-flash:generateContent",
            json.dumps(REQUEST).encode(),
            {"content-type": "application/json", "x-goog-api-key": "any"},
        )
        with urllib.request.urlopen(question, timeout=20) as answer:
            assert json.load(answer)["candidates"]
        with urllib.request.urlopen(f"{url}/emulator", timeout=20) as answer:
            assert json.load(answer)
        return pages(url)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def pages(url: str) -> int:
    """How many files the page at the root is made of, scripts and what they import included. Each has to be there."""
    found, left = set[str](), {f"{url}/"}
    while left:
        address = left.pop()
        found.add(address)
        wanted = urllib.request.Request(address, headers={"accept": "text/html"})
        with urllib.request.urlopen(wanted, timeout=20) as answer:
            text = answer.read().decode()
        names = re.findall(r'(?:src=|href=|from |import )"([^"#:]+)"', text)
        left |= {urljoin(address, name) for name in names} - found
    return len(found)


if __name__ == "__main__":
    main()
