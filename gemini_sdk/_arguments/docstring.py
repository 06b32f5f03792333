"""What a docstring says: its summary, and a text for each parameter. Google, NumPy and Sphinx styles are read."""

import re

_PARAMETERS = frozenset(
    (
        "args arguments params parameters attributes keyword_args keyword_arguments other_parameters other_args"
    ).split()
)
_OTHERS = frozenset(
    (
        "return returns raise raises yield yields example examples note notes warning warnings warns todo see_also "
        "references receives methods"
    ).split()
)
_UNDERLINE = re.compile(r"[-=]{3,}")
_GOOGLE = re.compile(r"\*{0,2}(\w+)\s*(?:\((?:[^()]|\([^()]*\))*\))?\s*:(?:\s+|$)(.*)")
_NUMPY = re.compile(r"(\*{0,2}\w+(?:\s*,\s*\*{0,2}\w+)*)\s*(?::.*)?")
_FIELD = re.compile(r"[:@](\w+)((?:\s+[^:\s][^:]*)?):(?:\s+|$)(.*)")
_ENDS = (("sphinx", True), ("google", True))
_PARAMETER_FIELDS = frozenset("param parameter arg argument key keyword kwarg".split())
_OTHER_FIELDS = frozenset(
    "type return returns rtype raise raises except exception yield yields ytype var ivar cvar meta".split()
)


def read_docstring(text: str) -> tuple[str, dict[str, str]]:
    """The text before the first section or field, and what is said of each parameter.

    `text` is indented as `inspect.cleandoc` leaves it. Lines are joined by single spaces.
    """
    summary: list[str] = []
    described: dict[str, list[str]] = {}
    names: list[str] = []
    style, base, depth = "summary", 0, -1
    """`base` is the indentation of a section's heading, `depth` that of its parameters, -1 until the first is read."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        words, indent = line.strip(), len(line) - len(line.lstrip())
        if not words or (_is_underline(words) and number and _heading(lines, number - 1)):
            continue
        heading = _heading(lines, number)
        if heading and not (style in ("google", "other") and indent > base):
            names, style, base, depth = [], heading[0] if heading[1] else "other", indent, -1
        elif field := _field(words):
            names, style, depth = list(field[0]), "sphinx", indent
            _begin(described, names, field[1])
        elif style == "summary":
            summary.append(words)
        elif (style, indent <= (depth if style == "sphinx" else base)) in _ENDS:
            names, style = [], "other"
        elif begun := _parameter(style, words) if depth in (-1, indent) else None:
            names, depth = begun[0], indent
            _begin(described, names, begun[1])
        else:
            for name in names:
                described[name].append(words)
    texts = {name: " ".join(filter(None, pieces)) for name, pieces in described.items()}
    return " ".join(summary), {name: text for name, text in texts.items() if text}


def _begin(described: dict[str, list[str]], names: list[str], text: str) -> None:
    described.update({name: [text] for name in names})


def _heading(lines: list[str], number: int) -> tuple[str, bool] | None:
    """The style of a section that begins in a line, and whether it is one of parameters."""
    words = lines[number].strip()
    name = words.removesuffix(":").strip().lower().replace(" ", "_")
    if name not in _PARAMETERS and name not in _OTHERS:
        return None
    if number + 1 < len(lines) and _is_underline(lines[number + 1].strip()):
        return "numpy", name in _PARAMETERS
    return ("google", name in _PARAMETERS) if words.endswith(":") else None


def _is_underline(words: str) -> bool:
    return bool(_UNDERLINE.fullmatch(words))


def _field(words: str) -> tuple[list[str], str] | None:
    """The names that a Sphinx field describes (none for other kinds of fields), and its text."""
    found = _FIELD.fullmatch(words)
    if not found:
        return None
    kind, about, text = found[1].lower(), found[2].split(), found[3]
    if kind in _PARAMETER_FIELDS and about:
        return [about[-1].replace("\\", "").lstrip("*")], text
    return ([], text) if kind in _OTHER_FIELDS | _PARAMETER_FIELDS else None


def _parameter(style: str, words: str) -> tuple[list[str], str] | None:
    """The names whose description begins on a line of a section, and the text that follows them."""
    if style == "google" and (found := _GOOGLE.fullmatch(words)):
        return [found[1]], found[2]
    if style == "numpy" and (found := _NUMPY.fullmatch(words)):
        return [name.strip().lstrip("*") for name in found[1].split(",")], ""
    return None
