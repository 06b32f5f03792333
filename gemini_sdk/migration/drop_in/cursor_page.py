"""Pages of a list, as OpenAI's package has them."""

from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Generator,
    Iterable,
    Iterator,
)
from itertools import chain, islice
from typing import Any, Generic, TypeVar

from gemini_sdk.errors import Fault, InvalidPayloadError
from gemini_sdk.migration.errors import openai_errors

T = TypeVar("T")
F = TypeVar("F")
U = TypeVar("U")

_LARGEST_PAGE = 100
"""Items in a page of Google's service at most."""


class _Page(Generic[T]):
    object = "list"
    """Always `list`."""
    data: list[T]
    """The items of this page."""
    has_more: bool
    """Whether there are more items."""

    @property
    def first_id(self) -> str | None:
        """The id of the first item; None of an empty page."""
        return _id(self.data[0]) if self.data else None

    @property
    def last_id(self) -> str | None:
        """The id of the last item, from which `after` continues; None of an empty page."""
        return _id(self.data[-1]) if self.data else None

    def has_next_page(self) -> bool:
        """Whether there are more items."""
        return self.has_more


class CursorPage(_Page[T]):
    """A page: `data` and `has_more`. Iterate over it for the items of this page and of all later ones."""

    def __init__(self, items: Iterator[T], limit: int) -> None:
        """`items` are all of them, from the first of this page on."""
        self._items = items
        self._limit = limit
        with openai_errors():
            self.data = list(islice(items, limit))
            self._next = list(islice(items, 1))
        self._following: CursorPage[T] | None = None
        self.has_more = bool(self._next)

    @staticmethod
    def of(found: Iterable[F], kept: Callable[[F], U | None], limit: int) -> "CursorPage[U]":
        """The first page of what is found: of each thing what `kept` makes of it, if anything."""
        return CursorPage((made for each in found if (made := kept(each)) is not None), limit)

    def __iter__(self) -> Iterator[T]:
        page = self
        while True:
            yield from page.data
            if not page.has_more:
                return
            page = page.get_next_page()

    def get_next_page(self) -> "CursorPage[T]":
        """The next page. Raises RuntimeError if there is none."""
        if self._following is None:
            if not self._next:
                raise RuntimeError("there is no next page")
            first, self._next = self._next, []
            self._following = CursorPage(chain(first, self._items), self._limit)
        return self._following


class AsyncCursorPage(_Page[T]):
    """A page of an asyncio client: await it for `data` and `has_more`, or iterate over it with `async for`."""

    def __init__(self, items: AsyncIterator[T], limit: int, first: list[T] | None = None) -> None:
        self._items = items
        self._limit = limit
        self._next = first or []
        self._unread = True
        self._following: AsyncCursorPage[T] | None = None
        self.data = []
        self.has_more = False

    @staticmethod
    def of(
        found: AsyncIterable[F], kept: Callable[[F], U | None], limit: int
    ) -> "AsyncCursorPage[U]":
        """The first page of what is found: of each thing what `kept` makes of it, if anything."""
        items = (made async for each in found if (made := kept(each)) is not None)
        return AsyncCursorPage(items, limit)

    async def _read(self) -> "AsyncCursorPage[T]":
        if self._unread:
            self._unread = False
            held = self._next
            with openai_errors():
                while len(held) <= self._limit:
                    try:
                        held.append(await anext(self._items))
                    except StopAsyncIteration:
                        break
            self.data, self._next = held[: self._limit], held[self._limit :]
            self.has_more = bool(self._next)
        return self

    def __await__(self) -> Generator[Any, Any, "AsyncCursorPage[T]"]:
        return self._read().__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        page = await self._read()
        while True:
            for each in page.data:
                yield each
            if not page.has_more:
                return
            page = await page.get_next_page()

    async def get_next_page(self) -> "AsyncCursorPage[T]":
        """The next page. Raises RuntimeError if there is none."""
        if self._following is None:
            if not self._next:
                raise RuntimeError("there is no next page")
            first, self._next = self._next, []
            self._following = AsyncCursorPage(self._items, self._limit, first)
        return await self._following


class Cursor:
    """Whether items come after the one that `after` names."""

    def __init__(self, after: str | None) -> None:
        self._after = after

    def passes(self, id_: str) -> bool:
        """Whether an item is one of those; to be asked for each, in their order."""
        if self._after is None:
            return True
        if id_ == self._after:
            self._after = None
        return False


def fetched_at_once(limit: int, *, filtered: bool) -> int:
    """The size of the service's pages for a page of ours, of which `filtered` says whether items are left out."""
    return _LARGEST_PAGE if filtered else min(limit + 1, _LARGEST_PAGE)


def checked_limit(limit: object, default: int) -> int:
    """The number of items of a page. Raises InvalidPayloadError for what is none."""
    if limit is None:
        return default
    if isinstance(limit, int) and not isinstance(limit, bool) and limit > 0:
        return limit
    raise InvalidPayloadError([Fault("limit", "not a number of items", repr(limit), "at least 1")])


def _id(item: Any) -> str:
    found: str = item.id
    return found
