"""Makes a context of OpenTelemetry the current one for a block."""

from contextlib import suppress
from contextvars import Token
from typing import TYPE_CHECKING

from opentelemetry import context as contexts

from gemini_sdk._telemetry.start import INVOCATION

if TYPE_CHECKING:
    from opentelemetry.context import Context

    from gemini_sdk._telemetry.invocation import Invocation


class Current:
    """A block in which a context is the current one, and the calls belong to an invocation, or to none.

    A coroutine that is dropped is closed in another context, in which there is nothing to restore.
    """

    __slots__ = ("_context", "_invocation", "_set", "_token")

    def __init__(self, context: "Context", invocation: "Invocation | None" = None) -> None:
        self._context = context
        self._invocation = invocation
        self._token: Token[Context] | None = None
        self._set: Token[Invocation | None] | None = None

    def __enter__(self) -> None:
        self._token = contexts.attach(self._context)
        self._set = INVOCATION.set(self._invocation)

    def __exit__(self, *_: object) -> None:
        if self._token is not None and contexts.get_current() is self._context:
            contexts.detach(self._token)
        if self._set is not None:
            with suppress(ValueError):
                INVOCATION.reset(self._set)
