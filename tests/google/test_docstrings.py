"""What docstrings say of parameters, in the three styles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk._arguments.docstring import read_docstring

GOOGLE = """Find a flight.

Only direct ones.

Args:
    source (str): where from: a code
        of three letters
    args:
        more of it
    limits (dict[str, tuple(int)], optional): none
    **rest: the rest

Returns:
    source: no parameter
"""
NUMPY = """Find a flight.

Only direct ones.

Parameters
----------
source : str
    where from: a code

    of three letters
args : {'a', 'b'}, optional
    more of it
limits
    none
**rest
    the rest

Returns
-------
source : str
    no parameter
"""
SPHINX = """Find a flight.

Only direct ones.

:param str source: where from: a code
    of three letters
:type source: str
:parameter args: more of it
:keyword limits:
    none
:arg \\*\\*rest: the rest
:returns: source
:rtype: str
:raises ValueError: never
"""


@pytest.mark.parametrize("text", [GOOGLE, NUMPY, SPHINX])
def test_each_style(text: str) -> None:
    summary, described = read_docstring(text)
    assert summary == "Find a flight. Only direct ones."
    assert described == {
        "source": "where from: a code of three letters",
        "args": "more of it",
        "limits": "none",
        "rest": "the rest",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sum.\n\nParameters\n----------\nx, y : float\n    one of two\n",
            {"x": "one of two", "y": "one of two"},
        ),
        ("Sum.\n\nKeyword Args:\n    a: one\n\nThe rest: of it", {"a": "one"}),
        ("Sum.\n\n@param a: one\n@return: it", {"a": "one"}),
        ("Sum: of all.\n\nNote: it is slow.", {}),
        ("Sum.\n\n:param a: one\n\nAnd more.", {"a": "one"}),
    ],
)
def test_other_forms(text: str, expected: dict[str, str]) -> None:
    assert read_docstring(text)[1] == expected


NAMES = st.from_regex(r"\A[a-z][a-z_]{0,8}\Z")
TEXTS = st.lists(st.from_regex(r"\A[a-z]{1,6}\Z"), min_size=1, max_size=5).map(" ".join)


@given(TEXTS, st.dictionaries(NAMES, st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_a_docstring_says_the_same_in_each_style(
    summary: str, parameters: dict[str, tuple[str, str]]
) -> None:
    google = [f"{summary}.", "", "Args:"]
    numpy = [f"{summary}.", "", "Parameters", "----------"]
    sphinx = [f"{summary}.", ""]
    for name, (first, second) in parameters.items():
        google += [f"    {name} (int): {first}", f"        {second}"]
        numpy += [f"{name} : int", f"    {first}", f"    {second}"]
        sphinx += [f":param {name}: {first}", f"    {second}"]
    expected = {name: f"{first} {second}" for name, (first, second) in parameters.items()}
    for lines in (google, numpy, sphinx):
        assert read_docstring("\n".join(lines)) == (f"{summary}.", expected)


@given(st.text(alphabet="ab:@-= \n()*ArgsParmet", max_size=80))
def test_no_text_is_an_error(text: str) -> None:
    read_docstring(text)
