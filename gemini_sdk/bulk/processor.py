"""Turns one row into one result: the core of a run, on one machine or in the worker of an engine."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from gemini_sdk._transport.call import Call
from gemini_sdk._transport.hooks import raised_by_hook
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.retry import RetryPolicy
from gemini_sdk._wire.surrogates import read, written
from gemini_sdk.bulk.pool import BulkPool, Permit, PoolMember
from gemini_sdk.bulk.results import Result
from gemini_sdk.bulk.rows import Row
from gemini_sdk.bulk.usage import Usage, usage_of
from gemini_sdk.bulk.waiting import BulkClock, Stop
from gemini_sdk.errors import GeminiSDKError, InvalidAnswerError

RETRIES = 10
"""Attempts after the first."""
MAX_DELAY = 60.0
"""Maximum seconds between two attempts if the server does not ask for a wait."""
MAX_RETRY_AFTER = 3600.0
"""Maximum seconds of a wait that the server asks for; a row whose quota returns later fails."""


class Processor:
    """Sends rows within the limits, and returns a result for each: an answer or an error, never an exception.

    Each attempt counts for the limits. An attempt that failed for a reason that may pass is repeated: the delays
    double up to a minute, and a wait that the service asks for holds for all rows.
    """

    def __init__(
        self,
        members: Sequence[PoolMember],
        *,
        operation: str | None = None,
        concurrency: int = 64,
        retries: int = RETRIES,
        clock: BulkClock | None = None,
        stop: Stop | None = None,
    ) -> None:
        """
        Args:
            members: the clients and models that share the rows.
            operation: what is asked; None for generateContent, or chat completions of Azure's clients.
            concurrency: maximum number of requests at a time.
            retries: attempts after the first.
            clock: the time; tests set it.
            stop: ends the run early.
        """
        self.attempts = 0
        """Requests that were sent."""
        self.pool = BulkPool(members, operation, concurrency=concurrency, clock=clock, stop=stop)
        self._retry = RetryPolicy(retries, max_delay=MAX_DELAY, max_retry_after=MAX_RETRY_AFTER)

    def estimate(self, row: Row) -> Usage:
        """The tokens of a row and its answer, about."""
        return self.pool.states[0].estimate.of(row.size)

    def check(self, row: Row) -> GeminiSDKError | None:
        """What is wrong with a row; None if it could be sent. Nothing is sent."""
        try:
            self.pool.states[0].requests.call(row)
        except GeminiSDKError as error:
            return error
        return None

    async def process(self, row: Row) -> Result | None:
        """The result of a row; None if the run was stopped before there was one."""
        calls: dict[int, tuple[str, Call[Any]]] = {}
        attempts, failed = 0, None
        states = self.pool.states
        try:
            if len(states) == 1:  # a row that cannot be sent does not wait for its turn
                calls[id(states[0])] = states[0].requests.call(row)
        except GeminiSDKError as error:
            return Result(row.key, row, error=error)
        while True:
            permit = await self.pool.permit(row.size, failed)
            if permit is None:
                return None
            state = permit.state
            try:
                if id(state) not in calls:
                    calls[id(state)] = state.requests.call(row)
            except GeminiSDKError as error:
                permit.unsent()
                self.pool.notify()
                return Result(row.key, row, error=error, attempts=attempts)
            model, call = calls[id(state)]
            attempts += 1
            self.attempts += 1
            outcome = await self._sent(permit, call)
            if isinstance(outcome, tuple):
                content, usage = outcome
                return Result(row.key, row, content, None, attempts, usage, model)
            delay = (
                None
                if raised_by_hook(outcome)
                else self._retry.delay(attempts, call.operation.repeatable, outcome)
            )
            if delay is None:
                return Result(row.key, row, b"", outcome, attempts, model=model)
            failed = state
            # Of a wait that the service asked for, the member knows: other members need not keep it.
            if state.paused_until <= self.pool.clock.now():
                await self.pool.stop.pause(self.pool.clock, delay)

    async def _sent(self, permit: Permit, call: Call[Any]) -> tuple[bytes, Usage] | GeminiSDKError:
        state = permit.state
        try:
            raw = await state.sender.send(call)
            content, usage = _checked(raw)
        except GeminiSDKError as error:
            permit.failed(error)
            return error
        except BaseException:
            permit.unsent()
            raise
        else:
            permit.answered(usage)
            return content, usage
        finally:
            self.pool.notify()

    async def aclose(self) -> None:
        """Close the connections that were made for the run. Those of asyncio clients stay open."""
        await self.pool.aclose()


def _checked(raw: RawResponse[Any]) -> tuple[bytes, Usage]:
    """The body of an answer, and its tokens. Raises the error of an answer that is none."""
    try:
        answer: Any = read(raw.content)
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or "error" in answer:
        raw.parse()
    fields = cast("Mapping[str, Any]", answer)
    if "predictions" in fields:
        return _embedding(fields["predictions"])
    return raw.content, usage_of(fields)


def _embedding(predictions: Any) -> tuple[bytes, Usage]:
    """The answer of a model that only Vertex AI's `predict` calls, in the form of all others, and its tokens."""
    try:
        found: Any = predictions[0]["embeddings"]
        statistics: Any = found.get("statistics") or {}
        count = int(statistics.get("token_count") or 0)
    except (LookupError, TypeError, ValueError, AttributeError):
        raise InvalidAnswerError("no vector in `predictions`", body=written(predictions)) from None
    answer = {"embedding": found, "usageMetadata": {"promptTokenCount": count}}
    return written(answer), Usage(count, 0, 0, count)
