"""Downloads: an answer that goes to a file as it arrives, and that goes on after a failure where it ended (Range)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from gemini_sdk._transport.call import Call
from gemini_sdk._transport.exchange import Exchange, HttpReply
from gemini_sdk._transport.hooks import raised_by_hook
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.transfer import Attempts, Body, OnProgress, Port, TransferProgress
from gemini_sdk._transport.tunables import DOWNLOAD_PIECE, MAX_REDIRECTS
from gemini_sdk.errors import APIConnectionError, APIStatusError, FileTransferError

_REDIRECTS = (301, 302, 303, 307, 308)
_PART, _UNSATISFIABLE = 206, 416


class Download:
    """One download. Its result is the number of bytes."""

    def __init__(
        self,
        session: Session,
        call: Call[Any],
        write: Callable[[bytes], object],
        *,
        on_progress: OnProgress | None = None,
    ) -> None:
        self.on_progress = on_progress
        self._session = session
        self._call = call
        self._write = write
        self._attempts = Attempts(session, call.options)
        self._redirects = 0
        self._done = 0
        """Number of bytes that have arrived."""
        self._kept = bytearray()
        """The bytes that are not written yet."""
        self._total: int | None = None
        self._etag: str | None = None
        self._complete = False

    async def run(self, port: Port) -> int:
        """Download the file. Its size in bytes."""
        while not self._complete:
            exchange = Exchange(self._session, self._request())
            try:
                async with port.opened(exchange) as body:
                    if body.response.status_code in _REDIRECTS:
                        self._follow(body.response)
                    else:
                        await self._receive(port, exchange, body)
            except (APIConnectionError, APIStatusError) as error:
                if raised_by_hook(error):
                    raise
                if isinstance(error, APIStatusError) and error.status_code == _UNSATISFIABLE:
                    reason = f"the server has nothing from byte {self._done} on"
                    raise self._failed(f"{reason}; download it again") from error
                await port.sleep(self._attempts.delay(error))
        return self._done

    def _request(self) -> Call[Any]:
        # What is compressed could not be continued in the middle.
        headers = {"accept-encoding": "identity"}
        if self._done:
            headers["range"] = f"bytes={self._done}-"
            if self._etag is not None and not self._etag.startswith("W/"):
                headers["if-range"] = self._etag
        # The place that a redirection names is checked here.
        options = self._attempts.options(once=True)
        return replace(self._call, headers=headers, options=options, accepted=_REDIRECTS)

    def _follow(self, response: HttpReply) -> None:
        self._redirects += 1
        if self._redirects > MAX_REDIRECTS:
            raise self._failed("the server redirects again and again")
        location = response.headers.get("location")
        if not location:
            raise self._failed("the server redirects to an unnamed place")
        address = self._session.followed(location)
        self._call = replace(self._call, address=address, query={})

    async def _receive(self, port: Port, exchange: Exchange[Any], body: Body) -> None:
        skipped = self._begin(body.response)
        if not self._attempts.limited:
            exchange.deadline.lift()
        async for piece in body:
            exchange.keep_deadline()
            self._kept += memoryview(piece)[skipped:]
            self._done += max(0, len(piece) - skipped)
            skipped = max(0, skipped - len(piece))
            self._attempts.progressed()
            if len(self._kept) >= DOWNLOAD_PIECE:
                await self._flush(port)
        if self._total is not None and self._done != self._total:
            raise APIConnectionError(
                f"{self._done} of {self._total} bytes arrived",
                attempts=exchange.attempts,
                sent=True,
            )
        await self._flush(port)
        self._complete = True

    async def _flush(self, port: Port) -> None:
        """Write what has arrived. What a failure keeps from being written is written after the next attempt."""
        await port.run(partial(self._write, bytes(self._kept)))
        self._kept.clear()
        if self.on_progress is not None:
            await port.report(self.on_progress, TransferProgress(self._done, self._total))

    def _begin(self, response: HttpReply) -> int:
        """Check what arrives: the rest of the file, or all of it. Bytes of it to skip."""
        headers = response.headers
        if headers.get("content-encoding", "identity").lower() != "identity":
            raise self._failed("the server compresses the file, though it was asked not to")
        length = _number(headers.get("content-length", ""))
        first = _first(headers) if response.status_code == _PART else 0
        if first is None or first > self._done:
            raise self._failed("the server sends another part of the file than it was asked for")
        total = None if length is None else first + length
        etag = headers.get("etag")
        if self._done and (etag, total) != (self._etag, self._total):
            raise self._failed("the file changed while it was downloaded; download it again")
        self._etag, self._total = etag, total
        return self._done - first

    def _failed(self, reason: str) -> FileTransferError:
        return FileTransferError(f"download: {reason}", transferred=self._done)


def _first(headers: Mapping[str, str]) -> int | None:
    """The offset of the first byte of a part (Content-Range)."""
    unit, _, place = headers.get("content-range", "").partition(" ")
    first = place.partition("-")[0]
    return _number(first) if unit == "bytes" else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
