"""Faults that need a program of their own: its end, its first call, a child of it, many threads."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from gemini_sdk._transport import http_library
from tests.faults.wires import KEY, Subject
from tests.raw_server import silence

_ROOT = Path(__file__).parents[2]
_PROGRAM = """
import asyncio, sys, time
sys.path.insert(0, {root!r})
from tests.raw_server import RawServer
from tests.faults.wires import KEY, Subject
from gemini_sdk._transport import http_library
class Server:
    url = {url!r}
with http_library.use({library!r}):
    begun = time.thread_time()
    subject = Subject({wire!r}, {way!r}, Server)
    client = subject.client()
    made = time.thread_time() - begun
{body}
"""
_LEFT_OPEN = {
    "sync": "chunks = subject.stream(client); next(chunks)",
    "async": """
async def main():
    global chunks
    chunks = subject.stream(client)
    await anext(chunks)
asyncio.run(main())""",
}
_FIRST_CALL = """
async def main():
    gaps = []
    async def tick():
        while True:
            before = time.thread_time()
            await asyncio.sleep(0)
            gaps.append(time.thread_time() - before)
    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0)
    await subject.calling(client)
    ticking.cancel()
    # What is loaded and built for calls belongs to the making of the client: it takes several times as long.
    print("blocks its loop" if max(gaps) > made / 2 else "its loop is free")
asyncio.run(main())"""


def _run(subject: Subject, body: str) -> str:
    program = _PROGRAM.format(
        root=str(_ROOT),
        url=subject.server.url,
        library=http_library.preferred().__name__,
        wire=subject.wire,
        way=subject.way,
        body="\n".join("    " + line for line in body.strip().splitlines()),
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=False
    )
    said = (ended.stdout + ended.stderr).strip().splitlines()
    return said[-1] if said else f"silent, status {ended.returncode}"


def left_open(subject: Subject) -> str:
    """A program ends with a client and a stream left open."""
    subject.server.plan([*subject.first_event(), silence])
    return _run(subject, _LEFT_OPEN["async" if subject.asynchronous else "sync"])


def first_call(subject: Subject) -> str:
    """The first call of a program."""
    subject.server.plan(subject.good())
    return _run(subject, _FIRST_CALL)


def forked(subject: Subject) -> str:
    """A child that is forked while another thread gets a token, and makes a call."""
    subject.server.plan(subject.good())
    parent, inside, over = os.getpid(), Event(), Event()

    def token() -> str:
        if os.getpid() == parent:
            inside.set()
            over.wait(20)
        return "token-of-a-fault-0123"

    client = subject.client(key=token, deadline=10)
    thread = Thread(target=lambda: subject.call(client), daemon=True)
    thread.start()
    inside.wait(20)
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        status = 1
        try:
            subject.call(client)
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    over.set()
    thread.join(20)
    return "an answer in the child" if status == 0 else f"status {status}"


def watched(subject: Subject, name: str, *platform: str) -> str:
    """The command `tune watch`. Returns the last line that it prints."""
    command = [str(Path(sys.executable).with_name("gemini-sdk")), "tune", "watch", name, *platform]
    with TemporaryDirectory() as folder:
        identity, login = Path(folder, "identity"), Path(folder, "login.json")
        identity.write_text("identity-of-a-fault")
        exchange = {
            "type": "external_account",
            "audience": "//iam.googleapis.com/pool",
            "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
            "token_url": f"{subject.server.url}/token",
            "credential_source": {"file": str(identity)},
        }
        login.write_text(json.dumps(exchange))
        environment = {
            "GEMINI_SDK_BASE_URL": subject.server.url,
            "GEMINI_API_KEY": KEY,
            "GOOGLE_APPLICATION_CREDENTIALS": str(login),
        }
        ended = subprocess.run(
            [*command, "--poll-interval", "0.01"],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env={**os.environ, **environment},
        )
    said = (ended.stderr if ended.returncode else ended.stdout).strip().splitlines()
    return f"{said[-1] if said else 'nothing'}, status {ended.returncode}"


def many_threads(subject: Subject) -> str:
    """One asynchronous client, used in many threads at once, each with event loops of its own."""
    subject.server.plan(subject.good())
    client, failures = subject.client(max_retries=0), list[str]()

    async def several() -> None:
        await asyncio.gather(*[subject.calling(client) for _ in range(3)])

    def calls() -> None:
        try:
            for _ in range(3):
                asyncio.run(several())
        except BaseException as error:
            failures.append(type(error).__name__)

    threads = [Thread(target=calls, daemon=True) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return ", ".join(failures) or "no call failed"
