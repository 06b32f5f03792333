"""Docstrings as Markdown: their sections become lists, their indented lines code."""

import inspect
import re
import textwrap

_SECTION = re.compile(r"^(Args|Raises|Returns|Yields|Attributes|Keys):$")
_TITLES = {"Args": "Parameters"}
_ENTRY = re.compile(r"^(?P<names>[*\w]+(?:, [*\w]+)*): (?P<text>.*)$", re.DOTALL)


def markdown(text: str | None) -> str:
    """A docstring as Markdown."""
    lines = inspect.cleandoc(text or "").splitlines()
    parts: list[str] = []
    block: list[str] = []
    section: str | None = None
    for line in [*lines, None]:
        heading = None if line is None else _SECTION.match(line)
        ends = line is None or heading or (section and line.strip() and not line.startswith(" "))
        if ends:
            parts.append(_section(section, block) if section else _prose(block))
            block, section = [], heading[1] if heading else None
        if line is not None and not heading:
            block.append(line)
    return "\n\n".join(part for part in parts if part)


def first_sentence(text: str | None) -> str:
    """What a docstring says first, in one line."""
    paragraph = inspect.cleandoc(text or "").partition("\n\n")[0]
    return plain(re.split(r"(?<=[.:])\s", " ".join(paragraph.split()) + " ")[0].rstrip(":"))


def plain(text: str) -> str:
    """Text in which the asterisks of names such as `projects/*/locations/*` stay asterisks."""
    return re.sub(r"(`[^`]*`)|(?<=/)[*]+|[*]+(?=/)", _escaped, text)


def _prose(lines: list[str]) -> str:
    """Paragraphs; what is indented is code."""
    parts: list[str] = []
    for paragraph in re.split(
        r"\n(?:[ ]*\n)+(?=\S)|\n(?:[ ]*\n)+(?=    )", "\n".join(lines).strip("\n")
    ):
        if paragraph.startswith("    "):
            code = textwrap.dedent(paragraph)
            language = "text" if re.search(r"[├└│]", code) else "python"
            parts.append(f"```{language}\n{code.strip()}\n```")
        else:
            parts.append(plain(paragraph))
    return "\n\n".join(parts)


def _section(name: str, lines: list[str]) -> str:
    entries: list[str] = []
    for line in textwrap.dedent("\n".join(lines)).strip().splitlines():
        if line.startswith(" ") and entries:
            entries[-1] += f" {line.strip()}"
        elif line.strip():
            entries.append(line)
    if not any(map(_ENTRY.match, entries)):
        return f"**{_TITLES.get(name, name)}:** {plain(' '.join(entries))}"
    return "\n".join([f"**{_TITLES.get(name, name)}:**\n", *map(_entry, entries)])


def _entry(entry: str) -> str:
    found = _ENTRY.match(entry)
    if found is None:
        return f"- {plain(entry)}"
    names = ", ".join(f"`{name}`" for name in found["names"].split(", "))
    return f"- {names}: {plain(found['text'])}"


def _escaped(found: re.Match[str]) -> str:
    return found[1] or found[0].replace("*", r"\*")
