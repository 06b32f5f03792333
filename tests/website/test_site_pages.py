"""The pages of the documentation site: what links become, and that every name has a place and a text."""

from pathlib import Path, PurePosixPath

import pytest

from website import links, pages


@pytest.mark.parametrize(
    ("text", "repository", "expected"),
    [
        ("[a](errors.md#retries)", None, "[a](errors.md#retries)"),
        ("[a](../README.md)", None, "[a](index.md)"),
        ("[a](../CHANGELOG.md#added)", None, "[a](project/changelog.md#added)"),
        ("[`errors`](../gemini_sdk/errors.py)", None, "`errors`"),
        ("[a](../gemini_sdk)", "https://h/x/blob/v1", "[a](https://h/x/blob/v1/gemini_sdk)"),
        ("[a](https://h/x)", None, "[a](https://h/x)"),
        ("```python no-run\n[a](nowhere)\n```\n", None, "```python\n[a](nowhere)\n```\n"),
        ("<!-- x: begin -->\n| a |\n", None, "| a |\n"),
    ],
)
def test_links_of_a_page(text: str, repository: str | None, expected: str) -> None:
    assert pages.moved(text, PurePosixPath("docs/types.md"), "types.md", repository) == expected


def test_links_of_a_page_in_a_folder() -> None:
    found = pages.moved(
        "[a](../errors.md) [b](rag.md)", PurePosixPath("docs/recipes/x.md"), "recipes/x.md", None
    )
    assert found == "[a](../errors.md) [b](rag.md)"
    found = pages.moved(
        "[a](docs/errors.md)", PurePosixPath("SECURITY.md"), "project/security.md", None
    )
    assert found == "[a](../errors.md)"


def test_a_link_to_a_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match=r"gone.md"):
        pages.moved("[a](gone.md)", PurePosixPath("docs/types.md"), "types.md", None)


def test_what_is_wrong_with_the_links_of_a_site(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<a href="b.html#here">x</a><a href="b.html#gone">x</a><a href="c.html">x</a>'
        '<script src="https://elsewhere/x.js"></script><a href="https://elsewhere/">x</a>'
    )
    (tmp_path / "b.html").write_text('<p id="here"></p>')
    assert links.faults(tmp_path) == [
        "a.html: b.html#gone: the page has no such place",
        "a.html: c.html leads nowhere",
        "a.html: loads https://elsewhere/x.js",
    ]
