"""The admin routes with the page's data: exchanges, tunings, costs, and what is stored."""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from gemini_sdk.emulator import api_errors, specs
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.page import costs, exchange_view, stored_view, tuning_view
from gemini_sdk.emulator.page.exchange import RecordedExchange
from gemini_sdk.emulator.page.findings import findings
from gemini_sdk.emulator.path_route import PathRoute, json_answer, limited_route
from gemini_sdk.emulator.scopes import Scopes
from gemini_sdk.emulator.state import State
from gemini_sdk.validation.schemas import using

_MOST = 500
"""Exchanges in one answer at most."""
_LONGEST_NUMBER = 15
"""Digits of a number of an exchange or a revision."""
_PARTS = ("requests", "rules", "tunings", "usage")
_ONLY: dict[str, Callable[[RecordedExchange], object]] = {
    "": lambda _: True,
    "succeeded": lambda e: e.state == "complete" and (e.status or 0) < 400,
    "failed": lambda e: e.state == "broken" or (e.status or 0) >= 400,
    "active": lambda e: not e.is_over,
    "findings": findings,
    "rules": lambda e: e.rule is not None,
}


class PageRoutes:
    """Answers the requests of the page's script."""

    def __init__(
        self, scopes: Scopes, options: EmulatorOptions, state: State | None = None
    ) -> None:
        """Without a `state`, the answers are those of a tape, and only they are shown."""
        self._scopes = scopes
        self._options = options
        self._state = state
        self._schemas = specs.schemas(options.specs)

    async def exchanges(self, request: Request) -> Response:
        """GET shows exchanges, DELETE forgets all of the scope."""
        if request.method == "DELETE":
            self._scopes.of(request).clear_journal()
        # Requests of some megabytes take long to validate and to search.
        return await asyncio.to_thread(self._listed, request)

    def _listed(self, request: Request) -> Response:
        """The exchanges of the scope that changed `after` a revision, or that are older than the number `before`.

        `limit`: exchanges in the answer at most. `contains`: a text in the path, the model, the request or the answer.
        `only`: `succeeded`, `failed`, `active`, `findings` or `rules`.
        """
        try:
            after, before, limit = (_number(request, n) for n in ("after", "before", "limit"))
            if request.query_params.get("only", "") not in _ONLY:
                raise ValueError(f"only: use one of {', '.join(filter(None, _ONLY))}")
        except ValueError as error:
            return json_answer(api_errors.bad_request(str(error)).body(), 400)
        log, limit = self._scopes.of(request).exchanges, min(limit or _MOST, _MOST)
        # The revision is read first: what changes meanwhile comes again in the next answer.
        history, revision, known = log.history, log.revision, log.exchanges
        with using(self._schemas):
            if after:
                changed = sorted((e for e in known if e.revision > after), key=_revision)
                more = len(changed) > limit
                changed = changed[:limit]
                revision = changed[-1].revision if more else revision
                found = self._wanted(request, changed)
            else:
                older = (e for e in reversed(known) if not before or e.entry.number < before)
                found = self._wanted(request, older, limit + 1)
                more, found, changed = len(found) > limit, found[:limit], []
            shown = {e.entry.number for e in found}
            answer = {
                "history": history,
                "revision": revision,
                "oldest": known[0].entry.number if known else 0,
                "total": len(known),
                "more": more,
                "exchanges": [exchange_view.summary(e) for e in found],
                "gone": [e.entry.number for e in changed if e.entry.number not in shown],
                "scopes": sorted({"", *self._scopes.names}),
                "parts": _PARTS[:1] if self._state is None else _PARTS,
            }
        return json_answer(answer)

    async def exchange(self, request: Request) -> Response:
        """All that is known of an exchange; with `whole=1`, its bodies are not shortened."""
        return await asyncio.to_thread(self._detailed, request)

    def _detailed(self, request: Request) -> Response:
        number: str = request.path_params["number"]
        log = self._scopes.of(request).exchanges
        found = log.get(int(number)) if _is_number(number) else None
        if found is None:
            message = f"request {number[:_LONGEST_NUMBER]} is not remembered"
            return json_answer(api_errors.ApiError("NOT_FOUND", message).body(), 404)
        with using(self._schemas):
            whole = request.query_params.get("whole") == "1"
            return json_answer(exchange_view.detail(found, whole=whole))

    def routes(self) -> list[PathRoute]:
        """The routes."""
        routes = [
            limited_route("/emulator/exchanges", self.exchanges, "GET", "DELETE"),
            limited_route("/emulator/exchanges/{number}", self.exchange, "GET"),
        ]
        if self._state is not None:
            routes += [
                limited_route("/emulator/costs", self.costs, "GET"),
                limited_route("/emulator/tunings", partial(self.tunings, self._state), "GET"),
                limited_route("/emulator/stored", partial(self.stored, self._state), "GET"),
            ]
        return routes

    async def tunings(self, state: State, _: Request) -> Response:
        """The tunings with their loss, the newest first."""
        now = state.clock()
        return json_answer({"now": now, "tunings": tuning_view.tunings(state.store, now)})

    async def costs(self, request: Request) -> Response:
        """US dollars of the usage of the scope, by model."""
        usage = self._scopes.of(request).traffic.usage
        # The prices take about a second to load.
        return json_answer(await asyncio.to_thread(costs.costs, usage))

    async def stored(self, state: State, _: Request) -> Response:
        """Files, cached contents and batches."""
        return json_answer(
            stored_view.stored(state.store, state.clock(), self._options.file_seconds)
        )

    def _wanted(
        self, request: Request, exchanges: Iterable[RecordedExchange], limit: int | None = None
    ) -> list[RecordedExchange]:
        text, only = request.query_params.get("contains", ""), request.query_params.get("only", "")
        fits = _ONLY[only]
        found: list[RecordedExchange] = []
        for exchange in exchanges:
            if fits(exchange) and (not text or exchange_view.matches(exchange, text)):
                found.append(exchange)
                if len(found) == limit:
                    break
        return found


def _revision(exchange: RecordedExchange) -> int:
    return exchange.revision


def _number(request: Request, name: str) -> int:
    given = request.query_params.get(name, "") or "0"
    if not _is_number(given):
        raise ValueError(f"{name}: {given!r} is not a number of 0 or more")
    return int(given)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER
