"""Descriptions as the generated files have them: the text of the spec, and marks for what keywords and extensions say.

A mark is never part of the text in a spec, so that it cannot differ from the keyword.
"""

import re
from collections.abc import Iterator

from .keys import KEYS
from .platform_type import is_deprecated
from .specs import Json
from .vocabulary import Fault, parts

_TEXTS = ("description", "summary")
_MARKS = {
    "readOnly": r"(?:output|read)[ -]?only(?=\W*$|\s*[.:;,)\]])",
    "deprecated": r"deprecated\b",
}
"""By the keyword that stands for it, a mark where a sentence begins with it."""
_BEGINNING = r"(?:^|[.!?]\s)[^\w]*"
_ADDED = r"[;,(\[:]\s*"
"""What separates a mark at the end of a text from its last sentence."""


def type_description(schema: Json) -> str:
    """The description of a type, with the version that added it and its deprecation."""
    return _joined(_text(schema), _since(schema), _deprecation(schema, None))


def member_description(schema: Json) -> str:
    """The description of a member, with marks for who sets it, its platforms, version and deprecation."""
    platforms: list[str] = schema.get("x-platforms", [])
    only = f"Only on {' and '.join(platforms)}." if platforms else ""
    since, deprecation = _since(schema), _deprecation(schema, None)
    return _joined(_text(schema), _output_only(schema), only, since, deprecation)


def marked_description(schema: Json, platform: str | None = None) -> str:
    """The description of a type or a member, with marks for `readOnly` and `deprecated`, as they are on a platform."""
    return _joined(_text(schema), _output_only(schema), _deprecation(schema, platform))


def written_marks(document: object) -> Iterator[Fault]:
    """Each description that has the mark of a keyword in its text: the steps that lead there, and what to write."""
    for kind, steps, node in parts(document, "document"):
        for keyword in _MARKS.keys() & KEYS.get(kind, {}).keys():
            for key in _TEXTS:
                text = node.get(key)
                if isinstance(text, str) and (mark := _mark_in(text, keyword)):
                    remedy = f"write {keyword}: true instead"
                    if node.get(keyword) is True:
                        remedy = f"leave it out, because {keyword}: true is there"
                    problem = f"the {key} has the mark {mark!r}; {remedy}. Codegen adds the mark"
                    yield (*steps, key), problem


def _mark_in(text: str, keyword: str) -> str | None:
    """The mark in a text, if a sentence begins with it or the text ends with it."""
    mark = _MARKS[keyword]
    pattern = rf"(?:{_BEGINNING})({mark})|{_ADDED}({mark}\W*$)"
    found = re.search(pattern, text, re.IGNORECASE)
    return (found[1] or found[2]).rstrip(")] .") if found else None


def _text(schema: Json) -> str:
    return str(schema.get("description") or "")


def _since(schema: Json) -> str:
    return f"Since api-version {schema['x-since']}." if "x-since" in schema else ""


def _output_only(schema: Json) -> str:
    if not schema.get("readOnly") or _mark_in(_text(schema), "readOnly"):
        return ""
    return "Output only."


def _deprecation(schema: Json, platform: str | None) -> str:
    if _mark_in(_text(schema), "deprecated") or not schema.get("deprecated"):
        return ""
    limited: list[str] = schema.get("x-deprecated-on", [])
    if platform:
        return "Deprecated." if is_deprecated(schema, platform) else ""
    return f"Deprecated on {' and '.join(limited)}." if limited else "Deprecated."


def _joined(*notes: str) -> str:
    return " ".join(filter(None, notes))
