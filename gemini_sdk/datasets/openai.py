"""The form in which OpenAI's models are tuned: a line of `messages`, to and from a line of `contents`.

What the other form lacks is never dropped in silence: it is returned as a list of faults beside the line, or raised
where no line can be made at all.
"""

import json
from collections.abc import Iterable, Iterator
from mimetypes import guess_type
from typing import Any

from pydantic_core import from_json

from gemini_sdk.datasets.example import (
    CALLS,
    FILES,
    RESPONSES,
    Json,
    is_list,
    is_object,
    member,
    objects,
    system_parts,
    turns,
)
from gemini_sdk.errors import Fault, InvalidPayloadError

_SYSTEM = ("system", "developer")
_NOTHING_LIKE_IT = "Gemini's form has nothing like it"
_NOT_THERE = "OpenAI's form has nothing like it"
_TOOL_RESULT = "result"


def to_gemini(line: Json) -> tuple[Json, list[Fault]]:
    """A line of messages as a line of contents, and what could not be carried over.

    System messages become the instruction, consecutive messages of one side one turn, and results find the name of
    their function by the call's id. InvalidPayloadError where something can't be expressed at all.
    """
    return _ToGemini().line(line)


def from_gemini(line: Json) -> tuple[Json, list[Fault]]:
    """A line of contents as a line of messages, and what could not be carried over.

    InvalidPayloadError where something can't be expressed at all, such as audio.
    """
    return _FromGemini().line(line)


class _ToGemini:
    def __init__(self) -> None:
        self.lost: list[Fault] = []
        self.system: list[Json] = []
        self.contents: list[Json] = []
        self.called: dict[str, str] = {}

    def line(self, line: Json) -> tuple[Json, list[Fault]]:
        for number, message in enumerate(objects(line.get("messages"))):
            self._message(f"messages[{number}]", message)
        example: Json = {"contents": self.contents}
        if self.system:
            example = {"systemInstruction": {"parts": self.system}} | example
        declared = [*self._tools(line), *self._functions(line)]
        if declared:
            example["tools"] = [{"functionDeclarations": declared}]
        self._rest("", line, ("messages", "tools", "functions"))
        return example, self.lost

    def _message(self, where: str, message: Json) -> None:
        role = message.get("role")
        known = ["role", "content"]
        if role in _SYSTEM:
            if self.contents:
                self.lost.append(Fault(where, "moved before the conversation", expected="first"))
            self.system += self._texts(where, message)
        elif role == "user":
            self._add("user", self._user_parts(where, message))
        elif role == "assistant":
            known += ["tool_calls", "function_call", "weight"]
            if message.get("weight") == 0:
                problem = "a message not to be learnt from"
                self.lost.append(Fault(f"{where}.weight", problem, expected=_NOTHING_LIKE_IT))
            parts = self._texts(where, message) if message.get("content") else []
            self._add("model", [*parts, *self._calls(where, message)])
        elif role in ("tool", "function"):
            known += ["tool_call_id", "name"]
            self._add("user", [self._result(where, message)])
        else:
            expected = "system, developer, user, assistant or tool"
            raise InvalidPayloadError(
                [Fault(f"{where}.role", "unknown role", repr(role), expected)]
            )
        self._rest(f"{where}.", message, known)

    def _add(self, role: str, parts: list[Json]) -> None:
        if self.contents and self.contents[-1]["role"] == role:
            self.contents[-1]["parts"] += parts
        else:
            self.contents.append({"role": role, "parts": parts})

    def _texts(self, where: str, message: Json) -> list[Json]:
        parts = list(_content_parts(where, message.get("content")))
        for place, part in parts:
            if part.get("type") != "text" or not isinstance(part.get("text"), str):
                raise _unlike(place, part.get("type"), "text")
        return [{"text": part["text"]} for _, part in parts]

    def _user_parts(self, where: str, message: Json) -> list[Json]:
        return [
            {"text": part["text"]}
            if part.get("type") == "text" and isinstance(part.get("text"), str)
            else self._image(place, part)
            for place, part in _content_parts(where, message.get("content"))
        ]

    def _image(self, where: str, part: Json) -> Json:
        image = part.get("image_url")
        uri = image.get("url") if is_object(image) else image
        if part.get("type") != "image_url" or not isinstance(uri, str):
            raise _unlike(where, part.get("type"), "text or image_url")
        if uri.startswith("data:"):
            fault = Fault(
                f"{where}.image_url.url",
                "media inside the line",
                expected="the URI of a file in Cloud Storage, such as gs://bucket/photo.png",
            )
            raise InvalidPayloadError([fault])
        mime_type = guess_type(uri)[0]
        if mime_type is None:
            fault = Fault(
                f"{where}.image_url.url", "a URI that does not tell its type", uri, "an ending"
            )
            raise InvalidPayloadError([fault])
        if is_object(image):
            self._rest(f"{where}.image_url.", image, ("url",))
        return {FILES: {"mimeType": mime_type, "fileUri": uri}}

    def _calls(self, where: str, message: Json) -> Iterator[Json]:
        asked: list[tuple[str, Json]] = []
        for number, call in enumerate(objects(message.get("tool_calls"))):
            function = call.get("function")
            place = f"{where}.tool_calls[{number}]"
            if not is_object(function):
                raise _unlike(place, call.get("type"), "function")
            if isinstance(identifier := call.get("id"), str):
                self.called[identifier] = str(function.get("name"))
            asked.append((f"{place}.function", function))
        if is_object(function := message.get("function_call")):
            asked.append((f"{where}.function_call", function))
        for place, function in asked:
            yield {CALLS: {"name": function.get("name"), "args": _arguments(place, function)}}

    def _result(self, where: str, message: Json) -> Json:
        name = message.get("name") or self.called.get(str(message.get("tool_call_id")))
        if not name:
            found = repr(message.get("tool_call_id"))
            fault = Fault(f"{where}.tool_call_id", "no call has this id", found, "the id of a call")
            raise InvalidPayloadError([fault])
        text = "".join(part["text"] for part in self._texts(where, message))
        return {RESPONSES: {"name": name, "response": _response(text)}}

    def _tools(self, line: Json) -> Iterator[Json]:
        for number, tool in enumerate(objects(line.get("tools"))):
            function = tool.get("function")
            if not is_object(function):
                raise _unlike(f"tools[{number}]", tool.get("type"), "function")
            yield self._declaration(f"tools[{number}].function.", function)

    def _functions(self, line: Json) -> Iterator[Json]:
        for number, function in enumerate(objects(line.get("functions"))):
            yield self._declaration(f"functions[{number}].", function)

    def _declaration(self, where: str, function: Json) -> Json:
        self._rest(where, function, ("name", "description", "parameters"))
        spelled = (
            ("name", "name"),
            ("description", "description"),
            ("parametersJsonSchema", "parameters"),
        )
        return {ours: function[theirs] for ours, theirs in spelled if theirs in function}

    def _rest(self, where: str, held: Json, known: Iterable[str]) -> None:
        """What is left has no equivalent; null and false say nothing."""
        for name, value in held.items():
            if name not in known and value is not None and value is not False:
                self.lost.append(Fault(f"{where}{name}", "is lost", expected=_NOTHING_LIKE_IT))


class _FromGemini:
    def __init__(self) -> None:
        self.lost: list[Fault] = []
        self.messages: list[Json] = []
        self.waiting: list[tuple[str, str]] = []
        """Names and ids of calls that have no result yet."""
        self.calls = 0

    def line(self, line: Json) -> tuple[Json, list[Fault]]:
        parts = system_parts(line)
        if parts:
            texts = [self._text(f"systemInstruction.parts[{n}]", p) for n, p in enumerate(parts)]
            self.messages.append({"role": "system", "content": _joined(texts)})
        for number, turn in enumerate(turns(line)):
            where = f"contents[{number}].parts"
            if turn.role == "model":
                self._answer(where, turn.parts)
            elif turn.role in ("user", "function", None):
                self._question(where, turn.parts)
            else:
                fault = Fault(f"contents[{number}].role", "unknown role", repr(turn.role))
                raise InvalidPayloadError([fault])
        document: Json = {"messages": self.messages}
        tools = [{"type": "function", "function": each} for each in self._declared(line)]
        if tools:
            document["tools"] = tools
        if member(line, "generationConfig"):
            self.lost.append(Fault("generationConfig", "is lost", expected=_NOT_THERE))
        return document, self.lost

    def _text(self, where: str, part: Json) -> Json:
        text = part.get("text")
        if not isinstance(text, str) or part.get("thought"):
            raise _unlike(where, ", ".join(part), "text")
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
            fault = Fault(f"{where}.name", "a result of nothing that was called")
            raise InvalidPayloadError([fault])
        self.waiting.remove(found)
        response = result.get("response")
        only = response.get(_TOOL_RESULT) if is_object(response) and len(response) == 1 else None
        text = only if isinstance(only, str) else json.dumps(response, ensure_ascii=False)
        return {"role": "tool", "tool_call_id": found[1], "content": text}

    def _image(self, where: str, file: Json) -> Json:
        uri, mime_type = member(file, "fileUri"), str(member(file, "mimeType"))
        if not mime_type.startswith("image/"):
            raise _unlike(f"{where}.mimeType", mime_type, "an image")
        if guess_type(str(uri))[0] != mime_type:
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
        if schema is None and member(declaration, "parameters") is not None:
            schema = _lower_types(declaration["parameters"])
        if schema is not None:
            function["parameters"] = schema
        known = ("name", "description", "parameters", "parametersJsonSchema")
        self._only(where, declaration, *known, "parameters_json_schema")
        return function


def _content_parts(where: str, content: Any) -> Iterator[tuple[str, Json]]:
    if isinstance(content, str):
        yield f"{where}.content", {"type": "text", "text": content}
    elif is_list(content):
        for number, part in enumerate(objects(content)):
            yield f"{where}.content[{number}]", part
    else:
        raise _unlike(f"{where}.content", type(content).__name__, "text or a list of parts")


def _arguments(where: str, function: Json) -> Json:
    text = function.get("arguments")
    try:
        value = from_json(text, allow_inf_nan=False) if isinstance(text, str) else None
    except ValueError:
        value = None
    if not is_object(value):
        fault = Fault(f"{where}.arguments", "no JSON object", repr(text), "an object, as a string")
        raise InvalidPayloadError([fault])
    return value


def _response(text: str) -> Json:
    """What a function returned, as the object that Gemini wants."""
    try:
        value = from_json(text, allow_inf_nan=False)
    except ValueError:
        return {_TOOL_RESULT: text}
    return value if is_object(value) else {_TOOL_RESULT: text}


def _joined(parts: list[Json]) -> str | list[Json]:
    """One text as text, more as a list of parts."""
    return parts[0]["text"] if len(parts) == 1 and parts[0]["type"] == "text" else parts


def _lower_types(schema: Any) -> Any:
    """A schema of OpenAPI's kind with the types of JSON Schema."""
    if is_list(schema):
        return [_lower_types(each) for each in schema]
    if not is_object(schema):
        return schema
    return {
        name: value.lower() if name == "type" and isinstance(value, str) else _lower_types(value)
        for name, value in schema.items()
    }


def _unlike(where: str, found: object, expected: str) -> InvalidPayloadError:
    problem = "can't be expressed in the other form"
    return InvalidPayloadError([Fault(where, problem, str(found), expected)])
