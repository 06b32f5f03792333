"""Runs as one server-side batch: the same rows, the same output, and never a second batch for them."""

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk import GeminiClient, VertexClient, bulk
from gemini_sdk.bulk.job import FileJob
from gemini_sdk.bulk.running import run_to_end
from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from gemini_sdk.errors import ConfigurationError, ServerError
from tests.bulk.support import MODEL, answers, keyed, read_lines, write_lines

BATCH: Any = {"model": MODEL, "mode": "batch", "poll_interval": 0.05}


@pytest.fixture
def emulator() -> Generator[Emulator]:
    with Emulator(EmulatorOptions(tuning_seconds=0.2)) as emulator:
        yield emulator


@pytest.fixture
def client(emulator: Emulator) -> Generator[GeminiClient]:
    with GeminiClient(api_key="any", base_url=emulator.url) as client:
        yield client


def created(emulator: Emulator) -> int:
    return sum("atch" in (e.operation or "") and e.method == "POST" for e in emulator.journal())


def test_a_batch_has_the_answers_of_single_calls(
    emulator: Emulator, client: GeminiClient, tmp_path: Path
) -> None:
    rows = [*keyed(range(20)), {"key": "wrong", "request": {"contents": 7}}]
    source = write_lines(tmp_path / "in.jsonl", rows)
    seen: list[int] = []
    summary = bulk.run(
        source,
        tmp_path / "out.jsonl",
        client=client,
        on_progress=lambda each: seen.append(each.succeeded),
        **BATCH,
    )
    assert (summary.succeeded, summary.failed, summary.left) == (20, 1, 0)
    assert seen[-1] == 20
    bulk.run(source, tmp_path / "live.jsonl", client=client, model=MODEL)
    assert answers(tmp_path / "out.jsonl") == answers(tmp_path / "live.jsonl")
    assert [e["key"] for e in read_lines(tmp_path / "out.errors.jsonl")] == ["wrong"]
    assert sorted(path.name for path in tmp_path.glob("out*")) == [
        "out.errors.jsonl",
        "out.jsonl",
        "out.jsonl.checksums",
    ]
    # What is done is left out, whichever way it was done.
    more = write_lines(tmp_path / "in.jsonl", [*rows, *keyed([77])])
    again = bulk.run(more, tmp_path / "out.jsonl", client=client, **BATCH)
    assert (again.skipped, again.succeeded) == (21, 1)
    assert again.usage.total > 0
    assert created(emulator) == 2


def test_an_interrupted_run_goes_on_with_the_same_batch(
    emulator: Emulator, client: GeminiClient, tmp_path: Path
) -> None:
    source, output = write_lines(tmp_path / "in.jsonl", keyed(range(5))), tmp_path / "out.jsonl"
    job: list[FileJob] = []

    def interrupt(_: bulk.Summary) -> None:
        if (tmp_path / "out.jsonl.batch").exists():
            job[0].job.stop.set("interrupted", urgent=True)

    options: Any = {**BATCH, "on_progress": interrupt}
    job.append(FileJob(source, output, client, options))
    summary = run_to_end(job[0])
    assert (summary.stopped, summary.left) == ("interrupted", 5)
    more = write_lines(tmp_path / "in.jsonl", keyed(range(6)))
    assert bulk.run(more, output, client=client, **BATCH).succeeded == 6
    assert answers(output).keys() == {f"k{n}" for n in range(6)}
    assert created(emulator) == 2  # the second is for the row that is new


def test_a_batch_whose_creation_was_not_seen_is_found_again(
    emulator: Emulator, client: GeminiClient, tmp_path: Path
) -> None:
    source, output = write_lines(tmp_path / "in.jsonl", keyed(range(3))), tmp_path / "out.jsonl"
    client.batches.create(model=MODEL, requests=str(source), display_name="mine")
    marker = tmp_path / "out.jsonl.batch"
    marker.write_text(json.dumps({"name": None, "display_name": "mine"}))
    assert bulk.run(source, output, client=client, **BATCH).succeeded == 3
    assert created(emulator) == 1
    marker.write_text("something")
    write_lines(source, keyed(range(4)))
    with pytest.raises(ConfigurationError, match="does not name a batch"):
        bulk.run(source, output, client=client, **BATCH)


def test_a_creation_that_fails_can_be_repeated(
    emulator: Emulator, client: GeminiClient, tmp_path: Path
) -> None:
    emulator.add(Rule(operation="batchGenerateContent", status=500, times=1))
    output = tmp_path / "out.jsonl"
    with pytest.raises(ServerError):
        bulk.run(keyed(range(3)), output, client=client, **BATCH)
    assert bulk.run(keyed(range(3)), output, client=client, **BATCH).succeeded == 3


def test_embeddings(client: GeminiClient, tmp_path: Path) -> None:
    rows = [("a", {"content": {"parts": [{"text": "one"}]}})]
    options: Any = {**BATCH, "model": "gemini-embedding-2", "operation": "embed_content"}
    assert bulk.run(rows, tmp_path / "out.jsonl", client=client, **options).succeeded == 1
    assert read_lines(tmp_path / "out.jsonl")[0]["response"]["embedding"]["values"]


def test_what_batches_do_not_have(client: GeminiClient, tmp_path: Path) -> None:
    vertex = VertexClient(project="p", credentials=lambda: "t")
    cases: list[tuple[Any, dict[str, Any], str]] = [
        (vertex, {}, "needs a client of Google AI"),
        (client, {"model": None}, "needs one client and one model"),
        ([client, client], {}, "needs one client and one model"),
        (client, {"operation": "count_tokens"}, "batches have no 'count_tokens'"),
        (client, {"max_tokens": 5}, "max_tokens: a server-side batch is sent as a whole"),
        (client, {"mode": "fast"}, "mode: expected live or batch; found 'fast'"),
    ]
    for wrong, options, problem in cases:
        given: Any = {**BATCH, **options}
        with pytest.raises(ConfigurationError, match=problem):
            bulk.run(keyed(range(2)), tmp_path / "o", client=wrong, **given)
    assert list(tmp_path.iterdir()) == []
