"""The file of a batch: lines of OpenAI's requests as lines of Gemini's.

The file is converted before it is uploaded, since Google's service gives nobody the content of an uploaded file.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from pydantic_core import from_json

from gemini_sdk import validation
from gemini_sdk._openai.report import LossyConversionError, Report, Row
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.migration.drop_in.call import NO_MODEL, DropInCalls, log_losses
from gemini_sdk.migration.drop_in.embeddings import converted as converted_embedding

CHATS = "/v1/chat/completions"
TEXTS = "/v1/completions"
RESPONSES = "/v1/responses"
EMBEDDINGS = "/v1/embeddings"
ENDPOINTS = (CHATS, TEXTS, RESPONSES, EMBEDDINGS)
_OWN: Mapping[str, str] = {CHATS: "messages", TEXTS: "prompt", RESPONSES: "input"}
"""The field of a request that says which endpoint it is for."""
_PREFIX = re.compile(r"/openai(/v1|/deployments/[^/]+)?(?=/)|/v1(?=/)")
_INSTEAD = {
    "/v1/moderations": "safety_settings of generate_content",
    "/v1/images/generations": "batches of the Gemini client, with a model that makes images",
    "/v1/images/edits": "batches of the Gemini client, with a model that makes images",
    "/v1/videos": "this package does not make videos",
}
_LISTED = 20
"""The number of faults that an error lists."""
_PART = re.compile(r"(?s)(?P<id>.*)\[(?P<index>\d+)/(?P<count>\d+)\]")
"""The key of one of several texts of an embeddings request: Gemini's requests have one text each."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BatchInput:
    """A converted file."""

    content: bytes
    endpoint: str
    model: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A converted line, which may be several."""

    endpoint: str
    model: str
    entries: list[Json]


def endpoint_of(url: object) -> str:
    """The endpoint that a URL means, such as Azure's `/chat/completions`. Raises InvalidPayloadError for another."""
    path = f"/v1{_PREFIX.sub('', str(url), count=1).rstrip('/')}"
    if path in ENDPOINTS:
        return path
    expected = _INSTEAD.get(path, " or ".join(ENDPOINTS))
    raise InvalidPayloadError([Fault("$", "not an endpoint of batches", repr(url), expected)])


def converted(content: bytes, calls: DropInCalls) -> BatchInput:
    """The lines of a file as Gemini's service takes them.

    Raises:
        InvalidPayloadError: lines are no requests, repeat an id, or are of several models or endpoints.
        LossyConversionError: the client is strict, and something would be lost.
    """
    made: list[_Line] = []
    faults: list[Fault] = []
    first: dict[str, int] = {}
    rows: list[Row] = []
    harmful: list[Row] = []

    def collect(report: Report) -> None:
        """Pass the report of a line on. What is lost is logged once for all of them."""
        rows.extend(row for row in report if row.kind == "lost" or row.severity != "info")
        if calls.on_report is not None:
            calls.on_report(report)

    quiet = replace(calls, on_report=collect)
    for number, given in _objects(content):
        where = f"line {number}"
        try:
            made.append(_line(given, quiet))
        except InvalidPayloadError as error:
            faults += [replace(each, path=_joined(where, each.path)) for each in error.faults]
        except LossyConversionError as error:
            place = f"{where}.body"
            harmful += (replace(e, path=_joined(place, e.path)) for e in error.report.harmful)
        key = cast(Json, given).get("custom_id") if isinstance(given, dict) else None
        if isinstance(key, str) and first.setdefault(key, number) != number:
            problem = f"the custom_id of line {first[key]}, too; each must be unique"
            faults.append(Fault(f"{where}.custom_id", problem, repr(key)))
        if len(faults) + len(harmful) >= _LISTED:
            break
    if not made and not faults and not harmful:
        faults.append(Fault("file", "is empty", expected="a line for each request"))
    for name in ("endpoint", "model"):
        found = {getattr(line, name) for line in made}
        if len(found) > 1:
            problem = f"requests of several {name}s; make a file for each"
            faults.append(Fault("file", problem, ", ".join(sorted(found))))
    if faults:
        raise InvalidPayloadError(faults[:_LISTED])
    if harmful:
        raise LossyConversionError(Report(tuple(harmful[:_LISTED])))
    log_losses(rows)
    lines = (json.dumps(entry, ensure_ascii=False) for line in made for entry in line.entries)
    return BatchInput(
        "".join(f"{line}\n" for line in lines).encode(), made[0].endpoint, made[0].model
    )


def keys_of(custom_id: str, count: int) -> list[str]:
    """The keys of the texts of a request. An id that looks like such a key gets a number, too."""
    if count == 1 and not _PART.fullmatch(custom_id):
        return [custom_id]
    return [f"{custom_id}[{index}/{count}]" for index in range(count)]


def texts_of(key: str) -> tuple[str, int, int]:
    """The custom_id of a key, and which of how many texts of its request it is."""
    found = _PART.fullmatch(key)
    if found is None:
        return key, 0, 1
    return found["id"], int(found["index"]), int(found["count"])


def _objects(content: bytes) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, from_json(line, allow_inf_nan=False)
        except ValueError as error:
            raise InvalidPayloadError([Fault(f"line {number}", f"not JSON: {error}")]) from None


def _line(given: object, calls: DropInCalls) -> _Line:
    if faults := validation.faults(given, "BatchInputLine", "azure-openai"):
        raise InvalidPayloadError([each for each in faults if each.severity == "error"] or faults)
    line = cast(Json, given)
    if line["method"] != "POST":
        raise InvalidPayloadError(
            [Fault("method", "not a method of batches", repr(line["method"]), "POST")]
        )
    try:
        endpoint = endpoint_of(line["url"])
    except InvalidPayloadError as error:
        raise InvalidPayloadError([replace(each, path="url") for each in error.faults]) from None
    try:
        model, requests = (
            _embedding(line["body"], calls)
            if endpoint == EMBEDDINGS
            else _generation(line["body"], calls, _OWN[endpoint])
        )
    except InvalidPayloadError as error:
        faults = [replace(each, path=_joined("body", each.path)) for each in error.faults]
        raise InvalidPayloadError(faults) from None
    keys = (
        keys_of(line["custom_id"], len(requests)) if endpoint == EMBEDDINGS else [line["custom_id"]]
    )
    entries = [
        {"key": key, "request": request} for key, request in zip(keys, requests, strict=True)
    ]
    return _Line(endpoint, model, entries)


def _generation(body: Json, calls: DropInCalls, own: str) -> tuple[str, list[Json]]:
    """The request for an answer; `own` is the field that a request of its endpoint has."""
    if others := sorted(body.keys() & set(_OWN.values()) - {own}):
        problem = "a field of another endpoint's requests"
        raise InvalidPayloadError([Fault(name, problem, expected=own) for name in others])
    if own not in body:
        raise InvalidPayloadError([Fault(own, "is missing")])
    if body.get("stream"):
        raise InvalidPayloadError(
            [Fault("stream", "an answer of a batch is whole", "true", "false")]
        )
    conversion = calls.converted(calls.with_deployment(body))
    if conversion.model is None:
        raise InvalidPayloadError([NO_MODEL])
    if calls.on_report is not None:
        calls.on_report(conversion.report)
    request: Json = from_json(conversion.request.to_json())
    return conversion.model, [request]


def _embedding(body: Json, calls: DropInCalls) -> tuple[str, list[Json]]:
    call, report = converted_embedding(calls, body)
    if calls.on_report is not None:
        calls.on_report(report)
    size = call.arguments.get("output_dimensionality")
    shared = {} if size is None else {"outputDimensionality": size}
    texts: list[str] = call.arguments["contents"]
    requests = [{"content": {"parts": [{"text": text}]}, **shared} for text in texts]
    return call.arguments["model"], requests


def _joined(where: str, path: str) -> str:
    return where if path in ("", "$") else f"{where}.{path.removeprefix('$.')}"
