"""Every Python example runs, and every link leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.docs import commands, pages

_OTHERS = ("CHANGELOG", "CONTRIBUTING", "RELEASING", "SECURITY")
DOCUMENTS = [*pages.PAGES, *(pages.ROOT / f"{name}.md" for name in _OTHERS)]
_NEEDS = {
    "fastapi": "fastapi",
    "streaming-service": "fastapi",
    "function-calling": "mcp",
    "vcrpy": "vcr",
}
_FOR_TESTS = {
    "browser",
    "dev",
    "docs",
    "fuzz",
    "peers",
    "sbom",
    "schemathesis",
    "tests",
    "upstream",
}
_LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (?P<title>.+)$", re.MULTILINE)

# Samples of older packages set temperature, and so do their counterparts here.
_DEPRECATED = "ignore::gemini_sdk.warnings.DeprecatedParameterWarning"


@pytest.mark.filterwarnings(_DEPRECATED)
@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.stem)
def test_examples_run(page: Path, tmp_path: Path) -> None:
    if needed := _NEEDS.get(page.stem):
        pytest.importorskip(needed, reason=f"{needed} is not installed")
    with pages.reader(tmp_path, pages.azure_options(page)) as emulator:
        namespace = commands.follow(page) if page in pages.FOLLOWED else pages.run(page)
        for name, test in namespace.items():
            if name.startswith("test_"):
                assert callable(test)
                test(emulator)
        pages.close(namespace)


def test_few_examples_are_not_run() -> None:
    """Only other people's Python, beside which ours stands, is not run."""
    for page in pages.PAGES:
        for block in pages.blocks(page, "python no-run"):
            assert page.stem in ("inference", "migration", "tuning") or page.stem.startswith(
                "from-"
            )
            others = (
                "vertexai",
                "requests",
                "openai",
                "google-genai",
                "azure-ai-inference",
                "instructor,",
            )
            assert block.code.startswith(tuple(f"# {other}" for other in others))


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.finditer(page.read_text(encoding="utf-8")):
        target, _, anchor = link["target"].partition("#")
        if target.startswith("https://"):
            continue
        file = page.parent / target if target else page
        assert file.exists(), f"{page.name}: {link['target']}"
        if anchor:
            assert anchor in _anchors(file), f"{page.name}: {link['target']}"


def test_every_page_is_linked_from_the_index() -> None:
    docs = pages.ROOT / "docs"
    index = (docs / "index.md").read_text(encoding="utf-8")
    for page in pages.PAGES[1:]:
        assert page.name == "index.md" or f"({page.relative_to(docs).as_posix()})" in index


def test_the_index_has_every_extra() -> None:
    """Those of users; the others are for tests and builds."""
    index = (pages.ROOT / "docs/index.md").read_text(encoding="utf-8")
    rows = re.findall("^[|] (`.*?) [|]", index.partition("## Extras")[2], re.MULTILINE)
    named = {name for row in rows for name in re.findall("`(.*?)`", row)}
    for name, needs in commands.extras().items():
        is_of_tests = name in _FOR_TESTS or any("tests]" in need for need in needs)
        assert is_of_tests != (name in named), name


def test_the_tree_of_errors_is_that_of_the_module() -> None:
    (tree,) = pages.blocks(pages.ROOT / "docs/errors.md", "text")
    source = (pages.ROOT / "gemini_sdk/errors.py").read_text(encoding="utf-8")
    assert "\n".join(f"    {line}" for line in tree.code.splitlines()) in source


def _anchors(page: Path) -> set[str]:
    titles = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_name_of_a_file_stands_before_it() -> None:
    """Only then do readers on every code host know where to save it."""
    for page in pages.FOLLOWED:
        lines = page.read_text(encoding="utf-8").splitlines()
        for block in pages.all_blocks(page):
            if title := re.search('title="(.*)"', block.info):
                assert f"`{title[1]}`:" in lines[block.line - 4], (page.name, title[1])
