"""One call of `responses`, described and not performed: sync and asyncio clients perform the same description."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from gemini_sdk._openai.plain_json import plain_json
from gemini_sdk._openai.report import Row
from gemini_sdk._openai.response_events import ResponseEvents, response_of
from gemini_sdk._openai.signatures import SignatureMemory
from gemini_sdk._wire.json_value import Json
from gemini_sdk.migration.drop_in.call import DropInCalls, log_losses, separated
from gemini_sdk.migration.drop_in.response_store import keep_response, stored_items
from gemini_sdk.migration.gemini_request import RESPONSE
from gemini_sdk.migration.responses_request import read_response_request, responses_to_gemini

if TYPE_CHECKING:
    from gemini_sdk.types.azure_openai import Response
    from gemini_sdk.types.generate_content import GenerateContentResponse


@dataclass(frozen=True, slots=True)
class ResponseCall:
    """A call of a Gemini client, and the conversion of its answer to a response."""

    arguments: Mapping[str, Any]
    """The arguments of generate_content or stream_generate_content."""
    request: Json
    streamed: bool
    signatures: SignatureMemory
    keep: "Callable[[Response], None] | None"
    """Is called with the whole response."""

    def answer(self, response: "GenerateContentResponse") -> "Response":
        """The answer in OpenAI's form."""
        notes: list[Row] = []
        made = response_of(
            response, self.request, signatures=self.signatures, keep=self.keep, notes=notes
        )
        log_losses(notes)
        return made

    def chunks(self) -> ResponseEvents:
        """The converter of Gemini's chunks to events."""
        return ResponseEvents(self.request, signatures=self.signatures, keep=self.keep)


def described(calls: DropInCalls, params: Mapping[str, Any]) -> ResponseCall:
    """The call for the keyword arguments of `create`.

    Raises:
        InvalidPayloadError: the request is wrong, or Gemini has nothing for it, or no store has what it continues.
        LossyConversionError: the client is strict, and something would be lost.
    """
    given, options = separated(RESPONSE, params)
    payload = read_response_request(calls.with_deployment(plain_json(given)))
    store = calls.responses_store
    stored = stored_items(store, payload)
    conversion = responses_to_gemini(
        payload,
        stored=stored,
        keeps=store is not None,
        platform=calls.platform,
        model_map=calls.model_map,
        strict=calls.strict,
        model=calls.deployment,
        inline=calls.inline,
        signatures=calls.signatures,
    )
    keep = None if store is None else partial(keep_response, store, payload, stored)
    arguments = calls.arguments(conversion, options)
    streamed = bool(payload.get("stream"))
    return ResponseCall(arguments, payload, streamed, calls.signatures, keep)
