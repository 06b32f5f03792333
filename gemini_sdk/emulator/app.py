"""The ASGI application: Google's and Azure's routes, the token endpoint, and the admin routes under `/emulator`.

Each request of a client is written down, meets the rules of its scope, and is answered; see `_Front.serve`.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from functools import partial
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from gemini_sdk._wire import Operation
from gemini_sdk.emulator import (
    api_errors,
    etag,
    journal,
    model_list,
    specs,
    tokens,
)
from gemini_sdk.emulator.access import Access
from gemini_sdk.emulator.admin_routes import AdminRoutes, admin_routes
from gemini_sdk.emulator.azure import dialect as azure_dialect
from gemini_sdk.emulator.azure import errors as azure_errors
from gemini_sdk.emulator.azure import models as azure_models
from gemini_sdk.emulator.azure import responses as azure_responses
from gemini_sdk.emulator.azure.azure_request import AzureRequest
from gemini_sdk.emulator.azure.dialect import CHAT, Dialect
from gemini_sdk.emulator.azure.service import Azure
from gemini_sdk.emulator.files.transfer_routes import TransferRoutes
from gemini_sdk.emulator.google import SERVED, SERVICES, Google, GoogleRequest
from gemini_sdk.emulator.guard import Guard
from gemini_sdk.emulator.guard_middleware import GuardMiddleware
from gemini_sdk.emulator.meter import GOOGLE, Meter, Service
from gemini_sdk.emulator.operation_table import EXPERIMENT, IMPERSONATION, TOKEN
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.page.page_files import page_file_routes
from gemini_sdk.emulator.page.page_routes import PageRoutes
from gemini_sdk.emulator.page.watch_middleware import WatchMiddleware
from gemini_sdk.emulator.path_route import Endpoint, PathRoute, json_answer, limited_route
from gemini_sdk.emulator.recording import record
from gemini_sdk.emulator.reply_sender import HangUp, ReplySender
from gemini_sdk.emulator.routes import Routes
from gemini_sdk.emulator.rules import Rule
from gemini_sdk.emulator.scopes import Scopes
from gemini_sdk.emulator.scripting import refusal, scripted_reply
from gemini_sdk.emulator.state import State
from gemini_sdk.emulator.storage.storage_routes import StorageRoutes
from gemini_sdk.emulator.stream import Framing, NamedEvents, encoded
from gemini_sdk.emulator.tapes.tape import TapeReader
from gemini_sdk.emulator.tuning.experiment import PATH as EXPERIMENTS
from gemini_sdk.known_models.records import GooglePlatform
from gemini_sdk.validation.schemas import using

_CALLERS_ID = "x-ms-client-request-id"
"""Azure's services send back the id that a caller gives to a request."""
_OBJECT = "/storage/v1/b/{bucket}/o/{object:path}"
_METHODS = "GET POST PUT PATCH DELETE HEAD OPTIONS".split()


def create_app(options: EmulatorOptions, scopes: Scopes, state: State, hang_up: HangUp) -> ASGIApp:
    """The application. `hang_up` ends a client's connection, which ASGI itself cannot."""
    options = replace(options, clock=state.clock)
    services = _ServiceRoutes(options, scopes, state, hang_up)
    routes = [
        *admin_routes(AdminRoutes(scopes, state.clock)),
        *PageRoutes(scopes, options, state).routes(),
        *page_file_routes(services.google),
        *_service_routes(services),
    ]
    return _guarded(options, routes)


def create_tape_app(
    options: EmulatorOptions, scopes: Scopes, service: Endpoint, tape: TapeReader | None
) -> ASGIApp:
    """The application that records a service, or answers from a tape."""
    known = Routes(SERVED)

    async def report(_: Request) -> Response:
        unused, missing = (tape.unused, tape.missing) if tape else ((), ())
        return json_answer(
            {"unused": list(map(asdict, unused)), "missing": list(map(asdict, missing))}
        )

    async def recorded(request: Request) -> Response:
        try:
            route = known.find(request.method, request.url.path)
            operation, model = route.operation.id, route.model
        except api_errors.ApiError:
            operation, model = None, ""
        exchange, _ = record(scopes.of(request), request, await request.body(), operation)
        exchange.model = model
        return await service(request)

    routes = [
        limited_route("/emulator/tape", report, "GET"),
        *PageRoutes(scopes, options).routes(),
        *page_file_routes(recorded),
        PathRoute("/{path:path}", recorded),
    ]
    return _guarded(options, routes)


def _guarded(options: EmulatorOptions, routes: list[PathRoute]) -> ASGIApp:
    app = Starlette(routes=routes, exception_handlers={Exception: _failed, HTTPException: _refused})
    guard = Guard(options.host, options.allowed_hosts, options.cors, options.admin_token)
    return GuardMiddleware(WatchMiddleware(app), guard, _METHODS)


def _service_routes(front: "_ServiceRoutes") -> list[PathRoute]:
    impersonation = "/v1/projects/-/serviceAccounts/{account}:generateAccessToken"
    return [
        limited_route("/token", front.token, "POST"),
        limited_route(impersonation, front.impersonation, "POST"),
        limited_route(f"/{{version}}/{EXPERIMENTS}/contexts/{{context}}", front.experiment, "GET"),
        limited_route("/upload/{version}/files", front.transfers.upload, "POST", "PUT"),
        limited_route("/download/{version}/files/{file}:download", front.transfers.download, "GET"),
        limited_route(
            "/upload/storage/v1/b/{bucket}/o", front.objects.upload, "POST", "PUT", "DELETE"
        ),
        limited_route("/storage/v1/b/{bucket}/o", front.objects.listed, "GET"),
        limited_route(_OBJECT, front.objects.stored, "GET", "DELETE"),
        limited_route(f"/download{_OBJECT}", front.objects.stored, "GET"),
        *(
            PathRoute(path, partial(front.azure, dialect, operation))
            for path, dialect, operation in azure_dialect.PATHS
        ),
        *(PathRoute(path, front.azure_models) for path in azure_models.PATHS),
        *(PathRoute(path, front.azure_responses) for path in azure_responses.PATHS),
        *(PathRoute(path, front.azure_elsewhere) for path in azure_dialect.OTHER_PATHS),
        PathRoute("/{path:path}", front.google),
    ]


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
        given = self._access, state.clock, scopes.of, hang_up
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
            record(self._scopes.of(request), request, asked.body, None)
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

    async def azure_responses(self, request: Request) -> Response:
        """A response of OpenAI's API."""
        asked = await _asked(request)
        is_openai = request.url.path.startswith("/v1/")
        dialect = Dialect.OPENAI if is_openai else Dialect.AZURE_OPENAI
        default = self._options.azure.model
        call = AzureRequest.of(CHAT, dialect, request.method, asked, "", default)
        answer = partial(self._azure.respond, call)
        service = Service(azure_errors.exceeded, azure_errors.of_status)
        framing = NamedEvents() if call.payload.get("stream") is True else None
        operation = azure_responses.OPERATION
        return self._serve(request, asked, answer, operation, call.model, framing, service)

    async def azure_elsewhere(self, request: Request) -> Response:
        """404, as Azure says it."""
        record(self._scopes.of(request), request, await request.body(), None)
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
        scope = self._scopes.of(request)
        exchange, read = record(scope, request, asked.body, operation)
        rule = scope.take(operation, model, journal.strings(read))
        exchange.model, exchange.rule = model, rule
        meter = Meter(scope.traffic, operation, model, service, self._options.clock, rule)
        pace = self._options.pace
        with using(self._schemas):
            reply = scripted_reply(answer, rule, framing, pace, service.failure, meter)
        reply = meter.counted(reply)
        if request.method == "GET" and reply.status == 200:
            reply = etag.tagged(reply, asked.headers.get("if-none-match", ""))
        added = {
            "x-request-id": f"emulator-{exchange.entry.number}",
            "x-emulator-tokens": tokens.ESTIMATE,
        }
        if own := asked.headers.get(_CALLERS_ID):
            added[_CALLERS_ID] = own
        return ReplySender(replace(reply, headers={**added, **reply.headers}), self._hang_up)


async def _refused(request: Request, error: Exception) -> Response:
    """An HTTP method that a route does not have."""
    headers: Mapping[str, str] = getattr(error, "headers", None) or {}
    allowed = headers.get("allow", ", ".join(_METHODS)).split(", ")
    refusal = api_errors.wrong_verb(request.method, request.url.path, allowed)
    answer = json_answer(refusal.body(), refusal.code)
    answer.headers.update(refusal.headers)
    return answer


async def _failed(_: Request, error: Exception) -> Response:
    """A fault of the emulator itself; the traceback goes to uvicorn's log, and uvicorn ends the connection."""
    message = f"The emulator failed: {type(error).__name__}"
    answer = json_answer(api_errors.ApiError("INTERNAL", message).body(), 500)
    answer.headers["connection"] = "close"
    return answer


async def _asked(request: Request) -> GoogleRequest:
    body = await request.body()
    return GoogleRequest(dict(request.headers), dict(request.query_params), body)
