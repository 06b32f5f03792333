"""An exchange as the page gets it: a line of the list, and all that is known of it."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from typing import Any

from gemini_sdk._wire.json_value import Json, is_list, is_object
from gemini_sdk.emulator import journal
from gemini_sdk.emulator.page import answer_body, readable_json
from gemini_sdk.emulator.page.exchange import RecordedExchange
from gemini_sdk.emulator.page.findings import as_json, findings
from gemini_sdk.emulator.rules import Rule
from gemini_sdk.emulator.usage import tokens_of

_PREVIEW = 200
"""Characters of a prompt in the list."""
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
"""Media that a browser shows and that cannot hold scripts."""
_PICTURE_SIZE = 400_000
"""Characters of base64 of the largest picture that is shown."""
_MOST_PICTURES = 6


def summary(exchange: RecordedExchange) -> Json:
    """The line of an exchange in the list."""
    entry, found = exchange.entry, findings(exchange)
    return {
        "number": entry.number,
        "revision": exchange.revision,
        "started": exchange.started,
        "method": entry.method,
        "path": entry.path,
        "operation": _short_name(entry.operation or ""),
        "model": exchange.model,
        "prompt": prompt(entry.body)[:_PREVIEW],
        "state": exchange.state,
        "status": exchange.status,
        "seconds": exchange.seconds,
        "stream": exchange.headers.get("content-type", "").startswith("text/event-stream"),
        "errors": sum(fault.severity == "error" for fault in found),
        "warnings": sum(fault.severity == "warning" for fault in found),
        "rule": rule(exchange.rule),
    }


def detail(exchange: RecordedExchange, *, whole: bool = False) -> Json:
    """All that is known of an exchange; with `whole`, bodies are not shortened."""
    entry, answer = exchange.entry, answer_body.value(exchange)
    written = readable_json.pretty if whole else readable_json.shortened
    tokens = tokens_of(exchange.pieces) or _tokens_in(answer)
    return summary(exchange) | {
        "id": entry.operation,
        "scope": entry.scope,
        "query": dict(entry.query),
        "headers": dict(entry.headers),
        "request": _body(entry.body, written),
        "findings": [as_json(fault) for fault in findings(exchange)],
        "applied": _given(exchange.rule),
        "answer_headers": exchange.headers,
        "answer": _body(answer, written),
        "text": answer_body.text(answer)[: None if whole else readable_json.MOST],
        "size": exchange.size,
        "kept": exchange.kept,
        "first": exchange.first,
        "chunks": len(answer) if is_list(answer) else None,
        "tokens": None if tokens is None else asdict(tokens),
        "pictures": [] if whole else list(_pictures(entry.body, answer)),
    }


def matches(exchange: RecordedExchange, wanted: str) -> bool:
    """Whether a text, without regard to case, is in the path, the model, the request or the answer."""
    entry, wanted = exchange.entry, wanted.lower()
    near = f"{entry.method} {entry.path} {exchange.model} {entry.operation} {exchange.status}"
    if wanted in near.lower() or wanted in journal.strings(entry.body).lower():
        return True
    return wanted in journal.strings(answer_body.value(exchange)).lower()


def prompt(body: Any) -> str:
    """The last text of a request that a model is to answer."""
    if not is_object(body):
        return body if isinstance(body, str) else ""
    turns = next((body[name] for name in _TURNS if is_list(body.get(name))), None)
    said: Any = turns[-1] if turns else body
    for _ in range(2):  # a content holds parts, and an input a content
        if is_object(said):
            said = next((said[name] for name in _SAID if said.get(name)), "")
    if is_list(said):
        texts = (each.get("text") for each in said if is_object(each))
        said = " ".join(text for text in texts if isinstance(text, str))
    return " ".join(said.split()) if isinstance(said, str) else ""


_TURNS = ("contents", "messages", "requests", "instances", "input", "prompt")
_SAID = ("parts", "content", "text", "prompt", "input", "displayName")


def _short_name(operation: str) -> str:
    """The last part of an operation's id, with the one before where it says too little."""
    *_, collection, name = ("", *operation.split("."))
    return f"{collection}.{name}" if collection and name in _PLAIN_VERBS else name


_PLAIN_VERBS = frozenset(
    "cancel chunk create delete get insert list media patch query upload".split()
)


def rule(applied: Rule | None) -> str:
    """A rule in a few words; empty without one."""
    if applied is None:
        return ""
    if applied.fault is not None:
        return applied.fault
    if applied.status is not None and applied.status >= 400:
        return f"status {applied.status}"
    return "delay" if applied.delay else "reply"


def _given(applied: Rule | None) -> Json | None:
    if applied is None:
        return None
    given = {f.name: getattr(applied, f.name) for f in fields(applied)}
    if applied.chunks is not None:
        given["chunks"] = list(applied.chunks)
    return {
        name: readable_json.short(answer_body.masked(value))
        for name, value in given.items()
        if value not in (None, {}, 0.0)
    }


def _body(value: Any, written: Callable[[Any], str]) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return written(value)


def _tokens_in(answer: Any) -> Any:
    """The tokens in the chunks of a stream, whose pieces are not JSON alone."""
    chunks = answer if is_list(answer) else []
    return tokens_of([readable_json.pretty(chunk).encode() for chunk in chunks[-2:]])


def _pictures(*values: Any) -> Iterator[Json]:
    """The pictures in a request and its answer, as many and as large as a page can show."""
    found = (picture for value in values for picture in _inline(value))
    for _, picture in zip(range(_MOST_PICTURES), found, strict=False):
        yield picture


def _inline(value: Any) -> Iterator[Json]:
    if is_list(value):
        for each in value:
            yield from _inline(each)
    if is_object(value):
        media, data = value.get("mimeType", value.get("mime_type")), value.get("data")
        if media in _PICTURES and isinstance(data, str) and len(data) <= _PICTURE_SIZE:
            yield {"media": media, "data": data.replace("-", "+").replace("_", "/")}
        for each in value.values():
            yield from _inline(each)
