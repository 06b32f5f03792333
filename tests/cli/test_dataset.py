"""`gemini-sdk dataset`, in this process."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gemini_sdk.cli.program import run

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs `gemini-sdk dataset ...` in an empty folder: status, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str) -> tuple[int, str, str]:
        status = run(["dataset", *arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return invoke


def write(name: str, *examples: tuple[str, str, str]) -> None:
    """A file of examples: question, role of the answer, answer."""
    lines = [
        {
            "contents": [
                {"role": "user", "parts": [{"text": asked}]},
                {"role": role, "parts": [{"text": answered}]},
            ]
        }
        for asked, role, answered in examples
    ]
    Path(name).write_text("".join(f"{json.dumps(line)}\n" for line in lines))


def test_check_tells_a_line_a_fault(cli: Cli) -> None:
    write("train.jsonl", ("A?", "model", "B."), ("C?", "assistant", " "))
    status, out, err = cli("check", "train.jsonl", "--ignore", "few-examples", "--epochs", "3")
    assert (status, err) == (1, "")
    assert out.splitlines() == [
        'train.jsonl:2: contents[1].role: unknown role; found "assistant"; expected user or model; '
        "did you mean 'model'? [role]",
        "train.jsonl:2: contents[1].parts[0].text: empty text [empty]",
        "train.jsonl: 2 examples in the format gemini, 2 lines, 215 bytes",
        "  tokens, estimated at four characters each: 2 in total; per example 1 to 1, median 1, "
        "90th percentile 1",
        "  billed tokens: 2 x 3 epochs = 6",
        "errors: 2, warnings: 0",
    ]


def test_check_is_0_where_there_are_warnings_only(cli: Cli) -> None:
    write("train.jsonl", ("A?", "model", "B."))
    status, out, _ = cli("check", "train.jsonl")
    assert status == 0
    assert "[warning: few-examples]" in out
    assert out.endswith("errors: 0, warnings: 1\n")


def test_check_as_json(cli: Cli) -> None:
    write("train.jsonl", ("A?", "model", "B."))
    write("val.jsonl", ("A?", "model", "B."))
    status, out, _ = cli("check", "train.jsonl", "--validation", "val.jsonl", "--format", "json")
    report = json.loads(out)
    assert status == 1
    assert (report["ok"], report["errors"], report["warnings"]) == (False, 1, 1)
    overlap = report["findings"][-1]
    assert (overlap["file"], overlap["line"], overlap["rule"]) == ("val.jsonl", 1, "overlap")
    few = report["findings"][0]
    assert (few["rule"], few["severity"]) == ("few-examples", "warning")
    assert set(few["fault"]) == {"path", "problem", "found", "expected", "suggestion"}
    assert report["summary"]["billed_tokens"] == 1
    assert report["validation"]["examples"] == 1


def test_check_as_annotations(cli: Cli) -> None:
    write("50%,.jsonl", ("A?", "critic", "B."))
    status, out, _ = cli("check", "50%,.jsonl", "--format", "github", "--ignore", "few-examples")
    assert status == 1
    assert out == (
        "::error file=50%25%2C.jsonl,line=1,title=role::contents[1].role: unknown role; "
        'found "critic"; expected user or model\n'
    )


def test_check_says_how_many_are_not_listed(cli: Cli) -> None:
    write("train.jsonl", *[("A?", "model", "B.")] * 9)
    _, out, _ = cli("check", "train.jsonl", "--max-findings", "2", "--ignore", "few-examples")
    assert "... and 6 more\n" in out


def test_a_progress_bar_is_for_terminals(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    write("train.jsonl", ("A?", "model", "B."))
    assert cli("check", "train.jsonl")[2] == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    status, out, err = cli("check", "train.jsonl")
    assert status == 0
    assert "checking" in err
    assert "checking" not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "none.jsonl"], "does not exist"),
        (["check", "train.jsonl", "--base-model", "gemini-9"], "the limits of"),
        (["check", "train.jsonl", "--ignore", "everything"], "unknown rule 'everything'"),
        (["convert", "train.jsonl"], "Missing option '--output'"),
        (["split", "train.jsonl", "--train", "t", "--validation", "t"], "three different files"),
    ],
)
def test_wrong_usage_is_2(cli: Cli, arguments: list[str], message: str) -> None:
    write("train.jsonl", ("A?", "model", "B."))
    status, out, err = cli(*arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_no_base_model(cli: Cli) -> None:
    write("train.jsonl", ("word " * 110_000, "model", "B."))
    assert cli("check", "train.jsonl")[0] == 1
    assert cli("check", "train.jsonl", "--base-model", "none")[0] == 0


def test_convert(cli: Cli) -> None:
    Path("table.csv").write_text("question,answer\nA?,B.\n")
    done = cli("convert", "table.csv", "-o", "train.jsonl", "--columns", "question", "answer")
    assert done == (
        0,
        "train.jsonl: 1 of 1 examples\n",
        "table.csv: read as a table (CSV)\n",
    )
    assert cli("check", "train.jsonl")[0] == 0
    assert cli("convert", "train.jsonl", "-o", "back.csv", "--to", "csv")[0] == 0
    assert Path("back.csv").read_text() == '"text_input","output"\n"A?","B."\n'


def test_convert_tells_what_it_cannot_carry_over(cli: Cli) -> None:
    lines = [
        {"messages": [{"role": "user", "content": "A?"}, {"role": "assistant", "content": "B."}]},
        {"messages": [{"role": "critic", "content": "C"}]},
    ]
    Path("chat.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    status, out, err = cli("convert", "chat.jsonl", "-o", "train.jsonl")
    assert (status, out) == (2, "")
    assert "chat.jsonl:2: messages[0].role: unknown role" in err
    assert not Path("train.jsonl").exists()
    status, out, err = cli("convert", "chat.jsonl", "-o", "train.jsonl", "--keep-going")
    assert (status, out) == (1, "train.jsonl: 1 of 2 examples\n")
    assert err.startswith("chat.jsonl:2: messages[0].role: unknown role")


def test_a_table_is_no_dataset_yet(cli: Cli) -> None:
    Path("table.CSV").write_text("text_input,output\n1,2\n")
    status, out, err = cli("check", "table.CSV")
    assert (status, out) == (2, "")
    assert (
        "table.CSV: a table (CSV); expected lines of JSON. Run: gemini-sdk dataset convert" in err
    )
    assert cli("convert", "table.CSV", "-o", "train.jsonl")[0] == 0
    assert "errors: 0" in cli("check", "train.jsonl")[1]


def test_split(cli: Cli) -> None:
    write("all.jsonl", *[(str(number), "model", "x") for number in range(50)])
    status, out, _ = cli("split", "all.jsonl", "--train", "t.jsonl", "--validation", "v.jsonl")
    assert status == 0
    train, validation = (
        len(Path(name).read_text().splitlines()) for name in ("t.jsonl", "v.jsonl")
    )
    assert out == f"t.jsonl: {train} examples\nv.jsonl: {validation} examples\n"
    assert train + validation == 50
