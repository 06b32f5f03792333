"""Rules of the services for turns that the specs do not have: unknown roles, empty parts."""

from collections.abc import Iterator
from typing import Any

from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk.emulator import api_errors

ROLES = ("user", "model", "function")
"""In any case of letters."""
_INSTRUCTION = "system_instruction"


def check(payload: dict[str, Any], request: str) -> None:
    """Raises ApiError (400) for a turn, or a system instruction, of the payload that no service takes."""
    for path, turn in _turns(payload):
        # The role of a system instruction is ignored.
        role = turn.get("role") if path != _INSTRUCTION else None
        is_model = isinstance(role, str) and role.lower() == "model"
        if isinstance(role, str) and role and role.lower() not in ROLES:
            raise api_errors.bad_role()
        parts = turn.get("parts")
        # A model may have said nothing, and what it said may be sent back.
        if parts in (None, []) and not is_model:
            raise api_errors.no_parts(f"{path}.parts", request)
        for place, part in enumerate(parts if is_list(parts) else [parts]):
            if is_object(part) and all(value is None for value in part.values()):
                raise api_errors.empty_part(f"{path}.parts[{place}]", request)


def _turns(payload: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in ("contents", "systemInstruction", _INSTRUCTION):
        turns: Any = payload.get(name)
        for place, turn in enumerate(turns if is_list(turns) else [turns]):
            if is_object(turn):
                yield f"contents[{place}]" if name == "contents" else _INSTRUCTION, turn
    for name in ("generateContentRequest", "generate_content_request"):
        if is_object(inner := payload.get(name)):
            yield from _turns(inner)
