"""The reference of the site: nothing public is left out, and what it says is what the code says."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from gemini_sdk import types
from website.sources import definition

pytest.importorskip("click", reason="needs the extra cli")

from gemini_sdk.cli.program import program
from website import build, commands, docstrings, models


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("reference")
    faults = build.write_reference(found)
    assert not faults, "\n".join(faults)
    return found


def test_every_type_has_a_place(folder: Path) -> None:
    placed = models.places()
    for module in types.__all__:
        home = f"gemini_sdk.types.{module}"
        keys = {definition(home, name) for name in dir(getattr(types, module))}
        keys = {key for key in keys if key[0].startswith("gemini_models")}
        assert keys
        for key in keys:
            page, _, anchor = placed[key].partition("#")
            assert anchor in (folder / page).read_text(encoding="utf-8"), key


def test_a_method_has_its_signature_and_links_to_its_types(folder: Path) -> None:
    page = (folder / "clients/google-ai.md").read_text(encoding="utf-8")
    _, _, method = page.partition("{ #GeminiClient.generate_content }")
    assert 'contents: <a href="../clients/arguments.html#RequestLike">RequestLike</a>' in method
    assert '<a href="../types/generate_content.html#GenerateContentResponse">' in method
    assert "- `system_instruction`: instruction for the model; text only." in method


def shown() -> Iterator[tuple[str, str, click.Parameter]]:
    for name, command in program.commands.items():
        for full, each in commands.tree(command, f"gemini-sdk {name}"):
            for parameter in each.params:
                yield name, full, parameter


def test_every_option_of_every_command_is_shown(folder: Path) -> None:
    seen = 0
    for page, name, parameter in shown():
        text = (folder / "commands" / f"{page}.md").read_text(encoding="utf-8")
        _, _, section = text.partition(f"```text\n{name} ")
        section = re.split(r"\n#+ gemini-sdk ", section)[0]
        if not isinstance(parameter, click.Option):
            assert parameter.make_metavar(click.Context(click.Command(name))) in section, (
                name,
                parameter,
            )
            continue
        for option in parameter.opts if not parameter.hidden else ():
            assert option in section, (name, option)
            seen += 1
        if isinstance(parameter.type, click.Choice) and not parameter.hidden:
            assert all(str(choice) in section for choice in parameter.type.choices), (
                name,
                parameter,
            )
    assert seen > 100


def test_sections_of_a_docstring_become_lists() -> None:
    text = """Does it.

    More of it:

        client.do()

    Args:
        what: the thing
            to do.

    Raises:
        ValueError: it cannot be done.
    """
    assert docstrings.markdown(text) == (
        "Does it.\n\nMore of it:\n\n```python\nclient.do()\n```\n\n**Parameters:**\n\n- `what`: the thing to do.\n\n"
        "**Raises:**\n\n- `ValueError`: it cannot be done."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As projects/*/secrets/**.", r"As projects/\*/secrets/\*\*."),
        ("As `projects/*`, a **rule** of 2 * 3.", "As `projects/*`, a **rule** of 2 * 3."),
    ],
)
def test_asterisks_of_resource_names_stay(text: str, expected: str) -> None:
    assert docstrings.markdown(text) == expected
