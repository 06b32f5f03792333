"""Whatever a text holds, the source made of it is one literal, one docstring or one name, and means that text."""

import ast
import os
import random
import re
from keyword import iskeyword
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.python_names import attribute, type_name
from codegen.python_source import docstring, identifier, literal, literals, optional_literal
from codegen.source_shape import check_shape
from codegen.spec_lines import SpecError
from tests.codegen.hostile_text import FRAGMENTS, TEXTS

EXAMPLES = int(os.environ.get("GEMINI_SDK_EXAMPLES", "500"))
"""100000 were run when this was written."""


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXTS)
def test_a_literal_is_the_text_and_nothing_else(text: str) -> None:
    source = literal(text)
    assert source.isprintable()
    source.encode()
    (statement,) = ast.parse(source).body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    assert statement.value.value == text
    assert optional_literal(text) == source


@settings(max_examples=EXAMPLES // 5, deadline=None)
@given(st.lists(TEXTS))
def test_literals_are_a_tuple(texts: list[str]) -> None:
    assert ast.literal_eval(literals(texts)) == tuple(texts)


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXTS)
def test_a_docstring_is_all_there_is_in_a_class(text: str) -> None:
    source = f"class A:\n    {docstring(text, '    ')}\n"
    source.encode()
    (made,) = ast.parse(source).body
    assert isinstance(made, ast.ClassDef)
    assert len(made.body) == 1
    read = ast.get_docstring(made, clean=False)
    assert read is not None
    assert words(read) == words(text)


def words(text: str) -> list[str]:
    """What a docstring's layout does not change."""
    return [part for part in re.split("[ \n]+", text) if part]


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXTS)
def test_names_are_names(text: str) -> None:
    assert type_name(text) == type_name(type_name(text)) == identifier(type_name(text))
    assert attribute(text) == identifier(attribute(text))
    assert not attribute(text).startswith("_")


def test_a_hundred_thousand_texts_come_out_as_text() -> None:
    """What hypothesis draws costs more than what is tried, so these are drawn without it: a few seconds."""
    draw = random.Random(7)
    ends = (128, 0x3000, 0x110000)
    for _ in range(100_000):
        pieces = (
            draw.choice(FRAGMENTS)
            if draw.random() < 0.6
            else chr(draw.randrange(draw.choice(ends)))
            for _ in range(draw.randrange(13))
        )
        text = "".join(pieces)
        value = ast.parse(literal(text), mode="eval").body
        assert isinstance(value, ast.Constant)
        assert value.value == text
        (made,) = ast.parse(f"class A:\n    {docstring(text, '    ')}\n").body
        assert isinstance(made, ast.ClassDef)
        assert len(made.body) == 1
        assert words(ast.get_docstring(made, clean=False) or "") == words(text)
        assert identifier(type_name(text)) == type_name(text)
        assert identifier(attribute(text)) == attribute(text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXTS)
def test_what_is_no_name_is_refused(text: str) -> None:
    if text.isascii() and text.isidentifier() and not iskeyword(text):
        assert identifier(text) == text
    else:
        with pytest.raises(ValueError, match="not a valid Python name"):
            identifier(text)


@pytest.mark.parametrize(
    ("name", "python"),
    [
        ("datetime", "Datetime"),
        ("TypedDict", "TypedDictType"),
        ("Any", "AnyType"),
        ("None", "NoneType"),
        ("Kebab-Type", "KebabType"),
        ("1st", "Type1st"),
        ("dotted.Type", "DottedType"),
        ("snake_type", "SnakeType"),
        ("GenerationConfig", "GenerationConfig"),
        ("…", "Type"),
    ],
)
def test_types_are_named_by_one_rule(name: str, python: str) -> None:
    assert type_name(name) == python


@pytest.mark.parametrize(
    ("name", "python"),
    [
        ("maxOutputTokens", "max_output_tokens"),
        ("HTTPServer", "httpserver"),
        ("a-b", "a_b"),
        ("@type", "type"),
        ("class", "class_"),
        ("copy", "copy_"),
        ("1st", "field_1st"),
        ("_private", "private"),
        ("hate/threatening", "hate_threatening"),
        ("…", "field"),
    ],
)
def test_members_are_named_by_one_rule(name: str, python: str) -> None:
    assert attribute(name, {"copy"}) == python


STRANGE = [
    "print(1)",
    "import os",
    "x: int = 1",
    "class A(B):\n    def f(self): ...",
    "class A(B):\n    x: int = print(1)",
    "class A(B):\n    x: f() = None",
    "class A(f()):\n    pass",
    "@f\nclass A: pass",
    "A = f()",
    "A = __import__",
    'A = TypedDict("A", {"a": "f()"})',
    'A = TypedDict("A", {"a": "1 if f else 2"})',
    "class A(TypedDict, total=False):\n    a: f()",
    "class A(TypedDict, total=False):\n    a: int",
    'class A(TypedDict, total=False):\n    a: "f()"',
    'class A(TypedDict, total=False):\n    a: "int" = 1',
    "class A(TypedDict, total=False):\n    def f(self): ...",
    "class A(TypedDict, total=f()):\n    pass",
    "A = [x for x in y]",
    "A = lambda: 1",
    'A = f"{x}"',
    "from os import path",
    "if TYPE_CHECKING:\n    import os",
    "if TYPE_CHECKING:\n    from .a import *\nelse:\n    f()",
    "class A(B",
    "while True: pass",
]


@pytest.mark.parametrize("source", STRANGE)
def test_source_of_another_shape_is_refused(source: str, tmp_path: Path) -> None:
    module = tmp_path / "a.py"
    module.write_text(source, encoding="utf-8")
    with pytest.raises(SpecError, match=r"a\.py.*the generated source"):
        check_shape(module)
