"""Responses of OpenAI's API: the model's answer as a response, whole or in events, and what is kept of it."""

from collections import OrderedDict
from collections.abc import Sequence
from itertools import count
from typing import Any

from gemini_sdk import validation
from gemini_sdk._openai.findings import FieldTypes, Findings
from gemini_sdk._openai.plain_json import plain_json
from gemini_sdk._openai.response_events import ResponseEvents
from gemini_sdk._openai.response_fields import RESPONSES_TO_GEMINI
from gemini_sdk._openai.response_request import (
    StoredItems,
    chat_form,
    described_response,
    new_items,
)
from gemini_sdk._wire import JsonModel
from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator.azure import conversation, errors
from gemini_sdk.emulator.azure.options import AzureOptions
from gemini_sdk.emulator.operation_table import RESPONSES
from gemini_sdk.emulator.stream import chunks
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.types import generate_content as gc

OPERATION = RESPONSES
PATHS = ("/openai/v1/responses", "/openai/responses", "/v1/responses")
_TYPE = "CreateResponseRequest"
_FIELDS = FieldTypes(_TYPE, "azure-openai", RESPONSES_TO_GEMINI)
_KEPT = 1000
"""The number of responses that are kept, the newest ones."""


class EmulatedResponses:
    """Answers requests of `/responses`, and keeps the items that later ones continue."""

    def __init__(self, options: AzureOptions) -> None:
        self._options = options
        self._items: OrderedDict[str, list[Json]] = OrderedDict()
        """Input and output of each response, by its id."""
        self._numbers = count(1)

    def answer(self, payload: Json, model: str, said: str | None, created: int) -> list[bytes]:
        """The JSON of a response, or of each event of it. Raises AzureError for every refusal."""
        request = _read(payload)
        stored = self._stored(request)
        asked, last = _asked(request, stored)
        answer = conversation.answered(asked, model, self._options, last, said)
        streams = bool(request.get("stream"))
        # Each response has an id of its own, by which the next one continues it.
        answer = answer.model_copy(update={"response_id": f"emulated{next(self._numbers)}"})
        events = ResponseEvents({**request, "model": model}, created=created)
        made: list[JsonModel] = []
        for chunk in chunks(answer) if streams else [answer]:
            made += events.feed(chunk)
        made += events.finish()
        response = events.response
        if response is None:  # a blocked prompt has one, too
            raise errors.of_status(500)
        if request.get("store", True):
            before: Sequence[Json] = () if stored is None else stored.items
            output: list[Json] = [plain_json(item) for item in response.output or ()]
            self._items[response.id] = [*before, *(item for _, item in new_items(request)), *output]
            if len(self._items) > _KEPT:
                self._items.popitem(last=False)
        return [each.to_json() for each in (made if streams else [response])]

    def _stored(self, request: Json) -> StoredItems | None:
        if "conversation" in request:
            message = "The emulator keeps no conversations; use previous_response_id."
            raise errors.bad_request(message, "conversation")
        name: Any = request.get("previous_response_id")
        if name is None:
            return None
        if name not in self._items:
            message = f"Previous response with id '{name}' not found."
            raise errors.bad_request(message, "previous_response_id")
        return StoredItems("previous_response_id", self._items[name])


def _read(payload: Json) -> Json:
    """A request in the described form."""
    try:
        request = described_response(payload)
        faults = validation.faults(request, _TYPE, "azure-openai")
    except InvalidPayloadError as error:
        faults = list(error.faults)
        request = payload
    if wrong := [fault for fault in faults if fault.severity == "error"]:
        parameter = wrong[0].path.partition(".")[0].partition("[")[0]
        raise errors.bad_request(str(wrong[0]), parameter)
    return request


def _asked(request: Json, stored: StoredItems | None) -> tuple[gc.GenerateContentRequest, str]:
    """The request in Gemini's words, and the last text of the input."""
    findings = Findings(described_response(request, nulls=True), _FIELDS)
    try:
        chat = chat_form(request, stored, findings, thinks=True).payload
    except InvalidPayloadError as error:
        fault = error.faults[0]
        parameter = fault.path.partition(".")[0].partition("[")[0]
        raise errors.bad_request(str(fault), parameter) from None
    texts = [_text(message.get("content")) for message in chat["messages"]]
    return conversation.of_payload(chat), texts[-1] if texts else ""


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    return "".join(part.get("text") or "" for part in content or ())
