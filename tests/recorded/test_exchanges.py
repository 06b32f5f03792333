"""The loader itself."""

import pytest

from tests.recorded.exchanges import SOURCES, Source, exchanges, needs_recordings


@needs_recordings
@pytest.mark.parametrize("source", SOURCES)
def test_every_line_is_an_exchange(source: Source) -> None:
    found = exchanges(source)
    assert len({each.name for each in found}) == len(found) > 0
    assert all(each.verb in {"GET", "POST", "PATCH", "DELETE"} for each in found)
    assert all(each.path.startswith("/") and each.method for each in found)


def test_without_recordings_there_are_no_exchanges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEMINI_SDK_RECORDED", "/nowhere")
    assert exchanges.__wrapped__("vertex") == ()
