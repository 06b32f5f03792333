"""Gemini's turns as the messages of a chat, with an id for every call."""

import json
from collections.abc import Mapping
from itertools import count

from gemini_sdk._openai.findings import Findings, Json
from gemini_sdk._openai.signatures import extra_content
from gemini_sdk._wire.enums import enum_value

_SOUNDS: Mapping[str, str] = {
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/mp3": "mp3",
    "audio/mpeg": "mp3",
}


class Messages:
    """Makes the messages of a request.

    `detail` is how closely its pictures are looked at; `openai`, whether signatures and files may be among them.
    """

    def __init__(self, ledger: Findings, detail: str | None, *, openai: bool) -> None:
        self._ledger = ledger
        self._openai = openai
        self._detail = detail
        self._made: list[Json] = []
        self._open: list[tuple[str, str, str]] = []
        """Calls without a result: id, function and place."""
        self._given: set[str] = set()
        """The ids that calls have of their own."""
        self._numbers = count()
        """Of the ids made for other calls."""

    def make(self, payload: Json) -> list[Json]:
        """The messages; what is wrong goes to the ledger."""
        system: Json = payload.get("systemInstruction") or {}
        texts = self._texts(system.get("parts") or [], "systemInstruction.parts")
        if texts:
            self._made.append({"role": "system", "content": _plainly(texts)})
        self._given = _given_ids(payload["contents"])
        for number, content in enumerate(payload["contents"]):
            self._turn(content, f"contents[{number}]")
        self._expect_no_result()
        if not self._made:
            self._ledger.fault("contents", "the turn is empty", expected="at least one text")
        return self._made

    def _texts(self, parts: list[Json], path: str) -> list[Json]:
        for number, part in enumerate(parts):
            if part.get("text") is None:
                self._ledger.fault(f"{path}[{number}]", "no text", expected="text only")
        return [{"type": "text", "text": p["text"]} for p in parts if p.get("text") is not None]

    def _turn(self, content: Json, path: str) -> None:
        given: str = content.get("role") or "user"
        role = given.lower()
        parts: list[Json] = content.get("parts") or []
        if role == "model":
            self._answer(parts, f"{path}.parts")
        elif role in ("user", "function", "tool"):
            self._question(parts, f"{path}.parts")
        else:
            self._ledger.fault(f"{path}.role", "unknown role", repr(given), "user or model")

    def _question(self, parts: list[Json], path: str) -> None:
        said: list[Json] = []
        for number, part in enumerate(parts):
            here = f"{path}[{number}]"
            if part.get("thoughtSignature") is not None:
                self._ledger.lose(f"{here}.thoughtSignature", "only allowed for the model")
            if (response := part.get("functionResponse")) is not None:
                self._result(response, f"{here}.functionResponse")
            elif part.get("functionCall") is not None:
                self._ledger.fault(f"{here}.functionCall", "not for the role user")
            elif (made := self._part(part, here)) is not None:
                said.append(made)
        if said:
            self._expect_no_result()
            self._made.append({"role": "user", "content": _plainly(said)})

    def _part(self, part: Json, path: str) -> Json | None:
        resolution: Json = part.get("mediaResolution") or {}
        detail = detail_of(resolution.get("level")) or self._detail
        if part.get("text") is not None:
            return {"type": "text", "text": part["text"]}
        if (blob := part.get("inlineData")) is not None:
            return self._media(
                blob["mimeType"], blob["data"], detail, f"{path}.inlineData.mimeType"
            )
        if (file := part.get("fileData")) is not None:
            return self._file(file["fileUri"], detail, f"{path}.fileData.fileUri")
        return None

    def _media(self, mime_type: str, data: str, detail: str | None, path: str) -> Json | None:
        url = f"data:{mime_type};base64,{data}"
        if (sound := _SOUNDS.get(mime_type)) is not None:
            return {"type": "input_audio", "input_audio": {"data": data, "format": sound}}
        if mime_type.startswith("image/"):
            return _image(url, detail)
        if self._openai:
            return {"type": "file", "file": {"file_data": url}}
        self._ledger.fault(path, "not supported by Azure", repr(mime_type), "an image, WAV or MP3")
        return None

    def _file(self, uri: str, detail: str | None, path: str) -> Json | None:
        if uri.startswith(("http://", "https://")):
            return _image(uri, detail)
        self._ledger.fault(
            path, "not supported by Azure", repr(uri), "an https: URL, or inlineData"
        )
        return None

    def _expect_no_result(self) -> None:
        for _, name, place in self._open:
            wanted = "a functionResponse in the next turn"
            self._ledger.fault(place, "the call has no result", repr(name), wanted)
        self._open.clear()

    def _answer(self, parts: list[Json], path: str) -> None:
        self._expect_no_result()
        texts = [p["text"] for p in parts if p.get("text") is not None and not p.get("thought")]
        thoughts = [p["text"] for p in parts if p.get("text") is not None and p.get("thought")]
        message: Json = {"role": "assistant", "content": "".join(texts) if texts else None}
        if thoughts:
            message["reasoning_content"] = "".join(thoughts)
        calls = [
            self._call(part, f"{path}[{number}]")
            for number, part in enumerate(parts)
            if part.get("functionCall") is not None
        ]
        if calls:
            message["tool_calls"] = calls
        for number, part in enumerate(parts):
            here = f"{path}[{number}]"
            if part.get("functionCall") is None:
                message |= self._signed(part, here)
            for name in ("inlineData", "fileData"):
                if part.get(name) is not None:
                    self._ledger.lose(f"{here}.{name}", "assistant messages contain only text")
            if part.get("functionResponse") is not None:
                self._ledger.fault(f"{here}.functionResponse", "not for the role model")
        if texts or calls or thoughts:
            self._made.append(message)

    def _signed(self, part: Json, path: str) -> Json:
        """What carries a part's signature, where there is one and a place for it."""
        signature = part.get("thoughtSignature")
        if signature and self._openai:
            return {"extra_content": extra_content(signature)}
        if signature:
            self._ledger.lose(f"{path}.thoughtSignature", "Azure has no equivalent", "info")
        return {}

    def _call(self, part: Json, path: str) -> Json:
        call: Json = part["functionCall"]
        name = call.get("name") or ""
        identity = call.get("id") or self._new_id()
        if any(identity == other for other, _, _ in self._open):
            told = "two calls have the same id"
            self._ledger.fault(f"{path}.functionCall.id", told, repr(identity))
        self._open.append((identity, name, f"{path}.functionCall"))
        text = json.dumps(call.get("args") or {}, ensure_ascii=False)
        made: Json = {
            "id": identity,
            "type": "function",
            "function": {"name": name, "arguments": text},
        }
        return made | self._signed(part, path)

    def _new_id(self) -> str:
        made = (f"call_{number}" for number in self._numbers)
        return next(identity for identity in made if identity not in self._given)

    def _result(self, response: Json, path: str) -> None:
        asked = response.get("id")
        found = next(
            (
                each
                for each in self._open
                if (each[0] == asked if asked else each[1] == response["name"])
            ),
            None,
        )
        if found is None:
            self._ledger.fault(path, "the result has no call", repr(asked or response["name"]))
            return
        self._open.remove(found)
        text = json.dumps(response["response"], ensure_ascii=False)
        self._made.append({"role": "tool", "tool_call_id": found[0], "content": text})


def _given_ids(contents: list[Json]) -> set[str]:
    calls = (p.get("functionCall") for content in contents for p in content.get("parts") or ())
    return {call["id"] for call in calls if call and call.get("id")}


def _plainly(parts: list[Json]) -> object:
    """A single text as such, anything else as parts."""
    return parts[0]["text"] if len(parts) == 1 and parts[0]["type"] == "text" else parts


def detail_of(resolution: object) -> str | None:
    """How closely a picture is looked at, in OpenAI's words; None if it is not said."""
    told = str(enum_value("PartMediaResolutionLevel", resolution))
    return "low" if told.endswith("_LOW") else "high" if told.endswith("HIGH") else None


def _image(url: str, detail: str | None) -> Json:
    return {"type": "image_url", "image_url": {"url": url} | ({"detail": detail} if detail else {})}
