"""The reference of the command line, made from the commands."""

import re
from collections.abc import Iterator
from html import escape
from inspect import cleandoc
from pathlib import Path
from textwrap import dedent

import click

from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.cli.program import program
from website.sources import fields

NAME = "gemini-sdk"


def write(folder: Path) -> None:
    """Write a page for each command, and one with what all have in common."""
    target = folder / "commands"
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.md").write_text(_overview(), encoding="utf-8")
    for name, command in program.commands.items():
        parts = [part for each in tree(command, f"{NAME} {name}") for part in _command(*each)]
        (target / f"{name}.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def tree(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """A command and those below it, each with its full name."""
    yield name, command
    if isinstance(command, click.Group):
        for key, inner in command.commands.items():
            yield from tree(inner, f"{name} {key}")


def _overview() -> str:
    rows = [
        f"- [`{NAME} {name}`]({name}.md): {command.get_short_help_str(200)}"
        for name, command in program.commands.items()
    ]
    texts = fields(ExitStatus)
    lines = [f"| {each.value} | {' '.join(texts[each.name].text.split())} |" for each in ExitStatus]
    parts = [
        f"# {NAME}",
        _help(program.help),
        "The command needs the extra `cli`: `pip install 'gemini-sdk[cli]'`.",
        "## Commands",
        "\n".join(rows),
        "## Options of the program",
        *_parameters(NAME, program),
        "## Exit status",
        "\n".join(["| status | meaning |", "|---|---|", *lines]),
        "## API key",
        (program.epilog or "").rpartition("\n\n")[2].strip(),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _command(name: str, command: click.Command) -> Iterator[str]:
    level = "#" * min(name.count(" "), 3)
    yield f"{level} {name}" if level == "#" else f"{level} {name} {{ #{anchor(name)} }}"
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"```text\n{name} {usage}\n```"
    yield _help(command.help)
    yield from _parameters(name, command)
    if isinstance(command, click.Group):
        rows = [
            f"- [`{name} {key}`](#{anchor(f'{name} {key}')}): {inner.get_short_help_str(200)}"
            for key, inner in command.commands.items()
        ]
        yield "\n".join(["**Commands:**\n", *rows])
    if command.epilog:
        yield _help(command.epilog)


def anchor(name: str) -> str:
    """The anchor of a command on its page."""
    return name.removeprefix(f"{NAME} ").replace(" ", "-")


def _parameters(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    rows = [
        _option(parameter, context)
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option) and not parameter.hidden
        if command is program or "--help" not in parameter.opts
    ]
    if rows:
        yield "\n".join(["**Options:**\n", *rows])


def _option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    names, text = record or ("", "")
    extra = option.get_help_extra(context)
    notes = [f"default: `{option.default}`"] if _has_unnamed_default(option, text) else []
    if option.envvar and "envvars" not in extra:
        variables = [option.envvar] if isinstance(option.envvar, str) else list(option.envvar)
        notes.append(f"environment: {', '.join(f'`{each}`' for each in variables)}")
    more = f" ({'; '.join(notes)})" if notes else ""
    return f"- **`{names}`**<br>{_prose(text)}{more}"


def _has_unnamed_default(option: click.Option, text: str) -> bool:
    """Whether an option has a default that its text does not name."""
    default: object = option.default
    is_plain = isinstance(default, str | int | float) and not option.is_flag
    return is_plain and bool(default) and "default" not in text


def _help(text: str | None) -> str:
    """A help text: paragraphs, and blocks that click leaves as they are."""
    paragraphs: list[str] = []
    for paragraph in re.split(r"\n\s*\n", cleandoc(text or "")):
        mark, _, block = paragraph.partition("\b\n")
        if block and not mark.strip():
            paragraphs.append(f"```text\n{dedent(block).rstrip()}\n```")
        else:
            paragraphs.append(_prose(paragraph))
    return "\n\n".join(paragraphs)


def _prose(text: str) -> str:
    """One paragraph; options become code, and what Markdown would read as more than text stands as it is."""
    plain = " ".join(text.split())
    pieces = re.split(r"(`[^`]*`)", re.sub(r"(?<![\w`-])--[a-z][\w-]*", r"`\g<0>`", plain))
    return "".join(
        piece
        if piece.startswith("`")
        else re.sub(r"([*_\[\]])", r"\\\1", escape(piece, quote=False))
        for piece in pieces
    )
