"""`gemini-sdk bulk`: what it prints, how it exits, and how it goes on."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gemini_sdk.bulk import Summary, Usage
from gemini_sdk.cli.bulk_progress import detail, duration
from gemini_sdk.cli.program import run
from gemini_sdk.emulator import Emulator, EmulatorOptions, Latency, Rule
from tests.bulk.support import MODEL, answers, keyed, read_lines, write_lines
from tests.cli.processes import started

Bulk = Callable[..., tuple[str, str]]


@pytest.fixture(scope="module")
def server() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def bulk(
    server: Emulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Bulk:
    """Runs a command line that finds the emulator, and returns what it prints on stdout and on stderr."""
    server.reset()
    monkeypatch.setenv("GEMINI_API_KEY", "k")
    monkeypatch.setenv("GEMINI_SDK_BASE_URL", server.url)
    monkeypatch.setenv("AZUREAI_ENDPOINT_URL", server.url)
    monkeypatch.setenv("AZUREAI_ENDPOINT_KEY", "k")
    monkeypatch.delenv("GOOGLE_API_KEY", raising=False)

    def bulk(*arguments: object, status: int = 0) -> tuple[str, str]:
        assert run(["bulk", *map(str, arguments)]) == status
        printed = capsys.readouterr()
        return printed.out, printed.err

    return bulk


def test_from_a_file_to_a_file(bulk: Bulk, tmp_path: Path) -> None:
    source, target = write_lines(tmp_path / "in.jsonl", keyed(range(9))), tmp_path / "out.jsonl"
    out, err = bulk(source, target, "-m", MODEL)
    assert out == ""
    assert err.startswith("9 of 9, ")
    assert len(answers(target)) == 9
    out, err = bulk(source, target, "-m", MODEL, "--json")
    assert err == ""
    assert (json.loads(out)["skipped"], json.loads(out)["attempts"]) == (9, 0)


def test_failed_rows(bulk: Bulk, server: Emulator, tmp_path: Path) -> None:
    server.add(Rule(contains="number 2", status=403, times=1))
    source, target = write_lines(tmp_path / "in.jsonl", keyed(range(4))), tmp_path / "out.jsonl"
    _, err = bulk(source, target, "-m", MODEL, status=1)
    assert "4 of 4, 1 failed" in err
    assert "1 failed: 403 PERMISSION_DENIED; the first: " in err
    assert "in.jsonl:3: " in err
    assert f"Errors are in {tmp_path / 'out.errors.jsonl'}" in err
    assert "add --retry-errors" in err
    _, err = bulk(source, target, "-m", MODEL, status=1)
    assert "(4 by earlier runs, 1 with an error)" in err
    assert [each["key"] for each in read_lines(tmp_path / "out.errors.jsonl")] == ["k2"]
    bulk(source, target, "-m", MODEL, "--retry-errors", "--ordered")
    assert len(answers(target)) == 4
    assert not (tmp_path / "out.errors.jsonl").exists()


def test_limits_that_stop_a_run(bulk: Bulk, tmp_path: Path) -> None:
    source, target = write_lines(tmp_path / "in.jsonl", keyed(range(60))), tmp_path / "out.jsonl"
    limits = ("--max-cost", "0.001", "--price", "0.3,2.5", "--concurrency", "2")
    _, err = bulk(source, target, "-m", MODEL, *limits, status=4)
    assert "Stopped: max_cost" in err
    assert "rows are left. To go on: gemini-sdk" in err
    bulk(source, target, "-m", MODEL)
    assert len(answers(target)) == 60
    _, err = bulk(source, tmp_path / "x", "-m", "no-such", "--max-errors", "3", status=4)
    assert "404 NOT_FOUND" in err


def test_a_dry_run_validates_and_estimates(bulk: Bulk, server: Emulator, tmp_path: Path) -> None:
    config = {"generationConfig": {"maxOutputTokens": 100}}
    rows = [{**row, "request": {**row["request"], **config}} for row in keyed(range(20))]
    source, target = write_lines(tmp_path / "in.jsonl", rows), tmp_path / "out.jsonl"
    options = ("--dry-run", "--requests-per-minute", "10", "--price", "1,10", "-m", MODEL)
    out, _ = bulk(source, target, *options, "--json")
    found = json.loads(out)
    assert (found["rows"], found["invalid"], found["seconds"]) == (20, 0, 120)
    assert found["tokens"]["max_output"] == 2000
    tokens = found["tokens"]["input"]
    assert found["cost"] == pytest.approx((tokens + 20_000) / 1e6)
    rows[3]["request"]["contents"] = 7
    out, _ = bulk(write_lines(source, rows), target, *options, status=2)
    assert "rows: 20, of which 0 are done, 19 to send" in out
    assert "invalid: 1" in out
    assert "in.jsonl:4: " in out
    assert "contents: " in out
    assert server.journal() == []
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_wrong_input(bulk: Bulk, server: Emulator, tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", keyed([1, 1]))
    _, err = bulk(source, tmp_path / "out.jsonl", "-m", MODEL, status=2)
    assert "in.jsonl:2: the key of line 1, too" in err
    bulk(source, source, status=2)
    bulk(source, tmp_path / "o", "--price", "much", status=2)
    bulk(source, tmp_path / "o", "--operation", "embeddings", status=2)
    assert server.journal() == []


def test_a_run_without_a_key_ends_with_one_error(
    bulk: Bulk, server: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("GEMINI_API_KEY")
    source = write_lines(tmp_path / "in.jsonl", keyed(range(9)))
    _, err = bulk(source, tmp_path / "out.jsonl", "-m", MODEL, status=1)
    assert err.count("no API key") == 1
    assert read_lines(tmp_path / "out.errors.jsonl") == []
    assert server.journal() == []


def test_a_changed_request_that_failed_is_sent_with_retry_errors(
    bulk: Bulk, tmp_path: Path
) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.jsonl"
    source.write_text("id,text\na,x\n")
    bulk(source, target, "-m", MODEL, "--template", "{txt}", status=1)
    _, err = bulk(source, target, "-m", MODEL, "--template", "{text}", status=2)
    assert "in.csv:2: the request changed" in err
    assert "--retry-errors" in err
    bulk(source, target, "-m", MODEL, "--template", "{text}", "--retry-errors")
    assert set(answers(target)) == {"a"}


def test_azure(bulk: Bulk, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("id,question\na,Who?\nb,When?\n")
    bulk(source, tmp_path / "out.jsonl", "--azure", "-m", "m", "--prompt-field", "question")
    found = read_lines(tmp_path / "out.jsonl")
    assert {each["key"] for each in found} == {"a", "b"}
    assert all(each["response"]["choices"] for each in found)


def test_ctrl_c_finishes_what_is_under_way_and_says_how_to_go_on(tmp_path: Path) -> None:
    source, target = write_lines(tmp_path / "in.jsonl", keyed(range(60))), tmp_path / "out.jsonl"
    with Emulator(EmulatorOptions(latency=Latency("fixed", 0.2))) as emulator:
        environment = {
            **os.environ,
            "GEMINI_API_KEY": "k",
            "GEMINI_SDK_BASE_URL": emulator.url,
        }
        arguments: list[str | Path] = ["bulk", source, target, "-m", MODEL, "--concurrency", "4"]
        program = "import sys; from gemini_sdk.cli import main; sys.exit(main())"
        with started([sys.executable, "-c", program, *arguments], environment) as process:
            while emulator.usage().total.requests < 6:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            assert process.stderr is not None
            err = process.stderr.read()
            assert process.wait() == 130
        sent = emulator.usage().total.requests
        assert len(answers(target)) == sent < 60
        assert f"{60 - sent} rows are left. To go on: gemini-sdk bulk {source}" in err


def test_progress_in_words() -> None:
    summary = Summary(
        rows=3000, skipped=1000, succeeded=900, failed=100, usage=Usage(1, 2, 0, 12345), cost=0.25
    )
    summary.seconds = 10.0
    assert detail(summary) == (
        "2,000 of 3,000, 100 failed, 100.0/s, 12,345 tokens, $0.2500, 0:10 left"
    )
    assert duration(3725) == "1:02:05"
