"""The built site in a browser, opened as files: `make browser` builds it and runs these tests."""

import re
from collections.abc import Generator
from typing import Any

import pytest

from tests.emulator.browser import started
from website.build import BUILD

SITE = BUILD / "site"
PAGES = ("index clients migration reference/clients/google-ai reference/commands/tune").split()
QUESTIONS = {
    "stream": "streaming",
    "retry": "errors#retries",
    "timeout": "clients#timeouts-deadlines-retries",
    "api key": "clients#credentials",
    "vertex location": "reference/clients/vertex-ai#VertexClient",
    "upload file": "files",
    "cost": "bulk#budgets",
    "test without network": "recipes/pytest",
    "azure migration": "migration",
    "tune from csv": "recipes/tune-from-csv",
}
"""What newcomers look for, and the page that has to be among the first results."""
FIRST = 5

_FOUND = """name => {
  const found = []
  const walk = root => {
    if (root !== document) found.push(...root.querySelectorAll(name))
    root.querySelectorAll("*").forEach(each => each.shadowRoot && walk(each.shadowRoot))
  }
  walk(document)
  return found
}"""
"""Elements of the search, which has a document of its own."""
_ASK = f"""text => {{
  const [field] = ({_FOUND})("input")
  field.value = text
  field.dispatchEvent(new InputEvent("input", {{bubbles: true}}))
}}"""


@pytest.fixture(scope="module")
def browser() -> Generator[Any]:
    if not (SITE / "index.html").exists():
        pytest.skip("the site is not built: make browser")
    with started() as found:
        yield found


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)], ids=["desktop", "phone"])
def test_pages_fit_their_window_and_load_nothing_from_elsewhere(
    browser: Any, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    faults = _watched(page)
    for name in PAGES:
        page.goto((SITE / f"{name}.html").as_uri())
        page.wait_for_selector("h1")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
    page.close()
    assert not faults


def _watched(page: Any) -> list[str]:
    """What goes wrong on a page from now on: exceptions, errors of the console, requests to elsewhere."""
    faults: list[str] = []

    def exception(error: object) -> None:
        faults.append(str(error))

    def line(written: Any) -> None:
        if written.type == "error":
            faults.append(str(written.text))

    def request(sent: Any) -> None:
        if not str(sent.url).startswith(("file:", "data:")):
            faults.append(str(sent.url))

    page.on("pageerror", exception)
    page.on("console", line)
    page.on("request", request)
    return faults


@pytest.fixture(scope="module")
def search(browser: Any) -> Any:
    """A page with its search open."""
    page = browser.new_page()
    page.goto((SITE / "index.html").as_uri())
    page.keyboard.press("Control+k")
    page.wait_for_function(f"({_FOUND})('input').length > 0")
    return page


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_search_answers_what_newcomers_ask(search: Any, question: str) -> None:
    search.evaluate(_ASK, "qzxqzx")
    search.wait_for_function(f"({_FOUND})('a[href]').length === 0")
    search.evaluate(_ASK, question)
    search.wait_for_function(f"({_FOUND})('a[href]').length > 0")
    found: list[str] = search.evaluate(f"({_FOUND})('a[href]').map(each => each.href)")
    places = [each.removeprefix(f"{SITE.as_uri()}/") for each in found[:FIRST]]
    places = [re.sub(r"\.html|\?h=[^#]*|#$", "", each) for each in places]
    assert QUESTIONS[question] in places
