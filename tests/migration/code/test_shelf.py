"""Every program of the shelf, run as it was and as it is rewritten, in either style: nothing differs in silence."""

import ast
import json
import os
from functools import cache
from typing import Any

import pytest

from gemini_sdk.migration.code import Style, rewrite
from tests.migration.code import shelf, vertex_side
from tests.migration.code.shelf import PROGRAMS, Run
from tests.migration.code.wire import Wire

pytestmark = pytest.mark.filterwarnings("ignore")  # programs warn, and leave clients open
STYLES: tuple[Style, ...] = ("drop-in", "native")
MARKED_ELSEWHERE = {"content_filter_handler": "a refused prompt raises no error here"}
"""Programs that print something else, and say why at a handler that is not reached any more."""


CASES = [pytest.param(name, style, id=f"{name}-{style}") for name in PROGRAMS for style in STYLES]
"""Every program in every style."""


@cache
def rewritten(name: str, style: Style) -> str:
    return rewrite(PROGRAMS[name], style=style)


_runs: dict[str, Run] = {} if vertex_side.is_there() else shelf.kept_runs()


def before(name: str, connected: Wire) -> Run | None:
    """The run of the program as it was; None where the package is not there."""
    if name in _runs:
        return _runs[name]
    if name in shelf.OLD or name in shelf.NO_REST or not shelf.can_run(PROGRAMS[name]):
        return None
    _runs[name] = shelf.run(PROGRAMS[name], connected, rewritten=False)
    return _runs[name]


@pytest.mark.parametrize(("name", "style"), CASES)
def test_programs_behave_as_before(name: str, style: Style, connected: Wire) -> None:
    program = rewritten(name, style)
    first = before(name, connected)
    after = shelf.run(program, connected, rewritten=True)
    assert first is None or first.error is None
    found = shelf.faults(first, after, program)
    if name in MARKED_ELSEWHERE:
        assert MARKED_ELSEWHERE[name] in program
        found = [each for each in found if "printed" not in each]
    assert found == []


@pytest.mark.parametrize(("name", "style"), CASES)
def test_programs_stay_programs(name: str, style: Style) -> None:
    """They compile, have no name that nobody defines but those they had, and are rewritten once."""
    program = rewritten(name, style)
    compile(program, name, "exec")
    assert undefined(program) <= undefined(PROGRAMS[name])
    assert rewrite(program, style=style) == program


def undefined(program: str) -> set[str]:
    """The names that pyflakes says nobody defines."""
    checker = pytest.importorskip("pyflakes.checker")
    messages = pytest.importorskip("pyflakes.messages")
    found = checker.Checker(ast.parse(program)).messages
    kinds: Any = (messages.UndefinedName, messages.UndefinedExport, messages.UndefinedLocal)
    return {str(each.message_args[0]) for each in found if isinstance(each, kinds)}


@pytest.mark.skipif(not vertex_side.is_there(), reason="needs the extra vertexai")
def test_kept_runs_are_vertexais(connected: Wire) -> None:
    """The runs in `vertexai_runs.json` are what vertexai does. With WRITE_RUNS set, they are written anew."""
    runs = {
        name: shelf.as_json(run)
        for name in shelf.VERTEX
        if (run := before(name, connected)) is not None
    }
    if os.environ.get("WRITE_RUNS"):
        shelf.KEPT.write_text(json.dumps(runs, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert _without_hosts(json.loads(shelf.KEPT.read_text("utf-8"))) == _without_hosts(runs)


def _without_hosts(runs: Any) -> Any:
    """Runs without the addresses, which vertexai keeps from what ran before in this process."""
    return {
        name: {**run, "sent": [[method, *rest] for method, _, *rest in run["sent"]]}
        for name, run in runs.items()
    }
