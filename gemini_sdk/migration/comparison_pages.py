"""A comparison as a page for people and as JSON for programs, written as it goes."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from html import escape
from typing import Any, TextIO

from gemini_sdk._openai.plain_json import as_list, as_object
from gemini_sdk.migration.comparing import Answered, Compared

_HEAD = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Comparison</title>
<meta name="viewport" content="width=device-width">
<style>
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; color: #1d2329; background: #fff }
section { border-top: 1px solid #cdd3d9; padding: .7rem 0 }
h2 { font-size: 1rem; margin: 0 0 .4rem }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0; font: inherit }
.request { color: #4d5761 } .facts { color: #4d5761; font-size: .87rem } .error { color: #a3122f }
</style></head><body>
<h1>Comparison</h1>
"""


def write_json(compared: Iterable[Compared], file: TextIO) -> Iterator[Compared]:
    """Write a JSON array, an object a request; returns each one after writing it."""
    file.write("[")
    for number, each in enumerate(compared):
        file.write(",\n" if number else "\n")
        json.dump(asdict(each), file, ensure_ascii=False)
        yield each
    file.write("\n]\n")


def write_html(
    compared: Iterable[Compared], file: TextIO, names: tuple[str, str]
) -> Iterator[Compared]:
    """Write a page that needs nothing else; returns each comparison after writing it."""
    file.write(_HEAD)
    for each in compared:
        file.write(_section(each, names))
        yield each
    file.write("</body></html>\n")


def _section(each: Compared, names: tuple[str, str]) -> str:
    request = json.dumps(each.request, ensure_ascii=False, indent=1)
    sides = "".join(
        _side(name, side) for name, side in zip(names, (each.left, each.right), strict=True)
    )
    return (
        f"<section><h2>{each.number}. {escape(_question(each))}</h2>"
        f'<details class="request"><summary>request</summary><pre>{escape(request)}</pre></details>'
        f'<div class="sides">{sides}</div></section>\n'
    )


def _question(each: Compared) -> str:
    """The text of the last message. A recorded request may have any form."""
    messages = as_list(each.request.get("messages"))
    last = as_object(messages[-1]) if messages else None
    said: Any = last.get("content") if last else each.request.get("prompt")
    texts = [(as_object(part) or {}).get("text") for part in as_list(said) or [{"text": said}]]
    text = " ".join(each for each in texts if isinstance(each, str)) or "(not a text)"
    return text if len(text) <= 120 else f"{text[:119]}…"


def _side(name: str, side: Answered) -> str:
    facts = [f"{side.seconds:.2f} s"]
    if side.model:
        facts.append(side.model)
    if side.finish_reason:
        facts.append(f"finish reason {side.finish_reason}")
    if side.prompt_tokens is not None:
        facts.append(f"{side.prompt_tokens} + {side.completion_tokens or 0} tokens")
    if side.choices > 1:
        facts.append(f"the first of {side.choices} choices")
    if side.lost:
        facts.append(f"lost: {', '.join(side.lost)}")
    kind = "error" if side.error else "answer"
    said = side.error or "\n".join(filter(None, (side.text, *side.calls))) or "(no text)"
    return (
        f"<div><strong>{escape(name)}</strong>"
        f'<pre class="{kind}">{escape(said)}</pre>'
        f'<div class="facts">{escape(" · ".join(facts))}</div></div>'
    )
