"""An answer, or what a rule puts in its place, staged as a reply with the rule's fault, delay and pace.

Every route goes through `scripted_reply`, so that all of them can be scripted and can fail in the same ways.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from gemini_sdk.emulator.api_errors import ApiError, of_code
from gemini_sdk.emulator.reply import Ending, Reply, whole
from gemini_sdk.emulator.rules import ERRORS, Form, Rule
from gemini_sdk.emulator.stream import EventStream, Framing, JsonArray, encoded

NO_RULE = Rule()
Failure = Callable[[int], ApiError]
Meter = Callable[[list[bytes]], None]
"""Gets the JSON of an answer, or of a stream's chunks, before it is sent. Raises ApiError to refuse it."""
"""Makes a service's own error for an HTTP status."""
_BODILESS = (204, 304)
"""Statuses that HTTP has no body for, whatever a rule says."""
_ENDINGS = {"hang": Ending.HANG, "reset": Ending.RESET, "cut": Ending.CUT}


@dataclass(frozen=True, slots=True)
class _ReplyDraft:
    """The JSON of an answer or of a stream's chunks, before it is framed."""

    status: int
    bodies: list[bytes]
    framing: Framing | None
    """None if it is not a stream."""


def scripted_reply(
    answer: Callable[[Rule], list[bytes]],
    rule: Rule | None,
    framing: Framing | None,
    pace: float,
    failure: Failure = of_code,
    meter: Meter = lambda _: None,
) -> Reply:
    """The reply to a call: `answer` makes the JSON of the answer or of its chunks, unless the rule has its own.

    `framing` is given for streams. An ApiError from `answer` or `meter` becomes an error reply; `failure` makes the
    one a rule has only the status of.
    """
    rule = rule or NO_RULE
    if rule.fault in ("hang", "reset") and rule.after is None:
        reply = Reply(200, (), ending=_ENDINGS[rule.fault], silent=True)
    else:
        try:
            reply = _drafted(answer, rule, framing, failure, meter)
        except ApiError as error:
            reply = refusal(error, framing)
    if reply.status in _BODILESS:
        reply = replace(reply, pieces=(), length=None)
    pace = pace if rule.pace is None else rule.pace
    return replace(reply, delay=rule.delay, pace=pace, headers={**reply.headers, **rule.headers})


def refusal(error: ApiError, framing: Framing | None = None) -> Reply:
    """An error as a reply; where a stream was to be, perhaps in its form.

    A JSON array has it as its one element. Of events, it is one where the model's servers refuse it and not what stands
    before them.
    """
    body = encoded([error.body()])[0]
    if isinstance(framing, JsonArray):
        body = b"[" + body + b"\r\n]"
    reply = whole(body, status=error.code)
    if error.streamed and isinstance(framing, EventStream):
        event = framing.frame(0, body)
        reply = replace(whole(event, status=error.code), media_type=framing.media_type)
    return replace(reply, headers=error.headers)


def _drafted(
    answer: Callable[[Rule], list[bytes]],
    rule: Rule,
    framing: Framing | None,
    failure: Failure,
    meter: Meter,
) -> Reply:
    if rule.raw is not None:
        draft = _ReplyDraft(rule.status or 200, [rule.raw.encode()], None)
    elif rule.fault in ERRORS:
        error = rule.body or failure(rule.status or 503).body()
        if framing is None:
            return whole(encoded([error])[0], status=rule.status or 503)
        bodies = answer(rule) if rule.chunks is None else encoded(rule.chunks)
        meter(bodies)
        if rule.fault == "error":
            bodies = _kept(bodies, rule)
        return _broken_off(bodies, error, rule, framing)
    elif rule.chunks is not None or rule.body is not None:
        failed = (rule.status or 200) >= 400
        bodies = encoded([rule.body] if rule.chunks is None else rule.chunks)
        draft = _ReplyDraft(rule.status or 200, bodies, None if failed else framing)
    elif (rule.status or 200) >= 400:
        raise failure(rule.status or 500)
    else:
        draft = _ReplyDraft(rule.status or 200, answer(rule), framing)
    if draft.status < 400:
        meter(draft.bodies)
    return _faulty(draft, rule) if rule.fault else _sound(draft)


def _sound(draft: _ReplyDraft) -> Reply:
    if draft.framing is None:
        return whole(b"".join(draft.bodies[:1]), status=draft.status)
    reply = _streamed(draft.bodies, draft.framing)
    pieces = tuple(filter(None, (*reply.pieces, draft.framing.farewell)))
    return replace(reply, status=draft.status, pieces=pieces)


def _faulty(draft: _ReplyDraft, rule: Rule) -> Reply:
    ending = _ENDINGS.get(rule.fault or "", Ending.COMPLETE)
    if draft.framing is None:
        return _halved(_sound(draft), ending, cut_short=rule.fault == "malformed")
    kept = _kept(draft.bodies, rule)
    if rule.fault == "end":
        kept = kept[: len(draft.bodies) - 1]
    if rule.fault == "malformed":
        broken = draft.bodies[min(len(kept), len(draft.bodies) - 1)]
        kept.append(broken[: len(broken) // 2])
    return replace(_streamed(kept, draft.framing, ending), status=draft.status)


def _kept(bodies: list[bytes], rule: Rule) -> list[bytes]:
    return bodies[: 1 if rule.after is None else rule.after]


def _halved(reply: Reply, ending: Ending, *, cut_short: bool) -> Reply:
    """Half a body: as an answer that says it is complete, or as one whose connection fails."""
    body = b"".join(reply.pieces)
    half = body[: len(body) // 2]
    if cut_short:
        return replace(reply, pieces=(half,), length=len(half))
    return reply if ending is Ending.COMPLETE else replace(reply, pieces=(half,), ending=ending)


def _broken_off(bodies: list[bytes], error: Any, rule: Rule, framing: Framing) -> Reply:
    """A stream that goes on with an error and ends."""
    form = rule.form or ("event" if rule.fault == "error" else "object")
    written = _written(error, form)
    if form == "event" or isinstance(framing, JsonArray):
        return _streamed([*bodies, written], framing)
    reply = _streamed(bodies, framing)
    return replace(reply, pieces=(*reply.pieces, written + b"\n\n"))


def _written(error: Any, form: Form) -> bytes:
    if form == "pretty":
        return json.dumps(error, indent=2, ensure_ascii=False).encode()
    return encoded([[error] if form == "list" else error])[0]


def _streamed(bodies: list[bytes], framing: Framing, ending: Ending = Ending.COMPLETE) -> Reply:
    frames = [framing.frame(number, body) for number, body in enumerate(bodies)]
    tail = framing.tail if ending is Ending.COMPLETE else b""
    pieces = filter(None, (framing.head, *frames, tail))
    return Reply(200, tuple(pieces), framing.media_type, ending=ending)
