"""Each fault: what the server or the network does, and what a client has to make of it."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from math import inf
from threading import Event, Thread
from typing import Any

from tests.faults.whole_programs import first_call, forked, left_open, many_threads, watched
from tests.faults.wires import WAYS, Subject
from tests.raw_server import Reply, answer, body, cut, drip, failure, head, silence
from tests.slow_network import full_queue, informing, taker

LIMIT = 0.4
"""Seconds that calls get."""
OVER = 10.0
"""Seconds after which a call has outlasted its limit, on however slow a machine."""
NAME = "name.localhost"
NUMBERS = count()
"""So that no lookup is shared with the one before."""


@dataclass(frozen=True)
class Case:
    """One row of the table."""

    title: str
    wanted: str
    """What has to be seen; a class of errors may be any of several, divided by `|`."""
    act: Callable[[Subject], str | None]
    """Does it. Returns what was seen where that is no error."""
    ways: tuple[str, ...] = WAYS
    wires: tuple[str, ...] = ("Google", "Azure")
    limit: float = OVER
    """Seconds it may take."""
    reply: Reply | None = None
    """What the server does, for other packages to be tried with."""


STATUS: Reply = [drip(b"HTTP/1.1 200 " + b"x" * 2000, 0.02)]
HEADERS: Reply = [b"HTTP/1.1 200 OK\r\n", drip(b"a: b\r\n" * 1000, 0.02)]
BODY: Reply = [head(content_length="2000"), drip(b" " * 2000, 0.02)]
YEAR_9999 = "Fri, 31 Dec 9999 23:59:59 GMT"
MOVED: Reply = [body(b"", 302, location="/x")]
CUT: Reply = [body(b'{"a": ')]
PAGE: Reply = [body(b"<html><title>Sign in</title></html>", type="text/html")]


def _call(reply: Reply, retries: int = 0, **limits: Any) -> Callable[[Subject], None]:
    def act(subject: Subject) -> None:
        subject.server.plan(reply)
        subject.call(subject.client(max_retries=retries, **limits))

    return act


def _limited(title: str, reply: Reply) -> list[Case]:
    deadline = _call(reply, deadline=LIMIT, timeout=None)
    return [
        Case(f"{title}, `timeout`", "APITimeoutError", _call(reply, timeout=LIMIT), reply=reply),
        Case(f"{title}, `deadline`", "DeadlineExceededError", deadline),
    ]


def _slow_taker(subject: Subject) -> None:
    with taker(0.02) as url:
        subject.call(subject.client(url, deadline=LIMIT, max_retries=0), "x" * 30_000_000)


ADDRESSES: dict[str, Callable[[], list[tuple[str, int]]]] = {}
"""By the name of a host: what a lookup of it does."""


def _dead_addresses(subject: Subject) -> None:
    with full_queue() as place:
        host = f"dead-{next(NUMBERS)}.{NAME}"
        ADDRESSES[host] = lambda: [place] * 4
        subject.call(subject.client(f"http://{host}:{place[1]}", deadline=LIMIT, max_retries=0))


def _hanging_lookup(subject: Subject) -> None:
    over = Event()
    host = f"hung-{next(NUMBERS)}.{NAME}"
    ADDRESSES[host] = lambda: [("127.0.0.1", int(over.wait(20)))]
    try:
        subject.call(subject.client(f"http://{host}", deadline=LIMIT, max_retries=0))
    finally:
        over.set()


def _hanging_token(subject: Subject) -> None:
    over = Event()

    def token() -> str:
        over.wait(20)
        return "token"

    try:
        subject.call(subject.client(key=token, deadline=LIMIT))
    finally:
        over.set()


def _created_once(subject: Subject) -> str:
    subject.server.plan(failure(503))
    models = subject.client(max_retries=2).tuned_models
    before, error = len(subject.server.requests), "no error"
    try:
        made = models.create(base_model="models/m", training_data=[("1", "2")])
        if subject.asynchronous:
            subject.run(made)
    except Exception as failed:
        error = type(failed).__name__ + (
            ", says how to look" if getattr(failed, "check", 0) else ""
        )
    return f"sent {len(subject.server.requests) - before}: {error}"


PASSING: dict[str, Reply] = {
    "a page of HTML with 200": PAGE,
    "a redirection (302)": MOVED,
    "a proxy's 407": [body(b"no", 407, type="text/plain")],
    "JSON that is cut": CUT,
    "a connection that is cut": [cut],
}
OPERATION = {"name": "tunedModels/m/operations/1"}
LATE: list[Reply] = [failure(503, retry_after=when) for when in ("36000", YEAR_9999)]


def _waited(*faults: Reply, timeout: float | None = None) -> Callable[[Subject], str]:
    """Wait for a tuning, whose server or network fails meanwhile."""

    def act(subject: Subject) -> str:
        done = answer(OPERATION | {"done": True, "response": {"name": "tunedModels/m"}})
        # With a timeout, the fault lasts.
        subject.server.plan(answer(OPERATION), *faults, *([] if timeout else [done]))
        models = subject.client(max_retries=0).tuned_models
        data = [("1", "2")]
        if not subject.asynchronous:
            begun = models.create(base_model="models/m", training_data=data)
            return f"{begun.wait(poll_interval=0.01, timeout=timeout).name}"

        async def wait() -> str:
            begun = await models.create(base_model="models/m", training_data=data)
            return f"{(await begun.wait(poll_interval=0.01, timeout=timeout)).name}"

        return str(subject.run(wait()))

    return act


JOB = {"name": "projects/p/locations/us-central1/tuningJobs/1", "state": "JOB_STATE_RUNNING"}
ENDED = JOB | {"state": "JOB_STATE_SUCCEEDED", "tunedModel": {"endpoint": "endpoints/1"}}


def _job(*faults: Reply, timeout: float | None = None) -> Callable[[Subject], str]:
    """The same for a tuning job on Vertex AI."""

    def act(subject: Subject) -> str:
        subject.server.plan(answer(JOB), *faults, *([] if timeout else [answer(ENDED)]))
        jobs = subject.vertex(max_retries=0).tuning_jobs
        ended = jobs.wait(str(JOB["name"]), poll_interval=0.01, timeout=timeout)
        return str((subject.run(ended) if subject.asynchronous else ended).tuned_model.endpoint)

    return act


def _watched_operation(subject: Subject) -> str:
    done = answer(OPERATION | {"done": True, "response": {"name": "tunedModels/m"}})
    subject.server.plan(answer(OPERATION), *PASSING.values(), done)
    return watched(subject, str(OPERATION["name"]))


def _watched_job(subject: Subject) -> str:
    token = answer({"access_token": "token-of-a-fault-0123", "expires_in": 3600})
    subject.server.plan(token, answer(JOB), answer(JOB), *PASSING.values(), answer(ENDED))
    return watched(subject, "1", "--vertex", "--project", "p")


def _repeated(subject: Subject) -> str:
    subject.server.plan(failure(503, retry_after="0"), subject.good())
    before = len(subject.server.requests)
    subject.call(subject.client())
    return f"sent {len(subject.server.requests) - before}: an answer"


def _broken_stream(subject: Subject) -> None:
    subject.server.plan([*subject.first_event(), cut])
    _read(subject, subject.client())


def _read(subject: Subject, client: Any) -> Any:
    chunks = subject.stream(client)
    if not subject.asynchronous:
        return list(chunks)

    async def read() -> list[Any]:
        return [each async for each in chunks]

    return subject.run(read())


def _cancelled_reader(subject: Subject) -> None:
    subject.server.plan([*subject.first_event(), silence])

    async def read() -> None:
        async with subject.client() as client:
            chunks = subject.stream(client)
            await anext(chunks)
            try:
                await asyncio.wait_for(anext(chunks), LIMIT / 4)
            except TimeoutError:
                await anext(chunks)

    try:
        subject.run(read())
    except StopAsyncIteration:
        raise AssertionError("ended as if it were whole") from None


def _closed_elsewhere(subject: Subject) -> str:
    subject.server.plan([*subject.first_event(), silence])
    got = list[Any]()

    async def read() -> None:
        async with subject.client() as client:
            chunks = subject.stream(client)

            async def follow() -> None:
                async for each in chunks:
                    got.append(each)

            task = asyncio.create_task(follow())
            await asyncio.sleep(LIMIT)
            await chunks.aclose()
            await asyncio.wait_for(task, OVER)

    if subject.asynchronous:
        subject.run(read())
        return f"ended after {len(got)} chunk"
    chunks = subject.stream(subject.client())

    def follow() -> None:
        for each in chunks:
            got.append(each)

    thread = Thread(target=follow, daemon=True)
    thread.start()
    time.sleep(LIMIT)
    chunks.close()
    thread.join(OVER)
    return "still reads" if thread.is_alive() else f"ended after {len(got)} chunk"


def _closed_under_calls(subject: Subject) -> str:
    subject.server.plan([lambda _: time.sleep(0.02), *subject.good()])
    failures = list[str]()
    client = subject.client(max_retries=0)

    async def several() -> None:
        for _ in range(5):
            await asyncio.gather(*[subject.calling(client) for _ in range(3)])
            await client.with_options(timeout=9).aclose()

    def calls() -> None:
        try:
            if subject.asynchronous:
                asyncio.run(several())
            else:
                for _ in range(10):
                    subject.call(client)
                    client.with_options(timeout=9).close()
        except BaseException as error:
            failures.append(type(error).__name__)

    threads = [Thread(target=calls, daemon=True) for _ in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        subject.run(client.aclose() if subject.asynchronous else client.close)
        time.sleep(0.01)
    return ", ".join(failures) or "no call failed"


CASES = [
    *_limited("the server is silent", [silence]),
    *_limited("the status line drips", STATUS),
    *_limited("headers drip", HEADERS),
    *_limited("`1xx` answers without end", [informing]),
    Case(
        "the body drips, `deadline`",
        "DeadlineExceededError",
        _call(BODY, deadline=LIMIT),
        reply=BODY,
    ),
    Case("the request is taken slowly, `deadline`", "DeadlineExceededError", _slow_taker),
    Case("four dead addresses, `deadline`", "DeadlineExceededError", _dead_addresses),
    Case("the lookup of the name hangs, `deadline`", "DeadlineExceededError", _hanging_lookup),
    Case("a callable for tokens hangs, `deadline`", "DeadlineExceededError", _hanging_token),
    Case(
        "503 after a create",
        "sent 1: ServerError, says how to look",
        _created_once,
        wires=("Google",),
    ),
    Case("503, then an answer", "sent 2: an answer", _repeated),
    *[
        Case(f"`Retry-After` {what}", "ServerError", _call(reply, retries=2), reply=reply)
        for what, reply in zip(("of ten hours", "in the year 9999"), LATE, strict=True)
    ],
    Case(
        "`Retry-After` of a second, `deadline`",
        "ServerError",
        _call(failure(503, retry_after="1"), retries=2, deadline=LIMIT),
    ),
    Case("a page of HTML with 200", "InvalidAnswerError", _call(PAGE), reply=PAGE),
    Case("a redirection (302)", "APIStatusError", _call(MOVED), reply=MOVED),
    Case("JSON that is cut", "InvalidAnswerError", _call(CUT), reply=CUT),
    Case("a stream that is cut", "StreamBrokenError", _broken_stream),
    Case("reading on after a cancelled read", "StreamBrokenError", _cancelled_reader, WAYS[1:]),
    Case("a stream closed by another thread or task", "ended after 1 chunk", _closed_elsewhere),
    *[
        Case(f"waiting on, after {what}", "tunedModels/m", _waited(reply), wires=("Google",))
        for what, reply in PASSING.items()
    ],
    *[
        Case(
            f"waiting with `timeout`, `Retry-After` {what}",
            "OperationTimeoutError",
            _waited(reply, timeout=LIMIT),
            wires=("Google",),
        )
        for what, reply in zip(("of ten hours", "in the year 9999"), LATE, strict=True)
    ],
    *[
        Case(
            f"a tuning job: waiting on, after {what}", "endpoints/1", _job(reply), wires=("Google",)
        )
        for what, reply in PASSING.items()
    ],
    *[
        Case(
            f"a tuning job: waiting with `timeout`, `Retry-After` {what}",
            "OperationTimeoutError",
            _job(reply, timeout=LIMIT),
            wires=("Google",),
        )
        for what, reply in zip(("of ten hours", "in the year 9999"), LATE, strict=True)
    ],
    Case(
        "`tune watch`, through all of these",
        "tunedModels/m, status 0",
        _watched_operation,
        ("sync",),
        ("Google",),
        limit=inf,
    ),
    Case(
        "`tune watch` of a tuning job, through all of these",
        "endpoints/1, status 0",
        _watched_job,
        ("sync",),
        ("Google",),
        limit=inf,
    ),
    Case("the program ends, client and stream left open", "silent, status 0", left_open, limit=inf),
    Case("a child forked during a renewal", "an answer in the child", forked, ("sync",)),
    Case("the first call of a program", "its loop is free", first_call, WAYS[1:], limit=inf),
    Case("one client in 12 threads and 36 loops", "no call failed", many_threads, WAYS[1:]),
    Case("a client closed under calls of 4 threads", "no call failed", _closed_under_calls),
]
