"""The interface between the transport and the credentials of a client."""

from collections.abc import Mapping
from typing import Protocol


class Auth(Protocol):
    """Supplies the headers that authenticate a request.

    What may take long to supply them has `headers_within(seconds)` too, which raises TimeoutError after so many.
    Threads, tasks, event loops and forked processes may share one.
    """

    def headers(self) -> Mapping[str, str]:
        """The headers to send now; not to be changed. May refresh a token first, or wait for a refresh.

        Raises:
            CredentialsError: no token could be had. The next call tries again.
        """
        ...

    async def headers_async(self) -> Mapping[str, str]:
        """`headers()`, without blocking the event loop."""
        ...

    def refused(self, headers: Mapping[str, str]) -> bool:
        """Notes that the service answered 401 to `headers`; True if others may be had by asking again."""
        ...
