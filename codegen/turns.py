"""What is asked of each turn that a person wrote: a role that there is, and parts that hold something.

A property with `x-turns` holds such turns. A turn of the model is what an answer held, and may be anything.
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
_PARTS: Json = {
    "if": {"type": ["array"]},
    "then": {
        "not": {"maxItems": 0},
        "items": _PART,
        "problem": "a turn without parts",
        "title": "at least one part",
    },
    "else": _PART,
}
_NO_PARTS: Json = {
    # What is not known may be newer than the specs, and hold something.
    "not": {"type": ["object"], "properties": {"role": {}}, "additionalProperties": _UNSET},
    "problem": "a turn without parts",
    "title": "at least one part",
}
TURN: Json = {
    "if": {
        "type": ["object"],
        "required": ["role"],
        "properties": {"role": {"pattern": "^(?i:model)$", "type": ["string"]}},
    },
    "else": {"allOf": [_NO_PARTS, {"properties": {"role": _ROLE, "parts": _PARTS}}]},
}
"""Refused by `problem`, which validation reports instead of the keyword."""
