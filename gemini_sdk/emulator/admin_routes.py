"""The admin routes under `/emulator`, for test programs and for the page."""

from dataclasses import asdict
from typing import Any

from pydantic_core import from_json
from starlette.requests import Request
from starlette.responses import Response

from gemini_sdk._version import __version__
from gemini_sdk._wire.json_value import is_object
from gemini_sdk.emulator import api_errors, safety, tokens
from gemini_sdk.emulator.azure import content_filter
from gemini_sdk.emulator.azure import dialect as azure_dialect
from gemini_sdk.emulator.clock import Clock, rfc3339
from gemini_sdk.emulator.files import stored_file
from gemini_sdk.emulator.google import SERVED
from gemini_sdk.emulator.latency import Latency
from gemini_sdk.emulator.path_route import PathRoute, json_answer, limited_route
from gemini_sdk.emulator.quotas import quotas_of
from gemini_sdk.emulator.rules import many
from gemini_sdk.emulator.scopes import HEADER, Scopes
from gemini_sdk.emulator.tuning import tuning_outcome
from gemini_sdk.errors import ConfigurationError

_ADMIN = """rules rules/{number} journal clock quotas latency usage exchanges exchanges/{number} tunings costs
stored""".split()
"""What there is below `/emulator`."""


class AdminRoutes:
    """The routes under `/emulator`, for test programs."""

    def __init__(self, scopes: Scopes, clock: Clock) -> None:
        self._scopes = scopes
        self._clock = clock

    async def description(self, _: Request) -> Response:
        """A description of this server and its admin routes."""
        return json_answer(
            {
                "name": "gemini-sdk emulator",
                "version": __version__,
                "tokens": tokens.ESTIMATE,
                "blocks": {"prompt": safety.BLOCK_PROMPT, "answer": safety.BLOCK_ANSWER},
                "refused_by_azure": content_filter.REFUSED,
                "scope_header": HEADER,
                "tuning": {
                    "fail": tuning_outcome.FAIL,
                    "succeed_in_part": tuning_outcome.SUCCEED_IN_PART,
                },
                "files": {"fail": stored_file.FAIL},
                "admin": ["/emulator", *(f"/emulator/{name}" for name in _ADMIN)],
                "operations": [f"{o.method} {o.path}" for o in (*SERVED, *azure_dialect.SERVED)],
            }
        )

    async def rules(self, request: Request) -> Response:
        """GET shows the scope's rules, POST adds one or a list of them, DELETE goes back to those of the start."""
        scope = self._scopes.of(request)
        if request.method == "POST":
            try:
                scope.add(*many(from_json(await request.body())))
            except (ConfigurationError, ValueError) as error:
                return json_answer(api_errors.bad_request(str(error)).body(), 400)
        if request.method == "DELETE":
            scope.clear_rules()
        return json_answer(scope.rules_as_json)

    async def rule(self, request: Request) -> Response:
        """DELETE removes a rule by its number; the answer has the others."""
        scope, number = self._scopes.of(request), request.path_params["number"]
        if not number.isdecimal() or not scope.remove(int(number)):
            return json_answer(api_errors.ApiError("NOT_FOUND", f"no rule {number}").body(), 404)
        return json_answer(scope.rules_as_json)

    async def journal(self, request: Request) -> Response:
        """GET shows the scope's requests, DELETE forgets them."""
        scope = self._scopes.of(request)
        if request.method == "DELETE":
            scope.clear_journal()
        return json_answer([asdict(entry) for entry in scope.journal])

    async def quotas(self, request: Request) -> Response:
        """GET shows the scope's quotas, PUT replaces them by one or a list, DELETE restores those of the start."""
        traffic = self._scopes.of(request).traffic
        try:
            if request.method == "PUT":
                traffic.set_quotas(*quotas_of(from_json(await request.body())))
        except (ConfigurationError, ValueError) as error:
            return json_answer(api_errors.bad_request(str(error)).body(), 400)
        if request.method == "DELETE":
            traffic.restore_quotas()
        return json_answer([asdict(quota) for quota in traffic.quotas])

    async def latency(self, request: Request) -> Response:
        """GET shows the scope's latency, PUT replaces it, DELETE restores that of the start."""
        traffic = self._scopes.of(request).traffic
        try:
            if request.method == "PUT":
                wanted: Any = from_json(await request.body())
                traffic.set_latency(None if wanted is None else Latency.of(wanted))
        except (ConfigurationError, ValueError) as error:
            return json_answer(api_errors.bad_request(str(error)).body(), 400)
        if request.method == "DELETE":
            traffic.restore_latency()
        return json_answer(None if traffic.latency is None else asdict(traffic.latency))

    async def usage(self, request: Request) -> Response:
        """GET shows the usage of the scope's requests to models, DELETE sets it to 0."""
        traffic = self._scopes.of(request).traffic
        if request.method == "DELETE":
            traffic.clear_usage()
        return json_answer(asdict(traffic.usage))

    async def clock(self, request: Request) -> Response:
        """GET returns the time, POST advances it by `advance` seconds."""
        if request.method == "POST":
            try:
                self._clock.advance(_seconds(await request.body()))
            except ValueError as error:
                return json_answer(api_errors.bad_request(str(error)).body(), 400)
        return json_answer({"now": rfc3339(self._clock())})


def admin_routes(admin: AdminRoutes) -> list[PathRoute]:
    """The routes of `admin`."""
    return [
        limited_route("/emulator", admin.description, "GET"),
        limited_route("/emulator/rules", admin.rules, "GET", "POST", "DELETE"),
        limited_route("/emulator/rules/{number}", admin.rule, "DELETE"),
        limited_route("/emulator/journal", admin.journal, "GET", "DELETE"),
        limited_route("/emulator/clock", admin.clock, "GET", "POST"),
        limited_route("/emulator/quotas", admin.quotas, "GET", "PUT", "DELETE"),
        limited_route("/emulator/latency", admin.latency, "GET", "PUT", "DELETE"),
        limited_route("/emulator/usage", admin.usage, "GET", "DELETE"),
    ]


def _seconds(body: bytes) -> float:
    """`{"advance": 3.5}` as a number. ValueError for anything else."""
    asked: Any = from_json(body)
    seconds = asked.get("advance") if is_object(asked) else None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise ValueError('expected {"advance": SECONDS}')
    return seconds
