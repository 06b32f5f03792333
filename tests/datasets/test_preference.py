"""Data for preference tuning: checked, converted both ways, split by prompt."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import datasets
from gemini_sdk.errors import ConfigurationError, InvalidPayloadError
from tests.datasets.samples import Json, chat, preference, text, words, write

CALM = ("few-examples",)


def problems_in(*lines: Any, **options: Any) -> list[tuple[str, str, str]]:
    """Severity, rule and path of each finding."""
    report = datasets.check(list(lines), ignore=CALM, **options)
    return [(each.severity, each.rule, each.fault.path) for each in report.findings]


def changed(change: Callable[[Json], object]) -> Json:
    example = copy.deepcopy(preference())
    change(example)
    return example


def scores(*values: Any) -> Json:
    def change(example: Json) -> None:
        for completion, value in zip(example["completions"], values, strict=True):
            completion["score"] = value

    return changed(change)


def said(*parts: Any, **members: Any) -> Json:
    """The first completion says something else."""
    content = {"role": "model", "parts": list(parts) or [{"text": "B."}], **members}
    return changed(lambda e: e["completions"][0].update(completion=content))


def test_clean_preferences_have_no_faults() -> None:
    several = {**chat(), "completions": preference()["completions"]}
    several["contents"] = several["contents"][:-1]
    snake = {"system_instruction": {"parts": [{"text": "Be brief."}]}, **preference("Other?")}
    reverse = changed(lambda e: e["completions"].reverse())
    assert problems_in(preference(), several, snake, method="preference") == []
    assert problems_in(reverse) == problems_in(scores("1", "0")) == []
    report = datasets.check([preference("a" * 8, "b" * 4, "c" * 12)])
    assert report.summary.form == "preference"
    assert report.summary.tokens.total == 6  # all that is said: prompt and both answers


PLANTED: dict[str, tuple[Json, str, str]] = {
    "one completion": (changed(lambda e: e["completions"].pop()), "completions", "completions"),
    "three completions": (
        changed(lambda e: e["completions"].append(e["completions"][0])),
        "completions",
        "completions",
    ),
    "no completions": ({**preference(), "completions": []}, "completions", "completions"),
    "completions of text": ({**preference(), "completions": "B."}, "schema", "completions"),
    "two preferred": (scores(1, 1), "score", "completions"),
    "none preferred": (scores(0, 0.0), "score", "completions"),
    "half a score": (scores(0.5, 0), "score", "completions[0].score"),
    "a negative score": (scores(1, -1), "score", "completions[1].score"),
    "a large score": (scores(10, 1), "score", "completions[0].score"),
    "a score of text": (scores("good", 0), "schema", "completions[0].score"),
    "a score of a bool": (scores(True, 0), "schema", "completions[0].score"),
    "no score": (
        changed(lambda e: e["completions"][1].pop("score")),
        "schema",
        "completions[1]",
    ),
    "no completion": (
        changed(lambda e: e["completions"][1].pop("completion")),
        "schema",
        "completions[1]",
    ),
    "a completion of the user": (said(role="user"), "role", "completions[0].completion.role"),
    "a completion of OpenAI": (said(role="assistant"), "role", "completions[0].completion.role"),
    "a completion without a role": (said(role=None), "role", "completions[0].completion.role"),
    "a completion of nothing": (said(parts=[]), "empty", "completions[0].completion"),
    "empty text": (said({"text": " "}), "empty", "completions[0].completion.parts[0].text"),
    "a call": (
        said({"functionCall": {"name": "f", "args": {}}}),
        "part-kind",
        "completions[0].completion.parts[0].functionCall",
    ),
    "a picture": (
        changed(
            lambda e: e["contents"][0]["parts"].append(
                {"fileData": {"fileUri": "gs://bucket/a.png", "mimeType": "image/png"}}
            )
        ),
        "part-kind",
        "contents[0].parts[1].fileData",
    ),
    "the model last": (
        {**text("A?", "B."), "completions": preference()["completions"]},
        "last-turn",
        "contents[1]",
    ),
    "no prompt": (changed(lambda e: e.pop("contents")), "schema", "$"),
    "misspelt": (
        changed(lambda e: e.update(systemInstructions=None)),
        "schema",
        "systemInstructions",
    ),
    "an empty instruction": (
        {**preference(), "systemInstruction": {"parts": [{"text": ""}]}},
        "empty",
        "systemInstruction.parts[0].text",
    ),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_faults_of_preferences_are_found(kind: str) -> None:
    line, rule, path = PLANTED[kind]
    if kind == "misspelt":
        line["systemInstructions"] = {"parts": [{"text": "Be brief."}]}
    found = problems_in(preference("Other?"), line)
    assert ("error", rule, path) in found
    assert {each[1] for each in found} <= {rule, "duplicate"}


def test_warnings_of_preferences() -> None:
    assert problems_in(preference("A?", "B.", "B.")) == [
        ("warning", "same-completions", "completions")
    ]
    assert problems_in(said({"text": "B.", "thought": True})) == [
        ("warning", "thought", "completions[0].completion.parts[0].thought")
    ]


def test_a_prompt_with_its_longest_answer_fits() -> None:
    long = "word " * 100_000  # 125,000 tokens
    assert problems_in(preference("A?", long, long + "other")) == []
    assert problems_in(preference(long, "B.", "word " * 10_000)) == [("error", "tokens", "$")]


def test_data_for_another_method_is_refused_in_a_line() -> None:
    for lines, method in (
        ([preference("1"), preference("2")], "supervised"),
        ([text("1", "x"), text("2", "x")], "preference"),
        ([{"text_input": "1", "output": "2"}] * 2, "supervised"),
    ):
        options: Any = {"method": method}
        report = datasets.check(lines, ignore=CALM, **options)
        (finding,) = report.findings
        assert (finding.line, finding.rule, report.errors) == (1, "form", 1)
        assert f"no example for {method} tuning" in str(finding)
        assert "2 lines" in str(finding)
    wrong: Any = "preferences"
    for call in (
        lambda: datasets.check([], method=wrong),
        lambda: datasets.convert([("1", "2")], "x", method=wrong),
        lambda: datasets.split("x", "y", "z", method=wrong),
    ):
        with pytest.raises(ConfigurationError, match="did you mean 'preference'"):
            call()


def openai(example: Json) -> Json:
    return {
        "input": {"messages": [{"role": "user", "content": "A?"}], "tools": []},
        "preferred_output": [{"role": "assistant", "content": "B."}],
        "non_preferred_output": [{"role": "assistant", "content": "C."}],
        **example,
    }


def converted(source: Any, **options: Any) -> list[Json]:
    with TemporaryDirectory() as folder:
        output = Path(folder, "output.jsonl")
        datasets.convert(source, output, **options)
        return [json.loads(line) for line in output.read_bytes().splitlines()]


_turns = st.lists(st.tuples(words, words), max_size=2)


@given(_turns, words, words, words, words | st.none())
def test_preferences_come_back_from_openai(
    turns: list[tuple[str, str]], asked: str, preferred: str, other: str, system: str | None
) -> None:
    example = preference(asked, preferred, other)
    before = [
        {"role": role, "parts": [{"text": said}]}
        for turn in turns
        for role, said in zip(("user", "model"), turn, strict=True)
    ]
    example["contents"] = [*before, *example["contents"]]
    if system is not None:
        example["systemInstruction"] = {"parts": [{"text": system}]}
    (there,) = converted([json.dumps(example)], to="openai")
    assert there["preferred_output"] == [{"role": "assistant", "content": preferred}]
    assert converted([json.dumps(there)]) == [example]
    (conversation,) = converted([json.dumps(there)], method="supervised")
    assert conversation["contents"][-1] == {"role": "model", "parts": [{"text": preferred}]}
    assert "completions" not in conversation


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (openai({"input": None}), "input"),
        (openai({"input": {"messages": []}}), "input.messages"),
        (openai({"preferred_output": None}), "preferred_output"),
        (openai({"non_preferred_output": []}), "non_preferred_output"),
        (openai({"preferred_output": [{"role": "user", "content": "B."}]}), "preferred_output"),
        (openai({"preferred_output": [{"role": "assistant", "content": None}]}), "preferred_outp"),
        (
            openai(
                {
                    "preferred_output": [
                        {"role": "assistant", "tool_calls": [{"function": {"name": "f"}}]}
                    ]
                }
            ),
            "preferred_output",
        ),
        (openai({"score": 1}), "score"),
        (
            openai(
                {
                    "input": {
                        "messages": [{"role": "user", "content": "A?"}],
                        "tools": [{"type": "function", "function": {"name": "f"}}],
                    }
                }
            ),
            "input.tools",
        ),
    ],
)
def test_what_openai_has_more_is_named(line: Json, path: str, tmp_path: Path) -> None:
    source = write(tmp_path / "source.jsonl", [line])
    with pytest.raises(InvalidPayloadError) as raised:
        datasets.convert(source, tmp_path / "output")
    assert raised.value.faults[0].path.startswith(f"{source}:1: {path}")


@pytest.mark.parametrize(
    "source",
    [
        {"prompt": "A?", "chosen": "B.", "rejected": "C."},
        {"input_text": "A?", "candidate_0": "B.", "candidate_1": "C.", "choice": 0},
        {"input_text": "A?", "candidate_0": "C.", "candidate_1": "B.", "choice": "1"},
        {
            "prompt": [{"role": "user", "content": "A?"}],
            "chosen": [{"role": "assistant", "content": "B."}],
            "rejected": "C.",
        },
        openai({}),
        preference(),
    ],
)
def test_preferences_of_other_forms(source: Json) -> None:
    assert converted([source], method="preference") == [preference()]
    rules = [rule for _, rule, _ in problems_in(source)]
    assert rules == ([] if source == preference() else ["form"])
    assert converted([source], method="supervised", to="pairs") == [
        {"text_input": "A?", "output": "B."}
    ]


def test_wrong_targets_are_named(tmp_path: Path) -> None:
    options: Any
    for source, options, words_of in (
        ([preference()], {"to": "pairs"}, "method=supervised"),
        ([text("A?", "B.")], {"method": "preference"}, "no preferred and other answer"),
        ([scores(1, 1)], {"to": "openai"}, "no preferred and other completion"),
        ([scores(1, 1)], {"method": "supervised"}, "none is preferred"),
        (
            [{"input_text": "A?", "candidate_0": "B.", "candidate_1": "C.", "choice": 2}],
            {},
            "0 or 1",
        ),
        ([{"prompt": "A?", "chosen": "B.", "rejected": ""}], {}, "rejected: not a text"),
    ):
        with pytest.raises(InvalidPayloadError, match=words_of):
            datasets.convert(source, tmp_path / "output", **options)


def test_a_prompt_is_on_one_side(tmp_path: Path) -> None:
    lines = [preference(f"{n}?", "B.", f"C{more}.") for n in range(40) for more in range(3)]
    source = write(tmp_path / "s.jsonl", lines)
    sides = tmp_path / "t.jsonl", tmp_path / "v.jsonl"
    done = datasets.split(source, *sides, fraction=0.3, method="preference")
    assert done.train + done.validation == len(lines)
    prompts = [
        {
            json.loads(line)["contents"][0]["parts"][0]["text"]
            for line in side.read_text().splitlines()
        }
        for side in sides
    ]
    assert not prompts[0] & prompts[1]
    with pytest.raises(InvalidPayloadError, match=r"s.jsonl:1: \$: no example for supervised"):
        datasets.split(source, *sides, method="supervised")
