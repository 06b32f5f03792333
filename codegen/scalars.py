"""The rules for scalars in payloads, by dialect of the spec."""

from .specs import PLAIN_JSON, PROTO3_JSON, Json


def _integer(minimum: int, maximum: int) -> Json:
    limits = {"minimum": minimum, "maximum": maximum}
    return {"type": ["integer"], "title": "an integer"} | limits


def _or_string(number: Json, pattern: str) -> Json:
    return number | {"type": [*number["type"], "string"], "pattern": pattern}


_FINITE = r"^-?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$"
_NUMBER: Json = {"type": ["number"], "title": "a number"}
_BOOLEAN: Json = {"type": ["boolean"], "title": "true or false"}
_STRING: Json = {"type": ["string"], "title": "a string"}
_WHOLE = r"^-?[0-9]+$"
_INT32 = _integer(-(2**31), 2**31 - 1)
_INT64 = _integer(-(2**63), 2**63 - 1)
_DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]{1,9})?"
_ZONE = r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
TEXTS = {
    "date": "a date, such as 2024-03-14",
    "date-time": "an RFC 3339 time, such as 2024-03-14T15:11:23Z",
    "email": "an email address",
    "uri": "a URI",
    "uuid": "a UUID",
}
"""Formats of texts that are held to, and what they look like."""
_PLAIN_SCALARS: dict[tuple[str, str], Json] = {
    ("boolean", ""): _BOOLEAN,
    ("integer", ""): _INT64,
    ("integer", "int32"): _INT32,
    ("number", ""): _NUMBER,
    ("string", ""): _STRING,
    ("string", "password"): _STRING | {"format": "password"},
    ("string", "byte"): _STRING | {"format": "byte", "title": "bytes, in base64"},
    **{
        ("string", form): _STRING | {"format": form, "title": words}
        for form, words in TEXTS.items()
    },
    ("null", ""): {"type": ["null"], "title": "null"},
}
_PROTO3_NUMBER = _or_string(_NUMBER, f"^(NaN|-?Infinity)$|{_FINITE}")
_PROTO3_SCALARS = _PLAIN_SCALARS | {
    ("integer", ""): _or_string(_INT32, _WHOLE),
    ("integer", "int32"): _or_string(_INT32, _WHOLE),
    ("number", ""): _PROTO3_NUMBER,
    ("number", "float"): _PROTO3_NUMBER | {"format": "float"},
    ("string", "int64"): _or_string(_INT64, _WHOLE),
    ("string", "uint64"): _or_string(_integer(0, 2**64 - 1), "^[0-9]+$"),
    ("string", "google-datetime"): _STRING
    | {
        "format": "google-datetime",
        "pattern": f"^{_DAY}[Tt]{_TIME}{_ZONE}$",
        "title": "an RFC 3339 time, such as 2024-03-14T15:11:23Z",
    },
    ("string", "google-duration"): _STRING
    | {
        "format": "google-duration",
        "pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,9})?s$",
        "title": "seconds with an s, such as 3.5s",
    },
}
"""By type and format; a `title` says in words what is accepted."""
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_SCALARS = {PROTO3_JSON: _PROTO3_SCALARS, PLAIN_JSON: _PLAIN_SCALARS}
LIMITS = (
    "minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern minItems maxItems "
    "minProperties maxProperties multipleOf uniqueItems"
).split()


def limited_text(rule: Json) -> Json:
    """A number's rule whose limits hold for one that came as a string, too: by a format that says them."""
    limits = [f"{key}={rule[key]}" for key in _BOUNDS if key in rule]
    if not limits or "string" not in rule.get("type", ()):
        return rule
    return rule | {"format": " ".join((rule.get("format", "number"), *limits))}


def scalar_rule(schema: Json, dialect: str) -> Json:
    """The rule of a scalar with a type; where it has limits, a number that came as a string must be finite."""
    rules, kind = _SCALARS[dialect], str(schema["type"])
    rule = rules.get((kind, str(schema.get("format", "")))) or rules[kind, ""]
    limited = kind == "number" and "pattern" in rule and any(k in schema for k in LIMITS)
    return rule | {"pattern": _FINITE} if limited else rule
