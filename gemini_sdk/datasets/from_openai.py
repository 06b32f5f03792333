"""From the form in which OpenAI's models are tuned, lines of `messages`.

What Gemini's form lacks is never dropped in silence: it is returned as a list of faults together with the line, or
raised where no line can be made at all.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk._behaviour.media_types import type_of_uri
from gemini_sdk.datasets.example import (
    CALLS,
    FILES,
    RESPONSES,
    Json,
    is_list,
    is_object,
    json_kind,
    objects,
)
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.validation.payload import parsed

TOOL_RESULT = "result"
"""The member that holds what a function returned, where that is not an object."""

_SYSTEM = ("system", "developer")
_MODEL = ("assistant", "model")
"""Google's own data had the second one, too."""
_SAYING_NOTHING = {"parallel_tool_calls": True}
"""Values, else false, that ask for nothing that Gemini does not do."""
_NOTHING_LIKE_IT = "Gemini's format has no equivalent"


def to_gemini(line: Json) -> tuple[Json, list[Fault]]:
    """A line of messages as a line of contents, and what could not be carried over.

    System messages become the instruction, consecutive messages of one side one turn, and results find the name of
    their function by the call's id. Raises InvalidPayloadError if something can't be expressed at all.
    """
    return _ToGemini().line(line)


class _ToGemini:
    def __init__(self) -> None:
        self.lost: list[Fault] = []
        self.system: list[Json] = []
        self.contents: list[Json] = []
        self.called: dict[str, str] = {}

    def line(self, line: Json) -> tuple[Json, list[Fault]]:
        messages = _listed("messages", line.get("messages"))
        if not messages:
            raise InvalidPayloadError([Fault("messages", "no messages", expected="at least one")])
        for number, message in enumerate(messages):
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
            self._add(where, "user", self._user_parts(where, message))
        elif role in _MODEL:
            known += ["tool_calls", "function_call", "weight"]
            if message.get("weight") == 0:
                problem = "a message that is excluded from training"
                self.lost.append(Fault(f"{where}.weight", problem, expected=_NOTHING_LIKE_IT))
            parts = self._texts(where, message) if message.get("content") else []
            self._add(where, "model", [*parts, *self._calls(where, message)])
        elif role in ("tool", "function"):
            known += ["tool_call_id", "name"]
            self._add(where, "user", [self._result(where, message)])
        else:
            expected = "system, developer, user, assistant or tool"
            raise InvalidPayloadError(
                [Fault(f"{where}.role", "unknown role", repr(role), expected)]
            )
        self._rest(f"{where}.", message, known)

    def _add(self, where: str, role: str, parts: list[Json]) -> None:
        if not parts:
            raise InvalidPayloadError([Fault(where, "says nothing", expected="content or calls")])
        if self.contents and self.contents[-1]["role"] == role:
            self.contents[-1]["parts"] += parts
        else:
            self.contents.append({"role": role, "parts": parts})

    def _texts(self, where: str, message: Json) -> list[Json]:
        parts = list(_content_parts(where, message.get("content")))
        for place, part in parts:
            if part.get("type") != "text" or not isinstance(part.get("text"), str):
                raise unlike(place, part.get("type"), "text")
            self._rest(f"{place}.", part, ("type", "text"))
        return [{"text": part["text"]} for _, part in parts]

    def _user_parts(self, where: str, message: Json) -> list[Json]:
        parts: list[Json] = []
        for place, part in _content_parts(where, message.get("content")):
            is_text = part.get("type") == "text" and isinstance(part.get("text"), str)
            parts.append({"text": part["text"]} if is_text else self._image(place, part))
            self._rest(f"{place}.", part, ("type", "text" if is_text else "image_url"))
        return parts

    def _image(self, where: str, part: Json) -> Json:
        image = part.get("image_url")
        uri = image.get("url") if is_object(image) else image
        if part.get("type") != "image_url" or not isinstance(uri, str):
            raise unlike(where, part.get("type"), "text or image_url")
        if uri.startswith("data:"):
            fault = Fault(
                f"{where}.image_url.url",
                "the line contains media data",
                expected="a Cloud Storage URI, such as gs://bucket/photo.png",
            )
            raise InvalidPayloadError([fault])
        mime_type = type_of_uri(uri)
        if mime_type is None:
            fault = Fault(
                f"{where}.image_url.url", "a URI without a known extension", uri, "an ending"
            )
            raise InvalidPayloadError([fault])
        if is_object(image):
            self._rest(f"{where}.image_url.", image, ("url",))
        return {FILES: {"mimeType": mime_type, "fileUri": uri}}

    def _calls(self, where: str, message: Json) -> Iterator[Json]:
        asked: list[tuple[str, Any]] = []
        for number, call in enumerate(_listed(f"{where}.tool_calls", message.get("tool_calls"))):
            function = call.get("function")
            place = f"{where}.tool_calls[{number}]"
            if not is_object(function):
                raise unlike(place, call.get("type"), "function")
            if isinstance(identifier := call.get("id"), str):
                self.called[identifier] = str(function.get("name"))
            self._rest(f"{place}.", call, ("id", "type", "function", "index"))
            asked.append((f"{place}.function", function))
        if (function := message.get("function_call")) is not None:
            asked.append((f"{where}.function_call", function))
        for place, function in asked:
            if not is_object(function) or not isinstance(function.get("name"), str):
                raise unlike(place, json_kind(function), "a function with its name")
            self._rest(f"{place}.", function, ("name", "arguments"))
            yield {CALLS: {"name": function.get("name"), "args": _arguments(place, function)}}

    def _result(self, where: str, message: Json) -> Json:
        name = message.get("name") or self.called.get(str(message.get("tool_call_id")))
        if not name:
            found = repr(message.get("tool_call_id"))
            fault = Fault(f"{where}.tool_call_id", "unknown call id", found, "the id of a call")
            raise InvalidPayloadError([fault])
        text = "".join(part["text"] for part in self._texts(where, message))
        return {RESPONSES: {"name": name, "response": _response(text)}}

    def _tools(self, line: Json) -> Iterator[Json]:
        for number, tool in enumerate(_listed("tools", line.get("tools"))):
            function = tool.get("function")
            if not is_object(function):
                raise unlike(f"tools[{number}]", tool.get("type"), "function")
            yield self._declaration(f"tools[{number}].function.", function)

    def _functions(self, line: Json) -> Iterator[Json]:
        for number, function in enumerate(_listed("functions", line.get("functions"))):
            yield self._declaration(f"functions[{number}].", function)

    def _declaration(self, where: str, function: Json) -> Json:
        self._rest(where, function, ("name", "description", "parameters"))
        spelled = (
            ("name", "name"),
            ("description", "description"),
            ("parametersJsonSchema", "parameters"),
        )
        declared = {ours: function[theirs] for ours, theirs in spelled if theirs in function}
        if is_object(schema := declared.get("parametersJsonSchema")):
            declared["parametersJsonSchema"] = to_json_form(schema)
        return declared

    def _rest(self, where: str, held: Json, known: Iterable[str]) -> None:
        """What is left has no equivalent, unless it says nothing."""
        for name, value in held.items():
            empty = value is None or value is _SAYING_NOTHING.get(name, False)
            if name not in known and not empty:
                self.lost.append(Fault(f"{where}{name}", "is lost", expected=_NOTHING_LIKE_IT))


def _listed(where: str, value: object) -> list[Json]:
    """The objects of a list, which may be left out. InvalidPayloadError for what is not a list."""
    if value is None or is_list(value):
        return objects(value)
    raise unlike(where, json_kind(value), "a list")


def _content_parts(where: str, content: Any) -> Iterator[tuple[str, Json]]:
    if isinstance(content, str):
        yield f"{where}.content", {"type": "text", "text": content}
    elif is_list(content):
        for number, part in enumerate(objects(content)):
            yield f"{where}.content[{number}]", part
    else:
        raise unlike(f"{where}.content", type(content).__name__, "text or a list of parts")


def _arguments(where: str, function: Json) -> Json:
    text = function.get("arguments")
    try:
        value = parsed(text.strip() or "{}") if isinstance(text, str) else None
    except ValueError:
        value = None
    if not is_object(value):
        fault = Fault(
            f"{where}.arguments", "not a JSON object", repr(text), "an object, as a string"
        )
        raise InvalidPayloadError([fault])
    return value


def _response(text: str) -> Json:
    """What a function returned, as the object that Gemini wants."""
    try:
        value = parsed(text)
    except ValueError:
        return {TOOL_RESULT: text}
    return value if is_object(value) else {TOOL_RESULT: text}


def unlike(where: str, found: object, expected: str) -> InvalidPayloadError:
    """The error of what has no equivalent."""
    problem = "cannot be expressed in the other format"
    return InvalidPayloadError([Fault(where, problem, str(found), expected)])
