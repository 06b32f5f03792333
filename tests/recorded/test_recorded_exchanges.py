"""Everything that services were seen to accept is accepted, and everything they answered is read."""

import pytest

from tests.recorded.checks import CHECKS, applies
from tests.recorded.exchanges import SOURCES, Source, exchanges, needs_recordings


@needs_recordings
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("name", CHECKS)
def test_every_recorded_exchange_holds(name: str, source: Source) -> None:
    check, _ = CHECKS[name]
    found = [
        f"{exchange.name} {wrong}"
        for exchange in exchanges(source)
        if (method := applies(name, exchange)) and (wrong := check(exchange, method))
    ]
    assert found == []


@needs_recordings
def test_most_exchanges_are_of_methods_that_are_checked() -> None:
    checked = [e for source in SOURCES for e in exchanges(source) if applies("validated", e)]
    assert len(checked) > 800


@needs_recordings
def test_methods_without_a_body_are_checked_too() -> None:
    """Such as `GET /v1beta/batches/{batch}`, `PATCH` and `DELETE` of cached contents."""
    read = {
        (exchange.verb, method.answer.__name__)
        for exchange in exchanges("google-ai")
        if (method := applies("described", exchange)) and exchange.verb != "POST"
    }
    assert read >= {
        ("GET", "CachedContent"),
        ("GET", "ListModelsResponse"),
        ("GET", "Operation"),
        ("PATCH", "CachedContent"),
        ("DELETE", "Empty"),
    }
    assert [e for e in exchanges("vertex") if e.verb == "DELETE" and applies("described", e)]
