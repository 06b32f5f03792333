"""`gemini-sdk validate`, in this process: what it says of files, and in which form."""

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk.cli.findings import FileFinding, as_github, as_json, as_text
from gemini_sdk.cli.program import run
from gemini_sdk.errors import Fault
from gemini_sdk.validation.pointer import Pointer

FINE = '{"contents": [{"parts": [{"text": "hello"}]}]}'
WRONG = '{"contents": [{"part": []}]}'
DEPRECATED = FINE[:-1] + ', "generationConfig": {"responseMimeType": "text/plain"}}'
REPORTED = "$.contents[0].part: unknown field of Content; expected one of parts, role; did you mean 'parts'?"
AS = ("--as", "GenerateContentRequest", "--platform", "vertex")


@dataclass(frozen=True, slots=True)
class Outcome:
    status: int
    out: list[str]
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, stdin: str = "") -> Outcome:
        given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
        monkeypatch.setattr("sys.stdin", given)
        status = run(["validate", *arguments])
        captured = capsys.readouterr()
        return Outcome(status, captured.out.splitlines(), captured.err)

    return invoke


def write(**files: str) -> None:
    for name, text in files.items():
        Path(name.replace("_", ".")).write_text(text, encoding="utf-8")


def test_files_without_faults(cli: Run) -> None:
    write(a_json=json.dumps(json.loads(FINE), indent=2), b_jsonl=f"{FINE}\n\n{FINE}\n")
    done = cli("a.json", "b.jsonl", *AS)
    assert done == Outcome(0, [], "2 files, 3 payloads: 0 faults\n")


def test_faults_are_reported_by_file_line_and_path(cli: Run) -> None:
    write(a_json=WRONG, b_jsonl=f"{FINE}\n{WRONG}\n", c_ndjson=WRONG)
    done = cli("a.json", "b.jsonl", "c.ndjson", *AS)
    assert done.status == 1
    assert done.out == [f"a.json: {REPORTED}", f"b.jsonl:2: {REPORTED}", f"c.ndjson:1: {REPORTED}"]
    assert done.err == "3 files, 4 payloads: 3 faults\n"


@pytest.mark.parametrize(
    ("options", "out"), [((), f"<stdin>: {REPORTED}"), (("--jsonl",), f"<stdin>:1: {REPORTED}")]
)
def test_standard_input(cli: Run, options: tuple[str, ...], out: str) -> None:
    assert cli("-", *AS, *options, stdin=WRONG).out == [out]


def test_any_file_may_hold_lines(cli: Run) -> None:
    write(a_txt=f"{FINE}\n{WRONG}\n")
    assert cli("a.txt", *AS).out == ["a.txt:2: $: not JSON: trailing characters at column 1"]
    assert cli("a.txt", *AS, "--jsonl").out == [f"a.txt:2: {REPORTED}"]


def test_broken_lines_are_reported_and_the_others_validated(cli: Run) -> None:
    write(a_jsonl=f"{FINE}\n" * 41_206 + '{"contents": \n' + f"{WRONG}\n", b_json='{\n  "a": x}')
    done = cli("a.jsonl", "b.json", *AS)
    assert done.status == 1
    assert done.out == [
        "a.jsonl:41207: $: not JSON: EOF while parsing a value at column 13",
        f"a.jsonl:41208: {REPORTED}",
        "b.json:2: $: not JSON: expected value at column 8",
    ]
    assert done.err == "2 files, 41,209 payloads: 3 faults\n"


def test_unreadable_files_are_reported_and_the_others_validated(cli: Run) -> None:
    write(a_json=WRONG)
    Path("folder.json").mkdir()
    done = cli("none.json", "folder.json", "a.json", *AS)
    assert done.status == 2
    assert done.out == [f"a.json: {REPORTED}"]
    assert "error: none.json: No such file or directory\n" in done.err
    assert "error: folder.json: " in done.err
    assert "1 file, 1 payload: 1 fault, 2 files unreadable" in done.err


def test_warnings_leave_the_status_at_0(cli: Run) -> None:
    write(a_json=DEPRECATED)
    done = cli("a.json", *AS)
    assert done.status == 0
    (line,) = done.out
    assert line.startswith("a.json: warning: $.generationConfig.responseMimeType: deprecated field")
    assert done.err == "1 file, 1 payload: 0 faults, 1 warning\n"
    assert cli("a.json", *AS, "--no-warnings") == Outcome(0, [], "1 file, 1 payload: 0 faults\n")


def test_enough_is_enough(cli: Run) -> None:
    write(a_jsonl=f"{WRONG}\n" * 10, b_json=WRONG)
    done = cli("a.jsonl", "b.json", *AS, "--max-faults", "3")
    assert done.status == 1
    assert len(done.out) == 3
    assert done.err == "1 file, 3 payloads: 3 faults, stopped there\n"


def test_json_is_an_object_a_line(cli: Run) -> None:
    write(a_jsonl=f"{FINE}\n{WRONG}\n", b_json=DEPRECATED)
    first, second = map(json.loads, cli("a.jsonl", "b.json", *AS, "--format", "json").out)
    assert first == {
        "file": "a.jsonl",
        "line": 2,
        "path": "$.contents[0].part",
        "problem": "unknown field of Content",
        "found": "",
        "expected": "one of parts, role",
        "suggestion": "parts",
        "severity": "error",
    }
    assert (second["file"], second["line"], second["severity"]) == ("b.json", None, "warning")


def test_github_gets_workflow_commands(cli: Run) -> None:
    Path("100%, a.jsonl").write_text(f"{FINE}\n{WRONG}\n{DEPRECATED}\n", encoding="utf-8")
    error, warning = cli("100%, a.jsonl", *AS, "--format", "github").out
    assert error == f"::error file=100%25%2C a.jsonl,line=2::{REPORTED}"
    assert warning.startswith("::warning file=100%25%2C a.jsonl,line=3::$.generationConfig")


def test_an_unknown_type_is_reported_before_anything_is_read(cli: Run) -> None:
    done = cli("none.json", "--as", "GenerateContentReqest")
    assert done.status == 2
    assert done.out == []
    assert "did you mean 'GenerateContentRequest'?" in done.err
    assert "none.json" not in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        AS,
        ("a.json",),
        ("a.json", *AS, "--format", "xml"),
        ("a.json", *AS, "--platform", "mars"),
    ],
)
def test_wrong_usage(cli: Run, arguments: tuple[str, ...]) -> None:
    assert cli(*arguments).status == 2


TEXT = st.text(max_size=30)


@given(st.builds(FileFinding, TEXT, st.none() | st.integers(1), st.builds(Fault, TEXT, TEXT, TEXT)))
def test_a_finding_is_one_line_whatever_it_holds(finding: FileFinding) -> None:
    command = as_github(finding)
    assert command.count("\n") == command.count("\r") == 0
    place, _, message = command.removeprefix("::error file=").partition("::")
    if finding.line:
        place = place.removesuffix(f",line={finding.line}")
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        place = place.replace(code, sign)
    assert place == finding.file
    assert json.loads(as_json(finding))["problem"] == finding.fault.problem
    assert as_text(finding).endswith(message.replace("%25", "%"))


TYPOS: dict[str, Any] = {
    "contents": [{"role": "assistant", "parts": [{"text": "a"}]}, {"role": "user", "parts": [{}]}],
    "safetySettings": [{"category": "HARASSMENT", "threshold": "NONSENSE"}],
    "toolConfig": {"functionCallingConfig": {"mode": "ALWAYS"}},
}


def test_what_services_refuse_is_found_as_faults_or_warnings(cli: Run) -> None:
    write(a_json=json.dumps(TYPOS))
    done = cli("a.json", *AS)
    assert done.status == 1
    assert done.err == "1 file, 1 payload: 3 faults, 2 warnings\n"
    assert [line.partition("$.")[2].partition(": ")[0] for line in done.out] == [
        "contents[0].role",
        "contents[1].parts[0]",
        "safetySettings[0].category",
        "safetySettings[0].threshold",
        "toolConfig.functionCallingConfig.mode",
    ]


def test_strict_makes_warnings_faults(cli: Run) -> None:
    newer = FINE[:-1] + ', "quantumMode": true}'
    write(a_json=newer)
    assert cli("a.json", *AS).status == 0
    done = cli("a.json", "--strict", *AS)
    assert (done.status, done.err) == (1, "1 file, 1 payload: 1 fault\n")
    assert done.out[0].startswith("a.json: $.quantumMode: unknown field of GenerateContentRequest")
    assert cli("a.json", "--no-warnings", *AS).out == []
    assert cli("a.json", "--no-warnings", "--strict", *AS).status == 2


def test_the_payload_may_be_at_a_place_in_each_line(cli: Run) -> None:
    lines = [
        f'{{"key": "1", "request": {FINE}}}',
        f'{{"key": "2", "request": {WRONG}}}',
        '{"key": "3"}',
        "[]",
    ]
    write(a_jsonl="\n".join(lines))
    done = cli("a.jsonl", "--at", "/request", *AS)
    assert done.out == [
        f"a.jsonl:2: {REPORTED.replace('$.', '$.request.', 1)}",
        "a.jsonl:3: $: no value at /request; expected a payload",
        "a.jsonl:4: $: no value at /request; expected a payload",
    ]
    write(b_json=f'{{"a/b": [{WRONG}]}}')
    assert cli("b.json", "--at", "/a~1b/0", *AS).out == [
        f"b.json: {REPORTED.replace('$.', '$.a/b[0].', 1)}"
    ]
    assert cli("b.json", "--at", "request", *AS).status == 2


@given(st.text(), st.recursive(st.none(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)))
def test_any_text_is_a_pointer_or_none(text: str, value: object) -> None:
    try:
        pointer = Pointer(text)
    except ValueError:
        return
    assert str(pointer) == text
    try:
        pointer.payload(value)
    except LookupError:
        assert text


def test_the_schemas_of_a_package(cli: Run, their_package: Path) -> None:
    write(a_json=FINE[:-1] + ', "generationConfig": {"patience": 20}}')
    write(b_jsonl=FINE[:-1] + ', "generationConfig": {"patience": 61}}')
    specs = ("--specs", str(their_package))
    assert cli("a.json", *AS, "--strict").status == 1
    assert cli("a.json", *AS, "--strict", *specs) == Outcome(0, [], "1 file, 1 payload: 0 faults\n")
    done = cli("b.jsonl", *AS, *specs)
    assert done.status == 1
    assert done.out[0].startswith("b.jsonl:1: $.generationConfig.patience: out of range; found 61")


def test_a_folder_without_schemas(cli: Run, tmp_path: Path) -> None:
    write(a_json=FINE)
    done = cli("a.json", *AS, "--specs", ".")
    assert (done.status, done.out) == (2, [])
    assert "contains no schemas" in done.err


def test_specs_in_yaml_hold_like_those_of_a_package(cli: Run, tmp_path: Path) -> None:
    """`their_package` is made of the same change; here nothing is made before."""
    pytest.importorskip("yaml", reason="needs the extra codegen")
    specs = tmp_path / "edited"
    shutil.copytree(str(resources.files("gemini_models") / "specs"), specs)
    file = specs / "generate_content.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("        modelConfig:\n") == 1
    file.write_text(
        text.replace("        modelConfig:\n", "        modelSetup:\n"), encoding="utf-8"
    )
    write(a_json=FINE[:-1] + ', "generationConfig": {"modelSetup": {}}}')
    given = ("--strict", "--specs", str(specs))
    assert cli("a.json", *AS, *given).status == 0
    assert cli("a.json", *AS, "--strict").status == 1
    file.write_text("openapi: 3.0.0\n", encoding="utf-8")
    done = cli("a.json", *AS, *given)
    assert done.status == 2
    assert "generate_content.yaml" in done.err


def test_a_warning_says_how_to_silence_it(cli: Run) -> None:
    write(a_json=FINE[:-1] + ', "quantumMode": true}')
    (line,) = cli("a.json", *AS).out
    assert line.endswith("(--no-warnings silences this)")
    (line,) = cli("a.json", *AS, "--strict").out
    assert "--no-warnings" not in line
    (line,) = cli("a.json", *AS, "--format", "json").out
    assert "--no-warnings" not in line
