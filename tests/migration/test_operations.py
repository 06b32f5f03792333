"""Operations of drop-in clients: described once, so that both kinds of clients have the same."""

import asyncio
import inspect
from typing import Any

import pytest

from gemini_sdk.errors import BadRequestError
from gemini_sdk.migration import BadRequestError as OpenAIsError
from gemini_sdk.migration.drop_in import (
    batches,
    completions,
    conversations,
    embeddings,
    files,
    model_list,
    responses,
)
from gemini_sdk.migration.drop_in.operations import Awaited, Blocking, operation, settled

PAIRS = [
    (kind, getattr(module, f"Async{name}"))
    for module in (batches, conversations, embeddings, files, model_list, completions, responses)
    for name, kind in vars(module).items()
    if inspect.isclass(kind) and kind.__module__ == module.__name__
    if hasattr(module, f"Async{name}")
]


@pytest.mark.parametrize(("blocking", "awaited"), PAIRS, ids=lambda kind: kind.__name__)
def test_both_kinds_have_the_same_parameters(blocking: Any, awaited: Any) -> None:
    names = {name for name in dir(blocking) if not name.startswith("_")}
    assert names == {name for name in dir(awaited) if not name.startswith("_")}
    for name in names:
        own, other = getattr(blocking, name), getattr(awaited, name)
        if callable(own):
            assert [*inspect.signature(own).parameters] == [*inspect.signature(other).parameters]
            assert own.__doc__
            assert other.__doc__


def test_there_are_pairs() -> None:
    assert {"FileResource", "BatchResource", "Responses"} <= {kind.__name__ for kind, _ in PAIRS}


class Described:
    @operation
    async def double(self, number: int, *, fails: bool = False) -> int:
        """Twice a number."""
        if fails:
            raise BadRequestError("no", status_code=400)
        return 2 * number

    @operation
    async def wait(self) -> None:
        await settled(asyncio.sleep(0))


class Sync(Described, Blocking):
    pass


class Async(Described, Awaited):
    pass


def test_a_blocking_operation_returns_and_another_is_awaited() -> None:
    assert Sync().double(2) == 4
    assert asyncio.run(Async().double(3)) == 6
    assert inspect.iscoroutinefunction(Async.double)
    assert not inspect.iscoroutinefunction(Sync.double)
    assert Sync.double.__doc__ == "Twice a number."
    assert Sync.double.__qualname__ == "Sync.double"


def test_errors_have_openais_names() -> None:
    with pytest.raises(OpenAIsError):
        Sync().double(1, fails=True)
    with pytest.raises(OpenAIsError):
        asyncio.run(Async().double(1, fails=True))


def test_a_blocking_operation_must_not_wait() -> None:
    with pytest.raises(RuntimeError, match="waited"):
        Sync().wait()
    asyncio.run(Async().wait())
