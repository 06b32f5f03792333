"""A service that answers about tuning what a test plans, to clients of either kind whose naps take no time."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, cast

import pytest

from gemini_sdk._methods.waiting import Polling
from gemini_sdk._transport.async_transport import AsyncTransport
from gemini_sdk._transport.sync_transport import SyncTransport
from tests.driver import runner_for
from tests.google.driving import GoogleDriver
from tests.raw_server import RawServer

MODEL = "tunedModels/number-generator-model-dzlmi0gswwqb"
OPERATION = f"{MODEL}/operations/bvl8dymw0fhw"
JOB = "projects/p/locations/us-central1/tuningJobs/17"
_TYPES = "type.googleapis.com/google.ai.generativelanguage.v1beta"


def under_way(completed: int = 0, total: int = 38, **more: Any) -> dict[str, Any]:
    """An operation that has come so far."""
    metadata = {
        "@type": f"{_TYPES}.CreateTunedModelMetadata",
        "tunedModel": MODEL,
        "totalSteps": total,
    }
    if completed:
        metadata |= {
            "completedSteps": completed,
            "completedPercent": 100 * completed / total,
            "snapshots": [
                {
                    "step": step,
                    "epoch": 1,
                    "meanLoss": 10 / step,
                    "computeTime": "2024-03-14T15:11:23.766989274Z",
                }
                for step in range(1, completed + 1)
            ],
        }
    return {"name": OPERATION, "metadata": metadata, **more}


def done() -> dict[str, Any]:
    """The operation when the model is there."""
    model = {"@type": f"{_TYPES}.TunedModel", "name": MODEL, "state": "ACTIVE"}
    return under_way(38, done=True, response=model)


def job(state: str, **more: Any) -> dict[str, Any]:
    return {"name": JOB, "state": f"JOB_STATE_{state}", **more}


class Service(GoogleDriver):
    """A driver of clients, and the service they call."""

    def __init__(self, server: RawServer, runner: asyncio.Runner | None) -> None:
        super().__init__(cast(Any, server), runner)
        self.server = server
        self.naps: list[float] = []
        self.now = 0.0

    @property
    def sent(self) -> list[tuple[str, str]]:
        """Method and target of every request."""
        return [(seen.method, seen.target) for seen in self.server.requests]

    @property
    def models(self) -> Any:
        return self.gemini().tuned_models

    @property
    def jobs(self) -> Any:
        return self.vertex().tuning_jobs

    def nap(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds

    def all(self, pager: Any) -> list[Any]:
        """The items of a list."""
        if self.runner is None:
            return list(pager)

        async def read() -> list[Any]:
            return [item async for item in pager]

        return self.runner.run(read())

    def first(self, pages: Any) -> Any:
        """The first page of a list."""
        if self.runner is None:
            return next(pages)

        async def read() -> Any:
            return await anext(pages)

        return self.runner.run(read())


@contextmanager
def serving(kind: str, patch: pytest.MonkeyPatch) -> Generator[Service]:
    """A service for `sync` or `async` clients."""
    with RawServer() as server, runner_for(kind) as runner:
        service = Service(server, runner)

        async def nap(seconds: float) -> None:
            service.nap(seconds)

        patch.setattr(SyncTransport, "sleep", staticmethod(service.nap))
        patch.setattr(AsyncTransport, "sleep", staticmethod(nap))
        patch.setattr(Polling, "clock", staticmethod(lambda: service.now))
        yield service
        service.close_all()
