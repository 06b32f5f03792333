"""Calls of functions and their results, brought together: by the id of the call, or of old by the function's name."""

import json
import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.plain_json import as_object
from gemini_sdk._openai.policy import Policy
from gemini_sdk._openai.signatures import signature_in
from gemini_sdk._wire.json_value import Json
from gemini_sdk._wire.scalars import decode_base64
from gemini_sdk.validation.payload import parsed
from gemini_sdk.validation.suggestions import closest

TOOL_RESULT = "result"
"""The member that holds what a function returned, where that is not an object."""
_LARGEST = 2**53
"""Whole numbers up to this one are kept by Google, where numbers are doubles."""
_LONG_NUMBER = re.compile(r"[:,\[]\s*-?(\d{16,400})(?![\d.eE])")
"""Digits of a whole number in JSON, or of what looks like one in a text."""


class Calls:
    """Makes parts of calls and results, and remembers which function each result is of."""

    def __init__(self, findings: Faults, policy: Policy, signatures: Mapping[str, str]) -> None:
        self._findings = findings
        self._policy = policy
        self._signatures = signatures
        self._names: dict[str, str] = {}
        """The function of each call so far, by its id."""
        self._functions: set[str] = set()
        """The functions called without an id."""
        self._open: dict[str, str] = {}
        """The paths of calls without a result, by their id."""

    def end(self) -> None:
        """No result follows: calls that have none may be faults."""
        if not self._open:
            return
        for identity, place in self._open.items() if self._policy.calls == "paired" else ():
            wanted = "a tool message with this id as the next message"
            self._findings.fault(f"{place}.id", "the call has no result", repr(identity), wanted)
        self._open.clear()

    def signature(self, extra: object, path: str) -> str | None:
        """The thought signature next to a message or a call; `path` is that of the message or the call."""
        if not self._policy.ids or (signature := signature_in(extra)) is None:
            return None
        place = f"{path}.extra_content.google.thought_signature"
        if not isinstance(signature, str):
            self._findings.wrong_type(place, signature, "a text")
            return None
        try:
            decode_base64(signature)
        except ValueError:
            self._findings.fault(place, "not base64", repr(signature))
        return signature

    def of_old(self, function: object, path: str) -> list[Json]:
        """The part of a call without an id, none if it is faulty."""
        parts = self._parts(function, path)
        self._functions.update(part["functionCall"]["name"] for part in parts)
        return parts

    def call(self, call: Json, path: str) -> list[Json]:
        """The part of a tool call, none if it is faulty."""
        kind: object = call.get("type")
        if kind not in (None, "function"):
            self._findings.unknown(f"{path}.type", "type of call", kind, ("function",))
        parts = self._parts(call.get("function"), f"{path}.function")
        identity: object = call.get("id")
        if not isinstance(identity, str):
            return parts
        if identity in self._open and self._policy.calls == "paired":
            self._findings.fault(f"{path}.id", "two calls have the same id", repr(identity))
        self._open[identity] = path
        signature = self.signature(call.get("extra_content"), path)
        if isinstance(name := (as_object(call.get("function")) or {}).get("name"), str):
            self._names[identity] = name
        for part in parts:
            if self._policy.ids:
                part["functionCall"]["id"] = identity
            if (proof := signature or self._signatures.get(identity)) is not None:
                part["thoughtSignature"] = proof
        return parts

    def _parts(self, function: object, path: str) -> list[Json]:
        called = as_object(function)
        if called is None or not isinstance(called.get("name"), str):
            self._findings.wrong_type(path, function, "a function with its name")
            return []
        arguments = self._arguments(called.get("arguments"), f"{path}.arguments")
        if arguments is None:
            return []
        return [{"functionCall": {"name": called["name"], "args": arguments}}]

    def _arguments(self, given: object, path: str) -> Json | None:
        problem, value = "not an object", given
        empty: Json = {}
        if isinstance(given, str):
            try:
                value = parsed(given) if given.strip() else empty
            except ValueError as error:
                problem, value = f"not JSON: {error}", given
            self._tell_rounding(given, path)
        if (arguments := as_object(value)) is not None:
            return arguments
        if self._policy.calls == "any":
            return {} if value is None else {"arguments": value}
        self._findings.fault(path, problem, repr(given), "the text of a JSON object")
        return None

    def _tell_rounding(self, text: str, path: str) -> None:
        """Report whole numbers that Google does not keep, in requests."""
        if self._policy.calls == "paired" and any(
            int(digits) > _LARGEST for digits in _LONG_NUMBER.findall(text)
        ):
            self._findings.adapt(path, "Google rounds numbers beyond 2 ** 53", "warning")

    def result(self, message: Json, text: str, path: str) -> Json | None:
        """The part of a result, given as text; None if its function is unknown, which is a fault."""
        by_id = message["role"] == "tool"
        name = self._named_by_id(message, path) if by_id else self._named(message, path)
        if name is None:
            return None
        identity = message.get("tool_call_id") if by_id and self._policy.ids else None
        response: Json = {} if identity is None else {"id": identity}
        made = result_of(text)
        if made != {TOOL_RESULT: text}:
            self._tell_rounding(text, f"{path}.content")
        return {"functionResponse": response | {"name": name, "response": made}}

    def _named_by_id(self, message: Json, path: str) -> str | None:
        """The function whose result a tool's message holds."""
        place, identity = f"{path}.tool_call_id", self._findings.text(message, "tool_call_id", path)
        name = self._names.get(identity or "")
        if name is not None and message.get("name") == name:
            self._findings.exact(
                f"{path}.name",
                "the function that was called",
                "contents[].parts[].functionResponse.name",
            )
        was_open = self._open.pop(identity or "", None) is not None
        if self._policy.calls == "paired":
            if name is not None and not was_open:
                problem = "a second or late result of the same call"
                self._findings.fault(place, problem, repr(identity))
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


def result_of(text: str) -> Json:
    """The result of a function, as the object that Gemini expects.

    The text of a JSON object becomes that object, if Google keeps all that is in it; any other text stays text.
    """
    try:
        made = as_object(parsed(text)) if text.lstrip().startswith("{") else None
    except ValueError:
        made = None
    return {TOOL_RESULT: text} if made is None or not _is_kept(text) else made


def text_of(response: Json) -> str | None:
    """The text that `result_of` makes this object of; None if it is none but that of the object itself."""
    text = response.get(TOOL_RESULT) if len(response) == 1 else None
    return text if isinstance(text, str) and result_of(text) == response else None


def _is_kept(text: str) -> bool:
    """Whether an object keeps its members: no name is there twice, and each number has a value."""
    try:
        json.loads(text, object_pairs_hook=_members, parse_float=_fraction)
    except ValueError:
        return False
    return True


def _members(pairs: list[tuple[str, Any]]) -> Json:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a name that is there twice")
    return members


def _fraction(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError("a number without a value")
    return number
