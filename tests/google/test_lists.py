"""Lists in pages: an iteration that failed or was cut off goes on at its place, and never passes for whole."""

import asyncio
from collections.abc import Iterator

import pytest

from gemini_sdk import AsyncGeminiClient, GeminiClient
from gemini_sdk.errors import ServerError
from tests.raw_server import RawServer, Reply, answer, failure, silence

FIRST = answer({"tunedModels": [{"name": "tunedModels/a"}], "nextPageToken": "2"})
EMPTY = answer({"nextPageToken": "3"})
LAST = answer({"tunedModels": [{"name": "tunedModels/b"}, {"name": "tunedModels/c"}]})
ALL = ["tunedModels/a", "tunedModels/b", "tunedModels/c"]


@pytest.fixture
def server() -> Iterator[RawServer]:
    with RawServer() as server:
        yield server


def targets(server: RawServer) -> list[str]:
    return [seen.target.partition("?")[2] for seen in server.requests]


def test_a_list_goes_on_after_an_error(server: RawServer) -> None:
    server.plan(FIRST, failure(503), EMPTY, LAST)
    with GeminiClient(api_key="k", base_url=server.url, max_retries=0) as client:
        listed = client.tuned_models.list()
        models = iter(listed)
        got = [next(models).name]
        assert listed.next_page_token == "2"
        with pytest.raises(ServerError):
            next(models)
        got += [model.name for model in models]
        assert got == ALL
        assert next(models, None) is None
        assert listed.next_page_token is None
    assert targets(server) == ["", "pageToken=2", "pageToken=2", "pageToken=3"]


@pytest.mark.parametrize("fault", ["an error", "a timeout"])
def test_an_asyncio_list_goes_on_after_a_fault(server: RawServer, fault: str) -> None:
    reply: Reply = failure(503) if fault == "an error" else [silence]
    server.plan(FIRST, reply, EMPTY, LAST)

    async def main() -> None:
        async with AsyncGeminiClient(api_key="k", base_url=server.url, max_retries=0) as client:
            models = aiter(client.tuned_models.list())
            got = [(await anext(models)).name]
            with pytest.raises(ServerError if fault == "an error" else TimeoutError):
                await asyncio.wait_for(anext(models), 0.3 if fault == "a timeout" else 10)
            got += [model.name async for model in models]
            assert got == ALL
            assert await anext(models, None) is None

    asyncio.run(main())
    assert targets(server) == ["", "pageToken=2", "pageToken=2", "pageToken=3"]


def test_pages_begin_anew_with_each_iteration(server: RawServer) -> None:
    server.plan(FIRST, LAST, FIRST, LAST)
    with GeminiClient(api_key="k", base_url=server.url, max_retries=0) as client:
        listed = client.tuned_models.list()
        for _ in range(2):
            assert [len(page.tuned_models or []) for page in listed.pages()] == [1, 2]


def test_two_iterations_over_one_list_keep_their_places(server: RawServer) -> None:
    server.plan(FIRST, FIRST, LAST)
    with GeminiClient(api_key="k", base_url=server.url, max_retries=0) as client:
        listed = client.tuned_models.list()
        one, other = iter(listed), iter(listed)
        assert (next(one).name, next(other).name) == (ALL[0], ALL[0])
        assert ([model.name for model in one], [model.name for model in other]) == (
            ALL[1:],
            ALL[1:],
        )
