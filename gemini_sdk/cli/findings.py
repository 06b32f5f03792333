"""The file and position of a fault, in three forms: for people, for programs, for GitHub."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from gemini_sdk.errors import Fault


@dataclass(frozen=True, slots=True)
class FileFinding:
    """A fault in a file."""

    file: str
    """As it was named on the command line; `<stdin>` for standard input."""
    line: int | None
    """From 1; None if a file is one payload that can be read."""
    fault: Fault


def as_text(finding: FileFinding) -> str:
    """`requests.jsonl:7: $.contents[0].part: unknown field of Content; expected one of parts, role`."""
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    note = "warning: " if finding.fault.severity == "warning" else ""
    return f"{place}: {note}{_with_root(finding.fault)}"


def as_json(finding: FileFinding) -> str:
    """One object, in one line."""
    fault = asdict(finding.fault) | {"path": _json_path(finding.fault)}
    return json.dumps({"file": finding.file, "line": finding.line} | fault, ensure_ascii=False)


def as_github(finding: FileFinding) -> str:
    """A workflow command, which GitHub Actions shows at the line of the file."""
    return annotation(finding.fault.severity, finding.file, finding.line, _with_root(finding.fault))


def annotation(
    severity: str, file: str, line: int | None, message: str, title: str | None = None
) -> str:
    """A workflow command of GitHub Actions: a message at a line of a file, or about the whole file."""
    properties = {"file": file, "line": line, "title": title}
    place = ",".join(f"{key}={_property(str(v))}" for key, v in properties.items() if v is not None)
    return f"::{severity} {place}::{_message(message)}"


FORMATS: dict[str, Callable[[FileFinding], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def _json_path(fault: Fault) -> str:
    return fault.path if fault.path == "$" else f"$.{fault.path}"


def _with_root(fault: Fault) -> str:
    text = str(fault) if fault.path == "$" else f"$.{fault}"
    return f"{text} (--no-warnings silences this)" if fault.severity == "warning" else text


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
