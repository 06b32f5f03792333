"""The rules for each turn that a person wrote: a role that there is, and parts that hold something.

A property with `x-turns: conversation` holds such turns. A turn of the model is what an answer held, and may be
anything. One with `x-turns: instruction` holds a system instruction: services ignore its role.
"""

from .specs import Json

_UNSET: Json = {"type": ["null"]}
_ROLE: Json = {
    "pattern": "^(?i:user|function)?$",
    "problem": "unknown role",
    "title": "user, model or function",
}
_PART: Json = {
    "not": {"type": ["object"], "additionalProperties": _UNSET},
    "problem": "an empty part",
    "title": "a part with text, data, or anything else in it",
}


def _holding_parts(what: str, role: Json) -> Json:
    """The rules of what has to hold parts; `what` is its name in faults."""
    none: Json = {"problem": f"{what} without parts", "title": "at least one part"}
    parts: Json = {
        "if": {"type": ["array"]},
        "then": {"not": {"maxItems": 0}, "items": _PART, **none},
        "else": _PART,
    }
    # What is not known may be newer than the specs, and hold something.
    unset: Json = {"properties": {"role": {}}, "additionalProperties": _UNSET}
    nothing = {"not": {"type": ["object"], **unset}, **none}
    return {"allOf": [nothing, {"properties": {"role": role, "parts": parts}}]}


_TURN: Json = {
    "if": {
        "type": ["object"],
        "required": ["role"],
        "properties": {"role": {"pattern": "^(?i:model)$", "type": ["string"]}},
    },
    "else": _holding_parts("a turn", _ROLE),
}
TURNS: dict[str, Json] = {
    "conversation": _TURN,
    "instruction": _holding_parts("an instruction", {}),
}
"""By the value of `x-turns`. Refused by `problem`, which validation reports instead of the keyword."""
