"""The routes of Cloud Storage's JSON API that upload, list, read and delete objects."""

import re
from collections.abc import Callable
from dataclasses import replace

from pydantic_core import from_json
from starlette.requests import Request
from starlette.responses import Response

from gemini_sdk._wire.json_value import is_object
from gemini_sdk.emulator import etag
from gemini_sdk.emulator.access import Access
from gemini_sdk.emulator.api_errors import ApiError, bad_request
from gemini_sdk.emulator.clock import Clock
from gemini_sdk.emulator.operation_table import STORAGE, STORAGE_INSERT
from gemini_sdk.emulator.reply_sender import HangUp, ReplySender
from gemini_sdk.emulator.rules import Rule
from gemini_sdk.emulator.scoped_routes import ScopedRoutes
from gemini_sdk.emulator.scopes import Scope
from gemini_sdk.emulator.scripting import refusal, scripted_reply
from gemini_sdk.emulator.storage.service import ContentRange, Storage, StorageSession
from gemini_sdk.emulator.stream import encoded

_RESUME_INCOMPLETE = 308


class StorageRoutes(ScopedRoutes):
    """Serves objects, with the rules and the journal of a scope."""

    def __init__(
        self,
        storage: Storage,
        access: Access,
        clock: Clock,
        scope: Callable[[Request], Scope],
        hang_up: HangUp,
    ) -> None:
        super().__init__(access, clock, scope, hang_up)
        self._storage = storage

    async def upload(self, request: Request) -> Response:
        """The start of an upload, a request to an upload that was started, or an object that is sent whole."""
        try:
            if request.method == "PUT":
                return await self._piece(request)
            if request.method == "DELETE":
                return self._cancelled(request)
            return await self._inserted(request)
        except ApiError as error:
            return ReplySender(refusal(error), self._hang_up)

    async def _inserted(self, request: Request) -> Response:
        data, query = await request.body(), request.query_params
        kind, bucket = query.get("uploadType", ""), request.path_params["bucket"]
        rule = self._taken(request, STORAGE_INSERT, data=data if kind == "resumable" else b"")
        match, added = query.get("ifGenerationMatch"), dict[str, str]()

        def answer(_: Rule) -> list[bytes]:
            self._access.check(request.headers, query, "vertex", STORAGE_INSERT)
            if kind == "media":
                name = query.get("name", "")
                return encoded([self._storage.insert(bucket, name, data, match)])
            if kind == "multipart":
                metadata, content = _parts(request.headers.get("content-type", ""), data)
                name = query.get("name") or _name_in(metadata)
                return encoded([self._storage.insert(bucket, name, content, match)])
            if kind != "resumable":
                raise bad_request("must be media, multipart or resumable", field="uploadType")
            name = query.get("name") or _name_in(data)
            session = self._storage.start(bucket, name, match)
            added["location"] = str(
                request.url.include_query_params(upload_id=session.id, name=name)
            )
            return [b""]

        return self._sent(scripted_reply(answer, rule, None, 0.0), added)

    async def _piece(self, request: Request) -> Response:
        place = ContentRange.of(request.headers.get("content-range", ""))
        span, verb = None, "query"
        if place.start is not None:
            span, verb = range(place.start, place.start + place.length + 1), "chunk"
        rule = self._taken(request, f"{STORAGE_INSERT}.{verb}", span=span)
        if rule is not None and rule.at is not None and place.start is not None:
            session, wanted = self._session(request), rule.at - place.start
            return await self._interrupted(
                request, rule, wanted, lambda piece: self._storage.receive(session, piece)
            )
        data = await request.body()
        incomplete: list[StorageSession] = []

        def answer(_: Rule) -> list[bytes]:
            session = self._session(request)
            if place.start is not None and session.answer is None:
                self._storage.add(session, place, data)
            found = self._storage.complete(session, place.total)
            if found is not None:
                return encoded([found])
            incomplete.append(session)
            return [b""]

        reply = scripted_reply(answer, rule, None, 0.0)
        if incomplete and reply.status == 200:
            received = incomplete[0].received
            kept = {"range": f"bytes=0-{received - 1}"} if received else {}
            headers = {**kept, **reply.headers}
            reply = replace(reply, status=_RESUME_INCOMPLETE, headers=headers)
        return self._sent(reply, {})

    def _cancelled(self, request: Request) -> Response:
        rule = self._taken(request, f"{STORAGE_INSERT}.cancel")

        def answer(_: Rule) -> list[bytes]:
            self._storage.cancel(self._session(request))
            raise ApiError("CANCELLED", "The upload was cancelled.")

        return self._sent(scripted_reply(answer, rule, None, 0.0), {})

    async def listed(self, request: Request) -> Response:
        """The objects of a bucket."""
        bucket = request.path_params["bucket"]
        return self._answered(
            request,
            "storage.objects.list",
            lambda: encoded([self._storage.listed(bucket, dict(request.query_params))]),
        )

    async def stored(self, request: Request) -> Response:
        """The metadata of an object, or its content (`alt=media`); or it is deleted."""
        bucket, name = request.path_params["bucket"], request.path_params["object"]

        def deleted() -> list[bytes]:
            self._storage.delete(bucket, name)
            return [b""]

        def content() -> list[bytes]:
            return [self._storage.read(bucket, name, self._clock())]

        if request.method == "DELETE":
            return self._answered(request, "storage.objects.delete", deleted)
        downloads = request.url.path.startswith("/download/")
        if downloads or request.query_params.get("alt") == "media":
            return self._answered(request, STORAGE, content)
        return self._answered(
            request, STORAGE, lambda: encoded([self._storage.shown(bucket, name)])
        )

    def _answered(
        self, request: Request, operation: str, answer: Callable[[], list[bytes]]
    ) -> Response:
        rule = self._taken(request, operation)

        def checked(_: Rule) -> list[bytes]:
            self._access.check(request.headers, request.query_params, "vertex", operation)
            return answer()

        reply = scripted_reply(checked, rule, None, 0.0)
        if request.method == "GET" and reply.status == 200:
            reply = etag.tagged(reply, request.headers.get("if-none-match", ""))
        return self._sent(reply, {})

    def _session(self, request: Request) -> StorageSession:
        return self._storage.session(request.query_params.get("upload_id", ""))


def _name_in(metadata: bytes) -> str:
    try:
        read = from_json(metadata or b"{}")
    except ValueError:
        raise bad_request("The metadata is not JSON.") from None
    name = read.get("name") if is_object(read) else None
    return name if isinstance(name, str) else ""


def _parts(media_type: str, data: bytes) -> tuple[bytes, bytes]:
    """The metadata and the content of a multipart/related body. Raises ApiError (400)."""
    found = re.search(r'boundary="?([^";]+)', media_type)
    parts = data.split(b"--" + found[1].encode()) if found else []
    if len(parts) != 4:
        raise bad_request("A multipart upload has two parts: metadata and content.")
    metadata, content = (
        part.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n") for part in parts[1:3]
    )
    return metadata, content
