"""The emulator as a server: in a thread for tests (`Emulator`), in the foreground for people (`run`)."""

import asyncio
import contextlib
import os
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from gemini_sdk.emulator import service_account
from gemini_sdk.emulator.journal import Entry
from gemini_sdk.emulator.latency import Latency
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.quotas import Quota
from gemini_sdk.emulator.rules import Rule, many
from gemini_sdk.emulator.scopes import Scopes
from gemini_sdk.emulator.state import State
from gemini_sdk.emulator.tapes.options import TapeOptions
from gemini_sdk.emulator.tapes.tape import TapeReader, TapeWriter
from gemini_sdk.emulator.usage import EmulatedUsage
from gemini_sdk.errors import ConfigurationError

try:
    import uvicorn
    from uvicorn.protocols.http.h11_impl import H11Protocol

    from gemini_sdk.emulator.app import create_app, create_tape_app
    from gemini_sdk.emulator.path_route import Endpoint
    from gemini_sdk.emulator.tapes.player import Player
    from gemini_sdk.emulator.tapes.recorder import Recorder
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn", "h11"):
        raise
    raise ConfigurationError(
        "the emulator needs Starlette and uvicorn: pip install 'gemini-sdk[emulator]'"
    ) from error

if TYPE_CHECKING:
    from asyncio import Transport

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)
_PATIENCE = 2.0
"""Seconds that calls under way are given when the server stops."""


class Emulator:
    """A server on loopback which speaks Google AI, Vertex AI and Azure, running in a thread of its own.

        with Emulator() as emulator:
            client = GeminiClient(api_key="any", base_url=emulator.url)

    It is ready once entered and leaves nothing behind. It may be entered from synchronous code and from coroutines
    alike; its methods are safe to call from any thread.
    """

    def __init__(self, options: EmulatorOptions | None = None) -> None:
        self.options = options or EmulatorOptions()
        self._scopes = Scopes(self.options)
        self._state = State(self.options)
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self._url = ""

    @property
    def url(self) -> str:
        """The address of the server, such as `http://127.0.0.1:49152`. RuntimeError while it does not run."""
        if self._server is None:
            raise RuntimeError("the emulator is not running: use `with`, or call start()")
        return self._url

    def start(self) -> Self:
        """Starts the server; returns once it listens.

        Raises ConfigurationError if its port is taken, or its directory cannot be used.
        """
        if self._server is not None:
            raise RuntimeError("the emulator is already running")
        self._state.store.open()
        ready = threading.Event()
        server = _Server(self.options, self._scopes, self._state, ready.set)
        listener = _listener(self.options)

        def serve() -> None:
            try:
                server.run([listener])
            finally:
                ready.set()  # nobody is to wait for a server that has failed

        thread = threading.Thread(target=serve, name="gemini-sdk emulator", daemon=True)
        self._url, self._server, self._thread = _url(listener), server, thread
        thread.start()
        ready.wait()
        if not server.started:
            self.stop()
            raise RuntimeError("the emulator's server did not start")
        return self

    def stop(self) -> None:
        """Stops the server and ends its connections; nothing happens where it does not run."""
        server, thread = self._server, self._thread
        self._server = self._thread = None
        if server is not None and thread is not None:
            server.stop()
            thread.join()
        self._state.store.close()

    def add(self, *rules: Rule | dict[str, Any], scope: str = "") -> None:
        """Adds rules to a scope, given as `Rule` or in their JSON form. Raises ConfigurationError if one is invalid."""
        for rule in rules:
            self._scopes[scope].add(*([rule] if isinstance(rule, Rule) else many(rule)))

    def journal(self, scope: str = "") -> list[Entry]:
        """The requests of a scope so far, the oldest first."""
        return self._scopes[scope].journal

    def rules(self, scope: str = "") -> list[tuple[Rule, int | None]]:
        """The rules of a scope in the order they are tried, each with the times it has left (None: no end)."""
        return self._scopes[scope].rules

    def set_quotas(self, *quotas: Quota, scope: str = "") -> None:
        """Replaces the quotas of a scope, which then count from 0."""
        self._scopes[scope].traffic.set_quotas(*quotas)

    def set_latency(self, latency: Latency | None, scope: str = "") -> None:
        """Replaces the latency of a scope; None answers at once."""
        self._scopes[scope].traffic.set_latency(latency)

    def usage(self, scope: str = "") -> EmulatedUsage:
        """The requests of a scope to models so far, and the tokens of their answers."""
        return self._scopes[scope].traffic.usage

    @property
    def tape(self) -> TapeReader | None:
        """The tape that answers, with the requests that are `unused` and `missing`; None without one."""
        return self._state.tape

    def reset(self, scope: str = "") -> None:
        """Back to the rules, quotas and latency of the start, an empty journal and no usage."""
        self._scopes[scope].reset()

    def advance(self, seconds: float) -> None:
        """Moves the emulator's time on, so that a tuning is done without waiting for it."""
        self._state.clock.advance(seconds)

    def write_credentials(self, path: str | os.PathLike[str]) -> None:
        """Writes a service account's key file, which only its owner can read, for GOOGLE_APPLICATION_CREDENTIALS.

        The token endpoint of this emulator issues tokens for it. Raises ConfigurationError if the file cannot be
        written or the package `cryptography` is missing; RuntimeError while the emulator does not run.
        """
        service_account.write(path, self.url)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


def run(
    host: str = "127.0.0.1",
    port: int = 8080,
    options: EmulatorOptions | None = None,
    *,
    on_ready: Callable[[str], None] | None = None,
) -> TapeReader | None:
    """Serves until interrupted. `host` and `port` win over those in `options`; `on_ready` gets the URL.

    Returns the tape that answered, if one did.

    Raises ConfigurationError if the port is taken, or the directory for the state cannot be used.
    """
    options = replace(options or EmulatorOptions(), host=host, port=port)
    state = State(options)
    state.store.open()
    listener = _listener(options)
    url = _url(listener)
    server = _Server(options, Scopes(options), state, lambda: on_ready(url) if on_ready else None)
    with contextlib.suppress(KeyboardInterrupt):
        server.run([listener])
    return state.tape


class _Server(uvicorn.Server):
    """uvicorn which says when it is ready, stops at once, and can end a connection in the middle."""

    def __init__(
        self,
        options: EmulatorOptions,
        scopes: Scopes,
        state: State,
        on_ready: Callable[[], None],
    ) -> None:
        self._recorder: Recorder | None = None
        if options.tape is None:
            app = create_app(options, scopes, state, self._hang_up)
        else:
            app = create_tape_app(
                options, scopes, self._taped(options.tape, state.tape), state.tape
            )
        super().__init__(
            uvicorn.Config(
                app,
                loop="asyncio",
                http=H11Protocol,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                date_header=False,
                server_header=False,
                proxy_headers=False,
                timeout_keep_alive=60,
            )
        )
        self._on_ready = on_ready
        self._wake: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def stop(self) -> None:
        """Asks the server to stop, from any thread."""
        self.should_exit = True
        if self._loop is not None and self._wake is not None:
            self._loop.call_soon_threadsafe(self._wake.set)

    def _taped(self, tape: TapeOptions, reader: TapeReader | None) -> Endpoint:
        """What answers instead of the emulated services."""
        if reader is not None:
            return Player(reader, tape.scrubber(), timed=tape.timed).answer
        self._recorder = Recorder(tape.upstream or "", TapeWriter(tape.path), tape.scrubber())
        return self._recorder.answer

    async def main_loop(self) -> None:
        self._loop, self._wake = asyncio.get_running_loop(), asyncio.Event()
        self._on_ready()
        while not self.should_exit:  # a signal sets the flag alone
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), 0.1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=_PATIENCE)
        if self._recorder is not None:
            await self._recorder.aclose()

    def _hang_up(self, client: Any, reset: bool) -> None:
        for connection in list(self.server_state.connections):
            if isinstance(connection, H11Protocol) and connection.client == client:
                _end(connection.transport, reset=reset)


def _end(transport: "Transport", *, reset: bool) -> None:
    if not reset:
        transport.close()
        return
    connection: socket.socket = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
    transport.abort()


def _listener(options: EmulatorOptions) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    # asyncio switches Nagle's algorithm off only if the protocol is given as TCP.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name != "nt":  # where the option means something else
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((options.host, options.port))
        listener.listen(512)
    except (OSError, OverflowError, TypeError, UnicodeError) as error:  # no name of a host, no port
        listener.close()
        where = f"{options.host}:{options.port}"
        reason = getattr(error, "strerror", None) or error
        raise ConfigurationError(f"cannot listen on {where}: {reason}") from error
    return listener


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
