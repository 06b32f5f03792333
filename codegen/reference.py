"""Write what is made from the vocabulary of specs: their JSON Schema for editors, and the tables in docs/codegen.md.

The first is specs/spec.schema.json. With --check, compare only; exit 1 on differences.
"""

import argparse
import re
import sys
from pathlib import Path

from gemini_sdk._terminal import say

from .keys import EXTENSIONS, KEYS
from .settings import ROOT, SPECS
from .spec_schema import NAME, spec_schema_text

DOCUMENTATION = ROOT / "docs" / "codegen.md"
_TITLES = {
    "document": "of a file",
    "info": "of `info`",
    "components": "of `components`",
    "path": "of a path",
    "operation": "of an operation",
    "parameter": "of a parameter",
    "body": "of a body or an answer",
    "media": "of a media type",
    "schema": "of a type or a member",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `python -m codegen reference`."""
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 on differences")


def run(options: argparse.Namespace) -> int:
    """Exit status: 0 done or up to date, 1 stale."""
    stale = [path for path, text in made().items() if _text(path) != text]
    for path in stale:
        if options.check:
            say(f"{path.relative_to(ROOT)} is not what the vocabulary says; run `make generate`")
        else:
            path.write_text(made()[path], encoding="utf-8")
            say(f"codegen: wrote {path.relative_to(ROOT)}")
    return 1 if stale and options.check else 0


def made() -> dict[Path, str]:
    """The content of each file."""
    text = _with_section(_text(DOCUMENTATION), "extensions", _extensions())
    text = _with_section(text, "keywords", _keywords())
    return {SPECS / NAME: spec_schema_text(), DOCUMENTATION: text}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _with_section(text: str, name: str, section: str) -> str:
    """A text with a section between its marks."""
    begin, end = f"<!-- {name}, from codegen/keys.py -->\n", f"<!-- end of {name} -->"
    pattern = f"(?s){re.escape(begin)}.*?{re.escape(end)}"
    if not re.search(pattern, text):
        sys.exit(f"{DOCUMENTATION.name} has no marks {begin.strip()!r} and {end!r}")
    return re.sub(pattern, lambda _: f"{begin}{section}{end}", text)


def _extensions() -> str:
    rows = "".join(f"| `{name}` | {said} |\n" for name, said in EXTENSIONS.items())
    return f"| extension | meaning |\n|---|---|\n{rows}"


def _keywords() -> str:
    lines = ["| where | keys |", "|---|---|"]
    for kind, title in _TITLES.items():
        known = [f"`{key}`" for key in KEYS[kind] if not key.startswith("x-")]
        lines.append(f"| {title} | {', '.join(sorted(known))} |")
    return "\n".join(lines) + "\n"
