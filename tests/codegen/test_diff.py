"""Every difference of two specs is reported, by its place and by what it means to senders and receivers."""

import copy
import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from codegen.__main__ import main
from codegen.checks import check
from codegen.diff.compare import differences
from codegen.diff.diff_report import DiffReport
from codegen.diff.difference import Difference, Impact
from codegen.diff.revision import Revision
from codegen.diff.version import next_version
from codegen.layout import layout_faults
from codegen.settings import SPECS
from codegen.specs import SpecError, Specs, as_object, references
from tests.codegen.tea_changes import BREAKS, CHANGES, DOCS, MORE, NONE, TEA


def compared(old: str, new: str, folder: Path) -> list[Difference]:
    states: list[Revision] = []
    for name, text in (("old", old), ("new", new)):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "tea.yaml").write_text(text, encoding="utf-8")
        states.append(Revision(Specs.load(folder / name)))
    return differences(*states)


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: f"{c[3]} {c[4]}")
def test_what_a_change_means(change: tuple[Any, ...], tmp_path: Path) -> None:
    before, after, kind, name, text, senders, receivers = change
    assert before in TEA
    changed = TEA.replace(before, after, 1)
    found = [d for d in compared(TEA, changed, tmp_path) if d.name == name and d.kind == kind]
    (difference,) = [d for d in found if d.text.startswith(text)]
    assert (difference.senders, difference.receivers) == (senders, receivers)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("minimum: 0", "minimum: 1", "minimum: 1"),
        ("          maximum: 2\n", "", "maximum: 2"),
        ("[litres]\n", "[litres, gas]\n", "gas: {description: Of gas., type: boolean}"),
        (
            "Words., type: string}",
            "Words., type: boolean}",
            "text: {description: Words., type: boolean}",
        ),
        ("operationId: tea.wash", "operationId: tea.rinse", "post:"),
        ("}:wash:", "}:rinse:", "post:"),
        ("[GREEN, BLACK]", "[BLACK]", "enum: [GREEN, BLACK]"),
        ("title: Tea", "title: Teas", "info: {title: Teas, version: 1.0.0}"),
    ],
)
def test_the_line_of_a_difference(old: str, new: str, line: str, tmp_path: Path) -> None:
    changed = TEA.replace(old, new, 1)
    for difference in compared(TEA, changed, tmp_path):
        lines = (TEA if difference.kind == "removed" else changed).splitlines()
        assert lines[difference.place.line - 1].strip() == line


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: f"{c[3]} {c[4]}")
def test_what_is_added_one_way_is_removed_the_other(
    change: tuple[Any, ...], tmp_path: Path
) -> None:
    changed = TEA.replace(change[0], change[1], 1)
    forth, back = compared(TEA, changed, tmp_path), compared(changed, TEA, tmp_path)
    for one, other in ((forth, back), (back, forth)):
        added = {d.name for d in one if d.kind == "added"}
        assert added == {d.name for d in other if d.kind == "removed"}
    assert compared(changed, changed, tmp_path) == []


SPECIMEN = Specs.load(SPECS)


def places(node: object, *steps: str | int) -> Iterator[tuple[str | int, ...]]:
    """The steps to everything in a document, but not to what is empty: its absence says the same."""
    inner: Iterable[tuple[str | int, object]] = (as_object(node) or {}).items()
    if isinstance(node, list):
        inner = enumerate(cast(list[object], node))
    for step, value in inner:
        if value not in ({}, []):
            yield (*steps, step)
        yield from places(value, *steps, step)


PLACES = [
    (stem, steps) for stem, document in SPECIMEN.documents.items() for steps in places(document)
]


def mutated(stem: str, steps: tuple[str | int, ...], act: str) -> Specs:
    """The real specs with one key or item gone, altered or added."""
    document = copy.deepcopy(SPECIMEN.documents[stem])
    parent: Any = document
    for step in steps[:-1]:
        parent = parent[step]
    last = steps[-1]
    here = parent[last]
    match act:
        case "alter" if isinstance(here, bool):
            parent[last] = not here
        case "alter" if isinstance(here, int | float):
            parent[last] = here + 1
        case "alter" if isinstance(here, str) and last != "$ref":
            parent[last] = f"{here} altered"
        case "add" if isinstance(here, dict) and "$ref" not in here:
            here["x-new"] = "new"
        case "add" if isinstance(here, list) and here and isinstance(here[0], str):
            cast(list[str], here).append("NEW")
        case _:
            del parent[last]
    return Specs(SPECIMEN.documents | {stem: document}, SPECIMEN.sources)


def holds_together(specs: Specs) -> bool:
    """Whether nothing is missing without which specs are not read at all, as codegen would say."""
    if any([*layout_faults(document)] for document in specs.documents.values()):
        return False
    try:
        check(specs)
        for stem, document in specs.documents.items():
            for reference in references(document):
                specs.resolve(stem, reference)
    except SpecError:
        return False
    return True


# Each example reads all specs twice.
@settings(deadline=None, max_examples=min(15, settings().max_examples))
@given(st.sampled_from(PLACES), st.sampled_from(["remove", "alter", "add"]))
@example(("azure_inference", ("components", "schemas", "JsonSchemaFormat", "required")), "add")
def test_no_mutation_of_the_specs_goes_unseen(
    place: tuple[str, tuple[str | int, ...]], act: str
) -> None:
    specs = mutated(*place, act)
    assume(holds_together(specs))
    found = differences(Revision(SPECIMEN), Revision(specs))
    assert found
    for difference in found:
        assert difference.impact > Impact.NONE
        assert difference.place.file in {f"{stem}.yaml" for stem in SPECIMEN.documents}


def test_specs_do_not_differ_from_themselves() -> None:
    assert differences(Revision(SPECIMEN), Revision(Specs.load(SPECS))) == []


FIELDS = [
    (stem, name, key)
    for stem, name, schema in SPECIMEN.all_schemas()
    for key in schema.get("properties", {})
]


@settings(max_examples=min(15, settings().max_examples))
@given(st.sets(st.sampled_from(FIELDS), min_size=1, max_size=5))
def test_every_field_that_goes_is_reported(fields: set[tuple[str, str, str]]) -> None:
    documents = copy.deepcopy(SPECIMEN.documents)
    for stem, name, key in fields:
        del documents[stem]["components"]["schemas"][name]["properties"][key]
    less = Revision(Specs(documents, SPECIMEN.sources))
    gone = {d.name for d in differences(Revision(SPECIMEN), less) if d.kind == "removed"}
    assert gone >= {f"{name}.{key}" for _, name, key in fields}
    come = {d.name for d in differences(less, Revision(SPECIMEN)) if d.kind == "added"}
    assert come == gone


@pytest.mark.parametrize(
    ("current", "impact", "proposed"),
    [
        ("1.4.2", BREAKS, "2.0.0"),
        ("1.4.2", MORE, "1.5.0"),
        ("1.4.2", DOCS, "1.4.3"),
        ("1.4.2", NONE, "1.4.2"),
        ("0.1.0", BREAKS, "0.2.0"),
        ("0.1.0", MORE, "0.2.0"),
        ("0.1.0rc1", DOCS, "0.1.1"),
    ],
)
def test_the_version_that_follows(current: str, impact: Impact, proposed: str) -> None:
    assert next_version(current, impact) == proposed


def test_what_is_no_version() -> None:
    with pytest.raises(SpecError, match="'one' is not a version such as"):
        next_version("one", DOCS)


def test_a_type_in_another_file_is_imported_from_elsewhere(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "tea.yaml").write_text(TEA)
    leaf = TEA[TEA.index("    Leaf:") : TEA.index("    Error:")]
    other = (
        f"openapi: 3.1.0\ninfo: {{title: Other, version: 1.0.0}}\ncomponents:\n  schemas:\n{leaf}"
    )
    moved = TEA.replace(leaf, "").replace(
        "'#/components/schemas/Leaf", "'other.yaml#/components/schemas/Leaf"
    )
    (tmp_path / "new" / "tea.yaml").write_text(moved)
    (tmp_path / "new" / "other.yaml").write_text(other)
    states = [Revision(Specs.load(tmp_path / name)) for name in ("old", "new")]
    reported = [(str(d), d.impact) for d in differences(*states)]
    assert reported == [
        ("other.yaml:5: Leaf: moved to other.yaml, was in tea.yaml", BREAKS),
        ("other.yaml:1: other.yaml: file added", MORE),
    ]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a released state and a later one, of which a folder is the current one."""

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
        subprocess.run(
            ["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True
        )

    (tmp_path / "specs").mkdir()
    (tmp_path / "gemini_sdk").mkdir()
    git("init")
    states = (("1.2.3", TEA), ("1.2.3", TEA.replace("minimum: 0", "minimum: 1")))
    for tag, (version, text) in zip(("v1.2.3", "later"), states, strict=True):
        (tmp_path / "specs" / "tea.yaml").write_text(text)
        (tmp_path / "gemini_sdk" / "_version.py").write_text(f'__version__ = "{version}"\n')
        git("add", ".")
        git("commit", "-m", tag, "--allow-empty")
        git("tag", tag)
    monkeypatch.chdir(tmp_path / "specs")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("v1.2.3", "later"),
        ("later~1", "HEAD"),
        ("v1.2.3", "../specs"),
        ("v1.2.3:specs/tea.yaml", "tea.yaml"),
        ("v1.2.3:specs", "HEAD:specs/"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_revisions_and_files(old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", old, new]) == 1
    assert capsys.readouterr().out == (
        "1 breaking, 0 additive, 0 documentation; after 1.2.3 this is 2.0.0\n\nbreaking:\n"
        "  tea.yaml:54: Kettle.litres: minimum 1, was 0  (senders: breaking, receivers: none)\n"
    )


@pytest.mark.usefixtures("repository")
def test_two_files_of_other_names_are_two_states_of_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "no_spec.yaml").write_text("what: else")
    (tmp_path / "before.yaml").write_text(TEA)
    (tmp_path / "after.yaml").write_text(TEA.replace("How much.", "Litres."))
    assert main(["diff", f"{tmp_path}/before.yaml", f"{tmp_path}/after.yaml"]) == 0
    assert "after.yaml:51: Kettle.litres: described anew" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "message"),
    [
        ("v9", "v9: not a file, a folder or a git revision"),
        ("v1.2.3:elsewhere", "v1.2.3:elsewhere: elsewhere does not exist at v1.2.3"),
        ("v1.2.3:specs/tee.yaml", "tee.yaml: .*No such file"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_is_not_there(old: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", old, "HEAD"]) == 2
    assert re.search(message, capsys.readouterr().err)


def test_exit_status_says_whether_the_version_announces_it(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "v1.2.3", "later", "--fail-on", "never"]) == 0
    assert main(["diff", "later", "v1.2.3"]) == 0  # additive
    assert main(["diff", "later", "v1.2.3", "--fail-on", "additive"]) == 1
    output = capsys.readouterr().err
    assert (
        output == "codegen: the version is 1.2.3; what is additive needs 1.3.0, or to be undone\n"
    )
    (repository / "gemini_sdk" / "_version.py").write_text('__version__ = "2.0.0"\n')
    subprocess.run(
        "git -c user.name=A -c user.email=a@example.com commit -qam 2.0.0", shell=True, check=True
    )
    assert main(["diff", "v1.2.3", "HEAD"]) == 0
    assert "after 1.2.3 this is 2.0.0" in capsys.readouterr().out


def test_forms_of_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = TEA.replace("minimum: 0", "minimum: 1").replace(
        "[GREEN, BLACK]", "[GREEN, BLACK, RED]"
    )
    changed = changed.replace("{description: Of gas.,", "{description: Of gas., deprecated: true,")
    report = DiffReport(compared(TEA, changed, tmp_path), "0.3.0")
    document = json.loads(report.json())
    assert (document["impact"], document["version"], document["next_version"]) == (
        "breaking",
        "0.3.0",
        "0.4.0",
    )
    assert document["differences"][0] == {
        "kind": "changed",
        "name": "Kettle.litres",
        "text": "minimum 1, was 0",
        "file": "tea.yaml",
        "line": 54,
        "senders": "breaking",
        "receivers": "none",
    }
    assert (
        "| breaking | none | `Kettle.litres`: minimum 1, was 0 | tea.yaml:54 |" in report.markdown()
    )
    old, new = str(tmp_path / "old"), str(tmp_path / "new")
    assert main(["diff", old, new, "--changelog", "--fail-on", "never"]) == 0
    heading, *entry = capsys.readouterr().out.splitlines()
    assert heading.startswith("## [")
    assert entry == [
        "",
        "### Added",
        "",
        "- `Leaf`: value RED added.",
        "",
        "### Changed",
        "",
        "- **Breaking for senders:** `Kettle.litres`: minimum 1, was 0.",
        "",
        "### Deprecated",
        "",
        "- `Kettle.gas`: deprecated.",
    ]


def test_a_limit_that_comes_or_goes_is_a_change_in_the_changelog(tmp_path: Path) -> None:
    limited = TEA.replace("minimum: 0", "minimum: 0\n          exclusiveMinimum: -1")
    assert limited != TEA
    (tmp_path / "back").mkdir()
    for old, new, folder in (TEA, limited, tmp_path), (limited, TEA, tmp_path / "back"):
        entry = DiffReport(compared(old, new, folder), "0.3.0").changelog(date(2026, 1, 1))
        assert "### Changed\n\n- " in entry
        assert "### Added" not in entry
        assert "### Removed" not in entry
