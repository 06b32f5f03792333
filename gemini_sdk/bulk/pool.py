"""The clients and models that share the rows of a run, each with its own limits and in proportion to its weight."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gemini_sdk.bulk.concurrency import Concurrency
from gemini_sdk.bulk.learned_rate import LearnedRate
from gemini_sdk.bulk.limits import RateLimits, Started
from gemini_sdk.bulk.requests import RequestBuilder
from gemini_sdk.bulk.senders import BulkSender
from gemini_sdk.bulk.usage import TokenEstimate, Usage
from gemini_sdk.bulk.waiting import BulkClock, Stop
from gemini_sdk.errors import APIStatusError, ConfigurationError, GeminiSDKError

if TYPE_CHECKING:
    from gemini_sdk.bulk.shared_limits import SharedShare

_OVERLOADED = (429, 503)


@dataclass(frozen=True, slots=True)
class PoolMember:
    """A client and a model that take a share of the rows."""

    client: Any = field(repr=False)
    """Any client of this package."""
    model: str | None = None
    """The model of its rows; None for that of the run, else that of each row."""
    weight: float = 1.0
    """Its share of the rows, relative to the other members."""
    requests_per_minute: float | None = None
    """Maximum number of requests in any minute, retries included; None for no limit."""
    tokens_per_minute: float | None = None
    """Maximum number of tokens in any minute: of prompts on Google's services, of prompts and answers on Azure's; None
    for no limit."""
    concurrency: int | None = None
    """Maximum number of requests at a time; None for that of the run."""

    def __post_init__(self) -> None:
        for name in ("weight", "requests_per_minute", "tokens_per_minute", "concurrency"):
            value = getattr(self, name)
            if value is None and name != "weight":
                continue
            if not isinstance(value, int | float) or isinstance(value, bool) or not value > 0:
                raise ConfigurationError(f"{name} must be a number greater than 0; found {value!r}")
        if isinstance(self.concurrency, float):
            raise ConfigurationError(f"concurrency must be an int; found {self.concurrency!r}")


class MemberState:
    """What a member does at the moment: what it has under way, and how long it has to wait."""

    def __init__(
        self, member: PoolMember, operation: str | None, clock: BulkClock, concurrency: int
    ) -> None:
        at_once = member.concurrency or concurrency
        self.member = member
        self.requests = RequestBuilder(member.client, member.model, operation)
        self.sender = BulkSender(member.client, at_once)
        self.concurrency = Concurrency(at_once)
        self.estimate = TokenEstimate()
        self.paused_until = 0.0
        self.credit = 0.0
        self.learned = LearnedRate(clock.now)
        self._clock = clock
        self.limits = RateLimits(member.requests_per_minute, member.tokens_per_minute, clock.now)
        self.estimates = self.limits.counts_tokens
        """Whether the tokens of a request are to be estimated before it is sent."""

    def wait(self, size: int) -> float | None:
        """Seconds until a request of so many bytes may start; None until another one ends."""
        if not self.concurrency.is_free:
            return None
        wait = max(0.0, self.paused_until - self._clock.now()) if self.paused_until else 0.0
        tokens = self._estimated(size) if self.estimates else 0
        return max(wait, self.learned.wait(), self.limits.wait(tokens))

    def counted(self, usage: Usage) -> int:
        """The tokens that the limit is of."""
        return usage.total if self.requests.counts_answers else usage.input

    def begin(self, size: int) -> "Permit":
        """Start a request."""
        estimated = self._estimated(size) if self.estimates else 0
        self.learned.start()
        return Permit(self, size, estimated, self.limits.take(estimated), self.concurrency.start())

    def _estimated(self, size: int) -> int:
        return self.counted(self.estimate.of(size))

    def pause(self, seconds: float) -> None:
        """Start nothing for a time that the service asked for."""
        self.paused_until = max(self.paused_until, self._clock.now() + seconds)


@dataclass(slots=True)
class Permit:
    """The permission to send one request, to be given back with its outcome."""

    state: MemberState
    size: int
    estimated: int
    _started: Started
    _number: int
    shared: "SharedShare | None" = None
    """What it takes of limits that several workers share."""

    def unsent(self) -> None:
        """Nothing was sent."""
        self.state.concurrency.running -= 1
        self.state.limits.withdraw(self._started.request)
        self._correct(-self.estimated)

    def answered(self, usage: Usage) -> None:
        """An answer arrived."""
        state = self.state
        state.concurrency.running -= 1
        state.concurrency.succeeded()
        state.learned.answered()
        state.estimate.learn(self.size, usage)
        if usage.total:
            self._correct(state.counted(usage) - self.estimated)

    def failed(self, error: GeminiSDKError) -> None:
        """The request failed. A refusal of an overloaded service slows all other requests down, too."""
        state = self.state
        state.concurrency.running -= 1
        if not isinstance(error, APIStatusError):
            return
        if error.status_code < 500:
            self._correct(-self.estimated)
        if error.status_code in _OVERLOADED:
            is_new = state.concurrency.refused(self._number)
            if error.retry_after:
                state.pause(error.retry_after)
                if is_new and error.status_code == 429:
                    state.learned.refused(error.retry_after)
                if self.shared is not None:
                    self.shared.pause(error.retry_after)

    def _correct(self, difference: int) -> None:
        self.state.limits.correct(self._started.tokens, difference)
        if self.shared is not None:
            self.shared.correct(difference)


class BulkPool:
    """Chooses who answers a row: the members that may send now, in proportion to their weights."""

    def __init__(
        self,
        members: Sequence[PoolMember],
        operation: str | None,
        *,
        concurrency: int,
        clock: BulkClock | None = None,
        stop: Stop | None = None,
    ) -> None:
        self.clock = clock or BulkClock()
        self.stop = stop or Stop()
        self.stop.observe(self.notify)
        self.states = [MemberState(each, operation, self.clock, concurrency) for each in members]
        self._turn = asyncio.Lock()
        self._changed = asyncio.Event()
        self._waiting = False

    async def permit(self, size: int, avoid: MemberState | None = None) -> Permit | None:
        """The permission to send a request of so many bytes, in the order in which it was asked for.

        None if the run is to stop before.

        `avoid` is a member that failed: it is chosen only if it is the only one.
        """
        if self.stop.is_urgent:
            return None
        if not self._turn.locked() and (permit := self._choose(size, avoid)[0]) is not None:
            return permit
        async with self._turn:
            while not self.stop.is_urgent:
                permit, wait = self._choose(size, avoid)
                if permit is not None:
                    return permit
                self._changed.clear()
                self._waiting = True
                await self.clock.wait(self._changed, wait)
                self._waiting = False
            return None

    def notify(self) -> None:
        """Say that a request ended, or the run."""
        if self._waiting:
            self._changed.set()

    async def aclose(self) -> None:
        """Close the connections that were made for the run."""
        for state in self.states:
            await state.sender.aclose()

    def _choose(self, size: int, avoid: MemberState | None) -> tuple[Permit | None, float | None]:
        if len(self.states) == 1:
            only = self.states[0]
            wait = only.wait(size)
            return (only.begin(size), None) if wait == 0.0 else (None, wait)
        ready: list[MemberState] = []
        waits: list[float] = []
        for state in self.states:
            wait = state.wait(size)
            if wait == 0.0:
                ready.append(state)
            elif wait is not None:
                waits.append(wait)
        preferred = [state for state in ready if state is not avoid] or ready
        if not preferred:
            return None, min(waits, default=None)
        for state in preferred:
            state.credit += state.member.weight
        chosen = max(preferred, key=lambda state: state.credit)
        chosen.credit -= sum(state.member.weight for state in preferred)
        return chosen.begin(size), None
