"""Items of a responses request as messages of chat completions.

What the assistant said and called between two turns of others is one message, and results follow the message of their
calls, wherever in the input they are. Gemini and chat completions both ask for that order; responses do not.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.places import Places
from gemini_sdk._openai.plain_json import as_list, as_object
from gemini_sdk._openai.response_content import ContentPart, content_parts
from gemini_sdk._openai.signatures import extra_content, opened_signature
from gemini_sdk._wire.json_value import Json

_ROLES = ("user", "assistant", "system", "developer")
_TYPES = ("message", "function_call", "function_call_output", "reasoning")
_OF_GOOGLES_TOOLS = ("web_search_call", "code_interpreter_call")
"""Items that this package makes of what Google's tools did."""
_KEPT = frozenset({"type", "id"})
"""The members of items of OpenAI's own tools that are looked at: such items are left out as a whole."""
_OF_OPENAIS_TOOLS = frozenset(
    (
        "additional_tools apply_patch_call apply_patch_call_output code_interpreter_call_output "
        "compaction compaction_trigger computer_call computer_call_output configuration_update "
        "custom_tool_call custom_tool_call_output file_search_call image_generation_call "
        "local_shell_call local_shell_call_output mcp_approval_request mcp_approval_response mcp_call "
        "mcp_list_tools program program_output shell_call shell_call_output tool_search_call "
        "tool_search_output"
    ).split()
)


@dataclass(frozen=True, slots=True, eq=False)
class PlacedItem:
    """An item, its path, and where findings about it go."""

    item: Json
    path: str
    findings: Faults


@dataclass(slots=True)
class _Answer:
    """What the assistant said and called, so far."""

    content: list[ContentPart] = field(default_factory=list[ContentPart])
    calls: list[PlacedItem] = field(default_factory=list[PlacedItem])
    extra: object = None
    """Additional data of the message."""
    signature: str | None = None
    """The thought signature of a reasoning item."""


class ItemReader:
    """Makes messages of items; where these come from goes to the places."""

    def __init__(self, places: Places) -> None:
        self.messages: list[Json] = []
        self._places = places
        self._answer = _Answer()
        self._results: dict[object, list[PlacedItem]] = {}
        """The results that no call has been found for, by the id of their call."""

    def instruct(self, text: str) -> None:
        """A system message before all others."""
        self._message("system", "instructions")["content"] = text

    def read(self, items: Iterable[PlacedItem]) -> None:
        """All items, in their order."""
        listed = list(items)
        for placed in listed:
            if placed.item.get("type") == "function_call_output":
                self._results.setdefault(placed.item.get("call_id"), []).append(placed)
        for placed in listed:
            self._read(placed)
        self._end_answer()

    def _read(self, placed: PlacedItem) -> None:
        item, path, findings = placed.item, placed.path, placed.findings
        kind: object = item.get("type") or ("message" if "role" in item else None)
        if kind == "message":
            self._said(placed)
        elif kind == "function_call":
            self._answer.calls.append(placed)
        elif kind == "function_call_output":
            self._end_answer()
            if placed in self._results[item.get("call_id")]:
                self._result(placed)
        elif kind == "reasoning":
            self._thought(placed)
        elif kind == "item_reference" or (kind is None and item.keys() == {"id"}):
            expected = "the item itself, or previous_response_id"
            findings.fault(path, "a reference to an item of OpenAI's service", expected=expected)
        elif kind in _OF_GOOGLES_TOOLS:
            findings.lose(path, "what Google's tools did is not sent back", "info")
        elif kind in _OF_OPENAIS_TOOLS:
            findings.lose(path, f"{kind}: an item of OpenAI's own tools")
        else:
            findings.unknown(f"{path}.type", "type of item", kind, _TYPES)

    def _said(self, placed: PlacedItem) -> None:
        item, path = placed.item, placed.path
        role: object = item.get("role")
        content = item.get("content")
        if role == "assistant":
            answer = self._answer
            answer.content += content_parts(content, f"{path}.content", placed.findings)
            answer.extra = item.get("extra_content") or answer.extra
        elif role in _ROLES:
            self._end_answer()
            message = self._message(str(role), path)
            message["content"] = content
            if isinstance(content, list):
                parts = content_parts(item["content"], f"{path}.content", placed.findings)
                message["content"] = self._placed(parts)
        else:
            placed.findings.unknown(f"{path}.role", "role", role, _ROLES)

    def _thought(self, placed: PlacedItem) -> None:
        sealed = placed.item.get("encrypted_content")
        signature = opened_signature(sealed)
        if sealed is not None and signature is None:
            reason = "the reasoning of another service's model"
            placed.findings.lose(f"{placed.path}.encrypted_content", reason, "info")
        self._answer.signature = self._answer.signature or signature

    def _end_answer(self) -> None:
        """The assistant's message is complete: the results of its calls follow."""
        answer, self._answer = self._answer, _Answer()
        if not (answer.content or answer.calls):
            return
        message = self._message("assistant", None)
        here = f"messages[{len(self.messages) - 1}].tool_calls"
        if answer.content:
            message["content"] = self._placed(answer.content)
        calls = [_call(placed.item) for placed in answer.calls]
        if calls:
            message["tool_calls"] = calls
        for place, placed in enumerate(answer.calls):
            self._places.add(f"{here}[{place}]", placed.path)
            self._places.add(f"{here}[{place}].id", f"{placed.path}.call_id")
            self._places.add(f"{here}[{place}].function", None)
            for name in ("name", "arguments"):
                self._places.add(f"{here}[{place}].function.{name}", f"{placed.path}.{name}")
        _sign(message, calls, answer)
        media: list[ContentPart] = []
        for placed in answer.calls:
            if results := self._results.get(placed.item.get("call_id")):
                media += self._result(results[0])
        if media:
            self._message("user", None)["content"] = self._placed(media)

    def _result(self, placed: PlacedItem) -> list[ContentPart]:
        """Add the result of a call; returned is what of it is not text."""
        item, path = placed.item, placed.path
        self._results[item.get("call_id")].remove(placed)
        parts = list(content_parts(item.get("output"), f"{path}.output", placed.findings))
        media = [part for part in parts if part.text is None]
        for part in media:
            reason = "results are text: sent as a turn of the user after them"
            placed.findings.adapt(part.path, reason, "warning")
        message = self._message("tool", path)
        message["tool_call_id"] = item.get("call_id")
        message["content"] = "".join(part.text or "" for part in parts)
        here = f"messages[{len(self.messages) - 1}]"
        self._places.add(f"{here}.role", None)
        self._places.add(f"{here}.tool_call_id", f"{path}.call_id")
        self._places.add(f"{here}.content", f"{path}.output")
        return media

    def _message(self, role: str, path: str | None) -> Json:
        self._places.add(f"messages[{len(self.messages)}]", path)
        self.messages.append({"role": role})
        return self.messages[-1]

    def _placed(self, parts: Iterable[ContentPart]) -> list[Json]:
        """The parts of the last message."""
        made: list[Json] = []
        for part in parts:
            part.place(f"messages[{len(self.messages) - 1}].content[{len(made)}]", self._places)
            made.append(part.made)
        return made


def _call(item: Json) -> Json:
    call: Json = {
        "id": item.get("call_id"),
        "type": "function",
        "function": {"name": item.get("name"), "arguments": item.get("arguments")},
    }
    if (extra := item.get("extra_content")) is not None:
        call["extra_content"] = extra
    return call


def _sign(message: Json, calls: list[Json], answer: _Answer) -> None:
    """Add the additional data of the message, or else the signature of a reasoning item."""
    if answer.extra is not None:
        message["extra_content"] = answer.extra
    signed = answer.extra is not None or any("extra_content" in call for call in calls)
    if answer.signature is not None and not signed:
        (calls[0] if calls else message)["extra_content"] = extra_content(answer.signature)


def clean_items(items: object, *, nulls: bool = False) -> object:
    """Items without what was parsed of an answer, without the members of OpenAI's own tools and, unless `nulls` is set,
    without nulls: dumps have these.
    """
    listed = as_list(items)
    if not listed:
        return items
    kept = [_of_own_tool(held) if (held := as_object(each)) else each for each in listed]
    return _clean_all(kept, nulls)


def _of_own_tool(item: Json) -> Json:
    if item.get("type") not in _OF_OPENAIS_TOOLS:
        return item
    return {name: value for name, value in item.items() if name in _KEPT}


def _clean_all(items: object, nulls: bool) -> object:
    if not (listed := as_list(items)):
        return items
    return [_clean(held, nulls) if (held := as_object(each)) else each for each in listed]


def _clean(item: Json, nulls: bool) -> Json:
    parsed = ("parsed", "parsed_arguments")
    made = {n: v for n, v in item.items() if n not in parsed and (nulls or v is not None)}
    return {n: _clean_all(v, nulls) if n in ("content", "output") else v for n, v in made.items()}
