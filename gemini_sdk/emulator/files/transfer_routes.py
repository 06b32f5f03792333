"""The two routes on which the content of files travels: uploads, which arrive in pieces, and downloads."""

from collections.abc import Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from gemini_sdk.emulator import body
from gemini_sdk.emulator.access import Access
from gemini_sdk.emulator.api_errors import ApiError, bad_request
from gemini_sdk.emulator.clock import Clock
from gemini_sdk.emulator.files.service import VERSION, EmulatedFiles
from gemini_sdk.emulator.files.stored_file import StoredFile
from gemini_sdk.emulator.operation_table import DOWNLOAD_MEDIA, UPLOAD, UPLOAD_COMMANDS
from gemini_sdk.emulator.reply import Ending, Reply
from gemini_sdk.emulator.reply_sender import HangUp, ReplySender
from gemini_sdk.emulator.rules import Rule
from gemini_sdk.emulator.scoped_routes import ENDINGS, ScopedRoutes, number_in
from gemini_sdk.emulator.scopes import Scope
from gemini_sdk.emulator.scripting import refusal, scripted_reply
from gemini_sdk.emulator.stream import encoded

_STATUS = "x-goog-upload-status"


class TransferRoutes(ScopedRoutes):
    """Serves uploads and downloads, with the rules and the journal of a scope."""

    def __init__(
        self,
        files: EmulatedFiles,
        access: Access,
        clock: Clock,
        scope: Callable[[Request], Scope],
        hang_up: HangUp,
    ) -> None:
        super().__init__(access, clock, scope, hang_up)
        self._files = files

    async def upload(self, request: Request) -> Response:
        """A command of a resumable upload."""
        commands = {c.strip() for c in request.headers.get("x-goog-upload-command", "").split(",")}
        try:
            if "start" in commands:
                return await self._start(request)
            for name in ("upload", "query", "finalize", "cancel"):
                if name in commands:
                    return await self._command(request, name, last="finalize" in commands)
            reason = "An upload needs X-Goog-Upload-Protocol: resumable, and begins with start."
            raise bad_request(reason, field="X-Goog-Upload-Command")
        except ApiError as error:
            return ReplySender(refusal(error), self._hang_up)

    async def _start(self, request: Request) -> Response:
        data = await request.body()
        rule = self._taken(request, UPLOAD, data=data)
        added: dict[str, str] = {}

        def answer(_: Rule) -> list[bytes]:
            self._access.check(request.headers, request.query_params, "google-ai", UPLOAD)
            metadata = body.validated(data, "CreateFileRequest", "google-ai")
            kind = request.headers.get("x-goog-upload-header-content-type", "")
            size = number_in(request, "x-goog-upload-header-content-length")
            session = self._files.start(metadata, kind, size, self._clock())
            added["x-goog-upload-url"] = (
                f"{request.url.replace(query='')}?upload_id={session.id}&upload_protocol=resumable"
            )
            added[_STATUS] = session.status
            added["x-goog-upload-chunk-granularity"] = str(self._files.granularity)
            return [b""]

        return self._sent(scripted_reply(answer, rule, None, 0.0), added)

    async def _command(self, request: Request, name: str, *, last: bool) -> Response:
        offset = number_in(request, "x-goog-upload-offset") or 0
        length = number_in(request, "content-length") or 0
        span = range(offset, offset + length + 1) if name == "upload" else None
        rule = self._taken(request, UPLOAD_COMMANDS[name], span=span)
        if rule is not None and rule.at is not None:
            session = self._files.session(request.query_params.get("upload_id", ""), self._clock())
            return await self._interrupted(
                request, rule, rule.at - offset, lambda piece: self._files.receive(session, piece)
            )
        data, added = await request.body(), dict[str, str]()

        def answer(_: Rule) -> list[bytes]:
            now = self._clock()
            session = self._files.session(request.query_params.get("upload_id", ""), now)
            if name == "cancel":
                self._files.cancel(session)
                added[_STATUS] = "cancelled"
                return [b""]
            if name != "query":
                session.check(offset, len(data), self._files.granularity, last=last)
                self._files.receive(session, data)
                if last:
                    base = f"{str(request.base_url).rstrip('/')}/{VERSION}"
                    self._files.finish(session, base, now)
            added[_STATUS] = session.status
            added["x-goog-upload-size-received"] = str(session.received)
            return [b""] if session.answer is None else encoded([session.answer])

        return self._sent(scripted_reply(answer, rule, None, 0.0), added)

    async def download(self, request: Request) -> Response:
        """The content of a file, or the part of it that a range names."""
        now, headers = self._clock(), request.headers
        try:
            file: StoredFile | None = self._files.find(request.path_params["file"], now)
        except ApiError:
            file = None
        start = _start_of(headers.get("range", ""))
        span = None if file is None else range(start, file.size + 1)
        rule = self._taken(request, DOWNLOAD_MEDIA, span=span)

        def answer(_: Rule) -> list[bytes]:
            self._access.check(headers, request.query_params, "google-ai", DOWNLOAD_MEDIA)
            found = self._files.find(request.path_params["file"], now)
            if start and start >= found.size:
                message = "The range is beyond the end."
                raise ApiError("INVALID_ARGUMENT", message, code=416)
            return [b""]

        plain = None if rule is None or rule.at is None else replace(rule, fault=None, at=None)
        reply = scripted_reply(answer, rule if plain is None else plain, None, 0.0)
        scripted = rule is not None and (rule.body is not None or rule.raw is not None)
        if file is None or scripted or reply.status != 200 or reply.silent:
            return self._sent(reply, {})
        return self._sent(self._content(file, start, rule, reply), {})

    def _content(self, file: StoredFile, start: int, rule: Rule | None, reply: Reply) -> Reply:
        end = file.size if rule is None or rule.at is None else rule.at
        headers = {"etag": f'"{file.digest}"', "accept-ranges": "bytes", **reply.headers}
        if start:
            headers["content-range"] = f"bytes {start}-{file.size - 1}/{file.size}"
        return replace(
            reply,
            status=206 if start else 200,
            pieces=self._files.content.pieces(file.id, start, end),
            length=file.size - start,
            media_type=file.media_type,
            headers=headers,
            ending=Ending.COMPLETE if end == file.size else ENDINGS[(rule and rule.fault) or "cut"],
        )


def _start_of(text: str) -> int:
    """Where a range begins; other ranges than `bytes=N-` are left out of account, as HTTP allows."""
    first, dash, rest = text.removeprefix("bytes=").partition("-")
    plain = text.startswith("bytes=") and dash and not rest
    return int(first) if plain and first.isascii() and first.isdigit() else 0
