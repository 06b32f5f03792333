"""What is converted means the same; what cannot be converted is reported, and never half written."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import datasets
from gemini_sdk.datasets.from_openai import to_gemini
from gemini_sdk.datasets.to_openai import from_gemini
from gemini_sdk.errors import ConfigurationError, DatasetFileError, InvalidPayloadError
from gemini_sdk.types.tuned_models import TuningExample
from gemini_sdk.types.tuning_dataset import SupervisedTuningExample
from tests.datasets.samples import Json, call, chat, chats, clean, media, text, words, write

some_pairs = st.lists(st.tuples(words, words), min_size=1, max_size=9)


def read(path: Path) -> list[Json]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def converted(source: Any, **options: Any) -> list[Json]:
    """The lines that a conversion writes."""
    with TemporaryDirectory() as folder:
        output = Path(folder, "output.jsonl")
        datasets.convert(source, output, **options)
        assert [*Path(folder).iterdir()] == [output]
        return read(output)


@given(some_pairs, st.sampled_from(["gemini", "pairs", "openai", "csv"]))
def test_pairs_come_back_from_every_form(given_pairs: list[tuple[str, str]], to: Any) -> None:
    with TemporaryDirectory() as folder:
        output = Path(folder, "there.csv" if to == "csv" else "there.jsonl")
        done = datasets.convert(given_pairs, output, to=to)
        assert (done.rows, done.written, done.findings) == (len(given_pairs), len(given_pairs), ())
        assert [*datasets.pairs(output)] == given_pairs
        back = converted(output)
        assert back == converted(given_pairs)
        assert datasets.check(back, ignore=["few-examples", "duplicate"]).ok


@given(chats)
def test_chats_come_back_from_openai(example: Json) -> None:
    line, lost = from_gemini(example)
    assert lost == []
    assert to_gemini(line) == (example, [])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
objects = st.dictionaries(st.text(), json_values, max_size=3)


@given(st.lists(objects, min_size=1, max_size=3), objects)
def test_calls_and_results_come_back_from_openai(arguments: list[Json], response: Json) -> None:
    names = [f"f{number % 2}" for number in range(len(arguments))]
    calls = [
        {"functionCall": {"name": n, "args": a}} for n, a in zip(names, arguments, strict=True)
    ]
    results = [{"functionResponse": {"name": n, "response": response}} for n in names]
    example = text("A?", "B.")
    example["contents"][1:1] = [
        {"role": "model", "parts": calls},
        {"role": "user", "parts": results},
    ]
    line, lost = from_gemini(example)
    assert lost == []
    answered = [each["tool_call_id"] for each in line["messages"] if each["role"] == "tool"]
    assert answered == [each["id"] for each in line["messages"][1]["tool_calls"]]
    back, lost = to_gemini(line)
    assert (back, lost) == (example, [])


OPENAI: Json = {
    "messages": [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Is it in stock?"},
        {
            "role": "assistant",
            "content": None,
            "tool_calls": [
                {
                    "id": "call_x",
                    "type": "function",
                    "function": {"name": "stock", "arguments": '{"id": 1}'},
                }
            ],
        },
        {"role": "tool", "tool_call_id": "call_x", "content": "2"},
        {"role": "assistant", "content": "Yes, two.", "weight": 1},
    ],
    "tools": [
        {
            "type": "function",
            "function": {"name": "stock", "parameters": {"type": "object", "properties": {}}},
        }
    ],
}


def test_a_line_of_openai_with_tools() -> None:
    (line,) = converted([OPENAI])
    assert line == {
        "systemInstruction": {"parts": [{"text": "Be brief."}]},
        "contents": [
            {"role": "user", "parts": [{"text": "Is it in stock?"}]},
            {"role": "model", "parts": [{"functionCall": {"name": "stock", "args": {"id": 1}}}]},
            {
                "role": "user",
                "parts": [{"functionResponse": {"name": "stock", "response": {"result": "2"}}}],
            },
            {"role": "model", "parts": [{"text": "Yes, two."}]},
        ],
        "tools": [
            {
                "functionDeclarations": [
                    {
                        "name": "stock",
                        "parametersJsonSchema": {"type": "object", "properties": {}},
                    }
                ]
            }
        ],
    }
    assert datasets.check([line], ignore=["few-examples"]).findings == ()


def test_pictures_by_uri() -> None:
    picture = media("gs://bucket/a.png", "image/png")
    line, lost = from_gemini(picture)
    assert line["messages"][0]["content"][0] == {
        "type": "image_url",
        "image_url": {"url": "gs://bucket/a.png"},
    }
    assert (to_gemini(line), lost) == ((picture, []), [])


def test_what_asks_for_nothing_is_not_reported() -> None:
    line = {**message(content="B.", weight=1, refusal=None), "parallel_tool_calls": True}
    assert to_gemini(line) == to_gemini(message(content="B."))
    assert to_gemini(line)[1] == []


def test_the_suffix_of_the_path_gives_the_type_of_a_picture() -> None:
    image = {"type": "image_url", "image_url": {"url": "https://x.org/a.png?size=2"}}
    line, _ = to_gemini({"messages": [{"role": "user", "content": [image]}]})
    file = {"mimeType": "image/png", "fileUri": "https://x.org/a.png?size=2"}
    assert line["contents"][0]["parts"] == [{"fileData": file}]


def message(**members: object) -> Json:
    return {"messages": [{"role": "user", "content": "A?"}, {"role": "assistant", **members}]}


LOST: dict[str, tuple[Json, str, str]] = {
    "weight": (message(content="B.", weight=0), "gemini", "messages[1].weight"),
    "name": (message(content="B.", name="Bob"), "gemini", "messages[1].name"),
    "refusal": (message(content="B.", refusal="No."), "gemini", "messages[1].refusal"),
    "one call at a time": (
        {**message(content="B."), "parallel_tool_calls": False},
        "gemini",
        "parallel_tool_calls",
    ),
    "in a part": (
        message(content=[{"type": "text", "text": "B.", "cache_control": 1}]),
        "gemini",
        "messages[1].content[0].cache_control",
    ),
    "in a call": (
        message(tool_calls=[{"function": {"name": "f", "arguments": ""}, "priority": 1}]),
        "gemini",
        "messages[1].tool_calls[0].priority",
    ),
    "another field": ({**message(content="B."), "seed": 7}, "gemini", "seed"),
    "strict": (
        {**OPENAI, "tools": [{"type": "function", "function": {"name": "stock", "strict": True}}]},
        "gemini",
        "tools[0].function.strict",
    ),
    "detail": (
        {
            "messages": [
                {
                    "role": "user",
                    "content": [
                        {"type": "image_url", "image_url": {"url": "gs://b/a.png", "detail": "low"}}
                    ],
                },
                {"role": "assistant", "content": "B."},
            ]
        },
        "gemini",
        "messages[0].content[0].image_url.detail",
    ),
    "system in between": (
        {"messages": [*message(content="B.")["messages"], {"role": "system", "content": "C"}]},
        "gemini",
        "messages[2]",
    ),
    "instruction": (
        chat() | {"contents": text("A?", "B.")["contents"]},
        "pairs",
        "systemInstruction",
    ),
    "resolution": (
        {**text("A?", "B."), "generationConfig": {"mediaResolution": "MEDIA_RESOLUTION_LOW"}},
        "openai",
        "generationConfig",
    ),
    "safety settings": (
        {**text("A?", "B."), "safety_settings": [{"category": "HARM_CATEGORY_HARASSMENT"}]},
        "openai",
        "safety_settings",
    ),
    "text for an instruction": (
        {**text("A?", "B."), "systemInstruction": "Be brief."},
        "openai",
        "systemInstruction",
    ),
    "MIME type": (
        media("gs://bucket/a", "image/png"),
        "openai",
        "contents[0].parts[0].fileData.mimeType",
    ),
    "other tools": (
        {**text("A?", "B."), "tools": [{"googleSearch": {}}]},
        "openai",
        "tools[0].googleSearch",
    ),
}
LEFT_OUT: dict[str, tuple[Json, str, str]] = {
    "a call of nothing": (
        message(tool_calls=[{"function": {"arguments": "{}"}}]),
        "gemini",
        "messages[1].tool_calls[0].function",
    ),
    "a call that is none": (
        message(function_call="f"),
        "gemini",
        "messages[1].function_call",
    ),
    "chat as pair": (chat(), "pairs", "contents"),
    "two parts as pair": (media("gs://bucket/a.png", "image/png"), "csv", "contents[0].parts"),
    "audio": (
        media("gs://bucket/a.mp3", "audio/mpeg"),
        "openai",
        "contents[0].parts[0].fileData.mimeType",
    ),
    "inline picture": (
        {
            "messages": [
                {
                    "role": "user",
                    "content": [
                        {"type": "image_url", "image_url": {"url": "data:image/png;base64,aGk="}}
                    ],
                }
            ]
        },
        "gemini",
        "messages[0].content[0].image_url.url",
    ),
    "audio of OpenAI": (
        {"messages": [{"role": "user", "content": [{"type": "input_audio", "input_audio": {}}]}]},
        "gemini",
        "messages[0].content[0]",
    ),
    "arguments": (
        message(tool_calls=[{"id": "x", "function": {"name": "f", "arguments": "{"}}]),
        "gemini",
        "messages[1].tool_calls[0].function.arguments",
    ),
    "belongs to this result": (
        {"messages": [{"role": "tool", "tool_call_id": "x", "content": "1"}]},
        "gemini",
        "messages[0].tool_call_id",
    ),
    "role": ({"messages": [{"role": "critic", "content": "1"}]}, "gemini", "messages[0].role"),
    "content": (message(content=7), "gemini", "messages[1].content"),
    "no messages": ({"messages": []}, "gemini", "messages"),
    "text for messages": ({"messages": "A?"}, "gemini", "messages"),
    "nothing said": (message(content=None), "gemini", "messages[1]"),
    "no parts of content": (message(content=[]), "gemini", "messages[1]"),
    "no list of calls": (message(tool_calls="f()"), "gemini", "messages[1].tool_calls"),
    "no list of tools": ({**OPENAI, "tools": {"type": "function"}}, "gemini", "tools"),
    "no list of functions": ({**OPENAI, "functions": "f"}, "gemini", "functions"),
    "no call": (message(function_call="f()"), "gemini", "messages[1].function_call"),
    "no turns": ({"contents": []}, "openai", "contents"),
    "text for turns": ({"contents": "A?"}, "openai", "contents"),
    "turn without parts": ({"contents": [{"role": "user"}]}, "openai", "contents[0]"),
}


@pytest.mark.parametrize("kind", [*LOST, *LEFT_OUT])
def test_what_cannot_be_carried_over_is_reported(kind: str, tmp_path: Path) -> None:
    line, to, path = (LOST | LEFT_OUT)[kind]
    source = write(tmp_path / "source.jsonl", [text("One?", "Two."), line])
    output = tmp_path / "output"
    options: Any = {"to": to}
    with pytest.raises(InvalidPayloadError) as raised:
        datasets.convert(source, output, **options)
    assert raised.value.faults[0].path == f"{source}:2: {path}"
    assert [*tmp_path.iterdir()] == [source]

    done = datasets.convert(source, output, strict=False, **options)
    rule = "lost" if kind in LOST else "left-out"
    assert [(each.line, each.rule, each.fault.path) for each in done.findings] == [(2, rule, path)]
    assert (done.rows, done.written) == (2, 2 if kind in LOST else 1)


@pytest.mark.parametrize(
    ("name", "content", "unread"),
    [
        (
            "a.jsonl",
            b'{"text_input"\n\n[]\n{"input": null, "output": ""}\n{"a": 1}\n',
            [1, 3, 4, 4, 5],
        ),
        ("a.csv", b'text_input,output\n1,2,3\n4\n,\n"5\n6",\n', [2, 3, 4, 4, 6]),
    ],
)
def test_rows_that_cannot_be_read_are_reported_and_the_others_converted(
    name: str, content: bytes, unread: list[int], tmp_path: Path
) -> None:
    source, output = tmp_path / name, tmp_path / "output"
    good = b"7,8\n" if name == "a.csv" else b'{"text_input": "7", "output": "8"}\n'
    source.write_bytes(content + good)
    with pytest.raises(InvalidPayloadError) as raised:
        datasets.convert(source, output)
    assert [each.path.rpartition(": ")[0] for each in raised.value.faults] == [
        f"{source}:{line}" for line in unread
    ]
    assert [*tmp_path.iterdir()] == [source]

    done = datasets.convert(source, output, strict=False)
    assert [each.line for each in done.findings] == unread
    assert {each.rule for each in done.findings} == {"left-out"}
    assert (done.rows, done.written) == (5, 1)
    assert [*datasets.pairs(output)] == [("7", "8")]


class Frame:
    """What pandas offers of a DataFrame."""

    def __init__(self, **columns: list[Any]) -> None:
        self._columns = columns

    @property
    def columns(self) -> list[str]:
        return list(self._columns)

    def itertuples(
        self, index: bool = True, name: str | None = "Pandas"
    ) -> Iterable[tuple[Any, ...]]:
        assert (index, name) == (False, None)
        return zip(*self._columns.values(), strict=True)


EXPECTED = [("1", "2"), ("twenty two", "twenty three")]


@pytest.mark.parametrize(
    "source",
    [
        EXPECTED,
        [list(pair) for pair in EXPECTED],
        iter(EXPECTED),
        [{"text_input": a, "output": b} for a, b in EXPECTED],
        [{"textInput": a, "output": b} for a, b in EXPECTED],
        [{"input": a, "output": b} for a, b in EXPECTED],
        [{"prompt": a, "completion": b} for a, b in EXPECTED],
        [TuningExample(text_input=a, output=b) for a, b in EXPECTED],
        [SupervisedTuningExample.model_validate(text(a, b)) for a, b in EXPECTED],
        [json.dumps({"text_input": a, "output": b}) for a, b in EXPECTED],
        [text(a, b) for a, b in EXPECTED],
        [
            {"messages": [{"role": "user", "content": a}, {"role": "assistant", "content": b}]}
            for a, b in EXPECTED
        ],
        Frame(output=["2", "twenty three"], text_input=["1", "twenty two"], note=["", ""]),
        [(1, 2), ("twenty two", "twenty three")],
    ],
)
def test_pairs_of_what_people_have(source: Any) -> None:
    assert [*datasets.pairs(source)] == EXPECTED


def test_columns_of_other_names(tmp_path: Path) -> None:
    columns = ("question", "answer")
    rows = [{"id": 1, "question": "A?", "answer": "B."}]
    assert [*datasets.pairs(rows, columns=columns)] == [("A?", "B.")]
    table = tmp_path / "table.tsv"
    table.write_text("id\tquestion\tanswer\n1\tA?\tB.\n", encoding="utf-8-sig")
    assert [*datasets.pairs(table, columns=columns)] == [("A?", "B.")]


@given(some_pairs)
def test_csv_is_read_as_it_was_written(given_pairs: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "table.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("prompt", "completion"), *given_pairs])
        assert [*datasets.pairs(path)] == given_pairs


def test_a_long_cell_is_read(tmp_path: Path) -> None:
    long, path = "a" * 200_000, tmp_path / "table.csv"
    datasets.convert([("1", long)], path, to="csv")
    assert [*datasets.pairs(path)] == [("1", long)]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ([], "no examples"),
        ([("1", "2"), ("3", "")], "row 2: output: not a text"),
        ([("1", "2"), (float("nan"), "4")], "row 2: text_input: not a text; found nan"),
        ([(True, "2")], "row 1: text_input: not a text; found True"),
        ([("1", "2", "3")], "row 1: .*not an example"),
        ([7], "row 1: .*not an example; found int"),
        ([{"text_input": "1"}], "row 1: .*unknown columns; found text_input"),
        (
            [{"text_input": "1", "output": "2", "weight": 3}],
            "row 1: weight: not a member of a pair",
        ),
        ([chat()], "row 1: contents: more than one question and one answer"),
        ([{**text("A?", "B."), "tools": call()["tools"]}], "row 1: tools: is lost"),
        (["{"], "row 1: .*not JSON: EOF.* at column 1"),
        ({"text_input": "1", "output": "2"}, "not rows; found dict; expected .* a list of pairs"),
        (b"1,2", "not rows; found bytes"),
        (7, "not rows; found int"),
        (
            Frame(a=["1"], b=["2"]),
            "the columns: .*unknown columns; found a, b; .*as `columns`",
        ),
    ],
)
def test_wrong_rows_are_named(source: Any, message: str) -> None:
    with pytest.raises(InvalidPayloadError, match=message):
        list(datasets.pairs(source))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "a.csv: no examples"),
        ("a.csv", b"text_input,output\n", "no examples"),
        ("a.csv", b"text_input,output\n1,2\n3\n", "a.csv:3: .*the number of values"),
        ("a.csv", b'text_input,output\n1,"2\n', "a.csv:2: .*not CSV"),
        (
            "a.jsonl",
            b'{"text_input": "1", "output": "2"}\n\n[]\n',
            "a.jsonl:3: .*not a JSON object",
        ),
        (
            "a.jsonl",
            b'{"text_input": "1", "output": "2"}\n{"text_input": 1.5, "output": "2"}\n',
            "a.jsonl:2: text_input",
        ),
    ],
)
def test_wrong_lines_are_named(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InvalidPayloadError, match=message):
        list(datasets.pairs(path))


def test_a_table_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"text_input,output\n1,\xff\n")
    with pytest.raises(DatasetFileError, match=r"a\.csv: text that is not UTF-8"):
        list(datasets.pairs(path))


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    for name in ("none.jsonl", "none.csv"):
        with pytest.raises(ConfigurationError, match="No such file"):
            list(datasets.pairs(tmp_path / name))
    output = tmp_path / "no" / "output.jsonl"
    with pytest.raises(ConfigurationError, match=f"^{output}: No such file"):
        datasets.convert(EXPECTED, output)


def test_a_form_that_there_is_not_is_reported(tmp_path: Path) -> None:
    wrong: Any = "gemni"
    with pytest.raises(
        ConfigurationError, match=r"unknown format 'gemni'; .* did you mean 'gemini'"
    ):
        datasets.convert([("1", "2")], tmp_path / "output", to=wrong)
    assert [*tmp_path.iterdir()] == []


def test_what_is_in_the_way_stays_until_all_is_done(tmp_path: Path) -> None:
    output = tmp_path / "output.jsonl"
    output.write_text("precious")
    with pytest.raises(InvalidPayloadError):
        datasets.convert([("1", "2"), ("3", "")], output)
    assert output.read_text() == "precious"
    datasets.convert([("1", "2")], output)
    assert read(output) == [text("1", "2")]


def test_splitting_is_a_partition_and_never_changes(tmp_path: Path) -> None:
    lines = [text(str(number), "x") for number in range(500)] + clean()
    raw = [json.dumps(line).encode() for line in lines]
    source = write(tmp_path / "source.jsonl", [*raw, raw[0], b"", raw[1]])
    sides = tmp_path / "train.jsonl", tmp_path / "validation.jsonl"
    done = datasets.split(source, *sides, fraction=0.2)
    first = [side.read_bytes().splitlines() for side in sides]
    assert [len(side) for side in first] == [done.train, done.validation]
    assert sorted(first[0] + first[1]) == sorted([*raw, *raw[:2]])
    assert not {*first[0]} & {*first[1]}
    assert 60 < done.validation < 145
    assert first[0] == [line for line in [*raw, *raw[:2]] if line in {*first[0]}]

    datasets.split(write(source, raw[::-3]), *sides, fraction=0.2)
    for before, side in zip(first, sides, strict=True):
        assert {*side.read_bytes().splitlines()} <= {*before}

    datasets.split(write(source, raw), *sides, fraction=0.2, seed=1)
    assert {*sides[1].read_bytes().splitlines()} != {*first[1]}


@given(
    st.lists(st.tuples(words, words), min_size=2, max_size=20), st.integers(), st.floats(0.05, 0.95)
)
def test_no_example_is_lost_or_on_both_sides(
    given_pairs: list[tuple[str, str]], seed: int, fraction: float
) -> None:
    with TemporaryDirectory() as folder:
        source, *sides = (Path(folder, name) for name in ("s.jsonl", "t.jsonl", "v.jsonl"))
        # The same example in two forms is still the same example.
        lines = [
            text(*pair) if number % 2 else dict(zip(("text_input", "output"), pair, strict=True))
            for number, pair in enumerate(given_pairs)
        ]
        write(source, lines)
        try:
            datasets.split(source, *sides, seed=seed, fraction=fraction)
        except InvalidPayloadError:  # a file would be empty
            assert not any(side.exists() for side in sides)
            return
        train, validation = ([*datasets.pairs(side)] for side in sides)
        assert sorted(train + validation) == sorted(given_pairs)
        assert not {*train} & {*validation}


@pytest.mark.parametrize(
    ("names", "fraction", "message"),
    [
        (("s.jsonl", "t", "v"), 1, "fraction must be"),
        (("s.jsonl", "t", "v"), float("nan"), "fraction must be"),
        (("s.jsonl", "s.jsonl", "v"), 0.1, "three different files"),
        (("none", "t", "v"), 0.1, "No such file"),
    ],
)
def test_wrong_splits_are_reported(
    names: tuple[str, str, str], fraction: float, message: str, tmp_path: Path
) -> None:
    source = write(tmp_path / "s.jsonl", [text("1", "2")])
    with pytest.raises(ConfigurationError, match=message):
        datasets.split(*(tmp_path / name for name in names), fraction=fraction)
    assert [*tmp_path.iterdir()] == [source]


def test_a_split_with_an_empty_side_is_reported(tmp_path: Path) -> None:
    source = write(tmp_path / "s.jsonl", [text("1", "2")])
    with pytest.raises(InvalidPayloadError, match="file would be empty"):
        datasets.split(source, tmp_path / "t", tmp_path / "v")
    write(source, [text("1", "2"), b"{"])
    with pytest.raises(InvalidPayloadError, match=r"s\.jsonl:2: "):
        datasets.split(source, tmp_path / "t", tmp_path / "v")
    assert [*tmp_path.iterdir()] == [source]


@pytest.mark.parametrize("to", ["openai", "pairs"])
def test_roles_are_read_in_any_case(to: Any, tmp_path: Path) -> None:
    outputs: list[bytes] = []
    for roles in (("user", "model"), ("USER", "Model")):
        turns = [{"role": role, "parts": [{"text": role.lower()}]} for role in roles]
        datasets.convert([{"contents": turns}], tmp_path / "out.jsonl", to=to)
        outputs.append((tmp_path / "out.jsonl").read_bytes())
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ({"text_input": "a", "contents": []}, "contents, text_input"),
        ({"messages": [], "contents": []}, "contents, messages"),
        ({"messages": [], "output": "a"}, "messages, output"),
    ],
)
def test_fields_of_two_forms_are_refused(row: dict[str, Any], names: str, tmp_path: Path) -> None:
    for act in (
        lambda: datasets.convert([row], tmp_path / "made", to="pairs"),
        lambda: list(datasets.pairs([row])),
    ):
        with pytest.raises(InvalidPayloadError, match=f"fields of two forms; found {names};"):
            act()


def test_null_is_not_given(tmp_path: Path) -> None:
    rows = [{"text_input": "a", "output": "b", "contents": None, "completion": None, "c": None}]
    assert list(datasets.pairs(rows)) == [("a", "b")]
    with pytest.raises(InvalidPayloadError, match="unknown columns; found text_input, contents;"):
        datasets.convert([{"text_input": "a", "contents": None}], tmp_path / "made")
