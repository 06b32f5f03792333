"""Lists that come in pages; a page is fetched when the iteration reaches it."""

from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Self, TypeVar, overload

from pydantic import BaseModel

from gemini_sdk._methods.method import (
    AsyncCaller,
    Kind,
    MethodDescription,
    RawAsyncCaller,
    RawSyncCaller,
    SyncCaller,
    transport_of,
)
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.raw import RawResponse
from gemini_sdk._transport.sync_transport import SyncTransport
from gemini_sdk.errors import InvalidAnswerError

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from gemini_sdk._transport.async_transport import AsyncTransport

P = ParamSpec("P")
Page = TypeVar("Page", bound=BaseModel)
Item = TypeVar("Item")
Source = TypeVar("Source")
Transport = TypeVar("Transport")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Page, Item]):
    """A list, said in full and not read."""

    call: Call[Page]
    """The call of the first page."""
    items: Callable[[Page], Sequence[Item] | None]
    """The items of a page."""

    def at(self, token: str | None) -> Call[Page]:
        """The call of the page a token stands for; of the first, without one."""
        if token is None:
            return self.call
        return replace(self.call, query={**self.call.query, "pageToken": token})


class _PageState(Generic[Page, Item]):
    """The position in a list of pages."""

    def __init__(self, listing: Listing[Page, Item]) -> None:
        self._listing = listing
        self._next: str | None = None

    @property
    def next_page_token(self) -> str | None:
        """The token of the page after the one read last; None before the first, and after the last."""
        return self._next

    def _turned(self, page: Page, token: str | None) -> str | None:
        """The token of the page after `page`, which `token` stands for."""
        following: str | None = getattr(page, "next_page_token", None) or None
        if following is not None and following == token:
            raise InvalidAnswerError("the server returned the same page token twice")
        self._next = following
        return following


class Pager(_PageState[Page, Item]):
    """A list in pages. Iterate over it for the items, or over `pages()` for the answers. Each iteration begins with
    the first page.

    A page, also the first one, is fetched when the iteration reaches it.
    """

    def __init__(self, transport: SyncTransport, listing: Listing[Page, Item]) -> None:
        super().__init__(listing)
        self._transport = transport

    def __iter__(self) -> Iterator[Item]:
        return _Items(self.pages(), self._listing.items)

    def pages(self) -> Iterator[Page]:
        """The answers, one per page."""
        return _Pages(self._turned, self._listing, self._transport)


class AsyncPager(_PageState[Page, Item]):
    """A list in pages. Iterate with `async for` over the items, or over `pages()` for the answers. Each iteration
    begins with the first page.

    A page, also the first one, is fetched when the iteration reaches it.
    """

    def __init__(self, transport: "AsyncTransport", listing: Listing[Page, Item]) -> None:
        super().__init__(listing)
        self._transport = transport

    def __aiter__(self) -> AsyncIterator[Item]:
        return _AsyncItems(self.pages(), self._listing.items)

    def pages(self) -> AsyncIterator[Page]:
        """The answers, one per page."""
        return _AsyncPages(self._turned, self._listing, self._transport)


class _Place(Generic[Page, Transport]):
    """The position of one iteration over the pages.

    It is no generator: a generator ends with an error or a timeout, and what follows would look like the end of the
    list.
    """

    def __init__(
        self,
        turned: Callable[[Page, str | None], str | None],
        listing: Listing[Page, Any],
        transport: Transport,
    ) -> None:
        self._turned = turned
        self._listing = listing
        self._transport = transport
        self._token: str | None = None
        self._ended = False

    def _call(self, end: type[Exception]) -> Call[Page]:
        """The call of the page that follows. Raises `end` after the last."""
        if self._ended:
            raise end
        return self._listing.at(self._token)

    def _read(self, page: Page) -> Page:
        self._token = self._turned(page, self._token)
        self._ended = self._token is None
        return page


class _Pages(_Place[Page, SyncTransport]):
    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Page:
        return self._read(self._transport.send(self._call(StopIteration)).parse())


class _AsyncPages(_Place[Page, "AsyncTransport"]):
    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Page:
        return self._read((await self._transport.send(self._call(StopAsyncIteration))).parse())


class _Waiting(Generic[Source, Page, Item]):
    """The items of a page that were not handed over yet."""

    def __init__(self, pages: Source, items: Callable[[Page], Sequence[Item] | None]) -> None:
        self._pages = pages
        self._items = items
        self._waiting = deque[Item]()


class _Items(_Waiting[Iterator[Page], Page, Item]):
    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Item:
        while not self._waiting:
            self._waiting.extend(self._items(next(self._pages)) or ())
        return self._waiting.popleft()


class _AsyncItems(_Waiting[AsyncIterator[Page], Page, Item]):
    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Item:
        while not self._waiting:
            self._waiting.extend(self._items(await anext(self._pages)) or ())
        return self._waiting.popleft()


class list_method(MethodDescription[P], Generic[P, Page, Item]):  # noqa: N801 - reads as a decorator, like property
    """A method that lists: `for` over what it returns on blocking clients, `async for` on async ones."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Listing[Page, Item]]) -> None:
        super().__init__(describe)

    @overload
    def __get__(self, client: SyncCaller, owner: object) -> Callable[P, Pager[Page, Item]]: ...
    @overload
    def __get__(
        self, client: AsyncCaller, owner: object
    ) -> Callable[P, AsyncPager[Page, Item]]: ...
    @overload
    def __get__(self, client: RawSyncCaller, owner: object) -> Callable[P, RawResponse[Page]]: ...
    @overload
    def __get__(
        self, client: RawAsyncCaller, owner: object
    ) -> "Callable[P, Coroutine[Any, Any, RawResponse[Page]]]": ...
    @overload
    def __get__(self, client: object, owner: object) -> Callable[..., Any]: ...
    def __get__(self, client: object, owner: object) -> Callable[..., Any]:
        return self._bound(client)

    def _made(self, kind: Kind) -> tuple[Callable[..., Any], Any]:
        describe: Callable[..., Listing[Page, Item]] = self._describe

        def pager(client: SyncCaller, /, *args: Any, **kwargs: Any) -> Pager[Page, Item]:
            return Pager(transport_of(client), describe(client, *args, **kwargs))

        def pager_async(
            client: AsyncCaller, /, *args: Any, **kwargs: Any
        ) -> AsyncPager[Page, Item]:
            return AsyncPager(transport_of(client), describe(client, *args, **kwargs))

        def page(client: RawSyncCaller, /, *args: Any, **kwargs: Any) -> RawResponse[Page]:
            return transport_of(client).send(describe(client, *args, **kwargs).call)

        async def page_async(
            client: RawAsyncCaller, /, *args: Any, **kwargs: Any
        ) -> RawResponse[Page]:
            return await transport_of(client).send(describe(client, *args, **kwargs).call)

        raw = self.answer("RawResponse[{}]").partition(",")[0] + "]"
        made: dict[Kind, tuple[Callable[..., Any], Any]] = {
            "sync": (pager, self.answer("Pager[{}]")),
            "async": (pager_async, self.answer("AsyncPager[{}]")),
            "raw": (page, raw),
            "async raw": (page_async, raw),
        }
        return made[kind]
