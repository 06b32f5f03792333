"""The ASGI application: Google's and Azure's routes, the token endpoint, and the admin routes under `/emulator`.

Each request of a client is written down, meets the rules of its scope, and is answered; see `_Front.serve`.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from pydantic_core import from_json
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from gemini_sdk._version import __version__
from gemini_sdk._wire import Operation
from gemini_sdk._wire.json_value import is_object
from gemini_sdk.emulator import (
    api_errors,
    etag,
    journal,
    model_list,
    safety,
    specs,
    tokens,
)
from gemini_sdk.emulator.access import Access
from gemini_sdk.emulator.azure import content_filter
from gemini_sdk.emulator.azure import dialect as azure_dialect
from gemini_sdk.emulator.azure import errors as azure_errors
from gemini_sdk.emulator.azure import models as azure_models
from gemini_sdk.emulator.azure.azure_request import AzureRequest
from gemini_sdk.emulator.azure.dialect import Dialect
from gemini_sdk.emulator.azure.service import Azure
from gemini_sdk.emulator.clock import Clock, rfc3339
from gemini_sdk.emulator.files import stored_file
from gemini_sdk.emulator.files.transfer_routes import TransferRoutes
from gemini_sdk.emulator.google import SERVED, SERVICES, Google, GoogleRequest
from gemini_sdk.emulator.guard import Guard
from gemini_sdk.emulator.guard_middleware import GuardMiddleware
from gemini_sdk.emulator.latency import Latency
from gemini_sdk.emulator.meter import GOOGLE, Meter, Service
from gemini_sdk.emulator.operation_table import EXPERIMENT, IMPERSONATION, TOKEN
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.quotas import quotas_of
from gemini_sdk.emulator.reply_sender import HangUp, ReplySender
from gemini_sdk.emulator.routes import Routes
from gemini_sdk.emulator.rules import Rule, many
from gemini_sdk.emulator.scopes import HEADER, Scope, Scopes
from gemini_sdk.emulator.scripting import refusal, scripted_reply
from gemini_sdk.emulator.state import State
from gemini_sdk.emulator.storage.storage_routes import StorageRoutes
from gemini_sdk.emulator.stream import Framing, encoded
from gemini_sdk.emulator.tapes.tape import TapeReader
from gemini_sdk.emulator.tuning import tuning_outcome
from gemini_sdk.emulator.tuning.experiment import PATH as EXPERIMENTS
from gemini_sdk.errors import ConfigurationError
from gemini_sdk.known_models.records import GooglePlatform
from gemini_sdk.validation.schemas import using

_CALLERS_ID = "x-ms-client-request-id"
"""Azure's services send back the id that a caller gives to a request."""
Endpoint = Callable[[Request], Awaitable[Response]]
_OBJECT = "/storage/v1/b/{bucket}/o/{object:path}"
_ADMIN = ("rules", "journal", "clock", "quotas", "latency", "usage")
_METHODS = "GET POST PUT PATCH DELETE HEAD OPTIONS".split()


class PathRoute(Route):
    """A path with every HTTP method, known or not: its endpoint says which it has."""

    def __init__(self, path: str, endpoint: Endpoint) -> None:
        super().__init__(path, endpoint, methods=["GET"])
        self.methods = None


def create_app(options: EmulatorOptions, scopes: Scopes, state: State, hang_up: HangUp) -> ASGIApp:
    """The application. `hang_up` ends a client's connection, which ASGI itself cannot."""
    options = replace(options, clock=state.clock)
    routes = _service_routes(_ServiceRoutes(options, scopes, state, hang_up))
    return _guarded(options, [*_admin_routes(_AdminRoutes(scopes, state.clock)), *routes])


def create_tape_app(
    options: EmulatorOptions, service: Endpoint, tape: TapeReader | None
) -> ASGIApp:
    """The application that records a service, or answers from a tape."""

    async def report(_: Request) -> Response:
        unused, missing = (tape.unused, tape.missing) if tape else ((), ())
        return _json({"unused": list(map(asdict, unused)), "missing": list(map(asdict, missing))})

    return _guarded(
        options, [_route("/emulator/tape", report, "GET"), PathRoute("/{path:path}", service)]
    )


def _guarded(options: EmulatorOptions, routes: list[PathRoute]) -> ASGIApp:
    app = Starlette(routes=routes, exception_handlers={Exception: _failed, HTTPException: _refused})
    guard = Guard(options.host, options.allowed_hosts, options.cors, options.admin_token)
    return GuardMiddleware(app, guard, _METHODS)


def _admin_routes(admin: "_AdminRoutes") -> list[PathRoute]:
    return [
        _route("/emulator", admin.description, "GET"),
        _route("/emulator/rules", admin.rules, "GET", "POST", "DELETE"),
        _route("/emulator/journal", admin.journal, "GET", "DELETE"),
        _route("/emulator/clock", admin.clock, "GET", "POST"),
        _route("/emulator/quotas", admin.quotas, "GET", "PUT", "DELETE"),
        _route("/emulator/latency", admin.latency, "GET", "PUT", "DELETE"),
        _route("/emulator/usage", admin.usage, "GET", "DELETE"),
    ]


def _service_routes(front: "_ServiceRoutes") -> list[PathRoute]:
    impersonation = "/v1/projects/-/serviceAccounts/{account}:generateAccessToken"
    return [
        _route("/token", front.token, "POST"),
        _route(impersonation, front.impersonation, "POST"),
        _route(f"/{{version}}/{EXPERIMENTS}/contexts/{{context}}", front.experiment, "GET"),
        _route("/upload/{version}/files", front.transfers.upload, "POST", "PUT"),
        _route("/download/{version}/files/{file}:download", front.transfers.download, "GET"),
        _route("/upload/storage/v1/b/{bucket}/o", front.objects.upload, "POST", "PUT", "DELETE"),
        _route("/storage/v1/b/{bucket}/o", front.objects.listed, "GET"),
        _route(_OBJECT, front.objects.stored, "GET", "DELETE"),
        _route(f"/download{_OBJECT}", front.objects.stored, "GET"),
        *(
            PathRoute(path, partial(front.azure, dialect, operation))
            for path, dialect, operation in azure_dialect.PATHS
        ),
        *(PathRoute(path, front.azure_models) for path in azure_models.PATHS),
        *(PathRoute(path, front.azure_elsewhere) for path in azure_dialect.OTHER_PATHS),
        PathRoute("/{path:path}", front.google),
    ]


def _route(path: str, endpoint: Endpoint, *methods: str) -> PathRoute:
    """A route of some HTTP methods; the others are refused in Google's form."""

    async def served(request: Request) -> Response:
        if request.method not in methods:
            raise HTTPException(405, headers={"allow": ", ".join(methods)})
        return await endpoint(request)

    return PathRoute(path, served)


class _ServiceRoutes:
    """The routes of the services."""

    def __init__(
        self, options: EmulatorOptions, scopes: Scopes, state: State, hang_up: HangUp
    ) -> None:
        self._options = options
        self._scopes = scopes
        self._hang_up = hang_up
        self._schemas = specs.schemas(options.specs)
        self._access = Access(options)
        self._google = Google(options, self._access, state)
        given = self._access, state.clock, partial(_scope, scopes), hang_up
        self.transfers = TransferRoutes(state.files, *given)
        self.objects = StorageRoutes(self._google.storage, *given)
        self._routes = Routes(SERVED)
        self._azure = Azure(options, self._access)

    async def google(self, request: Request) -> Response:
        """An operation of Google AI or Vertex AI, or 404."""
        wanted = model_list.asked(request.url.path)
        if wanted is not None and request.method == "GET":
            return await self._models(request, *wanted)
        asked = await _asked(request)
        try:
            if wanted is not None:
                raise api_errors.wrong_verb(request.method, request.url.path, ["GET"])
            route = self._routes.find(request.method, request.url.path)
        except api_errors.ApiError as error:
            self._record(request, asked, None)
            return ReplySender(refusal(error), self._hang_up)
        framing = asked.framing if route.operation.stream else None
        answer = partial(self._google.answer, route, asked)
        platform = route.operation.platform
        service = Service(lambda limit: api_errors.exceeded(limit, platform))
        return self._serve(
            request, asked, answer, route.operation.id, route.model, framing, service
        )

    async def azure(self, dialect: Dialect, operation: Operation, request: Request) -> Response:
        """An operation of Azure AI Model Inference."""
        asked = await _asked(request)
        deployment: str = request.path_params.get("deployment", "")
        default = self._options.azure.model
        call = AzureRequest.of(operation, dialect, request.method, asked, deployment, default)
        answer = partial(self._azure.answer, call)
        whole = partial(self._azure.answer, call.unstreamed)
        service = Service(azure_errors.exceeded, azure_errors.of_status, whole)
        return self._serve(request, asked, answer, operation.id, call.model, call.framing, service)

    async def azure_models(self, request: Request) -> Response:
        """The list of Azure OpenAI's models, or one of them."""
        asked = await _asked(request)
        name: str = request.path_params.get("model", "")
        answer = partial(self._azure.models, name, asked.headers, request.method)
        service = Service(azure_errors.exceeded, azure_errors.of_status)
        operation = azure_models.OPERATION
        return self._serve(request, asked, lambda _: answer(), operation, name, service=service)

    async def azure_elsewhere(self, request: Request) -> Response:
        """404, as Azure says it."""
        self._record(request, await _asked(request), None)
        return ReplySender(refusal(azure_errors.of_status(404)), self._hang_up)

    async def token(self, request: Request) -> Response:
        """OAuth's token endpoint."""
        asked = await _asked(request)
        form = dict(parse_qsl(asked.body.decode("utf-8", "replace")))
        return self._serve(request, asked, lambda _: encoded([self._access.grant(form)]), TOKEN)

    async def impersonation(self, request: Request) -> Response:
        """A token for a service account that the caller may act as."""
        asked = await _asked(request)
        account: str = request.path_params["account"]

        def answer(_: Rule) -> list[bytes]:
            self._access.check(asked.headers, asked.query, "vertex", IMPERSONATION)
            return encoded([self._access.impersonate(account)])

        return self._serve(request, asked, answer, IMPERSONATION)

    async def _models(
        self, request: Request, platform: GooglePlatform, name: str | None
    ) -> Response:
        asked = await _asked(request)
        answer = partial(self._google.models, platform, name, asked)
        return self._serve(request, asked, lambda _: answer(), SERVICES[platform], name or "")

    async def experiment(self, request: Request) -> Response:
        """The experiment that a tuning job names."""
        asked = await _asked(request)
        name = request.url.path.split("/", 2)[2]
        answer = partial(self._google.experiment, name, asked)
        return self._serve(request, asked, lambda _: answer(), EXPERIMENT)

    def _serve(
        self,
        request: Request,
        asked: GoogleRequest,
        answer: Callable[[Rule], list[bytes]],
        operation: str,
        model: str = "",
        framing: Framing | None = None,
        service: Service = GOOGLE,
    ) -> Response:
        number, read = self._record(request, asked, operation)
        scope = _scope(self._scopes, request)
        rule = scope.take(operation, model, journal.strings(read))
        meter = Meter(scope.traffic, operation, model, service, self._options.clock, rule)
        pace = self._options.pace
        with using(self._schemas):
            reply = scripted_reply(answer, rule, framing, pace, service.failure, meter)
        reply = meter.counted(reply)
        if request.method == "GET" and reply.status == 200:
            reply = etag.tagged(reply, asked.headers.get("if-none-match", ""))
        added = {"x-request-id": f"emulator-{number}", "x-emulator-tokens": tokens.ESTIMATE}
        if own := asked.headers.get(_CALLERS_ID):
            added[_CALLERS_ID] = own
        return ReplySender(replace(reply, headers={**added, **reply.headers}), self._hang_up)

    def _record(
        self, request: Request, asked: GoogleRequest, operation: str | None
    ) -> tuple[int, Any]:
        """Writes the request down; its number, and its body as it can be read."""
        kind = asked.headers.get("content-type", "")
        number = _scope(self._scopes, request).record(
            method=request.method,
            path=request.url.path,
            query=journal.masked_fields(asked.query.items()),
            headers=journal.masked_headers(asked.headers.items()),
            body=journal.recorded(asked.body, kind),
            operation=operation,
        )
        return number, journal.readable(asked.body, kind)


class _AdminRoutes:
    """The routes under `/emulator`, for test programs."""

    def __init__(self, scopes: Scopes, clock: Clock) -> None:
        self._scopes = scopes
        self._clock = clock

    async def description(self, _: Request) -> Response:
        """A description of this server and its admin routes."""
        return _json(
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
        scope = _scope(self._scopes, request)
        if request.method == "POST":
            try:
                scope.add(*many(from_json(await request.body())))
            except (ConfigurationError, ValueError) as error:
                return _json(api_errors.bad_request(str(error)).body(), 400)
        if request.method == "DELETE":
            scope.clear_rules()
        return _json([asdict(rule) | {"left": left} for rule, left in scope.rules])

    async def journal(self, request: Request) -> Response:
        """GET shows the scope's requests, DELETE forgets them."""
        scope = _scope(self._scopes, request)
        if request.method == "DELETE":
            scope.clear_journal()
        return _json([asdict(entry) for entry in scope.journal])

    async def quotas(self, request: Request) -> Response:
        """GET shows the scope's quotas, PUT replaces them by one or a list, DELETE restores those of the start."""
        traffic = _scope(self._scopes, request).traffic
        try:
            if request.method == "PUT":
                traffic.set_quotas(*quotas_of(from_json(await request.body())))
        except (ConfigurationError, ValueError) as error:
            return _json(api_errors.bad_request(str(error)).body(), 400)
        if request.method == "DELETE":
            traffic.restore_quotas()
        return _json([asdict(quota) for quota in traffic.quotas])

    async def latency(self, request: Request) -> Response:
        """GET shows the scope's latency, PUT replaces it, DELETE restores that of the start."""
        traffic = _scope(self._scopes, request).traffic
        try:
            if request.method == "PUT":
                wanted: Any = from_json(await request.body())
                traffic.set_latency(None if wanted is None else Latency.of(wanted))
        except (ConfigurationError, ValueError) as error:
            return _json(api_errors.bad_request(str(error)).body(), 400)
        if request.method == "DELETE":
            traffic.restore_latency()
        return _json(None if traffic.latency is None else asdict(traffic.latency))

    async def usage(self, request: Request) -> Response:
        """GET shows the usage of the scope's requests to models, DELETE sets it to 0."""
        traffic = _scope(self._scopes, request).traffic
        if request.method == "DELETE":
            traffic.clear_usage()
        return _json(asdict(traffic.usage))

    async def clock(self, request: Request) -> Response:
        """GET returns the time, POST advances it by `advance` seconds."""
        if request.method == "POST":
            try:
                self._clock.advance(_seconds(await request.body()))
            except ValueError as error:
                return _json(api_errors.bad_request(str(error)).body(), 400)
        return _json({"now": rfc3339(self._clock())})


def _seconds(body: bytes) -> float:
    """`{"advance": 3.5}` as a number. ValueError for anything else."""
    asked: Any = from_json(body)
    seconds = asked.get("advance") if is_object(asked) else None
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise ValueError('expected {"advance": SECONDS}')
    return seconds


async def _refused(request: Request, error: Exception) -> Response:
    """An HTTP method that a route does not have."""
    headers: Mapping[str, str] = getattr(error, "headers", None) or {}
    allowed = headers.get("allow", ", ".join(_METHODS)).split(", ")
    refusal = api_errors.wrong_verb(request.method, request.url.path, allowed)
    answer = _json(refusal.body(), refusal.code)
    answer.headers.update(refusal.headers)
    return answer


async def _failed(_: Request, error: Exception) -> Response:
    """A fault of the emulator itself; the traceback goes to uvicorn's log, and uvicorn ends the connection."""
    message = f"The emulator failed: {type(error).__name__}"
    answer = _json(api_errors.ApiError("INTERNAL", message).body(), 500)
    answer.headers["connection"] = "close"
    return answer


async def _asked(request: Request) -> GoogleRequest:
    body = await request.body()
    return GoogleRequest(dict(request.headers), dict(request.query_params), body)


def _scope(scopes: Scopes, request: Request) -> Scope:
    return scopes[request.headers.get(HEADER, "")]


def _json(value: Any, code: int = 200) -> Response:
    # ASCII only: a journal may hold half a surrogate pair, which UTF-8 cannot.
    return Response(json.dumps(value), code, media_type="application/json")
