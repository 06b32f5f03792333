"""The common methods of the clients of Google AI and Vertex AI."""

import os
from typing import TYPE_CHECKING

from gemini_sdk._google.embeddings import EmbedContent
from gemini_sdk._google.generate import GenerateContent
from gemini_sdk._google.kept_turns import KeptTurns
from gemini_sdk._google.locations import Location
from gemini_sdk._methods.client import AsyncClient, SyncClient
from gemini_sdk._methods.method import RawAsyncCaller, RawSyncCaller
from gemini_sdk._wire import Platform

if TYPE_CHECKING:
    from gemini_sdk._google.cached_contents import AsyncCachedContents, CachedContents
    from gemini_sdk._google.chats import AsyncChats, Chats
    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.sync_transport import SyncTransport


ADDRESS_VARIABLE = "GEMINI_SDK_BASE_URL"
"""The environment variable with the address of the service."""


def address_in_environment() -> str | None:
    """The base URL in the environment, if any."""
    return os.environ.get(ADDRESS_VARIABLE) or None


class SyncGoogleClient(SyncClient, GenerateContent, EmbedContent):
    """A blocking client."""

    @property
    def chats(self) -> "Chats":
        """Chats. A chat keeps its history."""
        from gemini_sdk._google.chats import Chats

        return Chats(self._generation(), self._transport)

    @property
    def cached_contents(self) -> "CachedContents":
        """Cached contents, with which requests may begin."""
        from gemini_sdk._google.cached_contents import CachedContents

        return CachedContents(self._platform, self._location, self._transport)

    @property
    def with_raw_response(self) -> "RawClient":
        """The same methods, returning status, headers and body together with the answer."""
        return RawClient(self._platform, self._location, self._kept, self._transport)


class AsyncGoogleClient(AsyncClient, GenerateContent, EmbedContent):
    """A client whose methods are awaited."""

    @property
    def chats(self) -> "AsyncChats":
        """Chats. A chat keeps its history."""
        from gemini_sdk._google.chats import AsyncChats

        return AsyncChats(self._generation(), self._transport)

    @property
    def cached_contents(self) -> "AsyncCachedContents":
        """Cached contents, with which requests may begin."""
        from gemini_sdk._google.cached_contents import AsyncCachedContents

        return AsyncCachedContents(self._platform, self._location, self._transport)

    @property
    def with_raw_response(self) -> "AsyncRawClient":
        """The same methods, returning status, headers and body together with the answer."""
        return AsyncRawClient(self._platform, self._location, self._kept, self._transport)


class RawClient(RawSyncCaller, GenerateContent):
    """Methods that return a RawResponse."""

    def __init__(
        self, platform: Platform, location: Location, kept: KeptTurns, transport: "SyncTransport"
    ) -> None:
        self._platform = platform
        self._location = location
        self._kept = kept
        self._transport = transport


class AsyncRawClient(RawAsyncCaller, GenerateContent):
    """Methods that return a RawResponse when awaited."""

    def __init__(
        self, platform: Platform, location: Location, kept: KeptTurns, transport: "AsyncTransport"
    ) -> None:
        self._platform = platform
        self._location = location
        self._kept = kept
        self._transport = transport
