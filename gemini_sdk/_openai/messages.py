"""Messages as Gemini's contents and system instruction, with calls and their results brought together.

A text stays what it is: a result becomes an object only if it is the text of one, so "72" stays text. Empty text is
left out, since services refuse it. Messages of one side in a row are one content, but results of functions are a
content of their own: Vertex AI refuses them together with text.
"""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from gemini_sdk._openai.findings import Faults, Json
from gemini_sdk._openai.media import KINDS, Media
from gemini_sdk._openai.plain_json import as_object
from gemini_sdk._openai.signatures import signature_in
from gemini_sdk._openai.tools import declarations
from gemini_sdk._wire.scalars import decode_base64
from gemini_sdk.validation.payload import parsed
from gemini_sdk.validation.suggestions import closest

TOOL_RESULT = "result"
"""The member that holds what a function returned, where that is not an object."""
_ROLES = ("system", "developer", "user", "assistant", "tool", "function")
_SAYABLE: Mapping[str, tuple[str, ...]] = {
    "user": tuple(kind for kind in KINDS if kind != "refusal"),
    "assistant": ("text", "refusal"),
}
"""The types of parts that roles may have; the others have text."""


def conversation(
    payload: Json,
    findings: Faults,
    media: Media,
    signatures: Mapping[str, str] | None = None,
) -> Json:
    """The contents, the system instruction and the tools of a generateContent request, as far as there are any."""
    builder = ContentsBuilder(findings, media, signatures)
    for number, message in enumerate(findings.objects(payload.get("messages"), "messages")):
        builder.add(message, f"messages[{number}]")
    builder.end()
    if builder.system and not builder.contents and not findings.is_faulty("messages"):
        told = "the system message is alone, and sent as the user's turn"
        findings.adapt("messages[0].role", told, "warning")
        builder.contents, builder.system = [{"role": "user", "parts": builder.system}], []
    wire: Json = {"contents": builder.contents}
    if builder.system:
        wire["systemInstruction"] = {"parts": builder.system}
    if declared := declarations(payload, findings):
        wire["tools"] = [{"functionDeclarations": declared}]
    if not (builder.contents or media.policy.empty or findings.is_faulty("messages")):
        expected = "at least one user message"
        findings.fault("messages", "the conversation is empty", expected=expected)
    return wire


class ContentsBuilder:
    """Takes the messages of a request or a line, one after another. What is wrong with them goes to the findings."""

    def __init__(
        self,
        findings: Faults,
        media: Media,
        signatures: Mapping[str, str] | None = None,
    ) -> None:
        self.system: list[Json] = []
        self.contents: list[Json] = []
        self._findings = findings
        self._media = media
        self._policy = media.policy
        self._signatures = signatures or {}
        self._names: dict[str, str] = {}
        """The function of each call so far, by its id."""
        self._functions: set[str] = set()
        """The functions called without an id."""
        self._open: dict[str, str] = {}
        """Where calls without a result are, by their id."""
        self._last_is_results = False

    def add(self, message: Json, path: str) -> None:
        """The next message."""
        role: object = message.get("role")
        if role not in _ROLES:
            self._findings.unknown(f"{path}.role", "role", role, _ROLES)
            return
        if role != "tool":
            self.end()
        if role != "assistant":
            for name in ("refusal", "extra_content"):
                if message.get(name) is not None:
                    self._findings.lose(f"{path}.{name}", "only allowed for the role assistant")
        match role:
            case "system" | "developer":
                if self.contents:
                    self._findings.adapt(f"{path}.role", "moved before the conversation", "warning")
                if not (said := self._said(message, path)):
                    self._findings.adapt(f"{path}.role", "is empty and left out")
                self.system += said
            case "user":
                self._turn("user", self._said(message, path), path)
            case "assistant":
                self._turn("model", self._answer(message, path), path)
            case _:
                self._result(message, path)

    def end(self) -> None:
        """No result follows: calls that have none may be faults."""
        for identity, place in self._open.items() if self._policy.calls == "paired" else ():
            wanted = "a tool message with this id as the next message"
            self._findings.fault(f"{place}.id", "the call has no result", repr(identity), wanted)
        self._open.clear()

    def _said(self, message: Json, path: str) -> list[Json]:
        """The parts of a message without empty text."""
        parts = list(self._parts(message, path))
        said = [part for part in parts if part.get("text") != ""]
        if said and len(said) < len(parts):
            self._findings.adapt(f"{path}.content", "without empty text")
        return said

    def _parts(self, message: Json, path: str) -> Iterator[Json]:
        role, content, place = message["role"], message.get("content"), f"{path}.content"
        if isinstance(content, str):
            yield {"text": content}
        elif isinstance(content, list):
            sayable = _SAYABLE.get(role, ("text",))
            for number, part in enumerate(cast("list[object]", content)):
                made = self._media.part(part, f"{place}[{number}]", role, sayable)
                if made is not None:
                    yield made
        elif content is not None:
            self._findings.wrong_type(place, content, "a text or a list of parts")
        elif role in ("user", "system", "developer"):
            self._findings.fault(place, "the message is empty", "null", "a text or parts")

    def _answer(self, message: Json, path: str) -> list[Json]:
        parts = self._said(message, path)
        if refusal := self._findings.text(message, "refusal", path):
            parts.append({"text": refusal})
        if (function := message.get("function_call")) is not None:
            called = self._function_call(function, f"{path}.function_call")
            self._functions.update(part["functionCall"]["name"] for part in called)
            parts += called
        self._sign(parts, message.get("extra_content"), path)
        calls = self._findings.objects(message.get("tool_calls"), f"{path}.tool_calls")
        for number, call in enumerate(calls):
            parts += self._call(call, f"{path}.tool_calls[{number}]")
        return parts

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
            place = f"{path}.google.thought_signature"
            self._findings.fault(place, "not base64", repr(signature))
        return signature

    def _call(self, call: Json, path: str) -> list[Json]:
        kind: object = call.get("type")
        if kind not in (None, "function"):
            self._findings.unknown(f"{path}.type", "type of call", kind, ("function",))
        parts = self._function_call(call.get("function"), f"{path}.function")
        identity: object = call.get("id")
        if not isinstance(identity, str):
            return parts
        if identity in self._open and self._policy.calls == "paired":
            self._findings.fault(f"{path}.id", "two calls have the same id", repr(identity))
        self._open[identity] = path
        signature = self._signature(call.get("extra_content"), f"{path}.extra_content")
        if isinstance(name := (as_object(call.get("function")) or {}).get("name"), str):
            self._names[identity] = name
        for part in parts:
            if self._policy.ids:
                part["functionCall"]["id"] = identity
            if (proof := signature or self._signatures.get(identity)) is not None:
                part["thoughtSignature"] = proof
        return parts

    def _function_call(self, function: object, path: str) -> list[Json]:
        called = as_object(function)
        if called is None or not isinstance(called.get("name"), str):
            self._findings.wrong_type(path, function, "a function with its name")
            return []
        arguments = self._arguments(called.get("arguments"), f"{path}.arguments")
        if arguments is None:
            return []
        return [{"functionCall": {"name": called["name"], "args": arguments}}]

    def _arguments(self, given: object, path: str) -> Json | None:
        problem, value = "no object", given
        empty: Json = {}
        if isinstance(given, str):
            try:
                value = parsed(given) if given.strip() else empty
            except ValueError as error:
                problem, value = f"not JSON: {error}", given
        if (arguments := as_object(value)) is not None:
            return arguments
        if self._policy.calls == "any":
            return {} if value is None else {"arguments": value}
        self._findings.fault(path, problem, repr(given), "the text of a JSON object")
        return None

    def _result(self, message: Json, path: str) -> None:
        by_id = message["role"] == "tool"
        name = self._named_by_id(message, path) if by_id else self._named(message, path)
        if name is None:
            return
        text = "".join(part["text"] for part in self._parts(message, path))
        response: dict[str, Any] = (
            {"id": message["tool_call_id"]} if by_id and self._policy.ids else {}
        )
        response |= {"name": name, "response": result_of(text)}
        self._turn("user", [{"functionResponse": response}], path, results=True)

    def _named_by_id(self, message: Json, path: str) -> str | None:
        """The function whose result a tool's message holds."""
        place, identity = f"{path}.tool_call_id", self._findings.text(message, "tool_call_id", path)
        name = self._names.get(identity or "")
        was_open = self._open.pop(identity or "", None) is not None
        if self._policy.calls == "paired":
            if name is not None and not was_open:
                told = "a second or late result of the same call"
                self._findings.fault(place, told, repr(identity))
        else:
            name = name or self._findings.text(message, "name", path)
        if name is None and self._policy.calls == "any":
            name = identity
        if name is None:
            self._no_call(place, identity, "the id of an earlier call", [*self._names])
        return name

    def _named(self, message: Json, path: str) -> str | None:
        place, name = f"{path}.name", self._findings.text(message, "name", path)
        if name is not None:
            self._findings.exact(place, "the function that was called")
        if name in self._functions or (name is not None and self._policy.calls != "paired"):
            return name
        self._no_call(place, name, "an earlier call", [*self._functions])
        return None

    def _no_call(self, place: str, found: str | None, expected: str, known: list[str]) -> None:
        near = closest(found or "", known)
        self._findings.fault(place, "the result has no call", repr(found), expected, near)

    def _turn(self, role: str, parts: list[Json], path: str, *, results: bool = False) -> None:
        if not parts:
            self._blank(path)
            return
        last = self.contents[-1] if self.contents else {}
        if last.get("role") != role or self._last_is_results != results:
            self.contents.append({"role": role, "parts": parts})
            self._last_is_results = results
            return
        last["parts"] += parts
        if not results:
            self._findings.adapt(f"{path}.role", "continues the previous turn")

    def _blank(self, path: str) -> None:
        if self._findings.is_faulty(path):
            return
        if self._policy.blank_turns == "refused":
            self._findings.fault(path, "says nothing", expected="content or calls")
        else:
            self._findings.adapt(f"{path}.role", "is empty and left out")


def result_of(text: str) -> Json:
    """What a function returned, as the object that Gemini wants."""
    try:
        made = as_object(parsed(text))
    except ValueError:
        made = None
    return {TOOL_RESULT: text} if made is None else made


def text_of(response: Json) -> str | None:
    """The text that `result_of` makes this object of; None if it is none but that of the object itself."""
    text = response.get(TOOL_RESULT) if len(response) == 1 else None
    return text if isinstance(text, str) and result_of(text) == response else None
