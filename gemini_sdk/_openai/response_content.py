"""Content of items of a responses request as parts of chat completions."""

from collections.abc import Iterator
from dataclasses import dataclass

from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.media import google_file
from gemini_sdk._openai.places import Places
from gemini_sdk._openai.plain_json import as_list, as_object
from gemini_sdk._wire.json_value import Json

_TYPES = ("input_text", "input_image", "input_file", "input_audio", "output_text", "refusal")


@dataclass(frozen=True, slots=True)
class ContentPart:
    """A part of chat completions, and where it comes from."""

    made: Json
    path: str
    source: str = ""
    """The member that has the URL, the bytes or the id."""
    is_content: bool = False
    """Whether the content is this text, not a list of parts."""

    @property
    def text(self) -> str | None:
        """Its text, if it is one."""
        return self.made.get("text")

    def place(self, here: str, places: Places) -> None:
        """Say where the part comes from, `here` being its path among the parts of chat completions."""
        places.add(here, self.path)
        kind: str = self.made["type"]
        if self.source:
            member = f"{self.path}.{self.source}"
            places.add(f"{here}.{kind}", member)
            places.add(f"{here}.{kind}.url", member)
            places.add(f"{here}.{kind}.file_data", member)
            for name in ("detail", "filename"):
                places.add(f"{here}.{kind}.{name}", f"{self.path}.{name}")
        elif self.is_content:
            places.add(f"{here}.type", None)
            places.add(f"{here}.text", self.path)


def content_parts(content: object, path: str, findings: Faults) -> Iterator[ContentPart]:
    """The parts of a text or of a list of content; what is wrong goes to the findings."""
    if isinstance(content, str):
        yield ContentPart({"type": "text", "text": content}, path, is_content=True)
    for number, given in enumerate(as_list(content)):
        here = f"{path}[{number}]"
        part = as_object(given) or {}
        made = _part(part, here, findings)
        if made is not None:
            yield made


def _part(part: Json, path: str, findings: Faults) -> ContentPart | None:
    kind: object = part.get("type")
    match kind:
        case "input_text" | "output_text":
            return ContentPart({"type": "text", "text": part.get("text")}, path)
        case "refusal" | "input_audio":
            return ContentPart({"type": kind, str(kind): part.get(str(kind))}, path)
        case "input_image":
            return _image(part, path, findings)
        case "input_file":
            return _file(part, path, findings)
        case _:
            findings.unknown(f"{path}.type", "type of part", kind, _TYPES)
            return None


def _image(part: Json, path: str, findings: Faults) -> ContentPart | None:
    source = _source(part, ("image_url", "file_id"), path, findings)
    if source is None:
        return None
    image: Json = {"url": google_file(part[source]) or part[source]}
    if (detail := part.get("detail")) is not None:
        image["detail"] = detail
    return ContentPart({"type": "image_url", "image_url": image}, path, source)


def _file(part: Json, path: str, findings: Faults) -> ContentPart | None:
    source = _source(part, ("file_data", "file_url", "file_id"), path, findings)
    if source is None:
        return None
    file: Json = {"file_data": google_file(part[source]) or part[source]}
    if (name := part.get("filename")) is not None:
        file["filename"] = name
    if part.get("detail") is not None:
        findings.lose(f"{path}.detail", "only for pictures", "info")
    return ContentPart({"type": "file", "file": file}, path, source)


def _source(part: Json, names: tuple[str, ...], path: str, findings: Faults) -> str | None:
    """The one of these members that is set; None, and a fault, if there is none, or more than one."""
    found = [name for name in names if isinstance(part.get(name), str)]
    if len(found) != 1:
        problem = "conflicting fields" if found else "no file"
        findings.fault(path, problem, " and ".join(found), f"one of {', '.join(names)}")
        return None
    (name,) = found
    if name == "file_id" and google_file(part[name]) is None:
        problem = "not a file of Google's Files API"
        expected = "the bytes, a URL, or a URI of Google's"
        findings.fault(f"{path}.file_id", problem, repr(part[name]), expected)
        return None
    return name
