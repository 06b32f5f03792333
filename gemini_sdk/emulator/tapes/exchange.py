"""A recorded request with its answer, and its line in a tape."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gemini_sdk._wire.json_value import is_list, is_object
from gemini_sdk.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class TapedRequest:
    """What a request is recognised by. It has no credentials."""

    method: str
    """HTTP method."""
    path: str
    """Path of the URL."""
    query: Mapping[str, str]
    """Query parameters, without credentials."""
    body: Any
    """JSON where it is JSON, else text, or `{"base64": ...}`; None if it is empty."""


@dataclass(frozen=True, slots=True)
class TapedPiece:
    """A piece of an answer's body, as it arrived."""

    data: bytes
    """The bytes."""
    after: float = 0.0
    """Seconds since the piece before, or since the request."""


@dataclass(frozen=True, slots=True)
class TapedExchange:
    """One request and its answer."""

    request: TapedRequest
    """The request."""
    status: int
    """HTTP status of the answer."""
    headers: Mapping[str, str]
    """Headers of the answer."""
    pieces: tuple[TapedPiece, ...]
    """The answer's body, in the pieces that arrived."""

    @property
    def body(self) -> bytes:
        """The whole body of the answer."""
        return b"".join(piece.data for piece in self.pieces)

    def line(self) -> str:
        """This exchange as a line of a tape."""
        asked = self.request
        request = {
            "method": asked.method,
            "path": asked.path,
            "query": dict(asked.query),
            "body": asked.body,
        }
        answer: dict[str, Any] = {"status": self.status, "headers": dict(self.headers)}
        if len(self.pieces) > 1:
            answer["pieces"] = [
                {"after": round(piece.after, 3), **_written(piece.data)} for piece in self.pieces
            ]
        elif self.pieces:
            answer |= {"after": round(self.pieces[0].after, 3), **_written(self.body)}
        return json.dumps({"request": request, "answer": answer}, ensure_ascii=False)

    @classmethod
    def of_line(cls, line: str, place: str) -> "TapedExchange":
        """The exchange of a line. Raises ConfigurationError, which names `place`, if it is none."""
        try:
            value = json.loads(line)
        except ValueError as error:
            raise ConfigurationError(f"{place}: not JSON: {error}") from error
        try:
            return cls._of(value)
        except (KeyError, TypeError, ValueError) as error:
            raise ConfigurationError(
                f"{place}: not a recorded exchange: {type(error).__name__}: {error}; expected request (method, path, "
                "query, body) and answer (status, headers, and json, text, base64 or pieces)"
            ) from error

    @classmethod
    def _of(cls, value: Any) -> "TapedExchange":
        asked, answer = value["request"], value["answer"]
        request = TapedRequest(
            str(asked["method"]), str(asked["path"]), _texts(asked.get("query")), asked.get("body")
        )
        pieces = answer.get("pieces")
        parts: Sequence[Any] = pieces if is_list(pieces) else [answer]
        found = tuple(
            TapedPiece(data, float(part.get("after", 0)))
            for part in parts
            if (data := _read(part)) is not None
        )
        return cls(request, int(answer["status"]), _texts(answer.get("headers")), found)


def _texts(value: Any) -> dict[str, str]:
    if value is not None and not is_object(value):
        raise TypeError("query and headers are objects")
    return {name: str(each) for name, each in (value or {}).items()}


# The ways in which services write JSON. What is written in another way is kept as text.
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "compact": {"separators": (",", ":"), "ensure_ascii": False},
    "spaced": {"ensure_ascii": False},
    "indented": {"indent": 2, "ensure_ascii": False},
    "ascii": {"separators": (",", ":")},
}


def _written(data: bytes) -> dict[str, Any]:
    """Bytes in the form that a person can best read and edit, from which the same bytes can be made."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return {"base64": b64encode(data).decode()}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {"text": text}
    if not is_object(value) and not is_list(value):
        return {"text": text}
    ending = text[len(text.rstrip("\n")) :]
    for name, style in _STYLES.items():
        if json.dumps(value, **style) + ending == text:
            found: dict[str, Any] = {"json": value, "style": name}
            return {**found, "ending": ending} if ending else found
    return {"text": text}


def _read(part: Mapping[str, Any]) -> bytes | None:
    if not is_object(part):
        raise TypeError("an answer is not an object")
    if "json" in part:
        style = part.get("style", "indented")
        if style not in _STYLES:
            raise ValueError(f"unknown style {style!r}; expected one of {', '.join(_STYLES)}")
        ending = str(part.get("ending", ""))
        return (json.dumps(part["json"], **_STYLES[style]) + ending).encode()
    if "text" in part:
        return str(part["text"]).encode()
    return b64decode(str(part["base64"]), validate=True) if "base64" in part else None


def readable_body(data: bytes) -> Any:
    """The body of a request, as a tape has it."""
    if not data:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return {"base64": b64encode(data).decode()}
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
