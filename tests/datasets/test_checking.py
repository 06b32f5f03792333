"""Every kind of fault is found at its line and path, and clean datasets have none."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gemini_sdk import datasets
from gemini_sdk.datasets.example_rules import RULES
from gemini_sdk.datasets.lines import CHUNK_BYTES
from gemini_sdk.datasets.report import Histogram
from gemini_sdk.errors import ConfigurationError, InvalidPayloadError
from tests.datasets.samples import (
    Json,
    call,
    chat,
    clean,
    conversations,
    examples,
    media,
    text,
    write,
)

CALM = ("few-examples",)


def problems_in(lines: list[Any], **options: Any) -> list[tuple[int | None, str, str]]:
    """Line, rule and path of each finding."""
    options.setdefault("ignore", CALM)
    report = datasets.check(lines, **options)
    return [(each.line, each.rule, each.fault.path) for each in report.findings]


def changed(example: Json, change: Callable[[Json], object]) -> Json:
    """A copy of an example, changed."""
    other = copy.deepcopy(example)
    change(other)
    return other


def set_role(example: Json, turn: int, role: object) -> Json:
    return changed(example, lambda e: e["contents"][turn].update(role=role))


def set_parts(example: Json, turn: int, parts: object) -> Json:
    return changed(example, lambda e: e["contents"][turn].update(parts=parts))


def set_file(**members: object) -> Json:
    image = media("gs://bucket/a.png", "image/png")
    return changed(image, lambda e: e["contents"][0]["parts"][0]["fileData"].update(members))


ASKED = {"role": "user", "parts": [{"text": "And then?"}]}
PICTURE = {"fileData": {"fileUri": "gs://bucket/b.png", "mimeType": "image/png"}}
PLAIN = text("A?", "B.")
FUNCTION: Json = {"functionCall": {"name": "stock", "args": {}}}
RESULT: Json = {"functionResponse": {"name": "stock", "response": {}}}

PLANTED: dict[str, tuple[Any, str, str]] = {
    "cut JSON": (b'{"contents": [', "json", "$"),
    "trailing comma": (b'{"contents": [],}', "json", "$"),
    "NaN": (b'{"contents": [], "x": NaN}', "json", "$"),
    "two objects in a line": (b"{} {}", "json", "$"),
    "list": (b"[1, 2]", "json", "$"),
    "number": (b"7", "json", "$"),
    "repeats a key": (
        b'{"contents": [{"role": "user", "parts": [{"text": "A?", "text": "B?"}]},'
        b' {"role": "model", "parts": [{"text": "C"}]}]}',
        "json",
        "$",
    ),
    "Latin-1": ('{"contents": "é"}'.encode("latin-1"), "encoding", "$"),
    "byte order mark": (b"\xef\xbb\xbf" + json.dumps(PLAIN).encode(), "encoding", "$"),
    "blank": (b"  ", "blank-line", "$"),
    "no form": ({"question": "A?", "answer": "B."}, "form", "$"),
    "OpenAI's form": ({"messages": []}, "form", "$"),
    "another form": ({"text_input": "A?", "output": "B."}, "mixed-forms", "$"),
    "misspelt field": ({**PLAIN, "systemInstructions": {}}, "schema", "systemInstructions"),
    "misspelt in a part": (
        set_parts(PLAIN, 1, [{"text": "B.", "txt": ""}]),
        "schema",
        "contents[1].parts[0].txt",
    ),
    "contents of text": ({"contents": "A?"}, "schema", "contents"),
    "no contents in the list": ({"contents": []}, "schema", "contents"),
    "text of a number": (set_parts(PLAIN, 0, [{"text": 7}]), "schema", "contents[0].parts[0].text"),
    "parts of text": (set_parts(PLAIN, 0, "A?"), "schema", "contents[0].parts"),
    "two kinds of data": (
        set_parts(PLAIN, 0, [{"text": "A?", **PICTURE}]),
        "schema",
        "contents[0].parts[0]",
    ),
    "file without URI": (
        set_parts(PLAIN, 0, [{"fileData": {"mimeType": "image/png"}}]),
        "schema",
        "contents[0].parts[0].fileData",
    ),
    "role of another API": (set_role(PLAIN, 1, "assistant"), "role", "contents[1].role"),
    "role unknown": (set_role(PLAIN, 0, "customer"), "role", "contents[0].role"),
    "role missing": (set_role(PLAIN, 0, None), "role", "contents[0].role"),
    "system as a turn": (
        changed(
            PLAIN,
            lambda e: e["contents"].insert(0, {"role": "system", "parts": [{"text": "Be brief."}]}),
        ),
        "role",
        "contents[0].role",
    ),
    "function's role with text": (set_role(chat(), 2, "function"), "role", "contents[2].role"),
    "the role is not in lower case": (set_role(PLAIN, 0, "USER"), "role-case", "contents[0].role"),
    "model first": (changed(chat(), lambda e: e["contents"].pop(0)), "first-turn", "contents[0]"),
    "user twice": (
        changed(chat(), lambda e: e["contents"].insert(1, ASKED)),
        "alternation",
        "contents[1]",
    ),
    "model twice": (changed(chat(), lambda e: e["contents"].pop(2)), "alternation", "contents[2]"),
    "user last": (
        changed(chat(), lambda e: e["contents"].append(ASKED)),
        "last-turn",
        "contents[4]",
    ),
    "no parts": (set_parts(PLAIN, 1, []), "empty", "contents[1]"),
    "empty text": (set_parts(PLAIN, 1, [{"text": ""}]), "empty", "contents[1].parts[0].text"),
    "white space": (set_parts(PLAIN, 0, [{"text": "\n \t"}]), "empty", "contents[0].parts[0].text"),
    "empty part": (set_parts(PLAIN, 0, [{"text": "A?"}, {}]), "empty", "contents[0].parts[1]"),
    "empty instruction": (
        {**PLAIN, "systemInstruction": {"parts": [{"text": ""}]}},
        "empty",
        "systemInstruction.parts[0].text",
    ),
    "instruction has no parts": ({**PLAIN, "systemInstruction": {}}, "empty", "systemInstruction"),
    "picture as instruction": (
        {**PLAIN, "systemInstruction": {"parts": [PICTURE]}},
        "system-text",
        "systemInstruction.parts[0]",
    ),
    "inline data": (
        set_parts(PLAIN, 0, [{"inlineData": {"mimeType": "image/png", "data": "aGk="}}]),
        "inline-data",
        "contents[0].parts[0].inlineData",
    ),
    "code": (
        set_parts(PLAIN, 1, [{"executableCode": {"language": "PYTHON", "code": "1"}}]),
        "part-kind",
        "contents[1].parts[0].executableCode",
    ),
    "thought": (
        set_parts(PLAIN, 1, [{"text": "Hm.", "thought": True}, {"text": "B."}]),
        "thought",
        "contents[1].parts[0].thought",
    ),
    "local path": (
        set_file(fileUri="images/a.png"),
        "file-uri",
        "contents[0].parts[0].fileData.fileUri",
    ),
    "file URL": (
        set_file(fileUri="file:///a.png"),
        "file-uri",
        "contents[0].parts[0].fileData.fileUri",
    ),
    "bucket alone": (
        set_file(fileUri="gs://bucket/"),
        "file-uri",
        "contents[0].parts[0].fileData.fileUri",
    ),
    "one slash": (
        set_file(fileUri="gs:/bucket/a.png"),
        "file-uri",
        "contents[0].parts[0].fileData.fileUri",
    ),
    "bucket in capitals": (
        set_file(fileUri="gs://Bucket/a.png"),
        "file-uri",
        "contents[0].parts[0].fileData.fileUri",
    ),
    "public URL": (
        set_file(fileUri="https://a.example/a.png"),
        "public-uri",
        "contents[0].parts[0].fileData.fileUri",
    ),
    "MIME type missing": (
        set_file(mimeType=None),
        "mime-type",
        "contents[0].parts[0].fileData.mimeType",
    ),
    "MIME type misspelt": (
        set_file(mimeType="image/jpg"),
        "mime-type",
        "contents[0].parts[0].fileData.mimeType",
    ),
    "MIME type unknown": (
        set_file(mimeType="application/zip"),
        "mime-type",
        "contents[0].parts[0].fileData.mimeType",
    ),
    "MIME type of another file": (
        set_file(mimeType="audio/mpeg"),
        "mime-mismatch",
        "contents[0].parts[0].fileData.mimeType",
    ),
    "too many pictures": (set_parts(PLAIN, 0, [PICTURE] * 31), "media-count", "contents"),
    "the model says a picture": (
        set_parts(PLAIN, 1, [PICTURE]),
        "media-role",
        "contents[1].parts[0].fileData",
    ),
    "setting": (
        {**PLAIN, "generationConfig": {"temperature": 0}},
        "setting",
        "generationConfig.temperature",
    ),
    "user's call": (
        changed(call(), lambda e: e["contents"][0]["parts"].append(FUNCTION)),
        "function-role",
        "contents[0].parts[1].functionCall",
    ),
    "model's result": (
        changed(call(), lambda e: e["contents"][3]["parts"].append(RESULT)),
        "function-role",
        "contents[3].parts[1].functionResponse",
    ),
    "function not declared": (
        changed(call(), lambda e: e["tools"][0]["functionDeclarations"][0].update(name="store")),
        "function-unknown",
        "contents[1].parts[0].functionCall.name",
    ),
    "no tools": (
        changed(call(), lambda e: e.pop("tools")),
        "function-unknown",
        "contents[1].parts[0].functionCall.name",
    ),
    "no result": (set_parts(call(), 2, [{"text": "Two."}]), "function-result", "contents[2]"),
    "belongs to this result": (
        changed(chat(), lambda e: e["contents"][2]["parts"].append(RESULT)),
        "function-result",
        "contents[2].parts[1].functionResponse.name",
    ),
    "too long": (text("word " * 110_000, "B."), "tokens", "$"),
    "repeated": (text("One?", "Two."), "duplicate", "$"),
    "repeated in another spelling": (
        changed(chat(), lambda e: e.update(system_instruction=e.pop("systemInstruction"))),
        "duplicate",
        "$",
    ),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_fault_is_found_at_its_line_and_path(kind: str) -> None:
    line, rule, path = PLANTED[kind]
    lines = [*clean(), line, text("Last?", "Last.")]
    found = problems_in(lines)
    assert (len(clean()) + 1, rule, path) in found
    assert {number for number, _, _ in found} == {len(clean()) + 1}


def test_thirty_kinds_and_more_are_planted() -> None:
    assert len(PLANTED) >= 30
    assert {rule for _, rule, _ in PLANTED.values()} <= RULES.keys()


def test_all_faults_of_a_file_are_reported_in_order() -> None:
    broken = [line for line, rule, _ in PLANTED.values() if rule != "duplicate"]
    report = datasets.check([*clean(), *broken])
    lines = [each.line or 0 for each in report.findings]
    assert lines == sorted(lines)
    assert {*lines} == {0, *range(len(clean()) + 1, len(clean()) + len(broken) + 1)}


PAIRS: dict[str, tuple[Any, str, str]] = {
    "output missing": ({"text_input": "A?"}, "schema", "$"),
    "output misspelt": ({"text_input": "A?", "ouput": "B."}, "schema", "ouput"),
    "number": ({"text_input": 1, "output": "2"}, "schema", "textInput"),
    "empty input": ({"text_input": "", "output": "2"}, "empty", "textInput"),
    "empty output": ({"textInput": "1", "output": " "}, "empty", "output"),
    "null": ({"text_input": None, "output": "2"}, "empty", "textInput"),
    "long input": ({"text_input": "a" * 40_001, "output": "2"}, "length", "textInput"),
    "long output": ({"text_input": "1", "output": "a" * 5_001}, "length", "output"),
    "another form": (PLAIN, "mixed-forms", "$"),
    "repeated": ({"output": "2", "textInput": "1"}, "duplicate", "$"),
}


@pytest.mark.parametrize("kind", PAIRS)
def test_faults_of_pairs_are_found(kind: str) -> None:
    line, rule, path = PAIRS[kind]
    found = problems_in([{"text_input": "1", "output": "2"}, line])
    assert (2, rule, path) in found
    assert {number for number, _, _ in found} == {2}


def test_clean_examples_have_no_faults() -> None:
    report = datasets.check(clean() * 20, ignore=["duplicate"])
    assert not report.findings
    assert report.ok
    report.raise_for_errors()


@given(st.lists(examples, min_size=1, max_size=20, unique_by=json.dumps))
def test_clean_datasets_have_no_faults(lines: list[Json]) -> None:
    assert problems_in(lines) == []


@given(st.data())
def test_a_fault_anywhere_is_found_there(data: st.DataObject) -> None:
    lines: list[Json] = data.draw(
        st.lists(conversations, min_size=1, max_size=9, unique_by=json.dumps)
    )
    place = data.draw(st.integers(0, len(lines) - 1))
    turn = data.draw(st.integers(0, len(lines[place]["contents"]) - 1))
    lines[place] = set_role(lines[place], turn, "narrator")
    assert (place + 1, "role", f"contents[{turn}].role") in problems_in(lines)


def _objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(st.sampled_from(FIELDS), inner)


def _dumped(value: object) -> bytes:
    return json.dumps(value).encode()


FIELDS = (
    "contents role parts text fileData fileUri tools systemInstruction output text_input".split()
)
scalars = st.none() | st.booleans() | st.integers() | st.text()
values = st.recursive(scalars, lambda inner: st.lists(inner) | _objects(inner))


@given(st.binary() | _objects(values).map(_dumped))
def test_nothing_makes_the_check_fail(line: bytes) -> None:
    datasets.check([line, line], base_model=None)


def test_media_that_a_model_is_not_tuned_on() -> None:
    image = media("gs://bucket/a.png", "image/png")
    where = "contents[0].parts[0].fileData.mimeType"
    assert problems_in([image], base_model="gemini-1.0-pro-002") == [(1, "mime-type", where)]
    assert problems_in([image], base_model="publishers/google/models/gemini-2.5-pro") == []


def test_media_resolution_is_the_same_in_all_lines() -> None:
    lines = [
        {**text(str(n), "x"), "generationConfig": {"mediaResolution": f"MEDIA_RESOLUTION_{r}"}}
        for n, r in enumerate(["LOW", "LOW", "HIGH"])
    ]
    assert problems_in(lines) == [(3, "media-resolution", "generationConfig.mediaResolution")]


def test_train_and_validation_do_not_overlap(tmp_path: Path) -> None:
    training = write(tmp_path / "train.jsonl", [text(str(n), "x") for n in range(5)])
    held_out = write(
        tmp_path / "val.jsonl", [text("9", "x"), {"text_input": "3", "output": "x"}, text("4", "x")]
    )
    report = datasets.check(training, validation=held_out, ignore=[*CALM, "mixed-forms"])
    assert [(Path(f.file).name, f.line, f.rule, f.fault.problem) for f in report.findings] == [
        ("val.jsonl", 2, "overlap", "also in the training data: line 4"),
        ("val.jsonl", 3, "overlap", "also in the training data: line 5"),
    ]
    assert report.validation is not None
    assert report.validation.examples == 3


def limited(**changes: Any) -> datasets.Limits:
    """The shipped limits with other numbers for gemini-2.5-flash."""
    limits = datasets.load_limits()
    return replace(limits, models=(replace(limits.of_model("gemini-2.5-flash"), **changes),))


def test_a_file_in_another_spelling_is_a_repeat() -> None:
    image = media("gs://bucket/a.png", "image/png")
    file = {"file_data": {"file_uri": "gs://bucket/a.png", "mime_type": "image/png"}}
    again = changed(image, lambda e: e["contents"][0]["parts"].__setitem__(0, file))
    assert problems_in([image, again]) == [(2, "duplicate", "$")]


def test_limits_of_the_whole() -> None:
    lines = [text(str(n), "x") for n in range(4)]
    assert problems_in(lines, limits=limited(text_examples=3)) == [(None, "example-count", "$")]
    assert problems_in(lines, limits=limited(file_bytes=100)) == [(None, "file-size", "$")]
    assert problems_in(lines, limits=limited(text_examples=4, multimodal_examples=3)) == []
    pictures = [*lines, media("gs://bucket/a.png", "image/png")]
    assert problems_in(pictures, limits=limited(multimodal_examples=3)) == [
        (None, "example-count", "$")
    ]
    few = [text(f"v{n}", "x") for n in range(3)]
    assert problems_in(lines, validation=few, limits=limited(validation_examples=2)) == [
        (None, "validation-count", "$")
    ]
    share = limited(validation_share_above=2, validation_share=0.5)
    assert problems_in(lines, validation=few, limits=share) == [(None, "validation-count", "$")]
    assert problems_in(lines, validation=few[:2], limits=share) == []


def test_few_examples_are_a_warning() -> None:
    report = datasets.check([text(str(n), "x") for n in range(99)])
    assert (report.errors, report.warnings) == (0, 1)
    assert "few-examples" in str(report.findings[0])
    assert not datasets.check([text(str(n), "x") for n in range(100)]).findings


def test_json_in_a_text_is_no_field() -> None:
    assert problems_in([text('What is "a": 1?', json.dumps({"a": 1, "b": {"a": 2}}))]) == []


def test_an_empty_dataset(tmp_path: Path) -> None:
    report = datasets.check(write(tmp_path / "empty.jsonl", []))
    assert [each.rule for each in report.findings] == ["no-examples"]
    assert report.summary.tokens.max == 0


def test_the_summary(tmp_path: Path) -> None:
    lines = [text("a" * 4 * n, "b" * 4) for n in range(1, 11)]
    file = write(tmp_path / "train.jsonl", [*lines, media("gs://bucket/a.png", "image/png", "abc")])
    summary = datasets.check(file, epochs=3).summary
    assert (summary.form, summary.lines, summary.examples) == ("gemini", 11, 11)
    assert (summary.multimodal_examples, summary.media) == (1, {"image": 1})
    assert summary.bytes == file.stat().st_size
    tokens = summary.tokens
    assert (tokens.total, tokens.min, tokens.median, tokens.p90, tokens.max) == (69, 2, 6, 10, 11)
    assert summary.billed_tokens == 207


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("null", "null"),
        ("true", "true"),
        ('"a"', "a string"),
        ("[]", "a list"),
        ("1.5", "a number"),
    ],
)
def test_a_line_that_is_no_object_is_reported_in_words_of_json(line: str, kind: str) -> None:
    (fault,) = [f.fault for f in datasets.check([line]).findings if f.rule == "json"]
    assert fault.found == kind
    with pytest.raises(InvalidPayloadError, match=f"not a JSON object; found {kind}"):
        list(datasets.pairs([line]))


@example([12_500_001])
@given(st.lists(st.integers(0, 10**6), min_size=1))
def test_quantiles_are_close(numbers: list[int]) -> None:
    halves = Histogram(), Histogram()
    for place, number in enumerate(numbers):
        halves[place % 2].add(number)
    halves[0].merge(halves[1])
    assert halves[0].total == sum(numbers)
    for share in (0.1, 0.5, 0.9, 1.0):
        exact = sorted(numbers)[ceil(share * len(numbers)) - 1]
        assert exact * 0.9995 <= halves[0].quantile(share) <= exact
        assert halves[0].quantile(share) >= min(numbers)


def test_findings_are_counted_beyond_those_kept() -> None:
    report = datasets.check([text("A?", "B.")] * 50 + [b"?"] * 50, max_findings=10)
    assert len(report.findings) == 10
    assert (report.errors, report.warnings) == (99, 1)


def test_faults_as_an_exception() -> None:
    report = datasets.check([set_role(PLAIN, 1, "assistant")])
    with pytest.raises(InvalidPayloadError, match=r"<lines>:1: contents\[1\]\.role: unknown role"):
        report.raise_for_errors()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"base_model": "gemini-2.5-flush"}, "did you mean 'gemini-2.5-flash'"),
        ({"ignore": ["duplicates"]}, "did you mean 'duplicate'"),
        ({"epochs": 0}, "epochs must be at least 1"),
        ({"jobs": -1}, "jobs must be at least 0"),
    ],
)
def test_wrong_options_are_reported(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        datasets.check([PLAIN], **options)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="No such file"):
        datasets.check(tmp_path / "none.jsonl")


@pytest.mark.parametrize("source", [5, None, b"{}", {"contents": []}])
def test_what_is_no_dataset_is_reported(source: Any) -> None:
    with pytest.raises(
        ConfigurationError, match=r"not a dataset: found .*; expected a path, or an it"
    ):
        datasets.check(source)


def test_other_limits(tmp_path: Path) -> None:
    shipped = Path(datasets.__file__).with_name("limits.toml").read_text()
    file = tmp_path / "limits.toml"
    file.write_text(shipped.replace("examples = 100\n", "examples = 3\n", 1))
    assert datasets.load_limits(file).advice.examples == 3
    file.write_text(shipped.replace("tokens_per_example", "tokens_a_line"))
    with pytest.raises(ConfigurationError, match=r"models\.0\.tokens_a_line"):
        datasets.load_limits(file)
    file.write_text("[")
    with pytest.raises(ConfigurationError, match="not TOML"):
        datasets.load_limits(file)


def test_every_limit_has_source_and_date() -> None:
    limits = datasets.load_limits()
    for each in (limits.advice, limits.pairs, *limits.models, *limits.media.values()):
        assert each.source.startswith("https://")
        assert each.date.year >= 2024


def test_processes_tell_what_one_tells(tmp_path: Path) -> None:
    """Repeats and lines far apart are reported alike, in whichever process they were read."""
    filler = "word " * 200
    lines: list[object] = [text(f"{n} {filler}", "x") for n in range(3 * CHUNK_BYTES // 1000)]
    lines[10] = b"{"
    lines[len(lines) // 2] = set_role(PLAIN, 1, "assistant")
    lines[-2] = lines[3]
    file = write(tmp_path / "train.jsonl", lines)
    held_out = write(tmp_path / "val.jsonl", [lines[-3], text("new", "x")])
    done: list[int] = []
    serial = datasets.check(file, validation=held_out, on_progress=lambda n, _: done.append(n))
    parallel = datasets.check(file, validation=held_out, jobs=2)
    assert parallel == serial
    assert done[-2:] == [file.stat().st_size, held_out.stat().st_size]
    assert len(done) > 3
    assert [(each.line, each.rule) for each in serial.findings] == [
        (11, "json"),
        (len(lines) // 2 + 1, "role"),
        (len(lines) - 1, "duplicate"),
        (1, "overlap"),
    ]


def test_every_rule_is_in_the_documentation() -> None:
    page = Path(__file__).parents[2].joinpath("docs/datasets.md").read_text(encoding="utf-8")
    for rule, words in RULES.items():
        assert f"| `{rule}` | {words} |\n" in page
