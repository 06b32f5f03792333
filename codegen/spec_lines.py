"""The line of a spec at which something is written, so that a message names the line to edit."""

from dataclasses import dataclass

import yaml

Step = str | int
"""A key of a mapping or an index of a list."""


class SpecError(Exception):
    """A spec that can't be used; the message names the file and the place in it."""


@dataclass(frozen=True, slots=True, order=True)
class SpecLine:
    """A line of a file."""

    file: str
    line: int
    """Line number, from 1."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def place(root: yaml.Node, *steps: Step) -> SpecLine:
    """The position of steps in a document; where they lead nowhere, the last of them that is there."""
    node, mark = root, root.start_mark
    for step in steps:
        found = child(node, step)
        if found is None:
            break
        mark, node = found[0].start_mark, found[1]
    return SpecLine(mark.name, mark.line + 1)


def child(node: yaml.Node, step: Step) -> tuple[yaml.Node, yaml.Node] | None:
    """The node where a member of a node begins (its key, if it has one), and the member; None if there is none."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
