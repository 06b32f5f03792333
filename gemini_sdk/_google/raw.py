"""`client.with_raw_response`: the same methods, returning what HTTP said beside the typed answer."""

from gemini_sdk._google.generate import GenerateContent
from gemini_sdk._google.models import Location
from gemini_sdk._transport.aio import AsyncTransport
from gemini_sdk._transport.method import RawAsyncCaller, RawSyncCaller
from gemini_sdk._transport.sync import SyncTransport
from gemini_sdk._wire import Platform


class RawClient(RawSyncCaller, GenerateContent):
    """Methods that return a RawResponse."""

    def __init__(self, platform: Platform, location: Location, transport: SyncTransport) -> None:
        self.platform = platform
        self.location = location
        self.transport = transport


class AsyncRawClient(RawAsyncCaller, GenerateContent):
    """Methods that return a RawResponse when awaited."""

    def __init__(self, platform: Platform, location: Location, transport: AsyncTransport) -> None:
        self.platform = platform
        self.location = location
        self.transport = transport
