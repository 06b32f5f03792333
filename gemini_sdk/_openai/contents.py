"""Gemini's contents as the messages of a chat, with an id for every call. The rules are those of `messages`."""

from collections.abc import Mapping
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from gemini_sdk._behaviour.media_types import in_geminis_spelling, is_accepted, type_of_uri
from gemini_sdk._openai.calls import text_of
from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.media import FILES_API
from gemini_sdk._openai.plain_json import as_object, json_text
from gemini_sdk._openai.policy import MessagePolicy
from gemini_sdk._openai.signatures import extra_content
from gemini_sdk._wire.enums import enum_value
from gemini_sdk._wire.json_value import Json

_SOUNDS: Mapping[str, str] = {"audio/wav": "wav", "audio/mp3": "mp3", "audio/mpeg": "mp3"}


class MessagesBuilder:
    """Makes the messages of a request. `detail` is how closely its pictures are looked at."""

    def __init__(self, findings: Faults, policy: MessagePolicy, detail: str | None = None) -> None:
        self._findings = findings
        self._policy = policy
        self._detail = detail
        self._made: list[Json] = []
        self._open: list[tuple[str, str, str]] = []
        """Calls without a result: id, function and place."""
        self._given: set[str] = set()
        """The ids that calls have of their own."""
        self._numbers = count()
        """The number of ids made for other calls."""

    def make(self, payload: Json) -> list[Json]:
        """The messages; what is wrong goes to the findings."""
        contents = self._findings.objects(payload.get("contents"), "contents")
        system = as_object(payload.get("systemInstruction")) or {}
        texts = self._system(system.get("parts"), "systemInstruction.parts")
        if texts:
            self._made.append({"role": "system", "content": _plainly(texts)})
        self._given = _given_ids(contents)
        for number, content in enumerate(contents):
            self._turn(content, f"contents[{number}]")
        self._expect_no_result()
        if not self._made and not self._findings.is_faulty("contents"):
            self._findings.fault("contents", "the turn is empty", expected="at least one text")
        return self._made

    def _system(self, parts: object, path: str) -> list[Json]:
        texts: list[Json] = []
        for number, part in enumerate(self._findings.objects(parts, path)):
            if isinstance(text := part.get("text"), str):
                texts += [{"type": "text", "text": text}] if text else []
            else:
                self._findings.fault(f"{path}[{number}]", "not a text", expected="text only")
        return texts

    def _turn(self, content: Json, path: str) -> None:
        given = str(content.get("role") or "user")
        role = given.lower()
        parts = self._findings.objects(content.get("parts"), f"{path}.parts")
        made = len(self._made)
        if role == "model":
            self._answer(parts, f"{path}.parts")
        elif role in ("user", "function", "tool"):
            self._question(parts, f"{path}.parts")
        else:
            self._findings.fault(f"{path}.role", "unknown role", repr(given), "user or model")
        if len(self._made) > made or self._findings.is_faulty(path):
            return
        if self._policy.blank_turns == "refused":
            self._findings.fault(path, "says nothing", expected="parts")
        else:
            self._findings.adapt(
                f"{path}.role" if "role" in content else path, "is empty and left out"
            )

    def _question(self, parts: list[Json], path: str) -> None:
        said: list[Json] = []
        for number, part in enumerate(parts):
            here = f"{path}[{number}]"
            if part.get("thoughtSignature") is not None:
                self._findings.lose(f"{here}.thoughtSignature", "only allowed for the model")
            if (response := part.get("functionResponse")) is not None:
                self._result(as_object(response) or {}, f"{here}.functionResponse")
            elif part.get("functionCall") is not None:
                self._findings.fault(f"{here}.functionCall", "not for the role user")
            elif (made := self._part(part, here)) is not None and made.get("text") != "":
                said.append(made)
        if said:
            self._expect_no_result()
            self._made.append({"role": "user", "content": _plainly(said)})

    def _part(self, part: Json, path: str) -> Json | None:
        resolution = as_object(part.get("mediaResolution")) or {}
        detail = detail_of(resolution.get("level")) or self._detail
        if part.get("text") is not None:
            text = self._findings.text(part, "text", path)
            return None if text is None else {"type": "text", "text": text}
        if (blob := as_object(part.get("inlineData"))) is not None:
            kind = self._findings.text(blob, "mimeType", f"{path}.inlineData", required=True)
            data = self._findings.text(blob, "data", f"{path}.inlineData", required=True)
            if kind is not None and data is not None:
                return self._media(kind, data, detail, f"{path}.inlineData.mimeType")
        if (file := as_object(part.get("fileData"))) is not None:
            return self._file(file, detail, f"{path}.fileData")
        return None

    def _media(self, mime_type: str, data: str, detail: str | None, path: str) -> Json | None:
        mime_type = in_geminis_spelling(mime_type)
        url = f"data:{mime_type};base64,{data}"
        sound = _SOUNDS.get(mime_type)
        if sound is not None and self._policy.media == "any":
            return {"type": "input_audio", "input_audio": {"data": data, "format": sound}}
        is_image = mime_type.startswith("image/")
        if is_image or self._policy.extensions:
            self._tell_unread(mime_type, path)
        if is_image:
            return _image(url, detail)
        if self._policy.extensions:
            return {"type": "file", "file": {"file_data": url}}
        self._no_media(path, mime_type, "an image, WAV or MP3")
        return None

    def _tell_unread(self, mime_type: str, path: str) -> None:
        if not is_accepted(mime_type, "azure-openai"):
            wanted = "pictures as PNG, JPEG, WEBP or GIF, and files as PDF"
            self._findings.adapt(path, f"not {mime_type}: Azure reads {wanted}", "error")

    def _file(self, file: Json, detail: str | None, path: str) -> Json | None:
        uri = self._findings.text(file, "fileUri", path, required=True)
        known = "video/*" if _is_video(uri or "") else type_of_uri(uri or "")
        kind = self._findings.text(file, "mimeType", path) or known or "image/*"
        kind = in_geminis_spelling(kind)
        if uri is None:
            return None
        if not kind.startswith("image/"):
            self._no_media(f"{path}.mimeType", kind, "an image")
        elif (
            not uri.startswith(("http://", "https://"))
            and self._policy.media != "images by any URI"
        ):
            self._no_media(f"{path}.fileUri", uri, "an https: URL, or inlineData")
        elif uri.startswith(FILES_API):
            self._no_media(f"{path}.fileUri", uri, "inlineData: only Google reads its files")
        else:
            if kind != "image/*" and self._policy.media == "any":
                self._tell_unread(kind, f"{path}.fileUri")
            if known != kind and "mimeType" in file:
                reason = "the URL has no extension that says so"
                self._findings.lose(f"{path}.mimeType", reason, "info")
            return _image(uri, detail)
        return None

    def _no_media(self, path: str, found: str, expected: str) -> None:
        self._findings.fault(path, "not supported in messages", repr(found), expected)

    def _expect_no_result(self) -> None:
        if self._policy.calls != "paired":
            return
        for _, name, place in self._open:
            wanted = "a functionResponse in the next turn"
            self._findings.fault(place, "the call has no result", repr(name), wanted)
        self._open.clear()

    def _answer(self, parts: list[Json], path: str) -> None:
        self._expect_no_result()
        texts: list[Json] = []
        thoughts: list[str] = []
        calls: list[Json] = []
        extra: Json = {}
        for number, part in enumerate(parts):
            here = f"{path}[{number}]"
            if (call := part.get("functionCall")) is not None:
                calls += self._call(part, as_object(call) or {}, here)
                continue
            extra |= self._signed(part, here)
            text = self._findings.text(part, "text", here)
            if text and part.get("thought") and self._policy.thoughts:
                thoughts.append(text)
            elif text and part.get("thought"):
                self._findings.fault(here, "a thought, which messages do not have", expected="text")
            elif text:
                texts.append({"type": "text", "text": text})
                if calls:
                    self._findings.adapt(here, "moved before the calls", "warning")
            for name in ("inlineData", "fileData"):
                if part.get(name) is not None:
                    reason = "assistant messages contain only text"
                    self._findings.lose(f"{here}.{name}", reason)
            if part.get("functionResponse") is not None:
                self._findings.fault(f"{here}.functionResponse", "not for the role model")
        if texts or calls or thoughts:
            message: Json = {"role": "assistant", "content": self._answer_text(texts)}
            message |= {"reasoning_content": "".join(thoughts)} if thoughts else {}
            message |= {"tool_calls": calls} if calls else {}
            self._made.append(message | extra)

    def _answer_text(self, texts: list[Json]) -> object:
        if not texts:
            return None
        return (
            _plainly(texts) if self._policy.answers_in_parts else "".join(t["text"] for t in texts)
        )

    def _signed(self, part: Json, path: str) -> Json:
        """The member that carries a part's signature, if there is a signature and a place for it."""
        signature: Any = part.get("thoughtSignature")
        if signature and self._policy.extensions:
            return {"extra_content": extra_content(signature)}
        if signature:
            self._findings.lose(f"{path}.thoughtSignature", "messages have no field for it", "info")
        return {}

    def _call(self, part: Json, call: Json, path: str) -> list[Json]:
        here = f"{path}.functionCall"
        name = self._findings.text(call, "name", here) or ""
        identity = self._findings.text(call, "id", here) or self._new_id()
        if any(identity == other for other, _, _ in self._open):
            self._findings.fault(f"{here}.id", "two calls have the same id", repr(identity))
        self._open.append((identity, name, here))
        text = json_text(call.get("args") or {})
        function = {"name": name, "arguments": text}
        made: Json = {"id": identity, "type": "function", "function": function}
        return [made | self._signed(part, path)]

    def _new_id(self) -> str:
        made = (f"call_{number}" for number in self._numbers)
        return next(identity for identity in made if identity not in self._given)

    def _result(self, response: Json, path: str) -> None:
        asked, name = response.get("id"), response.get("name")
        matching = (each for each in self._open if (each[0] == asked if asked else each[1] == name))
        found = next(matching, None)
        if found is None:
            self._findings.fault(path, "the result has no call", repr(asked or name))
            return
        self._open.remove(found)
        held = as_object(response.get("response"))
        text = None if held is None else text_of(held)
        if text is None:
            text = json_text(response.get("response"))
        self._made.append({"role": "tool", "tool_call_id": found[0], "content": text})


def _is_video(uri: str) -> bool:
    """Whether a URI is that of a page of YouTube's, which Gemini watches."""
    try:
        host = urlsplit(uri).hostname or ""
    except ValueError:
        return False
    return host in ("youtu.be", "youtube.com") or host.endswith(".youtube.com")


def _given_ids(contents: list[Json]) -> set[str]:
    parts = (part for content in contents for part in content.get("parts") or ())
    calls = (as_object((as_object(part) or {}).get("functionCall")) or {} for part in parts)
    return {str(call["id"]) for call in calls if call.get("id")}


def _plainly(parts: list[Json]) -> object:
    """A single text as a string, other content as parts."""
    return parts[0]["text"] if len(parts) == 1 and parts[0]["type"] == "text" else parts


def detail_of(resolution: object) -> str | None:
    """How closely a picture is looked at, in OpenAI's words; None if it is not said."""
    level = str(enum_value("PartMediaResolutionLevel", resolution))
    return "low" if level.endswith("_LOW") else "high" if level.endswith("HIGH") else None


def _image(url: str, detail: str | None) -> Json:
    return {"type": "image_url", "image_url": {"url": url} | ({"detail": detail} if detail else {})}
