"""Connections of a blocking client.

Each is a whole HTTP transport that carries one request at a time, and the one used last is taken first. One shared
transport would search all its connections at every request, and could only be closed whole, under the calls of other
threads. A client around it would add nothing, and adding nothing would take a tenth of a small call.
"""

import os
from contextlib import AbstractContextManager
from threading import Lock
from typing import TYPE_CHECKING, cast

from gemini_sdk._transport.http_library import one_connection
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.tunables import IDLE_CONNECTIONS
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    import ssl

    import httpx

    from gemini_sdk._transport.http_library import HttpClient

    Carrier = httpx.Client | httpx.HTTPTransport
    """What a request is sent by."""


def keep_limits(client: "Carrier") -> None:
    """Have it keep the limits of calls. It loads `ssl` and more, as HTTP libraries do, hence not before."""
    from gemini_sdk._transport import network

    network.keep_limits(client, network.Backend)


class Pool:
    """What calls are sent by: a client that was handed in, or transports made here.

    Threads may share it. A forked child gets connections of its own, since two processes cannot share one.
    """

    def __init__(self, given: "HttpClient | None") -> None:
        # Both libraries are typed as httpx.
        self._given = cast("httpx.Client | None", given)
        self._own: Connections | None = None
        self._locks: dict[int, Lock] = {}
        if given is not None:
            keep_limits(cast("httpx.Client", given))

    def lease(self, session: Session) -> "Lease":
        """What sends one request at a time, as a context manager that gives it back."""
        given, own = self._given, self._own
        if given is not None:
            if given.is_closed:
                raise ConfigurationError("http_client is closed: pass an open one")
            return Lease(given, None)
        if own is None or own.process != os.getpid():
            own = self._made(session, os.getpid())
        return Lease(own.take(), own)

    def _made(self, session: Session, process: int) -> "Connections":
        # A lock held by another thread while the process is forked would stay locked in the child.
        with self._locks.setdefault(process, Lock()):
            own = self._own
            if own is None or own.process != process:
                own = self._own = Connections(session, process, own.context if own else None)
            return own

    def close(self) -> None:
        """Close the connections that are idle; those in use close as they come back. A client handed in stays open.

        Calls made later connect anew.
        """
        own, self._own = self._own, None
        if own is not None and own.process == os.getpid():
            own.close()

    def __del__(self) -> None:
        self.close()


class Connections:
    """The connections of one process, until they are closed."""

    def __init__(self, session: Session, process: int, context: "ssl.SSLContext | None") -> None:
        self.process = process
        self.context = context or session.ssl_context()
        self._library = session.library
        self._options = session.client_options()
        self._idle: list[httpx.HTTPTransport] = []
        self._closed = False

    def take(self) -> "httpx.HTTPTransport":
        """An idle connection, or a new one."""
        try:
            return self._idle.pop()
        except IndexError:
            limits = one_connection(self._library)
            transport = self._library.HTTPTransport(
                verify=self.context, limits=limits, **self._options
            )
            keep_limits(transport)
            return transport

    def give_back(self, transport: "httpx.HTTPTransport", *, sound: bool) -> None:
        """Take one back. One that is not sound, its request having been interrupted, is not used again."""
        if sound and len(self._idle) < IDLE_CONNECTIONS:
            self._idle.append(transport)
            if self._closed:  # Perhaps since the last look.
                self._close_idle()
        else:
            transport.close()

    def close(self) -> None:
        """Close those that are idle, and from now on those that come back."""
        self._closed = True
        self._close_idle()

    def _close_idle(self) -> None:
        while True:
            try:
                transport = self._idle.pop()
            except IndexError:
                return
            transport.close()


class Lease(AbstractContextManager["Carrier"]):
    """The use of a client that was handed in, or of a transport."""

    __slots__ = ("_carrier", "_home")

    def __init__(self, carrier: "Carrier", home: Connections | None) -> None:
        self._carrier = carrier
        self._home = home

    def __enter__(self) -> "Carrier":
        return self._carrier

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._home is not None:
            # A generator that is left early was not interrupted: its answer is closed before this.
            sound = kind is None or issubclass(kind, Exception | GeneratorExit)
            self._home.give_back(cast("httpx.HTTPTransport", self._carrier), sound=sound)
