"""Programs drawn at random do what they did, or a comment says that they do not."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemini_sdk.migration.code import Style, rewrite
from tests.examples import examples
from tests.migration.code import shelf
from tests.migration.code.generated_programs import programs
from tests.migration.code.wire import CLIENT, Sent, Wire

pytest.importorskip("openai")
pytestmark = pytest.mark.filterwarnings("ignore")  # programs leave clients open
STYLES: tuple[Style, ...] = ("drop-in", "native")
_OPENAIS = ("openai.azure.com", "api.openai.com")


@settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(programs(), st.sampled_from(STYLES))
def test_nothing_changes_in_silence(connected: Wire, program: str, style: Style) -> None:
    before = shelf.run(program, connected, rewritten=False)
    assert before.error is None, program
    made = rewrite(program, style=style)
    after = shelf.run(made, connected, rewritten=True)
    found = [*shelf.faults(before, after, made), *moved(before.sent, after.sent, made)]
    assert found == [], f"{program}\n\n# becomes\n\n{made}"
    assert rewrite(made, style=style) == made


def moved(before: list[Sent], after: list[Sent], program: str) -> list[str]:
    """The clients of other services than OpenAI's whose calls go to Google now, and nothing says so."""
    todo = shelf.todos(program)
    others = {s.client for s in before if not s.host.endswith(_OPENAIS)}
    names = others & {s.client for s in after if s.to_google}
    lines = program.splitlines()
    return [
        f"{name} was another service's"
        for name in sorted(names)
        for number, line in enumerate(lines, 1)
        if f'"{CLIENT}": "{name}"' in line and not todo(number)
    ]
