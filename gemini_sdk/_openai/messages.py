"""Messages as Gemini's turns and system instruction, with calls and their results brought together."""

from collections.abc import Mapping
from typing import Any

from gemini_sdk._openai.findings import Findings, Json
from gemini_sdk._openai.media import Media
from gemini_sdk._openai.plain_json import as_object
from gemini_sdk._openai.signatures import signature_in
from gemini_sdk._wire.scalars import decode_base64
from gemini_sdk.validation.payload import parsed
from gemini_sdk.validation.suggestions import closest

_ROLES = ("system", "developer", "user", "assistant", "tool", "function")
_SAYABLE: Mapping[str, tuple[str, ...]] = {
    "system": ("text",),
    "developer": ("text",),
    "user": ("text", "image_url", "input_audio", "file"),
    "assistant": ("text", "refusal"),
    "tool": ("text",),
    "function": ("text",),
}
"""The types of parts each role may have."""


class ContentsBuilder:
    """Takes the messages of a request, one after another."""

    def __init__(self, ledger: Findings, media: Media, signatures: Mapping[str, str]) -> None:
        self.system: list[Json] = []
        self.contents: list[Json] = []
        self._ledger = ledger
        self._media = media
        self._signatures = signatures
        self._names: dict[str, str] = {}
        """The function of each call so far, by its id."""
        self._functions: set[str] = set()
        """The functions called without an id."""
        self._open: dict[str, str] = {}
        """Where calls without a result are, by their id."""

    def add(self, message: Json, path: str) -> None:
        """The next message; what is wrong with it goes to the ledger."""
        role: str = message["role"]
        if role not in _ROLES:
            near = closest(role, _ROLES)
            expected = f"one of {', '.join(_ROLES)}"
            self._ledger.fault(f"{path}.role", "unknown role", repr(role), expected, near)
            return
        if role != "tool":
            self.end()
        if role != "assistant":
            self._lose_an_answers(message, path)
        match role:
            case "system" | "developer":
                if self.contents:
                    self._ledger.adapt(f"{path}.role", "moved before the conversation", "warning")
                self._instruct(message, path)
            case "user":
                self._turn("user", self._said(message, path), path)
            case "assistant":
                self._answer(message, path)
            case _:
                self._result(message, path)

    def _instruct(self, message: Json, path: str) -> None:
        said = [part for part in self._said(message, path) if part["text"]]
        if not said:  # Gemini refuses empty instructions
            self._ledger.adapt(f"{path}.role", "is empty and left out")
        self.system += said

    def _lose_an_answers(self, message: Json, path: str) -> None:
        for name in ("refusal", "extra_content"):
            if message.get(name) is not None:
                self._ledger.lose(f"{path}.{name}", "only allowed for the role assistant")

    def _said(self, message: Json, path: str) -> list[Json]:
        content = message.get("content")
        place = f"{path}.content"
        if content is None:
            if message["role"] in ("user", "system", "developer"):
                self._ledger.fault(place, "the message is empty", "null", "a text or parts")
            return []
        if isinstance(content, str):
            return [{"text": content}]
        sayable = _SAYABLE[message["role"]]
        parts: list[Json] = []
        for number, part in enumerate(content):
            here = f"{place}[{number}]"
            if part.get("type") not in sayable and part.get("type") in _SAYABLE["user"] + (
                "refusal",
            ):
                told = f"not for the role {message['role']}"
                self._ledger.fault(f"{here}.type", told, repr(part["type"]), " or ".join(sayable))
            elif (made := self._media.part(part, here)) is not None:
                parts.append(made)
        return parts

    def _answer(self, message: Json, path: str) -> None:
        parts = [part for part in self._said(message, path) if part.get("text") != ""]
        if (refusal := message.get("refusal")) is not None:
            parts.append({"text": refusal})
        if (function := message.get("function_call")) is not None:
            self._functions.add(function["name"])
            parts += self._function_call(function, f"{path}.function_call")
        self._sign(parts, message.get("extra_content"), path)
        for number, call in enumerate(message.get("tool_calls") or ()):
            parts += self._call(call, f"{path}.tool_calls[{number}]")
        if parts:
            self._turn("model", parts, path)
        else:
            self._ledger.adapt(f"{path}.role", "is empty and left out")

    def _sign(self, parts: list[Json], extra: object, path: str) -> None:
        signature = self._signature(extra, f"{path}.extra_content")
        if signature is None:
            return
        if not parts:
            parts.append({"text": ""})
        parts[-1]["thoughtSignature"] = signature

    def _signature(self, extra: object, path: str) -> str | None:
        signature = signature_in(extra)
        try:
            decode_base64(signature or "")
        except ValueError:
            self._ledger.fault(f"{path}.google.thought_signature", "not base64", repr(signature))
        return signature

    def _call(self, call: Json, path: str) -> list[Json]:
        identity: str = call["id"]
        if call["type"] != "function":
            self._ledger.fault(
                f"{path}.type", "unknown type of call", repr(call["type"]), "function"
            )
        if identity in self._open:
            self._ledger.fault(f"{path}.id", "two calls have the same id", repr(identity))
        parts = self._function_call(call["function"], f"{path}.function")
        signature = self._signature(call.get("extra_content"), f"{path}.extra_content")
        for part in parts:
            part["functionCall"]["id"] = identity
            if (proof := signature or self._signatures.get(identity)) is not None:
                part["thoughtSignature"] = proof
        self._names[identity] = call["function"]["name"]
        self._open[identity] = path
        return parts

    def _function_call(self, function: Json, path: str) -> list[Json]:
        text: str = function["arguments"]
        try:
            arguments = as_object(parsed(text) if text.strip() else {})
        except ValueError as error:
            place, wanted = f"{path}.arguments", "the text of a JSON object"
            self._ledger.fault(place, f"not JSON: {error}", repr(text), wanted)
            return []
        if arguments is None:
            place = f"{path}.arguments"
            self._ledger.fault(place, "no object", repr(text), "the text of a JSON object")
            return []
        return [{"functionCall": {"name": function["name"], "args": arguments}}]

    def _result(self, message: Json, path: str) -> None:
        response: dict[str, Any] = {}
        if message["role"] == "tool":
            identity: str = message["tool_call_id"]
            name = self._names.get(identity)
            if self._open.pop(identity, None) is None and name is not None:
                told = "a second or late result of the same call"
                self._ledger.fault(f"{path}.tool_call_id", told, repr(identity))
            response["id"] = identity
            place, found, known = f"{path}.tool_call_id", identity, [*self._names]
        else:
            self._ledger.exact(f"{path}.name", "the function that was called")
            name = message["name"] if message["name"] in self._functions else None
            place, found, known = f"{path}.name", message["name"], [*self._functions]
        if name is None:
            expected = (
                "the id of an earlier call" if message["role"] == "tool" else "an earlier call"
            )
            problem = "the result has no call"
            self._ledger.fault(place, problem, repr(found), expected, closest(found, known))
            return
        text = "".join(part["text"] for part in self._said(message, path))
        response |= {"name": name, "response": _as_object(text)}
        self._turn("user", [{"functionResponse": response}], path)

    def _turn(self, role: str, parts: list[Json], path: str) -> None:
        last = self.contents[-1] if self.contents else None
        if last is None or last["role"] != role:
            self.contents.append({"role": role, "parts": parts})
            return
        last["parts"] += parts
        if "functionResponse" not in (parts or [{}])[0]:
            self._ledger.adapt(f"{path}.role", "continues the previous turn")

    def end(self) -> None:
        """No result follows: calls that have none are faults."""
        for identity, place in self._open.items():
            wanted = "a tool message with this id as the next message"
            self._ledger.fault(f"{place}.id", "the call has no result", repr(identity), wanted)
        self._open.clear()


def _as_object(text: str) -> Json:
    """A result as the object Gemini wants: what is none goes into one."""
    try:
        value = parsed(text)
    except ValueError:
        return {"result": text}
    made = as_object(value)
    return {"result": value} if made is None else made
