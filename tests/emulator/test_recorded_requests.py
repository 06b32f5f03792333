"""Requests that the real services accepted are accepted here, and their refusals are the emulator's."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from gemini_sdk.emulator import Emulator, EmulatorOptions
from gemini_sdk.emulator.google import SERVED
from tests.recorded.exchanges import SOURCES, Exchange, Source, exchanges, needs_recordings

pytestmark = needs_recordings
METHODS = {o.path.rpartition(":")[2] for o in SERVED if o.request} | {
    "chat/completions",
    "completions",
    "embeddings",
}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    headers = {"authorization": "Bearer any", "api-key": "any"}
    with (
        Emulator(EmulatorOptions(models=("*",))) as emulator,
        httpx.Client(base_url=emulator.url, headers=headers, timeout=60) as client,
    ):
        yield client


def sent(client: httpx.Client, exchange: Exchange, **options: Any) -> httpx.Response:
    # A recording has the location masked by what no path can hold.
    path = exchange.path.replace("<GOOGLE_CLOUD_LOCATION>", "us-central1")
    # What the service has cached is not here.
    body = {k: v for k, v in exchange.request.items() if k != "cachedContent"}
    return client.request(exchange.verb, path, json=body, **options)


@pytest.mark.parametrize("source", SOURCES)
def test_accepted_requests_are_accepted(client: httpx.Client, source: Source) -> None:
    asked = [
        each
        for each in exchanges(source)
        if each.accepted
        and each.method in METHODS
        and isinstance(each.request, dict)
        # The emulator predicts by embedding models only.
        and (each.method != "predict" or "embedding" in each.path)
    ]
    refused = [
        f"{each.name}: {answer.status_code} {answer.text[:300]}"
        for each in asked
        if (answer := sent(client, each)).status_code != 200
    ]
    assert asked
    assert not refused
