"""The migration guide: its samples are those of the guide it follows, and its tables those in code."""

import pytest

from tests.docs import migration_tables, pages

PAGE = migration_tables.PAGE

CHANGED = {"from openai import OpenAI": "from gemini_sdk.migration import OpenAI"}
"""What a program that works changes."""
CORRECTED = {
    "response['choices'][0]['text']": "response.choices[0].text",
    "chat_completion['choices'][0]": "chat_completion.choices[0]",
    "{response.text}": "{response.message.content}",
}
"""What is wrong in the samples for the openai package itself, too."""


def originals() -> list[pages.Block]:
    return [b for b in pages.blocks(PAGE, "python no-run") if b.code.startswith("# openai\n")]


def test_every_sample_is_there() -> None:
    text = "\n".join(block.code for block in originals())
    assert text.count(".completions.create(") == 4
    assert "Write an article about the potential of AI" in text
    assert "history of AI" in text
    assert "Could you give me a catchy title for the paper?" in text
    assert "read a CSV file in pandas" in text


@pytest.mark.parametrize("place", range(3))
def test_the_drop_in_form_changes_the_import_alone(place: int) -> None:
    original = originals()[place]
    code = original.code.removeprefix("# openai\n")
    for old, new in (CHANGED | CORRECTED).items():
        code = code.replace(old, new)
    ours = [b for b in pages.blocks(PAGE, "python") if b.line > original.line]
    assert ours[0].code == code


def test_the_openai_package_refuses_the_samples_as_they_are() -> None:
    chat = pytest.importorskip("openai.types.chat", reason="the extra peers is not installed")
    choice = chat.chat_completion.Choice.model_construct(index=0)
    answer = chat.ChatCompletion.model_construct(choices=[choice])
    with pytest.raises(TypeError, match="not subscriptable"):
        answer["choices"]
    with pytest.raises(AttributeError):
        _ = choice.text


def test_the_tables_are_those_in_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == migration_tables.in_place(text), "run python -m tests.docs.migration_tables"
