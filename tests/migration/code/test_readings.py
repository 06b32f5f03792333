"""Answers that native style leaves in OpenAI's form, because Gemini's have no such shape."""

import pytest

from gemini_sdk.migration.code import rewrite
from gemini_sdk.migration.code.edits import MARK

HEAD = "from openai import OpenAI\nclient = OpenAI()\n"
CALL = "client.chat.completions.create(model='gpt-4o', messages=[{'role': 'user', 'content': 'x'}]"


def native(loop: str) -> str:
    made = rewrite(
        f"{HEAD}for c in {CALL}, stream=True):\n    {loop}\n    print(c.choices[0].delta.content or '')\n",
        style="native",
    )
    compile(made, "made", "exec")
    assert rewrite(made, style="native") == made
    return made


@pytest.mark.parametrize(
    "loop",
    [
        "for each in c.choices: print(each.delta.content)",
        "for each in c.choices or []: print(each.delta.content)",
        "for i, each in enumerate(c.choices): print(each.delta.content)",
        "if (found := c.choices): print(found[0])",
        "print(c.choices[-1].delta.content)",
        "first, *_ = c.choices",
        "choices = c.choices",
        "texts = [each.delta.content for each in c.choices]",
        "process(c.choices)",
        "if len(c.choices) == 0: continue",
        "if c.choices == other: continue",
        "if any(each.finish_reason == 'stop' for each in c.choices): break",
        "if c.choices[0].finish_reason is not None: break",
        "if c.choices[0].finish_reason: continue",
        "choice = c.choices[0]; reason = choice.finish_reason",
        "if c.usage: continue",
        "print(c.usage.total_tokens)",
    ],
)
def test_chunks_that_are_read_in_openais_shape_keep_it(loop: str) -> None:
    made = native(loop)
    assert loop in made
    assert "OpenAI(gemini=client).chat.completions.create(" in made
    assert MARK in made


@pytest.mark.parametrize(
    ("loop", "moved"),
    [
        ("if not c.choices: continue", "if not c.candidates: continue"),
        ("if c.choices is None: continue", "if c.candidates is None: continue"),
        ("while c.choices: break", "while c.candidates: break"),
        (
            "if c.choices and c.choices[0].delta.content: pass",
            "if c.candidates and c.text: pass",
        ),
        (
            "names = [c.id for _ in n if c.choices]",
            "names = [c.response_id for _ in n if c.candidates]",
        ),
    ],
)
def test_chunks_whose_choices_are_only_tested_move(loop: str, moved: str) -> None:
    made = native(loop)
    assert moved in made
    assert MARK not in made


@pytest.mark.parametrize("use", ["x = r.usage or other", "x = other if y else r.usage"])
def test_usage_that_is_kept_is_openais(use: str) -> None:
    made = rewrite(f"{HEAD}r = {CALL})\n{use}\n", style="native")
    assert use in made
    assert f"{MARK} its usage is used as a whole" in made


def test_the_name_of_a_message_is_not_lost() -> None:
    named = CALL.replace("'x'}", "'x', 'name': 'ann'}")
    made = rewrite(f"{HEAD}{named})\n", style="native")
    assert "'name': 'ann'" in made
    assert f"{MARK} a message has a name" in made
