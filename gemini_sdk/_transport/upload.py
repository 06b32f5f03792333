"""Resumable uploads, by any protocol: start, pieces, and a query after a failure.

No byte is sent twice that the server has: after each failure the server is asked how many bytes it has, and the upload
goes on from there.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from traceback import clear_frames
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from gemini_sdk._transport.call import Call
from gemini_sdk._transport.hooks import raised_by_hook
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.retry import may_have_reached_service
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.source import UploadSource, opened
from gemini_sdk._transport.transfer import Attempts, OnProgress, Port, TransferProgress
from gemini_sdk._transport.tunables import MAX_UPLOAD_PIECE, UPLOAD_PIECE
from gemini_sdk._transport.upload_protocol import UploadProtocol, UploadRequest
from gemini_sdk.errors import (
    APIConnectionError,
    APIStatusError,
    Fault,
    FileTransferError,
    GeminiSDKError,
    InvalidAnswerError,
    InvalidPayloadError,
)

A = TypeVar("A", bound=BaseModel)
R = TypeVar("R")

_GONE = (404, 410)
"""Statuses of an upload that the server no longer knows."""


class Upload(Generic[A, R]):
    """One upload. `call` describes the file; `A` is the answer of the whole upload, `R` what is made of it.

    Bytes that the server does not have yet are kept: one piece, and one byte more that shows whether it is the last.
    """

    def __init__(
        self,
        session: Session,
        call: Call[A],
        source: object,
        *,
        media_type: str,
        limit: int,
        protocol: UploadProtocol,
        digest: str = "sha256",
        finish: Callable[[A, int, str], R],
        check: str,
        on_progress: OnProgress | None = None,
    ) -> None:
        """`finish` gets the answer, the number of bytes and their `digest` in hexadecimal digits.

        `check` says how to find out whether an upload took effect whose last answer is lost.
        """
        self.on_progress = on_progress
        self._finish = finish
        self._protocol = protocol
        self._digest = digest
        self._check = check
        self._session = session
        self._call = call
        self._given = source
        self._source = UploadSource()
        self._media_type = media_type
        self._limit = limit
        self._attempts = Attempts(session, call.options)
        self._size = UPLOAD_PIECE
        self._address: str | None = None
        self._kept = bytearray()
        self._offset = 0
        """Number of bytes that the server has, which is where `_kept` begins."""
        self._furthest = 0
        """The largest number of bytes that the server had: a server may lose some."""
        self._ended = False
        """Whether `_kept` reaches to the end of the file."""
        self._finalizing = False
        self._hash: Any = None
        self._hashed = 0
        """Number of bytes that are hashed: after a failure, some may be read again."""

    async def run(self, port: Port) -> R:
        """Upload the file."""
        import hashlib  # most programs upload nothing

        self._hash = hashlib.new(self._digest, usedforsecurity=False)
        self._source = opened(self._given)
        try:
            check_size(self._source.size, self._limit)
            await self._fill(port)
            if not self._kept:
                raise _empty()
            self._begin(await port.send(self._start()))
            try:
                answer = await self._pieces(port)
            except GeminiSDKError as error:
                if raised_by_hook(error):
                    raise
                if self._finalizing and may_have_reached_service(error):
                    error.check = self._check
                raise
            self._offset += len(self._kept)
            await self._report(port)
            return self._finish(answer.parse(), self._offset, self._hash.hexdigest())
        finally:
            self._source.close()

    async def _pieces(self, port: Port) -> RawResponse[A]:
        """The answer to the last piece."""
        while True:
            await self._fill(port)
            try:
                answer = await port.send(self._piece())
            except (APIConnectionError, APIStatusError) as error:
                final = await self._resumed(port, error)
                # Frames of the failure hold the piece, and the failure. A cycle would keep both for a long time.
                clear_frames(error.__traceback__)
            else:
                final = await self._accepted(port, answer)
            if final is not None:
                return final
            await self._report(port)

    async def _fill(self, port: Port) -> None:
        """Read what the next piece has, and one byte more."""
        while not self._ended and len(self._kept) <= self._size:
            try:
                piece = await port.read(self._source, self._size + 1 - len(self._kept))
                self._add(piece)
            except Exception as error:
                await self._cancel(port)
                if isinstance(error, OSError):
                    raise self._failed(f"the file cannot be read: {error}") from error
                raise

    def _add(self, piece: bytes) -> None:
        place = self._offset + len(self._kept)
        self._hash.update(memoryview(piece)[self._hashed - place :])
        self._hashed = max(self._hashed, place + len(piece))
        self._kept += piece
        self._ended = not piece
        read, size = self._offset + len(self._kept), self._source.size
        if size is None:
            check_size(read or None, self._limit)
        elif self._ended and read != size:
            raise self._failed(f"the file had {size} bytes at first and now has {read}")

    def _start(self) -> Call[A]:
        size = self._source.size
        if size is None and self._ended:
            size = len(self._kept)
        headers = self._protocol.start(self._media_type, size)
        return replace(self._call, headers=headers, options=self._attempts.options(once=False))

    def _begin(self, answer: RawResponse[A]) -> None:
        self._address = self._session.followed(self._protocol.address(answer.headers))
        granularity = self._protocol.granularity(answer.headers)
        self._size = -(-UPLOAD_PIECE // granularity) * granularity
        if self._size > MAX_UPLOAD_PIECE:
            raise InvalidAnswerError(f"the server asks for pieces of {granularity} bytes")

    def _piece(self) -> Call[A]:
        data = bytes(memoryview(self._kept)[: self._size])
        last = self._ended and len(data) == len(self._kept)
        self._finalizing = last
        return self._request(self._protocol.piece(data, self._offset, self._total(), last=last))

    def _total(self) -> int | None:
        """Bytes of the whole file, if that is known."""
        return self._offset + len(self._kept) if self._ended else self._source.size

    def _request(self, request: UploadRequest) -> Call[A]:
        options = self._attempts.options(once=True)
        # The metadata of the file was sent at the start, and is no part of its content.
        options.pop("extra_body", None)
        return replace(
            self._call,
            operation=replace(self._call.operation, method=request.method),
            address=self._address,
            query={},
            body=request.body,
            headers={"content-type": "application/octet-stream", **request.headers},
            accepted=request.accepted,
            options=options,
        )

    async def _accepted(self, port: Port, answer: RawResponse[A]) -> RawResponse[A] | None:
        state = self._protocol.state(answer.status_code, answer.headers)
        if state.status == "final":
            return answer
        if state.status == "active" and not self._finalizing:
            received = state.received
            if received is None:
                received = self._offset + min(self._size, len(self._kept))
            if received > self._offset:
                self._advance(received)
                return None
        return await self._resumed(port, _unclear(state.status))

    async def _resumed(self, port: Port, failure: GeminiSDKError) -> RawResponse[A] | None:
        """Ask how much the server has, and go on from there. The answer, if it has everything."""
        while True:
            if raised_by_hook(failure):
                raise failure
            await port.sleep(self._attempts.delay(self._named(failure)))
            try:
                answer = await port.send(self._request(self._protocol.query(self._total())))
            except (APIConnectionError, APIStatusError) as error:
                failure = error
                continue
            state = self._protocol.state(answer.status_code, answer.headers)
            if state.status == "final":
                return answer
            if state.status != "active" or state.received is None:
                raise self._failed("the server has ended the upload; upload the file again")
            self._advance(state.received)
            return None

    def _advance(self, received: int) -> None:
        """The server has so many bytes."""
        known = received - self._offset
        if received > self._furthest:
            self._furthest = received
            self._attempts.progressed()
        if 0 <= known <= len(self._kept):
            del self._kept[:known]
        elif known < 0 and self._source.seek(received):
            self._kept.clear()
            self._ended = False
        else:
            raise self._failed(f"the server asks for the file from byte {received} on")
        self._offset = received

    def _named(self, failure: GeminiSDKError) -> GeminiSDKError:
        """A failure, or what it means for an upload."""
        if isinstance(failure, APIStatusError) and failure.status_code in _GONE:
            gone = self._failed("the upload session has expired; upload the file again")
            gone.__cause__ = failure
            return gone
        return failure

    def _failed(self, reason: str) -> FileTransferError:
        return FileTransferError(f"upload: {reason}", transferred=self._offset)

    async def _cancel(self, port: Port) -> None:
        """The file cannot be read on: nothing of it is to stay at the server."""
        if self._address is not None:
            with suppress(GeminiSDKError):
                await port.send(self._request(self._protocol.cancel()))

    async def _report(self, port: Port) -> None:
        if self.on_progress is not None:
            progress = TransferProgress(self._offset, self._source.size)
            await port.report(self.on_progress, progress)


def check_size(size: int | None, limit: int) -> None:
    """Raises InvalidPayloadError for a file that is empty or larger than the limit."""
    if size == 0:
        raise _empty()
    if size is not None and size > limit:
        raise InvalidPayloadError(
            [Fault("source", "the file is too large", f"{size} bytes", f"at most {limit} bytes")]
        )


def _empty() -> InvalidPayloadError:
    return InvalidPayloadError(
        [Fault("source", "the file is empty, or its position is at its end", "0 bytes")]
    )


def _unclear(status: str) -> GeminiSDKError:
    return APIConnectionError(
        f"the answer to a piece of an upload has the status {status!r}", attempts=1, sent=True
    )
