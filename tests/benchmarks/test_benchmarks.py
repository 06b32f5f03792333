"""The benchmarks run, and report what they found. Their figures are not checked here."""

import asyncio
import json
from typing import Any

import pytest

pytest.importorskip("httpx2")
pytest.importorskip("orjson")

from benchmarks import dataset, page, payloads
from benchmarks.__main__ import main
from benchmarks.measure import Figure, Result, measure
from benchmarks.report import as_json, missed, show
from benchmarks.rows import ROWS, Row
from benchmarks.server import Connection, answer

TARGET = Row("small", "a small call", 1, targets={"SDK on httpx2": 1.05})


def result(ratio: float) -> Result:
    figures = {
        "bare httpx2": Figure(1, 1, 1, 200),
        "SDK on httpx2": Figure(ratio, ratio, ratio, 200),
    }
    return Result(TARGET, figures)


def test_every_row_yields_a_figure_for_its_base_and_for_this_sdk() -> None:
    # `many` is `concurrent` with more calls at once, and takes as long as five other rows.
    rows = [row for row in ROWS if row.key != "many"]
    results = list(measure(rows, ["bare httpx2", "SDK on httpx2"], rounds=1, scale=0.001))
    assert [each.row.key for each in results] == [row.key for row in rows]
    for each in results:
        assert each.figures[each.row.base].ratio == 1
        assert each.figures["SDK on httpx2"].ratio > 0


def test_rows_are_chosen_and_reported_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--quick", "--rounds", "1", "--no-peers", "--only", "build", "--json"])
    rows = json.loads(capsys.readouterr().out)
    assert status == 0
    assert [row["row"] for row in rows] == ["build"]
    assert set(rows[0]["figures"]) == {
        "bare httpx2",
        "SDK on httpx2",
        "SDK on httpx",
        "bare httpx",
        "bare aiohttp",
        "http.client",
    }


def test_a_missed_target_fails_only_beyond_the_tolerance() -> None:
    assert not missed([result(1.05)], 0)
    assert missed([result(1.06)], 0) == ["a small call, SDK on httpx2: 1.06, target 1.05"]
    assert not missed([result(1.06)], 0.1)
    assert result(1.06).passed("bare httpx2") is None
    assert json.loads(as_json([result(1.06)]))[0]["figures"]["SDK on httpx2"]["passed"] is False


def test_the_table_marks_what_was_kept_and_missed(capsys: pytest.CaptureFixture[str]) -> None:
    show([result(1.01), result(1.51)])
    table = capsys.readouterr().out
    assert "1.01 pass" in table
    assert "1.51 FAIL" in table


def test_a_wrong_row_is_refused() -> None:
    with pytest.raises(SystemExit):
        main(["--only", "everything"])


@pytest.mark.parametrize("events", [payloads.google_events(), payloads.openai_events()])
def test_events_are_as_long_as_they_are_said_to_be(events: list[bytes]) -> None:
    assert {len(each) for each in events[: payloads.EVENTS - 1]} == {payloads.EVENT_BYTES}


def test_the_server_answers_by_path() -> None:
    stream = answer(b"/v1beta/models/m:streamGenerateContent?alt=sse", b"")
    assert stream.count(b"data: ") == payloads.EVENTS
    assert b"chat.completion.chunk" in answer(b"/v1/chat/completions", b'{"stream": true}')
    assert answer(b"/v1/chat/completions", b"{}").count(b'"chat.completion"') == 1
    assert answer(b"/elsewhere", b"").startswith(b"HTTP/1.1 404")


def test_datasets_are_checked_in_lines_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    assert dataset.main(["--lines", "50", "--fail-under", "1"]) == 0
    output = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in output[1:]] == list(dataset.KINDS)
    assert dataset.main(["--lines", "50", "--fail-under", "100000000"]) == 1


def test_the_page_has_a_table_and_a_picture_of_all_rows() -> None:
    rows = json.loads(as_json([result(1.5), result(0.9)]))
    lines = page.table(rows).splitlines()
    assert len(lines) == 2 + len(rows)
    assert "1.50 (1.50-1.50)" in lines[2]
    assert "**0.90** (0.90-0.90)" in lines[3]
    assert page.picture(rows).count("<rect") > len(rows)


def test_each_chunk_of_a_stream_has_a_packet_of_its_own() -> None:
    sent: list[bytes] = []
    ended = asyncio.Event()

    class Transport(asyncio.Transport):
        def write(self, data: Any) -> None:
            sent.append(bytes(data))
            if data == b"0\r\n\r\n":
                ended.set()

        def is_closing(self) -> bool:
            return False

    async def ask() -> None:
        connection = Connection()
        connection.connection_made(Transport())
        connection.data_received(b"POST /packets/m:streamGenerateContent HTTP/1.1\r\n\r\n")
        await ended.wait()

    asyncio.run(ask())
    assert b"".join(sent) == answer(b"/m:streamGenerateContent", b"")
    assert all(piece.count(b"data: ") <= 1 for piece in sent)
