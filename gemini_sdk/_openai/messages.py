"""Messages as Gemini's contents and system instruction, with calls and their results brought together.

A text stays what it is: a result becomes an object only if it is the text of one, so "72" stays text. Empty text is
left out, since services refuse it. Messages of one side in a row are one content, but results of functions are a
content of their own: Vertex AI refuses them together with text.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from gemini_sdk._openai.calls import Calls
from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.media import KINDS, Media
from gemini_sdk._openai.plain_json import as_object
from gemini_sdk._openai.tools import declarations
from gemini_sdk._wire.json_value import Json

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
    builder.calls.end()
    if builder.system and not builder.contents and not findings.is_faulty("messages"):
        reason = "the system message is alone, and sent as the user's turn"
        findings.adapt(f"{builder.first_system}.role", reason, "warning")
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
    """Takes the messages of a request or a line, one after another. Their faults go to the findings."""

    def __init__(
        self,
        findings: Faults,
        media: Media,
        signatures: Mapping[str, str] | None = None,
    ) -> None:
        self.system: list[Json] = []
        self.first_system = ""
        """The path of the first message in `system`."""
        self.contents: list[Json] = []
        self._findings = findings
        self._media = media
        self._policy = media.policy
        self.calls = Calls(findings, media.policy, signatures or {})
        self._last_is_results = False

    def add(self, message: Json, path: str) -> None:
        """The next message."""
        role: object = message.get("role")
        if role not in _ROLES:
            self._findings.unknown(f"{path}.role", "role", role, _ROLES)
            return
        if role != "tool":
            self.calls.end()
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
                self.first_system = self.first_system if self.system else path
                self.system += said
            case "user":
                self._turn("user", self._said(message, path), path)
            case "assistant":
                self._turn("model", self._answer(message, path), path)
            case _:
                self._result(message, path)

    def _said(self, message: Json, path: str) -> list[Json]:
        """The parts of a message without empty text."""
        if isinstance(content := message.get("content"), str):
            return [{"text": content}] if content else []
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
        parts += self._spoken(message, parts, f"{path}.audio")
        if (function := message.get("function_call")) is not None:
            parts += self.calls.of_old(function, f"{path}.function_call")
        self._sign(parts, message.get("extra_content"), path)
        calls = self._findings.objects(message.get("tool_calls"), f"{path}.tool_calls")
        for number, call in enumerate(calls):
            parts += self.calls.call(call, f"{path}.tool_calls[{number}]")
        return parts

    def _spoken(self, message: Json, parts: list[Json], path: str) -> list[Json]:
        """What was said in a spoken answer, if the message has no text."""
        audio = as_object(message.get("audio")) or {}
        said = self._findings.text(audio, "transcript", path)
        if not said or parts:
            return []
        self._findings.lose(path, "Gemini stores no audio answers; the transcript is sent")
        return [{"text": said}]

    def _sign(self, parts: list[Json], extra: object, path: str) -> None:
        signature = self.calls.signature(extra, path)
        if signature is None:
            return
        if not parts:
            parts.append({"text": ""})
        parts[-1]["thoughtSignature"] = signature

    def _result(self, message: Json, path: str) -> None:
        text = "".join(part["text"] for part in self._parts(message, path))
        if (part := self.calls.result(message, text, path)) is not None:
            self._turn("user", [part], path, results=True)

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
