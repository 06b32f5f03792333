"""Runs against the emulator: every row has one result, whatever fails, and a run goes on where it ended."""

import asyncio
import json
from collections.abc import Generator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from gemini_sdk import (
    AsyncGeminiClient,
    AzureInferenceClient,
    GeminiClient,
    VertexClient,
    bulk,
)
from gemini_sdk.emulator import Emulator, EmulatorOptions, Rule
from gemini_sdk.errors import ConfigurationError, InvalidPayloadError
from tests.bulk.support import MODEL, answers, keyed, read_lines, request, write_lines


@pytest.fixture(scope="module")
def server() -> Generator[Emulator]:
    with Emulator(EmulatorOptions(journal_size=5000)) as server:
        yield server


@pytest.fixture
def emulator(server: Emulator) -> Emulator:
    server.reset()
    return server


@pytest.fixture
def client(emulator: Emulator) -> Generator[GeminiClient]:
    with GeminiClient(api_key="any", base_url=emulator.url) as client:
        yield client


def sent(emulator: Emulator) -> dict[str, int]:
    """How often each text was sent."""
    counts: dict[str, int] = {}
    for entry in emulator.journal():
        text = entry.body["contents"][0]["parts"][0]["text"]
        counts[text] = counts.get(text, 0) + 1
    return counts


def test_each_row_has_one_answer_under_faults(
    emulator: Emulator, client: GeminiClient, tmp_path: Path
) -> None:
    emulator.add(
        Rule(times=7, status=503),
        Rule(times=5, status=429, headers={"retry-after-ms": "20"}),
        Rule(times=4, fault="reset"),
        Rule(times=3, fault="cut"),
        Rule(times=2, status=500),
    )
    source = write_lines(tmp_path / "in.jsonl", keyed(range(200)))
    output = tmp_path / "out.jsonl"
    summary = bulk.run(source, output, client=client, model=MODEL)
    found = answers(output)
    assert found.keys() == {f"k{n}" for n in range(200)}
    assert all(f"number {key[1:]}" in text for key, text in found.items())
    assert (summary.rows, summary.succeeded, summary.failed, summary.left) == (200, 200, 0, 0)
    assert summary.attempts == sum(sent(emulator).values()) == 221
    assert not (tmp_path / "out.errors.jsonl").exists()
    used = [line["response"]["usageMetadata"]["totalTokenCount"] for line in read_lines(output)]
    assert summary.usage.total == sum(used)


def test_a_second_run_sends_only_what_is_new(
    emulator: Emulator, client: GeminiClient, tmp_path: Path
) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    bulk.run(write_lines(source, keyed(range(20))), output, client=client, model=MODEL)
    summary = bulk.run(write_lines(source, keyed(range(25))), output, client=client, model=MODEL)
    assert (summary.skipped, summary.succeeded) == (20, 5)
    assert answers(output).keys() == {f"k{n}" for n in range(25)}
    assert set(sent(emulator).values()) == {1}


def test_results_have_the_form_of_a_batchs(client: GeminiClient, tmp_path: Path) -> None:
    bulk.run(keyed(range(3)), tmp_path / "out.jsonl", client=client, model=MODEL)
    lines = read_lines(tmp_path / "out.jsonl")
    assert {line["key"] for line in lines} == {"k0", "k1", "k2"}
    assert all(line.keys() == {"key", "response"} for line in lines)


def test_each_bad_row_has_its_own_error_and_the_run_goes_on(
    emulator: Emulator, client: GeminiClient, tmp_path: Path
) -> None:
    emulator.add(Rule(contains="number 4", status=403))
    source = tmp_path / "in.jsonl"
    lines = [json.dumps(row) for row in keyed(range(6))]
    lines[1] = '{"key": "k1", "request": '
    lines[2] = json.dumps({"key": "k2", "request": {"contents": 7}})
    lines[3] = json.dumps({"key": "k3", "request": request("number 3") | {"model": "models/no"}})
    lines.insert(4, "[]")
    source.write_text("\n".join(lines))
    summary = bulk.run(source, tmp_path / "out.jsonl", client=client, model=MODEL)
    assert answers(tmp_path / "out.jsonl").keys() == {"k0", "k5"}
    errors = {e["key"]: e["error"] for e in read_lines(tmp_path / "out.errors.jsonl")}
    assert {key: error["code"] for key, error in errors.items()} == {
        "k1": 400,
        "k2": 400,
        "k3": 400,
        "line-5": 400,
        "k4": 403,
    }
    assert "not JSON" in errors["k1"]["message"]
    assert "contents" in errors["k2"]["message"]
    assert (summary.succeeded, summary.failed) == (2, 5)
    assert summary.errors["InvalidPayloadError"] == 4

    again = bulk.run(source, tmp_path / "out.jsonl", client=client, model=MODEL)
    assert (again.skipped, again.done) == (7, 0)
    emulator.reset()
    retried = bulk.run(
        source, tmp_path / "out.jsonl", client=client, model=MODEL, retry_errors=True
    )
    assert (retried.skipped, retried.succeeded, retried.failed) == (2, 1, 4)
    assert answers(tmp_path / "out.jsonl").keys() == {"k0", "k4", "k5"}
    assert len(read_lines(tmp_path / "out.errors.jsonl")) == 4


def test_a_model_that_does_not_exist_is_an_error_of_each_row(
    client: GeminiClient, tmp_path: Path
) -> None:
    summary = bulk.run(keyed(range(10)), tmp_path / "out.jsonl", client=client, model="no-model")
    assert (summary.failed, summary.errors) == (10, {"404 NOT_FOUND": 10})
    limited = bulk.run(
        keyed(range(100)),
        tmp_path / "other.jsonl",
        client=client,
        model="no-model",
        max_errors=5,
        concurrency=2,
    )
    assert limited.stopped == "max_errors"
    assert 5 <= limited.failed <= 6
    assert limited.left == 100 - limited.failed


def test_a_changed_request_is_reported_before_anything_is_sent(
    emulator: Emulator, client: GeminiClient, tmp_path: Path
) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = keyed(range(3))
    bulk.run(write_lines(source, rows), output, client=client, model=MODEL)
    emulator.reset()
    same = [{"request": row["request"], "key": row["key"]} for row in rows]
    assert (
        bulk.run(write_lines(source, same), output, client=client, model=MODEL).skipped == 3
    )  # in another order of members
    rows[1]["request"] = request("something else")
    with pytest.raises(InvalidPayloadError, match=r'in.jsonl:2: the request changed.*"k1"'):
        bulk.run(write_lines(source, [*rows, *keyed([9])]), output, client=client, model=MODEL)
    assert emulator.journal() == []


def test_keys_that_repeat_are_reported_before_anything_is_sent(
    emulator: Emulator, client: GeminiClient, tmp_path: Path
) -> None:
    rows = [*keyed(range(5)), *keyed([3])]
    source = write_lines(tmp_path / "in.jsonl", rows)
    with pytest.raises(InvalidPayloadError, match=r'in.jsonl:6: the key of line 4, too.*"k3"'):
        bulk.run(source, tmp_path / "out.jsonl", client=client, model=MODEL)
    assert emulator.journal() == []


def test_files_that_cannot_be_used_are_reported(client: GeminiClient, tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", keyed(range(2)))
    (tmp_path / "notes.txt").write_text("some notes\n")
    for output, problem in [
        (source, "the same file"),
        (tmp_path, "Is a directory"),
        (tmp_path / "nowhere" / "out.jsonl", "No such file"),
        (tmp_path / "notes.txt", "not a result with a key"),
    ]:
        with pytest.raises(ConfigurationError, match=problem):
            bulk.run(source, output, client=client, model=MODEL)
    assert (tmp_path / "notes.txt").read_text() == "some notes\n"


def test_results_come_in_order_on_request(
    emulator: Emulator, client: GeminiClient, tmp_path: Path
) -> None:
    emulator.add(Rule(contains="number 0", times=1, delay=0.3), Rule(times=10, status=503))
    output = tmp_path / "out.jsonl"
    bulk.run(keyed(range(40)), output, client=client, model=MODEL, ordered=True, window=10)
    assert [line["key"] for line in read_lines(output)] == [f"k{n}" for n in range(40)]


def test_asyncio_clients_and_iteration(emulator: Emulator, tmp_path: Path) -> None:
    async def main() -> list[bulk.Result]:
        async with AsyncGeminiClient(api_key="any", base_url=emulator.url) as client:
            output = tmp_path / "out.jsonl"
            summary = await bulk.arun(keyed(range(10)), output, client=client, model=MODEL)
            assert summary.succeeded == 10
            rows = ["number 1", ("two", "number 2"), keyed([3])[0]]
            found = [each async for each in bulk.iterate(rows, client=client, model=MODEL)]
            with pytest.raises(ConfigurationError, match=r"await bulk\.arun"):
                bulk.run(rows, output, client=client, model=MODEL)
            return found

    results = asyncio.run(main())
    assert {each.key for each in results} == {"0", "two", "k3"}
    for each in results:
        assert each.error is None
        assert each.response
        assert each.usage.total == each.response["usageMetadata"]["totalTokenCount"]


def test_leaving_an_iteration_ends_what_is_under_way(emulator: Emulator) -> None:
    async def main() -> None:
        async with AsyncGeminiClient(api_key="any", base_url=emulator.url) as client:
            results = bulk.iterate(keyed(range(500)), client=client, model=MODEL, window=10)
            async for _ in results:
                break
            await results.aclose()
            assert len(asyncio.all_tasks()) == 1

    asyncio.run(main())
    assert len(emulator.journal()) < 200


def test_memory_holds_no_more_than_a_window_of_rows(emulator: Emulator) -> None:
    taken = 0

    def rows() -> Any:
        nonlocal taken
        for row in keyed(range(1000)):
            taken += 1
            yield row

    class Lazy(list[Any]):
        def __iter__(self) -> Any:
            return rows()

    async def main() -> None:
        async with AsyncGeminiClient(api_key="any", base_url=emulator.url) as client:
            results = bulk.iterate(Lazy(), client=client, model=MODEL, window=5, concurrency=4)
            async for _ in results:
                break
            assert taken < 20
            await results.aclose()

    asyncio.run(main())


def test_a_blocking_client_with_an_http_client_of_its_own_is_used_from_threads(
    emulator: Emulator, tmp_path: Path
) -> None:
    library: Any = import_module("httpx2")
    with library.Client(headers={"x-mine": "1"}) as http_client:
        client = GeminiClient(api_key="any", base_url=emulator.url, http_client=http_client)
        bulk.run(keyed(range(5)), tmp_path / "out.jsonl", client=client, model=MODEL, concurrency=2)
    assert [entry.headers.get("x-mine") for entry in emulator.journal()].count("1") == 5


def test_a_limit_of_costs_needs_a_price(client: GeminiClient, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="max_cost needs model= or price="):
        bulk.run(keyed(range(2)), tmp_path / "o", client=client, max_cost=1.0)


def test_other_operations(emulator: Emulator, client: GeminiClient, tmp_path: Path) -> None:
    bulk.run(keyed(range(3)), tmp_path / "a", client=client, model=MODEL, operation="count_tokens")
    assert all(line["response"]["totalTokens"] > 0 for line in read_lines(tmp_path / "a"))
    rows = [
        {"key": "a", "request": {"content": {"parts": [{"text": "one"}]}}},
        {"key": "b", "request": {"content": {"parts": [{"text": "two"}]}}},
    ]
    bulk.run(
        rows, tmp_path / "b", client=client, model="gemini-embedding-2", operation="embed_content"
    )
    found = read_lines(tmp_path / "b")
    assert len(found) == 2
    assert all(line["response"]["embedding"]["values"] for line in found)
    with pytest.raises(ConfigurationError, match="GeminiClient has no 'chat_completions'"):
        bulk.run(rows, tmp_path / "c", client=client, operation="chat_completions")


def test_vertex_and_azure(emulator: Emulator, tmp_path: Path) -> None:
    vertex = VertexClient(project="p", credentials=lambda: "token", base_url=emulator.url)
    bulk.run(keyed(range(3)), tmp_path / "a", client=vertex, model=MODEL)
    assert len(answers(tmp_path / "a")) == 3
    for model in ("text-embedding-005", "gemini-embedding-2"):
        asked: Any = {"content": {"parts": [{"text": "one"}]}, "outputDimensionality": 16}
        output = tmp_path / model
        bulk.run([("e", asked)], output, client=vertex, model=model, operation="embed_content")
        assert len(read_lines(output)[0]["response"]["embedding"]["values"]) == 16
    azure = AzureInferenceClient(endpoint=emulator.url, credential="key")
    rows = [
        {"custom_id": f"c{n}", "method": "POST", "url": "/v1/chat/completions", "body": body}
        for n in range(3)
        if (body := {"model": "m", "messages": [{"role": "user", "content": f"number {n}"}]})
    ]
    summary = bulk.run(rows, tmp_path / "b", client=azure)
    found = read_lines(tmp_path / "b")
    assert {line["key"] for line in found} == {"c0", "c1", "c2"}
    assert all(line["response"]["choices"] for line in found)
    assert summary.usage.total == sum(line["response"]["usage"]["total_tokens"] for line in found)
    texts = [{"key": "e", "request": {"input": ["one"]}}]
    bulk.run(texts, tmp_path / "c", client=azure, model="m", operation="embeddings")
    assert read_lines(tmp_path / "c")[0]["response"]["data"]
    # The same requests for Gemini.
    google = GeminiClient(api_key="any", base_url=emulator.url)
    bulk.run(rows, tmp_path / "d", client=google, model=MODEL)
    assert answers(tmp_path / "d").keys() == {"c0", "c1", "c2"}


def test_a_csv_with_a_template(emulator: Emulator, client: GeminiClient, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text('id,text,language\na,"One, two",French\nb,"Three\nfour",Dutch\n')
    output = tmp_path / "out.jsonl"
    template = "Into {language}: {text} {{braces}}"
    bulk.run(source, output, client=client, model=MODEL, template=template)
    assert answers(output).keys() == {"a", "b"}
    assert sent(emulator).keys() == {
        "Into French: One, two {braces}",
        "Into Dutch: Three\nfour {braces}",
    }
    with pytest.raises(InvalidPayloadError, match="the request changed"):
        bulk.run(source, output, client=client, model=MODEL, prompt_field="text")
    for wrong in ("{text", "no field", "{}", "{text!r}", "{text:>9}"):
        with pytest.raises(ConfigurationError, match="template: "):
            bulk.run(source, output, client=client, model=MODEL, template=wrong)


def test_a_pool_shares_rows(emulator: Emulator, tmp_path: Path) -> None:
    client = GeminiClient(api_key="any", base_url=emulator.url)
    members = [
        bulk.PoolMember(client, "gemini-3.8-flash", weight=3),
        bulk.PoolMember(client, "gemini-3.5-flash"),
    ]
    bulk.run(keyed(range(80)), tmp_path / "out.jsonl", client=members)
    models = [entry.path.rpartition("/")[2].partition(":")[0] for entry in emulator.journal()]
    assert len(models) == 80
    assert set(models) == {"gemini-3.8-flash", "gemini-3.5-flash"}
    # A member that fails hands its rows to the other one.
    emulator.reset()
    emulator.add(Rule(model="gemini-3.5-flash", status=503))
    summary = bulk.run(keyed(range(40)), tmp_path / "other.jsonl", client=members)
    assert (summary.succeeded, summary.failed) == (40, 0)
