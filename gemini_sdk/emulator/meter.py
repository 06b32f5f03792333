"""The meter of one request: its answer's tokens meet the quotas before it is sent, and count as usage after."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from gemini_sdk.emulator import api_errors
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.operation_table import MODEL_CALLS
from gemini_sdk.emulator.quotas import Exceeded
from gemini_sdk.emulator.reply import Reply
from gemini_sdk.emulator.rules import Rule
from gemini_sdk.emulator.scripting import NO_RULE, Failure
from gemini_sdk.emulator.traffic import Traffic
from gemini_sdk.emulator.usage import Tokens, tokens_of


@dataclass(frozen=True, slots=True)
class Service:
    """How a service writes the errors that no request causes by itself."""

    limited: Callable[[Exceeded], ApiError]
    """The error for a request that exceeds a quota."""
    failure: Failure = api_errors.of_code
    """The error for an HTTP status."""
    whole: Callable[[Rule], list[bytes]] | None = None
    """Answers the request as one that is not streamed, whose answer always reports its tokens; None if the service's
    streams report them too."""


GOOGLE = Service(lambda limit: api_errors.exceeded(limit, "google-ai"))


class Meter:
    """Gets the answer of a request, then its reply."""

    def __init__(
        self,
        traffic: Traffic,
        operation: str,
        model: str,
        service: Service,
        clock: Callable[[], float],
        rule: Rule | None,
    ) -> None:
        self._traffic = traffic
        self._operation = operation
        self._model = model
        self._service = service
        self._clock = clock
        self._rule = rule or NO_RULE
        self._tokens: Tokens | None = None
        self._refused = False

    def __call__(self, bodies: list[bytes]) -> None:
        """Counts an answer for the quotas. Raises ApiError if it exceeds one."""
        tokens = self._read(bodies)
        limit = self._traffic.admit(self._operation, self._model, tokens, self._clock())
        if limit is not None:
            self._refused = True
            raise self._service.limited(limit)
        self._tokens = tokens

    def counted(self, reply: Reply) -> Reply:
        """Counts a reply as usage. The reply, with the latency of the model."""
        broken = self._rule.fault is not None
        status = 0 if reply.silent else reply.status
        self._traffic.add(self._operation, self._model, status, self._tokens, broken=broken)
        if self._refused or self._rule.delay:
            return reply
        return replace(reply, delay=self._traffic.delay(self._operation))

    def _read(self, bodies: list[bytes]) -> Tokens:
        if self._operation not in MODEL_CALLS:
            return Tokens()
        tokens = tokens_of(bodies)
        rule, whole = self._rule, self._service.whole
        if tokens is None and whole is not None and rule.chunks is rule.body is rule.raw is None:
            tokens = tokens_of(whole(rule))
        return tokens or Tokens()
