"""To the form in which OpenAI's models are tuned, lines of `messages`.

What that form lacks is never dropped in silence: it is returned as a list of faults together with the line, or raised
where no line can be made at all.
"""

import json
from collections.abc import Iterator

from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk._behaviour.media_types import type_of_uri
from gemini_sdk._openai.messages import TOOL_RESULT
from gemini_sdk._wire.naming import camel_case
from gemini_sdk.datasets.example import (
    CALLS,
    FILES,
    RESPONSES,
    Json,
    Turn,
    is_object,
    member,
    objects,
    system_parts,
    turns,
)
from gemini_sdk.datasets.from_openai import unlike
from gemini_sdk.errors import Fault, InvalidPayloadError

_NOT_THERE = "OpenAI's format has no equivalent"


def from_gemini(line: Json) -> tuple[Json, list[Fault]]:
    """A line of contents as a line of messages, and what could not be carried over.

    Raises InvalidPayloadError if something can't be expressed at all, such as audio.
    """
    return _FromGemini().line(line)


class _FromGemini:
    def __init__(self) -> None:
        self.lost: list[Fault] = []
        self.messages: list[Json] = []
        self.waiting: list[tuple[str, str]] = []
        """Names and ids of calls that have no result yet."""
        self.calls = 0

    def line(self, line: Json) -> tuple[Json, list[Fault]]:
        parts, conversation = system_parts(line), turns(line)
        if parts:
            texts = [self._text(f"systemInstruction.parts[{n}]", p) for n, p in enumerate(parts)]
            self.messages.append({"role": "system", "content": _joined(texts)})
        if not conversation:
            raise InvalidPayloadError([Fault("contents", "no turns", expected="at least one")])
        for number, turn in enumerate(conversation):
            self._turn(f"contents[{number}]", turn)
        document: Json = {"messages": self.messages}
        tools = [{"type": "function", "function": each} for each in self._declared(line)]
        if tools:
            document["tools"] = tools
        held = {
            "contents": conversation,
            "systemInstruction": parts,
            "tools": objects(line.get("tools")),
        }
        self.lost += (
            Fault(name, "is lost", expected=_NOT_THERE)
            for name, value in line.items()
            if value and not held.get(camel_case(name))
        )
        return document, self.lost

    def _turn(self, where: str, turn: Turn) -> None:
        if not turn.parts:
            raise InvalidPayloadError([Fault(where, "says nothing", expected="parts")])
        role = (turn.role or "user").lower()
        if role == "model":
            self._answer(f"{where}.parts", turn.parts)
        elif role in ("user", "function"):
            self._question(f"{where}.parts", turn.parts)
        else:
            fault = Fault(f"{where}.role", "unknown role", repr(turn.role), "user or model")
            raise InvalidPayloadError([fault])

    def _text(self, where: str, part: Json) -> Json:
        text = part.get("text")
        if not isinstance(text, str) or part.get("thought"):
            raise unlike(where, ", ".join(part), "text")
        self._only(where, part, "text")
        return {"type": "text", "text": text}

    def _only(self, where: str, part: Json, *known: str) -> None:
        self.lost += (
            Fault(f"{where}.{name}", "is lost", expected=_NOT_THERE)
            for name in part
            if name not in known
        )

    def _answer(self, where: str, parts: list[Json]) -> None:
        texts: list[Json] = []
        calls: list[Json] = []
        for number, part in enumerate(parts):
            place = f"{where}[{number}]"
            call = member(part, CALLS)
            if is_object(call):
                calls.append(self._call(f"{place}.{CALLS}", call))
                self._only(place, part, CALLS, "function_call")
            else:
                texts.append(self._text(place, part))
                if calls:
                    self.lost.append(Fault(place, "moved before the calls", expected="text first"))
        message: Json = {"role": "assistant"}
        if texts:
            message["content"] = _joined(texts)
        if calls:
            message["tool_calls"] = calls
        self.messages.append(message)

    def _call(self, where: str, call: Json) -> Json:
        self._only(where, call, "name", "args", "id")
        self.calls += 1
        identifier = str(call.get("id") or f"call_{self.calls}")
        name = str(call.get("name"))
        self.waiting.append((name, identifier))
        arguments = json.dumps(call.get("args") or {}, ensure_ascii=False)
        function = {"name": name, "arguments": arguments}
        return {"id": identifier, "type": "function", "function": function}

    def _question(self, where: str, parts: list[Json]) -> None:
        said: list[Json] = []
        for number, part in enumerate(parts):
            place = f"{where}[{number}]"
            if is_object(result := member(part, RESPONSES)):
                self.messages.append(self._result(f"{place}.{RESPONSES}", result))
            elif is_object(file := member(part, FILES)):
                said.append(self._image(f"{place}.{FILES}", file))
            else:
                said.append(self._text(place, part))
        if said:
            self.messages.append({"role": "user", "content": _joined(said)})

    def _result(self, where: str, result: Json) -> Json:
        found = next((each for each in self.waiting if each[0] == result.get("name")), None)
        if found is None:
            fault = Fault(f"{where}.name", "no function call belongs to this result")
            raise InvalidPayloadError([fault])
        self.waiting.remove(found)
        response = result.get("response")
        only = response.get(TOOL_RESULT) if is_object(response) and len(response) == 1 else None
        text = only if isinstance(only, str) else json.dumps(response, ensure_ascii=False)
        return {"role": "tool", "tool_call_id": found[1], "content": text}

    def _image(self, where: str, file: Json) -> Json:
        uri, mime_type = member(file, "fileUri"), str(member(file, "mimeType"))
        if not mime_type.startswith("image/"):
            raise unlike(f"{where}.mimeType", mime_type, "an image")
        if type_of_uri(str(uri)) != mime_type:
            fault = Fault(f"{where}.mimeType", "is lost", mime_type, "what the URI's ending says")
            self.lost.append(fault)
        return {"type": "image_url", "image_url": {"url": uri}}

    def _declared(self, line: Json) -> Iterator[Json]:
        for number, tool in enumerate(objects(line.get("tools"))):
            where = f"tools[{number}]"
            self._only(where, tool, "functionDeclarations", "function_declarations")
            for place, each in enumerate(objects(member(tool, "functionDeclarations"))):
                yield self._function(f"{where}.functionDeclarations[{place}]", each)

    def _function(self, where: str, declaration: Json) -> Json:
        function: Json = {
            name: value for name, value in declaration.items() if name in ("name", "description")
        }
        schema = member(declaration, "parametersJsonSchema")
        if schema is None:
            schema = declaration.get("parameters")
        if schema is not None:
            function["parameters"] = to_json_form(schema) if is_object(schema) else schema
        known = ("name", "description", "parameters", "parametersJsonSchema")
        self._only(where, declaration, *known, "parameters_json_schema")
        return function


def _joined(parts: list[Json]) -> str | list[Json]:
    """One text as text, more as a list of parts."""
    return parts[0]["text"] if len(parts) == 1 and parts[0]["type"] == "text" else parts
