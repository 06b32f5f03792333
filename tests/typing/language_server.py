"""Asks pyright's language server what an editor would show."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]
Json = dict[str, Any]


class LanguageServer:
    """Pyright with one open file."""

    def __init__(self, text: str) -> None:
        self._process = subprocess.Popen(
            [Path(sys.executable).parent / "pyright-langserver", "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        self._text = text
        self._uri = (ROOT / "tests" / "typing" / "unsaved.py").as_uri()
        self._number = 0
        folder = {"uri": ROOT.as_uri(), "name": "project"}
        formats = {"hover": {"contentFormat": ["plaintext"]}}
        able = {"workspace": {"configuration": True}, "textDocument": formats}
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "capabilities": able,
            },
        )
        self._send({"method": "initialized", "params": {}})
        opened = {"uri": self._uri, "languageId": "python", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": opened}})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def hover(self, text: str) -> str:
        """What is shown over the end of a text in the file."""
        shown = self._ask("textDocument/hover", self._at(text, -1))
        return str(shown["contents"]["value"]) if shown else ""

    def completions(self, text: str) -> set[str]:
        """What is offered after a text in the file."""
        found = self._ask("textDocument/completion", self._at(text, 0))
        return {item["label"] for item in found["items"]}

    def _at(self, text: str, offset: int) -> Json:
        before = self._text[: self._text.index(text) + len(text) + offset]
        place = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return {"textDocument": {"uri": self._uri}, "position": place}

    def _ask(self, method: str, given: Json) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": given})
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                return message["result"]
            if "id" in message:  # the server wants to know the editor's settings
                params: Json = message.get("params") or {}
                items: list[Json] = params.get("items", [])
                self._send({"id": message["id"], "result": [_settings(item) for item in items]})

    def _send(self, message: Json) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> Json:
        assert self._process.stdout is not None
        size = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the language server ended"
        message: Json = json.loads(self._process.stdout.read(size))
        return message


def _settings(item: Json) -> Json:
    return {"diagnosticMode": "openFilesOnly"} if item.get("section") == "python.analysis" else {}
