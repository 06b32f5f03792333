"""Does in advance what the first call of an asyncio client would do while its event loop stands still.

Loading the HTTP library and the CA certificates, and building models and their rules, takes some tenths of a second.
A thread is no way out: most of that work holds the interpreter's lock. So it is done where the client is made, which
is before the event loop starts, or before it has much to do.
"""

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

from gemini_sdk._wire import built
from gemini_sdk.errors import GeminiSDKError

if TYPE_CHECKING:
    from gemini_sdk._transport.async_pool import AsyncPool
    from gemini_sdk._transport.session import Session

_done: set[type] = set()


def warm_up(client: object, session: "Session", pool: "AsyncPool") -> None:
    """Make ready for the first call of a client. Once for each class, but for what each pool has of its own."""
    # Faults of the environment or of a certain client are raised by its calls.
    with suppress(GeminiSDKError):
        pool.prepare(session)
    if type(client) in _done:
        return
    _done.add(type(client))
    import_module("anyio._backends._asyncio")
    example: Any = getattr(client, "_example", None)
    if example is None:
        return
    with suppress(GeminiSDKError):
        call = example()
        built(call.answer)
        session.headers({}, call)
