"""One call of a drop-in client, described and not performed: sync and asyncio clients perform the same description."""

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from gemini_sdk._openai.answer import from_gemini
from gemini_sdk._openai.chunks import Chunks
from gemini_sdk._openai.fields import TO_AZURE, TO_GEMINI, Table
from gemini_sdk._openai.media import Inline
from gemini_sdk._openai.plain_json import plain_json
from gemini_sdk._openai.report import Report, Row
from gemini_sdk._openai.response_fields import RESPONSES_TO_GEMINI
from gemini_sdk._openai.signatures import SignatureMemory
from gemini_sdk._transport.settings import checked_headers, checked_mapping
from gemini_sdk._wire import Platform
from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.migration.drop_in.openai_params import CallParams
from gemini_sdk.migration.gemini_request import CHAT, RESPONSE, Conversion, to_gemini
from gemini_sdk.migration.model_map import ModelMap

if TYPE_CHECKING:
    from gemini_sdk.migration.drop_in.response_call import ResponseCall
    from gemini_sdk.migration.drop_in.response_store import ResponseStore
    from gemini_sdk.types.azure_openai import ChatCompletion, Completion
    from gemini_sdk.types.generate_content import (
        GenerateContentRequest,
        GenerateContentResponse,
    )

    GeminiCall: TypeAlias = "DropInCall | ResponseCall"
    """A call of a Gemini client, and the conversion of its answer."""

_LOG = logging.getLogger("gemini_sdk.migration")
_OPTIONS = frozenset(CallParams.__annotations__)
_CREDENTIALS = frozenset({"api-key", "authorization", "ocp-apim-subscription-key", "cookie"})
_FIELDS: Table = {**RESPONSES_TO_GEMINI, **TO_GEMINI}
_UNSET = frozenset({"NotGiven", "Omit"})
"""The types by which OpenAI's package says that an argument was not given."""
NO_MODEL = Fault("model", "the model is missing", expected="model=, or azure_deployment=")


@dataclass(frozen=True, slots=True)
class DropInCall:
    """A call of a Gemini client, and the conversion of its answer."""

    arguments: Mapping[str, Any]
    """The arguments of generate_content or stream_generate_content."""
    request: Mapping[str, Any]
    streamed: bool
    signatures: SignatureMemory

    def answer(self, response: "GenerateContentResponse") -> "ChatCompletion | Completion":
        """The answer in OpenAI's form."""
        notes: list[Row] = []
        made = from_gemini(response, request=self.request, signatures=self.signatures, notes=notes)
        log_losses(notes)
        return made

    def chunks(self) -> Chunks:
        """The converter of Gemini's chunks to OpenAI's."""
        return Chunks(request=self.request, signatures=self.signatures)


@dataclass(slots=True)
class DropInCalls:
    """Describes calls, by what a client was set up with."""

    platform: Platform
    deployment: str | None
    model_map: ModelMap
    strict: bool
    inline: Inline | None
    on_report: Callable[[Report], None] | None
    responses_store: "ResponseStore | None" = None
    signatures: SignatureMemory = field(default_factory=SignatureMemory)
    """Of the Gemini client, so that clients made of the same one share it."""

    def describe(self, kind: str, params: Mapping[str, Any]) -> "GeminiCall":
        """The call for the keyword arguments of `create`; `kind` is the type of the request."""
        if kind == RESPONSE:
            from gemini_sdk.migration.drop_in.response_call import described

            return described(self, params)
        given, options = separated(kind, params)
        _check_kind(kind, given)
        return self.exchange(plain_json(given), options)

    def exchange(self, request: dict[str, Any], options: Mapping[str, Any]) -> DropInCall:
        """The call for a request, which is plain JSON, with options of this package's clients."""
        request = self.with_deployment(request)
        conversion = self.converted(request)
        arguments = self.arguments(conversion, options)
        return DropInCall(arguments, request, bool(request.get("stream")), self.signatures)

    def arguments(
        self, conversion: "Conversion[GenerateContentRequest]", options: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The arguments of generate_content for a converted request, whose report is passed on."""
        if conversion.model is None:
            raise InvalidPayloadError([NO_MODEL])
        self.pass_on(conversion.report)
        fields = {
            name: getattr(conversion.request, name) for name in conversion.request.model_fields_set
        }
        # Already validated, by the rules of its platform.
        return {"model": conversion.model, **fields, **options, "validate": False}

    def converted(self, request: dict[str, Any]) -> "Conversion[GenerateContentRequest]":
        """A request, which names the model to use, as one of Gemini's."""
        return to_gemini(
            request,
            platform=self.platform,
            model_map=self.model_map,
            strict=self.strict,
            model=self.deployment,
            inline=self.inline,
            signatures=self.signatures,
        )

    def with_deployment(self, request: dict[str, Any]) -> dict[str, Any]:
        """A request with the client's deployment as its model, where a row is of it: Azure goes by it, too."""
        return (
            {**request, "model": self.deployment}
            if self.model_map.knows(self.deployment)
            else request
        )

    def pass_on(self, report: Report) -> None:
        """Log what is lost or may change the answer, and call `on_report`."""
        log_losses(row for row in report if row.kind == "lost" or row.severity != "info")
        if self.on_report is not None:
            self.on_report(report)


def is_unset(value: object) -> bool:
    """Whether an argument is what OpenAI's package has in place of one that was not given."""
    return type(value).__name__ in _UNSET


def separated(kind: str, params: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields of a request, and the options of the call, of keyword arguments."""
    given = {n: v for n, v in params.items() if not is_unset(v)}
    options = separated_options(given)
    rest = {n: v for n, v in given.items() if n not in _OPTIONS}
    return rest | _of_openai(options, kind), options


def separated_options(params: Mapping[str, Any]) -> dict[str, Any]:
    """The options of the call among keyword arguments, as this package's clients take them."""
    return {n: _option(n, v) for n, v in params.items() if n in _OPTIONS and not is_unset(v)}


def check_options(params: Mapping[str, Any]) -> None:
    """Accept the options of a call that sends nothing. TypeError for other keyword arguments."""
    for name in params.keys() - _OPTIONS:
        raise TypeError(f"unexpected keyword argument {name!r}")


def _check_kind(kind: str, given: Mapping[str, Any]) -> None:
    """InvalidPayloadError for what only the other kind of request has, and would make it one."""
    own, other = ("messages", "prompt") if kind == CHAT else ("prompt", "messages")
    if other in given:
        raise InvalidPayloadError([Fault(other, f"not a field of {kind}", expected=own)])


def log_losses(rows: Iterable[Row]) -> None:
    """Log what was lost: which fields and why, never their values."""
    for place, reason in dict.fromkeys((re.sub(r"\[\d+\]", "[]", r.path), r.reason) for r in rows):
        _LOG.warning("%s: %s", place, reason)


def _of_openai(options: dict[str, Any], type_name: str) -> dict[str, Any]:
    """The fields of OpenAI's requests in `extra_body`, which its package works into the request; the rest stays
    there.

    They are converted and reported like any other, so that `data_sources` and the keys in it are not sent.
    """
    extra = checked_mapping("extra_body", options.get("extra_body"))
    theirs = _FIELDS[type_name].keys() - TO_AZURE["GenerateContentRequest"].keys()
    if extra:
        options["extra_body"] = {name: v for name, v in extra.items() if name not in theirs}
    return {name: v for name, v in extra.items() if name in theirs}


def without_credentials(headers: object, option: str) -> tuple[dict[str, str], list[str]]:
    """Headers to send, and the names of those that are credentials of other services, as rows of the report."""
    given = checked_headers(headers, option)
    secret = [name for name in given if name in _CREDENTIALS]
    kept = {name: value for name, value in given.items() if name not in secret}
    return kept, [f"{option}[{name!r}]" for name in secret]


def _option(name: str, value: Any) -> Any:
    """An option as this package takes it; of an httpx.Timeout, the seconds of silence."""
    if name == "timeout":
        return seconds(value)
    if name == "extra_headers":
        kept, secret = without_credentials(value, name)
        reason = "a credential, which is not sent to Google"
        log_losses(Row(place, "lost", "", reason, "info") for place in secret)
        return kept
    return value


def seconds(timeout: Any) -> float | None:
    """A timeout in seconds; of an httpx.Timeout, those for reading."""
    read: float | None = getattr(timeout, "read", timeout)
    return read
